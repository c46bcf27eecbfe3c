"""Answers one after the other that told the same figure of other periods or items."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from assistant.planner.figures import Figure, letters_of
from assistant.planner.followups.answers import Answer
from assistant.planner.times import reading_of


def chain_of(answers: Sequence[Answer], today: date) -> list[Answer]:
    """The last answers that told the same figure of other periods, or of other items, in order."""
    chain = [answers[0]]
    for older in answers[1:]:
        known = [one for answer in chain for one in answer.figures]
        if older.kind != chain[0].kind or not older.figures or older.lists:
            break
        if all(about(one) in map(about, known) for one in older.figures):
            continue
        if not alike([*older.figures, *known], today):
            break
        chain.insert(0, older)
    return chain


def about(figure: Figure) -> tuple[object, ...]:
    """What a figure is of: its period, items, days of the week and lot."""
    return (figure.period, frozenset(item.code for item in figure.items), figure.weekdays, figure.lot)


def alike(figures: Sequence[Figure], today: date) -> bool:
    """Whether figures differ in their periods alone, of one kind and apart, or in their items alone."""
    periods = {one.period for one in figures}
    if all(one.lot for one in figures):
        return len({one.lot for one in figures}) == len(figures)
    items = {frozenset(item.code for item in one.items) for one in figures}
    weekdays = [one.weekdays for one in figures]
    if len(set(weekdays)) == len(figures) and len(periods) == len(items) == 1:
        return True  # parts of the week
    if len(set(weekdays)) > 1 or None in periods or min(len(periods), len(items)) > 1:
        return False
    spans = sorted((one for one in periods if one), key=lambda one: one.first)
    grains = {reading_of(one, today).grain for one in spans}
    apart = all(one.last < two.first for one, two in pairwise(spans))
    codes = [code for one in items for code in one]
    return (
        len(grains) == 1
        and apart
        and len(codes) == len(set(codes))
        and (len(items) == 1 or frozenset() not in items)
    )


def nameless(answers: Sequence[Answer]) -> bool:
    """Whether several items as one have no letters and number to be named by beside others."""
    families = {one.frame.items for one in answers if one.frame.as_one}
    names = {(letters_of(items), len(items)) for items in families}
    return len(families) > 1 and (len(names) < len(families) or not all(letters for letters, _ in names))
