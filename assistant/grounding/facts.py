"""The values of tables, each with whom, when and what it is of."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from assistant.grounding.lexicon import words
from tools.tool import Kind, Period

ALL: frozenset[str] = frozenset()
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?![\d-])")
LEVELS = (Kind.QUANTITY, Kind.COUNT, Kind.NUMBER)


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
    label: str | None = None  # the lot or other text the row is of
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


@cache
def measure_of(name: str) -> str | None:
    """What a column's or a row's name says of its values: average, max, min, first or last."""
    parts = set(re.split(r"[^a-z]+", name.lower()))
    for measure, known in words("columns").items():
        if parts & set(known):
            return measure
    return None


@cache
def extreme_of(name: str) -> str | None:
    """Whether a column's name calls its values a largest or smallest, of means too: "max", "min"."""
    parts, known = set(re.split(r"[^a-z]+", name.lower())), words("columns")
    return next((side for side in ("max", "min") if parts & set(known[side])), None)


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
