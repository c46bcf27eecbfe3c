"""Reads dates, months, quarters, halves and years from Korean and English text."""

import re
from calendar import month_abbr
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from assistant.grounding.text import blank
from assistant.grounding.whens import Moment, When

_MONTHS = dict(zip(month_abbr, range(13), strict=True))
_M = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?![a-z])\.?"
)
_Y = r"(?:(?P<y>(?:19|20)\d{2}|'?\d{2})년도?\s*|(?P<rel>올해|금년|올|작년|지난해|재작년)(?:의)?\s*)"
_TH = r"(?:st|nd|rd|th)?"
_DAYS_KO = "월화수목금토일"
_DAYS_EN = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_WEEKDAY = re.compile(rf",?\s?\(?([{_DAYS_KO}])(?:요일|\))")
_WEEKDAY_EN = re.compile(
    r"(?:(Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+(?:the\s+)?)$", re.IGNORECASE
)
_WEEKDAY_AFTER = re.compile(
    r"\s?\(?(?:an? )?(Mon|Tues|Tue|Wednes|Wed|Thurs|Thu|Fri|Satur|Sat|Sun)(?:day\b|\))", re.IGNORECASE
)
_JOIN = re.compile(
    r"\s*(?:~|-|→|to|through|thru|until|till)\s*|\s*부터\s*|\s*에서\s*(?=\S{0,24}까지)", re.IGNORECASE
)

Build = Callable[[re.Match[str], date], tuple[Moment, Moment] | None]


def read_whens(text: str, today: date) -> tuple[list[When], str]:
    """All periods named in plain text, ranges joined, and the text with them blanked out."""
    found: list[When] = []
    rest = text
    for expression, build in _FORMS:
        for match in expression.finditer(rest):
            moments = build(match, today)
            if moments is None:
                continue
            shifted = expression in (_SHIFTED, _WHOLE)
            said = not shifted and (expression in _NAMED or any(sign.isdigit() for sign in match[0]))
            found.append(When(*match.span(), match[0], *moments, _weekday(text, match.span()), shifted, said))
            rest = blank(rest, *match.span())
    return list(_joined(sorted(found, key=lambda when: when.start), text)), rest


def _weekday(text: str, span: tuple[int, int]) -> int | None:
    if match := _WEEKDAY.match(text, span[1]):
        return _DAYS_KO.index(match[1])
    english = _WEEKDAY_EN.search(text[: span[0]]) or _WEEKDAY_AFTER.match(text, span[1])
    return _DAYS_EN.index(english[1][:3].lower()) if english else None


def _joined(whens: list[When], text: str) -> Iterator[When]:
    place = 0
    while place < len(whens):
        one = whens[place]
        two = whens[place + 1] if place + 1 < len(whens) else None
        if two and not one.shifted and not two.shifted and _JOIN.fullmatch(text[one.end : two.start]):
            yield one.joined(two, text[one.start : two.end])
            place += 2
        else:
            yield one
            place += 1


