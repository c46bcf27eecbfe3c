"""A unit of time without its name, after an answer: "total for the week", "한 달 합계는?", "whole month?"."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from assistant.model import Exchange, Language
from assistant.planner.found import found_period
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import read_periods, spell
from assistant.planner.periods.spans import Span, unit_span
from assistant.planner.reading.mentions import read_codes
from assistant.planner.reading.numbers import ENGLISH, number_of
from tools.items import ItemIndex

WEEK = 7
FINDS = ("extreme", "span")
"""Intents that find a day or a longer unit of time within a period."""
_KOREAN: Mapping[str, str] = {
    "주": "week",
    "달": "month",
    "월": "month",
    "분기": "quarter",
    "반기": "half",
    "반년": "half",
    "해": "year",
    "연": "year",
}
_UNIT = r"(?:week|month|quarter|half|year)"
_ENDS = r"(?=(?:,?\s(?:again|please|then|too|now|as well))*[\s?.!,]*$)"
_ENGLISH = re.compile(
    rf"\b(?:for |in |over |of |during |across )?(?:the |that )*(?:whole|entire|full|that(?= half)) "
    rf"(?P<whole>{_UNIT})(?:[\s-]year)?{_ENDS}|"
    rf"\b(?:for|in|over|of|during|across) the (?P<of>{_UNIT}){_ENDS}|"
    r"(?:^|(?<=and )|(?<=so ))(?:the )?(?:whole |entire |full )?"
    rf"(?P<its>{_UNIT})(?:'s)? (?=(?:total|sum|overall)\b)",
    re.IGNORECASE,
)
_KOREAN_UNIT = re.compile(
    r"(?<![가-힣\d])(?:그럼|그러면|그)?\s*(?P<whole>반기\s*전체|반년\s*(?:전체|치))(?:로|은|는|요|는요)*(?=[\s?.!]*$)|"
    r"(?<![가-힣\d])(?:(?:그럼|그러면)\s*)?(?:한\s?)?(?P<its>주|달|월|분기|반기|해|연)(?:간|치|동안|\s?전체|\s?통틀어)*"
    r"(?:은|는|의)?\s*(?:총\s?)?(?=합|총|전체\s?(?:합|생산|수량))",
)
"""All of the unit of time that was spoken of, or that this lies in."""


_FIGURE = re.compile(
    r"합|총|평균|로트|생산|얼마|몇|품목|\b(?:total|sum|average|mean|lots?|records|how m\w+|items?|output)\b",
    re.IGNORECASE,
)
_SO_MANY = re.compile(
    r"\b(?:of |for |in |over |during )?(?:all (?:of )?)?(?:those|these|the) "
    rf"(?P<en>\d{{1,2}}|{'|'.join(ENGLISH)}) (?P<unit>days|weeks)\b|"
    r"(?<![가-힣])(?:그|이|해당)\s?(?P<ko>\d{1,2}|[가-힣]{1,3})\s?(?P<kunit>일|주)(?:간|동안|치|의)?(?=\s)",
    re.IGNORECASE,
)
"""All of so many days, as long as what a day was found in."""


_THAT_LONGER = re.compile(
    r"\b(?:(?:in|for|during|over) )?that (?:whole |entire )?(?P<unit>week|month|quarter)\b", re.IGNORECASE
)
_CHANGES = re.compile(
    r"늘어|늘었|줄어|줄었|증가|감소|증감|성장|\b(?:grow|grew|growth|up|down|rose|fell)\b", re.IGNORECASE
)
"""What changed is held between two, and is no figure of one unit of time."""


def whole_of_so_many(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "The total of those 7 days", "그 7일 합계" after the best of them: all of the period, and no date."""
    said = _SO_MANY.search(text) if before.intent in FINDS and len(before.periods) == 1 else None
    if said is None:
        return None
    count = number_of(said["en"] or said["ko"])
    rest = f"{text[: said.start()].strip(' ,')} {text[said.end() :].strip(' ,')}".strip(" ?.!")
    period = before.periods[0]
    other = read_periods(rest, date.max).expressions or not _FIGURE.search(
        rest
    )  # "all seven days of last week"
    days = WEEK if (said["unit"] or said["kunit"]).lower() in ("weeks", "주") else 1
    if other or period.days != count * days:
        return None
    if read_periods(text[said.end() :], period.last).expressions:
        return None  # "all seven days of last week"
    named = spell(Reading(period.first, period.last, "range"), "en" if said["en"] else "ko")
    return f"and {rest} in {named}?" if said["en"] else f"그럼 {named} {rest}?"


def in_that_longer(text: str, before: Frame) -> str:
    """ "How much of it did we make that month?" after who led on a day: the month that the day lies in."""
    said = _THAT_LONGER.search(text) if len(before.periods) == 1 and before.intent == "ranking" else None
    if said is None:
        return text
    own, span = before.periods[0], unit_span(said["unit"].lower(), before.periods[0].first)
    if not (own.last <= span.last and own.days < (span.last - span.first).days + 1):
        return text
    named = spell(Reading(span.first, span.last, "range"), "en")
    return f"{text[: said.start()]}in {named}{text[said.end() :]}"


def whole_unit(text: str, before: Frame, history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """ "Total for the week" after its days, "same item, whole month" after a day: the one that is meant."""
    english = text.isascii()
    said = (_ENGLISH if english else _KOREAN_UNIT).search(text)
    if said is None or len(before.periods) != 1 or _is_dated(text, said, index) or _CHANGES.search(text):
        return None
    word = next(one for one in said.groups() if one).lower()
    unit = word if english else next(unit for end, unit in _KOREAN.items() if word.startswith(end))
    span = _meant(unit, before, history)
    if span is None:
        return None
    language: Language = "en" if english else "ko"
    named = spell(Reading(*span, "range"), language)
    rest = f"{text[: said.start()].strip(' ,')} {text[said.end() :].strip(' ,')}".strip(" ?.!")
    if before.intent in FINDS and not rest:
        rest = "total" if english else "합계"
    if english:
        return f"and {rest} in {named}?" if rest else f"and in {named}?"
    return f"그럼 {named} {rest}?" if rest else f"그럼 {named}은?"


def _is_dated(text: str, said: re.Match[str], index: ItemIndex) -> bool:
    """Whether a period of its own is said, or a figure beside codes."""
    rest = f"{text[: said.start()]} {text[said.end() :]}"
    for one in read_codes(rest, index):
        rest = rest.replace(one.text, " ")
    whole = rest if text.isascii() else text
    return re.search(r"\d", rest) is not None or bool(read_periods(whole, date.max).expressions)


def _meant(unit: str, before: Frame, history: Sequence[Exchange]) -> Span | None:
    """The unit of time that the period before lies in, or else what was found in it."""
    found = found_period(history) if before.intent in FINDS else None
    for period in (before.periods[0], *((found,) if found else ())):
        span = unit_span(unit, period.first)
        if period.last <= span.last:
            return span
    return None
