"""A unit of time without its name: the one that was spoken of, that it lies in, or that was found in it."""

from collections.abc import Sequence
from datetime import date

import pytest

from assistant.agent import Agent
from assistant.planner.followups.whole_units import whole_of_so_many
from assistant.planner.frame import Frame
from tests.test_planner import ask, assert_answers_as
from tools.items import ItemIndex
from tools.tool import Period

AS_IN_FULL: list[tuple[Sequence[str], str]] = [
    (("daily output 9 to 15 March 2026", "weakest one?", "total for the week"), "total 9 to 15 March 2026"),
    (
        ("daily output 9 to 15 March 2026", "BW0022 only", "Week total for BW0022?"),
        "BW0022 9 to 15 March 2026",
    ),
    (("best day of March 2025", "total for the month?"), "total in March 2025"),
    (("best day of March 2025", "whole month?"), "total in March 2025"),
    (("monthly 2025", "best month?", "total for the year?"), "total in 2025"),
    (("BW0022 on 2025-03-10", "total for the month"), "BW0022 in March 2025"),
    (("BW0022 on 2025-03-10", "its total for the whole month"), "BW0022 in March 2025"),
    (("top 2 in March 2025", "total for the month"), "total in March 2025"),
    (("2025년 3월 일별", "제일 적은 날?", "한 달 합계는?"), "2025년 3월 합계"),
    (("2025년 1분기 월별", "제일 많은 달", "분기 합계는?"), "2025년 1분기 합계"),
    (("2025년 3월 10일 BW0022", "월 합계"), "BW0022 2025년 3월"),
    (("2025년 3월에 제일 많이 만든 날은?", "주 전체 합계는?"), "2025년 3월 3일부터 9일까지 합계"),
    (
        ("daily output 4 to 10 March 2026", "highest?", "then the total of those 7 days"),
        "total 4 to 10 March 2026",
    ),
    (("2026년 3월 4일부터 10일까지 일별", "최고는?", "그 7일 합계"), "2026년 3월 4일부터 10일까지 합계"),
    (("daily output 4 to 10 March 2026", "highest?", "then the total for April 2026"), "total in April 2026"),
    (("2025년 월별 로트 수", "한 해 합계는?"), "2025년 로트 수"),
    (("lots by month 2025", "total?"), "how many lots in 2025"),
    (("2025년 월별 로트 수", "합계는?"), "2025년 로트 수"),
    (("lots by month 2025", "total output?"), "total output in 2025"),
]


@pytest.mark.parametrize(("turns", "plain"), AS_IN_FULL)
def test_it_is_the_same_as_asked_in_full(planner_agent: Agent, turns: Sequence[str], plain: str) -> None:
    assert_answers_as(planner_agent, turns, plain)


@pytest.mark.parametrize(
    "turns",
    [
        ("total in March 2025", "total for the week"),
        ("total in March 2025", "week total?"),
        ("2025년 3월 생산량", "주 합계는?"),
        ("total for the week",),
    ],
)
def test_one_of_several_is_asked_back(planner_agent: Agent, turns: Sequence[str]) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "clarify" and not answer.tables, answer.answer


def test_all_days_of_a_period_that_is_said_are_not_those_of_the_one_before() -> None:
    before = Frame("extreme", (Period(date(2026, 3, 4), date(2026, 3, 10)),), grain="day")
    index = ItemIndex([])
    assert whole_of_so_many("the total of those 7 days", before, (), index)
    for text in ("give me all seven days of last week then", "those 7 days", "the total of those 6 days"):
        assert whole_of_so_many(text, before, (), index) is None


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("lot count per month 2025", "lots by month 2025"),
        ("how many lots per month in 2025", "lots by month 2025"),
        ("number of records per month in 2025", "records by month 2025"),
        ("2025년 3월이 2월보다 몇 퍼센트 준 거지", "2025년 3월이 2월보다 몇 퍼센트 줄었어"),
        ("지난주 월~수는?", "지난주 월~수 합계"),
    ],
)
def test_a_count_per_unit_a_fall_and_days_of_a_week_are_read(
    planner_agent: Agent, question: str, plain: str
) -> None:
    assert_answers_as(planner_agent, (question,), plain)


def test_how_many_pieces_per_month_stays_a_mean(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "how many pieces per month in 2025")
    assert answer.status == "ok" and "average" in answer.answer, answer.answer
