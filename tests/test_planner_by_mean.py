"""Items and units of time in order of a mean, or by some days of the week, held to plain SQLite."""

from collections.abc import Mapping, Sequence
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
    "CT0022": "클리어 원데이",
    "HS0011": "Aqua Moist Daily",
    "HS0012": "Aqua Moist Monthly",
}
ROWS = [
    # October: BW0021 has the most pieces, CT0021 the most a day, HS0011 the largest lots, CT0022 the
    # most on Sundays
    *((f"2026-10-{day:02d}", f"B{day}", "BW0021", 40.0) for day in range(1, 31)),
    *((f"2026-10-0{day}", f"C{day}{n}", "CT0021", 100.0) for day in (1, 2) for n in range(4)),
    ("2026-10-05", "H1", "HS0011", 150.0),
    ("2026-10-06", "H2", "HS0011", 130.0),
    ("2026-10-07", "H3", "HS0011", 10.0),
    ("2026-10-08", "H4", "HS0012", 55.0),
    *((f"2026-10-{day:02d}", f"S{day}", "CT0022", 60.0) for day in (4, 11, 18)),
    ("2026-10-12", "E1", "CT0022", 0.0),
    *((f"2026-10-{day:02d}", "G1", "BW0022", 5.0) for day in (4, 13)),
    # September and August, of other means
    *((f"2026-09-{day:02d}", f"A{day}", "BW0021", 20.0) for day in range(1, 11)),
    ("2026-09-06", "A99", "HS0011", 90.0),
    *((f"2026-08-{day:02d}", f"D{day}", "CT0021", 70.0) for day in (3, 4)),
    ("2026-08-09", "D9", "BW0022", 30.0),
]
MONTH = "substr(production_date, 1, 7)"
PARTS = {"per_day": "production_date", "per_lot": "lot_number", "per_month": MONTH}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the ERP's file lies."""
    return tmp_path_factory.mktemp("means")


@pytest.fixture(scope="module")
def agent(folder: Path) -> Agent:
    """An agent on three months in which every mean has its own order."""
    return planner_on(folder, [factory.record(day, code, n, NAMES[code], lot) for day, lot, code, n in ROWS])


def by_sqlite(folder: Path, mean: str, by: str = "item_code", when: str = "2026-10%") -> dict[str, float]:
    """The mean of each item or unit of time, as plain SQLite reads it."""
    held = "" if mean == "per_lot" else " HAVING made > 0"
    parts = (
        f"SELECT {by} AS one, sum(good_quantity) AS made FROM production_records "
        f"WHERE production_date LIKE ? GROUP BY 1, {PARTS[mean]}{held}"
    )
    rows = read_plainly(folder, f"SELECT one, avg(made) FROM ({parts}) GROUP BY 1", [when])
    return {str(name): float(str(value)) for name, value in rows if value}


def in_order(values: Mapping[str, float], *, least: bool = False) -> list[str]:
    """The names from the largest on, or from the smallest."""
    return sorted(values, key=lambda one: (values[one] if least else -values[one], one))


def means_of(answer: Answer, by: str = "item_code") -> dict[str, float]:
    """The means that an answer's table holds, in its order."""
    rows = [dict(row) for row in answer.tables[-1].records()]
    return {
        str(row[by]): float(str(cell))
        for row in rows
        for column, cell in row.items()
        if "average_per" in column
    }


FIRST = [
    ("10월 일평균이 제일 높은 품목", "per_day", False),
    ("10월에 생산일 하루 평균이 제일 높은 품목이 머냐", "per_day", False),
    ("10월 평균 생산량이 가장 많은 품목은?", "per_day", False),
    ("10월 일평균 1위 품목", "per_day", False),
    ("which item has the highest daily average in October?", "per_day", False),
    ("which product averages the most per day in October?", "per_day", False),
    ("10월 로트당 평균이 제일 큰 품목", "per_lot", False),
    ("10월 로트당 평균이 가장 작은 품목", "per_lot", True),
    ("which item had the biggest lots on average in October?", "per_lot", False),
    ("Which item has the smallest average lot in October?", "per_lot", True),
    ("which item makes the most per lot in October?", "per_lot", False),
]


