"""Pages of records, newest first: the rows behind every figure.

The order is fixed: production date, id, source, running number, each descending. A page reads only the
running numbers of the days it needs, so that its cost does not grow with the data.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from tools.tool import Cell
from tools.warehouse import Generation

COLUMNS = ("id", "production_date", "lot_number", "item_code", "item_name", "good_quantity", "source")
FIRST_WINDOW = 50_000
"""Rows searched at first for a lot or a text; doubled while they hold too few."""


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """Which records: None takes all. `lot_number` is exact, `keyword` a part of code, name or lot."""

    first: str | None = None  # ISO day
    last: str | None = None  # ISO day, included
    item_code: str | None = None
    lot_number: str | None = None
    keyword: str | None = None

    @property
    def searches(self) -> bool:
        """Whether records must be looked at to know if they belong."""
        return self.lot_number is not None or self.keyword is not None


@dataclass(frozen=True, slots=True)
class Position:
    """A record's place in the order."""

    production_date: str
    id: int
    source: str
    n: int


@dataclass(frozen=True, slots=True)
class Page:
    """Records in the order of COLUMNS, and the position after which the next page starts."""

    rows: list[tuple[Any, ...]]
    next: Position | None


@dataclass(frozen=True, slots=True)
class _Span:
    day: str
    source: str
    records: int
    first_n: int
    last_n: int


def read_page(
    generation: Generation, wanted: RecordFilter, limit: int, after: Position | None = None
) -> Page:
    """The first `limit` wanted records after a position."""
    rows: list[tuple[Any, ...]] = []
    size = FIRST_WINDOW if wanted.searches else limit + 1
    for window in _windows(_spans(generation, wanted, after), size):
        rows += _read(generation, wanted, window, after, limit + 1 - len(rows))
        if len(rows) > limit:
            return Page([row[:-1] for row in rows[:limit]], _position(rows[limit - 1]))
    return Page([row[:-1] for row in rows], None)


def _position(row: tuple[Any, ...]) -> Position:
    number, day, *_, source, n = row
    return Position(day, -1 if number is None else number, source, n)


def _spans(generation: Generation, wanted: RecordFilter, after: Position | None) -> list[_Span]:
    """Where the wanted days lie, newest first."""
    table, conditions, values = "days", ["true"], dict[str, Cell]()
    if wanted.item_code is not None:
        table, values["item"] = "item_days", wanted.item_code
        conditions.append("item_code = $item")
    if wanted.first is not None:
        values["first"] = wanted.first
        conditions.append("day >= $first")
    if wanted.last is not None:
        values["last"] = wanted.last
        conditions.append("day <= $last")
    if after is not None:
        values["day"] = after.production_date[:10]
        conditions.append("day <= $day")
    sql = f"""SELECT day, source, records, first_n, last_n FROM {table}
        WHERE {" AND ".join(conditions)} ORDER BY day DESC, source"""
    return [_Span(*row) for row in generation.query(sql, values, limit=10_000_000).rows]


def _windows(spans: list[_Span], size: int) -> Iterator[list[_Span]]:
    """Whole days, newest first, in groups that hold at least `size` records, then twice as many."""
    window: list[_Span] = []
    for _, day in groupby(spans, key=lambda span: span.day):
        window += day
        if sum(span.records for span in window) >= size:
            yield window
            window, size = [], size * 2
    if window:
        yield window


def _read(
    generation: Generation, wanted: RecordFilter, window: list[_Span], after: Position | None, limit: int
) -> list[tuple[Any, ...]]:
    conditions, values = _row_conditions(wanted, after)
    parts = []
    for source, spans in groupby(sorted(window, key=lambda span: span.source), key=lambda span: span.source):
        numbers = list(spans)
        first, last = min(span.first_n for span in numbers), max(span.last_n for span in numbers)
        parts.append(f"(source = '{source}' AND n BETWEEN {first} AND {last})")
    days = f"production_date >= '{window[-1].day}' AND left(production_date, 10) <= '{window[0].day}'"
    sql = f"""SELECT {", ".join(COLUMNS)}, n FROM records
        WHERE ({" OR ".join(parts)}) AND {days} AND {" AND ".join(conditions)}
        ORDER BY production_date DESC, coalesce(id, -1) DESC, source DESC, n DESC LIMIT {limit}"""
    return generation.query(sql, values, limit=limit).rows


def _row_conditions(wanted: RecordFilter, after: Position | None) -> tuple[list[str], dict[str, Cell]]:
    conditions, values = ["true"], dict[str, Cell]()
    if wanted.item_code is not None:
        conditions.append("item_code = $item")
        values["item"] = wanted.item_code
    if wanted.lot_number is not None:
        conditions.append("lot_number = $lot")
        values["lot"] = wanted.lot_number
    if wanted.keyword is not None:
        conditions.append(
            "contains(lower(concat_ws(chr(10), item_code, item_name, lot_number)), lower($text))"
        )
        values["text"] = wanted.keyword
    if after is not None:
        conditions.append("(production_date, coalesce(id, -1), source, n) < ($date, $id, $source, $n)")
        values |= {"date": after.production_date, "id": after.id, "source": after.source, "n": after.n}
    return conditions, values
