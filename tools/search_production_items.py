"""Tool: which items there are."""

from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from tools.figures import pieces
from tools.items import ItemEntry, index_of
from tools.reading import Reading
from tools.tool import Cell, Column, Facts, Kind, Period, Row, Table

COLUMNS = (
    Column("item_code", Kind.CODE),
    Column("item_name", Kind.NAME),
    Column("other_names", Kind.TEXT),
    Column("first_day", Kind.DATE),
    Column("last_day", Kind.DATE),
    Column("records", Kind.COUNT),
    Column("quantity", Kind.QUANTITY),
    Column("discontinued", Kind.FLAG),
)
IDLE = timedelta(days=90)
"""How long before the last day of the data an item was last made for it to count as discontinued."""
AGGREGATION = (
    "whole dictionary searched, best match first; quantity: sum of good_quantity in pieces over all days; "
    f"discontinued: no record in the last {IDLE.days} days of the data"
)


def search_production_items(
    facts: Facts,
    keyword: Annotated[str, Field(max_length=100, description="code, name or part; empty for all items")],
    limit: Annotated[int, Field(ge=1, le=200, description="items to list")] = 20,
) -> Table:
    """Find items by code or name, or any part in any spelling: names, first and last production day.

    Use it when the item is unclear; the other tools accept a code or a whole name directly.
    """
    reading = Reading(facts, "search_production_items", keyword=keyword, limit=limit)
    found = index_of(facts.generation).search(keyword, limit + 1)
    kept = found[:limit]
    _count(reading, kept)
    return reading.table(
        COLUMNS,
        tuple(_row(facts, entry) for entry in kept),
        AGGREGATION,
        *_whole_period(facts),
        truncated=len(found) > limit,
        items=tuple(entry.item for entry in kept),
    )


def _row(facts: Facts, entry: ItemEntry) -> Row:
    return (
        entry.code,
        entry.name,
        "; ".join(entry.names[1:]) or None,
        entry.first_day,
        entry.last_day,
        entry.records,
        pieces(entry.quantity),
        _discontinued(facts, entry),
    )


def _discontinued(facts: Facts, entry: ItemEntry) -> bool:
    newest = min(facts.generation.last_day or facts.today, facts.today)
    return date.fromisoformat(entry.last_day) < newest - IDLE


def _count(reading: Reading, entries: tuple[ItemEntry, ...]) -> None:
    """Count the items' records by source into the basis."""
    if not entries:
        return
    values: dict[str, Cell] = {f"code{number}": entry.code for number, entry in enumerate(entries)}
    sql = f"""SELECT source, sum(records)::BIGINT FROM items
        WHERE item_code IN ({", ".join(f"${name}" for name in values)}) GROUP BY source"""
    reading.counted.update(dict(reading.query(sql, values).rows))


def _whole_period(facts: Facts) -> list[Period]:
    """The period of the data, none where there are no rows."""
    first, last = facts.generation.first_day, facts.generation.last_day
    return [Period(first, last)] if first and last else []
