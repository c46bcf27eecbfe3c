"""Periods left out of a longer one: "8월 빼고 7월~9월", "2025 not counting December"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.planner.periods import Expression, Period
from assistant.planner.periods.spans import unit_span
from assistant.planner.reading.corrected import Said
from assistant.planner.reading.segment import Piece
from assistant.planner.reading.vocabulary import Concept
from assistant.planner.reading.week_days_left_out import WITH_DAYS

MARK = Concept("unsupported", "except")
DAY = timedelta(days=1)
_BEFORE_MARK = re.compile(
    rf"{WITH_DAYS}\s*(?:한\s*달|하루|분|것|거|생산량|물량|실적|데이터)?(?:만|은|는|을|를|도)?\s*"
)
_KOREAN_LINK = re.compile(r"\s*(?:이?랑|하고|와|과|및|그리고|이나|,|·|/|&)?\s*")
_BEHIND_MARK = re.compile(r"\s*(?:(?:for|from|in|the|month|months|day|of|all|just|only)\s+)*", re.IGNORECASE)
_ENGLISH_LINK = re.compile(r"\s*(?:,\s*(?:and|or)?|&|and|or|nor)?\s*(?:in\s+)?(?:the\s+)?", re.IGNORECASE)
_YEAR_SAID = re.compile(
    r"\d{4}|\d{2}년|작년|재작년|지난해|전년|올해|금년|이번|지난|저번|this|last|year|'\d\d", re.IGNORECASE
)
"""Words that say themselves which one of its kind a period is."""
_OF_A_YEAR = re.compile(
    r"(?:19|20)\d\d|\d\d년|작년|재작년|지난해|올해|금년|(?:this|last) year", re.IGNORECASE
)
Days = tuple[date, date]


def without_periods(said: Said, text: str, today: date) -> tuple[Said, bool]:
    """What is said with the days that are left of the one period, and whether they lie apart.

    All stays where it is not certain what is left out of what.
    """
    marks = [one for one in said.pieces if one.concept == MARK]
    aside = [one for mark in marks for one in _chain(mark, said.times, text)]
    if not aside or any(not _chain(mark, said.times, text) for mark in marks):
        return said, False
    others = [one for one in said.times if one not in aside]
    whole = _days(others[0]) if len(others) == 1 else _year_of(aside, today) if not others else None
    gaps = [_within(days, one, whole) for one in aside for days in _members(one)] if whole else []
    if whole is None or not gaps or any(one is None for one in gaps):
        return said, False
    left = list(_left(whole, [one for one in gaps if one]))
    unsure = any(one.shift or one.versus or (one.period and one.period.grain == "rolling") for one in others)
    if not left or unsure:  # "last 7 days excluding today": six, or the seven before
        return said, False
    named = others[0] if others else aside[0]
    kept = [replace(named, periods=(Period(*days, "range", days[1]),), parts=(), shift=None) for days in left]
    pieces = [one for one in said.pieces if one not in marks]
    return Said(said.mentions, kept, said.numbers, pieces), len(left) > 1


def _chain(mark: Piece, times: Sequence[Expression], text: str) -> list[Expression]:
    """The times that a mark leaves out: those right before a Korean one, right behind an English one."""
    korean, chain = not mark.text.isascii(), list[Expression]()
    place = mark.start if korean else mark.end
    beside = [one for one in times if (one.end <= mark.start) == korean]
    for one in sorted(beside, key=lambda each: each.start, reverse=korean):
        gap = text[one.end : place] if korean else text[place : one.start]
        first, link = (_BEFORE_MARK, _KOREAN_LINK) if korean else (_BEHIND_MARK, _ENGLISH_LINK)
        joined = (
            not chain or not korean or gap.strip() or one.text.rstrip().endswith(("랑", "와", "과", "고"))
        )
        if not (link if chain else first).fullmatch(gap) or not joined:
            break
        if chain and not _alike(one, chain[0]):
            break
        chain.append(one)
        place = one.start if korean else one.end
    return chain


def _alike(one: Expression, two: Expression) -> bool:
    return bool(one.period and two.period and one.period.grain == two.period.grain)


def _members(one: Expression) -> list[Days]:
    """The days of a time, of each of them where it lists several."""
    listed = bool(one.parts) and not re.search(r"[~–-]|부터|\bto\b|through", one.text)
    found = [(each.first, each.last) for each in (one.parts if listed else one.periods)]
    return [(first, last) for first, last in found if first and last]


def _days(one: Expression) -> Days | None:
    period = one.period
    return (period.first, period.last) if period and period.first and period.last else None


def _year_of(aside: Sequence[Expression], today: date) -> Days | None:
    """ "작년 12월 빼고": of the year that is named with it."""
    own = {days[0].year for one in aside for days in _members(one)}
    if (
        len(own) != 1
        or not any(_OF_A_YEAR.search(one.text) for one in aside)
        or any(_is_year(one) for one in aside)
    ):
        return None
    span = unit_span("year", date(own.pop(), 1, 1))
    return span.first, min(span.last, today)


def _is_year(one: Expression) -> bool:
    return one.period is None or one.period.grain in ("year", "all", "rolling")


def _within(days: Days, one: Expression, whole: Days | None) -> Days | None:
    """The days that are left out; those of a period that says no year in the one year in which they fit."""
    years = range(whole[0].year, whole[1].year + 1) if whole else ()
    same = (
        [days]
        if _YEAR_SAID.search(one.text)
        else list(filter(None, (_in_year(days, year) for year in years)))
    )
    fits = [each for each in same if whole and whole[0] <= each[0] and each[0] <= whole[1]]
    if len(fits) != 1 or whole is None:
        return None
    return fits[0][0], min(fits[0][1], whole[1])


def _in_year(days: Days, year: int) -> Days | None:
    first, last = days
    try:
        end = last.replace(year=year + last.year - first.year)
    except ValueError:  # the last of February
        end = last.replace(year=year + last.year - first.year, day=28)
    if (last + DAY).day == 1:
        end = unit_span("month", end).last
    try:
        return first.replace(year=year), end
    except ValueError:
        return None


def _left(whole: Days, gaps: Sequence[Days]) -> Iterator[Days]:
    """The stretches of a period between those left out."""
    begin = whole[0]
    for first, last in sorted(gaps):
        if first > begin:
            yield begin, first - DAY
        begin = max(begin, last + DAY)
    if begin <= whole[1]:
        yield begin, whole[1]
