"""An item that nobody knew is left behind by the next question that says itself what it asks."""

from collections.abc import Sequence

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as

LEFT_BEHIND = [
    (["BW9999 2025년 10월 생산량", "2025년 7월과 8월 비교해줘"], "2025년 7월과 8월 비교해줘"),
    (["BW9999 2025년 10월 생산량", "2025년 월별 추이"], "2025년 월별 추이"),
    (["BW9999 output in October 2025", "compare July and August 2025"], "compare July and August 2025"),
    (["BW9999 output in October 2025", "by item"], "October 2025 by item"),
    (["BW9999 output in October 2025", "which item led?"], "which item led in October 2025?"),
    (["BW0021 2025년 9월", "BW9999 2025년 10월", "2025년 월별 추이"], "BW0021 2025년 월별 추이"),
    (["BW9999 2025년 10월", "BW0021은?"], "BW0021 2025년 10월"),
    (["BW9999 라는 코드 2025년 10월에 몇개 만들었는지 확인 좀", "아 미안 BW0021"], "BW0021 2025년 10월"),
    (["BW9999 2025년 월별 추이", "오타네 BW0021"], "BW0021 2025년 월별 추이"),
    (["BW9999 monthly 2025", "oops typo, BW0021", "and 2024?"], "BW0021 monthly 2024"),
    (["BW9999 2025년 10월", "죄송합니다 BW0021입니다", "9월은?"], "BW0021 2025년 9월"),
]


@pytest.mark.parametrize(("turns", "plain"), LEFT_BEHIND)
def test_it_is_the_same_as_asked_in_full(planner_agent: Agent, turns: Sequence[str], plain: str) -> None:
    assert_answers_as(planner_agent, turns, plain)


@pytest.mark.parametrize(
    "turns", [["BW9999 2025년 10월", "9월은?"], ["BW9999 2025년 10월", "그럼 로트 수는?"]]
)
def test_what_only_changes_it_is_asked_back_without_its_name(
    planner_agent: Agent, turns: Sequence[str]
) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "clarify" and "BW9999" not in answer.answer, answer.answer


@pytest.mark.parametrize("turns", [["BW9999 2025년 10월", "BW9998 2025년 9월"], ["BW9999 in May 2025"]])
def test_a_name_that_is_said_again_is_not_found_again(planner_agent: Agent, turns: Sequence[str]) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.reason == "unknown_item" and turns[-1][:6] in answer.answer, answer.answer


ODDITIES = [
    "anything strange in October 2025?",
    "anything unusual about May 19, 2025?",
    "any anomalies in 2025?",
    "2025년 10월에 이상한 점 있어?",
    "2025년 10월 특이사항 알려줘",
]


@pytest.mark.parametrize("question", ODDITIES)
def test_what_is_unusual_is_not_in_the_data(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert (answer.status, answer.reason) == ("refused", "not_in_data"), answer.answer
    assert not answer.tables


@pytest.mark.parametrize(
    "question", ["did we make anything in May 2025?", "2025년 5월에 1000개 이상 만든 날 있어?"]
)
def test_what_was_made_at_all_is_answered(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).status == "ok"


@pytest.mark.parametrize("question", ["is our data fresh?", "how fresh is the data?", "is our data current?"])
def test_how_fresh_the_data_are_is_told(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).status == "ok"
