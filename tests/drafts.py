"""Drafted answers over real results: the years they speak of, the questions, and the drafts."""

import atexit
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import mkdtemp
from zoneinfo import ZoneInfo

from assistant.grounding import Claim, Evidence, check, split_sentences
from assistant.model import Exchange, ToolCall, ToolResult
from tests import factory
from tests.facts import TODAY, facts_of
from tools.registry import run
from tools.tool import Facts, ToolError

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=ZoneInfo("Asia/Seoul"))
ITEMS = (
    ("BW0021", "모카 브라운 원데이", 20800),
    ("BW0022", "Mocha Gray 1-Day", 13600),
    ("CT0021", "클리어 토릭 30P", 7600),
    ("MF0105", "멀티포컬 블루 2주용", 3800),
    ("AQ3001", "Aqua Soft 55", 10400),
    ("SH2040", "실리콘 하이드로겔 6팩", 16400),
    ("PN0007", "핑크 누아르", 2400),
)
Call = tuple[str, dict[str, object]]


def _of(first: str, last: str, **more: object) -> dict[str, object]:
    return {"date_from": first, "date_to": last, **more}


def _sql(query: str) -> list[Call]:
    return [("execute_custom_query", {"sql": query})]


OCTOBER = ("2026-10-01", "2026-10-31")
OCTOBERS = {"period1_from": "2025-10-01", "period1_to": "2025-10-31"} | {
    "period2_from": OCTOBER[0],
    "period2_to": OCTOBER[1],
}
RUNNING = {"period1_from": OCTOBER[0], "period1_to": OCTOBER[1]} | {
    "period2_from": "2026-11-01",
    "period2_to": "2026-11-30",
}
SUMMARY, TREND, TOP = "get_production_summary", "get_monthly_trend", "get_top_items"
QUESTIONS: dict[str, tuple[str, list[Call]]] = {
    "summary": ("지난달 BW0021 생산량?", [(SUMMARY, _of(*OCTOBER, item_code="BW0021"))]),
    "year": ("2025년 전체 생산 실적 요약해줘", [(SUMMARY, _of("2025-01-01", "2025-12-31"))]),
    "trend": ("올해 월별 생산 추이 보여줘", [(TREND, _of("2026-01-01", "2026-11-30"))]),
    "item_trend": (
        "작년 BW0022 월별 생산량은?",
        [(TREND, _of("2025-01-01", "2025-12-31", item_code="BW0022"))],
    ),
    "top3": ("지난달 상위 3개 품목", [(TOP, _of(*OCTOBER, limit=3))]),
    "top5": ("2025년 3월 상위 5개 품목", [(TOP, _of("2025-03-01", "2025-03-31", limit=5))]),
    "compare": ("10월 생산량 전년 동월 대비 어때?", [("compare_periods", {**OCTOBERS})]),
    "compare_item": (
        "BW0022 10월 생산량을 작년과 비교해줘",
        [("compare_periods", {**OCTOBERS, "item_code": "BW0022"})],
    ),
    "running": ("이번 달과 지난달 비교해줘", [("compare_periods", {**RUNNING})]),
    "history": ("BW0021 최근 이력 5건", [("get_item_history", {"item_code": "BW0021", "limit": 5})]),
    "search": ("모카 들어간 품목", [("search_production_items", {"keyword": "모카"})]),
    "two": (
        "지난달 BW0021과 BW0022 생산량",
        [(SUMMARY, _of(*OCTOBER, item_code=code)) for code in ("BW0021", "BW0022")],
    ),
    "empty": ("오늘 생산량은?", [(SUMMARY, _of("2026-11-20", "2026-11-20"))]),
    "unknown": ("지난달 BW9999 생산량?", [(SUMMARY, _of(*OCTOBER, item_code="BW9999"))]),
    "future": ("2027년 1월 생산량은?", [(SUMMARY, _of("2027-01-01", "2027-01-31"))]),
    "outside": ("How much did we make in January 2022?", [(SUMMARY, _of("2022-01-01", "2022-01-31"))]),
    "none": ("지난달 불량률은?", []),
    "cross": (
        "CT0021 작년 10월부터 올해 3월까지 월별로",
        [(TREND, _of("2025-10-01", "2026-03-31", item_code="CT0021"))],
    ),
    "items": ("어떤 품목들이 있어?", [("search_production_items", {"keyword": ""})]),
    "weekdays": (
        "올해 요일별 생산량은?",
        _sql(
            "SELECT dayname(production_date) AS weekday, sum(quantity) AS quantity,"
            " count(DISTINCT production_date) AS days FROM item_days"
            " WHERE production_date >= DATE '2026-01-01' GROUP BY 1 ORDER BY 2 DESC"
        ),
    ),
    "quarters": (
        "BW0021 분기별 생산량",
        _sql(
            "SELECT year(production_date) AS year, quarter(production_date) AS quarter,"
            " sum(quantity) AS quantity FROM item_days WHERE item_code = 'BW0021' GROUP BY 1, 2 ORDER BY 1, 2"
        ),
    ),
    "busy_days": (
        "올해 하루 4만 개 넘게 만든 날이 품목별로 며칠이야?",
        _sql(
            "SELECT item_code, count(*) AS days FROM item_days WHERE quantity > 40000"
            " AND production_date >= DATE '2026-01-01' GROUP BY 1 ORDER BY 2 DESC"
        ),
    ),
    "lots": (
        "10월 MF0105 로트별 수량 상위 5개",
        _sql(
            "SELECT lot_number, sum(good_quantity) AS quantity FROM production_records"
            " WHERE item_code = 'MF0105' AND production_date BETWEEN DATE '2026-10-01' AND DATE '2026-10-31'"
            " GROUP BY 1 ORDER BY 2 DESC LIMIT 5"
        ),
    ),
    "two_months": (
        "BW0021이랑 BW0022 8월부터 10월까지 월별로",
        _sql(
            "SELECT strftime(production_date, '%Y-%m') AS month, item_code, sum(quantity) AS quantity"
            " FROM item_days WHERE production_date >= DATE '2026-08-01'"
            " AND production_date < DATE '2026-11-01' AND item_code IN ('BW0021', 'BW0022')"
            " GROUP BY 1, 2 ORDER BY 1, 2"
        ),
    ),
    "top_year": ("올해 품목 순위", [(TOP, _of("2026-01-01", "2026-11-20", limit=10))]),
    "quarter_pair": (
        "Compare SH2040 in Q4 2025 and Q3 2026",
        [
            (SUMMARY, _of("2025-10-01", "2025-12-31", item_code="SH2040")),
            (SUMMARY, _of("2026-07-01", "2026-09-30", item_code="SH2040")),
        ],
    ),
    "follow": ("그럼 9월은?", [(SUMMARY, _of("2026-09-01", "2026-09-30", item_code="BW0021"))]),
}
"""The questions the drafts answer, with the calls they lead to; 'follow' comes after 'summary'."""
MARCH, YEAR = ("2025-03-01", "2025-03-31"), ("2025-01-01", "2025-12-31")
TEN_MONTHS = {"period1_from": "2025-01-01", "period1_to": "2025-10-31"} | {
    "period2_from": "2026-01-01",
    "period2_to": "2026-10-31",
}
SMALL_QUESTIONS: dict[str, tuple[str, list[Call]]] = {
    "s_mar": ("2025년 3월 BW0021 생산량", [(SUMMARY, _of(*MARCH, item_code="BW0021"))]),
    "s_year": ("2025년 BW0021 월별 생산량", [(TREND, _of(*YEAR, item_code="BW0021"))]),
    "s_top": ("2025년 상위 3개 품목", [(TOP, _of(*YEAR, limit=3))]),
    "s_cmp": (
        "올해 BW0021 작년 같은 기간 대비",
        [("compare_periods", {**TEN_MONTHS, "item_code": "BW0021"})],
    ),
    "s_hist": ("CT0021 최근 이력", [("get_item_history", {"item_code": "CT0021", "limit": 10})]),
    "s_nov": ("2026년 11월 생산량은?", [(SUMMARY, _of("2026-11-01", "2026-11-20"))]),
}
"""Questions to `factory.small_years`, whose round numbers recur."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer as a model may write it; `wrong` says in what, None where it is right."""

    question: str
    language: str
    wrong: str | None
    answer: str


