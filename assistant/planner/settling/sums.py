"""Sums beside what they are held against: "합계랑 차이 둘 다", "CT0029, CT0030 합계에서 CT0031 빼면"."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from assistant.planner.asking.decline import Decline
from assistant.planner.calling.calls import calls_of
from assistant.planner.frame import Frame, Shown
from assistant.planner.reading.left_out import LeftOut
from assistant.planner.reading.question import Question
from tools.tool import Period

PAIR, DAY = 2, timedelta(days=1)
MOST_NAMED = 4
"""Items of a side that a sentence names."""
_AND = r"\s*(?:와|과|이?랑|하고|및|도|,|·|/|&|\+|\band\b|\bplus\b|\bas well as\b)\s*(?:the |their |그\s*)?"
_SUM = r"(?:합계|합산|총합|합|총량|\bsum\b|\btotal\b|\bcombined(?: total)?\b|\bboth together\b)"
_GAP = r"(?:차이|격차|차액|차(?![가-힣])|\bdifference\b|\bgap\b)"
_BOTH = re.compile(rf"{_SUM}(?:값)?{_AND}{_GAP}|{_GAP}(?:값)?{_AND}{_SUM}", re.IGNORECASE)
_TAKEN = re.compile(
    r"에서\s.*(?:빼|뺀|제하|제외)|\b(?:sum|plus|added|together|combined|total)\b.*\b(?:minus|excluding|less)\b",
    re.IGNORECASE,
)
"""Words by which the quantity of some is taken from that of others."""
_SUMMED_UP = re.compile(r"합|더하|더해|\b(?:sum|together|combined|total|altogether)\b", re.IGNORECASE)


def sum_less(question: Question, read: Callable[[Question], Frame | Decline]) -> Frame | None:
    """A sum of some items held against others that are taken from it; none where it is not certain."""
    said = question.left_out
    if not (said.mentions and question.mentions) or said != LeftOut(mentions=said.mentions):
        return None
    behind = max(one.end for one in question.mentions) <= min(one.start for one in said.mentions)
    if not (behind and _TAKEN.search(question.text)):
        return None
    own, others = (
        read(replace(question, mentions=named, left_out=LeftOut()))
        for named in (question.mentions, said.mentions)
    )
    if isinstance(own, Decline) or isinstance(others, Decline):
        return None
    alike = own.intent == others.intent == "total" and own.periods == others.periods and len(own.periods) == 1
    apart = not ({*own.items} & {*others.items} or own.weekdays or own.weekday_sets)
    one = all(len(each.items) == 1 or each.as_one for each in (own, others))
    if not (alike and apart and one) or own.shown or others.shown:
        return None
    if max(len(own.items), len(others.items)) > MOST_NAMED:
        return None
    if len(own.items) == len(others.items) == 1:
        return replace(own, items=(*own.items, *others.items), summed=False)
    return replace(own, less=others.items)


def sum_beside(frame: Frame, question: Question) -> Frame:
    """Two items, or two periods of one, with their sum and their difference, where both are asked for."""
    if _BOTH.search(question.text) is None or frame.intent not in ("total", "compare") or frame.shown:
        return frame
    if len(frame.items) == PAIR and len(frame.periods) == 1:
        told = replace(frame, intent="total", summed=False)
        return replace(told, shown=(Shown(told, calls_of(told)),), reckoned="sum")
    if len(frame.periods) == PAIR and (len(frame.items) < PAIR or frame.as_one):
        told = replace(frame, intent="total", grain=None, summed=True)
        return replace(told, shown=(Shown(told, calls_of(told)),), reckoned="gap")
    return frame


def as_one_period(kept: Frame, asked: str) -> Frame:
    """The frame of periods that follow each other and were summed up, as one of them all."""
    ordered = sorted(kept.periods, key=lambda one: one.first)
    follow = all(one.last + DAY == two.first for one, two in pairwise(ordered))
    if kept.intent != "total" or len(ordered) < PAIR or not follow or not _SUMMED_UP.search(asked):
        return kept
    return replace(kept, periods=(Period(ordered[0].first, ordered[-1].last),), summed=len(kept.items) > 1)
