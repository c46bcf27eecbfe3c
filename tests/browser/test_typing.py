"""Typing: Hangul composition, commands with their forms, the keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.conftest import ask

pytestmark = pytest.mark.browser
ENTER = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13}
COMPOSING_ENTER = {
    "mac": {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229},
    "windows": {"key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229},
}


def compose(session: CDPSession, done: str, last: str) -> None:
    """Type text of which the last syllable is still being composed."""
    session.send("Input.insertText", {"text": done})
    session.send("Input.imeSetComposition", {"text": last, "selectionStart": 1, "selectionEnd": 1})


def press(session: CDPSession, key: dict[str, object]) -> None:
    """One key going down, as the system reports it."""
    session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})


def commit(session: CDPSession, text: str) -> None:
    """End the composition with that text."""
    session.send("Input.insertText", {"text": text})


def mac(session: CDPSession) -> None:
    """Enter during composition, the end of it, and Enter once more."""
    press(session, COMPOSING_ENTER["mac"])
    commit(session, "량")
    press(session, ENTER)


def windows(session: CDPSession) -> None:
    """The same, but Enter is reported as the input method's own key first."""
    press(session, COMPOSING_ENTER["windows"])
    commit(session, "량")
    press(session, ENTER)


def only_once(session: CDPSession) -> None:
    """Enter during composition and no second one."""
    press(session, COMPOSING_ENTER["mac"])
    commit(session, "량")


def safari(session: CDPSession) -> None:
    """The composition ends before its Enter is reported."""
    commit(session, "량")
    press(session, COMPOSING_ENTER["mac"])


def command(page: Page, name: str) -> None:
    """Choose a command from the list that `/` opens, and send it."""
    page.click("#chat-input")
    page.keyboard.insert_text(f"/{name}")
    page.wait_for_selector("[data-index='0']")
    page.keyboard.press("Enter")
    page.wait_for_selector(".command-buttons-container button")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("system", [mac, windows, only_once, safari])
def test_enter_while_composing_sends_once_and_leaves_nothing(
    korean: Page, system: Callable[[CDPSession], None]
) -> None:
    session = korean.context.new_cdp_session(korean)
    korean.click("#chat-input")
    compose(session, "지난달 BW0021 생산", "량")
    system(session)
    korean.wait_for_selector(".hub-answer")
    korean.wait_for_timeout(300)
    questions = korean.locator("[data-step-type=user_message]").all_inner_texts()
    assert [question.strip() for question in questions] == ["지난달 BW0021 생산량"]
    assert korean.input_value("#chat-input") == ""


@pytest.mark.parametrize(("page_name", "name"), [("korean", "생산량"), ("english", "total")])
def test_slash_opens_a_form_that_is_answered_without_a_model(
    request: pytest.FixtureRequest, page_name: str, name: str
) -> None:
    page: Page = request.getfixturevalue(page_name)
    command(page, name)
    form = page.locator(".hub-form")
    form.wait_for()
    page.fill("#hub-item_code", "BW0021")
    form.locator(".hub-action").nth(1).click()
    assert page.input_value("#hub-date_from") == "2026-10-01"
    form.locator(".hub-submit").click()
    page.wait_for_selector(".hub-basis summary:has-text('BW0021')")
    assert page.locator(".hub-figures tr").first.inner_text().endswith("300")


def test_help_and_export_are_commands(korean: Page) -> None:
    command(korean, "내보내기")
    korean.get_by_text("내보낼 표가 없습니다").wait_for()
    command(korean, "도움말")
    korean.get_by_text("/월별추이").wait_for()
    ask(korean, "지난달 BW0021 생산량?")
    command(korean, "내보내기")
    expect(korean.get_by_role("button", name="Excel", exact=True)).to_have_count(2)


def test_page_can_be_used_by_keyboard_alone(korean: Page) -> None:
    ask(korean, "지난달 상위 5개 품목")
    seen = set()
    korean.locator(".hub-language").focus()
    for _ in range(120):
        korean.keyboard.press("Tab")
        seen.add(korean.evaluate("document.activeElement.tagName + '.' + document.activeElement.className"))
    reached = " ".join(seen)
    for wanted in ("SUMMARY.", "hub-action", "TEXTAREA"):
        assert wanted in reached
    korean.locator(".hub-basis > summary").focus()
    korean.keyboard.press("Enter")
    korean.get_by_role("button", name="원본 행 보기").focus()
    korean.keyboard.press("Space")
    korean.wait_for_selector(".hub-rows table")
