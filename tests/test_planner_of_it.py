"""What is asked of the item or the running period told before: "그거 작년 전체는?", "best month so far?"."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as


@pytest.mark.parametrize(
    ("turns", "plainly"),
    [
        (("BW0021 지난달 생산량", "그거 작년 전체 생산량도 알려줘"), "BW0021 작년 생산량"),
        (("BW0021 지난달 생산량", "그 품목 작년 전체는?", "2024년은?"), "BW0021 2024년 생산량"),
        (("BW0021 올해 생산량", "그거 지난달 전체 로트 수는?"), "BW0021 지난달 로트 수"),
        (("BW0021 지난달 생산량", "그거 말고 전체는?"), "지난달 전체 생산량"),
        (("이번 달 생산량은?", "지금까지 최고 생산일은?"), "이번 달 최고 생산일은?"),
        (("How much this month?", "best day so far?"), "best day this month?"),
        (("this year by month", "best month so far?"), "best month this year?"),
        (("BW0021 this year", "worst month so far"), "worst month of BW0021 this year"),
        (("How much in October?", "best month so far?"), "best month of all time?"),
    ],
)
def test_it_is_what_was_told(planner_agent: Agent, turns: tuple[str, ...], plainly: str) -> None:
    assert_answers_as(planner_agent, turns, plainly)


@pytest.mark.parametrize(
    "turns", [("지난달 매출은?", "얼마나?"), ("what is the weather?", "by how many pieces?")]
)
def test_a_few_words_after_a_question_that_was_not_answered_are_asked_back(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    assert ask(planner_agent, *turns).status == "clarify"
