"""What is asked of the one day, month or lot that was found: its weekday, the year before, the record."""

import re
from collections.abc import Sequence
from datetime import timedelta

from assistant.model import Exchange, Language
from assistant.planner.followups.references import NAMES
from assistant.planner.followups.referents import referents_of, rows_of
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.periods.spans import unit_span
from assistant.planner.times import reading_of
from tools.tool import Period

WEEK = timedelta(days=7)
_LEAD = r"(?:(?:그럼|그러면|그건|그게|그거|그날|그\s*날|그때)(?:은|는|이|가)?\s*)?"
_LEAD_ENGLISH = r"(?:(?:and|so|but|then|ok)[\s,]+)*"
_WEEKDAY = re.compile(
    rf"{_LEAD}(?:무슨|어느|어떤|몇)\s*요일\S*(?:\s*\S{{1,4}})?[\s?.!]*|"
    rf"{_LEAD_ENGLISH}(?:which|what) (?:weekday|day of the week)"
    r"(?: (?:was|is) (?:that|it|this)(?: day)?| of (?:that|it)(?: day)?)?[\s?.!]*|"
    rf"{_LEAD_ENGLISH}(?:the |its )?(?:weekday|day of the week)(?: of (?:that|it)(?: day)?)?[\s?.!]*|"
    rf"{_LEAD_ENGLISH}what day (?:of the week )?(?:was|is) (?:that|it)[\s?.!]*",
    re.IGNORECASE,
)
_OF_THE_LOT = re.compile(
    rf"(?:그럼|그건|그거는?|그게|그\s*로트(?:는|가|의)?|이건|이거)?\s*"
    r"(?:(?:언제|며칠(?:에)?)\s*(?:만든|만들|생산|나온|나왔|찍)?\S*(?:\s*(?:로트|거)\S*)?|"
    r"(?:무슨|어떤|어느)\s*(?:품목|제품)\S*(?:\s*\S{1,5})?|품목(?:은|이)?(?:\s*뭐\S*)?|코드(?:는|가)?(?:\s*뭐\S*)?)[\s?.!]*|"
    rf"{_LEAD_ENGLISH}(?:when|(?:which|what) (?:day|date)) (?:was|is) (?:it|that|this)(?: one| lot)?"
    r"(?: made| produced| run)?[\s?.!]*|"
    rf"{_LEAD_ENGLISH}(?:which|what) (?:item|product|code)"
    r"(?: (?:was|is|does|did) (?:it|that|this)(?: lot)?(?: of| for| belong to)?)?[\s?.!]*|"
    rf"{_LEAD_ENGLISH}of (?:which|what) (?:item|product)[\s?.!]*",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?:그럼|그러면|그)?\s*(?:작년|전년|지난해|1년\s*전|일\s*년\s*전)(?:의|에)?\s*"
    r"(?:같은\s*(?:달|날|분기)|동월|동기|그\s*(?:달|날|분기))(?:은|는|에는|엔|도|의)?(?:\s*(?:생산량|얼마|몇\s*개)\S*)?(?:요)?[\s?.!]*|"
    rf"{_LEAD_ENGLISH}(?:(?:what|how) about )?(?:in |for )?(?:the )?same (?:month|day|quarter) "
    r"(?:last year|a year (?:ago|before|earlier)|(?:the|of the) (?:year before|previous year))[\s?.!]*",
    re.IGNORECASE,
)
_UNITS = {
    "day": ("날", "day"),
    "month": ("월", "달", "month"),
    "quarter": ("분기", "quarter"),
}
"""What the like of a unit of time is called."""
_AROUND = re.compile(
    r"\b(?:the )?(?:whole |entire )?(week|month|quarter) (?:of|with|containing|around) "
    r"(?:that|the same) (?:day|date)\b",
    re.IGNORECASE,
)
_FALLS_IN = re.compile(
    r"(?<![가-힣])그\s*(?:날|주|달|분기|로트)(?:이|가)\s*(?:들어\s*있는|들어간|들어가는|속한|속하는|있는|있던|포함된|포함되는|낀)\s*"
    r"(?P<ko>주|달|월|분기|해|년도|연도)|"
    r"\b(?:in |of |for |during )?the (?P<en>week|month|quarter|year) "
    r"(?:(?:that|which) )?(?:it|(?:that|the) (?:day|week|month|quarter|lot)) "
    r"(?:falls|fell|is|was|lies|lay|belongs|sits|happened|occurred)(?: (?:in|into|within|to))?\b",
    re.IGNORECASE,
)
"""The longer unit of time that what was found lies in."""
_INSIDE = re.compile(r"\b(?:inside|within) (?=that (?:day|week|month|quarter|year)\b)", re.IGNORECASE)
_ALL_OF_IT = re.compile(r"(?:그럼|그러면)?\s*그\s*(주|달|분기|해)\s*전체(?:로)?(?:는|은)?(?:요)?[\s?.!]*")
_WEEK_BEFORE = re.compile(
    r"(?:그럼|그러면|그)?\s*(?:거기서)?\s*(?:또|다시|한\s*번\s*더)?\s*(?:일주일|1주일|한\s*주|1주)\s*(?:전|앞)(?:은|에는|엔|에)?(?:요)?[\s?.!]*|"
    rf"{_LEAD_ENGLISH}(?:what about |how about )?(?:a|one) week (?:earlier|before(?: that)?)[\s?.!]*",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"그\s*(?P<of>날|달|주|분기|해)(?:에|의|은)?\s*(?P<n>\d{1,2})\s*(?:위|등)(?:\s*품목)?(?:은|는|이|가)?(?:\s*(?:뭐|누구|어느)\S*)?[\s?.!]*"
)
_SIZE = re.compile(r"\b(average|mean|avg\.?|biggest|largest|smallest|typical) size\b", re.IGNORECASE)
"""A size, which is that of a lot after lots."""
_NEWEST = re.compile(
    r"(?:제일|가장|맨)\s*(?:최근|마지막|나중)\S*\s*(?:만든|만들어진|생산한|생산된|나온|찍은)?\s*로트(?!\s*\d|들|\s*목록)|"
    r"마지막(?:으로)?\s*(?:만든|생산한|나온)?\s*로트(?!\s*\d|들|\s*목록)|"
    r"\b(?:latest|newest|last|most recent) lot\b",
    re.IGNORECASE,
)
"""One lot, the last that was made."""
SINGLE = ("total", "produced", "ranking", "average", "count")


