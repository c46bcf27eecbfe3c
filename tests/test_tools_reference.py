"""All six tools against an independent reading of random messy databases."""

import os
import sqlite3
from calendar import monthrange
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests import plain_reference as plain
from tests.facts import TODAY, facts_of
from tools.notes import sentence
from tools.registry import run
from tools.tool import Cell, Facts, Table, ToolError

LOOPS = int(os.environ.get("HUB_TEST_LOOPS", "7"))
CUTOFF = date(2026, 1, 1)
Cells = tuple[object, ...]

DAYS = st.one_of(
    st.sampled_from([date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), CUTOFF, TODAY]),
    st.dates(date(2025, 10, 1), date(2026, 3, 31)),
    st.dates(date(2024, 6, 1), date(2026, 12, 31)),
)
SPELLINGS = (
    "%Y-%m-%d",
    "%Y-%m-%d 08:15",
    "%Y-%m-%d 23:59:59",
    "%Y/%m/%d",
    "%Y%m%d",
    "%Y.%m.%d",
    " %Y-%m-%d ",
)
MOMENTS = st.builds(lambda day, spelling: day.strftime(spelling), DAYS, st.sampled_from(SPELLINGS))
BAD_MOMENTS = st.sampled_from([None, "", "어제", "2026-02-30", "2026-13-01", "01.02.2026 "])
QUANTITIES = st.one_of(
    st.just(0), st.integers(0, 500), st.integers(-50, 50), st.integers(0, 900).map(lambda tenths: tenths / 10)
)
ODD_QUANTITIES = st.sampled_from([None, "12", " 7.5 ", "many", "", float("inf"), 1e12, 0.1])
CODES = st.sampled_from(["BW0021", "bw0021", " BW0021 ", "CT-0021", "CT0021", "X1"])
BAD_CODES = st.sampled_from([None, "", "  "])
NAMES = st.sampled_from(["모카 브라운", "모카 브라운 ", "모카 그레이", "Clear 1-Day", None, ""])
LOTS = st.sampled_from(["L1", "L2", "L3", " L1", None, ""])
ROWS = st.lists(
    st.tuples(
        st.one_of(MOMENTS, MOMENTS, MOMENTS, BAD_MOMENTS),
        LOTS,
        st.one_of(CODES, CODES, CODES, BAD_CODES),
        NAMES,
        st.one_of(QUANTITIES, QUANTITIES, ODD_QUANTITIES),
    ),
    max_size=40,
)
FILES = ("archive_2024", "archive_2025", "production_analysis")


@dataclass(frozen=True)
class World:
    """Databases as the tools and as the reference see them."""

    facts: Facts
    rows: list[plain.Reading]
    unreadable: list[plain.Reading]

    def within(self, first: date, last: date, code: str | None = None) -> list[plain.Reading]:
        return plain.within(self.rows, first, min(last, TODAY), code)

    def check_basis(self, table: Table, rows: list[plain.Reading], *periods: tuple[date, date]) -> None:
        """Counts and sources of a basis, and that every note can be said."""
        basis = table.basis
        assert basis.record_count == len(rows)
        assert set(basis.sources) == {row.source for row in rows}
        assert all(sentence(note) for note in table.notes)
        if len(periods) == 1:
            code = basis.items[0].code if "item_code" in basis.arguments else None
            assert dict(basis.excluded) == dict(
                plain.could_belong(self.unreadable, CUTOFF, periods[0][0], min(periods[0][1], TODAY), code)
            )


def write(path: Path, rows: list[Cells]) -> None:
    """A table without the rules that would keep the mess out."""
    columns = "production_date, lot_number, item_code, item_name, good_quantity"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            f"CREATE TABLE production_records (id INTEGER PRIMARY KEY AUTOINCREMENT, {columns})"
        )
        connection.executemany(f"INSERT INTO production_records({columns}) VALUES (?, ?, ?, ?, ?)", rows)


def near(value: Cell, expected: float) -> bool:
    """Equal but for the last binary digits and for rounding to six places."""
    return isinstance(value, int | float) and value == pytest.approx(expected, rel=1e-12, abs=1.1e-6)


def check_summary(world: World, first: date, last: date, code: str | None) -> None:
    table = run("get_production_summary", arguments(first, last, code), world.facts)
    rows = world.within(first, last, code)
    world.check_basis(table, rows, (first, last))
    if not rows:
        assert table.rows == ()
        assert "no_rows" in [note.code for note in table.notes]
        return
    (found,) = table.records()
    producing = {day: made for day, made in plain.by_day(rows).items() if made > 0}
    assert near(found["quantity"], plain.total(rows))
    assert found["records"] == len(rows)
    assert found["producing_days"] == len(producing)
    assert found["lots"] == len({row.lot for row in rows} - {None})
    for place, choose in (("largest_day", max), ("smallest_day", min)):
        extreme = choose(producing.values(), default=None)
        days = [day for day in sorted(producing) if producing[day] == extreme]
        assert found[place] == (days[0] if days else None)
        assert extreme is None or near(found[f"{place}_quantity"], extreme)
    if producing:
        assert near(found["average_per_producing_day"], sum(producing.values()) / len(producing))


