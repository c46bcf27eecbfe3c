"""Periods told one by one: lists, ranges said with "each", a stretch compared with nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from assistant.planner.asking.units_asked import EACH
from assistant.planner.asking.wish import Wish
from assistant.planner.frame import Frame, Grain
from assistant.planner.periods import Period as Reading
from assistant.planner.periods.spans import unit_span
from assistant.planner.reading.beside import counted_unit
from assistant.planner.reading.question import TOTAL, Question
from assistant.planner.times import UNITS, Bounds, Times, apart
from tools.tool import Period

DAYS_OF_A_MONTH = 31
SHORTEST: dict[str, int] = {"week": 7, "month": 28, "quarter": 90, "half": 181, "year": 365}
"""Days of the shortest unit of time of a kind."""
LEAP = 3
"""How many days longer another of its kind may be."""


def each_of(wish: Wish, question: Question, times: Times, kept: Frame | None) -> tuple[Wish, Times]:
    """ "9월, 10월 생산량": each and both; "1월부터 3월까지 각각": every one between."""
    if _adds_up(question, times):
        times = replace(times, bases=(*times.bases, *times.against), against=())
    each = bool(EACH & question.words)
    summed = question.says("ask.together") or any(
        one.concept == TOTAL and not one.text.startswith("전체") and one.text != "totals"
        for one in question.pieces
    )
    totals = any(one.concept == TOTAL and one.text == "totals" for one in question.pieces)
    if times.listed and (each or not summed):
        return wish, apart(times, whole=not (each or totals))
    of_items = len(question.mentions) > 1 and not question.keys("grain")  # "BW0022과 PT0001 각각"
    each = each and not of_items
    unit = counted_unit(question.text) if each and len(times.bases) == 1 else None
    if each and unit is None and len(times.bases) == 1 and times.bases[0].grain == "rolling":
        unit = _own_unit(times.bases[0])
    if unit and times.bases[0].grain != unit and wish.intent == "total":
        return replace(wish, intent="trend", grain=unit), times
    grain = times.ends[0].grain if times.ends and not times.listed else None
    total = wish.intent == "total" or (kept is not None and kept.intent in ("total", "produced"))
    if each and grain in ("day", "week", "month", "quarter", "year") and total:
        return replace(wish, intent="trend", grain=grain), times
    return wish, times


def _own_unit(base: Reading) -> Grain | None:
    """ "최근 3일 각각": days; "the last 3 months each": months."""
    if base.first is None or base.last is None:
        return None
    days = (base.last - base.first).days + 1
    return "month" if days > DAYS_OF_A_MONTH else "day"


def _adds_up(question: Question, times: Times) -> bool:
    """ "Last month and the month before it combined": two periods, none held against the other."""
    held = question.says("ask.compare", "ask.growth", "ask.fell", "ask.why")
    held = held or any(one.versus for one in question.times)
    return bool(times.against) and question.says("ask.together") and not held


def listed_apart(times: Times) -> Times:
    """Each member of a list for itself."""
    return apart(times, whole=False)


def course_of(base: Reading, wish: Wish, question: Question) -> Wish:
    """ "Compare the last three months": their course, as there is nothing else to hold them against."""
    if (
        base.grain != "rolling"
        or base.first is None
        or base.last is None
        or question.says("ask.growth", "ask.fell")
    ):
        return wish
    days = (base.last - base.first).days
    return replace(wish, intent="trend", grain="month" if days > DAYS_OF_A_MONTH else "day")


def as_one_course(frame: Frame, question: Question, times: Times) -> Frame:
    """ "By quarter for 2024 and 2025": one course over periods that follow each other, unless kept apart."""
    said = sorted(frame.periods, key=lambda one: one.first)
    apart_said = EACH & question.words or question.says("ask.compare", "ask.cumulative") or times.against
    if (
        frame.intent != "trend"
        or len(said) < 2
        or not _follow(said)
        or apart_said
        or frame.grain not in UNITS
    ):
        return frame
    return replace(frame, periods=(Period(said[0].first, said[-1].last),))


def lone_unit(frame: Frame, periods: tuple[Period, ...]) -> bool:
    """Whether a course by month would be of one month, as "월별로" after October."""
    longest = SHORTEST.get(frame.grain or "month", -LEAP + 1) + LEAP
    return frame.intent == "trend" and len(periods) == 1 and periods[0].days <= longest


def longer_of(frame: Frame, periods: tuple[Period, ...], bounds: Bounds) -> Period | None:
    """ "월평균은?" after a month, "일평균은?" after a day: over the year, or the month, that it lies in."""
    longest = SHORTEST.get(frame.grain or "day", 1)
    longest += LEAP if longest > 7 else 0
    of_units = frame.intent == "average" and (frame.grain in SHORTEST or frame.grain in (None, "day"))
    if not of_units or any(one.days > longest for one in periods):
        return None
    if frame.grain == "year":
        return Period(bounds.first, bounds.last)
    if len(periods) > 1 and _follow(periods):
        return Period(periods[0].first, periods[-1].last)
    span = unit_span("month" if longest == 1 else "year", periods[-1].first)
    return Period(span.first, min(span.last, bounds.today))


def _follow(periods: Sequence[Period]) -> bool:
    """Whether each period begins right behind the one before."""
    return all(two.first == one.last + timedelta(days=1) for one, two in pairwise(periods))
