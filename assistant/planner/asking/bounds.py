"""The bounds that numbers put to a quantity: one, or a lower and an upper one."""

from collections.abc import Sequence

from assistant.planner.frame import AND
from assistant.planner.reading.numbers import Number

PAIR = 2


def bound_of(numbers: Sequence[Number]) -> str:
    """The comparison that the numbers stand for: ">= 1000", or ">= 1000 AND < 2000"."""
    said = bounds_among(numbers)
    if not encloses(said):
        said = said[:1]
    return AND.join(f"{one.operator} {one.value}" for one in sorted(said, key=lambda one: one.value))


def encloses(bounds: Sequence[Number]) -> bool:
    """Whether the smaller of two bounds is a lower and the larger an upper one."""
    if len(bounds) != PAIR:
        return False
    low, high = sorted(bounds, key=lambda one: one.value)
    return low.value < high.value and low.operator.startswith(">") and high.operator.startswith("<")


def bounds_among(numbers: Sequence[Number]) -> list[Number]:
    """The numbers that bound something."""
    return [one for one in numbers if one.role == "bound"]
