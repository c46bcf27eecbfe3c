"""What some days make up of a longer period: "8월이 작년의 몇 %?", "10월에서 몇 프로?" after its weekends."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.followups.answers import Answer, answers_of, told_again
from assistant.planner.followups.subjects_told import is_total, single
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of
from assistant.planner.periods import Expression
from assistant.planner.periods.model import Grain
from assistant.planner.periods.spans import unit_span
from assistant.planner.reading.question import Question
from assistant.planner.reading.vocabulary import vocabulary
from assistant.planner.reading.week_days import days_of, sets_of, weekday_keys
from assistant.planner.times import UNITS
from tools.tool import Item, Period

PAIR = 2
UNSURE = Decline("clarify", None, "unknown.both")
_THAT = re.compile(
    r"(?<![가-힣])(?:[그이](?:\s?(?:날|달|주|해|분기|기간))?(?:게|건|거)?(?=[은는이가]|\s|게|건))|\b(?:that|it|this|those)\b",
    re.IGNORECASE,
)
"""Words for the days that were told."""
_UNIT = re.compile(
    r"\b(?:the|that|whole|entire|full|all) (?P<en>week|month|quarter|year)\b(?!s)|"
    r"(?<![가-힣])(?P<ko>주|달|분기|해)\s*전체|(?<![가-힣])(?:한|그)\s*(?P<one>달|해|분기|주)(?:\s*치)?(?=에서|의|\s*중)",
    re.IGNORECASE,
)
"""The unit of time that those days are of."""
_UNITS: dict[str, Grain] = {"주": "week", "달": "month", "분기": "quarter", "해": "year"}
_OF = re.compile(r"(?:의|에서|중에?|대비)\s*(?:몇|얼마)|\bof\b", re.IGNORECASE)
"""Words that make what is named the whole."""


_NOT_SHARES = ("measure.items", "measure.lots", "measure.records", "grain.item", "ask.item_list")
_CHANGES = ("ask.compare", "ask.growth", "ask.fell", "ask.most", "ask.least", "ask.top", "ask.bottom")
_PART_OF_YEAR = re.compile(r"\s*(?:\d{1,2}월|[1-4]분기|[상하]반기)(?:이|가|은|는)\s*\S*(?:년|해)\S*\s*")
""" "8월이 작년": a part, and the year that it is a part of."""
WEEK = 7


def of_periods(question: Question, history: Sequence[Exchange], today: date) -> Frame | Decline | None:
    """What one period that is said, or its Sundays, make up of the other that is said and holds it."""
    said = question.says("ask.share", "ask.percent") and not question.says(*_NOT_SHARES, *_CHANGES)
    other = question.numbers or question.unknown or question.left_out or question.weekday_sets or question.lot
    if not said or other or any(one.versus for one in question.times):
        return None
    before, answers = frame_of(history), answers_of(history)
    question = on_weekdays(question, before)
    items = _subject(question, before)
    spans = _spans(question, before, answers, today)
    if items is None or not spans:
        return None
    whole, part = spans[0], spans[-1]
    if len(spans) > PAIR or not (whole.first <= part.first and part.last <= whole.last):
        return None
    if (whole == part) != bool(question.weekdays):
        return None
    longer = Frame(periods=(whole,), items=items, summed=len(items) > 1)
    shorter = replace(longer, periods=(part,), weekdays=question.weekdays)
    return told_again([Answer(longer, (), []), Answer(shorter, (), [])], "of_whole")


def _subject(question: Question, before: Frame | None) -> tuple[Item, ...] | None:
    """What both are of: everything, what is named of both, or what was spoken of; none where unsure."""
    named = [one.hits or ((one.item,) if one.item else ()) for one in question.mentions]
    if named:
        return named[0] if len(named) == PAIR and named[0] == named[1] else None
    if before is None or question.says("refer.site"):
        return ()
    apart = before.families or before.without or (len(before.items) > 1 and not before.as_one)
    return None if apart else before.items if before.intent != "ranking" else ()


def _spans(question: Question, before: Frame | None, answers: Sequence[Answer], today: date) -> list[Period]:
    """The periods that are said, the longest first; for days of the week that of the answer before, too."""
    spans: list[Period] = []
    for one in question.times:
        if one.period and one.period.first and one.period.last:
            spans.append(Period(one.period.first, one.period.last))
            if _PART_OF_YEAR.fullmatch(one.text):
                spans.append(Period(*unit_span("year", one.period.first)))
            continue
        pointed = _pointed(one, answers[0]) if answers else None
        if pointed is None:
            return []
        spans.append(pointed)
    if not spans and question.weekdays and before and len(before.periods) == 1:
        spans = [one for one in before.periods if one.days > WEEK]
    clipped = [Period(one.first, min(one.last, today)) for one in spans if one.first <= today]
    return sorted(dict.fromkeys(clipped), key=lambda one: -one.days)


def _pointed(one: Expression, last: Answer) -> Period | None:
    """ "그 달", "that month": the one that the answer before found, or was of."""
    unit = one.shift.unit if one.shift and one.shift.count == 0 else None
    found = last.figures[0].period if len(last.figures) == 1 else None
    own = found or (last.frame.periods[0] if len(last.frame.periods) == 1 else None)
    if own is None or unit not in UNITS:
        return None
    span = Period(*unit_span(unit, own.first))
    return span if own.last <= span.last else None


def of_longer_period(question: Question, last: Answer, today: date) -> Frame | Decline | None:
    """The days told last as a part of the longer period that a question names."""
    of_items = _of_all_of_it(question, last, today)
    if of_items:
        return of_items
    part = _days_told(last)
    if (
        part is None
        or question.mentions
        or question.unknown
        or question.says("measure.items", "measure.lots")
    ):
        return None
    own = part.periods[0]
    whole = _named(question, own, today)
    if whole is None or (whole == own and not part.weekdays):
        return None
    if part.items and not (part.weekdays or _THAT.search(question.text)):
        return None  # the item's share in that period
    if not (whole.first <= own.first and own.last <= whole.last):
        return UNSURE if _OF.search(question.text) else None
    longer = Answer(replace(part, periods=(whole,), weekdays=()), (), [])
    return told_again([longer, Answer(part, (), [])], "of_whole")


def _of_all_of_it(question: Question, last: Answer, today: date) -> Frame | None:
    """ "What percentage of the month is that?" after the sum of items: their share of all of that month."""
    frame = last.frame
    several = is_total(last) and frame.as_one and single(frame) and not question.mentions
    if not several or question.says("measure.items", "measure.lots") or question.weekdays:
        return None
    own = frame.periods[0]
    named = _UNIT.search(question.text) or question.times
    whole = _named(question, own, today) if named else None
    return Frame("share", periods=(own,), items=frame.items, summed=True) if whole == own else None


def _days_told(last: Answer) -> Frame | None:
    """What was made on the days that an answer told of, or found."""
    frame = last.frame
    several = len(frame.items) > 1 or frame.families or frame.weekday_sets or frame.gaps or frame.without
    if several or len(frame.periods) != 1:
        return None
    if is_total(last):
        return replace(frame, intent="total", summed=False)
    found = last.figures[0].period if len(last.figures) == 1 else None
    sought = (
        frame.intent == "extreme" and frame.measure == "quantity" and frame.grain not in ("lot", "weekday")
    )
    return Frame(periods=(found,), items=frame.items) if sought and found else None


def _named(question: Question, own: Period, today: date) -> Period | None:
    """The period that is named, or the unit of time that the days told lie in."""
    named = [one.period for one in question.times if one.period]
    spans = [Period(one.first, min(one.last, today)) for one in named if one.first and one.last]
    others = [one for one in dict.fromkeys(spans) if one != own] or spans
    if len(others) > 1 or len(spans) < len(named):
        return None
    if others:
        return others[0]
    said = _UNIT.search(question.text)
    unit = said and (said["en"] or _UNITS[said["ko"] or said["one"]])
    span = unit_span(unit, own.first) if unit else None
    if span is None:
        return own if question.weekdays else None
    return Period(span.first, min(span.last, today))


def on_weekdays(question: Question, kept: Frame | None) -> Question:
    """ "주말은?" after a month: its weekends, not the last one."""
    longer = kept is not None and bool(kept.periods) and kept.periods[-1].days > WEEK
    keys = [weekday_keys(one.text, vocabulary()) for one in question.times] if longer else []
    if not keys or not all(keys):
        return question
    said = [(one.start, key) for one, own in zip(question.times, keys, strict=True) for key in own]
    return replace(question, times=(), weekdays=days_of(said), weekday_sets=sets_of(said))
