"""Parts of a year or a month said after an answer about it: "4월은?", "7월부터 12월까지만", "6일은?"."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date, timedelta

from assistant.planner.frame import Frame
from assistant.planner.periods import Expression
from assistant.planner.periods import Period as Reading
from assistant.planner.periods.model import Grain
from assistant.planner.periods.spans import unit_span
from assistant.planner.reading.moments import bare_half, half_of
from assistant.planner.reading.question import Question
from assistant.planner.times import NAMED_PART, UNITS, Bounds, reading_of
from tools.tool import Period

_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec"
_PART = (
    rf"(?:(?:{_MONTHS})[a-z]*|q[1-4]|[1-4]q|h[12]|"
    r"(?:the )?(?:first|second|third|fourth) quarter|(?:the )?(?:first|second|last) half(?: of the year)?|"
    r"1?\d월달?|[1-4]분기|상반기|하반기|전반기|후반기|1?\d)"
)
BARE_PART = re.compile(
    rf"(?:(?:and |in |for |only |just |from |to )*{_PART}(?: only)?)"
    r"(?:\s*(?:~|-|to|through|until|till|부터|에서|,|·|and|&|와|과|랑|이랑|하고)\s*"
    rf"(?:the )?{_PART})*(?:까지|치|분)?"
    r"(?:은|는|도|에|에는|엔|에도|의|만|로|으로|을|를|거|것|이랑|랑|과|와|하고|보다)*(?:이?요)?[\s,]*"
)
"""A month, quarter or half of no year."""
BARE_LENGTH = re.compile(r"(\d{1,3})일(?:로|으로|치|간|동안|은|는|도)?(?:이?요)?")
_HELD_AGAINST = re.compile(
    r"^(?:than|vs\.?|versus|against|compared (?:to|with))\s+(?:in\s+)?|"
    r"(?:에|와|과|이랑|랑)?\s*(?:비해|비하여|비하면|대비|비교)\S*$"
)
BARE_YEAR = re.compile(
    r"(?:and |in |for |of |at |only |just |the )*"
    r"(?:(?:19|20)\d\d|(?:last|this) year|the year before(?: last)?|previous year)(?: only)?|"
    r"(?:(?:19|20)?\d\d\s*년(?:도)?|올해|금년|작년|재작년|지난해|전년|지지난해)(?:치|만)?"
    r"(?:은|는|도|에|에는|엔|에도|의|만|로|으로|을|를|거|것|꺼|건)*(?:이?요)?"
)
"""A year and nothing else."""
YEAR_SAID = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|\d\s*년|작년|재작년|지난해|전년|올해|금년|\b(?:last|this|previous) year\b",
    re.IGNORECASE,
)
"""A year that was said, so that another takes its place."""
_ALL_OF = re.compile(r"\b(?:whole|entire|full|all)(?: of)?\b|전체|한 해|일 년|연간", re.IGNORECASE)
"""Words that say of a year that all of it is meant."""
_NOT_YEAR = re.compile(
    r"(?:올해|금년|작년|재작년|지난해|\d{4}년?도?)(?:이|가)?\s*(?:아니라|아니고|말고)|"
    r"\bnot (?:this year|last year|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A year in the place of another."""
_OF_IT = re.compile(r"^of\b|\d's(?![a-z])", re.IGNORECASE)
"""A year that has what was spoken of: "of 2024", "2025's" after a quarter."""
_NOT = re.compile(r"\bnot\b|말고|아니라", re.IGNORECASE)
"""Words that put a year in the place of all that was understood: "not last month, last year"."""
CORRECTING = re.compile(r"말한|말하는|아니|뜻|\b(?:meant?|actually|no|oops|sorry)\b", re.IGNORECASE)
"""Words that put another year in the place of the one that was understood."""
PARTS: tuple[Grain, ...] = ("month", "quarter", "half", "range")
"""Grains of the parts of a year that another year has, too."""
STRETCHED = ("range", "year")
"""Grains of periods whose beginning a new end keeps."""
_THIS_YEAR = re.compile(
    r"(?:in |of )?(?:올해|금년|이번\s*해|this year)(?:의|에|에는|은|는|도)*", re.IGNORECASE
)
_SAME_UP_TO = re.compile(
    r"(?:작년|전년|지난해)(?:의)?\s*(?:똑?같은|동일한?)\s*(?:날|일자|날짜|시점|때)까지(?:은|는|의|만|로|도)*(?:이?요)?"
)
"""Up to the like of the end of what was spoken of."""
_WEEK = re.compile(r"주|week", re.IGNORECASE)
PAIR, WEEK = 2, 7
MIDDLE = 15
"""The day that the first half of a month ends with."""
MOST_BACK = 9
"""Months that a follow-up goes back within the year before."""


