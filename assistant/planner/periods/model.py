"""What a reading is made of: periods with absolute dates, shifts relative to another period, and problems."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Grain = Literal["day", "week", "month", "quarter", "half", "season", "year", "range", "rolling", "all"]
Unit = Literal["day", "week", "month", "quarter", "half", "year", "period"]
ProblemCode = Literal["no_such_date", "year_out_of_range"]

FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True)
class Period:
    """Whole days from `first` to `last`, both included; `None` is open, for the caller's data to bound.

    A running period has today as `last`, its own last day as `whole_last`; a future one keeps its dates.
    """

    first: date | None
    last: date | None
    grain: Grain
    whole_last: date | None = None
    running: bool = False
    future: bool = False

    @property
    def days(self) -> int | None:
        """Number of days, `None` while an end is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None


@dataclass(frozen=True)
class Shift:
    """A period relative to another: `count` times `unit` away; unit `period` is the base's own length.

    `whole` asks for the whole unit (전년 동월); else a running base meets the same days (전년 동기).
    """

    unit: Unit
    count: int
    whole: bool = False
    adjacent: bool = True  # of any base (전월, 전년 동월); else a period of its own may be meant (지난달)
    year: int | None = None  # the one it lies in, whatever the base (2024년 같은 달)


@dataclass(frozen=True)
class Problem:
    """Why an expression that is about time denotes no period; `text` is the part to show."""

    code: ProblemCode
    text: str


@dataclass(frozen=True)
class Expression:
    """One time expression and the span of the text it covers, particles included.

    `periods` holds one reading, or several that are equally good (ask back). `shift` is how it relates to a
    base period, where it can (전월, 전년 동월, vs last year). `parts` are the members of a list (3월, 4월).
    """

    start: int
    end: int
    text: str
    periods: tuple[Period, ...] = ()
    shift: Shift | None = None
    versus: bool = False
    parts: tuple[Period, ...] = ()
    problem: Problem | None = None

    @property
    def period(self) -> Period | None:
        """The reading, or `None` where there is none or more than one."""
        return self.periods[0] if len(self.periods) == 1 else None

    @property
    def ambiguous(self) -> bool:
        """Whether equally good readings compete."""
        return len(self.periods) > 1


@dataclass(frozen=True)
class Reading:
    """All time expressions of a text, in order; `text` is the normalised text that the spans index."""

    text: str
    expressions: tuple[Expression, ...] = field(default=())

    @property
    def rest(self) -> str:
        """The text with every expression blanked out by spaces, same length."""
        chars = list(self.text)
        for found in self.expressions:
            chars[found.start : found.end] = " " * (found.end - found.start)
        return "".join(chars)
