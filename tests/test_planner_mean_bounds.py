"""Units of time and items held against their own mean, and such days again in another time."""

import time

import pytest

from assistant.agent import Agent
from assistant.planner.reading.mean_bounds import read_mean_bounds
from assistant.planner.reading.segment import TAKEN
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, assert_says

OCTOBER = {1: 100, 2: 200, 5: 300, 6: 400, 12: 500, 13: 900}
"""What two items made on days of October 2025 of the first one; its mean is 400."""


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on days, months and items on both sides of a mean that is none of them."""
    records = [
        factory.record(f"2025-10-{day:02}", "BW0021", float(made), "렌즈 하나", f"A{day}")
        for day, made in OCTOBER.items()
    ]
    records += [
        factory.record("2025-09-01", "BW0021", 1000.0, "렌즈 하나", "B1"),
        factory.record("2025-09-08", "BW0022", 260.0, "렌즈 둘", "B2"),
        factory.record("2025-09-09", "CT0021", 40.0, "렌즈 셋", "B3"),
        factory.record("2025-08-04", "BW0021", 100.0, "렌즈 하나", "C1"),
    ]
    return planner_on(tmp_path_factory.mktemp("mean_bounds"), records)


@pytest.mark.parametrize(
    ("turns", "mean", "count"),
    [
        (("2025년 10월에 평균보다 많이 만든 날은 며칠?",), "일평균은 400개", "2일"),
        (("2025년 10월 일평균 이상인 날",), "일평균은 400개", "3일"),
        (("2025년 10월 하루 평균보다 적게 만든 날",), "일평균은 400개", "3일"),
        (("days above the average in October 2025",), "daily average in October 2025 was 400", "2 days"),
        (("how many days in October 2025 were below average?",), "was 400", "3 days"),
        (("2025년 월평균에 못 미친 달",), "월평균은 1,266.67개", "1개월"),
        (("which months of 2025 were above average?",), "monthly average in 2025 was 1,266.67", "2 months"),
        (("2025년 9월 품목 중 평균 이상 만든 품목",), "품목당 평균은 433.33개", "1개"),
        (
            ("items above average in September 2025",),
            "average of an item in September 2025",
            "Only this item",
        ),
        (("2025년 10월 BW0021 평균 넘은 날",), "일평균은 400개", "2일"),
        # what goes on
        (("2025년 10월에 평균보다 많이 만든 날은 며칠?", "평균 이하는?"), "400개", "4일"),
        (("days above average in October 2025", "and below?"), "400 units", "3 days"),
        (("days above average in October 2025", "and in September 2025?"), "433.33 units", "Only this day"),
        (("2025년 10월 평균 넘은 날", "그중 월요일은 며칠?"), "400개", "1일"),
        (
            ("days above average in October 2025", "which of those were Mondays?"),
            "400 units",
            "Only this day",
        ),
        (("2025년 월별", "평균보다 높은 달은?"), "월평균은 1,266.67개", "2개월"),
        (("daily production in October 2025", "which days were below average?"), "400 units", "3 days"),
    ],
)
def test_units_are_held_against_their_own_mean(
    agent: Agent, turns: tuple[str, ...], mean: str, count: str
) -> None:
    assert_says(agent, turns, mean, count)


@pytest.mark.parametrize(
    "turns",
    [
        ("2025년 10월 월평균보다 많은 날",),
        ("2025년 10월 생산량이 평균 이상이야?",),
        ("2025년 9월 BW0021 BW0022 평균 이상인 날",),
        ("2025년 10월 월요일 중 평균 넘은 날",),
        ("above average in October 2025?",),
        ("2025년 10월 평균 넘은 로트",),
        ("그런 날이 제일 많은 달은?",),
        ("2025년 10월 300개 넘은 날", "그런 날이 제일 많은 달은?"),
        ("days over 300 in October 2025", "which month had the most such days?"),
        ("how many such days in October 2025?",),
    ],
)
def test_a_mean_of_what_is_not_said_is_asked_back(agent: Agent, turns: tuple[str, ...]) -> None:
    assert ask(agent, *turns).status == "clarify"


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("days over 250 in October 2025", "how many such days in September 2025?"), "2 days"),
        (("days over 250 in October 2025", "how many days like that in September 2025?"), "2 days"),
        (("days over 250 in October 2025", "of those, how many were Mondays?"), "2 days"),
        (("days over 250 in October 2025", "how many of them were on weekends?"), "2 days"),
        (("2025년 10월 250개 넘은 날", "그중 화요일은?"), "화요일만"),
        # no bound at all
        (("2025년 10월 일평균",), "400개"),
    ],
)
def test_such_days_are_those_beyond_the_same_bound(agent: Agent, turns: tuple[str, ...], said: str) -> None:
    assert_says(agent, turns, said)


def test_a_long_date_behind_a_bound_is_read_at_once() -> None:
    started = time.monotonic()
    assert not list(read_mean_bounds(f"by what percent is November above {TAKEN * 60} x"))
    assert time.monotonic() - started < 1
