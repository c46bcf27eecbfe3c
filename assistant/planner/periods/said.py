"""The value of a time token: a partial date open to context or fixed days, and its relation to a base."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import cast

from assistant.planner.periods.model import Grain, Period, Problem, Shift, Unit
from assistant.planner.periods.partial import Partial, resolve, years_out_of_range
from assistant.planner.periods.spans import Span

A_YEAR = 366
GRAINS: dict[str, Grain] = {"weekday": "day", "weekend": "range"}


@dataclass(frozen=True)
class Fixed:
    """Days that no context changes; `others` are equally good readings, `parts` the ends or members."""

    first: date | None
    last: date | None
    grain: Grain = "range"
    others: tuple["Fixed", ...] = ()
    parts: tuple["Fixed", ...] = ()


@dataclass(frozen=True)
class Said:
    """What a time token says."""

    when: Partial | Fixed | Problem | None
    shift: Shift | None = None
    versus: bool = False


def grain_of(partial: Partial) -> Grain:
    """The grain of a partial's finest unit."""
    unit = partial.finest
    return GRAINS.get(unit) or cast(Grain, unit)


def fixed(when: Partial | Fixed, today: date) -> Fixed | None:
    """The days of a partial seen from today, `None` where there are none."""
    if isinstance(when, Fixed):
        return when
    if years_out_of_range(when):
        return None
    try:
        span = resolve(when, today)
    except (ValueError, OverflowError):  # beyond the calendar
        return None
    if span is None:
        return None
    days = Fixed(span.first, span.last, grain_of(when))
    return _or_without_weekday(days, when, today) if (today - span.first).days > A_YEAR else days


def _or_without_weekday(days: Fixed, when: Partial, today: date) -> Fixed:
    """A weekday that leads years back may as well be wrong: the latest such date is as good a reading."""
    units = {unit for unit, _ in when.picks}
    if when.anchored or not {"month", "day", "weekday"} <= units:
        return days
    span = resolve(replace(when, picks=tuple(item for item in when.picks if item[0] != "weekday")), today)
    return replace(days, others=(Fixed(span.first, span.last, "day"),)) if span else days


def span_of(when: Partial | Fixed, today: date) -> Span | None:
    """Both ends of what is meant, `None` where one is open or missing."""
    days = fixed(when, today)
    return Span(days.first, days.last) if days and days.first and days.last else None


def finish(days: Fixed, today: date) -> Period:
    """The period of the days as seen today: a running one ends today, a future one keeps its dates."""
    if days.first and days.first > today:
        return Period(days.first, days.last, days.grain, days.last, future=True)
    if days.last is None or days.last > today:
        return Period(days.first, today, days.grain, days.last or today, running=True)
    running = days.last == today and days.grain not in ("day", "rolling", "all")
    return Period(days.first, days.last, days.grain, days.last, running=running)


def next_day(day: date) -> date:
    """The day after."""
    return day + timedelta(days=1)


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)


def with_versus(said: Said) -> Said:
    """The same, said as what is compared to; a period counted from today's then relates to any base."""
    shift = said.shift
    if shift is None and isinstance(said.when, Partial) and len(said.when.picks) == 1:
        unit, pick = said.when.picks[0]
        if pick.how == "relative" and pick.n and unit in ("day", "week", "month", "quarter", "half", "year"):
            shift = Shift(cast(Unit, unit), pick.n, whole=True, adjacent=False)
    return replace(said, versus=True, shift=shift)
