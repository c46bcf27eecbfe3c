"""What is asked of items that were listed: their sum, each of them, whether one is among them."""

from collections.abc import Sequence

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import assert_says

CODES = [f"BW{n:04d}" for n in range(21, 33)] + [f"CT{n:04d}" for n in range(21, 24)]


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """An agent on one lot of each of fifteen items in October: 12 of one family, 3 of another."""
    records = [
        factory.record(f"2026-10-{place + 1:02d}", code, 100.0 + place, f"렌즈 {code}", f"L{place}")
        for place, code in enumerate(CODES)
    ]
    return planner_on(tmp_path_factory.mktemp("listed"), records)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (["2026년 10월 품목별 top10", "BW만", "합계"], "1,266"),
        (["top 10 items in October", "only BW", "total"], "1,266"),
        (["10월 BW 상위 10개", "합계"], "1,065"),
        (["10월 BW 상위 5개", "합계"], "545"),
    ],
)
def test_the_sum_of_a_family_is_of_all_of_it_unless_it_was_cut(
    agent: Agent, turns: Sequence[str], told: str
) -> None:
    assert_says(agent, turns, told)
