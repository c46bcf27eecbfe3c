"""What a question without figures leaves to the next one: "10월 불량은?" >> "그럼 양품은?", "BW0028이요"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.model import Exchange
from assistant.planner.asking.wish import Wish
from assistant.planner.frame import LETTERS
from assistant.planner.periods import read_periods
from assistant.planner.reading.called import with_called
from assistant.planner.reading.mentions import Mention, read_codes, read_lot, read_names
from assistant.planner.reading.question import Question
from assistant.planner.reading.segment import segment
from assistant.planner.reading.vocabulary import vocabulary
from assistant.planner.times import Bounds
from tools.items import ItemIndex

_PRONOUN = re.compile(
    r"(?<![가-힣])(?:그|이|저|해당)\s*(?:품목|제품|아이템|거|것)(?=[\s은는이가을를의도만?]|$)|"
    r"\b(?:that|this) (?:item|product|one|code|lens)\b|\bit\b",
    re.IGNORECASE,
)
_OF_ONE = re.compile(
    rf"{_PRONOUN.pattern}|꼴[찌등]|(?<!\d)[1-9]\s*(?:등|위)(?:\s*(?:품목|제품)|의|\s)|"
    r"\b(?:first|last|top|worst|best|bottom) (?:one|item|product)\b|"
    r"\bof the (?:first|second|third|last)(?=[?.!]|$)",
    re.IGNORECASE,
)
"""Words for one item that is not named."""
_LEAVES_OUT = re.compile(
    r"빼고|빼면|제외|말고|\b(?:except|excluding|without|not counting|leaving out)\b", re.IGNORECASE
)
"""What the question before named may be what it left out."""
_ENDING = re.compile(
    r"\s*(?:이?요|입니다|이에요|예요|이야|야|말이에요|말이야|말입니다|please|pls|i mean|i meant)?[\s.,!?]*",
    re.IGNORECASE,
)
"""What may stand behind an item that is only named."""


def with_answered(text: str, history: Sequence[Exchange], index: ItemIndex) -> str:
    """The question that was asked back for its item, with the item that is named now."""
    last = history[-1] if history else None
    asked = last.question if last and last.status == "clarify" and not last.results else ""
    pronoun = _PRONOUN.search(asked)
    named = _named(text, index)
    if pronoun is None or len(named) != 1 or named[0].item is None:
        return text
    rest = text[: named[0].start] + text[named[0].end :]
    if not _ENDING.fullmatch(rest):
        return text
    return f"{asked[: pronoun.start()]}{named[0].item.code}{asked[pronoun.end() :]}"


def with_its_own(
    question: Question, wish: Wish, history: Sequence[Exchange], index: ItemIndex, bounds: Bounds
) -> Question:
    """A question that names no period, or no item, with that of the one before that got no figures."""
    last = history[-1] if history else None
    without = last is not None and not last.results and last.status in ("refused", "clarify")
    asked = last.question if last and without and (last.status == "refused" or wish.intent) else ""
    measured = wish.intent is not None or question.says("refer.follow") or bool(question.mentions)
    refused = asked != "" and last is not None and last.status == "refused"
    measured = measured or (refused and (bool(question.times) or _names(question)))  # "전체는?", "9월은?"
    if not asked or not measured or question.says("about.data", "ask.help"):
        return question
    if (
        last
        and last.status == "clarify"
        and not (question.mentions or question.times or question.keys("measure"))
    ):
        return question  # "only the best one": of what was not understood
    if last and last.status == "clarify" and (_of_what_was_not_found(question) or _LEAVES_OUT.search(asked)):
        return question
    named = _last_named(history, index)
    if not (_names(question) or all(one.item for one in named)):
        return question
    times = read_periods(asked, bounds.today).expressions
    said = [one for one in times if one.period and not one.problem and not one.ambiguous and not one.versus]
    own_time = any(one.period and not one.versus for one in question.times)
    own_time = own_time or wish.intent == "span"  # the first and last day are of all data
    if not own_time and len(said) == len(times) == 1:
        own = tuple(replace(one, start=0, end=0) for one in said)
        question = replace(question, times=(*own, *question.times))
    if not _names(question) and named:
        question = replace(question, mentions=tuple(replace(one, start=0, end=0) for one in named))
    return question


def with_its_measure(wish: Wish, question: Question, history: Sequence[Exchange]) -> Wish:
    """ "10월 일별 내역" after "수량을 0으로 고쳐줘": of the quantity, not of the lots told before it."""
    last = history[-1] if history else None
    bare = wish.intent is not None and not (wish.measure or question.keys("measure"))
    if last is None or last.results or last.status != "refused" or not bare:
        return wish
    concepts = {piece.concept for piece in segment(last.question, vocabulary()) if piece.concept}
    measures = {one.key for one in concepts if one.section == "measure"}
    return replace(wish, measure="quantity") if measures == {"quantity"} else wish


def loses_items(question: Question, wish: Wish, history: Sequence[Exchange], index: ItemIndex) -> bool:
    """Whether a question is of several items of one that got no figures, of which nobody knows which."""
    last = history[-1] if history else None
    without = last is not None and not last.results and last.status in ("refused", "clarify")
    dated = wish.intent == "fresh" and not question.says("about.data")  # "and the latest date?" of an item
    if not without or (wish.intent in ("search", "fresh", "lot") and not dated):
        return False
    if _names(question) or question.lot:
        return False
    if dated:
        return bool(_last_named(history, index))
    measured = wish.intent is not None or question.says("refer.follow") or bool(question.keys("measure"))
    measured = measured or bool(question.times)
    pointed = any(_OF_ONE.search(asked) for asked in _unanswered(history))
    return measured and (pointed or any(one.item is None for one in _last_named(history, index)))


def _unanswered(history: Sequence[Exchange]) -> list[str]:
    """The last questions, none of which got figures."""
    return [one.question for one in takewhile(lambda one: not one.results, reversed(history))]


def _last_named(history: Sequence[Exchange], index: ItemIndex) -> list[Mention]:
    """The items of the last question that names any, of those that got no figures."""
    for asked in _unanswered(history):
        named = _named(asked, index)
        if _says_family(asked, index):
            named.append(Mention("", None, 0, 0, 0))
        if named:
            return named
    return []


def _says_family(text: str, index: ItemIndex) -> bool:
    """Whether letters that codes begin with stand there alone."""
    letters = {found[1] for entry in index.entries if (found := re.match(LETTERS, entry.code))}
    return any(re.search(rf"(?<![A-Za-z]){one}(?![A-Za-z0-9])", text, re.IGNORECASE) for one in letters)


def _of_what_was_not_found(question: Question) -> bool:
    """ "그날 뭐가 제일 많았어?", "제일 작은 품목은?": of a day not found, by a figure that was not read."""
    that = any(one.shift and one.shift.count == 0 and not one.period for one in question.times)
    sided = question.says("ask.most", "ask.least", "ask.top", "ask.bottom")
    figured = question.says("measure.quantity", "measure.lots", "measure.records", "measure.days")
    return that or (bool(sided) and not (figured or question.times or question.numbers))


def _names(question: Question) -> bool:
    """Whether a question says which items it is about."""
    whole = ("refer.all", "refer.site", "refer.whole", "measure.items", "ask.item_list")
    return bool(question.mentions or question.unknown) or question.says(*whole)


def _named(text: str, index: ItemIndex) -> list[Mention]:
    """The items that a question names, and not only within the number of a lot."""
    lot = read_lot(text)
    text = f"{text[: lot[1]]}{' ' * (lot[2] - lot[1])}{text[lot[2] :]}" if lot else text
    found = with_called(read_names(text, index), text, index)
    for one in found:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return [*found, *read_codes(text, index)]
