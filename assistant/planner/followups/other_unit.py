"""Another unit, or a longer stretch, of what was told: "no, the daily one", "stretch that back to July"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange, Language
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from tools.items import ItemIndex

_ONE = re.compile(
    r"(?:(?:no|and|sorry|actually|i meant?|rather|not that)[\s,]+)*(?:the )?"
    r"(?P<unit>daily|weekly|monthly|quarterly|yearly) (?:one|ones|version|figure|figures)[\s?.!]*",
    re.IGNORECASE,
)
_FURTHER_BACK = re.compile(
    r"(?:(?:and|ok|now|please|can you)[\s,]+)*(?:stretch|extend|widen|take|push|go) "
    r"(?:that |it |this )?back to (?P<en>[A-Za-z][\w ]{1,20}?)[\s?.!]*|"
    r"(?:그럼|그러면)?\s*(?:시작을|시작은|앞을|기간을)\s*(?P<ko>\S[^?]{1,12}?)(?:부터|까지)?\s*(?:로|으로)?\s*"
    r"(?:늘려|당겨|넓혀|늘리면|당기면|넓히면)\S*(?:\s*\S{1,4})?[\s?.!]*",
    re.IGNORECASE,
)


def in_another_unit(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "The daily one" after a mean is the mean of a day, after a course the one by day: no item."""
    said = _ONE.fullmatch(text)
    if said is None or before.intent not in ("average", "trend"):
        return None
    return f"{said['unit']} average?" if before.intent == "average" else f"{said['unit']}?"


def from_further_back(
    text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex
) -> str | None:
    """ "Stretch that back to July" after September and October: from July to the same end."""
    said = _FURTHER_BACK.fullmatch(text) if len(before.periods) == 1 else None
    if said is None:
        return None
    language: Language = "en" if said["en"] else "ko"
    end = spell(Reading(before.periods[0].last, before.periods[0].last, "day"), language)
    return f"and from {said['en']} to {end}?" if language == "en" else f"{said['ko']}부터 {end}까지는?"