def drafts(file: str) -> list[Draft]:
    """The drafts of a JSON lines file beside this one."""
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return [Draft(**json.loads(line)) for line in lines]


def claims_of(draft: Draft) -> list[Claim]:
    """What the lock finds wrong with a draft, taken sentence by sentence as it would stream."""
    said, found = "", list[Claim]()
    for sentence in split_sentences(draft.answer, final=True)[0]:
        found += check(sentence, evidence_of(draft.question), said).claims
        said += sentence
    return found


@cache
def evidence_of(question: str) -> Evidence:
    """The real results of a question."""
    asked, calls = {**QUESTIONS, **SMALL_QUESTIONS}[question]
    facts = small_facts() if question in SMALL_QUESTIONS else real_facts()
    earlier: tuple[Exchange, ...] = ()
    if question == "follow":
        before, first_calls = QUESTIONS["summary"]
        earlier = (
            Exchange(before, "지난달 BW0021 생산량은 231,009개입니다.", results_of(first_calls, facts)),
        )
    return Evidence(asked, NOW, results_of(calls, facts), earlier)


def results_of(calls: list[Call], facts: Facts) -> tuple[ToolResult, ...]:
    """What the real tools give to calls."""
    return tuple(
        _result(ToolCall(str(place), name, arguments), facts) for place, (name, arguments) in enumerate(calls)
    )


