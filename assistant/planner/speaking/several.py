"""Sentences about several items beside each other: their difference, or their sum."""

from assistant.planner.frame import Frame
from assistant.planner.speaking.texts import Texts, number
from tools.tool import Cell

PAIR = 2


def of_items(frame: Frame, quantities: list[tuple[str, Cell]], texts: Texts) -> str:
    """The difference of two items; the sum of more, or of those asked for together."""
    if len(quantities) == PAIR and not frame.summed:
        return between_items(quantities, texts)
    total = sum(float(quantity or 0) for _, quantity in quantities)
    return texts.say("total.several", quantity=number(total)) if len(quantities) > 1 else ""


def between_items(quantities: list[tuple[str, Cell]], texts: Texts) -> str:
    (one, first), (two, second) = quantities
    gap = float(first or 0) - float(second or 0)
    if not gap:
        return texts.say("compare.items_same")
    more, less = (one, two) if gap > 0 else (two, one)
    return texts.say("compare.items_up", more=more, less=less, difference=number(abs(gap)))
