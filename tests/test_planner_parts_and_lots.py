"""Parts of a month, measures and lots over several turns, held to plain SQLite."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assistant.agent import Agent
from assistant.grounding.index import build_index
from assistant.model import ToolCall, ToolResult
from tests import factory
from tests.planner_on import planner_on, read_plainly
from tests.test_planner import ask, assert_says, tells_both

NAMES = {"BW0021": "모카 브라운 원데이", "CT0021": "클리어 토릭", "HS0011": "Aqua Moist Daily"}
SIZES = {"BW0021": 900, "CT0021": 500, "HS0011": 70}
EMPTY = {("2026-10-14", "HS0011"), ("2026-10-20", "HS0011"), ("2026-10-21", "CT0021")}
"""Days whose second lot came to nothing."""
OTHER_YEARS = [("2025-10-06", "BW0021", 5000.0), ("2024-10-07", "BW0021", 40.0)]


def made(day: date, code: str, lot: int) -> float:
    """No two lots of an item within a month are alike."""
    if lot and (day.isoformat(), code) in EMPTY:
        return 0.0
    return float(SIZES[code] + 37 * day.day % 101 + 3 * day.month + 211 * lot)


DAYS = [date(2026, 9, 1) + timedelta(days=n) for n in range(81)]
ROWS = [
    *OTHER_YEARS,
    *(
        (day.isoformat(), code, made(day, code, lot))
        for day in DAYS
        for code in SIZES
        for lot in range(1 if day.isoweekday() == 7 else 2)
    ),
]
LOT_PLACE = next(place for place, row in enumerate(ROWS) if row[:2] == ("2026-10-05", "BW0021"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the ERP's file lies."""
    return tmp_path_factory.mktemp("parts")


@pytest.fixture(scope="module")
def agent(folder: Path) -> Agent:
    """An agent on every day from September to 20 November, two lots of each item on most of them."""
    records = [
        factory.record(day, code, size, NAMES[code], f"{day[2:4]}{day[5:7]}{day[8:]}-{code}-{place:03d}")
        for place, (day, code, size) in enumerate(ROWS)
    ]
    return planner_on(folder, records)


def number(folder: Path, figure: str, days: str, codes: str = "%", more: str = "") -> float:
    """A figure of the days from one to another, as plain SQLite reads it."""
    first, last = (days.split("..") * 2)[:2]
    rows = read_plainly(
        folder,
        f"SELECT {figure} FROM production_records WHERE substr(production_date, 1, 10) BETWEEN ? AND ? "
        f"AND item_code LIKE ? {more}",
        [first, last, codes],
    )
    return float(str(rows[0][0]))