@pytest.mark.parametrize(("question", "mean", "least"), FIRST)
def test_the_first_item_is_that_by_the_mean(
    agent: Agent, folder: Path, question: str, mean: str, least: bool
) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok", answer.answer
    values = by_sqlite(folder, mean)
    first = in_order(values, least=least)[0]
    assert means_of(answer) == {first: pytest.approx(values[first])}
    assert first in answer.answer and ("평균" in answer.answer or "average" in answer.answer)


LISTED = [
    ("10월 로트당 평균 수량이 큰 품목 3개", "per_lot", 3, False),
    ("로트 평균 수량이 작은 품목 2개, 10월", "per_lot", 2, True),
    ("10월 일평균 기준 상위 3개 품목", "per_day", 3, False),
    ("10월 품목별 일평균", "per_day", 6, False),
    ("10월 품목별 월평균", "per_month", 6, False),
    ("best three items by average daily output, October", "per_day", 3, False),
    ("top 2 items by average lot size in October", "per_lot", 2, False),
    ("rank the items by average per producing day in October", "per_day", 6, False),
    ("10월 일평균 하위 2개 품목", "per_day", 2, True),
    ("sort items by average lot size in October, smallest first", "per_lot", 6, True),
]


@pytest.mark.parametrize(("question", "mean", "count", "least"), LISTED)
def test_items_are_listed_by_the_mean(
    agent: Agent, folder: Path, question: str, mean: str, count: int, least: bool
) -> None:
    answer = ask(agent, question)
    assert answer.status == "ok", answer.answer
    values = by_sqlite(folder, mean)
    assert list(means_of(answer)) == in_order(values, least=least)[:count]
    assert means_of(answer) == {code: pytest.approx(values[code]) for code in means_of(answer)}


def test_a_place_by_a_mean_is_told_of_an_item(agent: Agent, folder: Path) -> None:
    place = in_order(by_sqlite(folder, "per_day")).index("HS0011") + 1
    assert f"{place}위" in ask(agent, "HS0011은 10월 일평균으로 몇 위야?").answer


def test_only_a_family_is_put_in_order(agent: Agent, folder: Path) -> None:
    values = {code: n for code, n in by_sqlite(folder, "per_lot").items() if code[:2] == "BW"}
    answer = ask(agent, "BW 중에서 10월 로트당 평균 제일 큰 거")
    assert list(means_of(answer)) == in_order(values)[:1]


def test_families_are_put_in_order_by_their_mean(agent: Agent, folder: Path) -> None:
    values = by_sqlite(folder, "per_lot", "substr(item_code, 1, 2)")
    answer = ask(agent, "10월 로트당 평균이 제일 큰 제품군은?")
    assert list(means_of(answer, "family")) == in_order(values)
    assert in_order(values)[0] in answer.answer


UNITS = [
    ("올해 일평균이 제일 높은 달", "per_day", MONTH, "month"),
    (
        "which month of 2026 had the highest daily average?",
        "per_day",
        "substr(production_date, 1, 7)",
        "month",
    ),
    ("올해 로트당 평균이 제일 큰 달", "per_lot", MONTH, "month"),
    ("올해 로트당 평균이 제일 큰 날", "per_lot", "production_date", "day"),
]


@pytest.mark.parametrize(("question", "mean", "by", "unit"), UNITS)
def test_units_of_time_are_put_in_order_by_the_mean(
    agent: Agent, folder: Path, question: str, mean: str, by: str, unit: str
) -> None:
    values = by_sqlite(folder, mean, by, "2026%")
    first = in_order(values)[0]
    assert means_of(ask(agent, question), unit) == {first: pytest.approx(values[first])}


def on_sundays(folder: Path, month: str) -> dict[str, float]:
    """What each item made on the Sundays of a month."""
    rows = read_plainly(
        folder,
        "SELECT item_code, sum(good_quantity) FROM production_records "
        "WHERE production_date LIKE ? AND strftime('%w', production_date) = '0' GROUP BY 1",
        [f"2026-{month}%"],
    )
    return {str(code): float(str(n)) for code, n in rows}


SUNDAYS = [
    (["10월 일요일에 제일 많이 만든 품목 2개"], "10"),
    (["Which items did best on Sundays in October? Top 2 is fine."], "10"),
    (["10월 일요일에 제일 많이 만든 품목 2개", "9월은?"], "09"),
]


