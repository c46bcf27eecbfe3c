"""The period before the one spoken of: "the one before that", "한 달 더 앞은?", "전달인 9월"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.model import Exchange, Language
from assistant.planner.followups.weekdays import weekend_before
from assistant.planner.found import found_day, found_period
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.periods.spans import add, unit_span
from assistant.planner.times import reading_of
from tools.items import ItemIndex
from tools.tool import Period

ONE_FIGURE = ("total", "produced", "average", "count", "extreme", "trend", "compare")
"""Intents after which "the one before that" is the period before."""
LISTING = ("ranking", "share", "lots")
"""Intents of which a period may be gone back from by its name, "go back one day"."""
NAMES = {
    "day": ("하루", "1일", "하루치", "일", "날", "day"),
    "week": ("한 주", "1주", "일주일", "주", "week"),
    "month": ("한 달", "1달", "1개월", "달", "월", "month"),
    "quarter": ("한 분기", "1개 분기", "한개 분기", "분기", "quarter"),
    "year": ("한 해", "1년", "일 년", "해", "년", "년도", "year"),
}
"""What a unit of time is called, the names for one of it first."""
FOUND = ("extreme",)
"""Intents whose answer finds a day or a longer unit of time."""
PAIR, SATURDAY, WEEK = 2, 6, 7
ONES = 3
"""Names for one of a unit."""
_BEFORE = re.compile(
    r"(?:(?:and|what about|how about|then|now|for)[\s,]+)*(?:the )?"
    r"(?:(?:one|period)(?: right| just)? before(?: that| it| this)?|previous one)[\s.?!]*|"
    r"(?:그럼|그러면)?\s*그\s*(?:이전|전|앞)(?:에는|에는요|에|은|은요|는|엔|도|꺼는|거는|것은)?[\s.?!]*",
    re.IGNORECASE,
)
_WEEKDAY_SAID = re.compile(
    r"[월화수목금토일]요일|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE
)
_ONE = "|".join(names[n].replace(" ", r"\s*") for names in NAMES.values() for n in range(ONES))
_FURTHER = re.compile(
    rf"(?<![가-힣\d])(?:(?:그|그것|그거|거기|그\s*달|그\s*해)(?:보다|에서)\s*(?:더)?\s*)?"
    rf"(?:(?P<one>{_ONE})\s*(?P<more>더)?\s*(?:앞|이전|전|거슬러)(?:으로|의|에는|에|은|는|엔)?(?:\s*(?:가|올라가|넘어가)(?:면|서))?"
    r"|그\s*(?:바로\s*)?(?:앞|이전)\s*(?P<unit>달|해|주|분기|년도|년|날)(?:에는|에|은|는|엔|의)?)(?=\s|$|[?.,!])|"
    r"\b(?:the )?(?P<english>month|quarter|week|year|day) (?:right |just )?(?:before|prior to|preceding) "
    r"(?:that|it|this)(?: one| month| year| week| quarter| day)?\b|"
    r"\b(?:(?:go|going|move|step|take it) )?(?:back )?(?:one|another|a|1)(?: more)? "
    r"(?P<back>month|quarter|week|year|day) (?:back|earlier|further back|before that)\b|"
    r"\b(?:the )?(?P<alone>month|quarter|week|year|day) (?:right |just )?before(?=[\s?.!]*$)|"
    r"\bgo back (?:one|another|a)(?: more)? (?P<went>month|quarter|week|year|day)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:그럼|그러면|그리고)?\s*(?:그\s*(?:바로\s*)?|바로\s*)다음\s*(날|달|주|분기|해)(?:은|는|에는|엔|에는요|은요|는요)?[\s?.!]*|"
    r"(?:그럼|그러면|그리고)?\s*(?:그\s*)?(하루|한\s*주|한\s*달|한\s*분기|한\s*해|일주일)\s*(?:뒤|후)(?:는|에는|엔|는요)?[\s?.!]*|"
    r"(?:(?:and|what about|how about|then|ok)[\s,]+)*(?:the\s)?"
    r"(?:following\s(day|week|month|quarter|year)|"
    r"(day|week|month|quarter|year)\safter(?:\s(?:that|it))?|(?:one|a|1)\s(day|week|month|quarter|year)\slater)[\s?.!]*",
    re.IGNORECASE,
)
_NEXT_DAY = re.compile(
    r"(?:그럼|그러면|그리고)?\s*다음\s*날(?:은|는|에는|엔|은요|는요)?[\s?.!]*|"
    r"(?:(?:and|what about|how about|then|ok)[\s,]+)*(?:the\s)?(?:next day|day after(?: that| it)?)[\s?.!]*",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(
    r"(?:그럼|그러면|그리고)?\s*(?:그\s*)?전\s*날(?:은|는|에는|엔|은요|는요)?(?:\s*(?:얼마|몇\s*개)\S*(?:\s*\S{1,5})?)?[\s?.!]*|"
    r"(?:(?:and|what about|how about|then|ok)[\s,]+)*(?:the\s)?"
    r"(?:day before(?: that| it)?|previous day)[\s?.!]*",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"(?:그\s*)?(?:바로\s*)?(?:[가-힣]{0,3}(?:전|다음|앞|지난|저번|이전)\s*(?:달|해|년도|년|주|분기|월)|작년|재작년|지난해|전월|전년|"
    r"올해|어제|그제|그저께)(?:인|,?\s*즉)\s+(?=(?:20)?\d{1,4}\s*(?:년|월|분기|일|주))|"
    r"(?<![가-힣\d])(?:한|1)\s*(?:달|해|주|분기|년)\s*(?:뒤|후|지나|더\s*(?:가서|가면|지나서))(?:인)?\s+"
    r"(?=(?:20)?\d{1,4}\s*(?:년|월|분기|일))|"
    r"(?<![가-힣\d])(?:한|1)\s*(?:달|해|주|분기|년)\s*전(?:인)?\s+(?=(?:20)?\d{1,4}\s*(?:년|월|분기|일)\s*(?:치|은|는|거|것)?)|"
    r"\b(?:(?:a|one|the) (?:day|week|month|quarter|year)s? (?:later|earlier|after|before)(?: that| it)?|"
    r"(?:the )?(?:whole|full|entire) (?:day|week|month|quarter|year))\s*[,:?–-]+\s*"
    r"(?:in |on |so |that is |just |only )*"
    r"(?=[a-z]+day,? (?:the )?\d|(?:[a-z]{3,9}|q[1-4]|h[12])\.?(?: \d{1,2},?)? 20\d\d)|"
    r"\b(?:the )?(?:next|following|previous|prior) (?:month|year|quarter|week|day)\s*"
    r"(?:,|i\.?e\.?|namely|that is)+"
    r"\s*(?:i\.?e\.?,?|that is,?|namely,?|so)?\s*"
    r"(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|q[1-4]|(?:19|20)\d\d)",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"(?:(?:and|so|but|then)[\s,]+)*why (?:was|is|were) "
    r"(?:it|that(?: one| day| week| month| quarter| year)?) "
    r"(?:so |that |much )*(?P<side>higher|lower|bigger|smaller|more|less|up|down)"
    r"(?: (?:than|on|from|vs\.?|versus|compared (?:to|with)) "
    r"the (?:day|week|month|quarter|year) before(?: that| it)?)?[\s?.!]*|"
    r"(?:그럼|그런데|근데|그러면)?\s*(?:그\s*(?:날|달|주|분기|해)(?:은|는|이|가|에는|엔)?\s*)?(?:왜\s*)?"
    r"(?:그\s*)?(?:바로\s*)?(?:전|앞|이전)\s*(?:날|달|주|분기|해)(?:보다|\s*대비|에\s*비해)\s*(?P<rest>.{2,20})",
    re.IGNORECASE,
)
"""Why what was found is more than the one before it."""
_BARE_WHY = re.compile(
    r"(?:(?:and|so|but|then|ok)[\s,]+)*why"
    r"(?: so (?:low|high|much|little|many|few)| (?:was|is) (?:it|that)(?: so \w+)?)?[\s?.!]*|"
    r"(?:그럼|그런데|근데)?\s*왜(?:\s*(?:그렇게|이렇게|그리)?\s*(?:많|적|높|낮|컸|작)\S*(?:\s*\S{1,4})?|"
    r"\s*(?:그래|그런|그랬)\S*)?[\s?.!]*|"
    r"(?:그럼|그런데|근데)?\s*(?:이유|원인)(?:은|는|이|가)?(?:\s*(?:뭐|뭘까|뭔가|무엇)\S*)?[\s?.!]*",
    re.IGNORECASE,
)
"""Nothing but "why?"."""
_WHY_LESS = re.compile(
    r"(?:(?:and|so|but|then)[\s,]+)*why (?:did (?:it|that|output|production) |the )"
    r"(?:fall|drop|decline|dip|go down)[\s?.!]*|"
    r"(?:그럼|그런데|근데)?\s*(?:왜\s*(?:줄|떨어|감소|낮아)\S*|"
    r"(?:줄어든|떨어진|감소한|감소)\s*(?:이유|원인)\S*(?:\s*(?:뭐|뭘까|무엇)\S*)?)[\s?.!]*",
    re.IGNORECASE,
)
"""Why it fell, which after the smallest month is that month against the one before it."""
_REASON = re.compile(r"왜|이유|원인|why", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LAST_MONTH = re.compile(
    rf"\b(?:last (?P<name>(?:{'|'.join(_MONTHS)})[a-z]*)|the (?P<one>(?:{'|'.join(_MONTHS)})[a-z]*) before)\b"
    r"(?: that)?(?! \w)|지난\s*(?P<n>1?\d)월",
    re.IGNORECASE,
)


def month_of_last_year(
    text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex
) -> str | None:
    """ "Compared to last October?" right after October: the one a year before."""
    said = _LAST_MONTH.search(text)
    month = before.periods[0].first if len(before.periods) == 1 else None
    if said is None or month is None or reading_of(before.periods[0], date.max).grain != "month":
        return None
    name = said["name"] or said["one"]
    number = int(said["n"]) if said["n"] else _MONTHS.index(name[:3].lower()) + 1
    if number != month.month:
        return None
    named = f"{name} {month.year - 1}" if name else f"{month.year - 1}년 {number}월"
    return f"{text[: said.start()]}{named}{text[said.end() :]}"


def one_after(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "그다음 날은?", "one day later?" after a day: the one behind it; "next month" counts from today."""
    found = _AFTER.fullmatch(text)
    found = found or (_NEXT_DAY.fullmatch(text) if before.intent in FOUND else None)
    period = _found(before, history)
    if found is None or period is None or before.intent not in ONE_FIGURE:
        return None
    said = next((one for one in found.groups() if one), "day")
    unit = next((unit for unit, names in NAMES.items() if "".join(said.split()).lower() in _bare(names)), "")
    if unit != reading_of(period, date.max).grain:
        return None
    span = unit_span(unit, add(unit, period.first, 1))
    language: Language = "en" if text.isascii() else "ko"
    named = spell(Reading(span.first, span.last, "range"), language)
    amount = ("production on ", " 생산량") if before.intent in FOUND else ("", "")
    return f"and {amount[0]}{named}" if text.isascii() else f"{named}{amount[1]}은?"


