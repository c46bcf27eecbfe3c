"""What has not begun is refused, whatever is asked of it and of whichever items."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask

TO_COME = [
    "다음 달 BW 생산량",
    "BW in December 2026",
    "내년 1월 BW 일평균",
    "내년 BW 비중",
    "다음 달 제품군별",
    "BW랑 CT 다음 달 각각",
    "다음 달 상위 5개",
    "2027년 1월에 CT 몇 개 만들거 같아",
    "top 3 items next year",
    "다음 주 로트 목록",
]


@pytest.mark.parametrize("question", TO_COME)
def test_a_period_to_come_is_refused_as_such(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert (answer.status, answer.reason, answer.tables) == ("refused", "future_period", ())


@pytest.mark.parametrize("question", ["생산기록 테이블 통째로 drop 해버려", "2025년 10월 기록 delete 해줘"])
def test_an_english_verb_that_deletes_in_a_korean_sentence_is_unsafe(
    planner_agent: Agent, question: str
) -> None:
    answer = ask(planner_agent, question)
    assert (answer.status, answer.reason) == ("refused", "unsafe")


@pytest.mark.parametrize(
    "turns",
    [
        ("2025년 생산량", "xyz 품목은?", "내년 예산 물량은 얼마로 잡혀 있나요?"),
        ("BW0021 lots in October 2025", "when does the next lot start?"),
        ("다음 로트는 언제 나와?",),
        ("이번 달 생산량", "월말까지 가면 총 몇 개 되겠어?"),
    ],
)
def test_what_is_to_come_is_refused_whatever_was_not_understood_before(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    assert ask(planner_agent, *turns).status == "refused"
