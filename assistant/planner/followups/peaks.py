"""What is asked of the most or the least of a course: "제일 많이 만든 달에 뭐가 제일 많이 나왔어?"."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from assistant.model import Exchange
from assistant.planner.found import unit_of
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from tools.items import ItemIndex
from tools.tool import Cell, Period, Table

_PEAK = re.compile(
    r"(?:그럼|그러면|그\s*중(?:에서?)?|거기서)?\s*(?:제일|가장|젤|최고로|최대로|최저로)\s*"
    r"(?:(?P<least>적|작|낮|덜)|많|높|큰)\S*\s*(?:나온|만든|찍은|생산한|생산된|뽑은|돌린)?\s*"
    r"(?P<unit>날|주|달|분기|해)(?:에는|에|엔|의|은|는)?\s+"
    r"(?P<rest>.*(?:품목|제품|뭐|무엇|무슨|top|상위|하위|순위|월별|주별|일별).*)",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"(?:(?:and|so|now|then|ok|show|give|me|go|drill|dig|look|zoom|let's see|break|take|into|in|down|open|up)"
    r"[\s,]+)*(?:the )?"
    r"(?P<side>biggest|best|highest|largest|top|strongest|busiest|worst|lowest|weakest|smallest|slowest) "
    r"(?P<unit>day|week|month|quarter|year),? "
    r"(?P<rest>(?:by|month by|day by|week by|monthly|daily|weekly|per)\b.*)",
    re.IGNORECASE,
)
_LOWEST = ("worst", "lowest", "weakest", "smallest", "slowest")
_STEPS = {"month by month": "by month", "day by day": "by day", "week by week": "by week"}
UNITS = {"날": "day", "주": "week", "달": "month", "분기": "quarter", "해": "year"}


def of_the_peak(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """What is asked of the unit of time that the course before had the most or the least in."""
    said = (_PEAK.fullmatch(text) or _ENGLISH.fullmatch(text)) if before.intent == "trend" else None
    tables = [one.outcome for one in history[-1].results if isinstance(one.outcome, Table)] if said else []
    if said is None or len(tables) != 1 or UNITS.get(said["unit"], said["unit"]) != (before.grain or "month"):
        return None
    rows = [row for row in tables[0].records() if row.get("quantity") is not None]
    english = said.groupdict().get("side", "").lower()
    least = english in _LOWEST if english else bool(said["least"])
    if least:
        rows = [row for row in rows if not row.get("partial") and row.get("has_rows", True)]
    ordered = sorted(rows, key=_quantity, reverse=not least)
    if not ordered or (len(ordered) > 1 and _quantity(ordered[0]) == _quantity(ordered[1])):
        return None
    period = unit_of(ordered[0]) or _day(ordered[0])
    if period is None:
        return None
    reading, codes = (
        Reading(period.first, period.last, "range"),
        " ".join(one.code for one in before.items[:1]),
    )
    if english:
        step = _STEPS.get(said["rest"].lower().strip(" ?.!"), said["rest"])
        return f"production {f'of {codes} ' if codes else ''}{step} in {spell(reading, 'en')}"
    return f"{spell(reading, 'ko')}에 {said['rest']}"


def _quantity(row: Mapping[str, Cell]) -> float:
    return float(row["quantity"] or 0)


def _day(row: Mapping[str, Cell]) -> Period | None:
    day = str(row.get("day") or row.get("production_date") or "")[:10]
    return Period(date.fromisoformat(day), date.fromisoformat(day)) if day else None
