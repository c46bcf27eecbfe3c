"""Periods as written: perhaps without a year, a month or a day."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from tools.tool import Period


@dataclass(frozen=True, slots=True)
class Moment:
    """A year, month or day; what is not said is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def starts(self, day: date) -> bool:
        """Whether it may begin on the day."""
        return (
            self.agrees(day)
            and (day.day == 1 if self.day is None else True)
            and (day.month == 1 if self.month is None and self.day is None else True)
        )

    def ends(self, day: date) -> bool:
        """Whether it may end on the day."""
        last = self.day is not None or day.day == monthrange(day.year, day.month)[1]
        return (
            self.agrees(day)
            and last
            and (day.month == 12 if self.month is None and self.day is None else True)
        )

    def agrees(self, day: date) -> bool:
        """Whether the day lies in it, for all that is said."""
        return (
            self.year in (None, day.year) and self.month in (None, day.month) and self.day in (None, day.day)
        )


@dataclass(frozen=True, slots=True)
class When:
    """A period named at a place in a text, from the start of `first` to the end of `last`."""

    start: int
    end: int
    text: str
    first: Moment
    last: Moment
    weekday: int | None = None
    shifted: bool = False  # names its period only relative to another, as in 'a year earlier'
    said: bool = True  # in digits or a month's name, so that it claims to be known

    @property
    def moments(self) -> tuple[Moment, ...]:
        """Its ends, one where they are the same."""
        return (self.first,) if self.first == self.last else (self.first, self.last)

    @property
    def fine(self) -> int:
        """How fine it is: 3 for days, 2 for months or parts of years, 1 for years."""
        return 3 if self.first.day else 2 if self.first.month else 1

    def fits(self, period: Period, edges: frozenset[date] = frozenset()) -> bool:
        """Whether it may name exactly the period; one cut short at an edge of the data still has its name."""
        if self.shifted:
            return True
        begins = self.first.starts(period.first) or (
            period.first in edges and self.first.agrees(period.first)
        )
        return begins and (
            self.last.ends(period.last) or (period.last in edges and self._reaches(period.last))
        )

    def _reaches(self, day: date) -> bool:
        bounds = self.bounds(day.year)
        return bounds is not None and bounds[0] <= day <= bounds[1]

    def covers(self, period: Period) -> bool:
        """Whether the whole period lies in it."""
        if self.shifted:
            return True
        if self.first.month is None and self.first.day is not None:
            return self.first.agrees(period.first) and self.last.agrees(period.last)
        bounds = self.bounds(period.first.year)
        return bounds is not None and bounds[0] <= period.first and period.last <= bounds[1]

    def bounds(self, year: int) -> tuple[date, date] | None:
        """First and last day, a missing year taken to be `year`; None where a month is missing, too."""
        one, two = self.first, self.last
        if one.day is not None and one.month is None:
            return None
        last_year = two.year or one.year or year
        try:
            first = date(one.year or two.year or year, one.month or 1, one.day or 1)
            month = two.month or 12
            last = date(last_year, month, two.day or monthrange(last_year, month)[1])
        except ValueError:
            return None
        return first, last

    def in_year(self, year: int) -> "When":
        """The same with its missing year filled in."""
        if self.shifted or self.first.year or self.last.year:
            return self
        return replace(self, first=replace(self.first, year=year), last=replace(self.last, year=year))

    def joined(self, other: "When", text: str) -> "When":
        """The range from this to the other; what one end leaves out it takes from the other."""
        first = replace(self.first, year=self.first.year or other.first.year)
        last = replace(
            other.last,
            year=other.last.year or self.first.year,
            month=other.last.month or (self.first.month if other.last.day else None),
        )
        if first.month is None and last.month is not None and first.day is None and first.year == last.year:
            first = replace(first, month=None)
        return When(self.start, other.end, text, first, last)
