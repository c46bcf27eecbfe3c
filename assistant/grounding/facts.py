"""The values of tables, each with whom, when and what it is of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.grounding.lexicon import words
from tools.tool import Cell, Column, Kind, Period, Row, Table

ALL: frozenset[str] = frozenset()
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?![\d-])")
_SINGLE = ("record", "day", "lot", "item", "month", "year", "week")
_COUNTED = {name: one for one in _SINGLE for name in (one, f"{one}s")} | {"rows": "record"}
LEVELS = (Kind.QUANTITY, Kind.COUNT, Kind.NUMBER)
_REST = {"other", "others", "rest", "remaining"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of a table: of which items (ALL for all), over which period, by which column."""

    value: float
    kind: Kind
    unit: str | None
    measure: str | None
    items: frozenset[str]
    rest: bool
    period: Period | None
    base: Period | None
    place: tuple[int, int, int]  # table, row, column
    name: str
    lot: str | None = None
    stale: bool = False

    @property
    def level(self) -> bool:
        """Whether it is an amount, not a change, share or rank."""
        return self.kind in LEVELS

    def described(self) -> str:
        """What it is, for a reason."""
        whom = ", ".join(sorted(self.items)) or ("all other items" if self.rest else "all items")
        when = f", {self.period.first}..{self.period.last}" if self.period else ""
        return f"{self.name.replace('_', ' ')} of {whom}{when}"


@dataclass(frozen=True, slots=True)
class DateFact:
    """A day or month that a table holds: of which items, by which column."""

    period: Period
    items: frozenset[str]
    measure: str | None
    place: tuple[int, int]  # table, row
    stale: bool = False


def facts_of(table: Table, number: int, stale: bool = False) -> Iterator[Fact]:
    """Every number in the cells of a table."""
    for place, row in enumerate(table.rows):
        yield from _RowReader(table, number, place, row, stale).facts()


def dates_of(table: Table, number: int, stale: bool = False) -> Iterator[DateFact]:
    """Every day and month in the cells of a table."""
    for place, row in enumerate(table.rows):
        yield from _RowReader(table, number, place, row, stale).dates()


def measure_of(name: str) -> str | None:
    """What a column's or a row's name says of its values: average, max, min, first or last."""
    parts = set(re.split(r"[^a-z]+", name.lower()))
    for measure, known in words("columns").items():
        if parts & set(known):
            return measure
    return None


def period_in(text: str) -> Period | None:
    """The day or month a cell names."""
    if day := _DAY.match(text):
        try:
            moment = date(int(day[1]), int(day[2]), int(day[3]))
        except ValueError:
            return None
        return Period(moment, moment)
    month = _MONTH.match(text)
    return month_period(int(month[1]), int(month[2])) if month and 1 <= int(month[2]) <= 12 else None


def month_period(year: int, month: int, months: int = 1) -> Period:
    """A whole month, or several from it on."""
    first = date(year, month, 1)
    after = first
    for _ in range(months):
        after = (after + timedelta(days=32)).replace(day=1)
    return Period(first, after - timedelta(days=1))


