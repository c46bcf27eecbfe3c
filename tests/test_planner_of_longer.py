"""What the days that were told make up of a longer period, or of the whole of their own."""

import pytest

from assistant.agent import Agent
from tests.test_planner import ask

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
    answer = ask(planner_agent, *turns)
    assert answer.status == "ok" and share in answer.answer, answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("2025년 3월 월요일 합계", "2025년 3월 전체에서 몇 %?"),
        ("total of Mondays in March 2025", "what percent of March 2025 is that?"),
    ],
)
def test_days_of_the_week_are_a_part_of_all_days(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "ok" and "227" in answer.answer and "%" in answer.answer, answer.answer


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
