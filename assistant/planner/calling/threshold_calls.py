"""Calls for what meets a bound: units of time, items, lots, or the day a running total reached it."""

from collections.abc import Iterator

from assistant.planner.calling import lot_queries, threshold_queries
from assistant.planner.calling.merged import Call
from assistant.planner.frame import MEAN, Frame
from tools.tool import Period

LISTED = 50


def threshold(frame: Frame) -> Iterator[Call]:
    """One statement for each period, then the means that are the bounds."""
    for period in frame.periods:
        yield "execute_custom_query", {"sql": _statement(frame, period)}
    for period in frame.periods if MEAN in frame.bound else ():
        yield "execute_custom_query", {"sql": threshold_queries.mean(frame, frame.grain or "day", period)}


def _statement(frame: Frame, period: Period) -> str:
    if frame.reaches:
        return threshold_queries.reached(frame, period)
    limit = 1 if frame.edge else frame.limit or LISTED
    if frame.grain == "lot":
        return lot_queries.beyond(frame, period, limit)
    return threshold_queries.beyond(frame, frame.grain or "day", period, limit)
