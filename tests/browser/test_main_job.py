"""The main job in the page itself: a question, its figure, and what the figure rests on."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import factory
from tests.browser.conftest import ask

pytestmark = pytest.mark.browser


def october(years: Path, code: str) -> str:
    """What sqlite3 says October 2026 amounts to, as both languages write it."""
    sql = "SELECT sum(good_quantity) FROM production_records WHERE item_code = ? AND production_date LIKE ?"
    (total,) = factory.execute(years / "production_analysis.db", sql, (code, "2026-10%"))[0]
    assert isinstance(total, float)
    return f"{total:,.0f}"


def answer_text(page: Page) -> str:
    """The words of the last answer, without what stands below them."""
    return page.locator(".message-content:has(.hub-answer) > div:first-child").last.inner_text()


def test_korean_manager_gets_the_figure_of_last_month(korean: Page, years: Path) -> None:
    ask(korean, "지난달 BW0021 생산량?")
    assert october(years, "BW0021") in answer_text(korean)
    summary = korean.locator(".hub-basis > summary").last.inner_text()
    assert "근거" in summary and "10월" in summary and "BW0021" in summary and "2행" in summary


def test_english_manager_gets_the_same_figure(english: Page, years: Path) -> None:
    ask(english, "How many BW0021 were produced last month?")
    assert october(years, "BW0021") in answer_text(english)
    summary = english.locator(".hub-basis > summary").last.inner_text()
    assert "Basis" in summary and "October" in summary and "2 rows" in summary


def test_open_basis_box_tells_everything(korean: Page) -> None:
    ask(korean, "지난달 BW0021 생산량?")
    korean.locator(".hub-basis > summary").last.click()
    box = korean.locator(".hub-basis").last.inner_text()
    for part in (
        "집계",
        "제외된 행",
        "올해(live)",
        "데이터 세대",
        "get_production_summary",
        "SELECT",
        "planner",
    ):
        assert part in box


@pytest.mark.parametrize(
    ("page_name", "line", "starter"),
    [
        ("korean", "2024-01-05 ~ 2026-10-28, 105건, 3품목", "10월 BW0021 생산량"),
        ("english", "2024-01-05 to 2026-10-28, 105 records, 3 items", "BW0021 in October"),
    ],
)
def test_opening_tells_the_data_and_offers_fitting_questions(
    request: pytest.FixtureRequest, page_name: str, line: str, starter: str
) -> None:
    page: Page = request.getfixturevalue(page_name)
    assert line in page.locator(".hub-line").inner_text()
    assert starter in page.locator("#starters").inner_text()


def test_language_switch_turns_the_page(korean: Page) -> None:
    korean.locator(".hub-language").click()
    korean.wait_for_function("document.documentElement.lang === 'en'")
    korean.wait_for_selector("text=Production Data Hub")
    assert "records" in korean.locator(".hub-line").inner_text()


def test_starter_is_answered(korean: Page, years: Path) -> None:
    korean.locator("#starters").get_by_role("button", name="10월 BW0021 생산량").click()
    korean.wait_for_selector(".hub-answer")
    assert october(years, "BW0021") in answer_text(korean)


def test_figure_comes_first_and_bold(korean: Page, years: Path) -> None:
    ask(korean, "지난달 BW0021 생산량?")
    bold = korean.locator(".message-content:has(.hub-answer) span.font-bold").first.inner_text()
    assert october(years, "BW0021") in bold


def test_trend_hatches_the_running_month(korean: Page) -> None:
    ask(korean, "2026년 BW0021 월별 생산 추이")
    korean.wait_for_selector(".hub-chart polyline", state="attached")
    expect(korean.locator(".hub-chart figcaption", has_text="진행 중")).to_be_attached()
    assert korean.locator(".hub-table tbody tr").count() >= 10


def test_suggestion_is_asked_by_a_click(korean: Page) -> None:
    ask(korean, "지난달 BW0021 생산량?")
    korean.locator(".hub-chip").first.click()
    korean.wait_for_function("document.querySelectorAll('.hub-answer').length === 2")


def test_ranking_is_drawn_and_its_table_sorts(korean: Page) -> None:
    ask(korean, "지난달 상위 5개 품목")
    korean.wait_for_selector(".hub-bars li")
    heading = korean.locator(".hub-table th", has_text="생산량").last
    heading.get_by_role("button").click()
    assert heading.get_attribute("aria-sort") == "ascending"
    quantities = korean.locator(".hub-table tbody tr td:nth-child(4)").all_inner_texts()
    assert quantities == ["30", "300"]


def test_nothing_is_loaded_from_elsewhere(korean: Page, chat: str) -> None:
    asked: list[str] = []
    korean.on("request", lambda request: asked.append(request.url))
    korean.reload()
    korean.wait_for_selector("#starters button:enabled")
    ask(korean, "지난달 상위 5개 품목")
    korean.wait_for_selector(".hub-bars li")
    own = (chat, chat.replace("http", "ws"), "data:", "blob:")
    assert [url for url in asked if not url.startswith(own)] == []
