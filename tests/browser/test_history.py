"""Conversations that last, and that belong to one person."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page

from tests import factory
from tests.browser.conftest import ask, chat_server, opened

pytestmark = pytest.mark.browser
PASSWORD = "long enough to be safe"


def open_history(page: Page) -> None:
    """Open the list of conversations."""
    page.click("#header #sidebar-trigger-button")
    page.wait_for_selector("#thread-history")


def test_conversation_survives_a_restart_and_goes_on(browser: Browser, tmp_path: Path) -> None:
    folder = factory.small_years(tmp_path / "data")
    with chat_server(folder) as address, opened(browser, address) as page:
        ask(page, "지난달 BW0021 생산량?")
    with chat_server(folder) as address, opened(browser, address) as page:
        open_history(page)
        page.get_by_text("지난달 BW0021 생산량?").click()
        page.wait_for_selector(".hub-basis summary:has-text('BW0021')")
        ask(page, "BW0022는?")
        assert "BW0022" in page.locator(".hub-basis summary").last.inner_text()


def test_conversations_are_found_and_deleted(browser: Browser, tmp_path: Path) -> None:
    folder = factory.small_years(tmp_path / "data")
    with chat_server(folder) as address, opened(browser, address) as page:
        ask(page, "지난달 BW0021 생산량?")
        open_history(page)
        page.click("#search-chats-button")
        page.get_by_placeholder("대화 검색...").fill("BW0021")
        page.get_by_role("option", name="지난달 BW0021 생산량?").wait_for()
        page.keyboard.press("Escape")
        page.locator("#thread-history").get_by_text("지난달 BW0021").hover()
        page.click("#thread-options")
        page.click("#delete-thread")
        page.get_by_role("button", name="확인").click()
        page.wait_for_selector("#thread-history :text('지난달 BW0021')", state="detached")


def test_thumb_and_reason_are_kept_with_the_answer(browser: Browser, tmp_path: Path) -> None:
    folder = factory.small_years(tmp_path / "data")
    with chat_server(folder) as address, opened(browser, address) as page:
        ask(page, "지난달 BW0021 생산량?")
        page.click(".negative-feedback-off")
        page.get_by_placeholder("어디가 맞거나 틀렸나요?").fill("재고와 다릅니다")
        page.click("#submit-feedback")
        page.wait_for_selector(".negative-feedback-on")
    kept = factory.execute(
        folder / ".hub" / "chat.sqlite", "SELECT value, comment, question, calls FROM feedback"
    )
    assert kept[0][:3] == (0, "재고와 다릅니다", "지난달 BW0021 생산량?")
    assert "get_production_summary" in str(kept[0][3])


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A chat with two users."""
    folder = factory.small_years(tmp_path_factory.mktemp("guarded") / "data")
    for name in ("kim", "lee"):
        subprocess.run(
            [sys.executable, "-m", "maintenance", "user", "add", name],
            cwd=factory.PROJECT_ROOT,
            env=os.environ | {"HUB_DATA_DIR": str(folder)},
            input=PASSWORD + "\n",
            encoding="utf-8",
            check=True,
        )
    with chat_server(folder, HUB_CHAT_LOGIN="password") as address:
        yield address


def sign_in(page: Page, address: str, name: str, password: str = PASSWORD) -> None:
    """Fill in the login form."""
    page.goto(address)
    page.fill("#email", name)
    page.fill("#password", password)
    page.keyboard.press("Enter")


@contextmanager
def signed_in(address: str, name: str) -> Iterator[httpx.Client]:
    """A client with the cookie of that user."""
    with httpx.Client(base_url=address) as client:
        client.post("/login", data={"username": name, "password": PASSWORD}).raise_for_status()
        yield client


def test_only_a_user_with_the_password_gets_in(browser: Browser, guarded: str) -> None:
    page = browser.new_page(locale="ko-KR")
    sign_in(page, guarded, "kim", "not the password")
    page.wait_for_selector("text=로그인하지 못했습니다")
    sign_in(page, guarded, "kim")
    page.wait_for_selector("#chat-input")
    page.close()


def test_nobody_sees_anothers_conversation(browser: Browser, guarded: str) -> None:
    page = browser.new_page(locale="ko-KR")
    sign_in(page, guarded, "kim")
    page.wait_for_selector("#starters button:enabled")
    ask(page, "지난달 BW0021 생산량?")
    page.close()
    listing = {"pagination": {"first": 10}, "filter": {}}
    with signed_in(guarded, "kim") as kim, signed_in(guarded, "lee") as lee:
        (thread,) = kim.post("/project/threads", json=listing).json()["data"]
        assert lee.post("/project/threads", json=listing).json()["data"] == []
        assert kim.get(f"/project/thread/{thread['id']}").status_code == 200
        assert lee.get(f"/project/thread/{thread['id']}").status_code == 401
        assert lee.request("DELETE", "/project/thread", json={"threadId": thread["id"]}).status_code == 401


def test_without_login_there_is_nothing_to_see(guarded: str) -> None:
    for path in ("/hub/state", "/user", "/project/settings"):
        assert httpx.get(guarded + path).status_code == 401
    assert (
        httpx.post(f"{guarded}/project/threads", json={"pagination": {"first": 1}, "filter": {}}).status_code
        == 401
    )


def test_a_login_lasts_eight_hours(guarded: str) -> None:
    answer = httpx.post(f"{guarded}/login", data={"username": "lee", "password": PASSWORD})
    cookie = answer.headers["set-cookie"]
    assert "Max-Age=28800" in cookie and "HttpOnly" in cookie and "SameSite=lax" in cookie