def said(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


LOT = f"261005-BW0021-{LOT_PLACE:03d}"
SUM, LOTS, MEAN_LOT = "sum(good_quantity)", "count(DISTINCT lot_number)", "avg(good_quantity)"
DAYS_ABOVE_MEAN = (
    "(WITH days AS (SELECT sum(good_quantity) AS made FROM production_records "
    "WHERE production_date LIKE '2026-10%' GROUP BY production_date) "
    "SELECT count(*) FROM days WHERE made > (SELECT avg(made) FROM days))"
)
ON_WEEKDAYS = "AND strftime('%w', production_date) BETWEEN '1' AND '5'"
OCTOBER = "2026-10-01..2026-10-31"
FIGURES: list[tuple[Sequence[str], tuple[str, ...]]] = [
    (["10월 일별", "5일부터 9일까지만", "합계"], (SUM, "2026-10-05..2026-10-09")),
    (["10월 BW0021 일별", "10일 이후만", "합계"], (SUM, "2026-10-10..2026-10-31", "BW0021")),
    (["BW 10월", "20일까지만"], (SUM, "2026-10-01..2026-10-20", "BW%")),
    (["BW 10월", "20일까지만", "21일부터는"], (SUM, "2026-10-21..2026-10-31", "BW%")),
    (["output in October", "after the 10th"], (SUM, "2026-10-11..2026-10-31")),
    (["output in October", "only from the 5th to the 9th"], (SUM, "2026-10-05..2026-10-09")),
    (["output in October", "up to the 20th"], (SUM, "2026-10-01..2026-10-20")),
    (["10월 생산량", "5일 로트 수는?"], (LOTS, "2026-10-05")),
    (["이번달 생산", "10일부터는?"], (SUM, "2026-11-10..2026-11-20")),
    (["10월 1일부터 15일까지", "나머지 기간은?"], (SUM, "2026-10-16..2026-10-31")),
    (["October 21 to 31", "the rest of the month"], (SUM, "2026-10-01..2026-10-20")),
    (["10월 마지막 날", "첫날"], (SUM, "2026-10-01")),
    (["10월 1일부터 10일 CT", "11일부터 31일은?"], (SUM, "2026-10-11..2026-10-31", "CT%")),
    (["지난주 화요일 생산량", "그날 로트 몇 개", "수요일은?"], (LOTS, "2026-11-11")),
    (["BW0021 최근 3일", "하루씩"], (SUM, "2026-11-19", "BW0021")),
    (["10월 둘째주 BW0021", "셋째 주까지 합치면?"], (SUM, "2026-10-05..2026-10-18", "BW0021")),
    (["10월 첫째주", "둘째주는", "셋째주까지 합쳐서"], (SUM, "2026-09-28..2026-10-18")),
    (["first week of October", "through the third week"], (SUM, "2026-09-28..2026-10-18")),
    (["10월 둘째주", "셋째 주까지 합치면?", "넷째주만"], (SUM, "2026-10-19..2026-10-25")),
    (["BW0021 9월", "10월까지 합치면?"], (SUM, "2026-09-01..2026-10-31", "BW0021")),
    (["10월 BW0021", "11월까지 합치면?"], (SUM, "2026-10-01..2026-11-20", "BW0021")),
    (["작년 10월 BW0021", "올해 같은 기간은?"], (SUM, OCTOBER, "BW0021")),
    (["10월 로트 하나당 몇 개", "9월보다 커졌어?"], (MEAN_LOT, "2026-09-01..2026-09-30")),
    (["average lot of CT0021 in October", "bigger than in September?"], (MEAN_LOT, OCTOBER, "CT0021")),
    (["BW0021 10월 21일 로트들", "합계", "평균"], (MEAN_LOT, "2026-10-21", "BW0021")),
    (["BW0021 lots in October", "average size"], (MEAN_LOT, OCTOBER, "BW0021")),
    (["10월 BW0021 로트 목록", "합계"], (SUM, OCTOBER, "BW0021")),
    (["10월 BW0021 로트", "9월 로트", "합"], (LOTS, "2026-09-01..2026-10-31", "BW0021")),
    (["10월 BW랑 CT 로트 수", "합계"], (LOTS, OCTOBER, "%0021")),
    (["10월 BW0021 로트별", "1100개 이상만", "몇개"], (LOTS, OCTOBER, "BW0021", "AND good_quantity >= 1100")),
    (["BW0021 lots in October", "under 950?"], (LOTS, OCTOBER, "BW0021", "AND good_quantity < 950")),
    (["lots of 10월 CT0021", "700 or more"], (LOTS, OCTOBER, "CT0021", "AND good_quantity >= 700")),
    (["양품 0 로트 10월", "비율은?"], ("100.0 * sum(good_quantity = 0) / count(*)", OCTOBER)),
    (["10월 평일 생산량", "로트 수는?"], (LOTS, OCTOBER, "%", ON_WEEKDAYS)),
    (["total for October and number of lots"], (SUM, OCTOBER)),
    (["CT0021 total in October and largest lot"], (SUM, OCTOBER, "CT0021")),
    (["10월 CT0021 로트 평균", "가장 작은 로트", "그 날짜 전체 생산"], (SUM, "2026-10-11")),
    (["10월 일평균", "그보다 많이 만든 날은?", "며칠이야?"], (DAYS_ABOVE_MEAN, OCTOBER)),
    ([f"로트 {LOT}", "같은 날 BW0021 로트 몇 개", "평균"], (MEAN_LOT, "2026-10-05", "BW0021")),
]


@pytest.mark.parametrize(("questions", "figure"), FIGURES)
def test_what_is_told_is_of_what_was_spoken_of(
    agent: Agent, folder: Path, questions: Sequence[str], figure: tuple[str, ...]
) -> None:
    answer = ask(agent, *questions)
    assert answer.status == "ok", answer.answer
    value = number(folder, *figure)
    shown = f"{value:.1f}" if "100.0" in figure[0] else said(value)
    rows = [row for table in answer.tables for row in table.rows]
    cells = [said(float(one)) for row in rows for one in row if isinstance(one, int | float)]
    assert shown in answer.answer or shown in cells, answer.answer


GAPS: list[tuple[Sequence[str], tuple[str, ...], tuple[str, ...]]] = [
    (
        ["10월 BW0021 제일 큰 로트", "CT0021은", "차이"],
        ("max(good_quantity)", OCTOBER, "BW0021"),
        ("max(good_quantity)", OCTOBER, "CT0021"),
    ),
    (
        ["smallest lot of BW0021 in October", "CT0021?", "difference"],
        ("min(good_quantity)", OCTOBER, "BW0021"),
        ("min(good_quantity)", OCTOBER, "CT0021"),
    ),
    (
        ["10월 12일 최대 로트", "최소 로트", "차이"],
        ("max(good_quantity)", "2026-10-12"),
        ("min(good_quantity)", "2026-10-12"),
    ),
    (
        ["10월 1일부터 10일 CT", "11일부터 31일은?", "차이는?"],
        (SUM, "2026-10-11..2026-10-31", "CT0021"),
        (SUM, "2026-10-01..2026-10-10", "CT0021"),
    ),
    (
        ["10월 상순 BW", "하순은?", "차이"],
        (SUM, "2026-10-21..2026-10-31", "BW0021"),
        (SUM, "2026-10-01..2026-10-10", "BW0021"),
    ),
    (
        ["10월 BW0021 로트", "9월 로트", "차이"],
        (LOTS, OCTOBER, "BW0021"),
        (LOTS, "2026-09-01..2026-09-30", "BW0021"),
    ),
]


@pytest.mark.parametrize(("questions", "one", "two"), GAPS)
def test_a_difference_is_of_the_measure_that_was_shown(
    agent: Agent, folder: Path, questions: Sequence[str], one: tuple[str, ...], two: tuple[str, ...]
) -> None:
    answer = ask(agent, *questions)
    assert answer.status == "ok", answer.answer
    assert said(abs(number(folder, *one) - number(folder, *two))) in answer.answer


NAMED = [
    (["BW0021 10월", "2025년 10월", "2024년 10월", "제일 많은 해는"], "가장 큰 쪽은 2026년 10월"),
    (
        ["BW0021 October", "October 2025", "October 2024", "which year was the lowest?"],
        "The lowest is October 2024",
    ),
    (["10월 일요일 생산 합계", "제일 많았던 일요일은"], "2026년 10월 18일"),
    (["Sundays in October", "the best of them"], "October 18, 2026"),
    (["10월 월요일", "화요일은?", "제일 적은 요일은?"], "가장 작은 쪽은 화요일"),
    (["10월 최다 생산일 3개", "그 중 일요일은?"], "보여 드린 날 가운데 일요일은 없습니다"),
    (["10월 0개 로트", "품목별로"], "HS0011 Aqua Moist Daily: 2건"),
    (["zero-quantity lots in October", "which item has the most?"], "HS0011"),
    (["10월 21일 로트 중 0개짜리", "품목은?"], "CT0021"),
    (["HS0011 0개 기록 언제"], "2026년 10월 14일"),
    (["10월 BW0021 제일 큰 로트", "9월은?", "그 로트 품목은?"], "BW0021"),
    (["제일 최근에 만든 로트는?", "그 로트 품목은?"], "2026년 11월 20일"),
    (["10월 로트 중 1150개 넘는 거", "품목별"], "BW0021 모카 브라운 원데이: 로트"),
    (["10월 평일은?", "주말은?", "비율은?"], "비중은 평일"),
    (["HS0011 10월 첫 생산일", "마지막은?"], "2026년 10월 31일"),
    (["11월 17일 CT0021 로트 목록", "100개 미만은?", "몇 개야"], "로트는 없습니다"),
]


@pytest.mark.parametrize(("questions", "named"), NAMED)
def test_what_is_looked_for_is_among_what_was_shown(
    agent: Agent, questions: Sequence[str], named: str
) -> None:
    answer = ask(agent, *questions)
    assert answer.status == "ok", answer.answer
    assert named in answer.answer


UNSURE = [
    ["로트 261005-BW0021-999", "같은 날 BW0021 로트 몇 개"],
    ["output Nov 10", "Wednesday?"],
    ["10월 5일 생산량", "20일까지는?"],
    ["10월 5일부터 15일", "나머지 기간은?"],
    ["10월 제일 큰 로트 3개", "1100개 이상만"],
    ["10월 5일 생산량", "그보다 많이 만든 날은?"],
    ["10월 생산일 20일 넘는 품목", "합계"],
    ["10월 BW0021 제일 큰 로트", "CT0021은", "합"],
]


@pytest.mark.parametrize("questions", UNSURE)
def test_what_may_be_meant_in_two_ways_is_asked_back(agent: Agent, questions: Sequence[str]) -> None:
    answer = ask(agent, *questions)
    assert answer.status == "clarify", answer.answer


def test_the_bound_of_a_statement_may_be_said_from_its_own_side_only(agent: Agent) -> None:
    (table,) = ask(agent, "11월 17일 CT0021 로트 목록", "700개 미만은?").tables
    call = ToolCall("1", table.basis.tool, dict(table.basis.arguments))
    bounds = build_index("몇 개야?", datetime(2026, 11, 20, tzinfo=UTC), [ToolResult(call, table)], []).bounds
    assert (700.0, "under") in bounds
    assert (700.0, "over") not in bounds


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        # in lots, of what was told
        (["10월 5일 생산 몇 개", "로트로는 몇 개?"], ["6개 로트"]),
        (["10월 5일 생산 몇 개", "로트로 치면 몇 개야?"], ["6개 로트"]),
        (["10월 5일 1위 품목은?", "로트로는 몇 개?"], ["BW0021", "2개 로트"]),
        # the lots of the day whose leader was told
        (["10월 최고 생산일은?", "그날 1위 품목은?", "그날 로트는 몇 개였어?"], ["전체", "6개 로트"]),
        (
            ["worst day of October?", "what was the top item on that worst day?", "How many lots that day?"],
            ["3 lots"],
        ),
        (["10월 5일 1위 품목은?", "그날 그 품목 로트 몇 개?"], ["BW0021", "2개 로트"]),
        # both figures, where the talk was of the one and then of the other
        (["9월 주별 생산량", "9월 로트 수는?", "그 달을 주별로 쪼개줘"], ["주별 생산량", "주별 로트 수"]),
        (
            ["output in October", "how many lots?", "break that month down by week"],
            ["production by week", "Lots by week"],
        ),
        (["10월 로트 수는?", "주별로"], ["주별 로트 수"]),
    ],
)
def test_lots_are_of_what_they_are_asked_of(agent: Agent, turns: list[str], told: list[str]) -> None:
    assert_says(agent, turns, *told)


