"""Which periods a frame is about: those said, those of the answer before, or the ones taken for granted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.planner.followups.within import years_before
from assistant.planner.frame import MEAN, Frame, Intent
from assistant.planner.periods import Expression
from assistant.planner.periods.spans import add, unit_span, units_long
from assistant.planner.reading.question import Question
from assistant.planner.settling.spread import SHORTEST, lone_unit, longer_of
from assistant.planner.times import Bounds, Times, definite, previous, reading_of, this
from tools.tool import Period

HALF_A_YEAR = 184
"""Days of the longest half of a year."""
TIMELESS: frozenset[Intent] = frozenset({"history", "search", "span", "fresh", "lot"})
WHOLE: frozenset[Intent] = frozenset({"extreme"})
COMPARING: frozenset[Intent] = frozenset({"compare", "why", "movers"})
"""Intents about what is different between two periods."""

TOLD_EACH: tuple[Intent, ...] = ("total", "count", "average", "extreme", "ranking")
"""Intents of which two periods that were compared are told one after the other."""
OF_ALL_TIME: tuple[Intent, ...] = ("total", "count", "average", "share")
"""Intents that after the first and last day of an item are of all the time between them."""
SAME = frozenset({"same", "the same", "같은", "동일"})
"""Words for the like of a period."""
MOST_LONGER = 1.2
"""How much longer a period may be than the one it is compared to, where they are no units of one kind."""


def with_periods(frame: Frame, times: Times, kept: Frame | None, bounds: Bounds) -> Frame:
    """The frame with its periods; one that leaves no whole unit of time for its grain is asked back."""
    return _uncut(_every_year(_with_periods(frame, times, kept, bounds), bounds), bounds)


def ahead(frame: Frame, bounds: Bounds) -> Frame:
    """A period that has not begun is left to the tool that refuses it."""
    future = [period for period in frame.periods if period.first > bounds.today]
    if not future or frame.intent in COMPARING:
        return frame
    told = replace(frame, intent="total", measure="quantity", grain=None, weekdays=(), weekday_sets=())
    return replace(told, periods=tuple(future))


def only_ahead(times: Sequence[Expression], bounds: Bounds) -> tuple[Period, ...]:
    """The periods of a question, where none of them has begun."""
    periods = [definite(one.period, bounds) for one in times if one.period and not one.versus]
    begun = any(period.first <= bounds.today for period in periods)
    return tuple(periods) if len(periods) == len(times) and not begun else ()


def too_short(frame: Frame, bounds: Bounds) -> bool:
    """Whether a course or the best unit of time is asked of a period that is no longer than one."""
    if frame.intent == "extreme" and any(_lies_in_one(one, frame.grain or "") for one in frame.periods):
        return True  # "is October the best month?": of one month nothing is the best
    least = SHORTEST.get(frame.grain or "", 0) if frame.intent == "trend" else 0
    return any(
        period.days < least and not reading_of(period, bounds.today).running for period in frame.periods
    )


def rows_of(frame: Frame) -> int:
    """How many rows a course comes to at most: its units of time, for each item or family told apart."""
    if frame.intent != "trend" or frame.grain == "weekday":
        return 0
    length = SHORTEST.get(frame.grain or "month", 1)
    units = sum(period.days // length + 1 for period in frame.periods)
    apart = len(frame.families) or (1 if frame.as_one else max(1, len(frame.items)))
    return units * apart


def likens_ends(question: Question, times: Times) -> bool:
    """ "Jan-Mar vs the same", "same months of the last 2 years": what is held against something else."""
    said = (*times.bases, *times.against)
    rolling = len(said) > 1 and any(one.grain == "rolling" for one in said)
    return bool(SAME & question.words) and (rolling or bool(times.ends and not times.against))


def _lies_in_one(period: Period, unit: str) -> bool:
    """Whether a period holds no more than one such unit of time, from January on perhaps not yet."""
    if unit == "day":
        return period.days == 1
    within = unit in SHORTEST and unit_span(unit, period.first) == unit_span(unit, period.last)
    return within and (period.first.month, period.first.day) != (1, 1)


def _every_year(frame: Frame, bounds: Bounds) -> Frame:
    """ "매년 10월": the month in every year of the data."""
    part = frame.periods[0] if len(frame.periods) == 1 else None
    if frame.intent != "trend" or frame.grain != "year" or part is None or part.days > HALF_A_YEAR:
        return frame
    own = reading_of(part, bounds.today)
    last = (own.whole_last or part.last) if frame.reckoned else part.last
    back = range(part.first.year - bounds.first.year, -1, -1)
    every = [Period(years_before(part.first, n), _last_before(last, n)) for n in back]
    told = replace(frame, intent="count" if frame.measure != "quantity" else "total", grain=None)
    if not frame.reckoned:
        return replace(told, periods=tuple(one for one in every if one.last >= bounds.first))
    cut = frame.reckoned != "most"  # what still runs is no least, and no part of a mean
    held = [one for one in every if one.first >= bounds.first and not (cut and one.last > bounds.today)]
    return replace(told, periods=tuple(held), whole=every[0] if len(held) < len(every) and cut else None)


def _last_before(last: date, years: int) -> date:
    """The same last day of an earlier year, that of February too."""
    after = last + timedelta(days=1)
    ends = after.day == 1
    return years_before(after, years) - timedelta(days=1) if ends else years_before(last, years)


def _uncut(frame: Frame, bounds: Bounds) -> Frame:
    """What is small is looked for among whole weeks or months, and a mean is said over them too."""
    unit = frame.grain
    least = (frame.intent == "extreme" and (frame.least or frame.both)) or "<" in frame.bound
    least = least or MEAN in frame.bound
    if not (least or frame.intent == "average") or unit not in SHORTEST or len(frame.periods) != 1:
        return frame
    period = frame.periods[0]
    if frame.intent == "average" and not frame.median and units_long(unit, period.first, period.last):
        return frame
    first, last = unit_span(unit, period.first), unit_span(unit, period.last)
    begin = period.first if first.first == period.first else first.last + timedelta(days=1)
    end = (
        period.last
        if last.last == period.last and period.last != bounds.today
        else last.first - timedelta(days=1)
    )
    whole = Period(begin, end) if begin < end and (begin, end) != (period.first, period.last) else None
    return replace(frame, whole=whole)


def _with_periods(frame: Frame, times: Times, kept: Frame | None, bounds: Bounds) -> Frame:
    one = len(frame.items) < 2 or frame.as_one
    of_ends = frame.intent in COMPARING and not times.against and (times.listed or one)
    ends = times.ends if of_ends else ()
    bases = [definite(period, bounds) for period in ends or times.bases]
    against = [definite(period, bounds) for period in times.against]
    if frame.intent in COMPARING:
        compared = _compared(frame, bases, against, times, kept, bounds)
        return _alike(compared, bounds) if compared.intent == "movers" else compared
    if frame.intent == "fresh":
        return replace(frame, periods=(Period(bounds.first, bounds.last),))
    if bases:
        return replace(frame, periods=tuple(dict.fromkeys(bases)))
    if frame.intent == "span" and not frame.items:
        return replace(frame, periods=(Period(bounds.first, bounds.last),))
    ever = kept is not None and kept.intent == "span" and not kept.periods and frame.intent in OF_ALL_TIME
    if ever or (frame.intent == "lots" and frame.newest):  # "로트 수는?" after when it was last made
        return replace(frame, periods=(Period(bounds.first, bounds.last),))
    of_nothing = bool(frame.bound) and not frame.entire  # "how many of them came to nothing?"
    goes_on = kept is not None and (kept.intent == "history" or of_nothing)
    goes_on = goes_on and frame.intent == "history" and not frame.newest
    goes_on = goes_on or (kept is not None and kept.intent == frame.intent == "span")
    if kept and kept.periods and (goes_on or frame.intent not in TIMELESS):
        by_unit = frame.intent == "trend" and not any(lone_unit(frame, (one,)) for one in kept.periods)
        both = by_unit or kept.intent not in COMPARING or frame.intent in TOLD_EACH
        chosen = kept.periods if both else kept.periods[-1:]
        longer = longer_of(frame, kept.periods, bounds)
        if longer:
            return replace(frame, periods=(longer,), assumed=True)
        if not lone_unit(frame, chosen):
            return replace(frame, periods=chosen)
    if frame.intent in TIMELESS and not frame.bound:
        return frame
    return replace(frame, periods=(_default(frame, bounds),), assumed=True)


def _compared(
    frame: Frame, bases: list[Period], against: list[Period], times: Times, kept: Frame | None, bounds: Bounds
) -> Frame:
    """Two periods, the earlier first; without a second one what the base is compared to by nature."""
    apart = len(frame.items) > 1 and not frame.as_one
    if apart and frame.intent != "why" and not against and len(bases) < 2:
        return replace(
            frame, intent="total", periods=tuple(bases or _kept(kept) or [this("month", bounds.today)])
        )
    pair = [*against, *bases]
    if len(pair) > 2:
        return replace(frame, intent="total", periods=tuple(sorted(pair, key=lambda period: period.first)))
    if len(pair) == 2:
        pair = pair if times.entire else _alike_parts(pair, bounds)
        return replace(frame, periods=tuple(sorted(pair, key=lambda period: (period.first, period.last))))
    if len(pair) == 1 and kept and kept.periods and kept.periods[-1] != pair[0]:
        said, before = _same_part(pair[0], kept.periods[-1]), kept.periods[-1]
        if not _is_part(said, before, bounds):
            both = sorted((said, before), key=lambda period: (period.first, period.last))
            return replace(frame, periods=tuple(both))
    if not pair and kept and len(kept.periods) == 2 and kept.intent in (*COMPARING, "total", "produced"):
        return replace(frame, periods=tuple(sorted(kept.periods, key=lambda period: period.first)))
    base = (pair or _kept(kept) or [this("month", bounds.today)])[-1]
    other = _counterpart(base, kept, bounds)
    return replace(frame, periods=(other, base), assumed=not pair and not _kept(kept))


def _is_part(said: Period, before: Period, bounds: Bounds) -> bool:
    """Whether a period is too small for the one before: "10월 증가율" after a year is of that month."""
    inside = before.first <= said.first and said.last <= before.last and said != before
    units = {reading_of(period, bounds.today).grain for period in (said, before)}
    return inside or (len(units) > 1 and before.days > said.days * MOST_LONGER)


def _alike_parts(pair: list[Period], bounds: Bounds) -> list[Period]:
    """ "2024년과 2025년 상반기": a year beside a part of another means the same part of it."""
    years = [one for one in pair if _is_year(one, bounds.today)]
    if len(years) != 1:
        return pair
    part = next(one for one in pair if one not in years)
    return [
        _same_part(one, part) if one in years and one.first.year != part.first.year else one for one in pair
    ]


def _is_year(period: Period, today: date) -> bool:
    starts = (period.first.month, period.first.day) == (1, 1)
    return starts and ((period.last.month, period.last.day) == (12, 31) or period.last == today)


def _alike(frame: Frame, bounds: Bounds) -> Frame:
    """Both periods over the same number of days, where one is still running."""
    first, second = frame.periods[0], frame.periods[-1]
    if not reading_of(second, bounds.today).running or first.days <= second.days:
        return frame
    last = first.first + (second.last - second.first)
    return replace(frame, periods=(Period(first.first, last), second))


def _same_part(year: Period, part: Period) -> Period:
    """A month or quarter compared "to last year" is compared to its like in that year."""
    if (
        (year.first.month, year.first.day) != (1, 1)
        or year.first.year != year.last.year
        or year.days <= HALF_A_YEAR
        or part.days > HALF_A_YEAR
    ):
        return year
    back = part.first.year - year.first.year
    return Period(years_before(part.first, back), years_before(part.last, back))


def _kept(kept: Frame | None) -> list[Period]:
    return list(kept.periods) if kept else []


def _counterpart(base: Period, kept: Frame | None, bounds: Bounds) -> Period:
    """What a lone period is compared to: as far back as in the comparison before, else the one before it."""
    if kept and kept.intent in COMPARING and len(kept.periods) == 2:
        first, second = kept.periods
        if kept.intent == "compare" and first.first == _year_before(second.first):
            return Period(_year_before(base.first), _year_before(base.last))
        stretch = reading_of(base, bounds.today).grain == "range" and _lies_in_one(base, "month")
        if stretch and first == previous(second) and reading_of(second, bounds.today).grain == "month":
            return Period(add("month", base.first, -1), add("month", base.last, -1))
    unit = reading_of(base, bounds.today)
    if unit.running and unit.first:
        whole = Period(base.first, unit.whole_last or base.last)
        return previous(whole)
    return previous(base)


def a_year_apart(times: Times, kept: Frame | None, bounds: Bounds) -> Times:
    """ "4월은?" after a comparison with the year before: that month with its own year before."""
    if kept is None or kept.intent != "compare" or len(kept.periods) != 2 or len(times.bases) != 1:
        return times
    first, second = kept.periods
    base = times.bases[0]
    if times.against or times.ends or first.first != _year_before(second.first) or not base.first:
        return times
    whole_last = base.last or bounds.today
    before = Period(_year_before(base.first), _year_before(whole_last))
    return replace(times, against=(reading_of(before, bounds.today),))


def _year_before(day: date) -> date:
    return years_before(day, 1)


def _default(frame: Frame, bounds: Bounds) -> Period:
    """The period a question without one is about; the answer says it."""
    if (
        frame.intent in WHOLE
        or frame.entire
        or (
            frame.intent in ("average", "threshold")
            and frame.grain in ("week", "month", "quarter", "half", "year")
        )
        or (frame.intent, frame.measure) == ("count", "items")
        or (frame.intent, frame.grain) == ("threshold", "day")
        or (frame.intent in ("trend", "leaders") and frame.grain in ("year", "half", "quarter"))
    ):
        return Period(bounds.first, bounds.last)
    of_days = bool(frame.weekdays) and frame.intent in ("total", "average", "produced")
    if of_days or (frame.intent in ("trend", "leaders") and frame.grain != "day"):
        return this("year", bounds.today)
    return this("month", bounds.today)