@pytest.mark.parametrize(("questions", "month"), SUNDAYS)
def test_items_are_ranked_by_some_days_of_the_week(
    agent: Agent, folder: Path, questions: Sequence[str], month: str
) -> None:
    answer = ask(agent, *questions)
    rows = [dict(row) for row in answer.tables[-1].records()]
    made = on_sundays(folder, month)
    assert {str(row["item_code"]): row["quantity"] for row in rows} == {
        one: made[one] for one in in_order(made)[:2]
    }
    assert "일요일" in answer.answer or "Sunday" in answer.answer


FURTHER = [
    (["10월 로트당 평균이 제일 큰 품목 3개", "2개로"], "per_lot", "2026-10%", 2, False),
    (["10월 로트당 평균이 제일 큰 품목 2개", "9월은?"], "per_lot", "2026-09%", 2, False),
    (["10월 일평균이 제일 높은 품목은?", "제일 낮은 건?"], "per_day", "2026-10%", 1, True),
    (
        ["which item has the highest daily average in October?", "and the lowest?"],
        "per_day",
        "2026-10%",
        1,
        True,
    ),
    (["10월 생산량 상위 3개 품목", "로트당 평균 기준으로 다시"], "per_lot", "2026-10%", 3, False),
    (["top 3 items in October", "by daily average instead"], "per_day", "2026-10%", 3, False),
]


@pytest.mark.parametrize(("questions", "mean", "when", "count", "least"), FURTHER)
def test_a_follow_up_keeps_or_takes_the_mean(
    agent: Agent, folder: Path, questions: Sequence[str], mean: str, when: str, count: int, least: bool
) -> None:
    values = by_sqlite(folder, mean, when=when)
    assert list(means_of(ask(agent, *questions))) == in_order(values, least=least)[:count]


def test_the_item_that_a_mean_found_is_spoken_of(agent: Agent) -> None:
    answer = ask(agent, "10월 일평균이 제일 높은 품목은?", "그 품목 8월 생산량은?")
    assert "CT0021" in answer.answer and "140개" in answer.answer


def test_a_family_is_put_in_order_by_lots(agent: Agent) -> None:
    answer = ask(agent, "CT 중에서 10월 로트수 1위가 어떤 거예요?")
    assert "CT0021" in answer.answer and "8개" in answer.answer


def test_production_records_of_items_are_counted(agent: Agent) -> None:
    answer = ask(agent, "What item had the most production records in October?", "and the fewest?")
    assert "HS0012" in answer.answer and "1 record," in answer.answer


@pytest.mark.parametrize(
    "question", ["BW0021 10월 수량이랑 생산일수 둘 다", "가동일 and total pcs of BW0021 in October"]
)
def test_two_figures_are_told_at_once(agent: Agent, question: str) -> None:
    answer = ask(agent, question)
    assert "1,200개" in answer.answer and "30일" in answer.answer


def test_idle_items_are_told_by_code(agent: Agent) -> None:
    assert "CT0021" in ask(agent, "9월에 한번도 생산 안 한 품목 있나요? 있으면 코드로요").answer


ASKED_BACK = [
    "10월 상위 2개 품목 일평균은?",
    "daily average of the top 2 items in October",
    "top 2 items in October and their daily average",
    "월별 일평균 1위 품목",
    "10월 일평균 상위 3개 품목 합계",
    "10월 일평균 상위 3개 품목의 비중",
    "10월 일평균 로트 수가 가장 많은 품목",
    "10월 일평균 중앙값이 제일 높은 품목",
    "10월 일평균이 제일 높은 날",
    "10월 월요일이랑 수요일 상위 3개 품목",
    "10월 하루에 제일 많이 만든 품목",
]


@pytest.mark.parametrize("question", ASKED_BACK)
def test_what_is_no_order_by_a_mean_is_asked_back(agent: Agent, question: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "clarify", answer.answer


@pytest.mark.parametrize("order", ["10월 일평균 상위 3개 품목", "10월 로트 수 상위 3개 품목"])
def test_the_gap_of_two_places_by_another_figure_is_asked_back(agent: Agent, order: str) -> None:
    assert ask(agent, order, "1위랑 2위 차이는?").status == "clarify"


def test_a_number_of_months_is_kept_for_another_order(agent: Agent) -> None:
    answer = ask(agent, "올해 일평균 상위 2개 달", "생산량 기준으로는?")
    assert len(answer.tables[-1].rows) == 2
