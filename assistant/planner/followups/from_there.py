"""Periods counted from the one spoken of: "1년 전에는?", "and two years ago?", "next month?"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from assistant.planner.followups.within import years_before
from assistant.planner.frame import Frame
from assistant.planner.periods import Expression, apply_shift
from assistant.planner.periods import Period as Reading
from assistant.planner.periods.model import Shift
from assistant.planner.periods.spans import unit_span
from assistant.planner.reading.moments import as_long_before
from assistant.planner.reading.numbers import number_of
from assistant.planner.reading.question import Question
from assistant.planner.times import UNITS, Bounds, reading_of, times_of
from tools.tool import Period

_AGO = re.compile(
    r"(?:from |about |vs\.? |than |with |against |compared (?:to|with) )?"
    r"(?P<en>an?|\d|[a-z]+) years? (?:ago|back|earlier)|"
    r"(?P<ko>\d|[일한이두삼세사네])\s*년\s*전(?:쯤)?"
    r"(?:[은는의도과와]|에(?:는|도)?|엔|으로|이?랑|하고|보다|것|꺼|거|\s*(?:대비|비교)\S*)*(?:요|이요)?"
)
_APPOSED = re.compile(
    r"\s*(?:[,:(–—-]+|즉|so|i\.?e\.?|that is|namely)(?:\s*(?:즉|so|i\.?e\.?,?|that is,?|namely,?|in|on))?\s*",
    re.IGNORECASE,
)
"""What stands between a period and its name."""
_NEXT = re.compile(r"다음|\bnext\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"요일|day\b(?<! day)", re.IGNORECASE)
_WHOLE_ONE = re.compile(
    r"(?:(?:in|and|for|of|the) )*(?:(?:previous|prior|preceding|following) (?:week|month|quarter)\b|"
    r"(?:week|month|quarter) (?:before|after)\b)|(?:그\s*)?(?:직전|전|앞|다음)\s*(?:주|월|달|분기)",
    re.IGNORECASE,
)
"""A unit of time that lies before or behind what was spoken of, and no like of it in that unit."""
_LONGEST = {"day": 1, "week": 7, "month": 31, "quarter": 92}
"""Days of the longest unit of time of a kind."""
_HOLDING = ("ask.compare", "ask.growth", "ask.fell", "ask.why")
"""What holds a period against another, whose like is meant."""
PAIR, WEEK = 2, 7
DAY = timedelta(days=1)
MOST_APART = timedelta(days=3)
"""How far the same week of another year may lie from its dates."""
_COUNTED = {"일": 1, "이": 2, "삼": 3, "사": 4, "a": 1, "an": 1}


def in_apposition(question: Question, before: Frame | None, bounds: Bounds) -> tuple[Expression, ...]:
    """ "Same stretch of last year, 1 Jan to 20 Nov 2025", "the month before, September": by its name."""
    times = question.times
    own = reading_of(before.periods[-1], bounds.today) if before and before.periods else None
    if own is None or len(times) != PAIR or any(one.versus for one in times):
        return times
    counted, named = times
    apposed = counted.period is None and _APPOSED.fullmatch(question.text[counted.end : named.start])
    moved = times_of((counted,), own, bounds).bases if apposed else ()
    said = named.period
    if len(moved) != 1 or said is None:
        return times
    unit = counted.shift.unit if counted.shift else ""
    around = unit_span(unit, moved[0].first) if unit in UNITS and moved[0].first else None
    within = around is not None and (said.first, said.whole_last or said.last) == tuple(around)
    return (named,) if within or _is_near(moved[0], said) else times


def _is_near(counted: Reading, named: Reading) -> bool:
    """Whether two periods are the same days, or as many of the same days of the week."""
    if not (counted.first and counted.last and named.first and named.last):
        return False
    apart = counted.first - named.first
    return apart == counted.last - named.last and abs(apart) <= MOST_APART


def of_years_ago(question: Question, before: Frame | None, bounds: Bounds) -> tuple[Expression, ...]:
    """ "1년 전에는?" after September: that of the year before, and not the whole year."""
    times = question.times
    count = _years(times[0]) if len(times) == 1 else 0
    if not (count and before and before.periods) or question.mentions or question.says("refer.all"):
        return times
    base = before.periods[-1]
    own = reading_of(base, bounds.today)
    if own.grain == "year" and base.first.year == bounds.today.year:
        return times
    if count > 1 and base.first.year != bounds.today.year:
        return (replace(times[0], periods=_either(own, count, bounds.today)),)
    return (replace(times[0], periods=(), parts=(), shift=Shift("year", -count, whole=True)),)


def of_the_next(
    times: tuple[Expression, ...], before: Frame | None, bounds: Bounds
) -> tuple[Expression, ...]:
    """ "다음 달은?", "next quarter" after one that is past: the one behind it, and not the one to come."""
    base = before.periods[-1] if before and len(before.periods) == 1 and len(times) == 1 else None
    said = times[0].period if base and _NEXT.search(times[0].text) else None
    own = reading_of(base, bounds.today) if base else None
    if said is None or own is None or own.last is None or own.running:
        return times
    if said.first is None or said.first <= bounds.today or said.grain != own.grain or own.grain not in UNITS:
        return times
    away = (said.first - own.last).days if _WEEKDAY.search(times[0].text) else 1
    span = unit_span(own.grain, own.last + timedelta(days=(away - 1) % WEEK + 1))
    reading = reading_of(Period(span.first, min(span.last, bounds.today)), bounds.today)
    return times if span.first > bounds.today else (replace(times[0], periods=(reading,)),)


def of_the_one_before(question: Question, before: Frame | None, bounds: Bounds) -> tuple[Expression, ...]:
    """ "Previous 7 days" after the last 7: those before them; "prior month" after days: all of it."""
    times = question.times
    base = before.periods[-1] if before and len(before.periods) == len(times) == 1 else None
    if base is None:
        return times
    held = times[0].versus or question.says(*_HOLDING)
    return (
        as_long_before(times[0] if held else _whole_beside(times[0], base, bounds), base.first, base.last),
    )


def _whole_beside(one: Expression, base: Period, bounds: Bounds) -> Expression:
    """ "Prior month" after a week, or days up to today: all of the month before the one they end in.

    In Korean that after a day may also be the like of that day. "The week after", "the month before" a longer
    period is the one next to it; no week may be, and then it is so many days or the next whole one.
    """
    shift, own = one.shift, reading_of(base, bounds.today)
    unit = shift.unit if shift and shift.adjacent and abs(shift.count) == 1 else ""
    if shift is None or unit not in _LONGEST:
        return one
    back = shift.count < 0
    if one.period is None and base.days > _LONGEST[unit]:
        return replace(one, periods=_next_to(base, unit, back=back, today=bounds.today), shift=None)
    up_to_now = own.grain == "range" and base.last == bounds.today
    finer = (up_to_now and back) or own.grain in UNITS[: UNITS.index(unit)]
    if not (finer and _WHOLE_ONE.match(one.text.strip())):
        return one
    around = unit_span(unit, base.last)
    whole = _whole(unit, around.first - DAY if back else around.last + DAY, bounds.today)
    like = None if one.text.isascii() or own.grain != "day" else apply_shift(shift, own)
    return replace(one, periods=(whole, like) if like else (whole,), shift=None)


def _next_to(base: Period, unit: str, *, back: bool, today: date) -> tuple[Reading, ...]:
    """The unit of time right before or behind a longer period; two where it begins within that."""
    edge = base.first - DAY if back else base.last + DAY
    whole = _whole(unit, edge, today)
    if (
        whole.first
        and whole.last
        and not (whole.first <= base.last and base.first <= (whole.whole_last or edge))
    ):
        return (whole,)
    away = timedelta(days=WEEK - 1)
    first, last = (edge - away, edge) if back else (edge, edge + away)
    if first > today:
        return (Reading(first, last, "range", last),)
    further = _whole(unit, first if back else last, today)
    return (reading_of(Period(first, min(last, today)), today), further)


def _whole(unit: str, day: date, today: date) -> Reading:
    """The unit of time that a day lies in, up to today where it runs."""
    span = unit_span(unit, day)
    return reading_of(Period(span.first, span.last if span.first > today else min(span.last, today)), today)


def _years(one: Expression) -> int:
    said = _AGO.fullmatch(one.text.strip().lower())
    if said is None:
        return 0
    word = said["en"] or said["ko"]
    return _COUNTED.get(word) or number_of(word)


def _either(own: Reading, count: int, today: date) -> tuple[Reading, ...]:
    """So many years before the period that was spoken of, or before today."""
    if own.first is None or own.last is None:
        return ()
    from_today = own.first.year - (today.year - count)
    return tuple(
        Reading(years_before(own.first, back), years_before(own.last, back), own.grain)
        for back in (from_today, count)
    )
