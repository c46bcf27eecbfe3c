"""A question after one that was not answered goes on from the answer before, or from what that one named."""

from collections.abc import Sequence

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as

GOES_ON = [
    (["2025년 10월 생산량", "우리 회사 주가 얼마야?", "네 그럼 2025년 9월 생산량요"], "2025년 9월 생산량"),
    (
        ["BW0021 in October 2025", "how does that sit in the BW family?", "the entire BW family for 2025?"],
        "BW family in 2025",
    ),
    (["BW0021 2025년 10월", "쀍쀍 BW0022 말한거", "다시 BW0021로 2025년 9월"], "BW0021 2025년 9월 생산량"),
    (["BW0021 2025년 10월", "그거 표준편차는?", "9월 생산량은?"], "BW0021 2025년 9월 생산량"),
    (["BW0021 2025년 10월", "그거 표준편차는?", "로트 수는?"], "BW0021 2025년 10월 로트 수"),
    (["BW0021 2025년 10월", "그거 불량률은?", "그거 편차는?", "월별로 2025년"], "BW0021 2025년 월별"),
    (
        ["BW0021 in October 2025", "its standard deviation?", "how many lots?"],
        "how many lots of BW0021 in October 2025",
    ),
    (
        ["BW0021 in October 2025", "its standard deviation?", "and how much of BW0022 in May 2025?"],
        "BW0022 in May 2025",
    ),
    (["2025년 9월 전체 생산량", "BW0021 2025년 10월 표준편차", "로트 수는?"], "BW0021 2025년 10월 로트 수"),
    (["BW 2025년 10월 불량률은?", "생산량은?"], "BW 2025년 10월 생산량"),
    (["defect rate of BW0021 in October 2025?", "then its output?"], "output of BW0021 in October 2025"),
    (
        ["로트 261005-BW0021-003 수량을 900으로 고쳐줘", "그럼 2025년 3월 총 생산량은?"],
        "2025년 3월 총 생산량",
    ),
    (
        [
            "Could you correct the quantity of lot 261005-BW0021-003 to 900?",
            "OK. What's the total for March 2025?",
        ],
        "total for March 2025",
    ),
    (
        ["BW0021 2025년 10월", "다음달엔 얼마나 나올까", "됐고 2025년 9월 실적이나 줘"],
        "BW0021 2025년 9월 생산량",
    ),
    (["BW0021 in 2025", "what does one cost?", "never mind, total for 2026"], "BW0021 total for 2026"),
    (["BW0021 단가 얼마야", "아 됐어요 2025년 10월 생산량만"], "BW0021 2025년 10월 생산량"),
    (["price of BW0021?", "nvm, lots in October 2025?"], "lots of BW0021 in October 2025"),
    (["BW0021 2025년 10월", "BW0021 단가는?", "됐고 2025년 10월 전체 생산량"], "2025년 10월 전체 생산량"),
    (
        ["BW0021 9월 기록 지워줘", "삭제가 안 된다면 2025년에 몇 개 생산했는지만"],
        "BW0021 2025년 생산량",
    ),
    (
        ["BW0021 2025년 10월 생산량을 9000으로 고쳐줘", "원래 값은 얼마로 돼 있는데?"],
        "BW0021 2025년 10월 생산량",
    ),
    (["set BW0021 to 9000 for October 2025", "what is it currently"], "BW0021 in October 2025"),
    (["total for May 2026", "what will we make next May?", "ok. May 2025 then?"], "total for May 2025"),
    (["2025년 3월 상위 2개 품목", "2위 매출은?", "그럼 생산량은?"], "BW0022 2025년 3월 생산량"),
    (["2025년 3월 상위 2개 품목", "2위 불량률은?", "2025년 4월 생산량은?"], "BW0022 2025년 4월 생산량"),
    (["2025년 3월 상위 2개 품목", "2위 매출은?", "그 품목 2025년 월별 생산량"], "BW0022 2025년 월별"),
    (["top 2 in March 2025", "price of the second one?", "and its output in April"], "BW0022 in April 2025"),
    (
        [
            "top 2 in March 2025",
            "Bottom 2 as well",
            "what was revenue for the top item?",
            "its quantities by month in 2025",
        ],
        "BW0021 by month in 2025",
    ),
    (["2025년 3월 상위 3개", "하위 2개도", "1위 2025년 4월 생산량은?"], "BW0021 2025년 4월 생산량"),
    (
        ["BW0021 2025년 10월 로트 수", "10월 5일 수량을 0으로 고쳐 줘", "그러면 월별로 2025년"],
        "BW0021 2025년 월별",
    ),
    (["BW 2025년 10월", "BW 재고는?", "2025년 9월은?"], "BW 2025년 9월"),
    (["last 7 days by day", "is it the weather?", "ok, total of those 7 days"], "total of the last 7 days"),
    (["2025년 10월 5일 불량 몇 개", "그날 생산량은?"], "2025년 10월 5일 생산량"),
    (["revenue in October 2025", "output in that month"], "output in October 2025"),
    (
        ["who worked on 5 October 2025", "total on that day", "top item that day"],
        "top item on 5 October 2025",
    ),
    (["야간조 2025년 10월 생산량", "전체는?"], "2025년 10월 전체 생산량"),
    (["xyz 2025년 10월 생산량", "BW0021"], "BW0021 2025년 10월 생산량"),
    (["xyz lots by month 2025", "sorry, BW0021", "and 2024?"], "BW0021 lots by month 2024"),
    (["2025년 3월 상위 품목 1개", "그 품목 편차는?", "그 품목 4월 생산량은?"], "BW0021 2025년 4월 생산량"),
]


