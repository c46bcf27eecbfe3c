"""What is reckoned of how many lots answers listed or counted."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.calling.calls import calls_of
from assistant.planner.figures import letters_of, told_for
from assistant.planner.followups.answers import Answer
from assistant.planner.followups.of_lists import PAIR, UNSURE
from assistant.planner.followups.operations import Operation
from assistant.planner.frame import Frame, Shown
from assistant.planner.from_calls import frame_of_results
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import read_periods, spell
from tools.items import ItemIndex

_OF_LOTS = re.compile(r"로트|목록|\b(?:lots?|batch(?:es)?|list|records?)\b", re.IGNORECASE)

_ITEM = re.compile(
    r"(?:(?:and|what about|how about)\s+)*[A-Z]{2}-?\d{4}(?:은|는|도)?(?:요|는요)?[\s?.!]*", re.IGNORECASE
)
"""Another item, and nothing more."""
_LISTED = re.compile(
    r"(?:그거|그것|그\s*로트|전부|다|그럼|그|좀|\s)*(?:로트\s*)?(?:목록|리스트|번호)(?:으로|로|를|을|만|들)*(?:\s*(?:좀|다|전부|쭉|싹))*"
    r"(?:\s*(?:보여|뽑아|알려|줘|주)\S*(?:\s*(?:줘|주)\S*)?)?[\s?.!]*|"
    r"(?:(?:and|now|ok|then|please|can you|could you)[\s,]+)*"
    r"(?:list|show(?: me)?|name|see) (?:them|those|these)(?: all)?(?: please)?[\s?.!]*",
    re.IGNORECASE,
)
"""The things themselves, where how many there are was told."""


_WHICH = re.compile(
    r"(?:그럼|그러면|그게|그거|각각|다|전부|\s)*(?:뭐\s*뭐|뭐|무엇|어떤\s*(?:거|것|품목|제품)(?:들)?|품목(?:들)?|제품(?:들)?)"
    r"(?:은|는|이|가)?\s*(?:야|예요|이야|인데|인가요?|인지|있어|있나요?|있었어|였어|만들었어|목록|리스트|알려\S*|보여\S*|줘|주세요|\s)*[\s?.!]*|"
    r"(?:(?:and|so|then|ok)[\s,]+)*(?:which(?: ones| items| products)?|what(?: ones| items| products)?)"
    r"(?: (?:were|are|was) (?:they|those|these|it))?[\s?.!]*|"
    r"(?:(?:and|so|then|ok)[\s,]+)*what (?:were|are) they[\s?.!]*",
    re.IGNORECASE,
)
"""Which items those were that were counted."""


def of_lots_listed(asked: Operation, answers: Sequence[Answer]) -> Frame | Decline | None:
    """What is reckoned of how many lots two or more lists have, one of which may have been counted."""
    chain = list(takewhile(_counts_lots, answers))
    if asked.measure not in (None, "lots") or not any(one.frame.intent == "lots" for one in chain[:PAIR]):
        return None
    periods = tuple(dict.fromkeys(one for answer in reversed(chain) for one in answer.frame.periods))
    alike = {frozenset(item.code for item in (*one.frame.items, *one.frame.without)) for one in chain}
    last = chain[0].frame
    if len(periods) < PAIR:
        return UNSURE if asked.kind == "gap" else None
    if len(alike) > 1 or len(periods) != (asked.count or len(periods)):
        return UNSURE
    summed, without = len(last.items) > 1, last.without
    told = Frame("count", periods, last.items, measure="lots", summed=summed, without=without)
    if asked.kind == "gap" and len(periods) != PAIR:
        return UNSURE
    return replace(told, shown=(Shown(told, calls_of(told)),), reckoned=asked.kind)


def _counts_lots(answer: Answer) -> bool:
    """Whether an answer told all lots of one period, by a list or a number."""
    frame = answer.frame
    counted = frame.intent == "count" and frame.measure == "lots" and not (frame.beside or frame.families)
    return (frame.intent == "lots" or counted) and len(frame.periods) == 1


def mean_of_lots(asked: Operation, last: Answer) -> Frame | None:
    """ "평균은?" after the largest or smallest lot: the mean of a lot."""
    found = last.frame.intent == "extreme" and last.frame.grain == "lot" and not last.lists
    if asked.kind != "mean" or asked.keys != {"average"} or not found:
        return None
    return Frame("average", last.frame.periods, last.frame.items, grain="lot", without=last.frame.without)


def of_one_day(last: Answer) -> bool:
    """Whether the lots of one day were counted, so that a mean can only be that of a lot."""
    return last.figure == "lots" and [period.days for period in last.frame.periods] == [1]


def lots_themselves(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "목록으로 보여줘", "list them" after how many lots there are: the lots."""
    counted, lists = (before.intent, before.measure), _LISTED.fullmatch(text.strip())
    if counted == ("count", "items") and (lists or _WHICH.fullmatch(text.strip())):
        return _items_made(before, english=text.isascii())
    if counted != ("count", "lots") or not lists:
        return None
    return "list the lots" if text.isascii() else "로트 목록 보여줘"


def of_their_sum(text: str, history: Sequence[Exchange], today: date) -> str:
    """ "PT0005 이번달 전체는?", "BW0044는?" after lots and their sum: the sum of that, no list of lots."""
    last = history[-1].results if history else ()
    summed = told_for(last) == "sum" and frame_of_results(last).intent == "lots"
    of_another = summed and (_ITEM.fullmatch(text.strip()) or read_periods(text, today).expressions)
    if not of_another or _OF_LOTS.search(text):
        return text
    return f"{text.rstrip(' ?.!')} total output?" if text.isascii() else f"{text.rstrip(' ?.!')} 총 생산량은?"


def _items_made(before: Frame, *, english: bool) -> str | None:
    """The items that were made in the period in which they were counted, perhaps of a family."""
    letters = letters_of(before.items)
    if len(before.periods) != 1 or before.without or (before.items and not letters):
        return None
    days = spell(Reading(before.periods[0].first, before.periods[0].last, "range"), "en" if english else "ko")
    return f"{letters} items made, {days}".strip() if english else f"{days} {letters} 생산한 품목 목록"