def of_the_one_found(text: str, before: Frame, history: Sequence[Exchange]) -> str:
    """The question in full, where it is of the one thing that the answer before found; else as it is."""
    language: Language = "en" if text.isascii() else "ko"
    lot = _lot(before, history)
    if lot and _OF_THE_LOT.fullmatch(text):
        return f"lot {lot}" if language == "en" else f"{lot} 로트"
    text = _INSIDE.sub("in ", _AROUND.sub(r"that \1", text))
    text = _FALLS_IN.sub(lambda in_it: f"그 {in_it['ko']}" if in_it["ko"] else f"in that {in_it['en']}", text)
    if before.intent == "extreme":
        text = _ALL_OF_IT.sub(r"그 \1 전체 생산량은?", text)
    if before.intent == "lots" or before.grain == "lot" or before.measure == "lots":
        text = _SIZE.sub(r"\1 lot size", text)
    found = referents_of(before, history).time
    alone = before.periods[0] if before.intent in SINGLE and len(before.periods) == 1 else None
    day = found or alone
    codes = f"{before.items[0].code} " if len(before.items) == 1 else ""
    if day and day.days == 1 and _WEEKDAY.fullmatch(text):
        said = _spelled(day, language)
        return (
            f"{codes}production by weekday on {said}" if language == "en" else f"{said} {codes}요일별 생산량"
        )
    if alone and alone.days == 1 and _WEEK_BEFORE.fullmatch(text):
        earlier = Period(alone.first - WEEK, alone.last - WEEK)
        return (
            f"and on {_spelled(earlier, language)}?"
            if language == "en"
            else f"{_spelled(earlier, language)}은?"
        )
    if found is None or before.intent != "extreme" or before.grain == "lot":
        return text
    place = _PLACE.fullmatch(text)
    if place:
        span = unit_span(NAMES[place["of"]], found.first)
        if span.first <= found.first and found.last <= span.last:
            found = Period(*span)
        return f"{_spelled(found, language)} 전체 {place['n']}위 품목은?"
    like = _YEAR_BEFORE.fullmatch(text)
    year = _year_before(found) if like else None
    names = _UNITS.get(reading_of(found, found.last).grain, ())
    if like is None or year is None or not any(name in like[0].lower() for name in names):
        return text  # "전년 동월은?" after the best day: the like of the month that was asked about
    said = _spelled(year, language)
    return f"{codes}total production in {said}" if language == "en" else f"{said} {codes or '전체 '}생산량"


def _lot(before: Frame, history: Sequence[Exchange]) -> str:
    """The one lot that was found, or the newest where that was asked for."""
    if before.intent == "lots" and _NEWEST.search(history[-1].question):
        rows = rows_of(history)
        return str(rows[0].get("lot_number") or "") if rows else ""
    if before.grain != "lot" and before.intent != "lots":
        return ""
    lots = {str(row.get("lot") or row.get("lot_number") or "") for row in rows_of(history)}
    return lots.pop() if len(lots) == 1 else ""


def _year_before(found: Period) -> Period | None:
    """The same month, quarter or day of the year before."""
    if reading_of(found, found.last).grain not in ("day", "month", "quarter"):
        return None
    try:
        last = found.last if found.last.month != 2 else found.last.replace(day=min(found.last.day, 28))
        return Period(found.first.replace(year=found.first.year - 1), last.replace(year=last.year - 1))
    except ValueError:
        return None


def _spelled(period: Period, language: Language) -> str:
    return spell(Reading(period.first, period.last, "range"), language)
