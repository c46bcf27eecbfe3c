"""Parts of the month that was spoken of, put in full: "중순은?", "둘째 주는?", "and late?", "16 to 31?"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.model import Exchange, Language
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.periods.spans import Span, month_span
from tools.items import ItemIndex

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
THURSDAY = 3
WEEK = 7
_BEGIN = r"(?:그럼|그러면|그리고|아|음|그\s*달)?\s*"
_END = (
    r"(?P<end>(?:은|는|에는|엔|도|만|으로|로|의|까지|까지는)?(?:요)?"
    r"(?:\s*(?:생산량|수량)(?:은|는)?)?[\s?.!]*)"
)
_KOREAN = re.compile(
    rf"{_BEGIN}월?(?P<part>초순|상순|중순|하순|초반|중반|후반|초|말|"
    r"(?:첫|둘|셋|넷|다섯)\s*째\s*주|[1-5]\s*주\s*차|마지막\s*주|"
    rf"\d{{1,2}}일?\s*(?:부터|~|-|에서)\s*\d{{1,2}}일){_END}"
)
_ENGLISH = re.compile(
    r"(?:(?:and|what about|how about|then|ok|now|only|just)[\s,]+)*(?:the\s+)?(?:"
    r"(?P<part>early|mid|late|beginning|middle|end)(?:\s+part)?(?:\s+of\s+(?:it|that month|the month))?|"
    r"(?P<week>(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)(?=\s+week)|last(?=\s+week\s+of))\s+week"
    r"(?:\s+of\s+(?:it|that month|the month))?|"
    r"(?:from\s+)?(?:the\s+)?(?P<first>\d{1,2})(?:st|nd|rd|th)?\s*(?:to|-|–|until|till|through)\s*(?:the\s+)?"
    r"(?P<last>\d{1,2})(?:st|nd|rd|th)?)(?P<end>(?:\s+then)?[\s?.!]*)",
    re.IGNORECASE,
)
_WEEK = re.compile(
    r"째\s*주|주\s*차|\b(?:first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th)) week", re.IGNORECASE
)
HALF, QUARTER = 184, 92
"""Days of the longest half and quarter."""
PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1, "첫": 1, "마지막": -1}
_OF_THE_YEAR = re.compile(
    r"\b(?:the )?(?P<n>first|second|third|fourth|last|final) (?P<unit>quarter|half) "
    r"of (?:it|that|that year|the year)\b|"
    r"(?:그\s*(?:해|년도?)(?:의)?\s*)(?P<ko>첫|마지막)\s*(?:번째\s*)?(?P<kind>분기|반기)",
    re.IGNORECASE,
)
_OTHER_HALF = re.compile(
    r"\b(?:the )?other half(?: of (?:it|the year|that year))?\b|나머지\s*(?:반기|반년|절반)", re.IGNORECASE
)
_DAYS_TO_LIST = ("ranking", "lots", "history", "search")
"""Intents after which two numbers are places of a list."""


def part_of_year(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "The last quarter of it", "그 해 마지막 분기", "the other half": of the year or the half before."""
    period = before.periods[-1] if len(before.periods) == 1 else None
    if period is None or period.first.year != period.last.year:
        return None
    whole = period.days > HALF
    found = _OF_THE_YEAR.search(text) if whole else _OTHER_HALF.search(text)
    if found is None or not (whole or (period.first.month in (1, 7) and period.days > QUARTER)):
        return None
    if whole:
        unit = "quarter" if (found["unit"] or found["kind"]).lower() in ("quarter", "분기") else "half"
        place = PLACES[(found["n"] or found["ko"]).lower()]
        number = place if place > 0 else {"quarter": 4, "half": 2}[unit]
    else:
        unit, number = "half", 1 if period.first.month > 1 else 2
    language: Language = "en" if text.isascii() else "ko"
    named = spell(Reading(*_unit(unit, number, period.first.year), "range"), language)
    return f"{text[: found.start()]}{named}{text[found.end() :]}"


def _unit(unit: str, number: int, year: int) -> Span:
    months = 3 if unit == "quarter" else 6
    return month_span(year, (number - 1) * months + 1, months)


def part_of_month(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """The part with the month that the answer before was about, or lay in."""
    month = _month(before, history)
    if month is None:
        return None
    korean = _KOREAN.fullmatch(text)
    if korean:
        return f"{month.year}년 {month.month}월 {korean['part']}{korean['end']}"
    english = _ENGLISH.fullmatch(text)
    if english is None:
        return None
    named = f"{MONTHS[month.month - 1]} {month.year}"
    if english["part"]:
        part = {"beginning": "early", "middle": "mid", "end": "late"}.get(
            english["part"].lower(), english["part"]
        )
        return f"{part} {named}{english['end']}"
    if english["week"]:
        return f"the {english['week']} week of {named}{english['end']}"
    if before.intent in _DAYS_TO_LIST:
        return None
    name = MONTHS[month.month - 1]
    return f"from {name} {english['first']}, {month.year} to {name} {english['last']}, {month.year}"


def _month(before: Frame, history: Sequence[Exchange]) -> date | None:
    """The month that the period before lies in; a week, numbered in it, by its Thursday."""
    period = before.periods[-1] if len(before.periods) == 1 else None
    if period is None:
        return None
    if period.days == WEEK and _WEEK.search(history[-1].question):
        return (period.first + timedelta(days=THURSDAY)).replace(day=1)
    same = (period.first.year, period.first.month) == (period.last.year, period.last.month)
    return period.first.replace(day=1) if same else None
