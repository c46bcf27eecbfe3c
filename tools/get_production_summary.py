"""Tool: the figures of one period."""

from collections.abc import Iterator

from tools.figures import DayTotal, figures, pieces
from tools.periods import FirstDay, LastDay
from tools.reading import MaybeItem, Reading
from tools.tool import Column, Facts, Kind, Row, Table

COLUMNS = (
    Column("quantity", Kind.QUANTITY),
    Column("records", Kind.COUNT),
    Column("producing_days", Kind.COUNT),
    Column("average_per_producing_day", Kind.QUANTITY),
    Column("largest_day", Kind.DATE),
    Column("largest_day_quantity", Kind.QUANTITY),
    Column("smallest_day", Kind.DATE),
    Column("smallest_day_quantity", Kind.QUANTITY),
    Column("lots", Kind.COUNT),
)
AGGREGATION = (
    "quantity: sum of good_quantity in pieces; producing day: a day whose sum is above 0; average, largest "
    "and smallest day: over producing days, the earliest of equal days; lots: distinct lot numbers"
)


MOST_RECORDS = 2_000_000
"""Up to how many records lots are counted: beyond, it would take memory and seconds."""
MOST_DAYS = 10
"""Up to how many days of the same quantity are named."""


def get_production_summary(
    facts: Facts, date_from: FirstDay, date_to: LastDay, item_code: MaybeItem = None
) -> Table:
    """Total, records, producing days, daily average, largest and smallest day and lots of ONE period.

    For month-by-month figures use get_monthly_trend; for two periods compare_periods.
    """
    reading = Reading(facts, "get_production_summary", date_from=date_from, date_to=date_to)
    period = reading.choose_period(date_from, date_to)
    reading.choose_item(item_code)
    days = reading.days(period)
    reading.note_sources()
    rows = tuple(_rows(reading, days))
    return reading.table(COLUMNS, rows, AGGREGATION, period)


def _rows(reading: Reading, days: list[DayTotal]) -> Iterator[Row]:
    found = figures(days)
    if found is None:
        return
    largest = max(found.producing, key=lambda day: day.quantity, default=None)
    smallest = min(found.producing, key=lambda day: day.quantity, default=None)
    for side, one in (("largest", largest), ("smallest", smallest)):
        alike = [day.day for day in found.producing if one and day.quantity == one.quantity]
        if len(alike) > 1:
            reading.note(f"tied_{side}_day", count=len(alike), days=_first_of(alike))
    yield (
        pieces(found.quantity),
        found.records,
        len(found.producing),
        pieces(found.average),
        *_day(largest),
        *_day(smallest),
        _lots(reading, days),
    )


def _first_of(days: list[str]) -> str:
    """The days in words, the first ones of many."""
    return ", ".join(days[:MOST_DAYS]) + (", …" if len(days) > MOST_DAYS else "")


def _lots(reading: Reading, days: list[DayTotal]) -> int | None:
    """Distinct lots of the days, read by their running numbers only."""
    if reading.counted.total() > MOST_RECORDS:
        reading.note("lots_not_counted", most=MOST_RECORDS)
        return None
    sql = f"SELECT count(DISTINCT lot_number) FROM ({reading.records_of(days, 'lot_number')})"
    count: int = reading.query(sql, reading.item_value).one()[0]
    return count


def _day(day: DayTotal | None) -> tuple[str | None, int | float | None]:
    return (day.day, pieces(day.quantity)) if day else (None, None)
