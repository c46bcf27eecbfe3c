"""Tool: the newest records of one item."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from tools.reading import ItemText, Reading, Span, pieces
from tools.tool import Column, Facts, Kind, Note, Period, Row, Table
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
    basis = reading.basis(AGGREGATION, _counted(rows), *_period(facts, found))
    return Table(COLUMNS, rows, basis, found.truncated, (*reading.notes, *_marks(facts, rows)))


def _newest(reading: Reading, limit: int) -> Rows:
    """The records of the newest days that hold more than `limit` of them, found by their running numbers."""
    parts = " UNION ALL ".join(
        f"""SELECT production_date, lot_number, good_quantity, item_name, id, source FROM records
        WHERE source = '{span.source}' AND n BETWEEN {span.first_n} AND {span.last_n} AND item_code = $item"""
        for span in _newest_spans(reading, limit + 1)
    )
    return reading.query(
        f"{parts} ORDER BY production_date DESC, id DESC, source DESC", reading.item_values, limit
    )


def _newest_spans(reading: Reading, wanted: int) -> list[Span]:
    """Spans of each source that together hold the newest `wanted` records, or all where there are fewer."""
    days = reading.facts.generation.query(
        f"""SELECT source, records, first_n, last_n FROM item_days WHERE item_code = $item
        ORDER BY day DESC LIMIT {wanted}""",
        reading.item_values,
    ).rows
    spans: dict[str, Span] = {}
    for source, records, first_n, last_n in days:
        known = spans.get(source, Span(source, 0, first_n, last_n))
        spans[source] = Span(
            source, known.records + records, min(first_n, known.first_n), max(last_n, known.last_n)
        )
        if sum(span.records for span in spans.values()) >= wanted:
            break
    return list(spans.values())


def _row(row: tuple[Any, ...]) -> Row:
    day, lot, quantity, name, number, source = row
    return (day, lot, pieces(quantity), name, number, source)


def _counted(rows: Iterable[Row]) -> list[Span]:
    """One span for each row shown."""
    return [Span(str(row[5]), 1, 0, 0) for row in rows]


def _period(facts: Facts, found: Rows) -> list[Period]:
    """What was read: up to the last day of the data, back to the oldest record shown or to the first day."""
    first, last = facts.generation.first_day, facts.generation.last_day
    if found.truncated:
        first = date.fromisoformat(found.rows[-1][0][:10])
    return [Period(first, last)] if first and last else []


def _marks(facts: Facts, rows: Iterable[Row]) -> list[Note]:
    late = sum(str(row[0])[:10] > facts.today.isoformat() for row in rows)
    return [Note("rows_after_today", {"records": late})] if late else []
