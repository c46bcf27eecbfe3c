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

from maintenance.publisher import Publisher
from tests import factory
from tests.browser.conftest import TOLD, Told, ask, begin, chat_server, command, last_answer, opened

pytestmark = pytest.mark.browser
PASSWORD = "long enough to be safe"


def open_history(page: Page) -> None:
    """Open the list of conversations."""
    page.click("#header #sidebar-trigger-button")
    page.wait_for_selector("#thread-history")


@pytest.fixture(scope="module")
def restarted(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A chat that was asked in each language, stopped and started again: its data and its address."""
    folder = factory.small_years(tmp_path_factory.mktemp("restarted") / "data")
    with chat_server(folder) as address:
        for told in TOLD.values():
            with opened(browser, address, told["locale"]) as page:
                ask(page, told["trend"])
    with chat_server(folder) as address:
        yield folder, address


@pytest.fixture(scope="module")
def page(browser: Browser, restarted: tuple[Path, str], told: Told) -> Iterator[Page]:
    """The page of the chat that was started again."""
    with opened(browser, restarted[1], told["locale"]) as page:
        yield page


def test_conversation_survives_a_restart_and_goes_on(
    page: Page, restarted: tuple[Path, str], told: Told
) -> None:
    chart_of_older_version = """UPDATE elements SET body = json_set(json_remove(body,
        '$.props.tables[0].figure'), '$.props.tables[0].chart', json('{"data": []}'))"""
    factory.execute(restarted[0] / ".hub" / "chat.sqlite", chart_of_older_version)
    open_history(page)
    page.locator("#thread-history").get_by_text(told["trend"]).click()
    expect(last_answer(page).locator(".hub-chart polyline")).to_be_attached()
    ask(page, told["follow_up"])
    expect(last_answer(page).locator(".hub-basis summary")).to_contain_text("BW0022")


def test_conversations_are_found_and_deleted(page: Page, restarted: tuple[Path, str], told: Told) -> None:
    begin(page, restarted[1])
    ask(page, told["whole_time"])
    open_history(page)
    page.click("#search-chats-button")
    page.get_by_placeholder(told["search"]).fill(told["whole_time"][:12])
    page.get_by_role("option", name=told["whole_time"]).wait_for()
    page.keyboard.press("Escape")
    kept = page.locator("#thread-history").get_by_text(told["whole_time"])
    kept.hover()
    page.locator("#thread-history li", has_text=told["whole_time"]).locator("#thread-options").click()
    page.click("#delete-thread")
    page.get_by_role("button", name=told["confirm"]).click()
    expect(kept).to_have_count(0)


def test_a_conversation_begun_with_a_form_has_its_name(
    page: Page, restarted: tuple[Path, str], told: Told
) -> None:
    name = told["form_commands"]["get_top_items"]
    begin(page, restarted[1])
    command(page, name)
    page.wait_for_selector(".hub-form")
    open_history(page)
    expect(page.locator("#thread-history").get_by_text(name, exact=True)).to_be_visible()
    begin(page, restarted[1])
    open_history(page)
    expect(page.locator("#thread-history").get_by_text(name, exact=True)).to_be_visible()


def test_thumb_and_reason_are_kept_with_the_answer(
    page: Page, restarted: tuple[Path, str], told: Told
) -> None:
    begin(page, restarted[1])
    ask(page, told["total"])
    page.click(".negative-feedback-off")
    page.get_by_placeholder(told["feedback"]).fill(told["reason"])
    page.click("#submit-feedback")
    page.wait_for_selector(".negative-feedback-on")
    sql = "SELECT value, question, calls FROM feedback WHERE comment = ?"
    database = restarted[0] / ".hub" / "chat.sqlite"
    ((value, kept, calls),) = factory.execute(database, sql, (told["reason"],))
    assert (value, kept) == (0, told["total"])
    assert "get_production_summary" in str(calls)


def test_calculating_again_tells_what_changed_since(
    page: Page, restarted: tuple[Path, str], told: Told
) -> None:
    folder = restarted[0]
    before = october(folder)
    begin(page, restarted[1])
    ask(page, told["total"])
    factory.write_elsewhere(
        folder / "production_analysis.db", [factory.record("2026-10-29", "BW0021", 5, lot="Z")]
    )
    Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish()
    last_answer(page).get_by_role("button", name=told["recalculate"]).click()
    change = page.get_by_text(f"{told['quantity']}: {before:,.0f} → {before + 5:,.0f}")
    expect(change).to_be_in_viewport()
    expect(last_answer(page).locator(".hub-figures td").first).to_have_text(f"{before + 5:,.0f}")
    expect(page.locator(".hub-answer")).to_have_count(2)


def october(folder: Path) -> float:
    """What the ERP's file holds of BW0021 in October 2026."""
    sql = "SELECT sum(good_quantity) FROM production_records WHERE item_code = ? AND production_date LIKE ?"
    ((total,),) = factory.execute(folder / "production_analysis.db", sql, ("BW0021", "2026-10%"))
    assert isinstance(total, float)
    return total


def test_unreadable_data_are_said_on_top(page: Page, restarted: tuple[Path, str], told: Told) -> None:
    folder = restarted[0]
    live = folder / "production_analysis.db"
    whole = live.read_bytes()
    for content, noticed in ((b"no database" * 500, True), (whole, False)):
        live.write_bytes(content)
        Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish()
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        notices = page.locator(".hub-notices")
        if noticed:
            expect(notices).to_contain_text(told["stale"])
        else:
            expect(notices).not_to_contain_text(told["stale"])


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


def test_only_a_user_with_the_password_gets_in(browser: Browser, guarded: str, told: Told) -> None:
    page = browser.new_page(locale=told["locale"])
    sign_in(page, guarded, "kim", "not the password")
    page.get_by_text(told["refused"]).wait_for()
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
