"""Which days and items a custom query is bound to, where its text leaves no doubt."""

import re
from dataclasses import dataclass
from datetime import date

from tools.tool import Period

RELATION = re.compile(r"\b(?:FROM|JOIN)\s+(?:production_records|item_days)\b", re.IGNORECASE)
DAYS = re.compile(
    r"\bproduction_date\s+BETWEEN\s+DATE\s+'(\d{4}-\d\d-\d\d)'\s+AND\s+DATE\s+'(\d{4}-\d\d-\d\d)'",
    re.IGNORECASE,
)
ITEMS = re.compile(r"\bitem_code\s+(?:=|IN)\s*\(?((?:'[^']*'(?:\s*,\s*)?)+)\)?", re.IGNORECASE)
WIDENING = re.compile(r"\b(?:OR|NOT|UNION|EXCEPT|INTERSECT|CASE|FILTER)\b|--|/\*", re.IGNORECASE)
"""Words by which a condition may fail to bind all rows that are read."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A period, None for all days, and item codes, none for all items."""

    period: Period | None = None
    codes: tuple[str, ...] = ()


def scope_of(sql: str) -> Scope:
    """The scope that every reading of records in the SQL repeats word for word; else all there is."""
    readings = len(RELATION.findall(sql))
    if not readings or WIDENING.search(sql):
        return Scope()
    days, items = DAYS.findall(sql), ITEMS.findall(sql)
    period = _period(*days[0]) if len(days) == readings and len(set(days)) == 1 else None
    bound = period is not None and len(items) == readings and len(set(items)) == 1
    return Scope(period, tuple(re.findall(r"'([^']*)'", items[0])) if bound else ())


def _period(first: str, last: str) -> Period | None:
    try:
        return Period(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        return None
