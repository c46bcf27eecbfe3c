"""Items and units of time put in order by their lots, records or producing days, held to plain SQLite."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.agent import Agent
from assistant.events import Answer
from tests import factory
from tests.planner_on import planner_on, read_plainly
from tests.test_planner import ask

NAMES = {
    "BW0021": "모카 브라운 원데이",
    "BW0022": "모카 그레이 원데이",
    "CT0021": "클리어 토릭",
    "SP0101": "샘플 클리어",
}
ROWS = [
    # September: CT0021 has the most lots; October: BW0022, which has the least pieces of the three
    *(("2026-09-03", f"S{n}", "CT0021", 10.0) for n in range(4)),
    ("2026-09-04", "S9", "BW0021", 900.0),
    ("2026-09-05", "S8", "BW0022", 50.0),
    *((f"2026-10-{day:02d}", f"L{day}", "BW0022", 5.0) for day in (1, 2, 5, 6, 7)),
    ("2026-10-01", "M1", "BW0021", 700.0),
    ("2026-10-01", "M1", "BW0021", 100.0),
    ("2026-10-06", "M2", "BW0021", 0.0),
    *(("2026-10-07", "N1", "CT0021", 60.0) for _ in range(7)),
    ("2026-10-07", "N2", "CT0021", 60.0),
    ("2026-10-07", None, "SP0101", 1.0),
]
"""Lots, records, days with a good unit and pieces each put the items of October in another order."""
COUNTS = {
    "lots": "count(DISTINCT lot_number)",
    "records": "count(*)",
    "days_produced": "count(DISTINCT CASE WHEN good_quantity > 0 THEN production_date END)",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the ERP's file lies."""
    return tmp_path_factory.mktemp("counts")


@pytest.fixture(scope="module")
def agent(folder: Path) -> Agent:
    """An agent on two months in which every count has its own order."""
    return planner_on(folder, [factory.record(day, code, n, NAMES[code], lot) for day, lot, code, n in ROWS])


def by_sqlite(folder: Path, measure: str, by: str = "item_code", month: str = "2026-10") -> dict[str, int]:
    """The count of each item or day of a month, as plain SQLite reads it."""
    rows = read_plainly(
        folder,
        f"SELECT {by}, {COUNTS[measure]} AS n FROM production_records WHERE production_date LIKE ? "
        "GROUP BY 1 HAVING n > 0",
        [f"{month}%"],
    )
    return {str(name): int(str(count)) for name, count in rows}


def counts_of(answer: Answer, measure: str, by: str = "item_code") -> dict[str, int]:
    """The counts that an answer's table holds."""
    rows = [dict(row) for row in answer.tables[-1].records()]
    return {
        str(row[by]): int(str(cell))
        for row in rows
        for column, cell in row.items()
        if column.endswith(measure)
    }


FIRST = [
    ("2026년 10월 로트가 제일 많은 품목은?", "lots"),
    ("10월에 로트 수가 가장 많았던 제품", "lots"),
    ("10월 로트를 가장 많이 찍은 품목 뭐야", "lots"),
    ("어떤 제품이 10월에 로트가 제일 많아?", "lots"),
    ("10월 로트 수 1위 품목", "lots"),
    ("10월 로트 수 1위", "lots"),
    ("which item had the most lots last month?", "lots"),
    ("the item with the highest number of lots in October", "lots"),
    ("which product had the most batches in October 2026?", "lots"),
    ("10월 기록 건수가 제일 많은 품목", "records"),
    ("10월에 기록이 가장 많은 품목", "records"),
    ("which item has the most records in October?", "records"),
    ("10월 생산일수가 제일 많은 품목", "days_produced"),
    ("10월에 어떤 품목이 생산한 날이 제일 많아?", "days_produced"),
    ("which item was made on the most days in October?", "days_produced"),
    ("item with the most producing days last month", "days_produced"),
]


@pytest.mark.parametrize(("question", "measure"), FIRST)
def test_the_item_with_the_most_is_that_by_the_count(
    agent: Agent, folder: Path, question: str, measure: str
) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok", answer.answer
    counts = by_sqlite(folder, measure)
    most = max(counts.values())
    expected = {code: count for code, count in counts.items() if count == most}
    assert counts_of(answer, measure) == expected
    assert all(code in answer.answer for code in expected)


LISTED = [
    ("2026년 10월 품목별 로트 수", "lots"),
    ("10월 로트 많은 순으로 품목 보여줘", "lots"),
    ("10월 로트가 많은 품목", "lots"),
    ("10월 로트 수 기준 상위 5개 품목", "lots"),
    ("lots per item in October", "lots"),
    ("how many lots per item in October", "lots"),
    ("rank items by lots last month", "lots"),
    ("top 5 items by lot count in October", "lots"),
    ("10월 품목별 기록 건수", "records"),
    ("records by item last month", "records"),
    ("10월 품목별 생산일수", "days_produced"),
    ("items by number of producing days in October", "days_produced"),
]


