"""A course within a month is by day, counted lots are listed, and no talk answers what is not in the data."""

from datetime import date

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as


@pytest.mark.parametrize(
    "turns", [("최근 7일 생산 추이",), ("지난주 추이",), ("last 7 days trend",), ("10월 추이",)]
)
def test_a_course_within_a_month_is_by_day(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    rows = ask(planner_agent, *turns).tables[0].records()
    assert all(date.fromisoformat(str(row.get("date", row.get("day")))) for row in rows)


@pytest.mark.parametrize("turns", [("올해 추이",), ("2025년 10월 월별 추이",), ("trend of 2025",)])
def test_a_longer_course_or_one_by_month_is_by_month(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    rows = ask(planner_agent, *turns).tables[0].records()
    assert all(len(str(row["month"])) == len("2025-10") for row in rows)


@pytest.mark.parametrize(
    ("turns", "plainly"),
    [
        (("BW0021 2025년 10월 로트 몇 개?", "목록으로 보여줘"), "BW0021 2025년 10월 로트 목록"),
        (
            ("How many lots of BW0021 in October 2025?", "list them"),
            "list the lots of BW0021 in October 2025",
        ),
    ],
)
def test_counted_lots_are_listed(planner_agent: Agent, turns: tuple[str, ...], plainly: str) -> None:
    assert_answers_as(planner_agent, turns, plainly)


@pytest.mark.parametrize(
    "turns",
    [
        ("CT 제품군 2025년 10월 생산량", "지난달 매출은?"),
        ("output of the CT family in October 2025", "sales last month?"),
        ("top 3 items in October 2025", "defects of the last one?"),
    ],
)
def test_what_is_not_in_the_data_is_refused_after_any_answer(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    assert ask(planner_agent, *turns).status == "refused"


@pytest.mark.parametrize(
    "turns",
    [
        ("작년이랑 재작년 비교", "월별로 비교해줘"),
        ("올해 생산량이 작년보다 많나요?", "월별로 비교해줘"),
        ("올해 전년 대비 증가율", "월별로"),
        ("why was 2025 higher than 2024?", "by month"),
    ],
)
def test_a_comparison_by_a_unit_of_time_is_of_both_periods(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    tables = ask(planner_agent, *turns).tables
    years = {str(row["month"])[:4] for table in tables for row in table.records()}
    assert len(years) == 2, years
