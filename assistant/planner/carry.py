"""What a follow-up takes from more than one answer before it."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.model import Exchange
from assistant.planner.decline import Decline
from assistant.planner.frame import Frame, frame_of_results
from assistant.planner.periods import Period as Reading
from assistant.planner.periods.spans import relative
from assistant.planner.question import Question
from assistant.planner.times import UNITS, Bounds, Times, reading_of

TWO = 2
SUMMING = {"together", "total"}
MEASURING = ("total", "produced", "average", "trend")
"""Intents whose answer is one figure of a period."""


def both_of(history: Sequence[Exchange]) -> Frame | Decline:
    """ "Compare the two": what the last two answers were about, by period or by item."""
    frames = _last_frames(history)
    periods = tuple(dict.fromkeys(period for frame in frames for period in frame.periods))
    items = tuple(dict.fromkeys(item for frame in frames for item in frame.items))
    if len(periods) == TWO and len(items) < TWO:
        return Frame("compare", periods=tuple(sorted(periods, key=lambda period: period.first)), items=items)
    if len(periods) == 1 and len(items) == TWO:
        return Frame("total", periods=periods, items=items)
    return Decline("clarify", None, "unknown.both")


def since_last(question: Question, times: Times, bounds: Bounds) -> bool:
    """ "Up or down from last year?": this year held against it."""
    said = question.times[0].text.strip().lower() if len(question.times) == 1 else ""
    base = times.bases[0] if len(times.bases) == 1 and not times.against else None
    if base is None or base.grain not in UNITS or not said.startswith(("from last", "from the previous")):
        return False
    return (base.first, base.last) == tuple(relative(base.grain, bounds.today, -1))


def sum_of_two(question: Question, history: Sequence[Exchange]) -> Frame | None:
    """ "합치면?" after two answers: their sum."""
    frames = _last_frames(history)
    alike = len(frames) == TWO and {frame.intent for frame in frames} <= {"total", "produced"}
    if not (alike and set(question.keys("ask")) & SUMMING and set(question.keys("ask")) <= SUMMING):
        return None
    both = both_of(history)
    several = isinstance(both, Frame) and max(len(both.periods), len(both.items)) == TWO
    return replace(both, intent="total", summed=True) if isinstance(both, Frame) and several else None


def last_two(history: Sequence[Exchange], bounds: Bounds) -> tuple[Reading, ...]:
    """The periods of the last two answers, where both are the same figure: "그럼 증감률은?" is of those."""
    frames = _last_frames(history)
    kinds = {(frame.intent, frame.items, frame.measure) for frame in frames}
    periods = tuple(dict.fromkeys(period for frame in frames for period in frame.periods))
    alike = len(frames) == len(periods) == TWO and len(kinds) == 1 and frames[0].intent in MEASURING
    return tuple(reading_of(period, bounds.today) for period in periods) if alike else ()


def _last_frames(history: Sequence[Exchange]) -> list[Frame]:
    return [frame_of_results(exchange.results) for exchange in history if exchange.results][-TWO:]
