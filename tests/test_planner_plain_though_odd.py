"""Plain questions in odd words: a preface, a figure of somebody's own, what cannot be had, a correction."""

from collections.abc import Sequence

import pytest

from assistant.agent import Agent
from tests.test_planner import ask

PLAIN: list[tuple[Sequence[str], str]] = [
    (("writing to our distributor - total of BW0021 in 2025?",), "total of BW0021 in 2025"),
    (("My sheet says BW0021 was 140,473 in March 2025. What do you have?",), "BW0021 in March 2025"),
    (("our file shows BW0021 at 12 for March 2025. can you confirm?",), "BW0021 in March 2025"),
    (("2025년 3월 BW0021 수량이 시스템하고 안 맞는데 221398개로 나옵니까",), "2025년 3월 BW0021"),
    (("제 엑셀에는 2025년 3월 BW0021이 200000개인데 맞나요",), "2025년 3월 BW0021"),
    (("I have to prepare a chart of 2025, can you show monthly totals?",), "monthly totals 2025"),
    (("차트 연습 중인데요 2025년 월별 생산량 그려주세요",), "2025년 월별 생산량"),
    (("I was asked for March 2025 production, could you help?",), "March 2025 production"),
    (("안녕하세요 품질팀입니다. 검사 물량 잡으려는데 2025년 생산 로트 수 알려주세요",), "2025년 로트 수"),
    (("quality team here. planning inspections, how many lots in 2025?",), "how many lots in 2025?"),
    (("a client asks if we still make BW0021. last production day?",), "last production day of BW0021"),
    (("show me monthly production for 2025 as a line",), "monthly production for 2025"),
    (("2025년 3월 설비별 생산량", "설비별은 안 되면 2025년 3월 전체 수량만요"), "2025년 3월 전체 생산량"),
    (("2025년 3월 매출", "아 매출은 없구나.. 생산량으로 주세요"), "2025년 3월 생산량"),
    (("sales in March 2025?", "no sales data, production then"), "production in March 2025"),
    (("2025년 3월 생산이 유난히 적던데 얼마입니까",), "2025년 3월 생산량"),
    (("2025년 3월 일별 생산량", "너무 촘촘하네 주별로"), "2025년 3월 주별 생산량"),
    (("daily output in March 2025", "too detailed, by week please"), "weekly output in March 2025"),
    (("2025년 3월 분 로트 수를 확인해 주십시오",), "2025년 3월 로트 수"),
    (("best day in 2025", "main item that day?"), "top item on the best day in 2025"),
    (("2025년 3월 생산량", "2026년 3월 생산량", "2026년 3월이 몇 개 더 많거나 적은지 두 수치 비교해줘요"),
     "2025년 3월 대비 2026년 3월 생산량"),
    (("when was the last time we made BW0022", "March 2025 total for it?"), "BW0022 in March 2025"),
    (("top 2 items in Q1 2025", "wait, not Q1 2025, I need Q2 2025"), "top 2 items in Q2 2025"),
    (("BW0035 in 2025?", "sorry typo, BW0021"), "BW0021 in 2025?"),
    (("2025년 BW0021", "2024년 BW0022", "첫번째로 물어본 BW0021도 2024년 걸로요"), "2024년 BW0021"),
]  # fmt: skip


@pytest.mark.parametrize(("turns", "plain"), PLAIN)
def test_it_is_answered_as_the_plain_question(planner_agent: Agent, turns: Sequence[str], plain: str) -> None:
    answer, wanted = ask(planner_agent, *turns), ask(planner_agent, plain)
    assert answer.status == wanted.status == "ok", answer.answer
    assert answer.tables[-1].rows == wanted.tables[-1].rows, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "품질팀입니다. 어제 불량 몇 개예요?",
        "quality team here. how many defects yesterday?",
        "10월 라인별 생산량",
        "output by line in October",
        "불량 없는 날",
        "매출이 없으면 안되는데 10월 매출",
    ],
)
def test_what_the_data_do_not_hold_stays_refused(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).reason == "not_in_data"


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("특별히 2025년 생산량", None),  # an adverb
        ("please compile the 2025 total", None),  # a verb
        ("production of prepare in 2025", "unknown_item"),
        ("골든선셋 2025년 생산량", "unknown_item"),
    ],
)
def test_only_what_may_be_a_name_is_taken_for_one(
    planner_agent: Agent, question: str, reason: str | None
) -> None:
    answer = ask(planner_agent, question)
    assert (answer.status, answer.reason) == ("clarify", reason), answer.answer


def test_help_alone_is_what_can_be_asked(planner_agent: Agent) -> None:
    assert not ask(planner_agent, "could you help?").tables
