"""How far two of the answers before are apart, where these are not simply the last two."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.planner.asking.decline import Decline
from assistant.planner.followups.answers import Answer
from assistant.planner.followups.subjects_told import alike, codes_of, in_order, is_total, named_of, single
from assistant.planner.frame import Frame
from assistant.planner.reading.question import Question
from tools.tool import Item

PAIR = 2
UNSURE = Decline("clarify", None, "unknown.both")
_APART = re.compile(r"차이|격차|\b(?:difference|gap|apart)\b", re.IGNORECASE)
_GAPS = re.compile(
    r"(?:어느|어떤)\s*(?:쪽\s*)?(?:차이|격차)|(?:차이|격차)(?:가|는)?\s*(?:더\s*)?(?:큰|작은)|"
    r"\bwhich (?:gap|difference|change)\b",
    re.IGNORECASE,
)


def difference_of(question: Question, answers: Sequence[Answer], today: date) -> Frame | Decline | None:
    """The difference of two of the answers before, where these are not simply the last two."""
    if len(answers) < PAIR or question.times or question.left_out or question.unknown:
        return None
    if _GAPS.search(question.text):
        return UNSURE
    if not _APART.search(question.text) and not question.says("ask.compare"):
        return None
    if question.mentions:
        return _of_named(question, answers, today) if len(question.mentions) == 1 else None
    placed = _of_the_placed(answers)
    if placed is not None:
        return placed
    return _unlike(answers, today)


def _of_named(question: Question, answers: Sequence[Answer], today: date) -> Frame | None:
    """ "The difference between the two CT months": the last two periods told of CT."""
    named = named_of(question)
    own = [
        one for one in answers if codes_of(one.frame.items) == named and is_total(one) and single(one.frame)
    ]
    if len(own) < PAIR or not question.says("refer.both"):
        return None
    frame, other = own[0].frame, own[1].frame
    if not alike(frame.periods[0], other.periods[0], today):
        return None
    periods = in_order(frame.periods[0], other.periods[0])
    return Frame("compare", periods=periods, items=frame.items, summed=len(frame.items) > 1)


def _of_the_placed(answers: Sequence[Answer]) -> Frame | None:
    """ "얼마나 차이나?" after the first of a family: between it and the item that was spoken of before."""
    last = answers[0]
    if last.frame.intent != "ranking" or not last.frame.place or last.frame.measure != "quantity":
        return None
    found = last.figures[0].items if len(last.figures) == 1 else ()
    own = (one.frame for one in answers[1:] if is_total(one) and len(one.frame.items) == 1)
    spoken_of: tuple[Item, ...] = next((one.items for one in own if one.periods == last.frame.periods), ())
    if len(found) != 1 or not spoken_of or codes_of(found) == codes_of(spoken_of):
        return None
    return Frame(periods=last.frame.periods, items=(*found, *spoken_of))


def _unlike(answers: Sequence[Answer], today: date) -> Decline | None:
    """Asks back where an earlier answer is more like the last one than the one before it."""
    last, before = answers[0], answers[1]
    told = is_total(last) and is_total(before) and single(last.frame) and single(before.frame)
    if not told:
        return None
    same = codes_of(last.frame.items) == codes_of(before.frame.items)
    if same or last.frame.periods == before.frame.periods:
        return None
    like = (
        is_total(one)
        and single(one.frame)
        and codes_of(one.frame.items) == codes_of(last.frame.items)
        and one.frame.periods != last.frame.periods
        for one in answers[PAIR:]
    )
    return UNSURE if any(like) else None
