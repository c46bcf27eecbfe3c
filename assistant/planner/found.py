"""The day, week, month, quarter or year that an answer found."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from assistant.model import Exchange
from assistant.planner.periods.spans import month_span
from tools.tool import Period, Table

_FIRST = re.compile(
    r"처음|최초|첫|시작|오래\s*된|언제부터(?!.*까지)|"
    r"\b(?:first|earliest|oldest|since when|how far back|start\w*|beg[aiu]n\w*|launch\w*)\b",
    re.IGNORECASE,
)
"""Words that ask for the first of two days that are found."""
_PLACE = re.compile(r"[.-]place(\d+)\b")
Edge = Literal["first", "last", "largest", "smallest"]
"""A day that a row tells of all that it is of."""


def found_period(history: Sequence[Exchange]) -> Period | None:
    """The one day, week, month, quarter or year that the last answer found to be the largest or smallest."""
    rows = _rows(history)
    row = rows[0] if len(rows) == 1 else {}
    return unit_of(row) or found_day(history)


def time_of(row: Mapping[str, object]) -> Period | None:
    """The day, week, month, quarter or year of a row."""
    return one_day(row.get("day")) or unit_of(row)


def unit_of(row: Mapping[str, object]) -> Period | None:
    """The week, month, quarter or year of a row."""
    if "week" in row:
        return Period(day_of(row["week"]), day_of(row["week"]) + timedelta(days=6))
    if "month" in row:
        year, month = (int(part) for part in str(row["month"]).split("-"))
        return Period(*month_span(year, month, 1))
    if "quarter" in row:
        return Period(*month_span(int(str(row["year"])), int(str(row["quarter"])) * 3 - 2, 3))
    return Period(*month_span(int(str(row["year"])), 1, 12)) if "year" in row else None


def found_day(history: Sequence[Exchange]) -> Period | None:
    """The one day that the last answer found to be the largest or smallest."""
    rows = _rows(history)
    sides = (
        {side for result in history[-1].results for side in result.call.id.split(".")[3:4]} if rows else {}
    )
    if len(rows) != 1 or "both" in sides:
        return None
    edge: Edge = "smallest" if "least" in sides else "largest"
    if "last_day" in rows[0]:
        edge = "first" if _FIRST.search(history[-1].question) else "last"
    return edge_day(rows[0], edge) or one_day(rows[0].get("day"))


def edge_day(row: Mapping[str, object], edge: Edge) -> Period | None:
    """The first, last, largest or smallest day that a row tells."""
    return one_day(row.get(f"{edge}_day"))


def _rows(history: Sequence[Exchange]) -> list[Mapping[str, object]]:
    """What the last answer told, of a list that was asked for one of its places only that."""
    results = history[-1].results if history else ()
    rows = [row for one in results if isinstance(one.outcome, Table) for row in one.outcome.records()]
    places = {int(place) for one in results for place in _PLACE.findall(one.call.id)}
    alone = len(results) == 1 and len(places) == 1 and {len(rows)} == places
    return list(rows[-1:] if alone else rows)


def one_day(value: object) -> Period | None:
    """The period of a day, or of its ISO text; none for another value."""
    return Period(day_of(value), day_of(value)) if is_day(value) else None


def is_day(value: object) -> bool:
    """Whether a value is a day, or its ISO text."""
    return isinstance(value, date) or re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)) is not None


def day_of(value: object) -> date:
    """The day that a value is, or names in ISO form."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))
