"""Which statements answer a frame that tells families of items apart."""

from collections.abc import Iterator

from assistant.planner.calling import family_courses as courses
from assistant.planner.calling import family_queries as queries
from assistant.planner.frame import COUNT_COLUMNS, MEANS, Frame, Grain
from tools.tool import Period


def statements(frame: Frame) -> Iterator[str]:
    """What a frame that tells families apart asks of the data."""
    if frame.intent in ("compare", "why", "movers"):
        yield courses.compare(frame, frame.periods[0], frame.periods[-1])
        return
    if frame.intent == "search":
        yield queries.listed(frame)
        return
    for period in frame.periods:
        yield _statement(frame, period)


def _statement(frame: Frame, period: Period) -> str:
    grain: Grain = frame.grain or "month"
    if frame.intent == "trend":
        return courses.changes(frame, grain, period) if frame.grows else courses.course(frame, grain, period)
    if frame.intent == "average":
        return queries.average(frame, frame.grain or "day", period)
    if frame.intent == "extreme":
        return queries.extremes(frame, frame.grain or "day", period)
    if frame.intent == "leaders" and frame.grain == "item":
        return queries.leading_items(frame, period)
    if frame.intent == "leaders":
        return queries.leading_families(frame, grain, period)
    if frame.intent == "idle":
        return queries.idle(frame, period)
    if frame.intent == "span":
        return queries.span(frame, period)
    if frame.measure in MEANS:
        return queries.ordered_means(frame, period)
    return queries.counts(frame, period) if frame.measure in COUNT_COLUMNS else queries.figures(frame, period)
