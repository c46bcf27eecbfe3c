""" "The second?", "두 번째는?" after the first of a ranking: the next place of what was looked for."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.followups.references import NAMES, THAT, dated
from assistant.planner.frame import Frame
from assistant.planner.periods.spans import unit_span
from assistant.planner.reading.numbers import NATIVE
from assistant.planner.reading.ranks import ORDINALS
from tools.items import ItemIndex

_ENGLISH = re.compile(
    r"(?:(?:and|ok|okay|so|then|now|what about|how about|which (?:was|is|came|comes)|"
    r"(?:what|who)(?:'s| is| was)|in|at)[\s,]+)*"
    rf"(?:the )?(?:(?P<n>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)})|runner[- ]?up)"
    r"(?P<of> (?:place|one|item|product|best|spot))?(?: (?:then|please|pls))?[\s?.!]*",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    rf"(?:그럼|그러면|그리고)?\s*(?P<by>로트\s*수?\s*)?"
    rf"(?P<n>\d{{1,2}}|{'|'.join(sorted(NATIVE, key=len, reverse=True))})"
    r"(?:\s?(?:위|등|번째|째))(?:로|으로)?(?:는|은|도|꺼|거|건|것)*(?:\s*(?:얼마|언제|몇\s*개|뭐|어디)\S*)?(?:요|이요)?[\s?.!]*"
)
_OF_THAT_TIME = re.compile(
    r"(?:그럼|그러면|그래서)?\s*(?:그\s*(?:때|당시|날|달|주|분기|해)(?:에|의)?\s*)?(?P<n>\d{1,2})\s?(?:위|등)"
    r"(?:\s*(?:품목|제품))?(?:[은는이가]|이었|였)?\s*(?:(?:뭐|머|무엇|누구|어떤|어느)\S*(?:\s*(?:품목|제품)\S*)?)?(?:요)?[\s?.!]*|"
    r"(?:and |so )?(?:who|which item|what item|what)(?:'s| is| was| came| led)? (?:in )?"
    r"(?P<first>first|number one|no\.? ?1|#1)(?: (?:then|that (?:day|month|week|quarter|year)))?[\s?.!]*",
    re.IGNORECASE,
)
"""Who led, after the total of a period."""
OF_ITEMS = (" item", " product")
"""What has a place among items, not among days or lots."""


_PLACE_ALONE = re.compile(
    r"(?:그럼|그러면|그리고)?\s*(?:\d{1,2}\s*(?:위|등)|꼴찌|꼴등)(?:\s*(?:품목|제품))?(?:은|는|이|가)?(?:\s*(?:뭐|누구)\S*)?(?:요)?[\s?.!]*|"
    r"(?:(?:and|so|who|what|which item|was|is|came|the)[\s,]+)*(?:number \w+|second|third|fourth|fifth|last|"
    r"runner-?up)(?: (?:item|one|place))?[\s?.!]*",
    re.IGNORECASE,
)
"""A place of a list, and nothing more."""


def in_its_time(text: str, before: Frame) -> str:
    """ "그날 2위는?" after who led on one day: the next place of that list; "그 달 2위는?" of that month."""
    own = before.periods[0] if before.intent == "ranking" and len(before.periods) == 1 else None
    said = THAT.search(text) if own else None
    if own is None or said is None:
        return text
    rest = f"{text[: said.start()].rstrip()} {text[said.end() :].lstrip()}".strip(" 에의")
    if not _PLACE_ALONE.fullmatch(rest):
        return text
    unit = NAMES[next(one for one in said.groups() if one).lower()]
    if unit_span(unit, own.first) == (own.first, own.last):
        return rest
    return THAT.sub(dated(own, "en" if text.isascii() else "ko"), text)


def _in_that(text: str, before: Frame) -> str | None:
    """The dates of the longer unit that is named, "그 달" after a week; nothing where it is what was told."""
    said = THAT.search(text)
    own = before.periods[0] if len(before.periods) == 1 else None
    if said is None or own is None:
        return ""
    unit = NAMES[next(one for one in said.groups() if one).lower()]
    if unit_span(unit, own.first) == (own.first, own.last):
        return ""
    put = dated(own, "en" if text.isascii() else "ko")(said)
    return None if put == said[0] else f" {put} "


def next_place(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """The place by its number: of the ranking, or of the days, weeks, months or lots that were looked for."""
    led = _OF_THAT_TIME.fullmatch(text)
    counted = before.intent == "count" and before.measure in ("lots", "records")
    of_all = not (before.items or before.families or before.without)
    when = _in_that(text, before)
    if led and of_all and when is not None and (before.intent == "total" or counted):
        by = ("생산량 ", " by output") if counted else ("", "")
        ranked = f"{by[0]}{led['n']}위 품목은?" if led["n"] else f"which item was number 1{by[1]}{when}?"
        return f"{when}{ranked}".strip() if led["n"] else ranked
    english, korean = _ENGLISH.fullmatch(text), _KOREAN.fullmatch(text)
    said = english or korean
    if said is None or before.intent not in ("ranking", "extreme"):
        return None
    if korean and korean["by"] and before.measure != "lots":
        return None
    word, of = said["n"] or "second", english["of"] if english else None
    if word[0].isdigit() and english and not of and all(one.days == 1 for one in before.periods):
        return None  # "what about the 10th?" after the 5th
    place = _value(word)
    if before.intent == "ranking" and english:
        below = before.least and not before.families
        return f"{place} from the bottom?" if below else f"number {place}?"
    if before.intent == "ranking":
        return f"{place}위는?"
    if of in OF_ITEMS:
        return None
    if before.both or place < 1:
        return None
    if english:
        return f"{place}th {'lowest' if before.least else 'highest'} {before.grain or 'day'}?"
    return f"{place}번째로 {'적은' if before.least else '많은'} 건?"


def _value(said: str) -> int:
    digits = re.match(r"\d+", said)
    return int(digits[0]) if digits else {**NATIVE, **ORDINALS}[said.lower()]