def _year(match: re.Match[str], today: date) -> int | None:
    groups = match.groupdict()
    if groups.get("rel"):
        return today.year - {"작년": 1, "지난해": 1, "재작년": 2}.get(groups["rel"], 0)
    if not groups.get("y"):
        return None
    digits = groups["y"].lstrip("'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _int(match: re.Match[str], name: str) -> int | None:
    value = match.groupdict().get(name)
    return int(value) if value else None


def _valid(month: int | None, day: int | None) -> bool:
    return (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31)


def _moment(match: re.Match[str], today: date) -> tuple[Moment, Moment] | None:
    """From the groups y or rel, m or name, d; and for a range m2, d2."""
    year, month, day = _year(match, today), _int(match, "m"), _int(match, "d")
    month2, day2 = _int(match, "m2") or month, _int(match, "d2") or day
    if not (_valid(month, day) and _valid(month2, day2)):
        return None
    return Moment(year, month, day), Moment(year, month2, day2)


def _quarter(match: re.Match[str], today: date) -> tuple[Moment, Moment] | None:
    number = match["q"].lower()
    quarter = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(number) or int(number)
    last = int(match.groupdict().get("q2") or quarter)
    if not 1 <= quarter <= last <= 4:
        return None
    year = _year(match, today)
    return Moment(year, 3 * quarter - 2), Moment(year, 3 * last)


def _half(match: re.Match[str], today: date) -> tuple[Moment, Moment]:
    year = _year(match, today)
    first = match["h"].lower() in ("상", "전", "1", "first")
    return (Moment(year, 1), Moment(year, 6)) if first else (Moment(year, 7), Moment(year, 12))


def _relative(match: re.Match[str], today: date) -> tuple[Moment, Moment]:
    word = re.sub(r"\s+", " ", match[0].lower())
    last_month = today.replace(day=1) - timedelta(days=1)
    for words, day in (
        (("오늘", "today", "금일"), today),
        (("어제", "yesterday", "전일"), today - timedelta(days=1)),
        (("그제", "그저께"), today - timedelta(days=2)),
    ):
        if word in words:
            moment = Moment(day.year, day.month, day.day)
            return moment, moment
    if word in (
        "이번 달",
        "이번달",
        "이달",
        "당월",
        "금월",
        "this month",
        "the current month",
        "month to date",
    ):
        moment = Moment(today.year, today.month)
    elif word in ("지난달", "지난 달", "저번 달", "저번달", "last month"):
        moment = Moment(last_month.year, last_month.month)
    elif word in ("올해", "금년", "올 들어", "this year", "year to date"):
        moment = Moment(today.year)
    else:
        moment = Moment(today.year - (2 if word in ("재작년", "the year before last") else 1))
    return moment, moment


def _any(_match: re.Match[str], _today: date) -> tuple[Moment, Moment]:
    return Moment(), Moment()


_END = r"(?!\d)"
_SHIFTED = re.compile(
    r"전년\s?(?:동월|동기|도)?|전월|전분기|전주|전일 대비|"
    r"(?:작년|지난해|지난달|전년도?)의?\s?같은\s?(?:달|기간|월)|같은\s?(?:달|기간)|같은(?=\s?일수)|"
    r"같은(?= (?:첫 )?\d+일)|동일\s?기간|"
    r"동\s?기간|(?:작년|지난해)\s?동(?:월|기)|"
    r"(?:a|one) year (?:earlier|ago|before)|year[- ]ago|year[- ]over[- ]year|month[- ]over[- ]month|"
    r"(?:the )?(?:previous|prior|preceding) (?:month|year|quarter|period)|"
    r"(?:the )?(?:month|year) before(?! last)|"
    r"(?:the )?same (?:[a-z]+ ){0,2}(?:month|period|days?)(?: (?:of )?last (?:year|month))?|"
    r"(?:the )?same(?= (?:first )?\d+ days)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"월 전체|한 달 전체|연간|한 해 전체|전체 기간|해당 (?:기간|월|연도)|기간 전체|"
    r"\b(?:the|that|this) (?:whole |full |entire )?(?:month|year|period)(?:'s)?(?! (?:before|earlier))|"
    r"\bfull[- ]year\b|\b(?:annual|yearly)(?= total| output| production)",
    re.IGNORECASE,
)
_MONTH_NAME = re.compile(
    rf"\b(?P<name>{_M})(?:,?\s+(?:of\s+)?(?P<y>(?:19|20)\d{{2}}){_END}|\s(?P<rel>last year|this year))?"
)
_HALF_KO = re.compile(rf"{_Y}?(?P<h>상|하|전|후)반기")
_QUARTER_EN = re.compile(
    rf"\b(?P<q>first|second|third|fourth) quarter(?: of)?(?: (?P<y>20\d{{2}}){_END})?", re.IGNORECASE
)
_HALF_EN = re.compile(
    rf"\b(?P<h>first|second) half(?: of)?(?: (?:the year|(?P<y>20\d{{2}}){_END}))?|"
    rf"\bH(?P<h2>[12])\b(?:[ ']*(?P<y2>20\d{{2}}|\d{{2}}){_END})?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"오늘|금일|어제|그저께|그제|이번\s?달|이달|당월|금월|지난\s?달|저번\s?달|올해|금년|재작년|작년|지난해|"
    r"\b(?:today|yesterday|this month|the current month|month to date|last month|"
    r"this year|year to date|last year|the year before last)\b",
    re.IGNORECASE,
)
_NAMED = {_MONTH_NAME}


def _half_en(match: re.Match[str], today: date) -> tuple[Moment, Moment]:
    first = (match["h"] or match["h2"]).lower() in ("first", "1")
    digits = match["y"] or match["y2"]
    year = int(digits) if digits and len(digits) == 4 else 2000 + int(digits) if digits else None
    return (Moment(year, 1), Moment(year, 6)) if first else (Moment(year, 7), Moment(year, 12))


def _moment_named(match: re.Match[str], today: date) -> tuple[Moment, Moment] | None:
    month = _MONTHS[match["name"][:3].title()]
    groups = match.groupdict()
    year = int(groups["y"]) if groups.get("y") else None
    if groups.get("rel"):
        year = today.year - ("last" in groups["rel"])
    day = _int(match, "d")
    return (
        (Moment(year, month, day), Moment(year, month, _int(match, "d2") or day))
        if _valid(month, day)
        else None
    )


_FORMS: tuple[tuple[re.Pattern[str], Build], ...] = (
    (
        re.compile(
            rf"(?<!\d)(?P<y>(?:19|20)\d{{2}})([-./])\s?(?P<m>\d{{1,2}})\2\s?(?P<d>\d{{1,2}})\.?{_END}(?=\D|$)"
        ),
        _moment,
    ),
    (
        re.compile(
            rf"(?<![\d.,])(?P<y>(?:19|20)\d{{2}})([-/.])(?P<m>0[1-9]|1[0-2]|[1-9]){_END}(?![-/.,]\d|%|[만천억개건])"
        ),
        _moment,
    ),
    (
        re.compile(
            rf"{_Y}?(?P<m>\d{{1,2}})월\s*(?P<d>\d{{1,2}})일?\s*(?:~|-|부터|에서)\s*(?:(?P<m2>\d{{1,2}})월\s*)?(?P<d2>\d{{1,2}})일"
        ),
        _moment,
    ),
    (re.compile(rf"{_Y}?(?P<m>\d{{1,2}})월\s*(?P<d>\d{{1,2}})일"), _moment),
    (re.compile(rf"{_Y}?(?<!\d)(?P<m>\d{{1,2}})월?\s?[~-]\s?(?P<m2>\d{{1,2}})월"), _moment),
    (re.compile(rf"{_Y}?(?<!\d)(?P<m>\d{{1,2}})월(?!간)"), _moment),
    (re.compile(rf"{_Y}?(?<!\d)(?P<q>[1-4])\s?[~-]\s?(?P<q2>[1-4])\s?(?:사)?분기"), _quarter),
    (re.compile(rf"{_Y}?(?<!\d)(?P<q>[1-4])\s?(?:사)?\s?분기"), _quarter),
    (_HALF_KO, _half),
    (re.compile(r"(?P<y>20\d{2})[ -]?Q(?P<q>[1-4])\b", re.IGNORECASE), _quarter),
    (
        re.compile(rf"\bQ(?P<q>[1-4])(?:[ '/-]*(?P<y>20\d{{2}}|\d{{2}}){_END})?(?![A-Za-z])", re.IGNORECASE),
        _quarter,
    ),
    (_QUARTER_EN, _quarter),
    (_HALF_EN, _half_en),
    (
        re.compile(
            rf"(?P<name>{_M})\s+(?P<d>\d{{1,2}}){_TH}\s?(?:~|-|to|through|and)\s?(?P<d2>\d{{1,2}}){_TH}{_END}(?![,.]\d)(?:,?\s+(?P<y>20\d{{2}}){_END})?"
        ),
        _moment_named,
    ),
    (
        re.compile(
            rf"\b(?P<name>{_M})\s+(?P<d>\d{{1,2}}){_TH}{_END}(?![,.]\d|%| units| pieces)"
            rf"(?:,?\s+(?P<y>20\d{{2}}){_END})?"
        ),
        _moment_named,
    ),
    (
        re.compile(
            rf"(?<!\d)(?P<d>\d{{1,2}}){_TH}\s+(?:of\s+)?(?P<name>{_M})(?:,?\s+(?P<y>20\d{{2}}){_END})?"
        ),
        _moment_named,
    ),
    (_MONTH_NAME, _moment_named),
    (
        re.compile(
            r"(?<![\d/.,])(?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12]\d|0?[1-9])(?![\d/])(?!\s?(?:of\b|수준|정도|가량|로|을|만큼))"
        ),
        _moment,
    ),
    (re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2}|'\d{2}|(?<=\s)\d{2}|^\d{2})년(?:도)?"), _moment),
    (_SHIFTED, _any),
    (_RELATIVE, _relative),
    (_WHOLE, _any),
    (
        re.compile(
            r"(?<![\d.,A-Za-z-])(?:FY\s?)?(?P<y>(?:19|20)\d{2})(?!\d|,\d|\.\d|%|\s?(?:개|건|EA|units?|pieces|pcs|records|만|천|억|일|로트|lots)|[A-Za-z])"
        ),
        _moment,
    ),
    (
        re.compile(
            r"(?<![\d.,월년/~-])(?<!달\()(?<!일수\()(?<!기간\()(?P<d>3[01]|[12]?\d)일"
            r"(?=\s?\(|\)|의(?! 생산일)|자|에(?!서| 걸)|부터|까지| 하루| 현재| 기준)"
        ),
        _moment,
    ),
    (
        re.compile(
            r"\bthe (?P<d>3[01]|[12]?\d)(?:st|nd|rd|th)\b(?! (?:largest|highest|most|place|best|rank|item))"
        ),
        _moment,
    ),
)
