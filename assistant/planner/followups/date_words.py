"""Days and months counted from those spoken of: "the second Monday", "10월 같은 기간", "2025년 같은 달"."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from assistant.model import Exchange, Language, ToolResult
from assistant.planner.asking.decline import Decline
from assistant.planner.figures import letters_of
from assistant.planner.followups.referents import rows_of
from assistant.planner.followups.within import years_before
from assistant.planner.found import found_period, time_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of_results
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import read_periods, spell
from assistant.planner.periods.spans import unit_span
from assistant.planner.reading.ranks import ORDINALS
from assistant.planner.times import UNITS, reading_of
from tools.items import ItemIndex
from tools.tool import Cell, Period, Table

_MONTH_WORDS = re.compile(
    r"\d\s*월|이번|지난|저번|전월|전달|올해|작년|\b(?:of|in|this|last|next|month|january|february|march|april|may|"
    r"june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_NTH_WEEKDAY = re.compile(
    r"\b(?:on )?(?:the )?(?:first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th) "
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"(?:첫|둘|셋|넷|다섯|[1-5])(?:째|주차)?\s*(?:번째)?\s*(?:주\s*)?[월화수목금토일]요일",
    re.IGNORECASE,
)
"""A day of the week by its place in a month."""
_LAST_WEEKDAY = re.compile(
    r"\b(?:on )?the last (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|"
    r"마지막\s*(?:주\s*)?[월화수목금토일]요일",
    re.IGNORECASE,
)
"""The last one, after another was told by its place."""
_SAME_DAYS = re.compile(
    r"(?:the )?same (?:days|dates|period|stretch|span)(?: as)? (?:of|in|for|from|last) "
    r"(?P<en>[a-z]+(?: 20\d\d)?)|"
    r"(?P<en2>[a-z]+(?: 20\d\d)?),? (?:the |for the |over the )?same (?:days|dates|period)|"
    r"(?P<ko>(?:(?:20\d\d년|작년)\s*)?\d{1,2}월|지난\s*달|저번\s*달|전월|전달)(?:의|도|은)?\s*(?:똑?같은|동일한?)\s*(?:기간|날짜|날들|일자)",
    re.IGNORECASE,
)
"""The same days of another month."""
_NAMED_YEAR = re.compile(r"20\d\d|작년|올해|year", re.IGNORECASE)
_SAME_UNIT = re.compile(
    r"\W*(?:(?:그럼|그러면|and|then|what about|how about|in|for)[\s,]+)*"
    r"(?:(?P<ko>20\d\d\s*년|작년|재작년|올해|금년|지난해)(?:도|의)?\s*(?:똑?같은|그|동)\s*(?P<unit>달|월|분기|날|일|주)(?:에는|엔|에|은|는|도|만)?|"
    r"(?:the )?same (?P<en_unit>month|quarter|week|day) (?:in |of |for )?(?:the )?"
    r"(?P<en>20\d\d|last year|this year|year before))"
    r"(?:\s*(?:생산량|얼마)\S*)?[\s?.!]*",
    re.IGNORECASE,
)
"""The like of what was found in another year."""
_THAT_DAY_THEN = re.compile(
    r"\b(?:on |in )?(?:that|the same) (?:very |best )?(?P<unit>day|date|month),? (?:of |in )?"
    r"(?P<year>last year|20\d\d)\b",
    re.IGNORECASE,
)
"""The day or month that was found, in the year that is named beside it."""
_UNITS = {"달": "month", "월": "month", "분기": "quarter", "날": "day", "일": "day", "주": "week"}
_YEARS_BACK = {"올해": 0, "금년": 0, "this year": 0, "작년": 1, "지난해": 1, "last year": 1, "재작년": 2}
_WHICH = re.compile(
    r"어느|어떤|무슨|언제|뭐가|쪽|\bwhich\b|\bwhat month\b|"
    r"\bthe (?:higher|better|best|bigger|larger|stronger|lower|smaller|weaker|worse)\b",
    re.IGNORECASE,
)
_LOWER = re.compile(r"적|낮|작|lower|less|least|worst|smaller|fewer", re.IGNORECASE)
_THAT = re.compile(
    r"(?<![가-힣])(?:그|해당)\s*(?P<ko>날|주|달|분기|해)|"
    r"\b(?:in |on )?that (?P<en>day|week|month|quarter|year)\b",
    re.IGNORECASE,
)
_WHOLE_MONTH = re.compile(r"\b(?:in|over|for) the (?:whole|full|entire) month\b", re.IGNORECASE)
_NAMES = {"날": "day", "주": "week", "달": "month", "분기": "quarter", "해": "year"}
_COUNT = {"첫": 1, "두": 2, "세": 3, "네": 4, "다섯": 5}
_MOST_ENGLISH = ("top", "best", "highest", "biggest", "largest", "busiest", "strongest")
_LEAST_ENGLISH = ("bottom", "worst", "lowest", "smallest", "slowest", "weakest")
_MOST, _LEAST = (*_MOST_ENGLISH, "많", "높", "큰"), (*_LEAST_ENGLISH, "적", "낮", "작")
_IN_PLACE = re.compile(
    r"(?:\b(?:in|on|for|of)|(?<=\bled)|(?<=\btopped)) the (?:very )?"
    rf"(?P<en>{'|'.join((*ORDINALS, *_MOST_ENGLISH, *_LEAST_ENGLISH))})"
    r"(?: (?P<noun>one|month|day|week|quarter))?"
    r"(?P<them> of (?:them|(?:those|these)(?: (?:two|three|four|five|\d))?"
    r"(?: (?:days|weeks|months|quarters))?))?"
    r"(?=[\s?.!]*$|[,?.]\s*(?:the )?(?:top|bottom) \w+[\s?.!]*$)|"
    rf"^(?:그럼|그러면)?\s*(?:그\s*중(?:에서?)?\s*)?(?:제일|가장|더)\s*"
    rf"(?P<side>{'|'.join((*_MOST[-3:], *_LEAST[-3:]))})\S*\s*"
    r"(?P<unit>날|주|달|분기)(?:에|의)?\s+(?!언제|뭐)(?=\S)|"
    r"^(?:그럼|그러면)?\s*(?:그\s*중(?:에서?)?\s*)?(?P<nth>\d)\s*(?:위|등)(?:인|한)?\s*(?P<of>날|주|달|분기)"
    r"(?:에|의)?\s+(?=\S)|"
    r"(?<![가-힣])(?P<ko>첫|두|세|네|다섯)\s*번째\s*(?:달|(?P<day>날)|주|분기)(?:에는|엔|에|의)?\s+(?=\S)",
    re.IGNORECASE,
)
"""One of the units of time that were listed, and more."""
_ITEMS = re.compile(r"(?:the )?(?:items|products) ", re.IGNORECASE)
_FIGURE = re.compile(
    r"\b(?:lots?|batches|records?|output|production|total|pieces|units|how|much|many|average|top|best|most|least|"
    r"share|percent|what|which|who)\b",
    re.IGNORECASE,
)
"""What is asked of that unit of time; without it how much was made, not whether it passed the bound."""
PAIR = 2


def in_named_year(text: str, found: Period) -> str:
    """ "That day last year": December 17 of last year, whichever year it was found in."""

    def put(said: re.Match[str]) -> str:
        daily = said["unit"].lower() != "month"
        if daily and found.days > 1:
            return said[0]
        day = f" {found.first.day}" if daily else ""
        return f"{'on' if daily else 'in'} {found.first:%B}{day} {said['year']}"

    return _THAT_DAY_THEN.sub(put, text)


def of_the_dates(
    text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex, today: date
) -> str | Decline:
    """The question with the days that its words stand for."""
    text = _chosen_of_two(text, history)
    period = before.periods[0] if len(before.periods) == 1 else None
    if period is None:
        return text
    if period.days == 1:
        month = unit_span("month", period.first)
        text = _WHOLE_MONTH.sub(f"in {spell(Reading(month.first, month.last, 'month'), 'en')}", text)
    text = _of_listed_time(text, before, rows_of(history))
    nth = _NTH_WEEKDAY.search(text) or _LAST_WEEKDAY.search(text)
    if nth and _LAST_WEEKDAY.fullmatch(nth[0]) and not _NTH_WEEKDAY.search(history[-1].question):
        nth = None
    if nth and not _MONTH_WORDS.search(text.replace(nth[0], "")):
        return _in_the_month(text, nth, period)
    like = _SAME_UNIT.fullmatch(text) if before.intent == "extreme" and before.grain != "lot" else None
    if like:
        return _like_of_found(text, like, before, history, today)
    same = _SAME_DAYS.search(text)
    return _same_days(text, same, period, today) if same else text


def _of_listed_time(text: str, before: Frame, rows: Sequence[Mapping[str, Cell]]) -> str:
    """ "두 번째 달 BW 생산량", "BW in the second" after the best months: the one in that place."""
    lists = before.intent in ("extreme", "threshold") and not before.by_count
    said = _IN_PLACE.search(text) if lists and before.measure == "quantity" else None
    listed = len(rows) >= PAIR and not (before.place or before.families or before.both)
    place = _place_of(said, before, rows) if said and listed else 0
    if said is None or not 0 < place <= len(rows):
        return text
    named = (said["noun"] or "").lower() or _NAMES.get(said["unit"] or said["of"] or "") or said["day"]
    if (before.grain == "day" and not (named or said["them"])) or (named in UNITS and named != before.grain):
        return text  # "on the second": of the month, perhaps
    found = time_of(rows[place - 1])
    if found is None:
        return text
    named = spell(Reading(found.first, found.last, "range"), "en" if text.isascii() else "ko")
    lead = text[: said.start()]
    if before.intent == "threshold" and text.isascii() and not _FIGURE.search(lead):
        lead = f"which {lead}were made " if _ITEMS.fullmatch(lead) else f"{lead}output "
    return f"{lead.rstrip()} {f'in {named}' if text.isascii() else named} {text[said.end() :]}".strip()


def _place_of(said: re.Match[str], before: Frame, rows: Sequence[Mapping[str, Cell]]) -> int:
    """The place that is spoken of; 0 where it is at the end of a list that does not show all."""
    word = (said["en"] or said["side"] or "").lower()
    if word not in (*_MOST, *_LEAST):
        return ORDINALS[word] if word else int(said["nth"] or _COUNT.get(said["ko"] or "", 0))
    if (word in _LEAST) == before.least:
        return 1
    return len(rows) if int(str(rows[0].get("matches") or len(rows))) == len(rows) else 0


def _in_the_month(text: str, said: re.Match[str], period: Period) -> str:
    """ "The second Monday" after a day of October: of October."""
    month = unit_span("month", period.first)
    if period.last > month.last:
        return text
    english = text.isascii()
    named = spell(Reading(month.first, month.last, "month"), "en" if english else "ko")
    put = f"{said[0]} of {named}" if english else f"{named} {said[0]}"
    return f"{text[: said.start()]}{put}{text[said.end() :]}"


def _same_days(text: str, said: re.Match[str], period: Period, today: date) -> str:
    """ "10월 같은 기간" after November 1 to 20: October 1 to 20."""
    month = unit_span("month", period.first)
    named = said["ko"] or said["en"] or said["en2"]
    times = [one.period for one in read_periods(named, today).expressions if one.period]
    other = times[0] if len(times) == 1 else None
    if period.last >= month.last or not (other and other.first) or other.grain != "month":
        return text
    first = other.first
    if not _NAMED_YEAR.search(named) and re.search(r"\d월|[a-z]{3}", named):
        first = first.replace(year=period.first.year)
        first = first if first <= today else first.replace(year=first.year - 1)
    span = unit_span("month", first)
    end = min(period.last.day, span.last.day)
    days = Reading(first.replace(day=min(period.first.day, end)), first.replace(day=end), "range")
    put = spell(days, "en" if text.isascii() else "ko")
    return f"{text[: said.start()]}{f'from {put}' if text.isascii() else put}{text[said.end() :]}"


def _like_of_found(
    text: str, said: re.Match[str], before: Frame, history: Sequence[Exchange], today: date
) -> str | Decline:
    """ "2025년 같은 달은" after the best month of 2024: that month of 2025, and not its own best one."""
    found = found_period(history)
    unit = _UNITS.get(said["unit"] or "") or (said["en_unit"] or "").lower()
    several = before.families or (len(before.items) > 1 and not letters_of(before.items))
    if several or found is None or unit == "week":
        return Decline("clarify", None, "unsupported.edge")
    if reading_of(found, date.max).grain != unit:
        return text
    word = " ".join((said["ko"] or said["en"]).lower().split())
    year = today.year - _YEARS_BACK[word] if word in _YEARS_BACK else found.first.year - 1
    year = int(word[:4]) if word[:4].isdigit() else year - (year == found.first.year)
    first, last = (years_before(day, day.year - year) for day in (found.first, found.last))
    language: Language = "en" if text.isascii() else "ko"
    when = spell(
        Reading(*unit_span(unit, first), "range") if unit != "day" else Reading(first, last, "day"), language
    )
    what = before.items[0].code if len(before.items) == 1 else letters_of(before.items)
    return (
        f"{what or 'total'} production in {when}" if language == "en" else f"{when} {what or '전체'} 생산량"
    )


def _chosen_of_two(text: str, history: Sequence[Exchange]) -> str:
    """ "SP in that month" after it was told which of two months is higher: the one that is."""
    said = _THAT.search(text)
    asked = history[-1].question if history else ""
    if said is None or not _WHICH.search(asked):
        return text
    told: dict[Period, float] = {}
    for result in history[-1].results:
        told |= _told(result)
    unit = _NAMES.get(said["ko"] or "") or (said["en"] or "").lower()
    if len(told) < PAIR or len(set(told.values())) < len(told):
        return text
    best = (min if _LOWER.search(asked) else max)(told, key=lambda one: told[one])
    if reading_of(best, date.max).grain != unit:
        return text
    named = spell(Reading(best.first, best.last, "range"), "en" if text.isascii() else "ko")
    return _THAT.sub(f"in {named}" if text.isascii() else named, text, count=1)


def _told(result: ToolResult) -> Mapping[Period, float]:
    """The one figure of each period that a call was about."""
    rows = list(result.outcome.records()) if isinstance(result.outcome, Table) else []
    rows = [one for one in rows if one.get("part") == "total"] or rows
    periods, row = frame_of_results([result]).periods, rows[0] if len(rows) == 1 else {}
    if len(periods) == PAIR:
        values = [row.get("period1_quantity"), row.get("period2_quantity")]
    else:
        values = [row.get("share", row.get("quantity"))]
    figures = [float(one) for one in values if isinstance(one, int | float)]
    return dict(zip(periods, figures, strict=True)) if len(periods) == len(figures) else {}
