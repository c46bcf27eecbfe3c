"""The page as it opens: what the data are, what can be asked, and in which language."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import TOLD, Told, last_answer

pytestmark = pytest.mark.browser


def test_opening_tells_the_data_and_what_to_ask(page: Page, told: Told) -> None:
    line = page.locator(".hub-line")
    expect(line).to_contain_text(told["name"])
    expect(line).to_contain_text(told["line"])
    expect(page.locator(".hub-notices")).to_contain_text(told["gemini_off"])
    assert page.get_by_placeholder(told["placeholder"]).count() == 1
    starters = page.locator("#starters button")
    expect(starters).to_have_count(4)
    expect(starters.first).to_have_text(told["starter"])


def test_switch_turns_the_language_and_turns_it_back(page: Page, told: Told) -> None:
    other = next(one for one in TOLD.values() if one is not told)
    for turned in (other, told):
        page.locator(".hub-language").click()
        expect(page.locator("html")).to_have_attribute("lang", turned["locale"][:2])
        expect(page.locator(".hub-line")).to_contain_text(turned["name"])
        page.get_by_placeholder(turned["placeholder"]).wait_for()
        expect(page.locator("#starters button").first).to_have_text(turned["starter"])


def test_starter_is_answered(page: Page, told: Told) -> None:
    page.locator("#starters").get_by_role("button", name=told["starter"]).click()
    expect(last_answer(page)).to_contain_text(told["figure"])


def test_nothing_is_loaded_from_elsewhere(page: Page, chat: str, told: Told) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(chat)
    page.locator("#starters").get_by_role("button", name=told["starter"]).click()
    last_answer(page).wait_for()
    own = (chat, chat.replace("http", "ws"), "data:", "blob:")
    assert asked and [url for url in asked if not url.startswith(own)] == []
