"""The newest lots of an item, and what is asked of those alone, held to plain SQLite."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.agent import Agent
from tests import factory
from tests.planner_on import planner_on, read_plainly
from tests.test_planner import ask, assert_answers_as, assert_says

DAYS = [date(2026, 9, 1) + timedelta(days=n) for n in range(80)]
NAMES = {"CT0021": "클리어 원데이 30P", "CT0025": "클리어 토릭 원데이", "BW0021": "모카 브라운 원데이"}


def size(day: date, code: str) -> float:
    """No two days of an item are alike: the older are larger, one of the newest the smallest."""
    return 100.0 if (day, code) == (DAYS[-2], "CT0021") else 2000.0 - 7 * (day - DAYS[0]).days + int(code[-1])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the ERP's file lies."""
    return tmp_path_factory.mktemp("newest")


@pytest.fixture(scope="module")
def agent(folder: Path) -> Agent:
    """An agent on one lot a day of each of three items."""
    records = [
        factory.record(str(day), code, size(day, code), NAMES[code], f"{day:%y%m%d}-{code}-001")
        for day in DAYS
        for code in NAMES
    ]
    return planner_on(folder, records)


def newest(folder: Path, figure: str, code: str, count: int) -> str:
    """A figure of the newest lots of an item, as plain SQLite reads it."""
    rows = read_plainly(
        folder,
        f"SELECT {figure} FROM (SELECT * FROM production_records WHERE item_code = ? "
        "ORDER BY production_date DESC LIMIT ?)",
        [code, count],
    )
    return f"{float(str(rows[0][0])):,.2f}".rstrip("0").rstrip(".")


@pytest.mark.parametrize(
    ("turns", "figure", "count"),
    [
        (["show me the last 5 lots of CT0021", "biggest of them?"], "max(good_quantity)", 5),
        (["show me last 3 lots of CT0021", "which is the largest?"], "max(good_quantity)", 3),
        (
            ["show me last 3 lots of CT0021", "which is the largest?", "average of them"],
            "avg(good_quantity)",
            3,
        ),
        (["show me last 3 lots of CT0021", "and the smallest?"], "min(good_quantity)", 3),
        (["CT0021 최근 로트 5개 보여줘", "그 중 제일 큰 건?"], "max(good_quantity)", 5),
        (["CT0021 이력 3건", "그중 가장 많은 로트"], "max(good_quantity)", 3),
        (["CT0021 이력 3건", "그중 가장 많은 로트", "평균"], "avg(good_quantity)", 3),
        (["CT0021 최근 로트 5개", "다섯개 합계"], "sum(good_quantity)", 5),
        (["recent history of CT0021, 5 records", "the biggest?"], "max(good_quantity)", 5),
        (["recent history of CT0021, 5 records", "sum of them"], "sum(good_quantity)", 5),
        (["CT0021, 4 most recent lots", "sum of them"], "sum(good_quantity)", 4),
    ],
)
def test_what_is_asked_of_the_newest_lots_is_of_those(
    agent: Agent, folder: Path, turns: Sequence[str], figure: str, count: int
) -> None:
    assert_says(agent, turns, newest(folder, figure, "CT0021", count))


def test_the_records_of_a_period_are_looked_through(agent: Agent) -> None:
    assert_says(agent, ["CT0021 지난주 이력", "그중 제일 큰 거"], "261109-CT0021-001")


@pytest.mark.parametrize(
    ("turns", "plain"),
    [
        (["CT0021 최근 로트 3개", "가장 많이 만든 날은?"], "역대 CT0021 최다 생산일은?"),
        (["CT0021 최근 로트 3개", "이번달 합계"], "CT0021 이번달 합계"),
        (["CT0021,25 lots in October"], "lots of CT0021 and CT0025 in October"),
        (["CT0021, 25 in October"], "CT0021 and CT0025 in October"),
    ],
)
def test_what_is_of_more_than_those_lots_stays_so(agent: Agent, turns: Sequence[str], plain: str) -> None:
    assert_answers_as(agent, turns, plain)


@pytest.mark.parametrize(
    "question", ["CT0021, 5 records", "CT0021, 5 lots", "CT0021, 5 latest", "CT0021, 5건"]
)
def test_a_number_of_things_is_no_second_item(agent: Agent, question: str) -> None:
    assert "CT0025" not in ask(agent, question).answer


@pytest.mark.parametrize(
    "turns",
    [
        ["CT0021 이력", "제일 큰 거"],
        ["which items start with BX02?", "how many of them did we make in October?"],
        ["items starting with ZZ", "what did we make of those in October?"],
        ["ZZ로 시작하는 품목", "그 중 10월에 제일 많은 건?"],
    ],
)
def test_what_rests_on_nothing_or_on_some_is_asked_back(agent: Agent, turns: Sequence[str]) -> None:
    assert ask(agent, *turns).status == "clarify"
