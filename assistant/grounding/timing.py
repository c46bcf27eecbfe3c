"""Whether a fact is of the period that a numeral is said of."""

import re

from assistant.grounding.facts import Fact
from assistant.grounding.scope import Hold
from assistant.grounding.sentence import AS_OF, UP_TO, has, series_around
from assistant.grounding.shifts import is_same, is_whole, shifts_to
from assistant.grounding.spoken import Spoken, has_extreme
from assistant.grounding.whens import When
from tools.tool import Period

_REACHES = re.compile(r"reach\w*|ending (?:at|with)|도달|마감|끝에|\bto (?:about |around )?$", re.IGNORECASE)


def mistimed(spoken: Spoken, fact: Fact) -> str | None:
    """Why the fact's period is not the one named, None where it is."""
    if _unlike(spoken, fact):
        return f"is not over the same days ({fact.described()})"
    period, scope = fact.period, spoken.scope
    if period is None or fact.place[1] < 0:
        return None
    if day := other_end(spoken, period):
        return f"is {fact.described()}, not up to {day}"
    if against := _other_base(spoken, fact):
        return f"is {fact.described()}, not against {against}"
    if not scope.whens:
        return None
    if any(_named(spoken, when, fact) for when in scope.whens):
        return None
    alike = spoken.same_days and period.days == spoken.index.like_days.get(fact.place[0])
    if alike and scope.whens_hold <= Hold.SENTENCE:
        return None
    if _loosely(spoken, fact) or _between(spoken, fact):
        return None
    named = scope.whens[-1].text
    return f"is {fact.described()}, not of {named}"


def other_end(spoken: Spoken, period: Period) -> str | None:
    """The day up to which the clause says it counts, where the period ends on another day."""
    start, end = spoken.reading.clause(spoken.numeral.start)
    for when in spoken.reading.whens:
        up_to = (
            (when.first.day or when.first == when.last)
            and UP_TO.match(spoken.reading.text, when.end)
            and start <= when.start < end
        )
        known = [day for day in {*spoken.index.edges, period.last} if period.first <= day <= period.last]
        between = any(when.end <= other.start < spoken.numeral.start for other in spoken.reading.whens)
        if between or when.start > spoken.numeral.start:
            continue
        if up_to and not when.shifted and not any(when.last.agrees(day) for day in known):
            return when.text
    return None


def _other_base(spoken: Spoken, fact: Fact) -> str | None:
    """The one period the clause compares with, where the change is against another."""
    compared = compared_with(spoken)
    if (
        fact.base is None
        or fact.period is None
        or len(compared) != 1
        or spoken.timed(fact.base, compared)
        or spoken.timed(fact.period, compared)
    ):
        return None
    wider = compared[0].covers(fact.base) or is_same(compared[0])
    return None if wider else compared[0].text


def compared_with(spoken: Spoken) -> list[When]:
    """Months and days that the clause names to compare with."""
    start, end = spoken.reading.clause(spoken.numeral.start)
    return [
        when
        for when in spoken.reading.whens
        if start <= when.start < end and when.start in spoken.reading.references and not when.shifted
        and when.first.month is not None and not AS_OF.match(spoken.reading.text, when.end)
    ]  # fmt: skip


def _unlike(spoken: Spoken, fact: Fact) -> bool:
    """Whether the clause speaks of the same days of two periods, and the fact compares unequal ones."""
    days = spoken.index.like_days.get(fact.place[0])
    if days is None or fact.base is None or fact.base.days == days:
        return False
    return spoken.same_days


def _between(spoken: Spoken, fact: Fact) -> bool:
    """Whether a change's both periods are named, whichever stands closer."""
    whens = [when for when in (*spoken.reading.whens, *spoken.context.whens) if not when.shifted]
    if any(_runs_over(when, fact) for when in whens):
        return True
    ends = (fact.period, fact.base)
    return all(end is not None and spoken.timed(end, whens) for end in ends) or (
        fact.base is not None
        and spoken.index.like_days.get(fact.place[0]) == fact.base.days
        and any(is_same(when) for when in spoken.reading.whens)
    )


def _runs_over(when: When, fact: Fact) -> bool:
    """Whether a range runs from a change's first period to its second: 'from September to October'."""
    if fact.base is None or fact.period is None or when.first == when.last:
        return False
    return when.first.agrees(fact.base.first) and when.last.agrees(fact.period.last)


