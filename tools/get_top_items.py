"""Tool: the items produced most in one period."""

from typing import Annotated, Any

from pydantic import Field

from tools.items import ItemIndex, index_of
from tools.periods import FirstDay, LastDay, period_to_read
from tools.reading import Reading, percent, pieces
from tools.tool import Cell, Column, Facts, Kind, Note, Row, Table

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
RANKING = """WITH totals AS (
        SELECT item_code, round(fsum(quantity), 6) AS quantity
        FROM item_days WHERE day >= $first AND day < $until GROUP BY item_code
    )
    SELECT
        rank() OVER (ORDER BY quantity DESC) AS rank, item_code, quantity,
        count(*) OVER (PARTITION BY quantity) AS equals,
        fsum(quantity) OVER () AS total, count(*) OVER () AS items
    FROM totals ORDER BY quantity DESC, item_code"""


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
    period, notes = period_to_read(facts, date_from, date_to)
    spans = reading.spans(period)
    ranking = reading.query(RANKING, reading.day_values(period), limit)
    index = index_of(facts.generation)
    rows = _rows(ranking.rows, index)
    items = tuple(index[row[1]].item for row in ranking.rows)
    basis = reading.basis(AGGREGATION, spans, period, items=items)
    return Table(
        COLUMNS, rows, basis, ranking.truncated, (*notes, *reading.notes, *_marks(ranking.rows, rows))
    )


def _rows(ranking: list[tuple[Any, ...]], index: ItemIndex) -> tuple[Row, ...]:
    """The ranked items and the line of all others, with shares that add up to 100."""
    if not ranking:
        return ()
    total, items = ranking[0][4:]
    rows: list[list[Cell]] = [
        [rank, code, index[code].name, pieces(quantity), percent(quantity, total), 1]
        for rank, code, quantity, *_ in ranking
    ]
    if items > len(ranking):
        rest = total - sum(row[2] for row in ranking)
        rows.append([None, None, None, pieces(rest), percent(rest, total), items - len(ranking)])
    _settle_shares(rows)
    return tuple(tuple(row) for row in rows)


def _settle_shares(rows: list[list[Cell]]) -> None:
    """Give what rounding leaves of 100 % to the line of all others, or to the largest item without one."""
    shares = [row[4] for row in rows if isinstance(row[4], float)]
    if shares:
        taker = rows[-1] if rows[-1][0] is None else rows[0]
        taker[4] = round(float(taker[4] or 0) + 100 - sum(shares), 4)


def _marks(ranking: list[tuple[Any, ...]], rows: tuple[Row, ...]) -> list[Note]:
    if not ranking:
        return [Note("no_rows")]
    _, _, quantity, equals, _, _ = ranking[-1]
    listed = sum(row[2] == quantity for row in ranking)
    if len(rows) > len(ranking) and equals > listed:
        return [Note("tie_at_limit", {"quantity": pieces(quantity), "unlisted": equals - listed})]
    return []
