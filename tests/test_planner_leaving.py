"""Follow-ups that leave the item, the unit of time or the measure; and questions that lean on nothing."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as

SAME_ANSWER = [
    (("BW0021 by month in 2025", "now for all products together"), "total production by month in 2025"),
    (
        ("2025년 BW0021 가장 많이 만든 달", "품목 상관없이 전체에서는?"),
        "2025년 전체 생산량이 가장 많은 달은?",
    ),
    (("2025년 10월 생산량", "로트 수로는?"), "2025년 10월 로트 수"),
    (("Compair Q1 2025 and Q2 2025",), "compare Q1 2025 and Q2 2025"),
    (("2025년 최고 실적 낸 달은?",), "2025년 가장 많이 만든 달은?"),
    (("2025년 10월 BW0021 생산량", "2025년 9월껀?"), "2025년 9월 BW0021 생산량"),
    (("2025년 3월 13일 생산량", "아 14일이요"), "2025년 3월 14일 생산량"),
    (("2025년 9월 생산량", "아 10월이요"), "2025년 10월 생산량"),
    (("3분기 상위 2개 (2025)",), "2025년 3분기 상위 2개"),
    (("9월이랑 10월 생산량 비교해줘 (작년)",), "작년 9월이랑 10월 생산량 비교"),
    (("how many lots of BW0021 in October 2025", "no, pieces"), "BW0021 in October 2025"),
    (("2025년 9월 생산량", "BW만"), "2025년 9월 BW로 시작하는 품목 생산량"),
    (("total output in September 2025", "only BW"), "2025년 9월 BW로 시작하는 품목 생산량"),
    (("top 2 items of 2025", "the leader's total in 2024?"), "BW0021 total in 2024"),
    (("monthly average of BW0021 in 2025", "and for all products together"), "monthly average in 2025"),
]


@pytest.mark.parametrize(("said", "alone"), SAME_ANSWER)
def test_it_is_the_same_as_asked_in_full(planner_agent: Agent, said: tuple[str, ...], alone: str) -> None:
    assert_answers_as(planner_agent, said, alone)


def test_the_largest_of_a_course_is_asked_about(planner_agent: Agent) -> None:
    course = ask(planner_agent, "2025년 월별 생산량").tables[0].records()
    month = max(course, key=lambda row: float(str(row["quantity"])))["month"]
    year, number = str(month).split("-")
    answer = ask(planner_agent, "2025년 월별 생산량", "제일 많이 만든 달에 뭐가 제일 많이 나왔어?")
    alone = ask(planner_agent, f"{year}년 {int(number)}월에 뭐가 제일 많이 나왔어?")
    assert answer.tables[-1].rows == alone.tables[0].rows


@pytest.mark.parametrize(
    "turns",
    [
        ("Largest month in 2025?", "why was it higher than the month before?"),
        ("2025년 가장 많이 만든 달은?", "그 달은 왜 전달보다 많아?"),
    ],
)
def test_what_was_found_is_held_against_the_one_before(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    found = ask(planner_agent, turns[0]).tables[0].records()[0]
    answer = ask(planner_agent, *turns)
    assert f"{int(str(found['month']).split('-')[1])}" in answer.answer
    assert f"{float(str(found['largest'])):,.0f}" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "which one is bigger?",
        "어느 쪽이 더 많아?",
        "그거 작년이랑 비교하면?",
        "그 품목 작년 대비는?",
        "그건 작년엔 어땠어?",
        "and the month before that?",
    ],
)
def test_what_leans_on_nothing_is_asked_back(planner_agent: Agent, question: str) -> None:
    assert ask(planner_agent, question).status == "clarify"
