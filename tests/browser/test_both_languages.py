"""One conversation from the opening to a download, the same in Korean and in English."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ask, opened

pytestmark = pytest.mark.browser


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says, and is asked, in one language."""

    locale: str
    gemini_off: str
    placeholder: str
    trend: str
    running: str
    compare: str
    figure: str
    whole_time: str
    raw_rows: str
    first_rows: str
    next: str
    last_rows: str
    recalculate: str
    same: str
    doubtful: str
    copy: str
    copied: str


KOREAN = Told(
    locale="ko-KR",
    gemini_off="Gemini가 꺼져 있어",
    placeholder="예: 지난달 BW0021 생산량?",
    trend="2026년 BW0021 월별 생산 추이",
    running="진행 중",
    compare="2026년 10월 BW0021 생산량을 전년 동월과 비교해줘",
    figure="300개",
    whole_time="2024년 1월부터 2026년 10월까지 전체 생산량?",
    raw_rows="원본 행 보기",
    first_rows="1–50번째 행",
    next="다음",
    last_rows="101–105번째 행",
    recalculate="다시 계산",
    same="달라진 값이 없습니다.",
    doubtful="지난달 BW002 생산량?",
    copy="표 복사",
    copied="복사했습니다",
)
ENGLISH = Told(
    locale="en-US",
    gemini_off="Gemini is off",
    placeholder="e.g. How many BW0021 were produced last month?",
    trend="Monthly trend of BW0021 in 2026",
    running="so far",
    compare="Compare BW0021 in October 2026 with the same month last year",
    figure="300 units",
    whole_time="How many were produced from January 2024 to October 2026?",
    raw_rows="Show the rows behind it",
    first_rows="Rows 1–50",
    next="Next",
    last_rows="Rows 101–105",
    recalculate="Calculate again",
    same="Nothing has changed.",
    doubtful="How many BW002 were produced last month?",
    copy="Copy table",
    copied="Copied",
)


@pytest.fixture(params=[KOREAN, ENGLISH], ids=["korean", "english"])
def told(request: pytest.FixtureRequest) -> Told:
    told: Told = request.param
    return told


@pytest.fixture
def page(browser: Browser, chat: str, told: Told) -> Iterator[Page]:
    with opened(browser, chat, told.locale, permissions=["clipboard-read", "clipboard-write"]) as page:
        yield page


def test_opening_is_quiet_about_gemini_and_shows_how_to_ask(page: Page, told: Told) -> None:
    expect(page.locator(".hub-notices")).to_contain_text(told.gemini_off)
    assert page.get_by_placeholder(told.placeholder).count() == 1
    assert page.locator("#starters button").count() == 4


def test_trend_is_drawn_and_the_running_month_is_hatched(page: Page, told: Told) -> None:
    ask(page, told.trend)
    chart = page.locator(".hub-chart").last
    expect(chart.locator("polyline")).to_be_attached()
    expect(chart.locator(".hub-cut")).to_have_count(1)
    expect(chart.locator("figcaption")).to_contain_text(told.running)
    chart.locator(".hub-slot").first.hover()
    expect(chart.locator(".hub-said")).to_have_text("2026-01: 300")


def test_comparison_has_a_bar_for_each_period_and_the_new_figure_bold(page: Page, told: Told) -> None:
    ask(page, told.compare)
    assert page.locator(".hub-bars li").count() == 2
    bold = page.locator(".message-content:has(.hub-answer) span.font-bold").first
    expect(bold).to_have_text(told.figure)


def test_closed_basis_is_one_line_and_rows_are_paged(page: Page, told: Told) -> None:
    ask(page, told.whole_time)
    summary = page.locator(".hub-basis > summary").last
    line = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.hub-basis')).lineHeight)")
    box = summary.bounding_box()
    assert box is not None and box["height"] < 2 * line
    summary.click()
    page.get_by_role("button", name=told.raw_rows).click()
    rows = page.locator(".hub-rows")
    expect(rows).to_contain_text(told.first_rows)
    for _ in range(2):
        rows.get_by_role("button", name=told.next).click()
    expect(rows).to_contain_text(told.last_rows)
    expect(rows.get_by_role("button", name=told.next)).to_be_disabled()


def test_calculating_again_shows_the_new_answer(page: Page, told: Told) -> None:
    ask(page, told.compare)
    page.get_by_role("button", name=told.recalculate).click()
    expect(page.get_by_text(told.same)).to_be_in_viewport()


def test_items_to_choose_from_are_chips(page: Page, told: Told) -> None:
    ask(page, told.doubtful)
    page.get_by_role("button", name="BW0022 Mocha Gray 1-Day").click()
    page.wait_for_selector(".hub-basis summary:has-text('BW0022')")


def test_table_is_copied_for_a_spreadsheet(page: Page, told: Told) -> None:
    ask(page, told.trend)
    page.get_by_role("button", name=told.copy).click()
    expect(page.get_by_text(told.copied)).to_be_visible()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[1].split("\t")[:2] == ["2026-01", "300"]


def test_csv_comes_with_the_headings_of_the_language(page: Page, told: Told, tmp_path: Path) -> None:
    ask(page, told.trend)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    download.value.save_as(tmp_path / "a.csv")
    content = (tmp_path / "a.csv").read_bytes()
    heading = "월,생산량" if told is KOREAN else "Month,Quantity"
    assert content.startswith(b"\xef\xbb\xbf" + heading.encode())
