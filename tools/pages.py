"""Pages of records, newest first: the rows behind every figure.

The order is fixed: production date, id, source, running number, each descending. A page reads only the
running numbers of the days it needs, so that its cost does not grow with the data.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice, takewhile
from operator import itemgetter
from typing import Any
from weakref import WeakKeyDictionary

import orjson

from tools.tool import Cell
from tools.warehouse import Generation

COLUMNS = ("id", "production_date", "lot_number", "item_code", "item_name", "good_quantity", "source")
RECORD_AS_JSON = f"encode(to_json({{{', '.join(f'{name}: {name}' for name in COLUMNS)}}})::VARCHAR)"
"""As bytes: turning what is not ASCII into a `str` and back would cost half as much as the query."""
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
class JsonPage:
    """Records as JSON objects, with the names of COLUMNS, and where the next page starts."""

    records: list[bytes]
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
    rows = _rows(generation, wanted, limit, after, ", ".join(COLUMNS))
    place = _position(rows[limit - 1]) if len(rows) > limit else None
    return Page([row[:-1] for row in rows[:limit]], place)


def read_json_page(
    generation: Generation, wanted: RecordFilter, limit: int, after: Position | None = None
) -> JsonPage:
    """The same, each record as the bytes of a JSON object: half the work of making it here."""
    rows = _rows(generation, wanted, limit, after, RECORD_AS_JSON)
    place = None
    if len(rows) > limit:
        text, n = rows[limit - 1]
        place = _position((*orjson.loads(text).values(), n))
    return JsonPage([row[0] for row in rows[:limit]], place)


def _rows(
    generation: Generation, wanted: RecordFilter, limit: int, after: Position | None, columns: str
) -> list[tuple[Any, ...]]:
    """Columns and running number of the wanted records after a position, at most one more than `limit`."""
    rows: list[tuple[Any, ...]] = []
    size = FIRST_WINDOW if wanted.searches else limit + 1
    for window in _windows(_spans(generation, wanted, after), size):
        rows += _read(generation, wanted, window, after, limit + 1 - len(rows), columns)
        if len(rows) > limit:
            break
    return rows


def _position(row: tuple[Any, ...]) -> Position:
    number, day, *_, source, n = row
    return Position(day, -1 if number is None else number, source, n)


def _spans(generation: Generation, wanted: RecordFilter, after: Position | None) -> Iterator[_Span]:
    """Where the wanted days lie, newest first."""
    first = wanted.first or ""
    last = min(wanted.last or "9", after.production_date[:10] if after else "9")
    spans = _all_days(generation) if wanted.item_code is None else _item_days(generation, wanted.item_code)
    start = bisect_left(spans, True, key=lambda span: span.day <= last)
    return takewhile(lambda span: span.day >= first, islice(spans, start, None))


def _all_days(generation: Generation) -> list[_Span]:
    """Every day of a generation, read once: they are few, and every page needs them."""
    known = _days_of.get(generation)
    if known is None:
        known = _days_of[generation] = _query_days(generation, "days", "", {})
    return known


def _item_days(generation: Generation, item: str) -> list[_Span]:
    return _query_days(generation, "item_days", "WHERE item_code = $item", {"item": item})


def _query_days(generation: Generation, table: str, where: str, values: dict[str, Cell]) -> list[_Span]:
    sql = f"""SELECT day, source, records, first_n, last_n FROM {table} {where} ORDER BY day DESC, source"""
    return [_Span(*row) for row in generation.query(sql, values, limit=10_000_000).rows]


_days_of: WeakKeyDictionary[Generation, list[_Span]] = WeakKeyDictionary()


def _windows(spans: Iterable[_Span], size: int) -> Iterator[list[_Span]]:
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
    generation: Generation,
    wanted: RecordFilter,
    window: list[_Span],
    after: Position | None,
    limit: int,
    columns: str,
) -> list[tuple[Any, ...]]:
    """Rows of a window of whole days, which lie between two running numbers of each source."""
    sources = {span.source for span in window}
    if len(sources) == 1 and (after is None or after.source in sources):
        return _read_by_number(generation, wanted, window, after, limit, columns)
    conditions, values = _row_conditions(wanted)
    conditions.append(f"({' OR '.join(_numbers(window, after))})")
    conditions.append(f"left(production_date, 10) BETWEEN '{window[-1].day}' AND '{window[0].day}'")
    if after is not None:
        conditions.append("(production_date, coalesce(id, -1), source, n) < ($date, $id, $source, $n)")
        values |= {"date": after.production_date, "id": after.id, "source": after.source, "n": after.n}
    relation = generation.part("records", sources.pop()) if len(sources) == 1 else "records"
    sql = f"""SELECT {columns}, n FROM {relation} WHERE {" AND ".join(conditions)}
        ORDER BY production_date DESC, coalesce(id, -1) DESC, source DESC, n DESC LIMIT {limit}"""
    return generation.query(sql, values, limit=limit).rows


def _read_by_number(
    generation: Generation,
    wanted: RecordFilter,
    window: list[_Span],
    after: Position | None,
    limit: int,
    columns: str,
) -> list[tuple[Any, ...]]:
    """Rows of one source, where the running number is the order; without gaps it also says which they are."""
    conditions, values = _row_conditions(wanted)
    first, last = _range(window, after)
    order = f"ORDER BY n DESC LIMIT {limit}"
    if not conditions:
        first, order = max(first, last - limit + 1), ""
    conditions.append(f"n BETWEEN {first} AND {last}")
    sql = f"""SELECT {columns}, n FROM {generation.part("records", window[0].source)}
        WHERE {" AND ".join(conditions)} {order}"""
    rows = generation.query(sql, values, limit=limit).rows
    rows.sort(key=itemgetter(-1), reverse=True)  # they lie in order, so it is a look at each
    return rows


def _numbers(window: list[_Span], after: Position | None) -> Iterator[str]:
    """Conditions on the running numbers of each source's days, and on those before the position."""
    for source, spans in groupby(sorted(window, key=_source), key=_source):
        first, last = _range(list(spans), after)
        yield f"source = '{source}' AND n BETWEEN {first} AND {last}"


def _range(spans: list[_Span], after: Position | None) -> tuple[int, int]:
    """First and last running number of one source's days, up to the position where it is of that source."""
    first, last = min(span.first_n for span in spans), max(span.last_n for span in spans)
    if after is not None and after.source == spans[0].source:
        last = min(last, after.n - 1)
    return first, last


def _source(span: _Span) -> str:
    return span.source


def _row_conditions(wanted: RecordFilter) -> tuple[list[str], dict[str, Cell]]:
    conditions, values = list[str](), dict[str, Cell]()
    if wanted.item_code is not None:
        conditions.append("item_code = $item")
        values["item"] = wanted.item_code
    if wanted.lot_number is not None:
        conditions.append("lot_number = $lot")
        values["lot"] = wanted.lot_number
    if wanted.keyword is not None:
        searched = "lower(concat_ws(chr(10), item_code, item_name, lot_number))"
        conditions.append(f"contains({searched}, lower($text))")
        values["text"] = wanted.keyword
    return conditions, values
