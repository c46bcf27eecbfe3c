"""Whether a date, month or year that the answer names is known, and is the one it is said to be."""

import re
from collections.abc import Iterator
from datetime import date

from assistant.grounding.facts import DateFact
from assistant.grounding.index import Index
from assistant.grounding.lexicon import has as worded
from assistant.grounding.lexicon import pattern
from assistant.grounding.sentence import Reading, has
from assistant.grounding.whens import Moment, When
from tools.tool import Period

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def unknown_when(when: When, reading: Reading, index: Index, *, stale: bool) -> str | None:
    """Why the name of a period cannot stand, None where it can."""
    if not when.said or when.shifted:
        return None
    if has(reading, "offer") and not _future(when, index):
        return _wrong_weekday(when, index)
    if not all(_known(moment, index, stale) or _asked(moment, index) for moment in when.moments):
        return "is a date or period that neither the results nor the question hold"
    return _wrong_weekday(when, index) or _misdated(when, reading, index, stale)


def _future(when: When, index: Index) -> bool:
    """Whether it begins after today."""
    bounds = when.bounds(index.today.year)
    return bounds is not None and bounds[0] > index.today


def nested(one: When, two: When, between: str, index: Index) -> str | None:
    """Why two names of one period, the second in brackets behind the first, cannot both stand."""
    if re.fullmatch(r"\s?\(", between) is None or one.shifted or two.shifted or one.first.day:
        return None
    bounds = two.in_year(one.last.year or index.today.year).bounds(0)
    if bounds is None or two.first.month is None or one.covers(Period(*bounds)):
        return None
    return f"is not in {one.text}"


def _known(moment: Moment, index: Index, stale: bool) -> bool:
    """Whether a row, an end of a period that was read, or today agrees; a year need only be within one."""
    if moment.month is None and moment.day is None:
        year = moment.year or 0
        spans = [*index.periods, *(fact.period for fact in index.dates)]
        return year == index.today.year or any(span.first.year <= year <= span.last.year for span in spans)
    return any(moment.agrees(day) for day in _days(index, stale))


def _days(index: Index, stale: bool) -> Iterator[date]:
    yield index.today
    yield from index.edges
    for period in index.periods:
        yield period.first
        yield period.last
    dated = [(fact.period, fact.stale) for fact in index.dates]
    rows = [(fact.period, fact.stale) for fact in index.facts if fact.period is not None]
    for period, old in dated + rows:
        if stale or not old:
            yield period.first
            yield period.last


def _asked(moment: Moment, index: Index) -> bool:
    """Whether the question names it, in the same year where it says one, else in a recent one."""
    for when in index.asked.whens:
        for asked in (when.first, when.last):
            if moment.month is None and moment.day is None:
                agrees = moment.year == asked.year
            else:
                agrees = moment.month == asked.month and moment.day in (None, asked.day)
                agrees = agrees and (
                    moment.year is None or moment.year == (asked.year or _recent(moment.year, index))
                )
            if agrees:
                return True
    return False


def _recent(year: int, index: Index) -> int | None:
    """The year itself where a month without a year may mean it."""
    return year if index.today.year - 1 <= year <= index.today.year else None


def _wrong_weekday(when: When, index: Index) -> str | None:
    if when.weekday is None or when.first.day is None:
        return None
    years = (
        {when.first.year}
        if when.first.year
        else {*(fact.period.first.year for fact in index.dates), index.today.year}
    )
    days = [bounds[0] for year in years if year and (bounds := when.bounds(year))]
    if days and all(day.weekday() != when.weekday for day in days):
        return f"is a {_WEEKDAYS[days[0].weekday()]}"
    return None


def _misdated(when: When, reading: Reading, index: Index, stale: bool) -> str | None:
    """Why a day is not the largest, smallest, first or last, or not the item's, that it is said to be."""
    if when.first.day is None or when.first != when.last:
        return None
    same = [fact for fact in index.dates if when.fits(fact.period) and (stale or not fact.stale)]
    codes = _codes_before(when, reading)
    if (
        codes
        and same
        and all(fact.items and not fact.items & codes for fact in same)
        and not _asked(when.first, index)
    ):
        return "is a day of another item in the results"
    own = [fact for fact in same if not codes or not fact.items or fact.items & codes]
    return _other_measure(own, _said_measures(when, reading))


def _other_measure(own: list[DateFact], said: set[str]) -> str | None:
    measures = {fact.measure for fact in own}
    if not said or None in measures or not measures or measures & said:
        return None
    held = " or ".join(sorted(str(measure) for measure in measures))
    return f"is the {held} day in the results, not the {' or '.join(sorted(said))}"


def _codes_before(when: When, reading: Reading) -> frozenset[str]:
    before = [mention for mention in reading.mentions if mention.codes and mention.end <= when.start]
    return before[-1].codes if before else frozenset()


def _said_measures(when: When, reading: Reading) -> set[str]:
    """What the words right before the day call it."""
    start = max((end for end in reading.boundaries if end <= when.start), default=0)
    others = [other.end for other in reading.whens if other.end <= when.start]
    before = reading.text[max([start, *others]) : when.start]
    said = {name for name in ("max", "min") if pattern("extremes", name).search(before)}
    return said or {name for name in ("first", "last") if worded(name, before)}
