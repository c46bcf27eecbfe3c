"""Days of no month after an answer about one: "5일부터 9일까지만", "20일까지만", "after the 10th"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.planner.frame import Frame
from assistant.planner.periods import Expression
from assistant.planner.periods import Period as Reading
from assistant.planner.periods.spans import month_span
from assistant.planner.times import Bounds
from tools.tool import Period

_ONLY = r"(?:하고|이랑|랑|과|와|만|은|는|도|의|에|에는|엔|로|으로|로는|걸로|거|것|꺼|이|가|치|이?요)*"
_TH = r"(?:st|nd|rd|th)"
_DAY = re.compile(
    r"(?:on |for |(?:(?:higher|lower|more|less|better|worse) )?than |vs\.? |versus |against |"
    rf"compared (?:to|with) )?(?:the )?(?P<day>\d{{1,2}})(?:{_TH}|"
    rf"일(?:자)?{_ONLY}(?:\s*(?:보다|대비|비해서?|비하면|비교해서?|비교하면))?)"
)
"""A day of no month, perhaps one that another is held against."""
_SPAN = re.compile(
    rf"(?:only |just |from |between )*(?:the )?(?P<first>\d{{1,2}})(?:일|{_TH})?\s*"
    r"(?:부터|에서|~|-|–|to|through|until|till|and)\s*"
    rf"(?:the )?(?P<last>\d{{1,2}})(?:{_TH}|일(?:까지)?{_ONLY})"
)
_SINCE = re.compile(
    rf"(?P<first>\d{{1,2}})일\s*(?:부터|이후(?:부터)?){_ONLY}|"
    rf"(?P<since>from|since|starting|after|beyond|past) (?:the )?(?P<day>\d{{1,2}}){_TH}"
)
_UNTIL = re.compile(
    rf"(?P<last>\d{{1,2}})일\s*(?P<ko>까지|이전(?:까지)?){_ONLY}|"
    rf"(?P<until>up to|until|till|through|to|by|before) (?:the )?(?P<day>\d{{1,2}}){_TH}"
)
_AFTER, _BEFORE = ("after", "beyond", "past"), ("before",)
"""English words that leave out the day they are said of, as "이전" does in Korean."""


def of_that_month(
    times: tuple[Expression, ...], before: Frame | None, bounds: Bounds
) -> tuple[Expression, ...]:
    """Days without a month as those of the one month that the answer before was about or lay in."""
    base = before.periods[-1] if before and before.periods else None
    periods = before.periods if before else ()
    months = {day.replace(day=1) for one in periods for day in (one.first, one.last)}
    if base is None or len(months) != 1:
        return times
    month = months.pop()
    end = min(month_span(month.year, month.month, 1).last, bounds.today)
    found = [_readings(one.text.strip().lower(), base, Period(month, end)) for one in times]
    if not all(found):
        return times
    return tuple(replace(one, periods=tuple(own)) for one, own in zip(times, found, strict=True))


def _readings(text: str, base: Period, month: Period) -> list[Reading]:
    """What a few words mean within a month; two readings where both are as good."""
    span, since, until = _SPAN.fullmatch(text), _SINCE.fullmatch(text), _UNTIL.fullmatch(text)
    single = _DAY.fullmatch(text)
    if single:
        return _spans([(int(single["day"]), int(single["day"]))], month)
    if span:
        return _spans([(int(span["first"]), int(span["last"]))], month)
    if since:
        first = int(since["first"] or since["day"]) + (since["since"] in _AFTER)
        return _spans([(first, last) for last in _ends(base, month, first)], month)
    if until:
        left_out = until["until"] in _BEFORE or (until["ko"] or "").startswith("이전")
        last = int(until["last"] or until["day"]) - left_out
        return _spans([(first, last) for first in _begins(base, month, last)], month)
    return []


def _ends(base: Period, month: Period, first: int) -> list[int]:
    """Up to where "from the 10th on" goes: the month, or also the part of it that was spoken of."""
    within = base.days > 1 and base.first.day <= first <= base.last.day < month.last.day
    return [month.last.day, *([base.last.day] if within and base.first.day < first else [])]


def _begins(base: Period, month: Period, last: int) -> list[int]:
    """Where "up to the 20th" begins: with the month, or also with the day that was spoken of."""
    return [month.first.day, *([base.first.day] if month.first.day < base.first.day < last else [])]


def _spans(days: Sequence[tuple[int, int]], month: Period) -> list[Reading]:
    """These days of the month as readings; none where they are not in it, or have not come."""
    if any(not 1 <= first <= last for first, last in days) or any(
        last > month.last.day for first, last in days
    ):
        return []
    return [_reading(month.first.replace(day=first), month.first.replace(day=last)) for first, last in days]


def _reading(first: date, last: date) -> Reading:
    return Reading(first, last, "day" if first == last else "range", last)
