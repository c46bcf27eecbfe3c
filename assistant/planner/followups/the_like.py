"""Like periods of what was told: "8월만 비교" after two years, "그 전전주는?"."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from assistant.model import Exchange
from assistant.planner.followups.carry import last_frames
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import read_periods, spell
from assistant.planner.periods.model import Unit
from assistant.planner.periods.spans import add, month_span, unit_span
from assistant.planner.reading.numbers import ENGLISH, NATIVE, number_of
from assistant.planner.times import reading_of
from tools.items import ItemIndex
from tools.tool import Period

_UNITS: Mapping[str, Unit] = {
    "날": "day",
    "주": "week",
    "달": "month",
    "월": "month",
    "분기": "quarter",
    "해": "year",
    "년": "year",
}
_TWO_BEFORE = re.compile(
    r"(?:그럼|그러면|그리고)?\s*그\s*전\s*전\s*(?P<unit>날|주|달|월|분기|해|년)(?:[은는도]|에는|엔|것은|꺼는)*(?:요)?[\s?.!]*"
)
_ONE_BEFORE = re.compile(r"그\s*(?:바로\s*)?(?:전|앞|이전)\s*(?:날|주|달|월|분기|해|년)")
_PART_OF_BOTH = re.compile(
    r"(?:그럼|그러면)?\s*(?P<part>\d{1,2}월|[1-4]분기|[상하]반기)(?:만|끼리|끼리만)\s*비교\S*(?:\s*\S{1,4})?[\s?.!]*|"
    r"(?:(?:and|now|just|only)[\s,]+)*compare (?:just |only )?(?:the )?(?P<en>[A-Za-z]{3,9}|Q[1-4])s?"
    r"(?: only)?[\s?.!]*",
    re.IGNORECASE,
)
_LEAD = r"(?:(?:and|then|so|now|what about|how about|for|그럼|그러면|그리고)[\s,]+)*"
_STRETCH_BEFORE = re.compile(
    rf"{_LEAD}(?:the )?(?P<en>\d{{1,3}}|{'|'.join(ENGLISH)}) (?P<unit>day|week|month)s "
    r"(?:right |just )?before(?: (?:that|it|this|those|them))?(?=[,:?!.(\s]*$|\s*[,:(])|"
    rf"{_LEAD}그\s*(?:바로\s*)?(?:이전|전|앞)\s*(?P<ko>\d{{1,3}}|{'|'.join(NATIVE)})\s*(?P<of>일|날|주|달|개월)"
    r"(?:간|동안)?(?:의)?(?:[은는도]|에는|엔)?(?=[,:?!.(\s]*$|\s*[,:(])",
    re.IGNORECASE,
)
"""So many days, weeks or months before what was told, perhaps with their dates behind."""
_ENDING = re.compile(r"[\s,.:;?!()]+|(?:은|는|이)요?(?=[\s?.!)]*$)")
_NEVER = re.compile(r"(?:그럼|그러면)?\s*한\s*번도\s*안\s*(?:만들|생산|찍)\S*[\s?.!]*")
_HOW_WAS_IT = re.compile(
    r"(?:(?:and|so|but)[\s,]+)*how (?:was|is|did|does) (?:it|that|this)(?: look| go)? "
    r"(?P<when>(?!compared?\b|per\b|by\b).+)",
    re.IGNORECASE,
)
"""The same of another time, where "it" is no item."""
_LAST_ONE = re.compile(
    r"(?:(?:and|so|what about)[\s,]+)*(?:its|the|when was (?:its|the)) last(?: one)?[\s?.!]*", re.IGNORECASE
)
"""The last day of what was first made on another."""
PAIR, DAYS_OF_A_WEEK = 2, 7


def like_of_it(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """The question with the period that is meant by its dates."""
    again = _HOW_WAS_IT.fullmatch(text) if _is_no_item(before) else None
    if again:
        return f"what about {again['when']}"
    if before.intent == "span" and _LAST_ONE.fullmatch(text):
        return "and last?"
    period = before.periods[0] if len(before.periods) == 1 else None
    stretch = _STRETCH_BEFORE.match(text) if period else None
    if stretch and period:
        return _stretch_before(text, stretch, period)
    if _NEVER.fullmatch(text) and before.intent == "span" and len(before.items) == 1:
        return f"전체 기간 {before.items[0].code} 생산량은?"
    both = _PART_OF_BOTH.fullmatch(text)
    if both:
        return _of_both(both, history)
    back = _TWO_BEFORE.fullmatch(text)
    if period is None:
        return None
    unit = _UNITS[back["unit"]] if back else None
    if unit and unit != "period" and reading_of(period, date.max).grain == unit:
        steps = 1 if _ONE_BEFORE.search(history[-1].question) else PAIR
        span = unit_span(unit, add(unit, period.first, -steps))
        return f"{spell(Reading(span.first, span.last, 'range'), 'ko')}은?"
    return None


def _is_no_item(before: Frame) -> bool:
    """Whether "it" is a share or a list that was told, not the one item that was found."""
    return before.intent == "share" or (before.intent == "ranking" and before.limit != 1 and not before.place)


def _stretch_before(text: str, said: re.Match[str], period: Period) -> str | None:
    """ "The 7 days before that", with the dates they are said to be; nothing where those are others."""
    count = said["en"] or said["ko"]
    length = number_of(count)
    unit = (
        (said["unit"] or "").lower() or _UNITS.get(said["of"]) or ("day" if said["of"] == "일" else "month")
    )
    last = period.first - timedelta(days=1)
    weeks = length * (DAYS_OF_A_WEEK if unit == "week" else 1)
    first = _months_before(period.first, length) if unit == "month" else period.first - timedelta(days=weeks)
    rest = _ENDING.sub(" ", text[said.end() :]).strip()
    named = [one.period for one in read_periods(rest, period.last).expressions] if rest else []
    if rest and not (len(named) == 1 and named[0] and (named[0].first, named[0].last) == (first, last)):
        return None
    when = spell(Reading(first, last, "range"), "en" if text.isascii() else "ko")
    return f"and {when}?" if text.isascii() else f"그럼 {when}은?"


def _months_before(day: date, months: int) -> date:
    """The same day so many months before, or the last of a shorter month."""
    index = day.year * 12 + day.month - 1 - months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, month_span(year, month, 1).last.day))


def _of_both(said: re.Match[str], history: Sequence[Exchange]) -> str | None:
    """The part of each of the two years whose courses were told."""
    frames = last_frames(history)
    alike = len(frames) == PAIR and all(one.intent == "trend" and len(one.periods) == 1 for one in frames)
    years = sorted({one.periods[0].first.year for one in frames}) if alike else []
    if len(years) != PAIR or frames[0].items != frames[1].items:
        return None
    codes = " ".join(item.code for item in frames[0].items[:1]) if len(frames[0].items) == 1 else ""
    if said["en"]:
        return f"compare {codes or 'total production'} in {said['en']} {years[0]} and {said['en']} {years[1]}"
    return f"{codes or '전체'} {years[0]}년 {said['part']}과 {years[1]}년 {said['part']} 생산량 비교"
