"""Waiting for a slow model: what is awaited, stopping it, and a connection that is lost meanwhile."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import chat_server, opened, send
from tests.browser.wire import Wire
from tests.fake_gemini import FakeGemini, calls, text

pytestmark = pytest.mark.browser
QUESTION = "2026년 10월 BW0021 생산량?"
OCTOBER = {"date_from": "2026-10-01", "date_to": "2026-10-31", "item_code": "BW0021"}
CALL = calls(("get_production_summary", OCTOBER))
FIRST, SECOND = "생산량을 확인했습니다. ", "자세한 값은 아래 표를 보세요."
PIECES = (FIRST + SECOND[:3], SECOND[3:])  # a sentence is shown once the next one has begun
SLOW = replace(text(*PIECES), pauses=frozenset({1}))
SILENT = replace(text(*PIECES), pauses=frozenset({0}))
LIST = {"pagination": {"first": 5}, "filter": {}}


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


@pytest.fixture
def page(browser: Browser, slow_chat: str) -> Iterator[Page]:
    with opened(browser, slow_chat) as page:
        yield page


def see(page: Page, words: str) -> None:
    """Wait until the page says that."""
    expect(page.get_by_text(words).first).to_be_visible()


def test_what_is_awaited_is_named_and_its_seconds_counted(page: Page, service: FakeGemini) -> None:
    service.add(CALL, SILENT)
    send(page, QUESTION)
    expect(page.get_by_text(re.compile(r"답을 정리하는 중 · \d+초")).first).to_be_visible()
    service.go_on.release()
    see(page, SECOND)
    expect(page.get_by_text("답을 정리하는 중")).to_have_count(0)


def test_stop_stops_and_the_next_question_is_answered(page: Page, service: FakeGemini) -> None:
    service.add(CALL, SLOW)
    send(page, QUESTION)
    see(page, FIRST.strip())
    page.click("#stop-button")
    see(page, "사용자가 중지했습니다.")
    expect(page.get_by_text("Task manually stopped.")).to_have_count(0)
    expect(page.get_by_text("다시 확인")).to_have_count(0)
    service.go_on.release()
    service.add(CALL, text(SECOND))
    send(page, QUESTION)
    see(page, SECOND)
    expect(page.get_by_text(FIRST.strip())).to_have_count(1)


def test_waiting_and_stopping_read_the_same_in_english(
    browser: Browser, slow_chat: str, service: FakeGemini
) -> None:
    with opened(browser, slow_chat, "en-US") as page:
        service.add(CALL, SILENT)
        send(page, "How many BW0021 were produced in October 2026?")
        expect(page.get_by_text(re.compile(r"Working out the answer · \d+ s")).first).to_be_visible()
        see(page, "Reading BW0021, October · done")
        page.click("#stop-button")
        see(page, "Stopped.")
        service.go_on.release()


def test_answer_finished_while_the_connection_was_lost_appears(
    browser: Browser, slow_chat: str, service: FakeGemini
) -> None:
    wire = Wire(int(slow_chat.rsplit(":", 1)[1]))
    with opened(browser, wire.address) as page, opened(browser, slow_chat) as other:
        service.add(CALL, SLOW)
        send(page, QUESTION)
        see(page, FIRST.strip())
        wire.cut()
        see(page, "연결이 끊겼습니다")
        service.go_on.release()
        other.wait_for_function(
            """async ([list, words]) => {
                const post = { method: "POST", headers: {"content-type": "application/json"} }
                const body = JSON.stringify(list)
                const listed = await (await fetch("/project/threads", {...post, body})).json()
                const thread = await (await fetch("/project/thread/" + listed.data[0].id)).json()
                return JSON.stringify(thread.steps).includes(words)
            }""",
            arg=[LIST, SECOND],
        )
        wire.mend()
        see(page, SECOND)
        expect(page.get_by_text("연결이 끊겼습니다")).to_have_count(0)
        service.add(CALL, text("다시 왔습니다."))
        send(page, QUESTION)
        see(page, "다시 왔습니다.")
    wire.close()
