"""Waiting for a slow model: what is awaited, stopping it, and a connection that is lost meanwhile."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Told, begin, chat_server, opened, send
from tests.browser.wire import Wire
from tests.fake_gemini import Act, FakeGemini, calls, text

pytestmark = pytest.mark.browser
OCTOBER = {"date_from": "2026-10-01", "date_to": "2026-10-31", "item_code": "BW0021"}
CALL = calls(("get_production_summary", OCTOBER))
COMES_BACK_EACH_SECOND = "setInterval(() => window.dispatchEvent(new Event('focus')), 1000)"
"""As when a person comes back to the page; it heeds that only once in five seconds."""
LIST = {"pagination": {"first": 5}, "filter": {}}


def pieces(told: Told) -> tuple[str, str]:
    """An answer in two pieces; a sentence is shown once the next one has begun."""
    second = told["second_words"]
    return told["first_words"] + second[:3], second[3:]


def slow(told: Told, *, after: int) -> Act:
    """An answer that waits to be let on after so many pieces."""
    return replace(text(*pieces(told)), pauses=frozenset({after}))


@pytest.fixture(scope="module")
def service() -> Iterator[FakeGemini]:
    with FakeGemini() as service:
        yield service


@pytest.fixture(scope="module")
def slow_chat(years: Path, service: FakeGemini, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A chat whose model speaks when the test lets it."""
    settings = {
        "GEMINI_API_KEY": "AIza-key-of-the-browser-tests-0000000000",
        "GOOGLE_GEMINI_BASE_URL": service.url,
        "HUB_ENGINE": "gemini",
        "HUB_CALL_TIMEOUT_SECONDS": "300",
        "HUB_DEADLINE_SECONDS": "300",
        "HUB_STATE_DIR": str(tmp_path_factory.mktemp("state")),
    }
    with chat_server(years, **settings) as address:
        yield address


@pytest.fixture(scope="module")
def tab(browser: Browser, slow_chat: str, told: Told) -> Iterator[Page]:
    with opened(browser, slow_chat, told["locale"]) as page:
        yield page


@pytest.fixture
def page(tab: Page, slow_chat: str) -> Page:
    begin(tab, slow_chat)
    return tab


def see(page: Page, words: str) -> None:
    """Wait until the page says that."""
    expect(page.get_by_text(words).first).to_be_visible()


def test_what_is_awaited_is_named_and_its_seconds_counted(
    page: Page, service: FakeGemini, told: Told
) -> None:
    service.add(CALL, slow(told, after=0))
    send(page, told["october"])
    expect(page.get_by_text(re.compile(told["waited"]))).to_be_visible()
    see(page, told["step_done"])
    service.go_on.release()
    see(page, told["second_words"])
    expect(page.get_by_text(re.compile(told["waited"]))).to_have_count(0)


def test_stop_stops_and_the_next_question_is_answered(page: Page, service: FakeGemini, told: Told) -> None:
    service.add(CALL, slow(told, after=1))
    send(page, told["october"])
    see(page, told["first_words"].strip())
    page.click("#stop-button")
    see(page, told["stopped"])
    expect(page.get_by_text("Task manually stopped.")).to_have_count(0)
    expect(page.get_by_text(told["checking"])).to_have_count(0)
    service.go_on.release()
    service.add(CALL, text(told["last_words"]))
    send(page, told["october"])
    see(page, told["last_words"])
    expect(page.get_by_text(told["first_words"].strip())).to_have_count(1)


def test_answer_finished_while_the_connection_was_lost_appears(
    browser: Browser, page: Page, slow_chat: str, service: FakeGemini, told: Told
) -> None:
    wire = Wire(int(slow_chat.rsplit(":", 1)[1]))
    with opened(browser, wire.address, told["locale"]) as cut_off:
        service.add(CALL, slow(told, after=1))
        send(cut_off, told["october"])
        see(cut_off, told["first_words"].strip())
        wire.cut()
        see(cut_off, told["lost"])
        with cut_off.expect_event("requestfailed", lambda request: request.url.endswith("/user")):
            cut_off.evaluate(COMES_BACK_EACH_SECOND)
        see(cut_off, told["lost"])
        service.go_on.release()
        page.wait_for_function(
            """async ([list, words]) => {
                const post = { method: "POST", headers: {"content-type": "application/json"} }
                const body = JSON.stringify(list)
                const listed = await (await fetch("/project/threads", {...post, body})).json()
                const thread = await (await fetch("/project/thread/" + listed.data[0].id)).json()
                return JSON.stringify(thread.steps).includes(words)
            }""",
            arg=[LIST, told["second_words"]],
        )
        wire.mend()
        see(cut_off, told["second_words"])
        expect(cut_off.get_by_text(told["lost"])).to_have_count(0)
        service.add(CALL, text(told["last_words"]))
        send(cut_off, told["october"])
        see(cut_off, told["last_words"])
    wire.close()
