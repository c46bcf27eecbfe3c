"""Units of time as a query's row names them: day, week, month, quarter, half, year and weekday."""

from collections.abc import Mapping
from datetime import date, timedelta

from tools.tool import Cell

MONTHS = {"quarter": 3, "half": 6}


def is_running(grain: str, row: Mapping[str, Cell], today: date) -> bool:
    """Whether the unit that a row is of is not over yet, so that it must not look like a fall."""
    value = str(row[grain])
    if grain in ("day", "month", "year"):
        return value == today.isoformat()[: len(value)]
    if grain == "week":
        monday = today - timedelta(days=today.weekday())
        return value == monday.isoformat()
    if grain in MONTHS:
        now = (today.month - 1) // MONTHS[grain] + 1
        return (str(row.get("year")), value) == (str(today.year), str(now))
    return False
