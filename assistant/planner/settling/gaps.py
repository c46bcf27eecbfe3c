"""A period of which a part in its midst is left out: what can be told of the rest."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from assistant.planner.asking.decline import Decline
from assistant.planner.calling.calls import calls_of
from assistant.planner.frame import COUNTS, Frame
from assistant.planner.from_calls import GAP
from assistant.planner.times import Bounds, Times, definite, reading_of
from tools.tool import Period

DAY, PAIR = timedelta(days=1), 2
UNABLE = Decline("clarify", None, "unsupported.except_period")
SINGLE = ("average", "count", "share", "extreme")
"""Intents that tell one figure of a period, whose days may lie apart."""


def holds_gaps(frame: Frame) -> bool:
    """Whether stretches that lie apart can be told as the rest of one: added up, or as the course of each."""
    course = frame.intent == "trend" and frame.grain != "year" and not (frame.grows or frame.running_sum)
    sums = frame.intent == "total" and not frame.weekday_sets and (len(frame.items) <= 1 or frame.summed)
    return frame.measures == ("quantity",) and not (frame.families or frame.with_total) and (sums or course)


def over_gaps(frame: Frame, times: Times, bounds: Bounds) -> tuple[Frame, Times]:
    """The frame with the days that are left out, of one period where its figure is of the rest as one."""
    left = sorted((definite(one, bounds) for one in times.bases), key=lambda one: one.first)
    if len(left) < PAIR or times.against:
        return frame, times
    frame = replace(frame, gaps=_between(left))
    if holds_gaps(frame) or not _tells_as_one(frame):
        return frame, times
    whole = reading_of(Period(left[0].first, left[-1].last), bounds.today)
    if frame.intent == "ranking" and frame.limit == 1 and not (frame.place or frame.by_count):
        frame = replace(frame, place=1, limit=None)
    return frame, Times(bases=(whole,))


def cuts_nothing(frame: Frame) -> Decline | None:
    """Asks back where a call would not leave out the days that the answer says are left out."""
    calls = calls_of(frame) if frame.holes else ()
    cut = all(len(GAP.findall(str(call.arguments.get("sql", "")))) >= len(frame.holes) for call in calls)
    return None if cut else UNABLE


def loses_gaps(frame: Frame, before: Frame | None) -> bool:
    """Whether an answer would be of the whole period, of which the one before left some days out."""
    told = (frame, *(one.frame for one in frame.shown))
    return before is not None and any(
        set(before.periods) & set(one.periods) and bool(before.holes) and not one.holes for one in told[-1:]
    )


def _between(left: Sequence[Period]) -> tuple[Period, ...]:
    return tuple(
        Period(one.last + DAY, two.first - DAY) for one, two in pairwise(left) if one.last + DAY < two.first
    )


def _tells_as_one(frame: Frame) -> bool:
    """Whether the figure is one that a statement tells of days that lie apart."""
    apart = len(frame.items) > 1 and not frame.as_one
    plain = not (frame.families or frame.with_total or frame.weekday_sets or frame.bound or frame.beside)
    if frame.intent == "ranking":
        return plain and len(frame.items) != 1 and not (frame.listed or frame.within)
    if frame.intent not in SINGLE or (apart and frame.intent != "share"):
        return False
    if frame.intent == "count":
        return plain and (frame.measure in COUNTS or frame.measure == "items")
    if frame.intent == "share":
        return plain and bool(frame.items or frame.without)
    return plain and not (frame.intent == "extreme" and frame.grain == "weekday")
