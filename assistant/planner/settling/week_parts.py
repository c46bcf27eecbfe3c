"""Days of the week that a frame looks at, or tells one part beside the other."""

import re
from dataclasses import replace
from datetime import timedelta

from assistant.planner.asking.units_asked import EACH
from assistant.planner.followups.answers import Answer, told_again
from assistant.planner.frame import Frame, Intent
from assistant.planner.reading.question import Question
from tools.tool import Period

_PART = re.compile(r"주말|평일|[월화수목금토일]요일|\bweek(?:end|day)", re.IGNORECASE)
ALL_BUT_ONE, RUN, PAIR, WEEK = 6, 3, 2, 7
BY_WEEKDAY: frozenset[Intent] = frozenset(
    {"total", "average", "trend", "extreme", "threshold", "compare", "produced"}
)
"""Intents that can leave out days of the week."""
PARTED: frozenset[Intent] = frozenset({"total", "average"})
"""Intents that tell parts of the week one beside the other."""
WEEK_PARTS = ((6, 7), (1, 2, 3, 4, 5))


def week_parts(question: Question, frame: Frame, kept: Frame | None) -> tuple[tuple[int, ...], ...]:
    """Parts of the week that are told apart: "평일이랑 주말", unless they are summed."""
    if frame.intent not in PARTED:
        return ()
    if question.weekdays:
        held = question.says("ask.compare", "ask.much") or EACH & question.words
        summed = question.says("ask.together") and as_one(question.weekdays)
        summed = summed or (question.weekdays in WEEK_PARTS and not held)
        return () if summed else question.weekday_sets
    return kept.weekday_sets if kept and _goes_on_weekdays(question) else ()


def weekdays(question: Question, frame: Frame, kept: Frame | None) -> tuple[int, ...]:
    """The days of the week that others are left out for, those of the answer before where it goes on."""
    going = (
        kept is not None and frame.intent in (*BY_WEEKDAY, "count", "ranking") and _goes_on_weekdays(question)
    )
    before = kept.weekdays if kept and going else ()
    return question.weekdays or (() if _is_one_of(question, before) else before)


def _is_one_of(question: Question, days: tuple[int, ...]) -> bool:
    """ "그날 로트 수와 품목 수" after the lowest working day: that day is one of them by itself."""
    own = question.times[0].period if len(question.times) == 1 else None
    return (
        own is not None and own.first == own.last and own.first is not None and own.first.isoweekday() in days
    )


def _goes_on_weekdays(question: Question) -> bool:
    """Whether a question leaves the days of the week as they were: "하루 평균은?" after the working days."""
    afresh = question.times and question.says("measure.quantity", "ask.total")
    afresh = afresh or any(_PART.search(one.text) for one in question.times)  # "주말은?" as two dates
    return not (afresh or question.says("refer.all", "refer.whole", "refer.site", "grain.weekday"))


def part_of_all_days(frame: Frame) -> Frame:
    """ "일요일 비중", "what percent of this year is Sunday output?": such days as a part of all days."""
    one = len(frame.periods) == 1 and (len(frame.items) < PAIR or frame.as_one) and not frame.families
    plain = one and not (frame.without or frame.within or frame.gaps or frame.beside or frame.shares)
    days = bool(frame.weekdays) and as_one(frame.weekdays) and len(frame.weekdays) < WEEK
    if frame.intent != "share" or not (days and plain) or frame.measure != "quantity":
        return frame
    part = replace(frame, intent="total", limit=None, grain=None)
    whole = replace(part, weekdays=())
    return told_again([Answer(whole, (), []), Answer(part, (), [])], "of_whole")


def within_one_week(frame: Frame) -> Frame:
    """ "지난주 월~금": days of one week that follow each other are a stretch of it."""
    days = frame.weekdays
    own = frame.periods[0] if len(frame.periods) == 1 else None
    run = len(days) > 1 and days[-1] - days[0] == len(days) - 1
    if own is None or own.days != WEEK or own.first.isoweekday() != 1 or not run:
        return frame
    first, last = (own.first + timedelta(days=day - 1) for day in (days[0], days[-1]))
    return replace(frame, periods=(Period(first, last),), weekdays=())


def tells_parts(frame: Frame) -> bool:
    """Whether parts of the week can be told one beside the other."""
    if not frame.weekday_sets:
        return True
    several = len(frame.items) > 1 and not frame.as_one
    whole = frame.measure == "quantity" and not (frame.beside or frame.families or frame.median)
    return whole and not (several or _one_day(frame)) and frame.grain in (None, "day")


def picks_weekdays(frame: Frame) -> bool:
    """Whether a frame can leave out days of the week; two of them are no sum ("월요일이랑 금요일 중")."""
    days = frame.weekdays
    if not days:
        return True
    lots = frame.measure == "lots" and (len(frame.items) <= 1 or frame.as_one)
    counts = frame.intent == "count" and (frame.measure in ("days", "records") or lots)
    items = frame.intent == "ranking" and not (frame.places or frame.families or frame.within)
    units = frame.grain in (None, "day", "week", "month") or (frame.intent, frame.grain) == (
        "ranking",
        "item",
    )
    told = counts or items or frame.intent in BY_WEEKDAY
    return as_one(days) and told and units and not (frame.with_total or _one_day(frame))


def as_one(days: tuple[int, ...]) -> bool:
    """Whether days of the week have one name: "월~목", a weekend; others are told one beside the other."""
    row = len(days) >= RUN and days[-1] - days[0] == len(days) - 1
    return row or len(days) in (1, ALL_BUT_ONE) or days in WEEK_PARTS


def _one_day(frame: Frame) -> bool:
    return any(period.first == period.last for period in frame.periods)
