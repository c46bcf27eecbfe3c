"""What a careful person reads in a row: plain Python, written apart from the builder's SQL."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

BLANKS = " \t\n\r\u00a0\u3000"
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?", re.ASCII)
SPELT = re.compile(
    r"(\d{4})(?:[-/.]|년\s*)(\d{1,2})(?:[-/.]|월\s*)(\d{1,2})일?"
    r"(?:(?:T|\s+)(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)


@dataclass
class Expected:
    """What one source contributes."""

    days: Counter[tuple[str, str]] = field(default_factory=Counter)  # (item, day) -> records
    sums: defaultdict[tuple[str, str], list[float]] = field(default_factory=lambda: defaultdict(list))
    excluded: Counter[str] = field(default_factory=Counter)
    overlap: int = 0


def read_source(
    rows: Iterable[tuple[object, ...]], first: date, last: date, taken: set[date], zone: str
) -> Expected:
    """Read rows of (date, lot, code, name, quantity) into what belongs to this source."""
    expected = Expected()
    for day_cell, _, code_cell, _, quantity_cell in rows:
        day = read_day(day_cell, zone)
        code = str(code_cell).strip(BLANKS).upper() if code_cell is not None else ""
        quantity = read_quantity(quantity_cell)
        if day is None:
            expected.excluded["unreadable_date"] += 1
        elif not first <= day <= last or day in taken:
            expected.overlap += 1
        elif not code:
            expected.excluded["missing_item_code"] += 1
        elif quantity_cell is None:
            expected.excluded["missing_quantity"] += 1
        elif quantity is None:
            expected.excluded["unreadable_quantity"] += 1
        else:
            expected.days[code, day.isoformat()] += 1
            expected.sums[code, day.isoformat()].append(quantity)
    return expected


def read_quantity(cell: object) -> float | None:
    """The number of pieces, where it is one below a thousand million millions."""
    if isinstance(cell, str):
        text = cell.strip(BLANKS)
        cell = float(text) if NUMBER.fullmatch(text) else None
    if not isinstance(cell, int | float) or not math.isfinite(cell) or abs(cell) >= 1e15:
        return None
    return float(cell)


def read_day(cell: object, zone: str) -> date | None:
    """The factory's day of a date or moment in an unmistakable spelling."""
    text = str(cell).strip(BLANKS) if cell is not None else ""
    match = DIGITS.fullmatch(text) or SPELT.fullmatch(text)
    if match is None or match[1] < "1000":
        return None
    numbers = [int(part or 0) for part in match.groups()[:6]]
    try:
        moment = datetime(*numbers, tzinfo=_zone(match))  # type: ignore[misc, arg-type]  # six numbers
    except ValueError:
        return None
    return (moment.astimezone(ZoneInfo(zone)) if _says_zone(match) else moment).date()


def _says_zone(match: re.Match[str]) -> bool:
    return len(match.groups()) == 7 and bool(match[7])


def _zone(match: re.Match[str]) -> timezone:
    if not _says_zone(match) or match[7] == "Z":
        return UTC
    sign = -1 if match[7][0] == "-" else 1
    hours, minutes = int(match[7][1:3]), int(match[7][3:].lstrip(":") or 0)
    return timezone(sign * timedelta(hours=hours, minutes=minutes))
