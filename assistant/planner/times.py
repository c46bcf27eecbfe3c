"""The periods a question means, made definite by the data's bounds and by what they are compared to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from assistant.planner.periods import Expression, apply_shift
from assistant.planner.periods import Period as Reading
from assistant.planner.periods.model import Grain, Shift, Unit
from assistant.planner.periods.spans import is_unit, relative, unit_span
from tools.tool import Period

NAMED_PART = re.compile(
    r"\d\s*(?:월|분기)|[상하]반기|\b(?:q[1-4]|h[12]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
"""A month, quarter or half by its name."""
YEAR_SAID = re.compile(r"작년|재작년|지난해|전년|(?:19|20)\d\d|\d\d년|\blast\b|\byear", re.IGNORECASE)
"""A year beside it."""
_SAME = re.compile(
    r"\bsame (day|date|week|month|quarter|year)|(?:같은|동)\s*(날|일|주|달|월|분기)", re.IGNORECASE
)
"""A unit of time that another year has, too."""
_NAMED: dict[str, Grain] = {
    **dict.fromkeys(("day", "date", "날", "일"), "day"),
    **dict.fromkeys(("week", "주"), "week"),
    **dict.fromkeys(("month", "달", "월"), "month"),
    **dict.fromkeys(("quarter", "분기"), "quarter"),
    "year": "year",
}
_ENTIRE = re.compile(r"전체|통째|통틀|\b(?:whole|entire|full|all of)\b", re.IGNORECASE)
_AGO = re.compile(r"\b(?:a|one|1) year (?:ago|earlier|back)\b|(?<!\d)1\s*년\s*전", re.IGNORECASE)
"""A year before what it is held against, whatever the year of that."""
UNITS: tuple[Grain, ...] = ("day", "week", "month", "quarter", "half", "year")


@dataclass(frozen=True)
class Bounds:
    """The first and last day of the data, and today."""

    first: date
    last: date
    today: date


@dataclass(frozen=True)
class Times:
    """Periods said for themselves, and those they are compared to."""

    bases: tuple[Reading, ...] = ()
    against: tuple[Reading, ...] = ()
    ends: tuple[Reading, ...] = ()  # of the only base, where it is a range: what changed between them
    shifted: bool = False  # the bases relate to an earlier period
    shift: Shift | None = None
    listed: bool = False  # the ends are members of a list, one after the other
    entire: bool = False  # all of a year is meant, not the part that another year has


def times_of(expressions: Sequence[Expression], before: Reading | None, bounds: Bounds) -> Times:
    """The times of a question; a relative one applies to the question's own period, or the one before."""
    plain = [
        one for one in expressions if not one.versus and one.period and not _leans(one, expressions, before)
    ]
    leaning = [one for one in expressions if one not in plain]
    bases = [period for one in plain for period in _members(one)]
    shifted = False
    against: list[Reading] = []
    for one in leaning:
        base = bases[-1] if bases else before
        moved = _moved(one, base, bounds)
        if moved is None or (one.shift and not one.shift.count and moved in bases):
            continue  # "that week", the one just said
        if one.period is None and _same_days(moved, bases[:-1]):
            continue  # "year on year, 2024 and 2025"
        if one.versus or (bases and one.shift):
            against += [] if _same_days(moved, against) else [moved]  # "YoY 2025 vs 2024"
        else:
            bases, shifted = [*bases, moved], True
    if against and not bases:
        bases = [_of_this_year(leaning[0], bounds) or before or _unit_of(leaning[0], bounds)]
    shift = next((one.shift for one in leaning if one.shift), None)
    lone = plain[0] if len(plain) == 1 and not leaning else None
    ends = lone.parts if lone and len(lone.parts) >= 2 else ()
    follow = all(one.last and two.first == one.last + timedelta(days=1) for one, two in pairwise(ends))
    listed = bool(ends) and follow and lone is not None and bool(set(",·") & set(lone.text))
    ends = ends if len(ends) == 2 or listed else ()
    entire = any(_ENTIRE.search(one.text) for one in expressions)
    return Times(tuple(bases), tuple(against), ends, shifted, shift, listed, entire)


def _same_days(period: Reading, others: Sequence[Reading]) -> bool:
    return (period.first, period.last) in {(one.first, one.last) for one in others}


def _of_this_year(one: Expression, bounds: Bounds) -> Reading | None:
    """ "작년 10월 대비": what is held against a named part of another year is that part of this one."""
    named = NAMED_PART.search(one.text) and YEAR_SAID.search(one.text)
    said = one.period if one.versus and named else None
    if said is None or said.first is None or said.grain not in ("month", "quarter", "half"):
        return None
    years = bounds.today.year - said.first.year
    first = said.first.replace(year=bounds.today.year)
    if years <= 0 or first > bounds.today:
        return None
    span = unit_span(said.grain, first)
    return reading_of(Period(span.first, min(span.last, bounds.today)), bounds.today)


