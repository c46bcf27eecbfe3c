"""Going deeper over the turns: back to a list, the same of another place, what stays, what is found."""

from collections.abc import Mapping

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, assert_answers_as

SHARES: Mapping[str, int] = {
    "BW0021": 40,
    "BW0022": 25,
    "CT0021": 34,
    "CT0022": 18,
    "HS0011": 22,
    "HS0012": 14,
    "PT0001": 9,
}
"""What each item makes of a day's hundred and so many, before the day's own turn."""
DAYS = [(2025, 9, 3), (2025, 10, 6), (2025, 10, 14), (2026, 4, 7), (2026, 5, 12), (2026, 7, 9), (2026, 8, 4)]
DAYS += [(2026, 9, day) for day in (1, 2, 8, 15)] + [(2026, 10, day) for day in (1, 5, 6, 12, 14, 20, 27)]
DAYS += [(2026, 11, day) for day in (2, 3, 4, 9)]


def made(code: str, turn: int) -> int:
    """What an item made on a day: another one leads on every third day, and the sums differ."""
    leads = list(SHARES)[turn % 3]
    return SHARES[code] * (7 + turn * 5 % 11) + (900 if code == leads else 0) + turn


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on days whose leader, sum and order of families change."""
    records = [
        factory.record(
            f"{year}-{month:02}-{day:02}",
            code,
            float(made(code, turn)),
            f"렌즈 {code}",
            f"{year % 100}{month:02}{day:02}-{code}-001",
        )
        for turn, (year, month, day) in enumerate(DAYS)
        for code in SHARES
    ]
    return planner_on(tmp_path_factory.mktemp("digging"), records)


BACK_TO_THE_LIST = [
    (
        ("days in October over 2,500", "top item on the highest of them?", "and over 2,800?"),
        "days in October over 2,800",
    ),
    (
        ("10월에 2500 넘은 날", "1위 날 1위 품목은?", "2800 넘은 날은?"),
        "10월에 2800 넘은 날",
    ),
    (
        (
            "days in October over 2,500",
            "top item on the highest one?",
            "how many days over 2,500 in September?",
        ),
        "days in September over 2,500",
    ),
    (
        ("months of 2026 above 5,000", "top item of the highest one", "and which months stayed below 4,000?"),
        "months of 2026 below 4,000",
    ),
    (("days in October over 2,500", "how many is that?"), "days in October over 2,500"),
    (("items over 3,000 in October", "so how many is that?"), "items over 3,000 in October"),
]
ANOTHER_PLACE = [
    (
        ("the three best days in October", "top item on the first of those?", "and on the third?"),
        "which item was number 1 on October 27, 2026",
    ),
    (
        ("the three best days in October", "how many lots on the first one?", "and the second?"),
        "how many lots on October 14, 2026",
    ),
    (("10월 최고 생산일 3개", "첫 번째 날 1위 품목은?", "세 번째 날은?"), "2026년 10월 27일 1위 품목은?"),
    (("10월 최고 생산일 3개", "첫 번째 날 CT0021은?", "두 번째 날은?"), "2026년 10월 14일 CT0021은?"),
]
LEFT = [
    (("10월 BW 빼고 총 얼마야", "CT까지 빼면?"), "10월 BW, CT 빼고 총 얼마야"),
    (("10월 BW 빼고 상위 3개", "거기서 CT까지 빼면 1위가 뭐예요?"), "10월 BW, CT 빼고 1위"),
    (("10월 총 생산량", "BW0021 빼면?", "CT0021도 같이 빼줘"), "10월 BW0021, CT0021 빼고 총 생산량"),
    (("10월 BW 빼고 총 얼마야", "CT마저 빼면?", "그 나머지 중에 1위 품목은 뭔가요?"), "10월 BW, CT 빼고 1위"),
    (("BW0021이랑 CT0021 빼고 9월 상위 3개", "그 둘 제외한 9월 총합은?"), "9월 BW0021, CT0021 빼고 총합"),
]
WITHOUT_THE_BEST = [
    (
        ("best day in October?", "average without that day?"),
        "daily average in October excluding October 6, 2026",
    ),
    (("10월 최고 생산일은?", "그날 빼고 평균은?"), "2026년 10월 6일 빼고 10월 일평균"),
    (("10월 최고 생산일은?", "그날 빼고 제일 많은 날은?"), "2026년 10월 6일 빼고 10월 제일 많은 날은?"),
]
MOVED = [
    (
        ("which family grew most from September to October?", "and which item?"),
        "which item of all grew most from September to October?",
    ),
    (
        ("9월 대비 10월 제일 많이 늘어난 제품군은?", "품목으로 보면?"),
        "9월 대비 10월 전체 품목 중 제일 많이 늘어난 품목은?",
    ),
    (
        ("which family grew most from September to October?", "which item in it grew most?"),
        "which of the CT items grew most from September to October?",
    ),
    (
        ("which CT item grew the most from September to October?", "show me that item's two months"),
        "output of CT0021 in September and in October each?",
    ),
    (("9월 대비 10월 제일 많이 늘어난 품목은?", "그 품목 두 달 수량"), "CT0021 9월, 10월 생산량 각각"),
]
OF_ITS_OWN_TIME = [
    (("CT0021 by month in 2026", "its best month?", "and its worst?"), "worst month of CT0021 in 2026"),
    (
        ("best day in October?", "which item led that day?", "how many lots did we run that day in total?"),
        "how many lots on October 6, 2026",
    ),
    (
        ("best day in October?", "which item led that day?", "how much of it did we make that month?"),
        "output of BW0022 in October 2026",
    ),
    (("HS0011 올해 최고 달은?", "그 달 HS 전체에서는 몇 %였어"), "2026년 10월 HS0011은 HS에서 몇 %야"),
    (("HS0011 올해 최고 달은?", "그 달 HS에서는 몇 %야"), "2026년 10월 HS0011은 HS에서 몇 %야"),
    (("9월 월별 실적", "작년 9월도", "월 합계로 하면 몇 % 늘어난 거지?"), "2025년 9월 대비 2026년 9월"),
    (("BW0021 in September", "compare it with HS0011 in October"), "BW0021 vs HS0011 in October"),
    (
        ("which family made the most in October?", "what share of the October total is that?"),
        "share of the BW family in October",
    ),
    (("HS 10월 일별", "제일 많은 날은?", "그날 1위 품목은?"), "2026년 10월 6일 HS 1위 품목"),
    (
        (
            "lots of BW0021 in October",
            "which of these is the smallest?",
            "how many of them are above 500 pieces?",
        ),
        "how many lots of BW0021 in October with more than 500",
    ),
    (("10월 상위 3개 품목", "1위 품목 올해 월별로", "2위 품목도 똑같이"), "BW0021 올해 월별"),
]
TWO_STEPS = [
    ("On which day in October did the top HS item peak?", "best day of HS0011 in October"),
    ("10월에 생산이 가장 많았던 날, 뭐가 제일 많이 나왔어?", "2026년 10월 6일 1위 품목"),
    ("지난달 피크였던 날의 로트 수는?", "2026년 10월 6일 로트 수"),
    ("What was the best day of the leading CT item in October?", "best day of CT0021 in October"),
    (
        "which three items led in the best of the first three quarters of 2026?",
        "top 3 items in Q3 2026",
    ),
]


@pytest.mark.parametrize(
    ("turns", "plain"),
    [*BACK_TO_THE_LIST, *ANOTHER_PLACE, *LEFT, *WITHOUT_THE_BEST, *MOVED, *OF_ITS_OWN_TIME],
)
def test_a_talk_that_digs_is_answered_as_the_same_asked_in_full(
    agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    assert_answers_as(agent, turns, plain)


@pytest.mark.parametrize(("question", "plain"), TWO_STEPS)
def test_what_is_to_be_found_first_is_found_in_its_family_or_of_so_many(
    agent: Agent, question: str, plain: str
) -> None:
    answer, other = ask(agent, question), ask(agent, plain)
    assert other.status == "ok" and other.tables, other.answer
    assert answer.tables[-1].rows == other.tables[-1].rows, answer.answer


def test_the_first_item_of_another_day_is_of_that_days_own_list(agent: Agent) -> None:
    answer = ask(
        agent, "10월 27일 상위 3개 품목", "1위만 보면 비중이 얼마죠?", "10월 6일 1위 품목의 비중은요?"
    )
    assert answer.tables[-1].rows == ask(agent, "2026년 10월 6일 BW0022 비중").tables[-1].rows, answer.answer


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (("days in October over 2,500", "top item on the highest one?", "items over 800?"), ""),
        (("10월 최고 생산일 3개", "두 번째로 많은 날은?"), "10월에 두 번째로 많은 날은?"),
        (("10월 BW 빼고 총 얼마야", "CT 빼면?"), "10월 CT 빼고 총 얼마야"),
        (("10월 제품군별 생산량", "1위랑 2위 차이는?"), "10월 BW와 CT 비교"),
    ],
)
def test_what_only_looks_like_it_stays_as_it_is(agent: Agent, turns: tuple[str, ...], plain: str) -> None:
    answer = ask(agent, *turns)
    if plain:
        assert [one.rows for one in answer.tables] == [one.rows for one in ask(agent, plain).tables]
    assert "2,500" not in answer.answer and (plain or "October 6" in answer.answer), answer.answer
