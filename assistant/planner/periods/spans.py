"""Calendar arithmetic: whole units around a day, steps between them, and the n-th part of an interval.

Weeks run Monday to Sunday; a week belongs to the month or year that holds its Thursday (ISO 8601).
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

MONTHS_OF = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12}


class Span(NamedTuple):
    """Days from `first` to `last`, both included."""

    first: date
    last: date


def month_span(year: int, month: int, months: int = 1) -> Span:
    """Whole months starting at a month that may lie outside 1..12."""
    first = first_of_month(year, month)
    return Span(first, first_of_month(year, month + months) - timedelta(days=1))


def first_of_month(year: int, month: int) -> date:
    """First day of a month that may lie outside 1..12; raises ValueError outside the years 1..9999."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def unit_span(unit: str, day: date) -> Span:
    """The calendar unit that holds a day."""
    if unit == "day":
        return Span(day, day)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Span(monday, monday + timedelta(days=6))
    months = MONTHS_OF[unit]
    if unit == "season":
        return month_span(day.year, day.month // 3 * 3, months)
    return month_span(day.year, (day.month - 1) // months * months + 1, months)


def add(unit: str, day: date, count: int) -> date:
    """A day moved by whole units; the end of a shorter month catches it."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    month = first_of_month(day.year, day.month + count * MONTHS_OF[unit])
    return month.replace(day=min(day.day, monthrange(month.year, month.month)[1]))


def is_unit(first: date, last: date) -> bool:
    """Whether a span is one whole unit of the calendar."""
    return any(unit_span(unit, first) == (first, last) for unit in ("day", "week", *MONTHS_OF))


def units_long(unit: str, first: date, last: date) -> int | None:
    """How many units a span is long that begins within one: 21 August to 20 November is 3 months."""
    if unit not in ("week", *MONTHS_OF) or unit_span(unit, first).first == first:
        return None
    days = (last - first).days + 1
    count = round(days / {"week": 7.0}.get(unit, 30.44 * MONTHS_OF.get(unit, 1)))
    return count if count > 0 and add(unit, first, count) == last + timedelta(days=1) else None


def relative(unit: str, today: date, offset: int) -> Span:
    """The unit `offset` units away from today's."""
    return unit_span(unit, add(unit, unit_span(unit, today).first, offset))


def weeks_of(span: Span) -> list[Span]:
    """The weeks whose Thursday lies in the span."""
    monday = unit_span("week", span.first).first
    if monday + timedelta(days=3) < span.first:
        monday += timedelta(days=7)
    count = (span.last - monday - timedelta(days=3)).days // 7 + 1
    return [Span(monday + timedelta(days=7 * n), monday + timedelta(days=7 * n + 6)) for n in range(count)]


def weekdays_of(span: Span, weekday: int) -> list[Span]:
    """Every such weekday (0 is Monday) in the span."""
    first = span.first + timedelta(days=(weekday - span.first.weekday()) % 7)
    count = (span.last - first).days // 7 + 1
    return [Span(day, day) for day in (first + timedelta(days=7 * n) for n in range(count))]


def parts_of(span: Span, unit: str) -> list[Span]:
    """The whole units that make up a span, in order."""
    if unit == "week":
        return weeks_of(span)
    if unit == "day":
        days = (span.last - span.first).days + 1
        return [Span(day, day) for day in (span.first + timedelta(days=n) for n in range(days))]
    found, day = [], span.first
    while day <= span.last:
        part = unit_span(unit, day)
        if part.first >= span.first and part.last <= span.last:
            found.append(part)
        day = part.last + timedelta(days=1)
    return found


def same_week(span: Span, years: int) -> Span:
    """The week of that number so many years later; the last one where a year has no such week."""
    year, number, _ = span.first.isocalendar()
    target = weeks_of(unit_span("year", date(year + years, 7, 1)))
    return target[min(number, len(target)) - 1]
