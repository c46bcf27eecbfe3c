"""Deeper into the day, month or quarter that was found: "its best day", "how much of it was BW?"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.figures import letters_of
from assistant.planner.found import found_period
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.reading.numbers import ENGLISH
from tools.items import ItemIndex

_LEAD = r"(?:(?:and|so|then|ok|okay|now|what about|how about|what was|which was|what's)[\s,]+)*"
_ENDS = (
    r"(?:best|worst|highest|lowest|peak|top|strongest|weakest|busiest|slowest|biggest|largest|smallest|"
    r"(?:most|least)(?: produced| made)?)"
)
_EDGE = rf"(?:(?:(?:{'|'.join(ENGLISH)}|second|third|\d{{1,2}}) )?{_ENDS})"
_ITS = re.compile(rf"{_LEAD}its (?P<rest>{_EDGE}\b[^,]*?)[\s?.!]*", re.IGNORECASE)
_ITS_END = re.compile(rf"{_LEAD}its (?P<end>{_ENDS})(?: one)?[\s?.!]*", re.IGNORECASE)
_LEADS_THEN = re.compile(
    r"(?:그럼|그러면)?\s*그\s*(?:날|주|달|분기|해)(?:에|에는|의|엔)?\s*(?:제일\s*많이\s*(?:만든|나온)|\d\s*(?:위|등))\s*(?:품목|제품)?"
    r"(?:은|는|이)?(?:\s*(?:뭐|뭔|무엇|어떤)\S*)?(?:요)?[\s?.!]*",
    re.IGNORECASE,
)
"""What led in the time that was found, and no more."""
_IN_IT = re.compile(
    rf"{_LEAD}(?:the )?(?P<rest>{_EDGE} (?:day|week|month|quarter|item|product|lot|family)s?) "
    r"(?:in|of|within|inside) (?:it|that|there)[\s?.!]*",
    re.IGNORECASE,
)
_OF_IT = re.compile(
    rf"{_LEAD}(?:how much|what (?:share|percent|percentage|part|portion)|how many) of (?:it|that|this) "
    r"(?:was|were|is|came from|went to) (?P<rest>[^,]+?)[\s?.!]*|"
    rf"{_LEAD}of (?:which|that),? (?P<part>[A-Z]{{2,4}}(?:\d{{4}})?)[\s?.!]*",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    r"(?:그럼|그러면)?\s*(?:그\s*중(?:에서?|에)?|거기서|그\s*안에서)\s*"
    r"(?P<rest>(?:제일|가장|최고|최대|최저|최소)\s*(?:많|적|높|낮)?\S*\s*(?:날|주|달|분기|요일)\S*)"
)


def other_end_of_it(text: str, before: Frame) -> str:
    """ "And its worst?" after the best month of an item: the worst of the same, not a day in that month."""
    said = _ITS_END.fullmatch(text.strip()) if before.intent == "extreme" and not before.both else None
    return f"and the {said['end']}?" if said else text


def in_its_family(text: str, before: Frame) -> str:
    """ "그날 1위 품목은?" after the best day of HS: the first of its items."""
    letters = letters_of(before.items) if before.intent == "extreme" and before.as_one else ""
    if not letters or not _LEADS_THEN.fullmatch(text.strip()):
        return text
    return f"{letters} {text.strip()}"


_OWN_TIME = re.compile(r"\b20\d\d\b|\b(?:last|this) year\b|\bever\b|\ball[- ]time\b", re.IGNORECASE)
"""A time that what was found does not lie in: "its worst month in 2025" is of the item."""


def of_what_is_in_it(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """The question of the unit of time that was found, in full."""
    if before.intent != "extreme" or before.grain == "lot":
        return None
    edge = _ITS.fullmatch(text) or _IN_IT.fullmatch(text)
    share, korean = _OF_IT.fullmatch(text), _KOREAN.fullmatch(text)
    found = found_period(history) if edge or share or korean else None
    if found is None:
        return None
    reading = Reading(found.first, found.last, "range")
    codes = " ".join(item.code for item in before.items) if len(before.items) == 1 else ""
    if korean:
        return f"{spell(reading, 'ko')} {codes} {korean['rest']}"
    when = spell(reading, "en")
    if edge and _OWN_TIME.search(edge["rest"]):
        return f"{edge['rest']} of {codes}" if codes else edge["rest"]
    if share:
        return f"share of {share['rest'] or share['part']} in {when}"
    return f"{edge['rest']} {f'of {codes} ' if codes else ''}in {when}" if edge else None
