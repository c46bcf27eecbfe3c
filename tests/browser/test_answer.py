"""An answer on the page: its figure, its chart, its table and what they rest on."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import factory
from tests.browser.conftest import Told, ask, last_answer

pytestmark = pytest.mark.browser
OWN_HATCH = """chart => {
    const { id } = chart.querySelector("pattern")
    const isOwn = getComputedStyle(chart.querySelector(".hub-cut")).fill.includes(id)
    return isOwn && document.querySelectorAll(`[id="${id}"]`).length === 1
}"""


def test_sentence_comes_first_and_its_figure_is_what_sqlite_says(page: Page, told: Told, years: Path) -> None:
    sql = "SELECT sum(good_quantity) FROM production_records WHERE item_code = ? AND production_date LIKE ?"
    ((total,),) = factory.execute(years / "production_analysis.db", sql, ("BW0021", "2026-10%"))
    ask(page, told["total"])
    bold = last_answer(page).locator(".message-content span.font-bold")
    assert isinstance(total, float)
    expect(bold).to_have_text(told["figure"])
    assert told["figure"].startswith(f"{total:,.0f}")
    above, below = bold.bounding_box(), last_answer(page).locator(".hub-answer").bounding_box()
    assert above is not None and below is not None and above["y"] < below["y"]


def test_trend_is_a_line_whose_running_month_is_hatched(page: Page, told: Told) -> None:
    ask(page, told["trend"])
    chart = last_answer(page).locator(".hub-chart")
    expect(chart.locator("polyline")).to_be_attached()
    expect(chart.locator(".hub-cut")).to_have_count(1)
    expect(chart.locator("figcaption")).to_contain_text(told["running"])
    assert chart.locator("svg").evaluate(OWN_HATCH)
    chart.locator(".hub-slot").first.hover()
    expect(chart.locator(".hub-said")).to_have_text("2026-01: 300")
    expect(last_answer(page).locator(".hub-table tbody tr")).to_have_count(11)


def test_ranking_has_bars_with_shares_and_a_table_that_sorts(page: Page, told: Told) -> None:
    ask(page, told["ranking"])
    answer = last_answer(page)
    expect(answer.locator(".hub-bars li")).to_have_count(3)
    expect(answer.locator(".hub-bars li").first).to_contain_text("90.7%")
    heading = answer.locator(".hub-table th", has_text=told["quantity"])
    quantities = answer.locator(".hub-table tbody tr td:nth-child(4)")
    expect(quantities).to_have_text(["3,000", "300", "7"])
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    expect(quantities).to_have_text(["7", "300", "3,000"])


def test_comparison_has_a_bar_for_each_period_and_the_new_figure_bold(page: Page, told: Told) -> None:
    ask(page, told["compare"])
    expect(last_answer(page).locator(".hub-bars li")).to_have_count(2)
    bold = last_answer(page).locator(".message-content span.font-bold")
    expect(bold).to_have_text(told["figure"])


def test_history_has_a_column_for_each_record(page: Page, told: Told) -> None:
    ask(page, told["history"])
    expect(last_answer(page).locator(".hub-chart svg > rect.hub-mark")).to_have_count(5)
    expect(last_answer(page).locator(".hub-table tbody tr")).to_have_count(5)


def test_thousands_are_separated(page: Page, told: Told) -> None:
    ask(page, told["whole_time"])
    expect(last_answer(page).locator(".message-content span.font-bold")).to_have_text(told["whole_figure"])
    expect(last_answer(page).locator(".hub-figures td").first).to_have_text("7,281")


def test_basis_is_one_line_and_open_tells_everything(page: Page, told: Told) -> None:
    ask(page, told["total"])
    box = last_answer(page).locator(".hub-basis")
    summary = box.locator("summary")
    line = box.evaluate("box => parseFloat(getComputedStyle(box).lineHeight)")
    closed = summary.bounding_box()
    assert closed is not None and closed["height"] < 2 * line
    for part in (told["basis"], *told["basis_line"]):
        expect(summary).to_contain_text(part)
    summary.click()
    for part in told["basis_parts"]:
        expect(box.locator("dl")).to_contain_text(part)


def test_rows_behind_the_figure_are_paged_and_closed(page: Page, told: Told) -> None:
    ask(page, told["whole_time"])
    box = last_answer(page).locator(".hub-basis")
    box.locator("summary").click()
    box.get_by_role("button", name=told["raw_rows"]).click()
    rows = box.locator(".hub-rows")
    expect(rows).to_contain_text(told["first_rows"])
    for _ in range(2):
        rows.get_by_role("button", name=told["next"]).click()
    expect(rows).to_contain_text(told["last_rows"])
    expect(rows.get_by_role("button", name=told["next"])).to_be_disabled()
    rows.get_by_role("button", name=told["close"]).click()
    expect(rows).to_have_count(0)
