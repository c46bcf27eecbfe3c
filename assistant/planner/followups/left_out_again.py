"""What an item is left out of, the last answer about it alone or one before, and what is put back."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.figures import letters_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of, frame_of_results
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.reading.mentions import read_codes, read_names
from tools.items import ItemIndex

BACK = 3
"""Answers that are looked back at for one that left something out."""
_LEFT_OUT = re.compile(
    r"빼(?:고|면|줘|서)|뺀|제외|\b(?:leav(?:e|ing) out|without|except|excluding|minus)\b", re.IGNORECASE
)

_PUT_BACK = re.compile(
    r"(?P<ko>[^\s,.?!][^,.?!]{0,24}?)(?:은|는|을|를|도|만)?\s*(?:다시|도로)\s*(?:집어\s*)?(?:넣|포함하|포함해|합치|더하)[가-힣]*[\s,]*|"
    r"\b(?:put|add|bring|take|include)(?:ting|ing)? (?P<en>[^,.?!]{2,24}?) (?:back(?: in)?|again)"
    r"(?:,? (?:and|but|then|now))*[\s,]*",
    re.IGNORECASE,
)
"""What had been left out, and is no longer."""
_OF_ALL = re.compile(
    r"전체|전\s*품목|모든\s*품목|\b(?:all|across all|overall|every) (?:the )?items?\b", re.IGNORECASE
)
"""What is asked then is of everything."""
_NOUNS = re.compile(
    r"\b(?:the|family|items?|products?|series)\b|품목|제품군|제품|계열|시리즈|[은는을를도]$", re.IGNORECASE
)
_IDLE = re.compile(
    r"(?:그럼|얼마\S*|합계\S*|몇\s*개\S*|주세요|알려\S*|and|then|what|how much|is it|now|[\s?.!,])*",
    re.IGNORECASE,
)


def with_put_back(text: str, history: Sequence[Exchange], index: ItemIndex) -> str:
    """The question without what is put back: all items again, or all but what it leaves out now."""
    said = _PUT_BACK.search(text)
    before = _last_without(history) if said else None
    out = {item.code for item in before.without} if before else set()
    if said is None or not out:
        return text
    back, rest = (
        _items_of(said["ko"] or said["en"], index),
        f"{text[: said.start()]}{text[said.end() :]}".strip(),
    )
    if back != out:
        return text
    if _IDLE.fullmatch(rest) and before and before.intent == "total" and len(before.periods) == 1:
        period = Reading(before.periods[0].first, before.periods[0].last, "range")
        return (
            f"{spell(period, 'ko')} 전체 생산량"
            if said["ko"]
            else f"total production in {spell(period, 'en')}"
        )
    return rest if _LEFT_OUT.search(rest) or _OF_ALL.search(rest) else text


def _last_without(history: Sequence[Exchange]) -> Frame | None:
    """The last answer that left something out, or the last one."""
    frames = [frame_of_results(one.results) for one in reversed(history) if one.results][:BACK]
    return next((one for one in frames if one.without), frames[0] if frames else None)


def _items_of(said: str, index: ItemIndex) -> set[str]:
    """The codes of the items that are named, by their letters too; none where more than items is named."""
    named, first = [*read_codes(said, index), *read_names(said, index)], _NOUNS.sub(" ", said).split()
    letters = first[0].upper() if first else ""
    family = {entry.code for entry in index.entries if letters_of((entry.item,)) == letters}
    for text in (one.text for one in named):
        said = said.replace(text, " ")
    more = _NOUNS.sub(" ", said.upper().replace(letters, " ", 1) if family else said).strip()
    own = {item.code for one in named for item in (one.hits or ((one.item,) if one.item else ()))}
    return set() if more else family or own


def from_what_holds(text: str, history: Sequence[Exchange], index: ItemIndex) -> Sequence[Exchange]:
    """The talk up to the last answer about several items as one, of which the item left out is one."""
    before = frame_of(history) if _LEFT_OUT.search(text) else None
    said = {one.item.code for one in read_codes(text, index) if one.item}
    if before is None or len(said) != 1 or {item.code for item in before.items} != said:
        return history
    for place in range(len(history) - 2, -1, -1):
        frame = frame_of_results(history[place].results) if history[place].results else None
        if frame and frame.as_one and said < {item.code for item in frame.items}:
            return history[: place + 1]
    return history