def of_that_year(times: tuple[Expression, ...], kept: Frame | None, bounds: Bounds) -> tuple[Expression, ...]:
    """ "4월은?" after March of last year: that year's April; but January after a December is the next one."""
    years = {day.year for one in kept.periods for day in (one.first, one.last)} if kept else set()
    compared = kept is not None and kept.intent == "compare" and len(kept.periods) == PAIR
    base = kept.periods[-1] if kept and (len(kept.periods) == 1 or compared) and len(years) == 1 else None
    bare = all(one.period and is_bare(one) for one in times)
    if base is None or not bare or base.last.year >= bounds.today.year:
        return times
    return tuple(_of_year(one, base, compared=compared) for one in times)


def _of_year(one: Expression, base: Period, *, compared: bool) -> Expression:
    said = one.period
    if said is None or not (said.first and said.last):
        return one
    back = said.first.year - base.first.year
    if back > 1 and compared and base.first.month - said.first.month >= MOST_BACK:
        back -= 1  # January after November and December: of the next year
    elif back <= 0 or base.first.month - said.first.month >= MOST_BACK:
        return one
    parts = tuple(_moved_back(part, back) for part in one.parts)
    return replace(one, periods=(_moved_back(said, back),), parts=parts)


def _moved_back(said: Reading, years: int) -> Reading:
    if not (said.first and said.last):
        return said
    first, last = years_before(said.first, years), years_before(said.whole_last or said.last, years)
    return Reading(first, last, said.grain, last)


def of_the_same_part(
    question: Question, before: Frame | None, asked: str, bounds: Bounds
) -> tuple[Expression, ...]:
    """ "작년은?" after September: that of last year; after a day or a week, or as "2024년은?", either one."""
    base = before.periods[-1] if before and len(before.periods) == 1 else None
    times = question.times
    others = set(question.sections) - {"refer"} or question.mentions or question.numbers
    alone = base and len(times) == 1 and not others and not question.says("refer.all")
    said = times[0].period if alone and BARE_YEAR.fullmatch(times[0].text.strip().lower()) else None
    if base is None or said is None or said.first is None:
        return times
    if _ALL_OF.search(question.text) or (_NOT.search(question.text) and not _NOT_YEAR.search(question.text)):
        return times
    slot = YEAR_SAID.search(asked) or CORRECTING.search(question.text) or _NOT_YEAR.search(question.text)
    of_it = _OF_IT.search(question.text.strip())
    numbered = re.search(r"\d", times[0].text) and not (slot or of_it)
    if numbered and not NAMED_PART.search(asked):
        return times  # "and in 2024?" after last month: that year
    own = reading_of(base, bounds.today)
    back = base.first.year - said.first.year
    if own.grain in ("year", "all") or back == 0 or base.first.year != base.last.year:
        return times
    part = Period(years_before(base.first, back), years_before(own.whole_last or base.last, back))
    if part.first > bounds.today:
        return times
    reading = reading_of(Period(part.first, min(part.last, bounds.today)), bounds.today)
    return (
        replace(times[0], periods=(reading,) if own.grain in PARTS and not numbered else (reading, said)),
    )


def of_the_like(times: tuple[Expression, ...], kept: Frame | None, bounds: Bounds) -> tuple[Expression, ...]:
    """ "올해 같은 기간은?" after a part of last year, "작년 같은 날까지": the like of it."""
    base = kept.periods[-1] if kept and len(kept.periods) == 1 else None
    now, until = _same_of_this_year(times), len(times) == 1 and _SAME_UP_TO.fullmatch(times[0].text.strip())
    if base is None or not (now or until):
        return times
    year = bounds.today.year - (0 if now else 1)
    back = base.last.year - year
    if back == 0 or (now and base.first.year != base.last.year):
        return times
    last = min(years_before(base.last, back), bounds.today)
    begin = years_before(base.first, base.first.year - year)
    firsts = [begin] if base.first.year == base.last.year else [date(year, 1, 1), base.first]
    return (
        replace(times[0], periods=tuple(Reading(one, last, "range", last) for one in firsts), shift=None),
    )


def _same_of_this_year(times: tuple[Expression, ...]) -> bool:
    """Whether two expressions say "the same period" and "this year"."""
    years = [one for one in times if _THIS_YEAR.fullmatch(one.text.strip())]
    same = [one for one in times if one.shift and one.shift.unit == "period" and not one.shift.count]
    return len(times) == PAIR and len(years) == len(same) == 1


def stretched(question: Question, told: Sequence[Frame], bounds: Bounds) -> tuple[Expression, ...]:
    """ "6월까지로" after March to May goes on from March, "3분기까지만" after a year ends with it.

    So do weeks ("셋째 주까지") and what is summed ("11월까지 합치면?"), from the first of those told.
    """
    times = question.times
    base = told[-1].periods[-1] if told and len(told[-1].periods) == 1 else None
    end = _end_alone(times[0], base) if base and len(times) == 1 else None
    if base is None or end is None:
        return times
    goes_on = times[0].ambiguous and reading_of(base, bounds.today).grain in STRETCHED
    named = question.mentions or question.says("refer.all")
    sums = question.says("ask.together") and not named
    weeks = _WEEK.search(times[0].text) and base.days % WEEK == 0 and base.first.weekday() == 0
    if (sums or weeks) and end > base.last:
        base, goes_on = _told_since(told), True
    return (
        (replace(times[0], periods=(Reading(base.first, end, "range", end),)),)
        if goes_on and end > base.first
        else times
    )


