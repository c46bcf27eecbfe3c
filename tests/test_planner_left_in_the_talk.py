"""What stays when something is left out: a sum, the family that was spoken of, the days of its period."""

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, assert_says

MADE = {
    ("2026-10-05", "BW0021"): 1000,  # a Monday
    ("2026-10-06", "BW0022"): 80,
    ("2026-10-07", "CT0021"): 300,
    ("2026-10-08", "CT0022"): 100,
    ("2026-10-09", "PT0001"): 20,
    ("2026-10-09", "PT0002"): 5,
    ("2026-10-10", "SP0101"): 7,  # a Saturday
    ("2026-10-11", "SP0102"): 2,
    ("2026-09-07", "CT0021"): 250,
    ("2026-09-08", "CT0022"): 150,
}
"""What each day made of an item."""


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on four families of two items."""
    records = [
        factory.record(day, code, float(made), f"렌즈 {code}", f"{day}-{code}")
        for (day, code), made in MADE.items()
    ]
    return planner_on(tmp_path_factory.mktemp("left_in_the_talk"), records)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("10월 총 생산량은?", "BW0021 빼면?", "BW 제품군 전체를 빼면 얼마 남아?"), "434"),
        (("10월 총 생산량은?", "PT 전체를 제외하면?"), "1,489"),
        (("BW 제품군 전체를 뺀 10월 생산량",), "434"),
        (("total for October", "without SP", "PT out as well"), "1,480"),
        (("What did we produce in October 2026?", "Without the SP family?"), "1,505"),
        (
            ("What did we produce in October 2026?", "Without the SP family?", "And leaving out PT as well?"),
            "1,480",
        ),
        (("10월에 뭐 만들었어?", "SP 빼고", "PT도 빼고"), "1,480"),
        (("top 2 in the CT family in October", "family total?"), "400"),
        (("top 2 in the CT family in October", "family total?", "and without CT0021?"), "100"),
        (("CT 제품군 10월 상위 2개", "제품군 합계는?", "CT0021 빼면?"), "100"),
    ],
)
def test_the_sum_of_what_is_left_is_told(agent: Agent, turns: tuple[str, ...], told: str) -> None:
    assert_says(agent, turns, f" {told}")


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("CT0021 share of its family in October",), "75.0%"),
        (("10월 CT0021은 제품군에서 몇 %?",), "75.0%"),
        (("CT0021 10월 제품군 내 비중은?",), "75.0%"),
        (
            ("CT total in October", "CT0021 in percent of the family", "same percentage for September?"),
            "62.5%",
        ),
        (("10월 CT에서 CT0021 비중은?", "같은 비중 9월은?"), "62.5%"),
        (
            ("CT0021 in October", "best day for it?", "what share of the CT family was it in October?"),
            "75.0%",
        ),
        (("10월 CT0021", "최고 생산일은?", "10월 CT 제품군에서 비중은 얼마야?"), "75.0%"),
        (("CT0021 share of the total in October",), "19.8%"),
    ],
)
def test_a_share_of_the_family_is_of_the_family(agent: Agent, turns: tuple[str, ...], told: str) -> None:
    assert_says(agent, turns, told)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (
            (
                "10월 5일부터 11일까지 일별로",
                "제일 적은 날은?",
                "그날 상위 1개만",
                "주말 빼고 평일만 합치면 얼마야?",
            ),
            "1,505",
        ),
        (("10월 5일부터 11일까지 일별로", "제일 적은 날은?", "주말 빼고 합치면?"), "1,505"),
        (
            (
                "October 5 to 11 by day",
                "the worst day?",
                "top item that day",
                "weekdays only, what's the sum?",
            ),
            "1,505",
        ),
        (("October by day", "how many on October 5?", "weekend total?"), " 9 "),
        (("October without weekends, weekdays only",), "1,505"),
    ],
)
def test_parts_of_the_week_are_of_the_period_that_holds_the_day(
    agent: Agent, turns: tuple[str, ...], told: str
) -> None:
    assert_says(agent, turns, told)


@pytest.mark.parametrize(
    "turns", [("10월 5일 생산량", "평일만 합치면?"), ("어제 생산량", "주말 빼고 합치면?")]
)
def test_what_lies_in_nothing_that_was_told_is_asked_back(agent: Agent, turns: tuple[str, ...]) -> None:
    assert ask(agent, *turns).status == "clarify"
