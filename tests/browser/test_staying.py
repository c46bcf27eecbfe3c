"""Earlier answers stay as people left them while they ask on."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ask

pytestmark = pytest.mark.browser


def test_an_opened_basis_and_a_sorted_table_outlive_the_next_question(korean: Page) -> None:
    ask(korean, "2026년 BW0021 월별 생산 추이")
    earlier = korean.locator(".hub-answer").first
    earlier.locator(".hub-basis summary").click()
    heading = earlier.locator("th").nth(1)
    heading.get_by_role("button").click()
    element = earlier.element_handle()
    ask(korean, "지난달 상위 3개 품목")
    expect(earlier.locator(".hub-basis")).to_have_attribute("open", "")
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert earlier.evaluate("(now, before) => now === before", element)
