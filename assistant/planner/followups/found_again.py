"""The same two steps again, of the other end or of another time: "and in the worst one?", "그럼 9월은?"."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.model import Exchange
from assistant.planner.periods import Expression, read_periods
from assistant.planner.reading.found_first import LENGTHS, Apart, Found, found_first

_END = r"(?:best|worst|busiest|slowest|highest|lowest|biggest|largest|smallest|strongest|weakest|poorest)"
_ENGLISH = re.compile(
    r"(?:(?:and|so|then|ok|now|what about|how about)[\s,]+)*"
    rf"(?:(?P<rest>\S.*?)\s)??(?:(?:in|on|of|for|during) )?the (?P<end>{_END})"
    r"(?: (?P<unit>one|day|week|month|quarter|year))?[\s?.!]*",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    r"(?:그럼|그러면|그리고)?\s*(?P<first>(?:(?:제일|가장|젤)\s*(?:많|적|높|낮|좋|부진|저조)[가-힣]*|"
    r"(?:최고|최저|최대|최소)(?:였던|이었던)?)\s*(?:만든\s*)?(?P<unit>날|생산일|일|주|달|월|분기|해))"
    r"(?:에는|에서는|은|는|에서|엔|도)?(?:요)?[\s?.!]*"
)
_NAMES: dict[str, Found] = {
    **{"날": "day", "생산일": "day", "일": "day", "주": "week", "달": "month", "월": "month"},
    **{"분기": "quarter", "해": "year"},
    **{"day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year"},
}
_UNIT = re.compile(r"^\D*?(날|생산일|일|주|달|월|분기|해|day|week|month|quarter|year)\?$", re.IGNORECASE)
"""At the end of the first part, in which no period is named."""
_BARE_LIST = re.compile(r"(?P<list>(?:상위|하위)\s*\d+\s*개)(?!\s*(?:품목|제품|로트|날))")
_ITEMS = re.compile(r"품목|제품")


_BARE = re.compile(
    r"(?:그럼|그러면|그리고)?\s*(?:에는|에서는|엔|은|는|도)?(?:요)?[\s?.!]*|"
    r"(?:(?:and|so|then|ok|now|what about|how about|(?:the )?same|for|in|during|of)[\s,]*)*[\s?.!]*",
    re.IGNORECASE,
)
"""All that is said beside the other time."""


def found_again(text: str, history: Sequence[Exchange], unit: Found | None, today: date) -> Apart | None:
    """What is asked of another unit of time, where the last answer found one and told of it.

    Without anything of its own it is what was asked of that one.
    """
    if not history or unit is None or unit not in _NAMES.values():
        return None
    asked = history[-1].question
    before = found_first(asked) or found_again(asked, history[:-1], unit, today)
    if before is None:
        return None
    return _other_end(text, before, unit) or _other_stretch(text, before, unit, today)


def _other_stretch(text: str, before: Apart, unit: Found, today: date) -> Apart | None:
    """The two steps within another stretch of time, which is longer than the unit that was found."""
    read = read_periods(text, today).expressions
    if len(read) != 1 or not _is_longer(read[0], unit):
        return None
    rest = f"{text[: read[0].start]} {text[read[0].end :]}".strip()
    return before._replace(first=text, sure=True) if _BARE.fullmatch(rest) else None


def _is_longer(one: Expression, unit: Found) -> bool:
    grain = one.shift.unit if one.shift else one.periods[0].grain if len(one.periods) == 1 else "day"
    return grain in LENGTHS and unit in LENGTHS and LENGTHS.index(grain) > LENGTHS.index(unit)


def _other_end(text: str, before: Apart, unit: Found) -> Apart | None:
    said = _ENGLISH.fullmatch(text.strip()) if text.isascii() else None
    if said and (said["unit"] or "one").lower() in ("one", unit):
        own = f"{said['rest']} in" if said["rest"] else ""
        same = (own, "") if own else (before.before, before.behind)
        return Apart(f"the {said['end']} {unit}?", *same, sure=True)
    korean = _KOREAN.fullmatch(text.strip())
    if korean and _NAMES[korean["unit"]] == unit:
        return Apart(f"{korean['first']}은?", before.before, before.behind, sure=True, korean=True)
    more = found_first(text)
    named = _UNIT.search(more.first) if more else None
    if more is None or more.before or named is None or _NAMES[named[1].lower()] != unit:
        return None
    of_items = _ITEMS.search(f"{before.before} {before.behind}")
    behind = _BARE_LIST.sub(r"\g<list> 품목", more.behind) if of_items else more.behind
    return more._replace(behind=behind, sure=True)
