"""Courses of changes: "month over month this year", "전월 대비 추이", "월별 전년 대비"."""

import re
from dataclasses import replace

from assistant.planner.asking.units_asked import courses_of
from assistant.planner.asking.wish import Wish
from assistant.planner.frame import Frame, Grain
from assistant.planner.periods import Expression, Shift
from assistant.planner.periods import Period as Reading
from assistant.planner.reading.question import Question
from assistant.planner.times import UNITS

DAYS: dict[Grain, int] = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
"""Days of the longest unit of time of a kind."""
OF_YEARS: tuple[Grain, ...] = ("month", "quarter", "year")
"""Units of time that are held against their like in the year before, one by one."""
COMPARED = re.compile(r"비(?:율|로|의|는|를|가|도)?\s*$")
CHANGING = ("ask.growth", "ask.fell")
SAME_UNIT = re.compile(r"\bsame (?:month|quarter)s?\b", re.IGNORECASE)
PAIR = 2
TURNED = (None, "total", "compare", "trend")


def by_changes(question: Question, wish: Wish, kept: Frame | None) -> tuple[Question, Wish]:
    """The question without the comparison that a whole course is about, and its wish for that course."""
    years = _against_year_before(question, wish)
    if years:
        return years
    one = next((time for time in question.times if time.shift and _held_against(time, question)), None)
    others = [time for time in question.times if time is not one]
    if one is None or wish.intent not in TURNED or len(others) > 1 or any(time.versus for time in others):
        return question, wish
    grain = _course(one, others[0].period if others else None, question, kept)
    if grain is None:
        return question, wish
    yearly = one.shift is not None and one.shift.unit == "year" and grain != "year"
    turned = replace(wish, intent="trend", grain=grain, changes="year" if yearly else "before")
    return replace(question, times=tuple(others)), turned


def _against_year_before(question: Question, wish: Wish) -> tuple[Question, Wish] | None:
    """ "Monthly growth of 2025 over 2024", "each month against the same month of 2024": one by one."""
    units = {*question.keys("grain")} & {"month", "quarter"}
    years = sorted(
        (one for one in question.times if one.period and one.period.grain == "year"), key=_first_year
    )
    against = any(one.versus for one in years)
    asked = against or question.says(*CHANGING) or SAME_UNIT.search(question.text)
    if len(units) != 1 or len(years) != len(question.times) or len(years) != PAIR or not asked:
        return None
    if wish.intent not in TURNED or _first_year(years[1]) - _first_year(years[0]) != 1:
        return None
    turned = replace(
        wish, intent="trend", grain=next(grain for grain in OF_YEARS if grain in units), changes="year"
    )
    return replace(question, times=(replace(years[1], versus=False),)), turned


def _first_year(one: Expression) -> int:
    return one.period.first.year if one.period and one.period.first else 0


def _held_against(time: Expression, question: Question) -> bool:
    """ "전월 대비", "MoM"; "전월비" too; "growth by month over prior year"."""
    yearly = time.shift is not None and time.shift.unit == "year" and question.says("ask.compare", *CHANGING)
    units = bool({*question.keys("grain")} & {"month", "quarter"})
    return time.versus or COMPARED.search(time.text) is not None or (yearly and units)


def _course(one: Expression, base: Reading | None, question: Question, kept: Frame | None) -> Grain | None:
    """The unit of time whose changes are asked for one after the other, none where one change is."""
    unit = one.shift.unit if one.shift and _count(one.shift, base) == -1 else None
    said: set[str] = {*question.keys("grain"), *courses_of(question)} & set(UNITS)
    goes_on = kept is not None and kept.intent == "trend" and base is None and not said
    before = (kept.grain or "month") if goes_on and kept else None
    if unit == "year":
        return next((grain for grain in OF_YEARS if (said or {str(before)}) == {grain}), None)
    if unit is None or unit in ("period", "half") or (said and said != {unit}):
        return None
    asked = said or before == unit or (base is None and question.says("ask.trend"))
    return next((grain for grain in DAYS if grain == unit and (asked or _longer(base, grain))), None)


def _count(shift: Shift, base: Reading | None) -> int:
    """How many units the like lies away, "the same month of 2024" from the months of 2025."""
    return shift.year - base.first.year if shift.year and base and base.first else shift.count


def _longer(base: Reading | None, unit: Grain) -> bool:
    return base is not None and (base.days or DAYS[unit] + 1) > DAYS[unit]
