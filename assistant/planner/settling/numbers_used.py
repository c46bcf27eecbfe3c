"""Numbers of a question that its frame does not hold: places, bounds, and how many to list."""

from assistant.planner.asking.bounds import OWN, bounded_measure, bounds_among, percent_bound, says_measure
from assistant.planner.asking.ranks import ranks_of
from assistant.planner.asking.units_asked import TIME_GRAINS
from assistant.planner.asking.wish import Wish
from assistant.planner.frame import AND, Frame, Intent
from assistant.planner.reading.mean_bounds import is_mean, mean_unit
from assistant.planner.reading.numbers import PERCENT, Number
from assistant.planner.reading.question import Question
from assistant.planner.reading.vocabulary import Concept
from assistant.planner.settling.reach import COUNTED_IN, LISTS

MOST_COUNTED = 1_000
"""A number from there on is an amount, not how many to list."""


def numbers_beyond(question: Question, wish: Wish, frame: Frame) -> bool:
    """Whether a number is left that neither limits nor ranks nor bounds what is asked."""
    used = {
        "rank": wish.place is not None or frame.both or bool(frame.items and not question.mentions),
        "bound": frame.intent == "threshold"
        or (frame.intent == "idle" and frame.bound in ("", "= 0"))
        or (frame.intent == "history" and frame.bound == "= 0")
        or _one_figure(frame),
    }
    limits = [one for one in question.numbers if one.role == "limit"]
    lists = frame.intent in LISTS and not (frame.intent == "share" and frame.items)
    listed = all(lists and _listed(one, frame.intent) for one in limits)
    beside = [one for one in question.numbers if not (one.unit in PERCENT and _holds_rate(question, frame))]
    others = all(used.get(one.role, False) for one in beside if one.role != "limit")
    plausible = all(one.value < MOST_COUNTED for one in limits)  # "5만 개 못 찍은 날" lists no 50,000
    units = {one.unit.removeprefix("개") for one in limits if not frame.both} - {""}
    each = {one.value for one in limits}  # "하위 5개 품목, 적은 순으로 5개"
    told = _holds_places(question, wish, frame) and _holds_bounds(question, frame)
    return not (listed and others and plausible and told and max(len(each), len(units)) <= 1)


def days_beyond(question: Question, frame: Frame) -> list[str]:
    """ "Number of days above 100k in each month": days, where months would be held against it."""
    days = (Concept("noun", "day"), Concept("measure", "days"))
    units = [one.text for one in question.pieces if one.concept in days and frame.grain != "day"]
    return units if frame.grain in TIME_GRAINS and frame.grain in question.keys("grain") else []


def lists_items(question: Question) -> bool:
    """ "월 10만 개 넘은 품목": items by what they made in a unit of time."""
    bounds, korean = bounds_among(question.numbers), not question.text.isascii()
    items = [one.start for one in question.pieces if one.concept == Concept("measure", "items")]
    if not (bounds and items) or question.mentions or bounded_measure(question) != "quantity":
        return False
    return max(items) > bounds[-1].end if korean else min(items) < bounds[0].start


def _holds_places(question: Question, wish: Wish, frame: Frame) -> bool:
    """Whether all places that are said are told; several are not told by a count."""
    every = wish.place is None or wish.both or len(ranks_of(question)) <= max(1, len(wish.places))
    return every and not (frame.places and frame.by_count)


def _holds_bounds(question: Question, frame: Frame) -> bool:
    """Whether all bounds are put to what the frame measures, which is not what it looks for."""
    bounds = bounds_among(question.numbers)
    if len(bounds) > len(frame.bound.split(AND)) or not all(_holds_mean(one, frame) for one in bounds):
        return False
    if not bounds or frame.intent != "threshold":
        return True
    held = not says_measure(question) or bounded_measure(question) == frame.measure
    return held and OWN.get(frame.measure) != frame.grain


def _holds_mean(bound: Number, frame: Frame) -> bool:
    """Whether units of time or items are held against the mean of themselves, where a mean is the bound."""
    if not is_mean(bound):
        return True
    unit = frame.grain or "day"
    apart = len(frame.items) > 1 and not frame.as_one and unit != "item"
    other = unit in ("lot", "weekday") or mean_unit(bound) not in ("", unit)
    of_itself = frame.intent == "threshold" and not (frame.families or frame.reaches or apart or other)
    return of_itself and AND not in frame.bound and not frame.weekdays


def _holds_rate(question: Question, frame: Frame) -> bool:
    """Whether items are held against the rate that is said: "10% 이상 줄어든 품목"."""
    held = frame.intent == "movers" and not (frame.families or frame.both)
    return held and frame.bound != "" and percent_bound(question) == frame.bound


def _one_figure(frame: Frame) -> bool:
    """Whether the answer is a single quantity, which says whether a bound is met."""
    one = (
        AND not in frame.bound
        and len(frame.periods) == 1
        and len(frame.items) <= 1
        and frame.bound != "= 0"
        and not frame.families
    )
    return one and frame.intent in ("total", "produced") and frame.measure == "quantity"


def _listed(number: Number, intent: Intent) -> bool:
    kinds = [intents for unit, intents in COUNTED_IN.items() if number.unit.rstrip("s") == unit.rstrip("s")]
    return all(intent in intents for intents in kinds)
