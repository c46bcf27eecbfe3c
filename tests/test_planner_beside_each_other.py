"""Several items in one statement are each told, and each of both months where they changed between them."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, first_row


@pytest.mark.parametrize(
    "question",
    [
        "BW0021이랑 BW0022 2025년 일요일 생산량",
        "BW0021 and BW0022 on Sundays in 2025",
    ],
)
def test_every_item_of_some_days_of_the_week_is_told(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    made = {row["item_code"]: row["quantity"] for row in answer.tables[0].records()}
    assert made.keys() == {"BW0021", "BW0022"}
    for code, quantity in made.items():
        assert f"{code}" in answer.answer and f"{quantity}" in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "how did BW0021 and BW0022 change from October 2024 to October 2025",
        "BW0021과 BW0022 2024년 10월에서 2025년 10월 어떻게 변했어",
    ],
)
def test_items_that_changed_between_two_months_are_told_of_each(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert [table.basis.tool for table in answer.tables] == ["compare_periods", "compare_periods"]
    months = [ask(planner_agent, f"BW0021 {year}년 10월") for year in (2024, 2025)]
    for month in months:
        assert f"{first_row(month)['quantity']}" in answer.answer


@pytest.mark.parametrize(
    "question", ["BW0021-BW0022 in October 2025", "BW products (BW0021-BW0022) in October 2025"]
)
def test_codes_with_a_hyphen_between_them_are_a_range(planner_agent: Agent, question: str) -> None:
    assert (
        ask(planner_agent, question).tables[0].rows
        == ask(planner_agent, "BW0021~BW0022 2025년 10월").tables[0].rows
    )


@pytest.mark.parametrize(
    "question",
    [
        "2025년 10월 BW0021 수량하고 일평균 둘 다",
        "for October 2025 I need both the total and the daily average",
    ],
)
def test_both_figures_are_told(planner_agent: Agent, question: str) -> None:
    row = first_row(answer := ask(planner_agent, question))
    assert answer.status == "ok" and f"{row['quantity']}" in answer.answer
    assert "일평균" in answer.answer or "daily average" in answer.answer
