"""A few words after an answer are of what they can be of: longer units, all items, what was told."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_answers_as

ALIKE: list[tuple[tuple[str, ...], str]] = [
    # days of a month after two months are those days, against the same days of the month before
    (
        ("2026년 2월이랑 3월 비교해줘", "3월 1일부터 20일까지는?"),
        "2026년 2월 1일~20일과 3월 1일~20일 비교",
    ),
    (
        ("compare February and March 2026", "March 1 to 20?"),
        "compare February 1-20 and March 1-20, 2026",
    ),
    (("why did output rise from February to March 2026?", "March 1 to 20?"), "output on March 1-20, 2026"),
    # which item leads is of all items, whichever one was spoken of
    (("2026년 3월 BW0022 생산량", "제일 많이 만든 품목은?"), "2026년 3월 제일 많이 만든 품목"),
    (("2026년 3월 BW0022 생산량", "품목별로"), "2026년 3월 품목별 생산량"),
    (("BW0022 output in March 2026", "top item?"), "top item in March 2026"),
    (("BW0022 output in March 2026", "by item"), "output by item in March 2026"),
    (("2026년 3월 1위 품목은?", "2월엔 몇 개 만들었어?", "1위 품목은?"), "2026년 2월 1위 품목은?"),
    # by item what was counted or divided stays so
    (("2026년 3월 로트 수", "품목별로"), "2026년 3월 품목별 로트 수"),
    (("number of lots in March 2026", "by item"), "lots by item in March 2026"),
    (("2026년 3월 일평균 생산량", "품목별로"), "2026년 3월 품목별 일평균"),
    (("top item in March 2026", "by item"), "output by item in March 2026"),
    # a time within one unit of a course or a mean is told as it is
    (("BW0021 in 2026 by month", "March 1 to 20?"), "BW0021 output on March 1-20, 2026"),
    (("2026년 BW0021 월별로", "3월 20일은?"), "2026년 3월 20일 BW0021 생산량"),
    (("2025년 BW0021 월평균", "3월은?"), "2025년 3월 BW0021 생산량"),
    (("output by year since 2024", "March last year?"), "output in March 2025"),
    (("2026년 로트 수 월별로", "3월 20일은?"), "2026년 3월 20일 로트 수"),
    # a mean over a unit as long as the period, or longer, is over what the period lies in
    (("2025년 3월 BW0021 생산량", "월평균은?"), "2025년 BW0021 월평균"),
    (("BW0021 output in March 2025", "monthly average?"), "monthly average of BW0021 in 2025"),
    (("2026년 3월 20일 생산량", "하루 평균은?"), "2026년 3월 일평균"),
    (("output on March 20, 2026", "daily average?"), "daily average in March 2026"),
    # one item that led, or rose most, is what a few words go on about
    (("top item in March 2026", "in pieces?"), "BW0021 output in March 2026"),
    (("2026년 3월 1위 품목은?", "생산량은?"), "2026년 3월 BW0021 생산량"),
    (("top item in March 2026", "vs last year?"), "BW0021 in March 2026 compared with March 2025"),
    (("2026년 3월 1위 품목은?", "전년 동월 대비는?"), "BW0021 2026년 3월 전년 동월 대비"),
    (
        ("2026년 2월 대비 3월에 가장 많이 늘어난 품목은?", "로트 수는?"),
        "2026년 2월과 3월 CT0021 로트 수 비교",
    ),
    (("top item in March 2026", "and BW0022?", "how many lots?"), "how many lots of BW0022 in March 2026?"),
    (("codes starting with BW", "top item in March 2026?"), "rank BW0021 and BW0022 in March 2026"),
    (("2026년 3월 1위 품목은?", "왜 줄었어?"), "BW0021은 2026년 2월 대비 3월에 왜 줄었어?"),
    (("2025년 가장 적게 만든 달은?", "왜 줄었어?"), "2025년 1월에 2024년 12월보다 왜 적었어?"),
    # two periods that were compared are both told of
    (("2026년 2월과 3월 비교", "생산일은 며칠이야?"), "2026년 2월과 3월 생산일수"),
    (("2026년 2월과 3월 비교", "수량으로는?"), "2026년 2월과 3월 각각 생산량"),
    (("2026년 2월과 3월 비교", "제일 많은 날은?"), "2026년 2월과 3월 각각 제일 많은 날"),
    (
        ("why did output rise from February to March 2026?", "how many lots?"),
        "how many lots in February and March 2026?",
    ),
    # of a few that were listed each is held against last year
    (("2026년 3월 상위 2개 품목", "전년 동월 대비는?"), "BW0021, BW0022 2026년 3월을 2025년 3월과 비교"),
    (
        ("top 2 items in March 2026", "compared with February?"),
        "BW0021 and BW0022, March 2026 vs February 2026",
    ),
    (("top 2 items in March 2026", "in pieces?"), "BW0021 and BW0022 in March 2026 each"),
    # what was found by a search stays what is spoken of
    (("BW로 시작하는 코드는?", "2026년 3월은?"), "2026년 3월 BW0021, BW0022 각각 생산량"),
    (("codes starting with BW", "in March 2026?"), "BW0021 and BW0022 in March 2026 each"),
    # top items are no lots
    (("lots of BW0021 in March 2026", "top 3 items"), "top 3 items in March 2026"),
    (("BW0022 마지막으로 생산한 날이 언제야?", "로트 수는?"), "전체 기간 BW0022 로트 수"),
]


@pytest.mark.parametrize(("turns", "plain"), ALIKE)
def test_a_few_words_are_of_what_they_can_be_of(
    planner_agent: Agent, turns: tuple[str, ...], plain: str
) -> None:
    assert_answers_as(planner_agent, turns, plain)


@pytest.mark.parametrize(
    "turns",
    [
        ("2026년 3월 생산량", "차이는?"),
        ("BW0021 in 2026 by month", "the difference?"),
        ("2026년 3월 제품군별 생산량", "차이는?"),
        ("best day in March 2026", "what is the gap?"),
        ("2026년 2월 로트 수", "3월 BW0021 로트 수", "차이는?"),
        ("데이터 언제까지 있어?", "몇 % 늘었어?"),
        ("BW share of output in all the data", "vs last year?"),
        ("BW0022 마지막으로 생산한 날이 언제야?", "차이는?"),
        ("BW0021 in 2025 by quarter", "BW0021 per year since 2024", "the difference?"),
    ],
)
def test_a_difference_from_nothing_that_was_told_is_asked_back(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    assert ask(planner_agent, *turns).status == "clarify"


@pytest.mark.parametrize(
    "turns",
    [
        ("top 3 items in March 2026", "daily average?"),
        ("top 3 items in March 2026", "by month"),
        ("2026년 3월 상위 3개 품목", "하루 평균은?"),
        ("데이터 언제까지 있어?", "2026년 3월은?"),
        ("2026년 3월 일평균", "월별로"),
        ("daily average in March 2026", "by month"),
    ],
)
def test_of_a_few_that_were_listed_or_of_all_is_asked_back(
    planner_agent: Agent, turns: tuple[str, ...]
) -> None:
    assert ask(planner_agent, *turns).status == "clarify"


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (("2026년 월평균 생산량", "월별로"), "2026년 월별 생산량"),
        (("daily average in March 2026", "per month?"), "monthly average in 2026"),
        (("2026년 3월 상위 3개 품목", "전체 하루 평균은?"), "2026년 3월 일평균"),
        (("2026년 3월 1위 품목은?", "총 생산량은?"), "2026년 3월 총 생산량"),
        (("2026년 2월 생산량", "3월은?", "차이는?"), "2026년 2월과 3월 비교"),
        (("BW0021 in 2026 by month", "what about 2025?"), "BW0021 in 2025 by month"),
        (("2025년 BW0021 월평균", "2026년은?"), "2026년 BW0021 월평균"),
        (
            ("BW 제품군 2026년 3월 생산량", "제일 많이 만든 품목은?"),
            "BW 제품군 2026년 3월 제일 많이 만든 품목은?",
        ),
    ],
)
def test_what_it_can_be_of_it_stays_of(planner_agent: Agent, turns: tuple[str, ...], plain: str) -> None:
    assert_answers_as(planner_agent, turns, plain)
