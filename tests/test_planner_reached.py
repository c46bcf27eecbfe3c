"""The day on which a running total reached an amount."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, first_row

REACHED = [
    # BW0021 makes 100 on each 5th and 28th of 2025
    (("2025년 BW0021 누적 1,000개 넘은 날은?",), "2025-06-05", 1100),
    (("2025년 BW0021 누적 1,000개 이상 된 날은?",), "2025-05-28", 1000),
    (("BW0021 2025년 언제 1000개 돌파했어?",), "2025-06-05", 1100),
    (("BW0021이 2025년에 1000개를 돌파한 날은 언제야?",), "2025-06-05", 1100),
    (("when did BW0021 pass 1,000 units in 2025?",), "2025-06-05", 1100),
    (("when did BW0021 reach 1,000 units in 2025?",), "2025-05-28", 1000),
    (("2025년 BW0021 1000개는 언제 달성했어?",), "2025-06-05", 1100),
    (("when was 1,000 of BW0021 reached in 2025?",), "2025-05-28", 1000),
    # another item, another year
    (("2025년 BW0021 누적 100개 넘은 날은?", "BW0022는?"), "2025-06-10", 120),
    (("2025년 BW0021 누적 1,000개 넘은 날은?", "2024년은?"), "2024-11-05", 1050),
]


@pytest.mark.parametrize(("turns", "day", "total"), REACHED)
def test_the_first_day_is_found(planner_agent: Agent, turns: tuple[str, ...], day: str, total: int) -> None:
    answer = ask(planner_agent, *turns)
    row = first_row(answer)
    assert (str(row["day"])[:10], row["running_total"]) == (day, total)
    assert f"{total:,}" in answer.answer


def test_an_amount_that_was_not_reached_is_said_so(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 BW0022 누적 1,000개 넘은 날은?")
    assert (answer.status, answer.tables[0].rows) == ("ok", ())
    assert "1,000개를 넘은 날은 없습니다" in answer.answer


def test_days_by_themselves_are_meant_where_it_is_said(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 하루 생산량이 90개를 돌파한 날은?")
    assert "quantity" in first_row(answer), answer.answer


def test_the_months_of_a_course_are_held_against_a_bound(planner_agent: Agent) -> None:
    answer = ask(planner_agent, "2025년 월별 생산량", "221개 넘는 건?")
    assert "month" in first_row(answer), answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("BW0021 2025년 100만개 언제 넘었어",),
        ("2025년 BW0021 생산량?", "100만개 언제 넘었어"),
        ("BW0021 2025년 100만개 넘은 게 언제야?",),
        ("When did BW0021 go over 2 million in 2025?",),
    ],
)
def test_a_million_is_reached_by_a_running_total(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "ok" and ("누적" in answer.answer or "added up" in answer.answer), answer.answer


def test_an_amount_that_a_day_may_make_is_asked_back(planner_agent: Agent) -> None:
    assert ask(planner_agent, "2025년 10만개 언제 넘었어").status == "clarify"