def apart(times: Times, *, whole: bool) -> Times:
    """The members of a list that would be one period otherwise ("9월, 10월"), perhaps after the whole."""
    if len(times.bases) != 1 or not times.listed:
        return times
    return replace(times, bases=(*times.bases, *times.ends) if whole else times.ends, ends=())


def _leans(one: Expression, all_of_them: Sequence[Expression], before: Reading | None) -> bool:
    """Whether it relates to another period: without one of its own always."""
    if one.period is None:
        return one.shift is not None
    return one.shift is not None and (len(all_of_them) > 1 or before is not None)


def _members(one: Expression) -> list[Reading]:
    return [one.period] if one.period else []


def _moved(one: Expression, base: Reading | None, bounds: Bounds) -> Reading | None:
    shift, own = one.shift, one.period
    if shift is None:
        same = base is not None and own is not None and (own.first, own.last) == (base.first, base.last)
        ago = one.versus and same and _AGO.search(one.text)
        return apply_shift(Shift("year", -1, whole=True), base) if ago and base else own
    if base is None:
        return own or apply_shift(shift, _unit_of(one, bounds))
    entire = _ENTIRE.search(one.text) is not None
    if own is not None and (entire or _coarser(base.grain, shift.unit) or not _shifts(shift, base, own)):
        return own
    return apply_shift(_of_its_year(shift, base, bounds), base) or own


def _of_its_year(shift: Shift, base: Reading, bounds: Bounds) -> Shift:
    """ "재작년 같은 분기" after one of last year: that of the year before last, not two years before it."""
    if shift.adjacent or shift.unit != "year" or base.first is None:
        return shift
    said = shift.year or bounds.today.year + shift.count
    return shift if base.first.year == said else replace(shift, count=said - base.first.year)


def _shifts(shift: Shift, base: Reading, own: Reading) -> bool:
    """Whether a word with days of its own is said of the base: "작년 대비 3월", not "3월 vs 지난달"."""
    if shift.adjacent or (own.first, own.last) == (base.first, base.last):
        return True
    return shift.unit == "year" and shift.count == -1 and base.grain != "year"


def _coarser(grain: Grain, unit: Unit) -> bool:
    """Whether a period is coarser than the unit that would move it."""
    return grain in UNITS and unit in UNITS and UNITS.index(grain) > UNITS.index(unit)


def _unit_of(one: Expression, bounds: Bounds) -> Reading:
    """The running unit that a comparison without a base is about."""
    unit = one.shift.unit if one.shift else "month"
    same = _SAME.search(one.text) if unit == "year" else None
    if same and (same[1] or same[2]):
        return this_unit(_NAMED[(same[1] or same[2]).lower()], bounds)
    if unit == "period" or (unit == "year" and one.period is None):
        unit = "month"
    span = relative(unit, bounds.today, 0)
    return Reading(span.first, bounds.today, unit, span.last, running=span.last > bounds.today)


def this_unit(grain: Grain, bounds: Bounds) -> Reading:
    """The running unit of time."""
    span = unit_span(grain, bounds.today)
    return Reading(span.first, bounds.today, grain, span.last, running=span.last > bounds.today)


def definite(period: Reading, bounds: Bounds) -> Period:
    """Its days, open ends taken from the data."""
    first = period.first or min(bounds.first, period.last or bounds.first)
    last = period.last or max(bounds.last, first)
    return Period(first, min(last, bounds.last) if period.grain == "all" and bounds.last >= first else last)


def reading_of(period: Period, today: date) -> Reading:
    """A definite period as a reading, its grain that of the calendar unit it is, perhaps still running."""
    for unit in UNITS:
        span = unit_span(unit, period.first)
        if span.first == period.first and (span.last == period.last or period.last == today < span.last):
            return Reading(
                period.first, period.last, unit, span.last, running=period.last == today != span.last
            )
    return Reading(period.first, period.last, "range", period.last)


def this(unit: str, today: date) -> Period:
    """The running unit up to today."""
    return Period(unit_span(unit, today).first, today)


def previous(period: Period) -> Period:
    """The period of the same length right before; whole months before whole months."""
    before = period.first - timedelta(days=1)
    if period.first.day == 1 and (period.last + timedelta(days=1)).day == 1:
        months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
        index = period.first.year * 12 + period.first.month - 1 - months
        return Period(date(index // 12, index % 12 + 1, 1), before)
    return Period(before - (period.last - period.first), before)


def may_run(first: Period, second: Period) -> bool:
    """Whether the second of two periods is the shorter one and the beginning of a unit of time."""
    begins = second.first.day == 1 or second.first.isoweekday() == 1
    month_over = (second.last + timedelta(days=1)).day == 1
    return begins and not month_over and second.days < first.days and not is_unit(second.first, second.last)
