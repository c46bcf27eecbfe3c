"""What lies before what was spoken of: "previous 7 days", "prior month", "전월"."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, assert_answers_as

DAYS = [date(2026, 5, 1) + timedelta(days=n) for n in range(204)]


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on one lot a day of one item, no two alike, up to 20 November."""
    records = [
        factory.record(str(day), "CT0021", 500.0 + 3 * place, "클리어 원데이 30P", f"{day:%y%m%d}-CT0021-001")
        for place, day in enumerate(DAYS)
    ]
    return planner_on(tmp_path_factory.mktemp("previous"), records)


@pytest.mark.parametrize(
    ("turns", "days"),
    [
        (["last 7 days", "previous 7 days"], ("2026-11-07", "2026-11-13")),
        (["last 7 days", "previous 7 days", "previous 7 days"], ("2026-10-31", "2026-11-06")),
        (["last 7 days", "and the seven days before that?"], ("2026-11-07", "2026-11-13")),
        (["past 10 days CT0021", "prior 10 days"], ("2026-11-01", "2026-11-10")),
        (["rolling 90 days total", "previous 90 days?"], ("2026-05-25", "2026-08-22")),
        (["last 3 months", "the previous 3 months"], ("2026-05-21", "2026-08-20")),
        (["최근 7일", "직전 7일"], ("2026-11-07", "2026-11-13")),
        (["previous 30 days", "prior week output"], ("2026-11-09", "2026-11-15")),
        (["previous 7 days", "prior month output"], ("2026-10-01", "2026-10-31")),
        (["previous 7 days", "prior month output", "previous quarter"], ("2026-07-01", "2026-09-30")),
        (["last week output", "prior week", "previous month"], ("2026-10-01", "2026-10-31")),
        (["today", "previous day", "previous week"], ("2026-11-09", "2026-11-15")),
        (["지난주", "전월은?"], ("2026-10-01", "2026-10-31")),
        # as before
        (["previous 7 days"], ("2026-11-14", "2026-11-20")),
        (["August output", "previous 7 days"], ("2026-11-14", "2026-11-20")),
        (["last week output", "prior week"], ("2026-11-02", "2026-11-08")),
        (["October output", "previous month"], ("2026-09-01", "2026-09-30")),
    ],
)
def test_the_previous_one_is_right_before_what_was_told(
    agent: Agent, turns: Sequence[str], days: tuple[str, str]
) -> None:
    assert_answers_as(agent, turns, f"output from {days[0]} to {days[1]}")


@pytest.mark.parametrize(
    "turns",
    [
        ["last 7 days", "compare with the previous 7 days"],
        ["last 7 days vs previous 7 days"],
        ["최근 7일이랑 직전 7일 비교"],
        ["최근 7일 생산량", "직전 7일 대비"],
    ],
)
def test_two_as_long_are_held_against_each_other(agent: Agent, turns: Sequence[str]) -> None:
    assert_answers_as(agent, turns, "11월 7일~13일과 11월 14일~20일 비교")


@pytest.mark.parametrize("turns", [["11월 3일 생산량", "전월은?"], ["어제 생산량", "전주는?"]])
def test_the_like_of_a_day_or_all_of_it_is_asked_back(agent: Agent, turns: Sequence[str]) -> None:
    assert ask(agent, *turns).status == "clarify"


@pytest.mark.parametrize("turn", ["same day last week", "the same weekday a week ago"])
def test_the_same_day_of_last_week_is_a_day(agent: Agent, turn: str) -> None:
    assert_answers_as(agent, ["today so far", turn], "output on 2026-11-13")


def test_a_comparison_keeps_the_like_of_a_week(agent: Agent) -> None:
    told = "10월 9일~15일과 11월 9일~15일 비교"
    assert_answers_as(agent, ["지난주 생산량", "전월 대비"], told)
