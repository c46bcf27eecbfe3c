"""Conversations that last, and that belong to one person."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

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


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A chat whose conversations are nobody else's: its data and its address."""
    folder = factory.small_years(tmp_path_factory.mktemp("own") / "data")
    with chat_server(folder) as address:
        yield folder, address


@pytest.mark.parametrize(
    ("locale", "question", "search", "confirm"),
    [
        ("ko-KR", "지난달 BW0021 생산량?", "대화 검색...", "확인"),
        ("en-US", "How many BW0021 were produced last month?", "Search conversations...", "Confirm"),
    ],
)
def test_conversations_are_found_and_deleted(
    browser: Browser, own: tuple[Path, str], locale: str, question: str, search: str, confirm: str
) -> None:
    with opened(browser, own[1], locale) as page:
        ask(page, question)
        open_history(page)
        page.click("#search-chats-button")
        page.get_by_placeholder(search).fill("BW0021")
        page.get_by_role("option", name=question).wait_for()
        page.keyboard.press("Escape")
        page.locator("#thread-history").get_by_text(question).hover()
        page.click("#thread-options")
        page.click("#delete-thread")
        page.get_by_role("button", name=confirm).click()
        expect(page.locator("#thread-history").get_by_text(question)).to_have_count(0)


@pytest.mark.parametrize(
    ("locale", "question", "why", "reason"),
    [
        ("ko-KR", "지난달 BW0021 생산량?", "어디가 맞거나 틀렸나요?", "재고와 다릅니다"),
        ("en-US", "How many BW0022 last month?", "What was right or wrong?", "The stock says otherwise"),
    ],
)
def test_thumb_and_reason_are_kept_with_the_answer(
    browser: Browser, own: tuple[Path, str], locale: str, question: str, why: str, reason: str
) -> None:
    with opened(browser, own[1], locale) as page:
        ask(page, question)
        page.click(".negative-feedback-off")
        page.get_by_placeholder(why).fill(reason)
        page.click("#submit-feedback")
        page.wait_for_selector(".negative-feedback-on")
    sql = "SELECT value, question, calls FROM feedback WHERE comment = ?"
    ((value, kept, calls),) = factory.execute(own[0] / ".hub" / "chat.sqlite", sql, (reason,))
    assert (value, kept) == (0, question)
    assert "get_production_summary" in str(calls)


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
