"""Tool: the items produced most in one period."""

from dataclasses import dataclass, replace
from math import fsum
from typing import Annotated

from pydantic import Field

from tools.figures import percent, pieces
from tools.items import ItemIndex, index_of
from tools.periods import FirstDay, LastDay
from tools.reading import Reading
from tools.tool import Cell, Column, Facts, Item, Kind, Row, Table

COLUMNS = (
    Column("rank", Kind.RANK),
    Column("item_code", Kind.CODE),
    Column("item_name", Kind.NAME),
    Column("quantity", Kind.QUANTITY),
    Column("share", Kind.SHARE),
    Column("items", Kind.COUNT),
)
AGGREGATION = (
    "quantity: sum of good_quantity in pieces per item; equal quantities share a rank and the next is "
    "skipped; share: % of the total of all items; the line without a rank is all other items together"
)


@dataclass(frozen=True, slots=True)
class Place:
    """One item's place in the ranking."""

    rank: int
    item: Item
    quantity: float


def get_top_items(
    facts: Facts,
    date_from: FirstDay,
    date_to: LastDay,
    limit: Annotated[int, Field(ge=1, le=100, description="items to list")] = 10,
) -> Table:
    """Items ranked by quantity in a period, each with its share of the total; all others as one last line.

    For one item's figures use get_production_summary.
    """
    reading = Reading(facts, "get_top_items", date_from=date_from, date_to=date_to, limit=limit)
    period = reading.choose_period(date_from, date_to)
    sums, counted = reading.item_sums(period)
    reading.counted.update(counted)
    reading.note_sources()
    ranking = sorted(sums.items(), key=lambda sum: (-sum[1], sum[0]))
    places, others = _places(ranking[:limit], index_of(facts.generation)), [sum[1] for sum in ranking[limit:]]
    _note_tie(reading, places, others)
    rows = _rows(places, others)
    table = reading.table(COLUMNS, rows, AGGREGATION, period, truncated=bool(others))
    return replace(table, basis=replace(table.basis, items=tuple(place.item for place in places)))


def _places(ranking: list[tuple[str, float]], index: ItemIndex) -> list[Place]:
    """Items from the largest on; equal quantities share a rank, and stand by code."""
    places: list[Place] = []
    for number, (code, quantity) in enumerate(ranking):
        tied = places and places[-1].quantity == quantity
        places.append(Place(places[-1].rank if tied else number + 1, index[code].item, quantity))
    return places


def _rows(places: list[Place], others: list[float]) -> tuple[Row, ...]:
    """The first items and the line of all others, with shares that add up to 100."""
    rest = fsum(others)
    total = fsum([*(place.quantity for place in places), *others])
    rows: list[list[Cell]] = [
        [
            place.rank,
            place.item.code,
            place.item.name,
            pieces(place.quantity),
            percent(place.quantity, total),
            1,
        ]
        for place in places
    ]
    if others:
        rows.append([None, None, None, pieces(rest), percent(rest, total), len(others)])
    _settle_shares(rows)
    return tuple(tuple(row) for row in rows)


def _settle_shares(rows: list[list[Cell]]) -> None:
    """Give what rounding leaves of 100 % to the line of all others, or to the largest item without one."""
    shares = [row[4] for row in rows if isinstance(row[4], float)]
    if shares:
        taker = rows[-1] if rows[-1][0] is None else rows[0]
        taker[4] = round(float(taker[4] or 0) + 100 - sum(shares), 4)


def _note_tie(reading: Reading, places: list[Place], others: list[float]) -> None:
    """Say it where items beyond the limit were made as much as the last one listed."""
    if not others:
        return
    last = places[-1].quantity
    if tied := others.count(last):
        reading.note("tie_at_limit", quantity=pieces(last), unlisted=tied)