def _end_alone(said: Expression, base: Period) -> date | None:
    """The last day of what has no beginning of its own; without a year in that of the answer before."""
    ends = {one.last for one in said.periods}
    end = ends.pop() if len(ends) == 1 else None
    if end and said.ambiguous:
        return years_before(end, end.year - base.last.year)
    return end if said.periods and said.periods[0].first is None else None


def _told_since(told: Sequence[Frame]) -> Period:
    """The period told last, with those right before it that were told of the same one after the other."""
    last = told[-1]
    base = last.periods[-1]
    for one in reversed(told[:-1]):
        alike = (one.items, one.families, one.without) == (last.items, last.families, last.without)
        follows = len(one.periods) == 1 and one.periods[0].last + timedelta(days=1) == base.first
        if not (alike and follows):
            break
        base = Period(one.periods[0].first, base.last)
    return base


def around(found: Reading | None, units: Set[str], bounds: Bounds) -> Reading | None:
    """ "That year" after a day: the year it lies in; nothing where it lies in more than one."""
    unit = next(iter(units)) if len(units) == 1 else ""
    if found is None or not (found.first and found.last) or unit not in UNITS:
        return None
    span = unit_span(unit, found.first)
    if span != unit_span(unit, found.last):
        return None
    return reading_of(Period(span.first, min(span.last, bounds.today)), bounds.today)


def of_that_half(times: tuple[Expression, ...], kept: Frame | None, bounds: Bounds) -> tuple[Expression, ...]:
    """ "The second half?" after the first half of a month, or in English after a month: of that month."""
    base = kept.periods[-1] if kept and len(kept.periods) == 1 else None
    if base is None or len(times) != 1 or not bare_half(times[0]):
        return times
    month = unit_span("month", base.first)
    halves = (base.first.day == 1 and base.last.day == MIDDLE) or base.first.day == MIDDLE + 1
    own = base.last == month.last if base.first.day != 1 else base.last.day == MIDDLE
    whole = (base.first, base.last) == month and times[0].text.isascii()
    if not (base.last <= month.last and ((halves and own) or whole)):
        return times
    return (half_of(times[0], month.first, bounds.today),)


def of_that_length(
    times: tuple[Expression, ...], kept: Frame | None, bounds: Bounds
) -> tuple[Expression, ...]:
    """ "30일은?" after the last seven days: as many days up to today, unless it is one of the seven."""
    base = kept.periods[-1] if kept and len(kept.periods) == 1 and len(times) == 1 else None
    said = BARE_LENGTH.fullmatch(times[0].text.strip()) if base else None
    if base is None or said is None or int(said[1]) <= 1:
        return times
    rolling = base.last == bounds.today and reading_of(base, bounds.today).grain == "range"
    day = times[0].period
    if not rolling or (day and day.first and day.first >= base.first):
        return times
    first = bounds.today - timedelta(days=int(said[1]) - 1)
    return (replace(times[0], periods=(Reading(first, bounds.today, "rolling", bounds.today),)),)


def of_the_year_beside(times: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """ "작년 11월이 10월에 비해", "작년 1월은 12월보다": what a month is held against is near it in time."""
    held = next((one for one in times if one.versus), None)
    other = next((one for one in times if not one.versus), None)
    if len(times) != PAIR or not (held and other and held.period and other.period):
        return times
    one, base = held.period, other.period
    if not (one.first and base.first) or one.grain != base.grain or is_bare(other):
        return times
    if not (is_bare(held) and _is_held(held)):
        return times
    before = (base.first - timedelta(days=1)).year
    january = base.grain == "month" and base.first.month == 1 and before < base.first.year
    years = one.first.year - (before if january else base.first.year)
    if years <= 0 or one.first.month == base.first.month:
        return times
    moved = replace(held, periods=(_moved_back(one, years),))
    return tuple(moved if each is held else each for each in times)


def is_bare(one: Expression) -> bool:
    """Whether it says a month, quarter or half of no year."""
    return BARE_PART.fullmatch(_HELD_AGAINST.sub("", one.text.strip().lower())) is not None


def _is_held(one: Expression) -> bool:
    """Whether it says itself that something is held against it: "10월보다", "than October"."""
    said = one.text.strip().lower()
    return "보다" in said or _HELD_AGAINST.search(said) is not None


def years_before(day: date, years: int) -> date:
    """The same day of an earlier year; the last of February stays the last."""
    if (day.month, day.day) == (2, 28) and (day + timedelta(days=1)).month > day.month:
        return date(day.year - years, 3, 1) - timedelta(days=1)
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)