def _named(spoken: Spoken, when: When, fact: Fact) -> bool:
    """Whether the name is the fact's period, a shifted one as seen from what else is named."""
    period, edges = fact.period, spoken.index.edges
    assert period is not None
    same = spoken.same_days or any(is_same(other) for other in spoken.reading.whens)
    days = spoken.index.like_days.get(fact.place[0])
    if not when.shifted:
        return when.fits(period, edges) or (same and period.days == days and when.covers(period))
    if is_whole(when):
        return period in spoken.index.periods
    if is_same(when) and days is not None:
        return period.days == days
    subjects = [other for other in (*spoken.reading.whens, *spoken.context.whens) if not other.shifted]
    bounds = [limits for other in subjects if (limits := other.bounds(spoken.index.today.year))]
    return not bounds or any(shifts_to(when, Period(*limits), period) for limits in bounds)


def _loosely(spoken: Spoken, fact: Fact) -> bool:
    """Whether a name that is wider or narrower than the fact's period will do."""
    scope, period = spoken.scope, fact.period
    assert period is not None
    if spoken.numeral.bound == "band":
        return True
    wide = any(when.covers(period) for when in scope.whens)
    if wide and spoken.numeral.about and _all_near(spoken, fact):
        return True
    if wide and (spoken.numeral.bound or _in_series(spoken, fact) or _in_each(spoken, fact)):
        return True
    picked = fact.measure in ("max", "min") or fact.label or has_extreme(spoken)
    if wide and (picked or scope.whens_hold <= Hold.CARRIED):
        return True
    if fact.measure == "average" and any(
        _around(spoken, when) for when in spoken.reading.whens if spoken.timed(period, [when])
    ):
        return True
    if _REACHES.search(scope.before) and any(when.last.agrees(period.last) for when in scope.whens):
        return True
    if scope.whens_hold <= Hold.SENTENCE:
        named = [when for when in (*spoken.reading.whens, *spoken.context.whens) if not when.shifted]
        return spoken.timed(period, named) or any(_within(when, fact) for when in scope.whens)
    return _dated_row(spoken, fact)


def _around(spoken: Spoken, when: When) -> bool:
    """Whether a named period contains the one the numeral stands closest to."""
    if any(own.first.day and own.first.month is None for own in spoken.scope.whens):
        return True
    bounds = [
        limits for own in spoken.scope.whens if (limits := own.in_year(spoken.index.today.year).bounds(0))
    ]
    return any(when.covers(Period(*limits)) for limits in bounds)


def _all_near(spoken: Spoken, fact: Fact) -> bool:
    """Whether a rounded number holds for every row of the named period."""
    column = spoken.index.columns[fact.place[0], fact.place[2]]
    covered = [
        row for row in column if row.period and any(when.covers(row.period) for when in spoken.scope.whens)
    ]
    return all(spoken.numeral.holds(row.value) for row in covered)


def _in_each(spoken: Spoken, fact: Fact) -> bool:
    """Whether the value is said of every row of the named period, and is that of every one."""
    if not has(spoken.reading, "each"):
        return False
    column = spoken.index.columns[fact.place[0], fact.place[2]]
    rows = [row for row in column if row.period and row.items == fact.items]
    covered = [
        row for row in rows if row.period and any(when.covers(row.period) for when in spoken.scope.whens)
    ]
    return all(spoken.numeral.holds(row.value) for row in covered)


def _in_series(spoken: Spoken, fact: Fact) -> bool:
    """Whether the numeral is in a list that gives the rows of the named period one by one, in their order."""
    listed = series_around(spoken.reading, spoken.numeral)
    column = spoken.index.columns[fact.place[0], fact.place[2]]
    for when in spoken.scope.whens:
        rows = [row for row in column if row.period and row.items == fact.items and when.covers(row.period)]
        if len(listed) == len(rows) > 1 and fact in rows and listed.index(spoken.numeral) == rows.index(fact):
            return True
    return False


def _within(when: When, fact: Fact) -> bool:
    """Whether the name lies in the fact's period."""
    assert fact.period is not None
    bounds = when.bounds(fact.period.first.year)
    return bounds is not None and fact.period.first <= bounds[0] and bounds[1] <= fact.period.last


def _dated_row(spoken: Spoken, fact: Fact) -> bool:
    """Whether the named day is the first or last day that the fact's own row tells."""
    row = spoken.index.row_dates.get(fact.place[:2], [])
    return any(
        date.measure in ("first", "last") and when.fits(date.period)
        for date in row
        for when in spoken.scope.whens
    )
