"""Arithmetic on day totals: exact sums, averages over producing days, percentages."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum


@dataclass(frozen=True, slots=True)
class DayTotal:
    """The readable rows of one day, which all come from one source; they lie from `first_n` to `last_n`."""

    day: str
    quantity: float
    records: int
    first_n: int
    last_n: int
    source: str


@dataclass(frozen=True, slots=True)
class MonthTotal:
    """The readable rows of one month; quantity in pieces."""

    quantity: float = 0.0
    records: int = 0

    def __add__(self, other: "MonthTotal") -> "MonthTotal":
        return MonthTotal(fsum((self.quantity, other.quantity)), self.records + other.records)


@dataclass(frozen=True, slots=True)
class Figures:
    """What some days amount to; quantities in pieces."""

    quantity: float
    records: int
    producing: tuple[DayTotal, ...]

    @property
    def average(self) -> float | None:
        """Mean of the producing days."""
        return fsum(day.quantity for day in self.producing) / len(self.producing) if self.producing else None


def figures(days: Sequence[DayTotal]) -> Figures | None:
    """What the days amount to, None where there are none; a producing day is one with more than 0."""
    if not days:
        return None
    return Figures(
        quantity=fsum(day.quantity for day in days),
        records=sum(day.records for day in days),
        producing=tuple(day for day in days if day.quantity > 0),
    )


def pieces(value: float | None) -> int | float | None:
    """A quantity without the noise of binary fractions."""
    if value is None:
        return None
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def percent(part: float | None, whole: float | None) -> float | None:
    """Part of a whole in percent, None where there is no positive whole."""
    if part is None or whole is None or whole <= 0:
        return None
    return round(part / whole * 100, 4)
