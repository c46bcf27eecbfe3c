"""Whole families added to what was told, or all but those that were: "HS까지 하면?", "나머지는?"."""

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.model import Exchange
from assistant.planner.followups.answers import Answer, answers_of
from assistant.planner.frame import Frame
from assistant.planner.reading.by_family import families_in
from tools.items import ItemIndex

PAIR = 2
HELD = ("total", "produced", "share")
_LETTERS = r"[A-Z]{2,4}(?:\s*(?:,|and|&|와|과|이?랑|하고)\s*[A-Z]{2,4})*"
_FAMILY = r"\s*(?:제품\s*군|품목\s*군|계열|군|품목|제품)?"
_ADDED = re.compile(
    rf"(?:그럼|그러면|거기에다?|여기에다?|그것에|이것에)?\s*(?P<ko>{_LETTERS}){_FAMILY}\s*"
    r"(?:까지|도|를|을)?\s*(?:다\s*|같이\s*|함께\s*)?"
    r"(?:하면|해서|합치면|합하면|더하면|합쳐서|합해서|더해서|추가하면|추가해\S*|넣으면|포함하면|포함해서|포함|추가)"
    r"(?:은|는|요)*"
    r"(?:\s*(?:얼마|몇|총)\S*(?:\s*\S{1,4})?)?[\s?.!]*|"
    r"(?:(?:and|now|ok|so|if we|what if we)[\s,]+)*"
    r"(?:add|adding|plus|include|including|together with|with)(?: in)?"
    rf"(?: the)? (?P<en>{_LETTERS})(?: (?:family|items))?"
    r"(?: (?:too|as well|added|included|to that|to it|in))*[\s?.!]*"
)
_REST = re.compile(
    r"(?:그럼|그러면|그)?\s*(?:나머지|그\s*외|그\s*밖|나머지\s*제품군)(?:은|는|의|요)*"
    r"(?:\s*(?:비중|몇|얼마)\S*(?:\s*\S{1,4})?)?[\s?.!]*|"
    r"(?:(?:and|so|what about|how about)[\s,]+)*(?:the |all the )?"
    r"(?:rest|remainder|remaining|others?)[\s?.!]*",
    re.IGNORECASE,
)
""" "The rest" and nothing else."""


def family_added(text: str, before: Frame, _history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """ "HS까지 하면?" after BW and CT as one: the three as one, or their share."""
    said = _ADDED.fullmatch(text) if before.as_one and before.intent in HELD else None
    held = _letters(before, index) if said and not (before.families or before.within) else []
    more = re.findall(r"[A-Z]{2,4}", (said["ko"] or said["en"])) if said else []
    known = families_in(index)
    if not held or not more or not {*more} <= {*known} or {*more} & {*held}:
        return None
    named = ", ".join((*held, *more))
    if text.isascii():
        return f"share of {named} combined" if before.intent == "share" else f"{named} together"
    return f"{named} 합쳐서 비중은?" if before.intent == "share" else f"{named} 품목 다 합친 생산량은?"


def rest_of_told(text: str, before: Frame, history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """ "나머지는?" after BW and then CT: all but both."""
    if before.families or before.intent not in HELD or not _REST.fullmatch(text):
        return None
    alike = takewhile(lambda one: _alike(one, before), answers_of(history))
    told = [_told(one, index) for one in alike]
    named = list(dict.fromkeys(name for names in reversed(told) for name in names))
    if len(told) < PAIR or not all(told) or len(named) < PAIR:
        return None
    if text.isascii():
        return f"{'share' if before.intent == 'share' else 'production'} without {', '.join(named)}"
    return f"{', '.join(named)} 빼고 {'비중은?' if before.intent == 'share' else '나머지 생산량은?'}"


def _alike(answer: Answer, before: Frame) -> bool:
    """Whether an answer told the same figure of some items in the same period."""
    frame = answer.frame
    same = frame.intent == before.intent and frame.periods == before.periods
    return same and bool(frame.items) and frame.weekdays == before.weekdays and not frame.within


def _told(answer: Answer, index: ItemIndex) -> list[str]:
    items = answer.frame.items
    return [items[0].code] if len(items) == 1 else _letters(answer.frame, index)


def _letters(frame: Frame, index: ItemIndex) -> list[str]:
    """The letters of the families that the items of a frame are, none where they are only some of one."""
    codes = {item.code for item in frame.items}
    known = {name: {one.code for one in items} for name, items in families_in(index).items()}
    whole = [(name, own) for name, own in known.items() if codes >= own]
    return [name for name, _ in whole] if codes == {code for _, own in whole for code in own} else []
