"""How the page looks: on a phone and on a 4K screen, light and dark, with enough contrast."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import TOLD, Told, ask, command, last_answer, opened

pytestmark = pytest.mark.browser
POOR_CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
SCHEMES = {"ko": "light", "en": "dark"}
"""Each language in one of the themes: a theme's colours are the same in both."""


@pytest.fixture(scope="module")
def scheme(told: Told) -> Any:
    return next(scheme for language, scheme in SCHEMES.items() if TOLD[language] is told)


@pytest.fixture(scope="module")
def page(browser: Browser, chat: str, told: Told, scheme: Any) -> Iterator[Page]:
    """A page in the system's theme with every kind of answer on it, the last with its basis open."""
    with opened(browser, chat, told["locale"], color_scheme=scheme) as page:
        assert page.evaluate(POOR_CONTRAST) == []
        for question in ("doubtful", "trend", "compare", "history", "ranking"):
            ask(page, told[question])
        command(page, told["form_commands"]["get_production_summary"])
        page.wait_for_selector(".hub-form")
        last_answer(page).locator(".hub-basis > summary").click()
        last_answer(page).get_by_role("button", name=told["raw_rows"]).click()
        page.wait_for_selector(".hub-rows table")
        yield page


def test_every_text_has_aa_contrast_in_the_systems_theme(page: Page, scheme: str) -> None:
    assert page.evaluate("document.documentElement.classList.contains('dark')") == (scheme == "dark")
    page.wait_for_function("document.getAnimations().every(each => each.playState !== 'running')")
    assert page.evaluate(POOR_CONTRAST) == []


@pytest.mark.parametrize(("width", "height"), [(390, 844), (3840, 2160)])
def test_page_fits_phone_and_wall(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.scrollHeight") <= height
    for answer in page.locator(".hub-answer").all():
        box = answer.bounding_box()
        assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= width
    expect(page.locator("#chat-input")).to_be_in_viewport()
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.hub-basis')).fontSize)")
    assert size >= (20 if width > 3000 else 14)


def test_fingers_find_the_buttons_of_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    heights = page.locator(":is(.hub-action, .hub-chip):visible").evaluate_all(
        "all => all.map(one => one.offsetHeight)"
    )
    assert min(heights) >= 32


def test_theme_can_be_turned_and_stays(page: Page, told: Told, scheme: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    turned = "light" if scheme == "dark" else "dark"
    page.click("#theme-toggle")
    page.get_by_role("menuitem", name=told[turned]).click()
    page.reload()
    page.wait_for_selector(f"html.{turned} #chat-input")
    page.wait_for_selector(".hub-answer")
    page.wait_for_function("document.getAnimations().every(each => each.playState !== 'running')")
    assert page.evaluate(POOR_CONTRAST) == []