def check_trend(world: World, first: date, last: date, code: str | None) -> None:
    table = run("get_monthly_trend", arguments(first, last, code), world.facts)
    rows = world.within(first, last, code)
    world.check_basis(table, rows, (first, last))
    if not rows:
        assert table.rows == ()
        return
    end = min(last, TODAY)
    expected = plain.by_month(rows)
    before: tuple[float, bool] | None = None
    months = table.records()
    assert months[0]["month"] == f"{first:%Y-%m}"
    assert months[-1]["month"] == f"{end:%Y-%m}"
    assert len(months) == (end.year - first.year) * 12 + end.month - first.month + 1
    for month in months:
        name = str(month["month"])
        start = date.fromisoformat(f"{name}-01")
        finish = start.replace(day=monthrange(start.year, start.month)[1])
        assert near(month["quantity"], expected.get(name, 0))
        assert month["has_rows"] == (name in expected)
        assert month["partial"] == (start < first or finish > end or name == f"{TODAY:%Y-%m}")
        whole = bool(month["has_rows"]) and not month["partial"]
        if before and before[1] and whole:
            assert near(month["change"], expected[name] - before[0])
            if before[0] > 0:
                growth = (expected[name] - before[0]) / before[0] * 100
                assert month["growth"] == pytest.approx(growth, abs=6e-5, rel=1e-9)
        else:
            assert (month["change"], month["growth"]) == (None, None)
        before = (expected.get(name, 0), whole)


def check_top(world: World, first: date, last: date, limit: int) -> None:
    table = run("get_top_items", {**arguments(first, last, None), "limit": limit}, world.facts)
    rows = world.within(first, last)
    world.check_basis(table, rows, (first, last))
    made = {code: round(sum, 6) for code, sum in plain.by_item(rows).items()}
    order = sorted(made, key=lambda code: (-made[code], code))
    listed = [row for row in table.records() if row["rank"] is not None]
    assert [row["item_code"] for row in listed] == order[:limit]
    for row in listed:
        code = str(row["item_code"])
        assert near(row["quantity"], made[code])
        assert row["rank"] == 1 + sum(other > made[code] for other in made.values())
        assert row["item_name"] == next(iter(plain.names(world.rows)[code]), None)
    assert table.truncated == (len(order) > limit)
    assert sum(int(str(items)) for items in table.column("items")) == len(order)
    assert near(sum(float(str(sum_)) for sum_ in table.column("quantity")), sum(made.values()))
    tied = order[limit:] and made[order[limit]] == made[order[limit - 1]]
    assert ("tie_at_limit" in [note.code for note in table.notes]) == bool(tied)
    if sum(made.values()) > 0:
        assert sum(Decimal(str(share)) for share in table.column("share")) == 100


def check_compare(world: World, one: tuple[date, date], two: tuple[date, date], code: str | None) -> None:
    given = dict(
        zip(("period1_from", "period1_to", "period2_from", "period2_to"), map(str, one + two), strict=True)
    )
    table = run("compare_periods", {**given, **({"item_code": code} if code else {})}, world.facts)
    sides = [world.within(*one, code), world.within(*two, code)]
    world.check_basis(table, sides[0] + sides[1], one, two)
    if not any(sides):
        assert table.rows == ()
        return
    parts = {str(row["part"]): row for row in table.records()}
    spans = [(first, min(last, TODAY)) for first, last in (one, two)]
    lengths = [(last - first).days + 1 for first, last in spans]
    check_sides(parts["total"], sides)
    assert ("like_for_like" in parts) == (lengths[0] != lengths[1])
    if "like_for_like" in parts:
        shorter = timedelta(days=min(lengths) - 1)
        check_sides(
            parts["like_for_like"], [world.within(first, first + shorter, code) for first, _ in spans]
        )
    for number, side in enumerate(sides, start=1):
        producing = [made for made in plain.by_day(side).values() if made > 0]
        assert parts["per_producing_day"][f"period{number}_days"] == len(producing)
        average = parts["per_producing_day"][f"period{number}_quantity"]
        assert near(average, sum(producing) / len(producing)) if producing else average is None
    check_explained(table, "total", "", code is None)
    if "like_for_like" in parts:
        check_explained(table, "like_for_like", "like_for_like_", code is None)


