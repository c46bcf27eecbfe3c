"""How far both ends, or two that were told, are apart."""

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask

MADE = {
    "2025-10": (110, 70),
    "2026-07": (100,),
    "2026-08": (20, 30),
    "2026-09": (170, 50),
    "2026-10": (310, 60, 5),
}
"""What each day of a month made, from the first on."""


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on some days of one item."""
    records = [
        factory.record(f"{month}-{day:02}", "BW0021", float(made), "렌즈 BW0021", f"{month}-{day}")
        for month, days in MADE.items()
        for day, made in enumerate(days, 1)
    ]
    return planner_on(tmp_path_factory.mktemp("ends"), records)


APART = [
    (("2026년 7월부터 10월까지 월별 생산량", "최고인 달이랑 최저인 달 차이가 몇 개야?"), "325"),
    (("10월 제일 많은 날이랑 제일 적은 날 차이는?",), "305"),
    (("10월에 제일 많은 날이 제일 적은 날보다 몇 개 더 많아?",), "305"),
    (("difference between the best and the worst day of October?",), "305"),
    (
        ("monthly output July to October 2026", "Difference between the best and the worst of these months?"),
        "325",
    ),
    (("daily output in October", "How much more did the best day make than the weakest one?"), "305"),
    (("10월 최고 생산일은?", "최저일은?", "두 날 차이 몇 개?"), "305"),
    (("10월 일평균", "9월 일평균은", "10월이 하루 평균으로 몇 개 더 많은 거예요?"), "15"),
    (
        (
            "avg daily production in October?",
            "same for October 2025",
            "How much higher is this year's average?",
        ),
        "35",
    ),
    (("October 2026 against October 2025", "how many pieces more is 2026?"), "195"),
    (("9월 생산량", "10월은?", "10월이 몇 개 더 많은 거야?"), "155"),
    (("the 3 best days of 2026", "difference between the first and the third day?"), "210"),
    (("작년 최고 달과 올해 최고 달 비교",), "195"),
    (("올해 최고 달이 작년 최고 달보다 많아?",), "195"),
    (("9월 최고일과 10월 최고일 비교해줘",), "140"),
    (("compare last year's best month with this year's best month",), "195"),
    (("is the best day of October higher than the best day of September?",), "140"),
    (("올해 최고 달과 최저 달 비교",), "325"),
]


@pytest.mark.parametrize(("turns", "gap"), APART)
def test_how_far_they_are_apart_is_told(agent: Agent, turns: tuple[str, ...], gap: str) -> None:
    answer = ask(agent, *turns)
    assert answer.status == "ok" and gap in answer.answer.replace(",", ""), answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("gap between the best day of October and the worst day of September",),
        ("9월 생산량", "10월은?", "10월이 하루 평균으로 몇 개 더 많아?"),
    ],
)
def test_ends_of_two_periods_and_another_figure_are_asked_back(agent: Agent, turns: tuple[str, ...]) -> None:
    assert ask(agent, *turns).status == "clarify"


def test_a_month_that_was_not_told_is_held_against_the_last(agent: Agent) -> None:
    answer = ask(agent, "9월 생산량", "10월은?", "8월이 몇 개 더 적어?")
    assert "155" not in answer.answer, answer.answer
