"""Typing: Hangul composition, commands with their forms, the keyboard alone."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.browser.conftest import Told, ask, begin, command, last_answer

pytestmark = pytest.mark.browser
ENTER = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13}
OCTOBER = {"date_from": "2026-10-01", "date_to": "2026-10-31"}
PERIODS = {
    f"period{number}_{end}": day
    for number, year in ((1, 2025), (2, 2026))
    for end, day in (("from", f"{year}-10-01"), ("to", f"{year}-10-31"))
}
FORMS: Mapping[str, Mapping[str, str]] = {
    "get_production_summary": OCTOBER,
    "get_monthly_trend": {"date_from": "2026-01-01", "date_to": "2026-10-31"},
    "get_top_items": OCTOBER,
    "compare_periods": PERIODS,
    "get_item_history": {"item_code": "BW0021"},
    "search_production_items": {"keyword": "모카"},
    "execute_custom_query": {"sql": "SELECT count(*) AS records FROM production_records"},
}
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


def opened_form(page: Page, name: str) -> Locator:
    """The form that a command opens."""
    forms = page.locator(".hub-form")
    count = forms.count()
    command(page, name)
    expect(forms).to_have_count(count + 1)
    return forms.nth(count)


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


def test_every_tool_has_a_form_that_is_answered_without_a_model(page: Page, told: Told) -> None:
    page.click("#chat-input")
    page.keyboard.insert_text("/")
    listed = page.locator("[data-index]")
    expect(listed).to_have_count(9)
    page.keyboard.press("Backspace")
    for tool, values in FORMS.items():
        name = told["form_commands"][tool]
        answers = page.locator(".hub-answer").count()
        form = opened_form(page, name)
        for field, value in values.items():
            form.locator(f"[name={field}]").fill(value)
        form.locator(".hub-submit").click()
        expect(page.locator(".hub-answer")).to_have_count(answers + 1)
        expect(last_answer(page).locator(".hub-basis dl")).to_contain_text(tool)


def test_form_picks_periods_and_completes_items(page: Page, told: Told) -> None:
    form = opened_form(page, told["form_commands"]["get_production_summary"])
    options = form.locator("datalist option").evaluate_all("all => all.map(one => one.value)")
    assert options == ["BW0021", "BW0022", "CT0021"]
    form.get_by_role("combobox").fill("BW0021")
    form.get_by_role("button", name=told["last_month"]).click()
    opened_form(page, told["form_commands"]["get_item_history"])  # takes nothing from the first
    assert form.locator("[name=date_from]").input_value() == "2026-10-01"
    assert form.locator("[name=date_to]").input_value() == "2026-10-31"
    form.locator(".hub-submit").click()
    expect(last_answer(page).locator(".hub-basis summary")).to_contain_text("BW0021")
    expect(last_answer(page).locator(".message-content span.font-bold")).to_have_text(told["figure"])


def test_help_and_export_are_commands(page: Page, chat: str, told: Told) -> None:
    begin(page, chat)
    command(page, told["export"])
    page.get_by_text(told["nothing_to_export"]).wait_for()
    command(page, told["help"])
    said = page.locator("[data-step-type=assistant_message]").last
    expect(said).to_contain_text(told["help_says"])
    for name in (*told["form_commands"].values(), told["export"], told["help"]):
        expect(said).to_contain_text(f"/{name}")
    ask(page, told["ranking"])
    command(page, told["export"])
    expect(page.get_by_role("button", name="Excel", exact=True)).to_have_count(2)


def test_page_can_be_used_by_keyboard_alone(page: Page, chat: str, told: Told) -> None:
    begin(page, chat)
    tab_to(page, "#starters button")
    page.keyboard.press("Enter")
    last_answer(page).wait_for()
    page.locator("#chat-input").focus()
    page.keyboard.insert_text(told["ranking"])
    page.wait_for_selector("#chat-submit:enabled")
    page.keyboard.press("Enter")
    expect(page.locator(".hub-answer")).to_have_count(2)
    last_answer(page).locator(".hub-table th button").first.focus()
    page.keyboard.press("Enter")
    expect(last_answer(page).locator(".hub-table th").first).to_have_attribute("aria-sort", "ascending")
    tab_to(page, ".hub-basis > summary")
    page.keyboard.press("Enter")
    tab_to(page, ".hub-basis .hub-action")
    page.keyboard.press("Space")
    last_answer(page).locator(".hub-rows table").wait_for()
    tab_to(page, ".hub-chip")
    page.keyboard.press("Enter")
    expect(page.locator(".hub-answer")).to_have_count(3)
    tab_to(page, "textarea")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until that is reached, with its outline to be seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never reaches {selector}")