@pytest.mark.parametrize(("turns", "plain"), GOES_ON)
def test_it_is_the_same_as_asked_in_full(planner_agent: Agent, turns: Sequence[str], plain: str) -> None:
    assert_answers_as(planner_agent, turns, plain)


ASKED_BACK = [
    ["shipments of BW yesterday", "the day before"],
    ["제일 비싼 날은?", "그날 생산량은?"],
    ["qwert output", "in percent"],
    ["투자자 미팅 자료: 2025년 총 생산량", "2024년은?", "성장률?"],
    ["2위 매출은?", "생산량은?"],  # of a list that was not shown
    ["how is BW0021 vs plan in October 2025", "just the actual"],
    ["BW0022 qwerty 2025년 10월", "BW0021"],
    ["total for May 2026", "what will we make next May?", "and for April?"],  # of which year?
    ["please delete the data", "what is it currently"],
    ["BW0021 2025년 10월", "그거 표준편차는?", "9월은?"],  # the deviation, or the output?
    ["BW0021 2025년 10월", "qqqwww 표준편차는?", "로트 수는?"],
    ["2025년 10월", "BW0021 편차가 제일 큰 날은?", "그날 로트 수는?"],
    ["2025년 10월", "2024년에 편차가 큰 달은?", "그 달 로트 수는?"],
    ["BW0021 in October 2025", "standard deviation of BW0022 in May 2025", "lots in that month"],
    ["BW0021 in October 2025", "deviashun of BW0022 in May 2025", "lots in that month"],
]


@pytest.mark.parametrize("turns", ASKED_BACK)
def test_what_rests_on_what_was_not_answered_is_asked_back(
    planner_agent: Agent, turns: Sequence[str]
) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "clarify" and not answer.tables, answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("qqqwww 2025년 총 생산량", "2024년은?", "성장률?"),
        ("shipments of CT yesterday", "the day before"),
        ("shipments of BW0021 yesterday", "the day before"),
    ],
)
def test_what_leans_on_nothing_told_is_asked_back(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "clarify" and not answer.tables, answer.answer


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (("10월 BW0021 불량률", "9월이랑 비교"), "10월 BW0021 9월과 비교"),
        (("10월 목표 달성했어?", "목표가 없으면 9월이랑 비교"), "10월 9월과 비교"),
        (("10월 매출", "작년이랑 비교해줘"), "10월 작년 10월과 비교"),
        (("10월 목표 대비 실적은?", "작년 10월이랑 비교해줘"), "10월 작년 10월과 비교"),
        (("9월 불량", "10월이랑 비교"), "9월과 10월 비교"),
        (
            ("our October target?", "then compare with September"),
            "compare October with September",
        ),
        (("10월 생산량", "9월이랑 비교해줘", "목표는?", "작년이랑 비교"), "10월 작년 10월과 비교"),
        (("9월이랑 10월 비교", "작년이랑도 비교해줘"), "10월 작년 10월과 비교"),
        # what could not be had is left out, and the rest of it stays
        (("10월 매출 상위 2개 품목", "생산량 기준으로"), "10월 생산량 상위 2개 품목"),
        (("10월 불량 제일 많은 품목은?", "그럼 생산량은?"), "10월 생산량 제일 많은 품목은?"),
        (("top 2 items by sales in October", "by output then"), "top 2 items by output in October"),
        (("10월 매출", "생산량으로는?"), "10월 생산량"),
        # the like of both is of another year, held against nothing
        (("9월이랑 10월 비교", "작년은?"), "작년 9월과 작년 10월 비교"),
    ],
)
def test_what_was_named_is_what_another_time_is_held_against(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    assert_answers_as(planner_agent, turns, plain)


def test_of_two_times_it_is_not_said_which_another_is_held_against(planner_agent: Agent) -> None:
    assert ask(planner_agent, "10월 매출이랑 9월 매출 비교", "8월이랑 비교").status == "clarify"
