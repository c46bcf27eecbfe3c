"""How the page looks: on a phone and on a 4K screen, light and dark, with enough contrast."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ask, opened

pytestmark = pytest.mark.browser
POOR_CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
QUESTIONS = ("지난달 BW0021 생산량?", "지난달 상위 5개 품목")


def talk(page: Page) -> None:
    """Have two answers on the page, the last with its basis open."""
    for question in QUESTIONS:
        ask(page, question)
    page.wait_for_selector(".hub-bars li")
    page.locator(".hub-basis > summary").last.click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_aa_contrast(browser: Browser, chat: str, scheme: Any) -> None:
    with opened(browser, chat, color_scheme=scheme) as page:
        assert page.evaluate(POOR_CONTRAST) == []
        talk(page)
        assert page.evaluate("document.documentElement.classList.contains('dark')") == (scheme == "dark")
        page.wait_for_function("document.getAnimations().every(each => each.playState !== 'running')")
        assert page.evaluate(POOR_CONTRAST) == []


def test_theme_can_be_turned_and_stays(browser: Browser, chat: str) -> None:
    with opened(browser, chat, color_scheme="light") as page:
        page.click("#theme-toggle")
        page.get_by_role("menuitem", name="어두운 테마").click()
        page.reload()
        page.wait_for_selector("html.dark #chat-input")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (3840, 2160)])
def test_page_fits_phone_and_wall(browser: Browser, chat: str, width: int, height: int) -> None:
    with opened(browser, chat, viewport={"width": width, "height": height}) as page:
        talk(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.documentElement.scrollHeight") <= height
        box = page.locator(".hub-answer").last.bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= width
        expect(page.locator("#chat-input")).to_be_in_viewport()
        size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.hub-basis')).fontSize)")
        assert size >= (20 if width > 3000 else 14)


def test_fingers_find_the_buttons_of_a_phone(browser: Browser, chat: str) -> None:
    with opened(browser, chat, viewport={"width": 390, "height": 844}, has_touch=True) as page:
        ask(page, QUESTIONS[0])
        page.get_by_role("button", name="Excel", exact=True).tap()
        heights = page.locator(":is(.hub-action, .hub-chip):visible").evaluate_all(
            "all => all.map(one => one.offsetHeight)"
        )
        assert min(heights) >= 32
