"""What the answers before were about: one item, or several as one, and the period of each."""

from collections.abc import Iterable, Sequence
from datetime import date

from assistant.planner.figures import letters_of
from assistant.planner.followups.answers import Answer
from assistant.planner.frame import Family, Frame
from assistant.planner.reading.question import Question
from assistant.planner.times import reading_of
from tools.tool import Item, Period

PAIR = 2


def codes_of(items: Iterable[Item]) -> frozenset[str]:
    """The codes of items, in no order."""
    return frozenset(item.code for item in items)


def single(frame: Frame) -> bool:
    """Whether a frame is of one thing in one period: an item, several as one, or all."""
    alone = len(frame.items) < PAIR or frame.as_one
    others = frame.families or frame.weekdays or frame.weekday_sets or frame.gaps
    return alone and len(frame.periods) == 1 and not others


def is_total(answer: Answer) -> bool:
    """Whether an answer told how much was made."""
    return answer.frame.intent in ("total", "produced") and answer.frame.measure == "quantity"


def families_of(answers: Sequence[Answer]) -> tuple[Family, ...]:
    """What each answer was about as one beside the others; nothing where they share an item."""
    sets = [one.frame.items for one in answers]
    codes = [code for items in sets for code in codes_of(items)]
    if not all(sets) or len(codes) != len(set(codes)):
        return ()
    return tuple(
        Family(letters_of(items) if len(items) > 1 and letters_of(items) else items[0].code, items)
        for items in sets
    )


def alike(one: Period, two: Period, today: date) -> bool:
    """Whether two periods are apart and of one kind."""
    apart = one.last < two.first or two.last < one.first
    return apart and reading_of(one, today).grain == reading_of(two, today).grain


def in_order(one: Period, two: Period) -> tuple[Period, Period]:
    """Two periods, the earlier one first."""
    return (one, two) if one.first < two.first else (two, one)


def named_of(question: Question) -> frozenset[str]:
    """The codes of everything that a question names."""
    hits = (one.hits or ((one.item,) if one.item else ()) for one in question.mentions)
    return frozenset(item.code for own in hits for item in own)


def told_one_by_one(answers: Sequence[Answer], count: int) -> list[str]:
    """The codes of the last so many items that answers were about, the earliest first.

    One by one, or beside each other before answers that were about one of them.
    """
    found: list[str] = []
    for one in answers:
        own = one.frame.items
        if len(own) == count and not one.frame.as_one and {*found} < {item.code for item in own}:
            return [item.code for item in own]
        if len(own) != 1 or one.frame.families or len(found) == count:
            break
        found += [own[0].code] if own[0].code not in found else []
    return found[::-1] if len(found) == count else []
