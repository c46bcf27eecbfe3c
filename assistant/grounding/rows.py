"""Reads a table's rows: of which items, periods and labels each value is, by the names of its columns."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from assistant.grounding.facts import ALL, DateFact, Fact, measure_of, month_period, period_in
from assistant.grounding.lexicon import words
from assistant.grounding.names import code_like, label_of
from tools.tool import Cell, Column, Kind, Period, Row, Table

_COUNTED = ("record", "day", "lot", "item", "month", "year", "week")
_UNITS = {name: one for one in _COUNTED for name in (one, f"{one}s")} | {
    "rows": "record",
    "quantity": "piece",
    "qty": "piece",
    "pieces": "piece",
}
_REST = {"other", "others", "rest", "remaining"}
_KEYS = ("id", "year", "month", "quarter")
"""Columns of numbers that name a row and count nothing."""
_QUOTED = re.compile(r"'[^']*'")
"""The texts of a statement."""
_DAY_KEYS = ("production_date", "date", "day")


class TableReader:
    """A table's facts; `number` tells the tables of an index apart."""

    def __init__(self, table: Table, number: int, stale: bool) -> None:
        self.table, self.number, self.stale = table, number, stale
        self.custom = table.basis.tool == "execute_custom_query"
        self.own = frozenset(code_like(" ".join(_QUOTED.findall(table.basis.sql)))) if self.custom else ALL
        if not self.custom and len(table.basis.items) == 1:
            self.own = frozenset({table.basis.items[0].code})
        self.places = {column.name.lower(): place for place, column in enumerate(table.columns)}
        self.codes = self._of(Kind.CODE)
        self.texts = self._of(Kind.TEXT)
        self.labels = self._of(Kind.LOT, Kind.TEXT) if self.custom else self._of(Kind.LOT)
        self.keys = [place for place, column in enumerate(table.columns) if self._is_key(column)]
        self.dates = self._of(Kind.DATE, Kind.MONTH, Kind.TEXT)
        self.numbers = [
            (place, column) for place, column in enumerate(table.columns) if column.name.lower() not in _KEYS
        ]

    def facts(self) -> Iterator[Fact]:
        """Every number in the cells."""
        for place, row in enumerate(self.table.rows):
            items, rest = self._items(row)
            part, label, key = self._part(row), self._label(row), self._key(row)
            for column_place, column in self.numbers:
                cell = row[column_place]
                if isinstance(cell, bool) or not isinstance(cell, int | float):
                    continue
                period, base = self._periods(column, place, key)
                yield Fact(
                    float(cell), _kind(column), _unit(column), self._measure(column, part), items, rest,
                    period, base, (self.number, place, column_place), column.name, label, self.stale,
                )  # fmt: skip

    def date_facts(self) -> Iterator[DateFact]:
        """Every day and month in the cells."""
        for place, row in enumerate(self.table.rows):
            items, _ = self._items(row)
            for column_place in self.dates:
                cell = row[column_place]
                if isinstance(cell, str) and (found := period_in(cell)):
                    measure = measure_of(self.table.columns[column_place].name)
                    yield DateFact(found, items, measure, (self.number, place), self.stale)
            if key := self._split_key(row):
                yield DateFact(key, items, None, (self.number, place), self.stale)

    def _of(self, *kinds: Kind) -> list[int]:
        return [place for place, column in enumerate(self.table.columns) if column.kind in kinds]

    def _is_key(self, column: Column) -> bool:
        """Whether the column may tell the day, month, quarter or year that a row is of."""
        if column.kind in (Kind.MONTH, Kind.TEXT) or column.name in _DAY_KEYS:
            return True
        return self.custom and column.kind is Kind.DATE

    def _part(self, row: Row) -> str:
        """The texts of a row, as in the lines of a comparison: total, like_for_like, other_items."""
        return " ".join(str(row[place]) for place in self.texts if row[place])

    def _measure(self, column: Column, part: str) -> str | None:
        if column.name.endswith("_days"):
            return "calendar" if part in ("total", "like_for_like") else None
        return measure_of(column.name) or (None if self.custom else measure_of(part))

    def _items(self, row: Row) -> tuple[frozenset[str], bool]:
        """The codes the row is of, and whether it is the line of all others."""
        named = [str(row[place]) for place in self.codes if row[place] is not None]
        if named:
            return frozenset(named), False
        part = "" if self.custom else self._part(row)
        if set(re.split(r"\W|_", part.lower())) & _REST or (self.codes and not part):
            return ALL, True
        return self.own, False

    def _label(self, row: Row) -> str | None:
        """The lot or, in a custom query, the text that the row is of."""
        return next((label_of(str(row[place])) for place in self.labels if row[place]), None)

    def _periods(self, column: Column, place: int, key: Period | None) -> tuple[Period | None, Period | None]:
        """The period a value is over, and for a change the one it is against."""
        row = self.table.rows[place]
        if column.name[:7] in ("period1", "period2"):
            return self._argument(column.name[6], row), None
        change = column.kind in (Kind.CHANGE, Kind.GROWTH)
        if change and "period1_from" in self.table.basis.arguments:
            return self._argument("2", row), self._argument("1", row)
        own = self._paired(column, row) or key
        if change and own and place:
            return own, self._key(self.table.rows[place - 1])
        return own or self.table.basis.period, None

    def _argument(self, number: str, row: Row) -> Period | None:
        """The period of an argument pair, cut where reading stopped and to a like-for-like line's days."""
        arguments = self.table.basis.arguments
        first, last = arguments.get(f"period{number}_from"), arguments.get(f"period{number}_to")
        if not isinstance(first, str) or not isinstance(last, str):
            return None
        begin, end = date.fromisoformat(first), date.fromisoformat(last)
        read = self.table.basis.period
        end = min(end, read.last) if read and read.last >= begin else end
        days = self._cell("period1_days", row)
        if "like" in self._part(row) and isinstance(days, int):
            end = min(end, begin + timedelta(days=days - 1))
        return Period(begin, end)

    def _cell(self, name: str, row: Row) -> Cell:
        place = self.places.get(name)
        return None if place is None else row[place]

    def _paired(self, column: Column, row: Row) -> Period | None:
        """The day of another column whose name this column's begins with, as in largest_day_quantity."""
        for place in self.dates:
            cell = row[place]
            if isinstance(cell, str) and column.name.startswith(f"{self.table.columns[place].name}_"):
                return period_in(cell)
        return None

    def _key(self, row: Row) -> Period | None:
        """The day, month, quarter or year that the row itself is of."""
        for place in self.keys:
            cell = row[place]
            if isinstance(cell, str) and (found := period_in(cell)):
                return self._clipped(found)
        return self._split_key(row)

    def _split_key(self, row: Row) -> Period | None:
        """A key in columns of numbers: year, perhaps with quarter or month."""
        if "year" not in self.places:
            return None
        year, month, quarter = (self._cell(name, row) for name in ("year", "month", "quarter"))
        try:
            first = int(str(year))
            if month is not None:
                return month_period(first, int(str(month)))
            if quarter is not None:
                return month_period(first, 3 * int(str(quarter).lstrip("Qq")) - 2, 3)
            return month_period(first, 1, 12)
        except ValueError:
            return None

    def _clipped(self, period: Period) -> Period:
        """The part of the period that was read."""
        read = self.table.basis.period
        if read is None or period.last < read.first or period.first > read.last:
            return period
        return Period(max(period.first, read.first), min(period.last, read.last))


@cache
def _kind(column: Column) -> Kind:
    """For a custom query's number the kind that the column's name suggests."""
    parts = set(re.split(r"[^a-z]+", column.name.lower()))
    suggested = (Kind.RANK, Kind.GROWTH, Kind.CHANGE, Kind.SHARE) if column.kind is Kind.NUMBER else ()
    return next((kind for kind in suggested if parts & set(words("kinds")[kind])), column.kind)


@cache
def _unit(column: Column) -> str | None:
    if column.kind in (Kind.QUANTITY, Kind.CHANGE):
        return "piece"
    if column.kind in (Kind.COUNT, Kind.NUMBER) and measure_of(column.name) != "average":
        return next(
            (_UNITS[part] for part in reversed(column.name.lower().split("_")) if part in _UNITS), None
        )
    return None
