"""Days of the week: what is usual on them, the best of them, their part of a time, and those of one week."""

from datetime import date, timedelta

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, assert_says

MADE = {1: 100, 2: 200, 3: 300, 4: 400, 5: 500, 6: 60, 7: 40}
"""What was made on each day of the week: 1,600 in a week, the last Wednesday of a month ten more."""
FIRST, LAST = date(2026, 2, 2), date(2026, 3, 15)


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on six weeks of one item and last week, its best Wednesday in the fourth one."""
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    days += [date(2026, 11, 9) + timedelta(days=n) for n in range(7)]
    records = [
        factory.record(
            f"{day}",
            "BW0021",
            float(MADE[day.isoweekday()] + (10 if day == date(2026, 2, 25) else 0)),
            "렌즈 하나",
            f"L{day}",
        )
        for day in days
    ]
    return planner_on(tmp_path_factory.mktemp("days_of_the_week"), records)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        # what is usual, over this year
        (("주말에 얼마나 만들어?",), ["50개", "2026년 1월 1일"]),
        (("how much do we make on weekends?",), ["50 units", "January 1, 2026"]),
        (("월요일에 보통 얼마나 만들어?",), ["100개"]),
        (("how much do we usually make on Fridays?",), ["500 units"]),
        # whether anything is made
        (("토요일에 만든 적 있어?",), ["네", "토요일은 7일", "420개"]),
        (("did we ever produce on a Saturday?",), ["Yes", "on 7 of the Saturdays"]),
        (("주말에도 생산해?",), ["네", "14일"]),
        (("do we run on Sundays?",), ["Yes", "on 7 of the Sundays"]),
        (("2026년 2월 일요일에 생산했어?",), ["네", "일요일은 3일"]),
        # the best of such days
        (("2026년 수요일 중에 최고 기록은 언제야?",), ["2026년 2월 25일", "310개"]),
        (("best Wednesday of 2026",), ["February 25, 2026", "310 units"]),
        (("제일 많이 만든 수요일은 언제야?",), ["2026년 2월 25일"]),
        (("which Wednesday was best in 2026?",), ["February 25, 2026"]),
        # their part of a time
        (("일요일 생산량이 2026년 전체의 몇 %야?",), ["280개", "2.5%"]),
        (("what percent of February 2026 is Sunday output?",), ["120 of", "1.9%"]),
        (("2026년 2월 주말 비중",), ["360개", "5.7%"]),
        # days of one week
        (("last week weekdays only", "all days?"), ["November 9, 2026 to November 15, 2026", "1,600"]),
        (("last weekend output", "weekdays?"), ["November 9, 2026 to November 13, 2026", "1,500"]),
        (("지난 주말 생산량", "평일은?"), ["2026년 11월 9일 ~ 2026년 11월 13일", "1,500개"]),
        (("지난 주말 생산량", "평일이랑 비교"), ["1,500개", "100개", "줄었"]),
        (("last weekend output", "compare with the weekdays"), ["1,500 units", "100 units", "fell"]),
        (("지난주 월~금은?",), ["2026년 11월 9일 ~ 2026년 11월 13일", "1,500개"]),
        (("2026년 3월 9일~15일 생산량", "평일만"), ["2026년 3월 9일 ~ 2026년 3월 13일", "1,500개"]),
        (("March 9 to 15, 2026, weekdays only",), ["March 9, 2026 to March 13, 2026", "1,500 units"]),
        (("2026년 3월 9일~15일 평일", "전체는?"), ["2026년 3월 9일 ~ 2026년 3월 15일", "1,600개"]),
    ],
)
def test_days_of_the_week_are_told(agent: Agent, turns: tuple[str, ...], told: list[str]) -> None:
    assert_says(agent, turns, *told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2026년 2월 평일 합계", "평일(월~금)만"),
        ("2026년 2월 주말에 얼마나 만들었어?", "360개"),
        ("best item on Wednesdays of 2026", "BW0021"),
        ("2026년 2월 25일에 만들었어?", "310개"),
    ],
)
def test_other_days_stay_as_they_are(agent: Agent, question: str, told: str) -> None:
    assert_says(agent, (question,), told)


@pytest.mark.parametrize("question", ["2026년 2월 평일 주말 비중", "2026년 2월 요일별 비중"])
def test_shares_of_several_parts_of_the_week_are_asked_back(agent: Agent, question: str) -> None:
    assert ask(agent, question).status == "clarify"
