"""A family's items in order: every one that was made, where no number is said."""

from pathlib import Path

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on
from tests.test_planner import ask

MADE = 12


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    """Twelve items of one family and one of another, in two months."""
    folder: Path = tmp_path_factory.mktemp("every_item")
    codes = [f"HS00{number}" for number in range(11, 11 + MADE)] + ["BW0021"]
    records = [
        factory.record(f"2026-{month}-05", code, 100.0 + place, name=f"렌즈 {place}", lot=f"{month}-{place}")
        for month in ("09", "10")
        for place, code in enumerate(codes)
    ]
    return planner_on(folder, records)


@pytest.mark.parametrize(
    "turns",
    [
        ("HS 제품군 10월 실적 부탁드립니다", "품목별로 나눠서 순위 매겨 주세요"),
        ("2026년 10월 HS 품목별 순위",),
        ("HS items in October 2026", "rank them by item"),
        ("rank the HS items in October 2026",),
    ],
)
def test_every_item_of_a_family_is_listed(agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(agent, *turns)
    assert len(answer.tables[0].rows) == MADE
    assert "10월" in answer.answer or "October" in answer.answer


@pytest.mark.parametrize("turns", [("2026년 10월 HS 상위 3개 품목",), ("top 3 HS items in October 2026",)])
def test_so_many_are_listed_where_a_number_is_said(agent: Agent, turns: tuple[str, ...]) -> None:
    assert len(ask(agent, *turns).tables[0].rows) == 3
