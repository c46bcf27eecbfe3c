"""Conditions within one question: places, bounds on counts, days of the week, what is left out."""

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
    "BW0041": "모카 브라운 먼슬리",
    "CT0021": "클리어 원데이",
    "CT0025": "클리어 토릭 원데이",
    "CT0023": "클리어 먼슬리",
    "SP0101": "샘플 클리어",
    "SP0106": "주니어 근시",
}
MADE = {code: 800.0 - 100 * place for place, code in enumerate(NAMES)}
"""What each item makes on its first day in October, the first of all the most."""
ROWS = [
    *((f"2026-10-{day:02d}", f"A{day}-{code}", code, MADE[code]) for day in (5, 12) for code in NAMES),
    *(("2026-10-06", f"B{n}", "CT0023", 10.0) for n in range(9)),
    *(("2026-10-07", f"C{n}", "SP0101", 5.0) for n in range(4)),
    ("2026-10-13", "D1", "BW0021", 9_000.0),
    ("2026-10-19", "D2", "BW0021", 9_500.0),
    *((f"2026-09-{day:02d}", f"E{day}", "CT0025", 1_000.0) for day in (1, 2, 3)),
    ("2026-09-07", "E9", "BW0022", 700.0),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the ERP's file lies."""
    return tmp_path_factory.mktemp("conditions")


@pytest.fixture(scope="module")
def agent(folder: Path) -> Agent:
    """An agent on two months of eight items."""
    return planner_on(folder, [factory.record(day, code, n, NAMES[code], lot) for day, lot, code, n in ROWS])


def rows_of(folder: Path, by: str, measure: str, where: str) -> dict[str, int]:
    """A measure of each item or day that meets a condition, as plain SQLite reads it."""
    made = f"SELECT {by}, {measure} AS n FROM production_records WHERE {where} GROUP BY 1"
    return {str(name): int(float(str(count))) for name, count in read_plainly(folder, made, [])}


def told(answer: Answer, column: str, by: str) -> dict[str, int]:
    """A column of the answer's last table by item or day."""
    return {str(row[by])[:10]: int(float(str(row[column]))) for row in answer.tables[-1].records()}


PLACES: list[tuple[list[str], Sequence[int]]] = [
    (["10월 3위에서 5위"], (3, 4, 5)),
    (["10월 2~4위 품목"], (2, 3, 4)),
    (["10월 3위, 5위, 7위 품목"], (3, 5, 7)),
    (["10월 1위, 3위 품목"], (1, 3)),
    (["10월 3위와 5위"], (3, 5)),
    (["10월 세 번째부터 다섯 번째까지"], (3, 4, 5)),
    (["places 3 to 5 in October"], (3, 4, 5)),
    (["items ranked 3rd to 5th in October"], (3, 4, 5)),
    (["third and fifth items in October"], (3, 5)),
    (["2nd to 4th most produced items in October"], (2, 3, 4)),
    (["10월 1위부터 3위까지", "4위부터 6위는?"], (4, 5, 6)),
    (["9월 2위에서 3위", "10월은?"], (2, 3)),
]


@pytest.mark.parametrize(("questions", "places"), PLACES)
def test_every_place_that_is_said_is_told(
    agent: Agent, folder: Path, questions: list[str], places: Sequence[int]
) -> None:
    made = rows_of(folder, "item_code", "sum(good_quantity)", "production_date LIKE '2026-10%'")
    order = sorted(made, key=lambda code: -made[code])
    answer = ask(agent, *questions)
    assert told(answer, "quantity", "item_code") == {order[n - 1]: made[order[n - 1]] for n in places}
    assert all(f"{made[order[n - 1]]:,}" in answer.answer for n in places)


def test_places_are_summed_and_held_apart(agent: Agent, folder: Path) -> None:
    made = rows_of(folder, "item_code", "sum(good_quantity)", "production_date LIKE '2026-10%'")
    order = sorted(made.values(), reverse=True)
    assert f"{sum(order[1:4]):,}" in ask(agent, "10월 2등에서 4등까지 합계").answer
    assert f"{order[0] - order[2]:,}" in ask(agent, "10월 1위랑 3위 차이").answer


@pytest.mark.parametrize(
    "question", ["10월 뒤에서 3등 품목", "10월 밑에서 세 번째 품목", "the 3rd lowest item in October"]
)
def test_a_place_from_below_is_one(agent: Agent, folder: Path, question: str) -> None:
    made = rows_of(folder, "item_code", "sum(good_quantity)", "production_date LIKE '2026-10%'")
    code = sorted(made, key=lambda one: made[one])[2]
    answer = ask(agent, question).answer
    assert code in answer
    assert f"{made[code]:,}" in answer


COUNTED = [
    (["items with more than 4 lots in October"], "item_code", "lots", "> 4"),
    (["10월 로트 4개 넘는 품목"], "item_code", "lots", "> 4"),
    (["10월 로트가 2개 이상 6개 미만인 품목"], "item_code", "lots", "BETWEEN 2 AND 5"),
    (["10월 로트 10개 넘는 품목", "4개 넘는 건?"], "item_code", "lots", "> 4"),
    (["days with more than 8 lots in October"], "day", "lots", "> 8"),
    (["10월 로트 8개 넘은 날"], "day", "lots", "> 8"),
    (["days with fewer than 5 items in October"], "day", "items", "< 5"),
    (["10월 하루에 품목 5개 이상 만든 날"], "day", "items", ">= 5"),
    (["10월 기록 6건 이상인 품목"], "item_code", "records", ">= 6"),
    (["days with more than 6 different items in October"], "day", "items", "> 6"),
    (["items made on more than 2 days in October"], "item_code", "days_produced", "> 2"),
]
COUNTS = {
    "lots": "count(DISTINCT lot_number)",
    "items": "count(DISTINCT item_code)",
    "records": "count(*)",
    "days_produced": "count(DISTINCT production_date)",
}


@pytest.mark.parametrize(("questions", "by", "column", "bound"), COUNTED)
def test_a_bound_is_put_to_what_it_counts(
    agent: Agent, folder: Path, questions: list[str], by: str, column: str, bound: str
) -> None:
    name = "production_date" if by == "day" else by
    where = "production_date LIKE '2026-10%'"
    made = f"SELECT {name}, {COUNTS[column]} AS n FROM production_records WHERE {where} GROUP BY 1"
    rows = read_plainly(folder, f"{made} HAVING n {bound}", [])
    expected = {str(one): int(str(count)) for one, count in rows}
    assert expected
    assert told(ask(agent, *questions), column, by) == expected


@pytest.mark.parametrize(
    "question", ["Mondays over 5k in October", "10월 월요일 5천 개 넘은 날", "10월 월요일 5천 개 초과 몇 번?"]
)
def test_days_of_the_week_beyond_a_bound_are_listed(agent: Agent, folder: Path, question: str) -> None:
    days = rows_of(folder, "production_date", "sum(good_quantity)", "production_date LIKE '2026-10%'")
    mondays = {day: n for day, n in days.items() if day[-2:] in ("05", "12", "19", "26") and n > 5_000}
    assert told(ask(agent, question), "quantity", "day") == mondays


def test_the_days_of_a_family_beyond_a_bound_are_those_of_all_its_items(agent: Agent, folder: Path) -> None:
    where = "production_date LIKE '2026-10%' AND item_code LIKE 'BW%'"
    days = rows_of(folder, "production_date", "sum(good_quantity)", where)
    expected = {day: n for day, n in days.items() if n > 2_000}
    assert told(ask(agent, "how many BW days above 2k in October?"), "quantity", "day") == expected


LEFT_OUT = {
    "10월 BW0021 말고 전체": "item_code <> 'BW0021'",
    "CT 중에 CT0021 CT0023 빼고 10월": "item_code = 'CT0025'",
    "CT 중에 토릭 빼고 10월": "item_code IN ('CT0021', 'CT0023')",
    "10월 토릭 말고 클리어 합계": "item_code IN ('SP0101', 'CT0021', 'CT0023')",
    "10월 BW 빼고 생산량": "item_code NOT LIKE 'BW%'",
    "total without BW in October": "item_code NOT LIKE 'BW%'",
    "CT items without toric in October": "item_code IN ('CT0021', 'CT0023')",
    "monthly lenses in October": "item_code IN ('BW0041', 'CT0023')",
    "BW monthly in October": "item_code = 'BW0041'",
    "BW without monthly in October": "item_code IN ('BW0021', 'BW0022')",
}


@pytest.mark.parametrize(("question", "items"), LEFT_OUT.items())
def test_what_is_left_out_is_left_out_of_what_is_named(
    agent: Agent, folder: Path, question: str, items: str
) -> None:
    made = rows_of(folder, "1", "sum(good_quantity)", f"production_date LIKE '2026-10%' AND {items}")
    answer = ask(agent, question)
    assert answer.status == "ok"
    assert f"{made['1']:,}" in answer.answer


def test_so_many_lots_are_lots(agent: Agent, folder: Path) -> None:
    where = "production_date LIKE '2026-10%' AND item_code = 'BW0021'"
    made = rows_of(folder, "lot_number", "sum(good_quantity)", where)
    lots = sorted(made, key=lambda lot: -made[lot])[:2]
    assert [
        row["lot"] for row in ask(agent, "largest 2 lots of BW0021 in October").tables[-1].records()
    ] == lots
    assert ask(agent, "top 3 lots in October").tables[-1].columns[0].name == "lot"


EDGES = [
    ("first day in October with more than 5k", "2026-10-13"),
    ("10월 5천 넘은 마지막 날", "2026-10-19"),
    ("10월에 처음으로 5천 개 넘은 날", "2026-10-13"),
    ("10월 로트 6개 넘은 첫날", "2026-10-05"),
    ("last day above 5k in October", "2026-10-19"),
    ("first Monday in October over 5k", "2026-10-19"),
]


@pytest.mark.parametrize(("question", "day"), EDGES)
def test_the_first_or_last_day_beyond_a_bound_is_one(agent: Agent, question: str, day: str) -> None:
    answer = ask(agent, question)
    assert [str(row["day"])[:10] for row in answer.tables[-1].records()] == [day], answer.answer


@pytest.mark.parametrize("question", ["items with 2 to 3 lots in October", "10월 로트 2개에서 3개 사이 품목"])
def test_two_bounds_of_a_count_hold_together(agent: Agent, folder: Path, question: str) -> None:
    made = rows_of(folder, "item_code", "count(DISTINCT lot_number)", "production_date LIKE '2026-10%'")
    assert told(ask(agent, question), "lots", "item_code") == {
        code: n for code, n in made.items() if 2 <= n <= 3
    }


@pytest.mark.parametrize(
    "question", ["9월보다 10월에 줄어든 CT 품목", "which CT items fell in October vs September?"]
)
def test_items_of_a_family_that_fell_are_told(agent: Agent, question: str) -> None:
    rows = ask(agent, question).tables[-1].records()
    assert [row["item_code"] for row in rows] == ["CT0025"]


ASKED_BACK = [
    "BW0021 as a share of CT in October",
    "10월 상위 3개 중 CT",
    "top 3 items in October that are CT",
    "10월 BW0021 빼고 BW랑 CT 비교",
    "BW vs CT excluding BW0021 in October",
    "10월 3위 이하 품목",
    "10월 BW0021 생산량이 CT 전체의 몇 %",
    "8월 9월 합계가 10월보다 많아?",
    "10월 BW0021과 CT0021 둘 다 1천 넘은 날",
    "10월 BW와 CT를 합치면 SP보다 많아?",
    "1월하고 2월 합친 거랑 3월이랑 비교",
    "January and February combined vs March",
    "10월 5천 개 넘은 날의 CT 생산량",
    "CT output on days over 5k in October",
    "10월 5천 넘은 날 합계",
    "10월에 매일 생산한 품목은?",
    "10월에 딱 한 번 만든 품목",
    "10월 BW0021만 만들고 BW0022는 안 만든 날",
    "올해 월 1천 개 넘은 품목",
    "10월에 9월보다 순위가 오른 품목은?",
    "9월에 10위 안에 든 CT 품목은?",
    "output on days when CT0025 was made in September",
    "weekly lenses in October",
    "items above 5k in October with fewer than 8 lots",
    "10월 생산량 5천 개 넘고 로트 8개 미만인 품목",
    "10월 로트 수 3위에서 5위 품목",
]


@pytest.mark.parametrize("question", ASKED_BACK)
def test_what_would_be_dropped_is_asked_back(agent: Agent, question: str) -> None:
    answer = ask(agent, question)
    assert answer.status == "clarify", answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "BW0021 하루 100개 이상인 날 2026년 3월에 몇번",
        "2026년 3월에 BW0021이 하루 100개 넘은 적 몇 차례야?",
        "BW0021 2026년 3월에 100개를 몇 번이나 넘었나요",
        "how many times did BW0021 go over 100 a day in March 2026?",
    ],
)
def test_how_many_times_a_bound_was_passed_counts_days(planner_agent: Agent, question: str) -> None:
    answer = ask(planner_agent, question)
    assert answer.status == "ok" and len(answer.tables[0].rows) == 2, answer.answer


@pytest.mark.parametrize(
    "turns",
    [
        ("2026년 3월 BW0021 하루 100개 넘은 날 몇번", "그 날짜들 쫙 뽑아줘"),
        ("days of BW0021 over 100 in March 2026", "list those dates"),
    ],
)
def test_the_dates_of_such_days_are_listed(planner_agent: Agent, turns: tuple[str, ...]) -> None:
    answer = ask(planner_agent, *turns)
    assert answer.status == "ok" and len(answer.tables[0].rows) == 2, answer.answer
