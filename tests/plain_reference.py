"""An independent reading of production databases with sqlite3 and plain Python, to hold the tools to."""

import math
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Reading:
    """One row of a database as far as it can be read; `reason` says what cannot."""

    source: str
    id: int
    moment: str | None
    lot: str | None
    code: str | None
    name: str | None
    quantity: float | None
    reason: str | None

    @property
    def day(self) -> str | None:
        return self.moment and self.moment[:10]


def read(folder: Path) -> tuple[list[Reading], list[Reading]]:
    """The rows that count and those that cannot be read; a day counts from its oldest archive only."""
    counted: list[Reading] = []
    unreadable: list[Reading] = []
    years = sorted(int(path.stem[-4:]) for path in folder.glob("archive_*.db"))
    cutoff = f"{years[-1] + 1}-01-01" if years else "0000"
    for year in [*years, None]:
        rows = _rows(folder, "live" if year is None else f"archive_{year}")
        bad = [row for row in rows if row.reason]
        good = [row for row in rows if not row.reason]
        taken = {row.day for row in counted}
        for row, target in [(row, counted) for row in good] + [(row, unreadable) for row in bad]:
            day = row.day
            beyond = day is not None and (day < cutoff if year is None else day > f"{year}-12-31")
            if not beyond and (target is unreadable or day not in taken):
                target.append(row)
    return counted, unreadable


def _rows(folder: Path, source: str) -> list[Reading]:
    path = folder / ("production_analysis.db" if source == "live" else f"{source}.db")
    if not path.exists():
        return []
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT id, production_date, lot_number, item_code, item_name, good_quantity"
            " FROM production_records"
        ).fetchall()
    return [_read_row(source, *row) for row in rows]


def _read_row(
    source: str, id: int, when: str | None, lot: str | None, code: str | None, name: str | None, made: object
) -> Reading:
    moment, quantity = _moment(when), _quantity(made)
    code = (code or "").strip().upper() or None
    reason = None
    if moment is None:
        reason = "unreadable_date"
    elif code is None:
        reason = "missing_item_code"
    elif made is None:
        reason = "missing_quantity"
    elif quantity is None:
        reason = "unreadable_quantity"
    texts = ((text or "").strip() or None for text in (lot, name))
    lot, name = texts
    return Reading(source, id, moment, lot, code, name, quantity, reason)


def _moment(when: str | None) -> str | None:
    text = (when or "").strip()
    match = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})( \d\d:\d\d(:\d\d)?)?", text)
    match = match or re.fullmatch(r"(\d{4})(\d{2})(\d{2})()", text)
    if match is None:
        return None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return day.isoformat() + (match[4] or "")


def _quantity(made: object) -> float | None:
    try:
        quantity = float(str(made))
    except ValueError:
        return None
    return quantity if math.isfinite(quantity) else None


def within(rows: list[Reading], first: date, last: date, code: str | None = None) -> list[Reading]:
    """Rows of a period and, where one is given, of an item."""
    return [
        row
        for row in rows
        if row.day and first.isoformat() <= row.day <= last.isoformat() and code in (None, row.code)
    ]


def total(rows: list[Reading]) -> float:
    """Sum of the quantities."""
    return math.fsum(row.quantity or 0 for row in rows)


def by_day(rows: list[Reading]) -> dict[str, float]:
    """Quantity of each day that has rows."""
    return _sums((row.day, row) for row in rows)


def by_month(rows: list[Reading]) -> dict[str, float]:
    """Quantity of each month that has rows."""
    return _sums(((row.day or "")[:7], row) for row in rows)


def by_item(rows: list[Reading]) -> dict[str, float]:
    """Quantity of each item that has rows."""
    return _sums((row.code, row) for row in rows)


def names(rows: list[Reading]) -> dict[str, list[str]]:
    """Names of each item: those used last first, then those used most, then by alphabet."""
    used: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        used[row.code or ""]
        if row.name:
            used[row.code or ""][row.name].append(row.day or "")
    by_use = {code: sorted(days, key=lambda name: (-len(days[name]), name)) for code, days in used.items()}
    return {
        code: sorted(ordered, key=lambda name: max(used[code][name]), reverse=True)
        for code, ordered in by_use.items()
    }


def could_belong(
    unreadable: list[Reading], cutoff: date | None, first: date, last: date, code: str | None = None
) -> Counter[str | None]:
    """Unreadable rows by reason that are, or without their day or code may be, of the period and item."""
    found: Counter[str | None] = Counter()
    for row in unreadable:
        if row.source == "live":
            shares = cutoff is None or last >= cutoff
        else:
            shares = first.year <= int(row.source[-4:])
        dated = row.day is not None and first.isoformat() <= row.day <= last.isoformat()
        if (dated or (row.day is None and shares)) and (code is None or row.code in (None, code)):
            found[row.reason] += 1
    return found


def _sums(pairs: Iterable[tuple[str | None, Reading]]) -> dict[str, float]:
    groups: dict[str, list[float]] = defaultdict(list)
    for key, row in pairs:
        groups[key or ""].append(row.quantity or 0)
    return {key: math.fsum(values) for key, values in groups.items()}
