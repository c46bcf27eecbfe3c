"""What the days that were told make up of a longer period: "10월 전체에서 몇 프로?" after its weekends."""

import re
from dataclasses import replace
from datetime import date

from assistant.planner.asking.decline import Decline
from assistant.planner.followups.answers import Answer, told_again
from assistant.planner.followups.subjects_told import is_total
from assistant.planner.frame import Frame
from assistant.planner.periods.model import Grain
from assistant.planner.periods.spans import unit_span
from assistant.planner.reading.question import Question
from tools.tool import Period

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


def of_longer_period(question: Question, last: Answer, today: date) -> Frame | Decline | None:
    """The days told last as a part of the longer period that a question names."""
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