class _RowReader:
    def __init__(self, table: Table, number: int, place: int, row: Row, stale: bool) -> None:
        self.table, self.number, self.place, self.row, self.stale = table, number, place, row, stale
        self.cells = list(zip(table.columns, row, strict=True))
        self.label = " ".join(str(cell) for column, cell in self.cells if column.kind is Kind.TEXT and cell)

    def facts(self) -> Iterator[Fact]:
        items, rest = self._items()
        lot = next((str(cell) for column, cell in self.cells if column.kind is Kind.LOT and cell), None)
        for place, (column, cell) in enumerate(self.cells):
            if isinstance(cell, bool) or not isinstance(cell, int | float) or column.name == "id":
                continue
            period, base = self._periods(column)
            yield Fact(
                float(cell), column.kind, _unit(column), measure_of(column.name) or measure_of(self.label),
                items, rest, period, base, (self.number, self.place, place), column.name, lot, self.stale,
            )  # fmt: skip

    def dates(self) -> Iterator[DateFact]:
        items, _ = self._items()
        for column, cell in self.cells:
            if (
                isinstance(cell, str)
                and column.kind in (Kind.DATE, Kind.MONTH, Kind.TEXT)
                and (found := period_in(cell))
            ):
                yield DateFact(found, items, measure_of(column.name), (self.number, self.place), self.stale)

    def _items(self) -> tuple[frozenset[str], bool]:
        """The codes the row is of, and whether it is the line of all others."""
        codes = [cell for column, cell in self.cells if column.kind is Kind.CODE]
        named = [str(code) for code in codes if code is not None]
        if named:
            return frozenset(named), False
        labelled = bool(set(re.split(r"\W|_", self.label.lower())) & _REST)
        if labelled or (codes and not self.label):
            return ALL, True
        basis = self.table.basis.items
        return (frozenset({basis[0].code}) if len(basis) == 1 else ALL), False

    def _periods(self, column: Column) -> tuple[Period | None, Period | None]:
        """The period a value is over, and for a change the one it is against."""
        numbered = re.match(r"period(\d)_", column.name)
        if numbered:
            return self._argument(numbered[1]), None
        if column.kind in (Kind.CHANGE, Kind.GROWTH) and self._argument("1"):
            return self._argument("2"), self._argument("1")
        own = self._paired(column) or self._key()
        if column.kind in (Kind.CHANGE, Kind.GROWTH) and own and self.place:
            return own, _RowReader(
                self.table, self.number, self.place - 1, self.table.rows[self.place - 1], False
            )._key()
        return own or self.table.basis.period, None

    def _argument(self, number: str) -> Period | None:
        """The period of an argument pair, cut where reading stopped and to a like-for-like line's days."""
        arguments = self.table.basis.arguments
        first, last = arguments.get(f"period{number}_from"), arguments.get(f"period{number}_to")
        if not isinstance(first, str) or not isinstance(last, str):
            return None
        begin, end = date.fromisoformat(first), date.fromisoformat(last)
        read = self.table.basis.period
        end = min(end, read.last) if read and read.last >= begin else end
        days = self._cell("period1_days")
        if "like" in self.label and isinstance(days, int):
            end = min(end, begin + timedelta(days=days - 1))
        return Period(begin, end)

    def _cell(self, name: str) -> Cell:
        return next((cell for column, cell in self.cells if column.name == name), None)

    def _paired(self, column: Column) -> Period | None:
        """The day of another column whose name this column's begins with, as in largest_day_quantity."""
        for other, cell in self.cells:
            if other.kind is Kind.DATE and isinstance(cell, str) and column.name.startswith(f"{other.name}_"):
                return period_in(cell)
        return None

    def _key(self) -> Period | None:
        """The day, month, quarter or year that the row itself is of."""
        for column, cell in self.cells:
            keyed = column.kind is Kind.MONTH or column.name in ("production_date", "date", "day")
            if isinstance(cell, str) and (keyed or column.kind is Kind.TEXT) and (found := period_in(cell)):
                return self._clipped(found)
        return self._split_key()

    def _split_key(self) -> Period | None:
        """A key in columns of numbers: year, perhaps with quarter or month."""
        year, month, quarter = (self._cell(name) for name in ("year", "month", "quarter"))
        try:
            first = int(str(year))
            if month is not None:
                return month_period(first, int(str(month)))
            return (
                month_period(first, 3 * int(str(quarter)) - 2, 3) if quarter else month_period(first, 1, 12)
            )
        except ValueError:
            return None

    def _clipped(self, period: Period) -> Period:
        """The part of the period that was read."""
        read = self.table.basis.period
        if read is None or period.last < read.first or period.first > read.last:
            return period
        return Period(max(period.first, read.first), min(period.last, read.last))


def _unit(column: Column) -> str | None:
    if column.kind in (Kind.QUANTITY, Kind.CHANGE):
        return "piece"
    if column.kind is Kind.COUNT:
        for part in reversed(column.name.lower().split("_")):
            if part in _COUNTED:
                return _COUNTED[part]
    return None
