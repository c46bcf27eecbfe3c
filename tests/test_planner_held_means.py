"""Means, places and reasons after an answer are of what it told: of both of two, of the one found."""

from collections.abc import Mapping

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask

MADE: Mapping[str, Mapping[int, tuple[tuple[str, int], ...]]] = {
    "2025-10": {1: (("BW0021", 50), ("BW0022", 20), ("CT0021", 500))},
    "2026-08": {3: (("BW0021", 60), ("CT0021", 20)), 4: (("BW0021", 61), ("CT0021", 20))},
    "2026-09": {1: (("BW0021", 40), ("BW0022", 90)), 2: (("BW0021", 44),), 5: (("BW0021", 300),)},
    "2026-10": {
        1: (("BW0021", 70), ("BW0021", 32), ("BW0022", 31)),
        2: (("BW0021", 100), ("BW0022", 51)),
        3: (("BW0021", 6), ("CT0021", 13)),
        4: (("BW0021", 8), ("CT0021", 14)),
    },
}
"""The lots that each day of a month made; the 3rd and 4th of October 2026 are a weekend."""


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on a few days of three items."""
    records = [
        factory.record(f"{month}-{day:02}", code, float(made), f"렌즈 {code}", f"{month}-{day}-{code}-{n}")
        for month, days in MADE.items()
        for day, lots in days.items()
        for n, (code, made) in enumerate(lots)
    ]
    return planner_on(tmp_path_factory.mktemp("means"), records)


def mean(month: str, code: str = "", days: tuple[int, ...] = ()) -> float:
    """What a producing day of a month made, of an item or of all."""
    made = {
        day: sum(n for own, n in lots if code in ("", own))
        for day, lots in MADE[month].items()
        if not days or day in days
    }
    producing = [n for n in made.values() if n]
    return sum(producing) / len(producing)


def said(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


WEEKEND, WEEKDAYS = (3, 4), (1, 2)
HELD = [
    (("10월이랑 8월 비교", "일평균은?"), (mean("2026-10"), mean("2026-08"))),
    (("10월이랑 8월 비교", "하루 평균으로는?"), (mean("2026-10"), mean("2026-08"))),
    (("compare October and August", "daily average?"), (mean("2026-10"), mean("2026-08"))),
    (
        ("How much more did we make in October than in August?", "per day?"),
        (mean("2026-10"), mean("2026-08")),
    ),
    (("BW0021 9월 대비 10월", "일평균은?"), (mean("2026-10", "BW0021"), mean("2026-09", "BW0021"))),
    (
        ("BW0021 10월 생산량", "BW0022는?", "어느 쪽이 하루 평균이 높아?"),
        (mean("2026-10", "BW0021"), mean("2026-10", "BW0022")),
    ),
    (
        ("BW0021 10월 생산량", "9월은?", "어느 쪽이 일평균이 더 높아?"),
        (mean("2026-10", "BW0021"), mean("2026-09", "BW0021")),
    ),
    (
        ("BW0021 output in October", "and BW0022?", "which has the higher daily average?"),
        (mean("2026-10", "BW0021"), mean("2026-10", "BW0022")),
    ),
    (
        ("BW0021 10월 주말 생산량", "평일은?", "어느 쪽이 하루 평균이 높아?"),
        (mean("2026-10", "BW0021", WEEKEND), mean("2026-10", "BW0021", WEEKDAYS)),
    ),
    (
        ("BW0021 10월 평일 생산량", "주말은?", "어느 쪽이 일평균이 높아?"),
        (mean("2026-10", "BW0021", WEEKEND), mean("2026-10", "BW0021", WEEKDAYS)),
    ),
]


@pytest.mark.parametrize(("turns", "means"), HELD)
def test_a_mean_after_two_is_that_of_both(
    agent: Agent, turns: tuple[str, ...], means: tuple[float, float]
) -> None:
    answer = ask(agent, *turns)
    assert answer.status == "ok", answer.answer
    for value in means:
        assert said(value) in answer.answer
    assert said(abs(means[0] - means[1])) in answer.answer


LOTS = [70, 32, 100, 6, 8]
OF_LOTS = [
    ("10월 BW0021 로트 전부 보여줘", "제일 작은 건?", "평균은?"),
    ("10월 BW0021 로트 전부 보여줘", "제일 큰 건?", "평균은?"),
    ("BW0021 10월 제일 큰 로트", "평균은?"),
    ("largest lot of BW0021 in October", "and the average?"),
]


@pytest.mark.parametrize("turns", OF_LOTS)
def test_a_mean_after_one_lot_is_that_of_a_lot(agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(agent, *turns)
    assert said(sum(LOTS) / len(LOTS)) in answer.answer, answer.answer


WHY = [
    ("2025년 10월 대비 2026년 10월에 가장 많이 늘어난 품목은?", "왜?"),
    ("2025년 10월 대비 2026년 10월에 가장 많이 늘어난 품목은?", "왜 늘었어?"),
    ("Which item grew most from October 2025 to October 2026?", "why?"),
]


@pytest.mark.parametrize("turns", WHY)
def test_why_after_the_item_that_rose_most_is_of_it(agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(agent, *turns)
    assert "BW0021" in answer.answer, answer.answer
    assert said(216 - 50) in answer.answer


IDLE = [
    (("BW0022 10월에 생산 안 한 날은?", "9월은 며칠이나 쉬었어?"), 30 - 1),
    (("BW0022 10월에 생산 안 한 날은?", "9월은?", "8월은 며칠 쉬었지?"), 31),
    (("BW0022 10월 생산량", "9월에 쉰 날은 며칠이야?"), 30 - 1),
    (("BW0022 10월에 생산 안 한 날은?", "9월은 며칠이나 안 만들었어?"), 30 - 1),
]


@pytest.mark.parametrize(("turns", "days"), IDLE)
def test_days_without_production_are_of_the_item_before(
    agent: Agent, turns: tuple[str, ...], days: int
) -> None:
    answer = ask(agent, *turns)
    assert "BW0022" in answer.answer, answer.answer
    assert f"{days}일" in answer.answer


def test_days_without_production_of_the_plant_are_of_all(agent: Agent) -> None:
    answer = ask(agent, "BW0022 10월에 생산 안 한 날은?", "9월에 공장 전체가 쉰 날은 며칠이야?")
    assert "BW0022" not in answer.answer
    assert f"{30 - len(MADE['2026-09'])}일" in answer.answer


ASKED_BACK = [
    ("지난달 하위 3개 품목", "작년 같은 달에는 몇 위였어?"),
    ("지난달 상위 3개 품목", "9월에는 몇 위였어?"),
    ("top 3 items in October", "what rank were they in September?"),
    ("average daily output per month this year",),
    ("월별 일평균 올해",),
]


@pytest.mark.parametrize("turns", ASKED_BACK)
def test_what_is_not_said_is_asked_back(agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(agent, *turns)
    assert answer.status == "clarify", answer.answer
