"""Tool: the newest records of one item."""

from datetime import date, timedelta
from itertools import accumulate
from typing import Annotated, Any

from pydantic import Field

from tools.figures import DayTotal, pieces
from tools.items import index_of
from tools.reading import ItemText, Reading
from tools.tool import Column, Facts, Kind, Period, Row, Table
from tools.warehouse import Rows

COLUMNS = (
    Column("production_date", Kind.DATE),
    Column("lot_number", Kind.LOT),
    Column("good_quantity", Kind.QUANTITY),
    Column("item_name", Kind.NAME),
    Column("id", Kind.NUMBER),
    Column("source", Kind.TEXT),
)
AGGREGATION = (
    "single records, not summed: good_quantity in pieces; newest production_date first, then highest id"
)


def get_item_history(
    facts: Facts,
    item_code: ItemText,
    limit: Annotated[int, Field(ge=1, le=500, description="records to list")] = 10,
) -> Table:
    """Newest single records of ONE item with lot and quantity.

    For totals use get_production_summary or get_monthly_trend.
    """
    reading = Reading(facts, "get_item_history", item_code=item_code, limit=limit)
    reading.choose_item(item_code)
    found = _newest(reading, limit)
    rows = tuple(_row(row) for row in found.rows)
    reading.counted.update(str(row[5]) for row in rows)
    if late := sum(str(row[0])[:10] > facts.today.isoformat() for row in rows):
        reading.note("rows_after_today", records=late)
    return reading.table(COLUMNS, rows, AGGREGATION, *_period(facts, found), truncated=found.truncated)


def _newest(reading: Reading, limit: int) -> Rows:
    """The newest `limit` records, looked for only between the running numbers of the newest days."""
    days = _newest_days(reading, limit + 1)
    columns = "production_date, lot_number, good_quantity, item_name, id"
    sql = f"{reading.records_of(days, columns)} ORDER BY production_date DESC, id DESC, source DESC"
    return reading.query(sql, reading.item_value, limit)


def _newest_days(reading: Reading, wanted: int) -> list[DayTotal]:
    """The newest days that together hold `wanted` records, or all where there are fewer.

    They are looked for first among the last days, twice as many as so many records take on average.
    """
    entry = index_of(reading.facts.generation)[str(reading.item_value["item"])]
    last = date.fromisoformat(entry.last_day)
    span = (last - date.fromisoformat(entry.first_day)).days + 1
    for since in (last - timedelta(days=2 * wanted * span // entry.records + 1), date.min):
        sql = """SELECT day, quantity, records, first_n, last_n, source FROM item_days
            WHERE item_code = $item AND day >= $since"""
        values = {**reading.item_value, "since": since.isoformat()}
        days = [DayTotal(*row) for row in reading.facts.generation.query(sql, values).rows]
        days.sort(key=lambda day: day.day, reverse=True)
        held = list(accumulate((day.records for day in days), initial=0))
        if held[-1] >= wanted:
            break
    return [day for day, before in zip(days, held, strict=False) if before < wanted]


def _row(row: tuple[Any, ...]) -> Row:
    day, lot, quantity, name, number, source = row
    return (day, lot, pieces(quantity), name, number, source)


def _period(facts: Facts, found: Rows) -> list[Period]:
    """What was read: up to the last day of the data, back to the oldest record shown or to the first day."""
    first, last = facts.generation.first_day, facts.generation.last_day
    if found.truncated:
        first = date.fromisoformat(found.rows[-1][0][:10])
    return [Period(first, last)] if first and last else []