def day_before_found(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "전날은?", "the day before?" after the largest day: the one before it."""
    period = found_day(history) if before.intent in FOUND else None
    if period is None or not _DAY_BEFORE.fullmatch(text):
        return None
    day = (period.first - timedelta(days=1)).isoformat()
    return f"and production on {day}" if text.isascii() else f"{day} 생산량은?"


def why_found(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "Why was it higher than the month before?" after the largest month: that one and the one before it."""
    said = _WHY.fullmatch(text) if _REASON.search(text) else None
    bare = _BARE_WHY.fullmatch(text) or (before.least and _WHY_LESS.fullmatch(text))
    period = found_period(history) if (said or bare) and before.intent in FOUND else None
    grain = reading_of(period, date.max).grain if period else None
    if period is None or grain not in NAMES:
        return None
    earlier = unit_span(grain, add(grain, period.first, -1))
    language: Language = "en" if text.isascii() else "ko"
    spans = ((period.first, period.last), earlier)
    own, other = (spell(Reading(first, last, "range"), language) for first, last in spans)
    if said is None:
        more = ("lower", "적었어") if before.least else ("higher", "많았어")
        return (
            f"why was {own} {more[0]} than {other}?"
            if text.isascii()
            else f"{own}에 {other}보다 왜 {more[1]}?"
        )
    if said["side"]:
        return f"why was {own} {said['side']} than {other}?"
    return f"{own}에 {other}보다 왜 {said['rest'].removeprefix('왜').strip()}"


def _found(before: Frame, history: Sequence[Exchange]) -> Period | None:
    """The unit of time that the answer before found, or the one it was about."""
    if before.intent in FOUND:
        return found_period(history)
    return before.periods[0] if len(before.periods) == 1 else None


def without_apposed(text: str) -> str:
    """ "전달인 9월", "next month, March": the period by its own name."""
    put = _APPOSED.sub("", text)
    return text if put == text else (f"and {put}" if text.isascii() else put)


def one_before(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "And the one before that?" is the period before; after a list only in Korean, else asked back."""
    english = text.isascii()
    if _BEFORE.fullmatch(text):
        alone = before.periods[0] if len(before.periods) == 1 else None
        asked = (one.question for one in reversed(history) if not _BEFORE.fullmatch(one.question.strip()))
        if alone and alone.days == 1 and _WEEKDAY_SAID.search(next(asked, "")):
            day = (alone.first - timedelta(days=WEEK)).isoformat()
            return f"and on {day}?" if english else f"{day}은?"
        if alone and alone.days == PAIR and alone.first.isoweekday() == SATURDAY:
            return weekend_before("the weekend before" if english else "전 주말은?", before, history, _index)
        if len(before.periods) != 1 or (english and before.intent not in ONE_FIGURE):
            return None if english else "그 이전은?"
        return "and the period before" if english else "그전기간은?"
    found = _FURTHER.search(text)
    if found is None or len(before.periods) != 1 or before.intent not in (*ONE_FIGURE, *LISTING):
        return None
    said = next(found[one] for one in ("one", "unit", "english", "back", "went", "alone") if found[one])
    own = reading_of(before.periods[0], date.max).grain
    unit = next((unit for unit, names in NAMES.items() if "".join(said.split()).lower() in _bare(names)), "")
    if unit != own or (found["one"] and not _further(found)):
        return None
    rest = text[: found.start()], text[found.end() :]
    if english:
        return f"and {rest[0]}the period before{rest[1]}"
    return f"{rest[0]}그전기간은 {rest[1]}".strip()


def _further(found: re.Match[str]) -> bool:
    """Whether "한 달 전" is said of the period before: "그보다 한 달 전", "한 달 더 전"."""
    return bool(found["more"] or found[0].startswith(("그", "거기")) or "앞" in found[0])


def _bare(names: Sequence[str]) -> set[str]:
    return {"".join(name.split()) for name in names}
