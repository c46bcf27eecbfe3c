"""What the days that were told make up of a longer period, or of the whole of their own."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask, assert_says

PARTS = [
    (("BW0021 2026년 3월", "그게 2026년 1월부터 3월까지의 몇 %야?"), "33.3%"),
    (("2025년 3월 생산량", "작년 전체에서 몇 %야?"), "8.6%"),
    (("2025년 3월 생산량", "그 달이 2025년의 몇 퍼센트야?"), "8.6%"),
    (("2025년 1분기 생산량", "2025년 전체의 몇 프로 차지해?"), "25.2%"),
    (("total output in March 2025", "what percent of 2025 is that?"), "8.6%"),
    (("total output in March 2025", "what percent of the year is that?"), "8.6%"),
    (("total output in March 2025", "what share of the whole year?"), "8.6%"),
    (("2025년 제일 많이 만든 달은?", "그 달이 2025년에서 몇 %야?"), "8.6%"),
]


@pytest.mark.parametrize(("turns", "share"), PARTS)
def test_a_part_is_of_the_longer_period_that_is_named(
    planner_agent: Agent, turns: tuple[str, ...], share: str
) -> None:
    assert_says(planner_agent, turns, share)


@pytest.mark.parametrize(
    "turns",
    [
        ("2025년 3월 월요일 합계", "2025년 3월 전체에서 몇 %?"),
        ("total of Mondays in March 2025", "what percent of March 2025 is that?"),
    ],
)
def test_days_of_the_week_are_a_part_of_all_days(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    assert_says(planner_agent, turns, "227", "%")


@pytest.mark.parametrize(
    "turns", [("2025년 3월 생산량", "2025년 2월의 몇 %야?"), ("2025년 3월 생산량", "2024년 전체에서 몇 %?")]
)
def test_a_period_that_does_not_hold_it_is_asked_back(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    assert ask(planner_agent, *turns).status == "clarify"


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("BW0021 2025년 3월", "2025년 3월 전체에서 몇 %?"), "88.1%"),
        (("2025년 3월 생산량", "BW0022 비중은?"), "8.8%"),
    ],
)
def test_an_items_share_stays_one(planner_agent: Agent, turns: tuple[str, ...], told: str) -> None:
    assert told in ask(planner_agent, *turns).answer


SAID_AT_ONCE = [
    (("3월이 작년 전체의 몇 %야?",), "8.6%"),
    (("2025년 3월 생산량이 2025년 전체의 몇 %야?",), "8.6%"),
    (("what percent of 2025 was March 2025?",), "8.6%"),
    (("1분기가 2025년의 몇 %야",), "25.2%"),
    (("BW0021 2025년 3월 생산량이 2025년 BW0021의 몇 %야",), "8.3%"),
    (("2025년 3월 월요일 생산량이 전체의 몇 %야?",), "11.9%"),
    (("share of Mondays in March 2025",), "11.9%"),
    (("2025년 3월 생산량", "월요일 비중은?"), "11.9%"),
    (("2025년 3월 BW0021", "수요일은 몇 %야?"), "50.0%"),
    (("2025년 제일 많은 달은?", "그 달의 1위 품목은?", "그 달 생산량이 작년 전체의 몇 %인가요?"), "8.6%"),
    (("best month of 2025?", "top item that month?", "what percent of 2025 was that month's total?"), "8.6%"),
]


@pytest.mark.parametrize(("turns", "share"), SAID_AT_ONCE)
def test_a_part_and_its_whole_may_be_said_at_once(
    planner_agent: Agent, turns: tuple[str, ...], share: str
) -> None:
    assert_says(planner_agent, turns, share)


@pytest.mark.parametrize(
    ("turns", "share"),
    [
        (("2025년 3월 상위 2개 품목", "합계는?", "그게 그 달의 몇 %야?"), "96.9%"),
        (("2025년 3월 상위 2개 품목", "합계는?", "2025년 3월 전체의 몇 %야?"), "96.9%"),
        (("top two items of March 2025", "together?", "what percentage of the month is that?"), "96.9%"),
        (("2025년 3월 BW 품목별 생산량", "1위는 BW 중 비중이 얼마야?"), "90.9%"),
        (("2025년 3월 BW 품목별 생산량", "2위가 전체 BW에서 몇 %야"), "9.1%"),
    ],
)
def test_items_are_a_part_of_all_that_was_made_then(
    planner_agent: Agent, turns: tuple[str, ...], share: str
) -> None:
    assert_says(planner_agent, turns, share)


@pytest.mark.parametrize(
    "turns", [("BW0021 2025년 3월 생산량이 2025년 전체의 몇 %야",), ("2025년 3월이 2024년의 몇 %야?",)]
)
def test_two_wholes_or_none_are_asked_back(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    assert ask(planner_agent, *turns).status == "clarify"
