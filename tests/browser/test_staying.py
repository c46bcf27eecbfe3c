"""What stays in the browser: earlier answers as people left them, and the page's own script."""

import re
from importlib.util import find_spec
from pathlib import Path

import httpx
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


@pytest.mark.parametrize("encoding", ["zstd", "gzip", "identity"])
def test_the_pages_script_is_kept_by_the_browser_and_the_same_in_every_encoding(
    chat: str, encoding: str
) -> None:
    source = re.search(r'src="(/assets/index-[^"]+\.js)"', httpx.get(chat).text)
    assert source
    script = httpx.get(chat + source[1], headers={"accept-encoding": encoding})
    assert script.headers.get("content-encoding", "identity") == encoding
    assert "immutable" in script.headers["cache-control"]
    package = find_spec("chainlit")
    assert package and package.origin
    file = Path(package.origin).parent / "frontend" / "dist" / source[1][1:]
    assert script.content == file.read_bytes()


@pytest.mark.parametrize("path", ["/assets/none.js", "/public/elements/None.jsx", "/public/answer/none.js"])
def test_files_that_are_none_of_the_pages_are_not_found(chat: str, path: str) -> None:
    assert httpx.get(chat + path).status_code == 404
