"""What is to come and what a plant could make: neither is in the data."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask

FORECASTS = (
    "12월에는 얼마나 나올까?",
    "연말까지 몇 개 나올까",
    "이 추세면 12월은?",
    "이 추세대로면 이번달 총 얼마?",
    "이대로 가면 올해 총 얼마야?",
    "at this rate, what will December be?",
    "if this trend continues, how much in December?",
)
CAPACITY = (
    "우리 공장 하루에 몇 개까지 만들 수 있어?",
    "하루 최대 몇 개까지 생산 가능해?",
    "how many can we make per day",
    "what is the most we can make in a day?",
)
PAST = ("2025년 3월에 얼마나 나왔을까?", "2025년 월별 추세는?", "can we see 2025 by month?")


@pytest.mark.parametrize("question", FORECASTS)
def test_what_is_to_come_is_refused_as_a_forecast(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert (answer.status, answer.reason) == ("refused", "not_in_data")
    assert "예측하지 않습니다" in answer.answer or "do not forecast" in answer.answer


@pytest.mark.parametrize("question", CAPACITY)
def test_what_could_be_made_is_refused_as_capacity(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert (answer.status, answer.reason) == ("refused", "not_in_data")
    assert "만들 수 있는지" in answer.answer or "can be made" in answer.answer


@pytest.mark.parametrize("question", PAST)
def test_what_was_made_is_answered(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).status == "ok"
