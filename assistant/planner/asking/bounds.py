"""The bounds that numbers put to a quantity or a count: one, or a lower and an upper one."""

import re
from collections.abc import Mapping, Sequence

from assistant.planner.asking.units_asked import EVERY_ITEM, ITEM_UNITS, TIME_GRAINS, looked_for, time_said
from assistant.planner.frame import AND, COUNTS, MEAN, Grain, Measure
from assistant.planner.reading.mean_bounds import is_mean
from assistant.planner.reading.numbers import PERCENT, Number
from assistant.planner.reading.question import Question

PAIR = 2
MOST_ITEMS, MOST_COUNTED, MOST_DAYS = 1_000, 10_000, 5_000
"""More items, lots or records than there are: an amount of them."""
COUNTED_BY: Mapping[str, Measure] = {
    **dict.fromkeys(("lot", "로트"), "lots"),
    **dict.fromkeys(("record", "row", "entrie", "건", "줄", "행"), "records"),
    **dict.fromkeys(("day", "일", "날"), "days"),
    **dict.fromkeys(ITEM_UNITS, "items"),
}
"""What a bound counts, by its unit."""
_DIFFERENT = re.compile(r"\s*(?:(?:different|distinct|separate)\s+)?", re.IGNORECASE)
OWN: Mapping[Measure, Grain] = {"lots": "lot", "days": "day", "items": "item"}
"""What is counted as what is looked for."""
_OF = re.compile(
    r"\s*(?:counts?|numbers?|수|개수)?\s*(?:was|were|is|are|of|이|가|은|는|을|를|도|만)?\s*", re.IGNORECASE
)
"""What stands between the word for what is counted and the bound: "로트 수가 100개 이상"."""


_FRACTION = re.compile(r"\d[.]\d+\s*(?:%|퍼센트|프로|percent)", re.IGNORECASE)


def bound_of(numbers: Sequence[Number]) -> str:
    """The comparison that the numbers stand for: ">= 1000", or ">= 1000 AND < 2000"."""
    said = bounds_among(numbers)
    if not encloses(said):
        said = said[:1]
    return AND.join(
        f"{one.operator} {MEAN if is_mean(one) else one.value}"
        for one in sorted(said, key=lambda one: one.value)
    )


def percent_bound(q: Question) -> str:
    """The bound on a rate: ">= 10" of "10% 이상 줄어든"; none where it has a fraction, or is not alone."""
    said = [one for one in q.numbers if one.unit in PERCENT]
    whole = len(said) == 1 and bool(said[0].operator) and _FRACTION.search(q.text) is None
    return f"{said[0].operator} {said[0].value}" if whole else ""


def encloses(bounds: Sequence[Number]) -> bool:
    """Whether the smaller of two bounds is a lower and the larger an upper one."""
    if len(bounds) != PAIR:
        return False
    low, high = sorted(bounds, key=lambda one: one.value)
    return low.value < high.value and low.operator.startswith(">") and high.operator.startswith("<")


def bounds_among(numbers: Sequence[Number]) -> list[Number]:
    """The numbers that bound something."""
    return [one for one in numbers if one.role == "bound"]


def bounded_measure(q: Question) -> Measure | None:
    """What the bounds are put to: "over 100 lots" to lots; none where they are put to different things."""
    said = bounds_among(q.numbers)
    measures = [_counted_by(one, q) for one in said]
    named = [one for one in measures if one]
    if len(named) == 1 and _side_by_side(said, q):
        measures = [*named]  # "between 50 and 100 lots"
    apart = {one or "quantity" for one in measures}
    found: Measure = apart.pop() if len(apart) == 1 else "quantity"
    if apart:
        return None
    alone = found in OWN and looked_for_beside(q, found) in (OWN[found], None)
    return "quantity" if alone and not any(one.unit.rstrip("s") in COUNTED_BY for one in said) else found


def says_measure(q: Question) -> bool:
    """Whether it is said what the bounds are put to."""
    return q.says("measure.quantity") or any(_counted_by(one, q) for one in bounds_among(q.numbers))


def looked_for_beside(q: Question, measure: Measure) -> Grain | None:
    """What is looked for by a bound on a count: items, or units of time other than those counted."""
    nouns = [one for one in (*q.keys("noun"), *q.keys("grain")) if one in TIME_GRAINS]
    if measure != "days" and (time_said(q) or q.weekdays):
        return time_said(q) or "day"
    longer = next((one for one in nouns if one != "day"), None)
    if measure == "days" and longer:
        return longer
    items = q.says("measure.items", "grain.item", "ask.item_list") or bool(EVERY_ITEM & q.words)
    if measure != "items" and (items or looked_for(q) == "item"):
        return "item"
    return OWN.get(measure) if looked_for(q) == OWN.get(measure) else None


def _counted_by(number: Number, q: Question) -> Measure | None:
    """What a bound counts, by its unit or by the word before it; none where it says neither."""
    unit = number.unit.rstrip("s")
    if unit in ("unit", "piece", "pc"):
        return "quantity"
    if COUNTED_BY.get(unit):
        return COUNTED_BY[unit]
    said = [one for one in q.pieces if one.concept and one.concept.section == "measure"]
    beside = [
        one for one in said if one.end <= number.start and _OF.fullmatch(q.text[one.end : number.start])
    ]
    gaps = ((q.text[number.end : one.start], one) for one in said if one.start >= number.end)
    beside += [one for gap, one in gaps if _DIFFERENT.fullmatch(gap) and one.text.isascii()]
    key = beside[-1].concept.key if beside and beside[-1].concept else ""
    if key not in COUNTS and key != "items":
        return None
    most = {"items": MOST_ITEMS, "days": MOST_DAYS}.get(key)
    return None if most and number.value >= most else key  # type: ignore[return-value]


def _side_by_side(bounds: Sequence[Number], q: Question) -> bool:
    """Whether nothing is said between bounds that could tell them apart."""
    first, last = min(one.end for one in bounds), max(one.start for one in bounds)
    said = [*(one.start for one in q.pieces), *(one.start for one in q.times)]
    return not any(first <= start < last for start in [*said, *(one.start for one in q.mentions)])
