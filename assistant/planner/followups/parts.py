"""Parts of the month that was spoken of, put in full: "중순은?", "둘째 주는?", "and late?", "16 to 31?"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.model import Exchange, Language
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of_results
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.periods.spans import Span, month_span
from assistant.planner.times import reading_of
from tools.items import ItemIndex

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
THURSDAY = 3
WEEK, MIDDLE = 7, 15
_BEGIN = r"(?:그럼|그러면|그리고|아|음|그\s*달)?\s*"
_END = (
    r"(?P<end>(?:은|는|에는|엔|도|만|으로|로|의|까지|까지는)?(?:요)?"
    r"(?:\s*(?:다|모두|전부)?\s*(?:합치면|합쳐서?|합하면|합해서?|더하면|더해서?|합산|총합|합계?)"
    r"(?:은|는|하면|해서?|으로)?(?:요)?)?"
    r"(?:\s*(?:생산량|수량)(?:은|는)?)?[\s?.!]*)"
)
_KOREAN = re.compile(
    rf"{_BEGIN}월?(?P<part>초순|상순|중순|하순|초반|중반|후반|초|말|"
    r"(?:첫|둘|셋|넷|다섯)\s*째\s*주|[1-5]\s*주\s*차|마지막\s*주|"
    rf"\d{{1,2}}일?\s*(?:부터|~|-|에서)\s*(?:\d{{1,2}}|말)일|"
    rf"(?P<bare>(?P<from>\d{{1,2}})\s*(?:부터|~|에서)\s*\d{{1,2}})(?![-~./]?\d|\s*[월위])){_END}"
)
_ENGLISH = re.compile(
    r"(?:(?:and|what about|how about|then|ok|now|only|just)[\s,]+)*"
    r"(?P<until>(?:up to|until|till|through)\s+(?=(?:the\s+)?\S+\s+week))?(?:the\s+)?(?:"
    r"(?P<part>early|mid|late|beginning|middle|end)(?:\s+part)?(?:\s+of\s+(?:it|that month|the month))?|"
    r"(?P<half>first|1st|second|2nd|other|latter)\s+half\s+of\s+(?:the|that)\s+(?:same\s+)?month|"
    r"(?P<week>(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th)(?=\s+week)|last(?=\s+week\s+of))\s+week"
    r"(?:\s+of\s+(?:it|that month|the month))?|"
    r"(?:(?:from|(?:the\s+)?(?:sum|total)\s+(?:of|for|from))\s+)?(?:the\s+)?(?P<first>\d{1,2})(?:st|nd|rd|th)?\s*(?:to|-|–|until|till|through)\s*(?:the\s+)?"
    r"(?P<last>\d{1,2})(?:st|nd|rd|th)?)"
    r"(?P<end>(?:\s+then|,?\s+(?:together|combined|(?:in\s+)?total|altogether|summed(?:\s+up)?|added\s+up))?[\s?.!]*)",
    re.IGNORECASE,
)
_WEEK = re.compile(
    r"째\s*주|주\s*차|\b(?:first|second|third|fourth|fifth|last|[1-5](?:st|nd|rd|th)) week", re.IGNORECASE
)
HALF, QUARTER = 184, 92
"""Days of the longest half and quarter."""
PLACES = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": -1,
    "final": -1,
    "첫": 1,
    "두": 2,
    "세": 3,
    "네": 4,
    "마지막": -1,
}
_OF_THE_YEAR = re.compile(
    r"\b(?:the )?(?P<n>first|second|third|fourth|last|final) (?P<unit>quarter|half) "
    r"of (?:it|that|that year|the year)\b|"
    r"(?:그\s*(?:해|년도?)(?:의)?\s*)?(?P<ko>첫|마지막)\s*(?:번째\s*)?(?P<kind>분기|반기)",
    re.IGNORECASE,
)
_PARTS_OF_IT = re.compile(r"\b(?:q[1-4]|h[12])\b.*\bof (?:that|it)[\s?.!]*$", re.IGNORECASE)
"""Quarters or halves of the year of a course."""
_OF_IT = re.compile(r"\bof (?:that|it)(?=[\s?.!]*$)", re.IGNORECASE)
_OTHER_HALF = re.compile(
    r"\b(?:the )?other half(?: of (?:it|the year|that year))?\b|나머지\s*(?:반기|반년|절반)", re.IGNORECASE
)
_BARE_DAY = re.compile(
    r"(?:(?:and|then|what about|how about|on|the)[\s,]+)*(?P<n>\d{1,2})(?:st|nd|rd|th)?[\s?.!]*",
    re.IGNORECASE,
)
_WEEK_OF = re.compile(
    r"\bweek (?:of|starting|beginning|from) (?:the )?(?P<n>\d{1,2})(?:st|nd|rd|th)(?! (?:of )?[a-z]{3})",
    re.IGNORECASE,
)
_EDGE_DAY = re.compile(
    r"(?:(?:and|then|what about|how about|on)[\s,]+)*the (?P<en>first|last|final) day"
    r"(?P<of> of (?:it|that month|the month))?[\s?.!]*|"
    r"(?:그럼|그러면|그\s*달)?\s*(?P<ko>첫|마지막|맨\s*끝)\s*날(?:은|는|에는|엔)?(?:요)?[\s?.!]*",
    re.IGNORECASE,
)
_REST = re.compile(
    r"(?:그럼|그러면|그\s*달)?\s*나머지\s*(?:기간|날|날짜|일자|일수|일)(?:들)?(?:은|는|도|의|에는|동안은)?(?:요)?(?P<ko>[^가-힣]*|\s+\S.*)|"
    r"(?:(?:and|then|what about|how about|for|in)[\s,]+)*the rest of (?:the|that) month(?P<en>.*)",
    re.IGNORECASE,
)
"""The days of a month that the answer before left out."""
_PLACE_ALONE = re.compile(
    r"(?:(?:and|then|now|what about|how about)[\s,]+)*"
    r"(?:the )?(?P<n>first|second|third|fourth|last)(?: one)?[\s?.!]*|"
    r"(?:그럼|그러면)?\s*(?P<ko>첫|두|세|네|마지막)\s*(?:번째)(?:는|은)?(?:요)?[\s?.!]*",
    re.IGNORECASE,
)
"""One of the quarters or halves of a year, by its place."""
MOST_OF_YEAR = {"quarter": 4, "half": 2}
_DAYS_TO_LIST = ("ranking", "lots", "history", "search")
"""Intents after which two numbers are places of a list."""


def edge_of_month(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "마지막 날은?" after the first day of July, "the final day of that month": that day of it."""
    month = _month(before, history)
    said = _EDGE_DAY.fullmatch(text) if month and before.intent in ("total", "produced") else None
    if said is None or month is None:
        return None
    first, last = month_span(month.year, month.month, 1)
    of_an_edge = before.periods[0].days == 1 and before.periods[0].first in (first, last)
    if not (of_an_edge or said["of"]):
        return None
    asked = first if (said["en"] or said["ko"]).lower() in ("first", "첫") else last
    return f"and on {asked}?" if text.isascii() else f"{asked}은?"


