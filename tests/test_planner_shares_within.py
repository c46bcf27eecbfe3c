"""The shares of a family's items are told within the family, as a list with the largest first."""

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask

MADE = {"BW0021": 300, "BW0022": 500, "BW0023": 200, "CT0021": 900, "CT0022": 50, "CT0023": 50}
SHARES_OF_BW = [("BW0022", 50.0), ("BW0021", 30.0), ("BW0023", 20.0)]


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on one day of October with three items of two families."""
    records = [factory.record("2026-10-05", code, size, f"Lens {code}") for code, size in MADE.items()]
    return planner_on(tmp_path_factory.mktemp("shares"), records)


def shares(agent: Agent, *turns: str) -> list[tuple[str, float]]:
    """The items of the last answer with their shares, in its order."""
    table = ask(agent, *turns).tables[0]
    return [(str(row["item_code"]), round(float(str(row["share"])), 4)) for row in table.records()]


@pytest.mark.parametrize(
    "turns",
    [
        ("10월 BW 제품군 순위", "비율도 같이 보여줘"),
        ("10월 BW 제품군 생산량", "품목별 비율은?"),
        ("BW items in October ranked", "with shares please"),
        ("10월 CT 제품군 품목별 비중", "BW는?"),
    ],
)
def test_they_are_of_the_family_that_was_told(agent: Agent, turns: tuple[str, ...]) -> None:
    assert shares(agent, *turns) == SHARES_OF_BW


def test_one_of_another_family_is_of_everything(agent: Agent) -> None:
    assert shares(agent, "10월 BW 제품군 품목별 비중", "CT0021은?") == [("CT0021", 45.0)]


def test_the_list_says_what_it_is_of(agent: Agent) -> None:
    answer = ask(agent, "10월 BW 제품군 순위", "비율도 같이 보여줘").answer
    assert "합계 1,000개" in answer and "1. BW0022 Lens BW0022: 500개 (50.0%)" in answer, answer
