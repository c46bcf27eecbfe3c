"""Items or families that were told, spoken of together: "두 품목 각각", "both items in May", "둘 차이"."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.followups.answers import answers_of
from assistant.planner.followups.subjects_told import told_one_by_one
from assistant.planner.followups.those import shown_codes
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of
from assistant.planner.periods import read_periods
from assistant.planner.reading.numbers import ENGLISH, NATIVE

_THOSE = re.compile(
    r"(?<![가-힣])(?<!상위 )(?<!하위 )(?:(?:그|이|저|위|앞|방금)의?\s*)?(?P<ko>두|세|네)\s*(?:개\s*)?"
    r"(?:품목|제품)(?!군|별)(?:을|를|이|은|는|의|도)?(?:\s*(?:다|모두))?(?=\s|[?.!]|$)|"
    r"\b(?:both|the two|those two|these two|all (?P<en>three|four)|(?:the|those|these) (?P<of>three|four))"
    r"(?: (?:of )?(?:the |those |these )?(?:items|products|codes|skus))\b",
    re.IGNORECASE,
)
"""So many items, which no order is asked of."""
_THE_TWO = re.compile(
    r"(?<![가-힣\d])(?:그|이)?\s*(?:두|둘)\s*(?:(?:개|쪽|가지|제품군|계열)(?:끼리)?)?(?:의|은|는|이|가)?\s*"
    r"(?=(?:생산량\s*|합계\s*)?(?:차이|격차|비교))|"
    r"\b(?:the|those|these) two(?: (?:families|family|groups|ones))?(?! \w+s\b)",
    re.IGNORECASE,
)
"""The two that were told beside each other, whatever they are, held against each other."""
_CHOSEN = re.compile(
    r"제일|가장|젤|상위|하위|순위|많이|적게|\d\s*(?:위|등)|[A-Z]{2}\d|"
    r"\b(?:top|bottom|best|worst|most|least|biggest|smallest|highest|lowest|which)\b",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"(?<![가-힣])각각(?![가-힣])|(?<=\bof )each\b(?: of (?:them|those|these))?", re.IGNORECASE
)
_NAMED = re.compile(r"제품군|계열|(?<![A-Za-z])[A-Z]{2}(?![a-z])|\b(?:famil(?:y|ies)|by)\b|별")
PAIR, MOST = 2, 10


def with_those_items(text: str, history: Sequence[Exchange], today: date) -> str | Decline:
    """The question of another period with their codes; asked back where it is not so many that were told."""
    said, before = _THOSE.search(text), frame_of(history)
    times = read_periods(text, today).expressions
    if before is None or _CHOSEN.search(text) or not times:
        return text
    if said is None and len(times) == 1 and before.intent == "ranking":
        return _with_each(text, shown_codes(before, history))
    if said is None:
        return _with_the_two(text, before) if len(times) == 1 else text
    word = said["ko"] or said["en"] or said["of"]
    count = PAIR if word is None else {**NATIVE, **ENGLISH}[word.lower()]
    shown = shown_codes(before, history)
    told = shown if len(shown) == count else told_one_by_one(answers_of(history), count)
    if not told:
        return Decline("clarify", None, "unknown.both")
    codes = ", ".join(told)
    return f"{text[: said.start()]}{codes} {text[said.end() :].lstrip()}"


def _with_each(text: str, codes: Sequence[str]) -> str:
    """ "9월 각각 몇 개?", "output of each in September" after a list of items: of those."""
    said = _EACH.search(text) if not _NAMED.search(text) else None
    if said is None or not PAIR <= len(codes) <= MOST:
        return text
    return f"{text[: said.start()]}{', '.join(codes)} {said[0]}{text[said.end() :]}"


def _with_the_two(text: str, before: Frame) -> str:
    """ "작년 둘 차이는?" after two items or families beside each other: of these."""
    said = _THE_TWO.search(text)
    beside = () if before.as_one else before.items
    names = [one.name for one in before.families] or [one.code for one in beside]
    if said is None or len(names) != PAIR or before.intent == "ranking":
        return text
    joined = " and ".join(names) if text.isascii() else "와 ".join(names)
    return f"{text[: said.start()]}{joined} {text[said.end() :].lstrip()}"