def _result(call: ToolCall, facts: Facts) -> ToolResult:
    try:
        return ToolResult(call, run(call.name, call.arguments, facts))
    except ToolError as error:
        return ToolResult(call, error)


@cache
def real_facts() -> Facts:
    """The generation in `real_folder`."""
    return facts_of(real_folder())


@cache
def real_folder() -> Path:
    """A data folder with the years below, published."""
    folder = _folder()
    write_years(folder)
    facts_of(folder)
    return folder


@cache
def small_facts() -> Facts:
    """A generation of `factory.small_years`."""
    return facts_of(factory.small_years(_folder()))


def _folder() -> Path:
    """A folder that goes when the process ends."""
    folder = Path(mkdtemp())
    atexit.register(rmtree, folder)
    return folder


def write_years(folder: Path) -> None:
    """Write two archived years and a live one: seven items, irregular quantities, some bad cells."""
    random = Random(20261120)
    archived = [row for year in (2024, 2025) for row in _year(random, year, date(year, 12, 31))]
    factory.write_archive(folder, 2025, archived)
    live = [*_year(random, 2026, TODAY - timedelta(days=1)), *_bad_cells()]
    factory.write_live(folder, live)


def _year(random: Random, year: int, last: date) -> Iterator[factory.Record]:
    day = date(year, 1, 1)
    while day <= last:
        if day.weekday() < 6:
            yield from _day(random, day)
        day += timedelta(days=random.choice((1, 2, 2, 3)))


def _day(random: Random, day: date) -> Iterator[factory.Record]:
    season = 1 + 0.25 * ((day.month % 6) / 5) + 0.08 * (day.year - 2024)
    for number, (code, name, level) in enumerate(ITEMS):
        if (day.toordinal() + number) % 3:
            lot = f"{code[:2]}{day:%y%m%d}-{number + 1}"
            for shift in range(1 + (day.day + number) % 2):
                pieces = round(level * season * random.uniform(0.4, 1.1))
                letter = "AB"[shift * (day.day % 3 > 0)]
                yield factory.record(f"{day} {8 + 9 * shift:02d}:30", code, pieces, name, f"{lot}{letter}")


def _bad_cells() -> list[factory.Record]:
    return [
        factory.record("2026-10-07", "BW0021", "n/a", "모카 브라운 원데이", "BAD-1"),
        factory.record("2026-10-08", "BW0021", None, "모카 브라운 원데이", "BAD-2"),
    ]
