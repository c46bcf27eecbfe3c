"""Sentences about several items or families beside each other: their difference, or their sum."""

from collections.abc import Sequence

from assistant.planner.frame import Frame
from assistant.planner.speaking.rows import Lines, counts, pairs
from assistant.planner.speaking.texts import Texts, number
from tools.tool import Cell, Item, Table

PAIR = 2


def by_family(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    """Groups of items, each as one; then the difference of two, or the sum of more."""
    for table, period, _ in pairs(frame, tables):
        rows = table.records()
        for row in rows:
            said = texts.about((Item(str(row["family"]), None),), period)
            yield texts.say("total.family", **said, **counts(row))
        made = {row["family"] for row in rows}
        for family in frame.families:
            if family.name not in made:
                yield texts.say("total.none", **texts.about((Item(family.name, None),), period))
        made_by = [(str(row["family"]), row["quantity"]) for row in rows]
        yield of_items(frame, made_by, texts)
        yield _edges(made_by, texts)


def _edges(quantities: list[tuple[str, Cell]], texts: Texts) -> str:
    """Which of three families or more made the most and the least."""
    if len(quantities) <= PAIR:
        return ""
    ordered = sorted(quantities, key=lambda one: float(one[1] or 0))
    return texts.say("total.family_edges", most=ordered[-1][0], least=ordered[0][0])


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
