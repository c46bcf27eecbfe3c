"""Sums that take in what was told before: "PT0003까지 해서 합계는?", "total of those three?"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.followups.carry import last_frames
from assistant.planner.followups.referents import rows_of
from assistant.planner.found import unit_of
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.reading.mentions import read_codes, read_names
from assistant.planner.reading.numbers import ALONE, ENGLISH, NATIVE, number_of
from tools.items import ItemIndex

MOST_TOLD = 9
"""Answers that a sum may take in."""
_COUNT = rf"\d{{1,2}}|{'|'.join(sorted({*ALONE, *NATIVE}, key=len, reverse=True))}"
_UP_TO = re.compile(
    r"(?P<name>.+?)까지\s*(?:다|모두|전부)?\s*(?:해서|합쳐서?|합치면|합하면|더해서?|더하면|포함해서?|포함하면)"
    rf"\s*(?:(?:총|모두|다|전부|(?:{_COUNT})\s*(?:개|품목)?)\s*)*"
    r"(?:(?:합계|합|총합|합치면|더하면|얼마|몇\s*개)\S*(?:\s*\S{1,5})?)?[\s?.!]*"
)
_ENGLISH_UP_TO = re.compile(
    r"(?:and |now )?(?:with|plus|adding|including) (?P<name>.+?)(?: (?:too|as well))?,? "
    rf"(?:(?:all )?(?:{'|'.join(ENGLISH)}) |all of them )?"
    r"(?:together|combined|in total|added up|summed)[\s?.!]*",
    re.IGNORECASE,
)
_OF_THE_COURSE = re.compile(
    rf"(?:(?:and|so|the|what's|what is)[\s,]+)*(?:total|sum) (?:of|for|over) (?:those|these|the|all) "
    rf"(?P<en>{'|'.join(ENGLISH)}|\d{{1,2}})(?: (?:days|weeks|months|quarters|years))?(?: together)?[\s?.!]*|"
    rf"(?:그|이)?\s*(?P<ko>{_COUNT})\s*(?:달|개월|주|분기|해|날|일|개)?(?:을|를|은|는)?\s*(?:다|모두|전부)?\s*"
    r"(?:합계|합|총합|합치|합하|더하)\S*(?:\s*(?:얼마|몇\s*개)\S*)?[\s?.!]*",
    re.IGNORECASE,
)
_EDGE_OF_COURSE = re.compile(
    rf"(?:(?:and|so|the|what's|what is)[\s,]+)*(?:total|sum) (?:of|for|over) (?:the )?(?P<side>first|last) "
    rf"(?P<en>{'|'.join(ENGLISH)}|\d{{1,2}})(?: (?:days|weeks|months|quarters|years))?[\s?.!]*|"
    rf"(?P<ko_side>처음|첫|앞|앞의|초반|마지막|끝|끝의)\s*(?P<ko>{_COUNT})\s*(?:달|개월|주|분기|해)(?:만|을|를|은|는)?\s*"
    r"(?:합계|합|총합|합치|합하|더하)\S*(?:\s*(?:얼마|몇\s*개)\S*)?[\s?.!]*",
    re.IGNORECASE,
)
"""The first or last so many of a course."""


def up_to_this(text: str, before: Frame, history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """ "BW0023까지 합치면?" after BW0021 and BW0022 one by one: the sum of all of them."""
    said = _UP_TO.fullmatch(text) or _ENGLISH_UP_TO.fullmatch(text)
    named = [*read_names(said["name"], index), *read_codes(said["name"], index)] if said else []
    if said is None or len(named) != 1 or named[0].item is None or before.intent != "total":
        return None
    chain: list[str] = []
    for frame in reversed(last_frames(history, MOST_TOLD)):
        alike = frame.intent == "total" and frame.periods == before.periods and not frame.families
        if not (alike and frame.items):
            break
        chain = [item.code for item in frame.items if item.code not in chain] + chain
    codes = ", ".join(dict.fromkeys((*chain, named[0].item.code)))
    return f"sum of {codes}" if text.isascii() else f"{codes} 합계는?"


def sum_of_course(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "Total of those three?" after three months of a course: the total of its period."""
    said = _OF_THE_COURSE.fullmatch(text) if before.intent == "trend" and len(before.periods) == 1 else None
    if said is None or (len(before.items) > 1 and not before.summed):
        return None
    count = number_of(said["en"] or said["ko"])
    if count != len(rows_of(history)):
        return None
    return "and the total?" if said["en"] else "합계는?"


def sum_of_edge(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "Sum of the first three months" of a course: the total of that stretch."""
    said = _EDGE_OF_COURSE.fullmatch(text) if before.intent == "trend" and len(before.periods) == 1 else None
    if said is None:
        return None
    count = number_of(said["en"] or said["ko"])
    units = [unit for row in rows_of(history) if (unit := unit_of(row))]
    if not 1 < count <= len(units):
        return None
    last = (said["side"] or said["ko_side"]).lower() in ("last", "마지막", "끝", "끝의")
    chosen = units[-count:] if last else units[:count]
    stretch = Reading(chosen[0].first, chosen[-1].last, "range")
    return f"and in {spell(stretch, 'en')} in total?" if said["en"] else f"{spell(stretch, 'ko')} 합계는?"
