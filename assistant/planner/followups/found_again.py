"""The same two steps again, of another end, time or place: "and in the worst one?", "9월은?", "2위는?"."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.model import Exchange
from assistant.planner.followups.amounts import is_placed
from assistant.planner.from_calls import frame_of, frame_of_results
from assistant.planner.periods import Expression, read_periods
from assistant.planner.reading.found_first import LENGTHS, Apart, Found, found_first
from assistant.planner.reading.numbers import ENGLISH
from assistant.planner.reading.ranks import ORDINALS

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


_PLACE = re.compile(
    r"(?:그럼|그러면|그리고)?\s*(?P<n>\d{1,2})\s*(?:위|등)(?P<noun>\s*(?:품목|제품))?(?:은|는|도)?(?:요)?[\s?.!]*|"
    r"(?:(?:and|so|then|ok|now|what about|how about|the)[\s,]+)*(?:in |of )?(?:'s )?"
    rf"(?:(?:number|no\.?|#) ?(?P<en>{'|'.join(ENGLISH)}|\d{{1,2}})|(?P<nth>{'|'.join(ORDINALS)})|runner-?up)"
    r"(?: (?P<en_noun>item|product|code|one))?(?: of| in)?[\s?.!]*",
    re.IGNORECASE,
)
"""The place of an item and no more, its period taken out."""


_ON = re.compile(r"(?:(?:and|so|then|what about|how about)[\s,]+)*(?:on|in)", re.IGNORECASE)
"""Before a day or a month, where nothing is asked of it."""


def found_again(text: str, history: Sequence[Exchange], unit: Found | None, today: date) -> Apart | None:
    """What is asked of another unit of time, where the last answer found one and told of it.

    Without anything of its own it is what was asked of that one.
    """
    if not history or unit is None:
        return None
    asked = history[-1].question
    before = found_first(asked) or found_again(asked, history[:-1], unit, today)
    if before is None:
        return None
    if unit == "item":
        return _in_another_place(text, before, history, today)
    if unit not in _NAMES.values():
        return None
    return _other_end(text, before, unit) or _other_stretch(text, before, unit, today)


def of_the_leader_there(apart: Apart, history: Sequence[Exchange]) -> tuple[Apart, Sequence[Exchange]]:
    """ "And on June's best day?" after who was first: who was first on the best day of everything."""
    frame = frame_of(history)
    of_all = frame is not None and is_placed(frame) and not (frame.items or frame.families or frame.least)
    if frame is None or not of_all or apart.behind or not _ON.fullmatch(apart.before):
        return apart, history
    while history and history[-1].results and is_placed(frame_of_results(history[-1].results)):
        history = history[:-1]
    place = "led" if (frame.place or 1) == 1 else f"was number {frame.place}"
    return apart._replace(before=f"which item {place} on", sure=True), history


def _in_another_place(text: str, before: Apart, history: Sequence[Exchange], today: date) -> Apart | None:
    """ "And last year's number two?" after what its first one made: the same of the second."""
    bare, when = _without_period(text, today)
    said = _PLACE.fullmatch(bare)
    if said is None:
        return None
    last = frame_of(history)
    of_time = last is None or last.intent in ("extreme", "ranking")
    if of_time and not (when or said["noun"] or said["en_noun"]):
        return None  # "2위는?" after the best month of an item: its second best
    own = when or _without_period(before.first, today)[1]
    word = (said["n"] or said["en"] or said["nth"] or "2").lower()
    place = int(word) if word.isdigit() else {**ENGLISH, **ORDINALS}[word]
    when_said = re.sub(r"^(?:in|of|for) ", "", own.text) if own else ""
    if text.isascii():
        first = f"{when_said}'s number {place} item?".removeprefix("'s ")
    else:
        first = f"{when_said} {place}위 품목?".strip()
    return before._replace(first=first, sure=True)


def _other_stretch(text: str, before: Apart, unit: Found, today: date) -> Apart | None:
    """The two steps within another stretch of time, which is longer than the unit that was found."""
    rest, when = _without_period(text, today)
    if when is None or not _is_longer(when, unit):
        return None
    return before._replace(first=text, sure=True) if _BARE.fullmatch(rest) else None


def _without_period(text: str, today: date) -> tuple[str, Expression | None]:
    """A text without the one period in it, and that; as it is where it names none or several."""
    times = read_periods(text, today).expressions
    if len(times) != 1:
        return text, None
    return f"{text[: times[0].start].rstrip()} {text[times[0].end :].lstrip()}".strip(), times[0]


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
