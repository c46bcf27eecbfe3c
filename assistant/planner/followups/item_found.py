"""What is asked of the one item that was found: "마지막으로 언제 만들었어", "which family is it in"."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import takewhile

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.followups.referents import referents_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of_results
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import read_periods, spell
from assistant.planner.reading.mentions import read_codes, read_names
from tools.items import ItemIndex

_LEAD = r"\W*(?:(?:그럼|그러면|그리고|근데|그건|그거|그게|and|so|then|ok)[\s,]+)*"
_WHICH_FAMILY = re.compile(
    rf"{_LEAD}(?:(?P<ko>[A-Za-z]{{2}}\d{{4}}|그\s*품목|그\s*제품)(?:은|는|이|가)?\s*)?"
    r"(?:어느|무슨|어떤)\s*(?:제품\s*군|품목\s*군|계열)\s*(?:이야|야|이에요|예요|이지|인가요|인가|인지|에\s*속해\S*|소속\S*|거야|꺼야|품목\S*)?"
    r"[\s?.!]*|"
    rf"{_LEAD}(?:which|what) family (?:is|does) (?P<en>it|that(?: item| one)?|[A-Za-z]{{2}}\d{{4}})"
    r"(?: (?:in|from|of|part of|belong to|belong in))?[\s?.!]*",
    re.IGNORECASE,
)
"""The family of one item."""
_WHEN_MADE = re.compile(
    rf"{_LEAD}(?:(?:제일|가장|맨)?\s*(?:마지막|최근|처음|최초)(?:으로|에)?\s*)"
    r"(?:언제\s*)?(?:만든|생산한|나온|만들었|생산했|만들어|생산)?\S*(?:\s*(?:게|건|것은|날은|날이))?\s*(?:언제)?\S*"
    r"(?:\s*(?:만들|생산|나왔|나온)\S*)?[\s?.!]*",
)
_IT = re.compile(
    r"\b(?P<verb>was|were|did|do|is) it"
    r"(?= (?:in|on|for|over|during|this|last|yesterday|today|first|made|produced|latest)\b)|"
    r"\b(?P<make>make|produce|made|run) it\b|"
    r"\bof (?P<that>that)(?= (?:in|over|for|during|on|did|was|was made)\b)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    rf"{_LEAD}(?P<when>\S.{{0,14}}?)(?:에는|에|엔|은|는)?\s*(?:얼마나?|몇\s*[개장])\s*(?:나|를)?\s*"
    r"(?:만들|생산|찍|나왔)\S*[\s?.!]*"
)
"""How much was made then, of no item."""
OF_WHICH = Decline("clarify", None, "unknown.item")
_FIGURE = re.compile(
    rf"{_LEAD}(?P<ko>\S.{{0,14}}?)(?:의|에|엔|에는)?\s*"
    r"(?:생산량|로트\s*수|수량|(?:하루\s*|일\s*)?평균(?:\s*생산량)?|생산일\s*수)"
    r"(?:은|는|도|이)?(?:\s*\S{1,4}){0,2}[\s?.!]*|"
    rf"{_LEAD}(?:the )?(?P<en>\S.{{0,16}}?)(?:'s)? (?:output|production|lots|lot count|daily average|average)"
    r"[\s?.!]*|"
    rf"{_LEAD}(?:the |number of |how many )*(?:output|production|lots|daily average|average(?: per day)?) "
    r"(?:(?:were|was|did we (?:run|have|make)) )?(?:in |on |of |for |over )?"
    r"(?P<then>that (?:day|week|month|quarter|year))[\s?.!]*",
    re.IGNORECASE,
)
"""A figure of a period, of that item or of all."""
_THAT_TIME = re.compile(
    r"그\s*(?:날|주|달|분기|해)|\bthat (?:\w+ )?(?:day|week|month|quarter|year)\b", re.IGNORECASE
)
"""The time that was spoken of."""
_OF_THAT_TIME = re.compile(
    rf"{_LEAD}(?:how (?:much|many) .*?\b)?that (?:day|week|month|quarter|year) "
    r"(?:have|had|make|made|has)\b.*\bin total[\s?.!]*",
    re.IGNORECASE,
)
"""What a time had, all in all, and no item."""
_LOTS_THEN = re.compile(
    rf"{_LEAD}(?:how many|number of|the number of) (?:lots|batches|records)"
    r"(?: (?:were|did we|there|in total|run|have|make))*(?: on| in)? (?:on |in )?"
    r"that (?:day|week|month|quarter|year)[\s?.!]*|"
    rf"{_LEAD}(?:그|이)\s*(?:날|주|달|분기|해)(?:의|에|엔|에는|은|는)?\s*"
    r"(?:로트|롯트|기록)(?:는|은|가|이|를)?(?:\s*수)?(?:는|은|가|이)?"
    r"(?:\s*(?:총|모두|다\s*해서))?(?:\s*(?:몇|얼마)\s*\S*)?(?:\s*\S{1,6})?[\s?.!]*",
    re.IGNORECASE,
)
"""How many lots the day, or a longer time, had whose leader was told."""
_WHEN_WAS = re.compile(
    rf"{_LEAD}(?:when|what (?:date|day)|which (?:day|date|week|month)) (?:was|is) (?:that|it)"
    r"(?: (?:day|month))?"
    r"(?:,? and (?:how much|what|the)\b.*\b(?:total|all|come|came|made|make)\b.*)?[\s?.!]*|"
    rf"{_LEAD}(?:그날|그게|그때)(?:이|은|가)?\s*(?:언제|며칠)\S*"
    r"(?:\s*(?:전체|총|다\s*해서)\s*\S*\s*(?:얼마|몇\s*개)\S*)?[\s?.!]*",
    re.IGNORECASE,
)
"""The day or month that an answer was of, and how much was made then."""
_LAST_DAY = re.compile(
    rf"{_LEAD}(?:마지막|최근|최종|첫|최초)\s*생산\s*(?:일|날짜?)(?:은|는)?(?:\s*언제\S*)?[\s?.!]*|"
    rf"{_LEAD}(?:the |its )?(?:last|latest|first) (?:production |producing )?(?:day|date)[\s?.!]*",
    re.IGNORECASE,
)
_BARE_ASKING = re.compile(r"\W*(?:(?:and|so|but|then)\s)?(?:how (?:much|many)|when|what)\b", re.IGNORECASE)
"""A question that names nothing before it asks."""
_ASKS_WHICH = re.compile(r"\b(?:which|who) (?:one|item|product|was|is)\b", re.IGNORECASE)
_HOW_MUCH_OF_IT = re.compile(
    r"^(?:(?:and|so|then)[\s,]+)*(how (?:much|many)) of (?:it|that|this)\b", re.IGNORECASE
)
"""An amount of the item that was spoken of, as "how much of BW0021" is."""
_POINTS = re.compile(r"(?<![가-힣])(?:그거|그것|걔|그\s*놈|그\s*녀석|(?:그|이|해당)\s*(?:품목|제품))")
"""Words for an item, which `references` puts its code in the place of."""
_LOTS = re.compile(r"로트|\blots?\b", re.IGNORECASE)
_OF_IT_OR_ALL = re.compile(
    r"전체|모든|전부|공장|품목별|\b(?:its?|that item|all|total|overall|whole|plant|factory|everything)\b",
    re.IGNORECASE,
)
"""Words that say whether it is of the item or of everything."""
FOUND = ("movers", "idle", "ranking")
BACK = 5
"""Answers that are looked back at for what was told of all items."""


def of_the_item(
    text: str, before: Frame, history: Sequence[Exchange], index: ItemIndex, today: date
) -> str | Decline:
    """The question with the code of the item that was found, where it is of that one."""
    if len(before.items) == 1 and before.intent not in ("extreme", *FOUND):
        text = _HOW_MUCH_OF_IT.sub(rf"and \1 of {before.items[0].code}", text)
    code = _found(before, history)
    if _WHICH_FAMILY.fullmatch(text):
        return which_family(text, index, code) or (OF_WHICH if before.intent in FOUND else text)
    if _ASKS_WHICH.search(text):
        return text
    of_it = _BARE_ASKING.match(text) and _IT.search(text)
    if not code and before.intent in FOUND and not before.families and of_it:
        return OF_WHICH
    if code and before.intent in FOUND and _WHEN_WAS.fullmatch(text) and len(before.periods) == 1:
        own = Reading(before.periods[0].first, before.periods[0].last, "range")
        return f"total output {spell(own, 'en')}" if text.isascii() else f"{spell(own, 'ko')} 전체 생산량"
    doubt = _of_it_or_all(text, before, history, index, today)
    if doubt:
        return doubt
    if not code or before.intent not in FOUND or read_codes(text, index) or _POINTS.search(text):
        return text
    if _LAST_DAY.fullmatch(text):
        return f"{text.strip(' ?.!')} of {code}" if text.isascii() else f"{code} {text.strip()}"
    lots = before.intent == "ranking" and not before.items and _LOTS_THEN.fullmatch(text)
    if lots and not _THAT_TIME.search(history[-1].question):
        return _which(text, code)
    if lots or _OF_THAT_TIME.fullmatch(text):
        if not text.isascii():
            return f"{text.strip(' ?.!')} 전체"
        return f"{text.strip(' ?.!')}, whole plant"
    if _is_figure_of_time(text, today):
        return _which(text, code)
    if text.isascii():
        return _IT.sub(
            lambda said: f"of {code}" if said["that"] else f"{said['verb'] or said['make']} {code}", text
        )
    amount = _AMOUNT.fullmatch(text)
    if _WHEN_MADE.fullmatch(text) and "언제" in text:
        return f"{code} {text.strip()}"
    return f"{code} {text.strip()}" if amount and _is_time(amount["when"], today) else text


def _of_it_or_all(
    text: str, before: Frame, history: Sequence[Exchange], index: ItemIndex, today: date
) -> Decline | None:
    """ "9월 로트 수는?" where lots were told of all, and of the item found since then only its pieces."""
    said = _LOTS.search(text) and not (_POINTS.search(text) or _OF_IT_OR_ALL.search(text))
    single = len(before.items) == 1 and before.measure != "lots" and before.intent not in FOUND
    if not (said and single and read_periods(text, today).expressions) or read_codes(text, index):
        return None
    asked = history[-1].question
    pointed = not (read_codes(asked, index) or read_names(asked, index) or read_names(text, index))
    earlier = [frame_of_results(one.results) for one in history[-BACK:-1] if one.results]
    of_all = any(one.intent == "count" and one.measure == "lots" and not one.items for one in earlier)
    return _which(text, before.items[0].code) if pointed and of_all else None


def _is_figure_of_time(text: str, today: date) -> bool:
    """Whether a figure of a period is asked for, and no item is named."""
    figure = _FIGURE.fullmatch(text)
    return figure is not None and bool(figure["then"] or _is_time(figure["ko"] or figure["en"], today))


def _which(text: str, code: str) -> Decline:
    """Asks back whether a figure is meant of the item that was found, or of all items."""
    bare = text.strip(" ?.!")
    english = (f"{bare} for {code}?", f"{bare} for all items?")
    both = english if text.isascii() else (f"{code} {bare}", f"전체 {bare}")
    return Decline("clarify", None, "unsure.item", suggestions=both)


def _is_time(text: str, today: date) -> bool:
    """Whether a text is one period and nothing else, or the time that was spoken of."""
    if _THAT_TIME.fullmatch(text.strip()):
        return True
    read = read_periods(text, today)
    return len(read.expressions) == 1 and not read.rest.strip(" 은는에엔")


def _found(before: Frame, history: Sequence[Exchange]) -> str:
    if before.families:
        return ""
    found = referents_of(before, history).item
    return found or (before.items[0].code if len(before.items) == 1 else "")


def which_family(text: str, index: ItemIndex, found: str = "") -> Decline | None:
    """What is told of the family of an item that is named, or that was found."""
    said = _WHICH_FAMILY.fullmatch(text)
    named = [one.item.code for one in read_codes(text, index) if one.item]
    code = named[0] if len(named) == 1 else found
    if said is None or not code:
        return None
    letters = "".join(takewhile(str.isalpha, code.upper()))
    return Decline("ok", None, "talk.family", {"code": code.upper(), "family": letters})
