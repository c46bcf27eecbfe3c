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
    r"(?P<unit>날|주|달|분기|해)(?:에는|에|엔|의|은|는)?\s+(?P<rest>.*(?:품목|제품|뭐|무엇|무슨|top|상위|하위|순위).*)",
    re.IGNORECASE,
)
UNITS = {"날": "day", "주": "week", "달": "month", "분기": "quarter", "해": "year"}


def of_the_peak(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """What is asked of the unit of time that the course before had the most or the least in."""
    said = _PEAK.fullmatch(text) if before.intent == "trend" else None
    tables = [one.outcome for one in history[-1].results if isinstance(one.outcome, Table)] if said else []
    if said is None or len(tables) != 1 or UNITS[said["unit"]] != (before.grain or "month"):
        return None
    rows = [row for row in tables[0].records() if row.get("quantity") is not None]
    if said["least"]:
        rows = [row for row in rows if not row.get("partial") and row.get("has_rows", True)]
    ordered = sorted(rows, key=_quantity, reverse=not said["least"])
    if not ordered or (len(ordered) > 1 and _quantity(ordered[0]) == _quantity(ordered[1])):
        return None
    period = unit_of(ordered[0]) or _day(ordered[0])
    return f"{spell(Reading(period.first, period.last, 'range'), 'ko')}에 {said['rest']}" if period else None


def _quantity(row: Mapping[str, Cell]) -> float:
    return float(row["quantity"] or 0)


def _day(row: Mapping[str, Cell]) -> Period | None:
    day = str(row.get("day") or row.get("production_date") or "")[:10]
    return Period(date.fromisoformat(day), date.fromisoformat(day)) if day else None
