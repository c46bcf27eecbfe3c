"""A follow-up that changes one thing of the answer before, and keeps all else of it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.agent import Agent
from tests.test_planner import assert_answers_as, assert_says
from tests.test_planner_taken_apart import made_daily

__all__ = ["made_daily"]

AS_IN_FULL: list[tuple[Sequence[str], str]] = [
    (("2025년 3월 대비 4월 몇 % 늘었어?", "BW0021은 몇 %야?"), "BW0021 2025년 3월 대비 4월 증감률"),
    (("growth from 2024 to 2025 in percent", "BW family only, what percent?"), "BW growth from 2024 to 2025"),
    (("2024년 대비 2025년 몇 % 늘었어?", "CT0021은 전체의 몇 %야?"), "2025년 CT0021 비중"),
    (("best month in 2025", "lowest from January to June 2025?"), "lowest month from January to June 2025"),
    (("2025년 최고 생산 달", "상반기 최저는?"), "2025년 상반기 최저 생산 달"),
    (("BW family total in October", "what about last month"), "BW family total last month"),
    (("BW 2025년 생산량", "지난달은?"), "BW 제품군 지난달 생산량"),
    (("2025년 생산량 많은 날 3일", "5일로 늘려줘"), "2025년 생산량 많은 날 5개"),
    (("best 3 days in 2025", "make it 5 days"), "best 5 days in 2025"),
    (("top item by lots in 2025", "and the three with the most pieces?"), "top 3 items by quantity in 2025"),
    (("lots of BW0021 in March 2025?", "pieces too please"), "BW0021 March 2025 production"),
    (("share of BW0021 in March 2025", "for April 2025, same item"), "share of BW0021 in April 2025"),
    (("top 3 items in 2025", "just the first two, but for 2024"), "top 2 items in 2024"),
    (("2024년과 2025년 총생산 차이?", "BW군만 하면요?"), "BW 제품군 2024년과 2025년 비교"),
    (("2025년 3월 5일 BW0021 생산량", "그날 전체로는 얼마야"), "2025년 3월 5일 전체 생산량"),
    (("BW0021 2025년 분기별", "연도별 추이도 보여주세요"), "BW0021 전체 기간 연도별 추이"),
    (("BW0021 by month in 2025", "and by year?"), "BW0021 by year over all time"),
    (
        ("October 1 to 10?", "same days last year?", "back to this year's, by day"),
        "October 1 to 10, 2026 by day",
    ),
    (("9월 생산량", "작년 9월은?", "올해 거 일별로 보여줘"), "2026년 9월 일별 생산량"),
    (("3분기 생산량", "작년은?", "올해 걸로 월별"), "2026년 3분기 월별 생산량"),
    (("3분기 생산량", "작년은?", "올해는 월별로"), "올해 월별 생산량"),
    (("September output", "August?", "this year's, by month"), "total output by month this year"),
    (("BW0021 in October", "how much per year?"), "BW0021 by year over all time"),
    (("when did we last make BW0021?", "how much per year?"), "BW0021 by year over all time"),
    (("when did we last make BW0021?", "first time?", "how many each year"), "BW0021 by year over all time"),
    (("BW0021 마지막 생산일은?", "연도별로는 얼마씩 만들었죠?"), "BW0021 전체 기간 연도별 생산량"),
    (("BW0021 마지막 생산일은?", "최초는?", "해마다 얼마나 만들었어?"), "BW0021 전체 기간 연도별 생산량"),
    (("BW0021 마지막 생산일은?", "얼마나 만들었어?"), "2026년 10월 28일 BW0021 생산량"),
    (("lots of BW0021 in March 2025", "by year"), "lots of BW0021 by year over all time"),
    (("2025년 3월 일별 생산량", "제일 많은 2일만"), "2025년 3월 제일 많은 날 2개"),
    (("2025년 3월 일별 생산량", "가장 적은 2일은?"), "2025년 3월 제일 적은 날 2개"),
    (("BW0021 2025년 일별", "가장 많이 만든 3일만 뽑아줘"), "2025년 BW0021 제일 많은 날 3개"),
    (("2025년 3월 일별 생산량", "5일에 제일 많은 품목은?"), "2025년 3월 5일 1위 품목"),
    (("lots of BW0021 on March 5, 2025", "now the lots of the 28th"), "lots of BW0021 on March 28, 2025"),
    (("items with Brown in the name", "and with Gray?"), "items with Gray in the name"),
    (("2025년 생산량 많은 날 3일", "적은 날은?"), "2025년 제일 적은 날 3개"),
    (("BW0021 by month in 2025", "the high point of 2024?"), "best month of BW0021 in 2024"),
    (("BW0021 2025년 월별", "상반기 최고는?"), "BW0021 2025년 상반기 최고 생산 달"),
    (
        ("March 2025?", "compare with March 2026", "growth between those two months?"),
        "compare March 2025 and March 2026",
    ),
    (
        ("BW0021 lots in March 2025?", "biggest lot?", "BW0021 pieces in March 2025"),
        "BW0021 output March 2025",
    ),
]


@pytest.mark.parametrize(("turns", "plain"), AS_IN_FULL)
def test_it_is_the_same_as_asked_in_full(planner_agent: Agent, turns: Sequence[str], plain: str) -> None:
    assert_answers_as(planner_agent, turns, plain)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("BW family total in 2025", "and the last one?"), "BW0022"),
        (("2025년 최고 생산 달", "2024년 1위 품목은?"), "BW0021"),
        (("compare 2024 and 2025", "what percent of it is BW0021?"), "made up"),
    ],
)
def test_a_place_an_item_and_a_share_stay_what_they_are(
    planner_agent: Agent, turns: Sequence[str], told: str
) -> None:
    assert_says(planner_agent, turns, told)


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (("2025년 제품군별 생산량", "이번엔 월별로"), "2025년 월별 생산량"),
        (("2025 output by family", "now by quarter"), "2025 output by quarter"),
    ],
)
def test_another_grouping_takes_the_place_of_the_families(
    made_daily: tuple[Agent, Path], turns: Sequence[str], plain: str
) -> None:
    assert_answers_as(made_daily[0], turns, plain)
