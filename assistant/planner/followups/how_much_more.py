"""How far two that were told are apart, with one of them named: "10월이 몇 개 더 많은 거예요?"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.followups.answers import Answer, answers_of
from assistant.planner.followups.of_two import two_told
from assistant.planner.reading.question import Question
from tools.items import ItemIndex
from tools.tool import Period

PAIR = 2
_MORE = re.compile(
    r"몇\s*개(?:나|가|씩)?\s*(?:더\s*)?(?:많|높|적|낮|늘|줄)|"
    r"\bhow (?:much|many)(?: \w+)? (?:more|higher|lower|less|fewer|better)\b|"
    r"\bhow (?:much|many) (?:more|higher|lower)",
    re.IGNORECASE,
)
_OF_TWO = re.compile(
    r"(?:그럼|그러면)?\s*(?:그|이)?\s*(?:두|둘)\s*(?:날|달|주|분기|해|기간)?(?:의|이|은)?\s*(?:차이|격차)(?:가|는|은)?\s*"
    r"(?:몇\s*개|얼마)\S*[\s?.!]*"
)
"""The difference of two, in pieces."""
_THAN = re.compile(r"보다|대비|비해|\b(?:than|from|vs\.?|versus|against|over)\b", re.IGNORECASE)
"""Words before or behind what one thing is held against."""


def how_much_more(text: str, question: Question, history: Sequence[Exchange], index: ItemIndex) -> str:
    """ "The difference?" where the one that is named was told beside the other, else as it is."""
    of_one = _of_one_of_two(text, question, history, index)
    if of_one:
        return of_one
    two = _OF_TWO.fullmatch(text)
    if not (two or (_MORE.search(text) and question.times)) or any(one.item for one in question.mentions):
        return text
    answers = answers_of(history)
    told = two_told(history, index) if answers and _is_of(question, answers[0]) else None
    spans = [one.period for one in told or () if one.period]
    if len(set(spans)) < PAIR or not (two or all(_is_one_of(one.period, spans) for one in question.times)):
        return text
    return "the difference?" if text.isascii() else "차이는?"


def _of_one_of_two(
    text: str, question: Question, history: Sequence[Exchange], index: ItemIndex
) -> str | None:
    """ "How many more was HS in October?" after HS and PT: the two against each other, then."""
    alone = len(question.mentions) == 1 and not (question.times[1:] or question.unknown or question.left_out)
    if not (alone and _MORE.search(text)) or _THAN.search(text):
        return None
    answers = answers_of(history)
    told = two_told(history, index) if answers and _is_of(question, answers[0]) else None
    names = [one.name for one in told or ()]
    alike = len({one.period for one in told or ()}) == 1
    one = question.mentions[0]
    if not (alike and all(names) and (one.item.code if one.item else one.text.upper()) in names):
        return None
    when = question.times[0].text.strip() if question.times else ""
    return f"compare {' and '.join(names)} {when}" if text.isascii() else f"{when} {'와 '.join(names)} 비교"


def _is_of(question: Question, last: Answer) -> bool:
    """Whether nothing but the figure that was told is asked: no lots after amounts, no mean after totals."""
    averaged = any(key.startswith("average") for key in question.keys("ask"))
    counted = set(question.keys("measure")) - {"quantity"}
    return (not averaged or last.figure == "average") and counted <= {last.frame.measure}


def _is_one_of(named: object, told: Sequence[Period]) -> bool:
    """Whether a period that is named is one of two, or holds just one of them."""
    first, last = getattr(named, "first", None), getattr(named, "last", None)
    held = [one for one in told if first and last and first <= one.first and one.last <= last]
    return len(held) == 1
