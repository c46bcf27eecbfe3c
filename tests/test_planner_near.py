"""Periods that a few words take from what stands near: the month, the length or the year said before."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask


@pytest.mark.parametrize(
    ("turns", "same"),
    [
        (("2025년 3월 12일 생산량", "13일은요?"), "2025년 3월 13일 생산량"),
        (("최근 7일 생산량", "30일로 바꾸면?"), "최근 30일 생산량"),
        (("2025년 3월은 2월보다 얼마나 줄었어?",), "2025년 3월은 2025년 2월보다 얼마나 줄었어?"),
        (("2025년 3월이 2월에 비해 얼마나 줄었어?",), "2025년 3월은 2025년 2월보다 얼마나 줄었어?"),
        (("2025년 1월은 12월보다 얼마나 줄었어?",), "2025년 1월은 2024년 12월보다 얼마나 줄었어?"),
    ],
)
def test_a_period_is_the_one_that_stands_near(
    planner_agent: Agent, turns: tuple[str, ...], same: str
) -> None:
    left, right = ask(planner_agent, *turns), ask(planner_agent, same)
    assert left.answer == right.answer
    assert left.status == right.status


def test_another_family_after_a_search_is_searched_for(planner_agent: Agent) -> None:
    asked = ask(planner_agent, "CT0021 들어간 품목 찾아줘", "BW는?")
    alone = ask(planner_agent, "BW 들어간 품목 찾아줘")
    assert alone.status == "ok"
    assert asked.answer.splitlines()[0] == alone.answer.splitlines()[0]