OF_IT_OR_ALL = ["10월 로트 몇 개 나왔어?", "생산량 1위 품목은?", "그 품목 생산량은 10월에 몇 개?"]


@pytest.mark.parametrize(
    "turns",
    [
        [*OF_IT_OR_ALL, "9월 로트 수는?"],
        ["10월 5일 1위 품목은?", "그날 로트 몇 개?"],
        [*OF_IT_OR_ALL, "9월보다 10월에 몇 로트 더 나온거야"],
        [
            "lots in October, how many?",
            "top item in October?",
            "its output in October?",
            "lots in September?",
        ],
    ],
)
def test_lots_after_an_item_that_was_found_among_all_are_of_both(agent: Agent, turns: list[str]) -> None:
    answer = ask(agent, *turns)
    assert tells_both(answer), answer.answer


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        ([*OF_IT_OR_ALL, "9월 로트 수는?", "전체요"], "전체"),
        ([*OF_IT_OR_ALL, "그 품목 9월 로트 수는?"], "BW0021"),
        (["10월 로트 몇 개 나왔어?", "BW0021 생산량은?", "9월 로트 수는?"], "BW0021"),
    ],
)
def test_lots_are_of_what_was_chosen_or_named(agent: Agent, turns: list[str], told: str) -> None:
    assert_says(agent, turns, told, "로트")