@pytest.mark.parametrize(("question", "measure"), LISTED)
def test_every_item_is_listed_with_its_count(agent: Agent, folder: Path, question: str, measure: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok", answer.answer
    expected = by_sqlite(folder, measure)
    assert counts_of(answer, measure) == expected
    ordered = list(counts_of(answer, measure).values())
    assert ordered == sorted(ordered, reverse=True)


FEWEST = [
    "10월 로트가 적은 품목 1개",
    "10월 로트가 제일 적은 품목",
    "which item had the fewest lots in October?",
    "10월 로트 수 하위 1개 품목",
]


@pytest.mark.parametrize("question", FEWEST)
def test_the_fewest_are_looked_for_among_those_with_some(agent: Agent, folder: Path, question: str) -> None:
    counts = by_sqlite(folder, "lots")
    fewest = {code: count for code, count in counts.items() if count == min(counts.values())}
    assert len(fewest) > 1  # all that share the place are said
    answer = ask(agent, question)
    assert counts_of(answer, "lots") == fewest
    assert all(code in answer.answer for code in fewest)


UNITS = [
    ("10월 로트가 제일 많은 날", "lots"),
    ("which day had the most lots in October?", "lots"),
    ("10월에 기록이 제일 많은 날", "records"),
    ("the day with the most records in October", "records"),
]


@pytest.mark.parametrize(("question", "measure"), UNITS)
def test_a_unit_of_time_is_found_by_the_count(
    agent: Agent, folder: Path, question: str, measure: str
) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok", answer.answer
    counts = by_sqlite(folder, measure, "production_date")
    most = max(counts.values())
    expected = {day: count for day, count in counts.items() if count == most}
    assert counts_of(answer, measure, "day") == expected


FOLLOW_UPS: list[tuple[Sequence[str], str, dict[str, int]]] = [
    (["10월 로트 수", "어떤 품목이 제일 많아?"], "lots", {"BW0022": 5}),
    (["how many lots in October?", "which item had the most?"], "lots", {"BW0022": 5}),
    (["how many records in October?", "which item had the most?"], "records", {"CT0021": 8}),
    (["10월 로트 수", "어떤 품목이 제일 많아?", "9월은?"], "lots", {"CT0021": 4}),
    (["10월 로트가 제일 많은 품목", "9월은?"], "lots", {"CT0021": 4}),
    (["most lots by item in October", "and in September?"], "lots", {"CT0021": 4}),
    (["10월 품목별 로트 수", "1개만"], "lots", {"BW0022": 5}),
    (["10월 로트가 제일 많은 품목", "제일 적은 건?"], "lots", {"BW0021": 2, "CT0021": 2}),
    (["10월 상위 3개 품목", "로트 수로 다시 세워줘"], "lots", {"BW0022": 5, "BW0021": 2, "CT0021": 2}),
    (["10월 상위 3개 품목", "로트 기준으로 바꿔줘"], "lots", {"BW0022": 5, "BW0021": 2, "CT0021": 2}),
    (["top 1 item in October", "by lot count instead"], "lots", {"BW0022": 5}),
    (["top 1 item in October", "use lots instead"], "lots", {"BW0022": 5}),
    (["top 2 items in October", "which has the most lots?"], "lots", {"BW0021": 2, "CT0021": 2}),
    (["10월 로트가 제일 많은 품목", "기록 건수로 하면?"], "records", {"CT0021": 8}),
    (["10월 로트가 제일 많은 품목", "생산량 기준으로는?"], "quantity", {"BW0021": 800}),
    (["10월 BW0021은 로트 수로 몇 위야?"], "lots", {"BW0021": 2}),
    (["BW 품목 중 10월에 로트가 제일 많은 건?"], "lots", {"BW0022": 5}),
    (["9월 로트 수 2위 품목"], "lots", {"CT0021": 4, "BW0021": 1, "BW0022": 1}),
]


@pytest.mark.parametrize(("questions", "measure", "counts"), FOLLOW_UPS)
def test_a_talk_goes_on_with_the_count(
    agent: Agent, questions: Sequence[str], measure: str, counts: dict[str, int]
) -> None:
    answer = ask(agent, *questions)
    assert answer.status == "ok", answer.answer
    found = counts_of(answer, measure)
    assert counts.items() <= found.items()
    assert measure == "quantity" or found == counts


def test_a_place_that_others_share_is_not_given_to_one(agent: Agent) -> None:
    shared = ask(agent, "10월 로트 수 3위 품목")
    assert "3위인 품목은 없습니다" in shared.answer
    assert "BW0021" in ask(agent, "10월 로트 수 2위 품목").answer


ASKED_BACK = [
    "로트 수가 제일 많은 건?",
    "most lots last month?",
    "로트 수 기준으로",
    "작년 로트 수 순위",
    "by lot count instead",
    "가장 큰 로트가 나온 품목",
    "10월에 가장 큰 로트가 나온 날",
    "10월 생산일수가 제일 많은 날",
    "매월 로트가 제일 많은 품목",
    "9월보다 10월에 로트가 많은 품목",
    "로트 비중이 제일 큰 품목",
    "10월에 BW0021과 BW0022의 로트가 제일 많은 날",
]


@pytest.mark.parametrize("question", ASKED_BACK)
def test_what_is_put_in_order_by_nothing_known_is_asked_back(agent: Agent, question: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "clarify", answer.answer


UNMOVED = [
    ("10월에 가장 큰 로트", "lot_number AS lot"),
    ("which lot had the most units in October", "lot_number AS lot"),
    ("10월 기준 로트 수", "get_production_summary"),
    ("10월에 가장 많이 만든 품목", "get_top_items"),
    ("10월 최고 생산 기록", "get_top_items"),
    ("10월에 가장 많이 만든 게 며칠이야?", "get_production_summary"),
    ("how many lots in October", "get_production_summary"),
]


@pytest.mark.parametrize(("question", "called"), UNMOVED)
def test_what_is_no_order_by_a_count_stays_what_it_was(agent: Agent, question: str, called: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok"
    basis = answer.tables[0].basis
    assert called in (basis.tool, *(str(value) for value in basis.arguments.values())) or called in str(
        basis.arguments
    )
