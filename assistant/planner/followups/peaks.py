"""The most and the least of a course held against each other: "제일 많은 달이랑 제일 적은 달 차이는?"."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from assistant.model import Exchange
from assistant.planner.followups.referents import rows_of
from assistant.planner.found import unit_of
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.reading.ranks import ORDINALS
from tools.items import ItemIndex
from tools.tool import Cell, Period, Table

_UNIT = r"(?:날|주|달|분기|해|쪽|거|것)"
_GAP = re.compile(
    rf"(?:그럼|그러면)?\s*(?:(?:제일|가장|젤)\s*(?:많|높|큰)\S*\s*{_UNIT}|최고|최대)(?:이랑|하고|과|와|랑)\s*"
    rf"(?:(?:제일|가장|젤)?\s*(?:적|낮|작)\S*\s*{_UNIT}|최저|최소)(?:의|은|는)?\s*(?:차이|격차)\S*(?:\s*\S{{1,6}}){{0,2}}[\s?.!]*|"
    r"(?:(?:and|so|what's|what is|the)[\s,]+)*(?:gap|difference|spread) between (?:the |its )?"
    r"(?:best|highest|biggest|strongest|top)(?: \w+)? and (?:the |its )?"
    r"(?:worst|lowest|smallest|weakest|bottom)(?: \w+)?[\s?.!]*",
    re.IGNORECASE,
)

_NTH = "|".join(ORDINALS)
_GAP_OF_PLACES = re.compile(
    r"(?:(?:and|so|what's|what is|the)[\s,]+)*(?:gap|difference) between (?:the )?"
    rf"(?P<one>{_NTH})(?: \w+)? and (?:the )?(?P<two>{_NTH})(?: \w+)?[\s?.!]*",
    re.IGNORECASE,
)


def gap_of_ends(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "제일 많은 달이랑 제일 적은 달 차이는?" after a course: these two held against each other."""
    if before.intent != "trend" or len(before.items) > 1 or not _GAP.fullmatch(text):
        return None
    ends = [_edge(history, least=least) for least in (True, False)]
    readings = [Reading(one.first, one.last, "range") for one in ends if one]
    if len(readings) != 2:
        return None
    code = before.items[0].code if before.items else ""
    if text.isascii():
        low, high = (spell(one, "en") for one in readings)
        return f"compare {code or 'total production'} in {low} and {high}"
    low, high = (spell(one, "ko") for one in readings)
    return f"{code or '전체'} {low}과 {high} 생산량 비교"


_LESS = re.compile(
    r"빼고|빼면|제외|말고|\b(?:without|leav(?:e|ing) out|excluding|except|apart from)\b", re.IGNORECASE
)
_NAMELESS = re.compile(
    r"(?P<ko>(?:제일|가장|젤)\s*(?:많|적|높|낮|작|큰)\S{0,2}\s*)(?:건|거|것|게)(?=[은는이\s?.!]|$)|"
    r"\bwhich (?:one )?(?P<be>is|was) "
    r"(?=the (?:best|worst|lowest|highest|smallest|biggest|largest|weakest|strongest)\b)",
    re.IGNORECASE,
)
"""The utmost of a course, of no unit that is named."""
_NAMES = {"day": "날", "week": "주", "month": "달", "quarter": "분기", "year": "해"}


def end_without(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "11월 빼고 제일 적은 건?" after a course by month: the month, not an item."""
    name = _NAMES.get(before.grain or "") if before.intent == "trend" else None
    if name is None or not _LESS.search(text) or not _NAMELESS.search(text):
        return None
    return _NAMELESS.sub(
        lambda one: f"{one['ko']}{name}은" if one["ko"] else f"which {before.grain} {one['be']} ", text
    )


def asks_gap_of_course(text: str, before: Frame | None) -> bool:
    """Whether the ends of a course that was told are meant, which say nothing where several share one."""
    return before is not None and before.intent == "trend" and _GAP.fullmatch(text.strip()) is not None


def gap_of_places(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "The difference between the first and the third day" of a list of days: these two, never dates."""
    said = _GAP_OF_PLACES.fullmatch(text) if before.intent == "extreme" and not before.by_count else None
    rows = rows_of(history) if said else []
    if said is None or before.items or before.grain == "lot" or len(rows) < 2:
        return None
    places = [ORDINALS[said["one"].lower()], ORDINALS[said["two"].lower()]]
    found = [unit_of(rows[n - 1]) or _day(rows[n - 1]) for n in places if 0 < n <= len(rows)]
    named = [spell(Reading(one.first, one.last, "range"), "en") for one in found if one]
    return f"compare total production in {named[0]} and {named[1]}" if len(set(named)) == 2 else None


def _edge(history: Sequence[Exchange], *, least: bool) -> Period | None:
    """The unit of time of a course with the most, or of its whole ones with the least."""
    tables = [one.outcome for one in history[-1].results if isinstance(one.outcome, Table)]
    if len(tables) != 1:
        return None
    rows = [row for row in tables[0].records() if row.get("quantity") is not None]
    if least:
        rows = [row for row in rows if not row.get("partial") and row.get("has_rows", True)]
    ordered = sorted(rows, key=_quantity, reverse=not least)
    if not ordered or (len(ordered) > 1 and _quantity(ordered[0]) == _quantity(ordered[1])):
        return None
    return unit_of(ordered[0]) or _day(ordered[0])


def _quantity(row: Mapping[str, Cell]) -> float:
    return float(row["quantity"] or 0)


def _day(row: Mapping[str, Cell]) -> Period | None:
    day = str(row.get("day") or row.get("production_date") or "")[:10]
    return Period(date.fromisoformat(day), date.fromisoformat(day)) if day else None
