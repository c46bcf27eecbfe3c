"""Courses of changes: "month over month this year", "전월 대비 추이", "월별 전년 대비"."""

import re
from dataclasses import replace

from assistant.planner.frame import Frame, Grain
from assistant.planner.periods import Expression
from assistant.planner.periods import Period as Reading
from assistant.planner.question import Question
from assistant.planner.times import UNITS
from assistant.planner.units_asked import courses_of
from assistant.planner.wish import Wish

DAYS: dict[Grain, int] = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
"""Days of the longest unit of time of a kind."""
OF_YEARS: tuple[Grain, ...] = ("month", "quarter", "year")
"""Units of time that are held against their like in the year before, one by one."""
COMPARED = re.compile(r"비(?:율|로|의|는|를|가|도)?\s*$")
TURNED = (None, "total", "compare", "trend")


def by_changes(question: Question, wish: Wish, kept: Frame | None) -> tuple[Question, Wish]:
    """The question without the comparison that a whole course is about, and its wish for that course."""
    one = next((time for time in question.times if time.shift and _held_against(time)), None)
    others = [time for time in question.times if time is not one]
    if one is None or wish.intent not in TURNED or len(others) > 1 or any(time.versus for time in others):
        return question, wish
    grain = _course(one, others[0].period if others else None, question, kept)
    if grain is None:
        return question, wish
    yearly = one.shift is not None and one.shift.unit == "year" and grain != "year"
    turned = replace(wish, intent="trend", grain=grain, changes="year" if yearly else "before")
    return replace(question, times=tuple(others)), turned


def _held_against(time: Expression) -> bool:
    """ "전월 대비", "MoM"; "전월비" too."""
    return time.versus or COMPARED.search(time.text) is not None


def _course(one: Expression, base: Reading | None, question: Question, kept: Frame | None) -> Grain | None:
    """The unit of time whose changes are asked for one after the other, none where one change is."""
    unit = one.shift.unit if one.shift and one.shift.count == -1 else None
    said: set[str] = {*question.keys("grain"), *courses_of(question)} & set(UNITS)
    goes_on = kept is not None and kept.intent == "trend" and base is None and not said
    before = (kept.grain or "month") if goes_on and kept else None
    if unit == "year":
        return next((grain for grain in OF_YEARS if (said or {str(before)}) == {grain}), None)
    if unit is None or unit in ("period", "half") or (said and said != {unit}):
        return None
    asked = said or before == unit or (base is None and question.says("ask.trend"))
    return next((grain for grain in DAYS if grain == unit and (asked or _longer(base, grain))), None)


def _longer(base: Reading | None, unit: Grain) -> bool:
    return base is not None and (base.days or DAYS[unit] + 1) > DAYS[unit]