def check_explained(table: Table, whole: str, prefix: str, all_items: bool) -> None:
    """The rows of items are there where both sides have rows, and sum exactly to the whole."""
    (total,) = (row for row in table.records() if row["part"] == whole)
    items = [row for row in table.records() if row["part"] in (f"{prefix}item", f"{prefix}other_items")]
    assert bool(items) == (all_items and total["difference"] is not None)
    for column in ("period1_quantity", "period2_quantity", "difference") if items else ():
        assert sum(Decimal(str(row[column])) for row in items) == Decimal(str(total[column]))


def check_sides(row: dict[str, Cell], sides: list[list[plain.Reading]]) -> None:
    """The two quantities of a row, their difference and growth; nothing is made of no rows."""
    made = [plain.total(side) if side else None for side in sides]
    for number, expected in enumerate(made, start=1):
        found = row[f"period{number}_quantity"]
        assert found is None if expected is None else near(found, expected)
    if made[0] is None or made[1] is None:
        assert (row["difference"], row["growth"]) == (None, None)
        return
    assert near(row["difference"], made[1] - made[0])
    if round(made[0], 6) > 0:
        assert row["growth"] == pytest.approx((made[1] - made[0]) / made[0] * 100, abs=6e-5, rel=1e-9)
    else:
        assert row["growth"] is None


def check_history(world: World, code: str, limit: int) -> None:
    table = run("get_item_history", {"item_code": code, "limit": limit}, world.facts)
    rows = [row for row in world.rows if row.code == code]
    rows.sort(key=lambda row: (row.moment or "", row.id, row.source), reverse=True)
    world.check_basis(table, rows[:limit])
    assert table.truncated == (len(rows) > limit)
    assert [row[:2] + row[3:] for row in table.rows] == [
        (row.moment, row.lot, row.name, row.id, row.source) for row in rows[:limit]
    ]
    for found, row in zip(table.column("good_quantity"), rows, strict=False):
        assert near(found, row.quantity or 0)


def check_search(world: World) -> None:
    table = run("search_production_items", {"keyword": "", "limit": 200}, world.facts)
    world.check_basis(table, world.rows)
    made, names = plain.by_item(world.rows), plain.names(world.rows)
    assert table.column("item_code") == sorted(made)
    for row in table.records():
        code = str(row["item_code"])
        days = [str(other.day) for other in world.rows if other.code == code]
        assert (row["first_day"], row["last_day"], row["records"]) == (min(days), max(days), len(days))
        assert near(row["quantity"], made[code])
        assert row["item_name"] == next(iter(names[code]), None)
        assert row["other_names"] == ("; ".join(names[code][1:]) or None)


def edges_of(world: World) -> st.SearchStrategy[date]:
    """Days at which periods may begin and end: mostly a day that has rows, or one beside it."""
    days = st.sampled_from(sorted({date.fromisoformat(row.day) for row in world.rows if row.day}))
    beside = st.builds(lambda day, step: day + timedelta(step), days, st.sampled_from([-1, 0, 1]))
    return st.one_of(beside, beside, DAYS)


def arguments(first: date, last: date, code: str | None) -> dict[str, object]:
    given: dict[str, object] = {"date_from": str(first), "date_to": str(last)}
    return {**given, "item_code": code} if code else given


def expected_refusal(world: World, first: date, last: date) -> str | None:
    if first > last:
        return "reversed_period"
    if first > TODAY:
        return "future_period"
    days = [row.day or "" for row in world.rows]
    return "outside_data" if days and str(last) < min(days) else None


@pytest.mark.long
@settings(
    max_examples=LOOPS,
    deadline=None,
    database=None,
    derandomize="HUB_TEST_LOOPS" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data(), files=st.fixed_dictionaries(dict.fromkeys(FILES, ROWS)))
def test_the_tools_say_what_a_plain_reading_says(data: st.DataObject, files: dict[str, list[Cells]]) -> None:
    with TemporaryDirectory() as folder:
        for name, rows in files.items():
            write(Path(folder) / f"{name}.db", rows)
        world = World(facts_of(Path(folder)), *plain.read(Path(folder)))
        assume(world.rows)
        check_search(world)
        codes = sorted({str(row.code) for row in world.rows})
        edges = edges_of(world)
        for _ in range(8):
            first, last, other_first, other_last = (data.draw(edges) for _ in range(4))
            code = data.draw(st.sampled_from([None, *codes]))
            check_history(world, code or codes[0], data.draw(st.integers(1, 12)))
            if refusal := expected_refusal(world, first, last):
                with pytest.raises(ToolError) as caught:
                    run("get_production_summary", arguments(first, last, code), world.facts)
                assert caught.value.code == refusal
                continue
            check_summary(world, first, last, code)
            check_trend(world, first, last, code)
            check_top(world, first, last, data.draw(st.integers(1, 4)))
            if not expected_refusal(world, other_first, other_last):
                check_compare(world, (first, last), (other_first, other_last), code)
