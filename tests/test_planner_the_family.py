"""A family that was spoken of: its items by their place, "the same family", two families over a stretch."""

from collections.abc import Sequence

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask, assert_answers_as, assert_says

MADE = {"BW0021": 100, "BW0022": 60, "BW0023": 20, "CT0021": 90, "CT0022": 30}


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on two families, each item made on the fifth of every month, more from year to year."""
    records = [
        factory.record(
            f"{year}-{month:02}-05", code, float(made + year - 2024 + month), code, f"{month}-{code}"
        )
        for year in (2024, 2025, 2026)
        for month in range(1, 12)
        for code, made in MADE.items()
    ]
    return planner_on(tmp_path_factory.mktemp("families"), records)


SAME: list[tuple[Sequence[str], str]] = [
    (("BW 제품군 2025년 생산량", "그 중 1등 품목은?"), "2025년 BW 중 1위"),
    (("BW 제품군 2025년 생산량", "그중 2위 품목이 뭐야?"), "2025년 BW 중 2위"),
    (("BW 제품군의 2025년 총 생산량은요?", "그중 1위 품목이 차지하는 비중은 몇 %?"),
     "2025년 BW 품목 중 BW0021 비중은?"),
    (("which BW item was made least in 2025?", "show the bottom two of the family"),
     "bottom 2 BW items in 2025"),
    (("BW family total in 2025", "same family, 2024 total?"), "BW family total in 2024"),
    (("BW family total in 2025", "how was that family in 2024?"), "BW family total in 2024"),
    (("BW 2025년", "같은 제품군 2024년은?"), "BW 2024년"),
    (("total of the BW family in 2025?", "biggest one in 2024?"), "top BW item in 2024"),
    (("2025년 BW 생산량", "and the least produced one in BW"), "least produced BW item in 2025"),
    (("did BW do better in March 2025 than in February 2025? Give me both",), "BW February vs March 2025"),
]  # fmt: skip


@pytest.mark.parametrize(("turns", "plain"), SAME)
def test_the_family_is_the_one_spoken_of(agent: Agent, turns: Sequence[str], plain: str) -> None:
    assert_answers_as(agent, turns, plain)


STRETCH: list[tuple[Sequence[str], str]] = [
    (("2025년 1월부터 10월까지 BW 제품군이랑 CT 제품군 비교해줘",), "665"),
    (("compare BW and CT from January to October 2025",), "665"),
    (("2025년 BW랑 CT 비교", "BW가 얼마나 더 많아?"), "737"),
    (("BW vs CT families in 2025", "how much bigger is BW?"), "737"),
    (("BW vs CT families in 2025", "How much more did BW make than CT?"), "737"),
]


@pytest.mark.parametrize(("turns", "told"), STRETCH)
def test_two_families_are_held_against_each_other(agent: Agent, turns: Sequence[str], told: str) -> None:
    assert_says(agent, turns, told)


@pytest.mark.parametrize(
    "question", ["BW랑 CT 2025년 1월에서 10월 얼마나 늘었어", "2025년 1월 대비 10월 BW랑 CT 비교"]
)
def test_what_changed_is_between_both_ends(agent: Agent, question: str) -> None:
    answer = ask(agent, question)
    assert [len(one.rows) for one in answer.tables] and "2025년 1월" in answer.answer, answer.answer
    assert "2025년 1월 1일" not in answer.answer


def test_after_all_families_the_family_is_asked_back(agent: Agent) -> None:
    assert ask(agent, "2025년 제품군별 생산량", "그 제품군 2024년은?").status == "clarify"