def rest_of_month(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "나머지 기간은?" after its first or last days: the other days of the month."""
    month = _month(before, history)
    said = _REST.fullmatch(text) if month else None
    if said is None or month is None or before.periods[0].days == 1:
        return None
    first, last = month_span(month.year, month.month, 1)
    own = before.periods[0]
    if (own.first == first) == (own.last == last):
        return None  # all of it, or days in its midst
    day = timedelta(days=1)
    rest = (own.last + day, last) if own.first == first else (first, own.first - day)
    language: Language = "en" if text.isascii() else "ko"
    named, more = spell(Reading(*rest, "range"), language), (said["ko"] or said["en"] or "").strip(" ?.!")
    if language == "en":
        return f"and {more} from {rest[0]} to {rest[1]}?" if more else f"and from {rest[0]} to {rest[1]}?"
    return f"{named} {more}" if more else f"{named}은?"


def day_of_month(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "13th?" after 12 November: the thirteenth of it."""
    month = _month(before, history)
    said = _BARE_DAY.fullmatch(text) if month and before.intent in ("total", "produced", "count") else None
    if said is None or month is None or before.periods[0].days > 1:
        return None
    last = month_span(month.year, month.month, 1).last
    day = int(said["n"])
    return f"and on {month.replace(day=day)}?" if 1 <= day <= last.day else None


def week_in_month(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "By day for the week of the 12th" after October: that week of it."""
    month = _month(before, history)
    said = _WEEK_OF.search(text) if month else None
    if said is None or month is None:
        return None
    named = f"{MONTHS[month.month - 1]} {said['n']}, {month.year}"
    return f"{text[: said.start()]}week of {named}{text[said.end() :]}"


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


def other_of_year(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "The second?" after the first quarter: the second one of that year."""
    said = _PLACE_ALONE.fullmatch(text)
    period = before.periods[-1] if said and len(before.periods) == 1 else None
    grain = reading_of(period, date.max).grain if period else None
    if said is None or period is None or grain not in MOST_OF_YEAR or before.intent in _DAYS_TO_LIST:
        return None
    place = PLACES[(said["n"] or said["ko"]).lower()]
    number = place if place > 0 else MOST_OF_YEAR[grain]
    if number > MOST_OF_YEAR[grain]:
        return None
    language: Language = "en" if text.isascii() else "ko"
    named = spell(Reading(*_unit(grain, number, period.first.year), "range"), language)
    return f"and {named}?" if language == "en" else f"{named}은?"


def with_its_year(text: str, year: int) -> str:
    """ "Q1 plus Q4 of that" after a year by quarter: of that year."""
    return _OF_IT.sub(f"of {year}", text) if _PARTS_OF_IT.search(text) else text


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
        if korean["bare"] and not _is_of_days(korean["from"], before, history):
            return None
        part = korean["part"] + ("일" if korean["bare"] else "")
        part = part.replace("말일", f"{month_span(month.year, month.month, 1).last.day}일")
        return f"{month.year}년 {month.month}월 {part}{korean['end']}"
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
        return f"{english['until'] or ''}the {english['week']} week of {named}{english['end']}"
    if english["half"]:
        return _half_of_month(month, second=english["half"].lower() not in ("first", "1st"))
    if not _is_of_days(english["first"], before, history):
        return None
    name = MONTHS[month.month - 1]
    return f"from {name} {english['first']}, {month.year} to {name} {english['last']}, {month.year}"


def _is_of_days(first: str, before: Frame, history: Sequence[Exchange]) -> bool:
    """Whether two numbers are days: no places of a list, nor months after two that were told."""
    told = [frame_of_results(one.results) for one in history[-2:] if one.results]
    months = [
        frame for frame in told if [reading_of(one, date.max).grain for one in frame.periods] == ["month"]
    ]
    of_months = len({frame.periods for frame in months}) > 1 and int(first) <= len(MONTHS)
    return before.intent not in _DAYS_TO_LIST and not of_months


def _half_of_month(month: date, *, second: bool) -> str:
    first, last = month_span(month.year, month.month, 1)
    middle = month.replace(day=MIDDLE)
    return f"from {middle + timedelta(days=1)} to {last}" if second else f"from {first} to {middle}"


def _month(before: Frame, history: Sequence[Exchange]) -> date | None:
    """The month that the period before lies in; a week, numbered in it, by its Thursday."""
    period = before.periods[-1] if len(before.periods) == 1 else None
    if period is None:
        return None
    if period.days % WEEK == 0 and _WEEK.search(history[-1].question):
        return (period.last - timedelta(days=WEEK - 1 - THURSDAY)).replace(day=1)
    same = (period.first.year, period.first.month) == (period.last.year, period.last.month)
    return period.first.replace(day=1) if same else None
