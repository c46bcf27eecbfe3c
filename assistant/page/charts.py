"""Charts of tables as plain JSON that the browser draws; none where none would help."""

from collections.abc import Callable
from typing import Any

from assistant.page.buckets import is_running
from assistant.page.words import Words, compared_periods
from tools.tool import Cell, Kind, Table

Figure = dict[str, Any]
"""`kind` (line, columns, bars) and `points` with `label` and `value`; `running` names the hatched ones."""
Point = dict[str, Any]
MOST_BARS, MOST_COLUMNS = 25, 400
GRAINS = ("day", "week", "month", "quarter", "half", "year", "weekday")
"""Units of time by the names of their columns, the finest first."""


def chart(table: Table, words: Words) -> Figure | None:
    """The figure people would look at for this table, None for single numbers and texts."""
    draw = DRAWERS.get(table.basis.tool)
    return draw(table, words) if draw and len(table.rows) > 1 else None


def _trend(table: Table, words: Words) -> Figure:
    """A line over whole months; a running or cut month as a hatched bar, for it must not look like a fall."""
    points = [
        {"label": row["month"], "value": row["quantity"], "cut": bool(row.get("partial"))}
        for row in table.records()
    ]
    return {"kind": "line", "points": points, "running": words.say("chart.running")}


def _ranking(table: Table, _words: Words) -> Figure:
    """Bars from the first rank down with shares; the line of all others would dwarf them."""
    rows = [row for row in table.records() if row.get("rank") is not None][:MOST_BARS]
    points = [
        {
            "label": f"{row['item_code']} {row.get('item_name') or ''}".strip(),
            "value": row["quantity"],
            "note": _share(row.get("share")),
        }
        for row in rows
    ]
    return {"kind": "bars", "points": points}


def _share(share: Cell) -> str:
    return "" if share is None else f"{share:.1f}%"


def _comparison(table: Table, words: Words) -> Figure | None:
    """Two bars: the total of each period, named by the period; the first, held against, is quiet."""
    totals, periods = table.records()[0], compared_periods(table.basis)
    quantities = [totals.get("period1_quantity"), totals.get("period2_quantity")]
    if len(periods) < 2 or None in quantities:
        return None
    points: list[Point] = [
        {"label": words.period(period), "value": quantity}
        for period, quantity in zip(periods, quantities, strict=True)
    ]
    points[0]["quiet"] = True
    return {"kind": "bars", "points": points}


def _history(table: Table, _words: Words) -> Figure | None:
    """Columns along time of an item's latest records, one for each record."""
    moment, quantity = _first_of(table, Kind.DATE), _first_of(table, Kind.QUANTITY)
    if moment is None or quantity is None:
        return None
    rows = sorted(table.records(), key=lambda row: str(row[moment]))
    return {
        "kind": "columns",
        "points": [{"label": str(row[moment]), "value": row[quantity]} for row in rows],
    }


def _queried(table: Table, words: Words) -> Figure | None:
    """Columns along time, or bars of a ranking, where a query gives one quantity for each."""
    names = {column.name for column in table.columns}
    are_numbers = all(isinstance(row.get("quantity"), int | float) for row in table.records())
    if not are_numbers or len(table.rows) > MOST_COLUMNS:
        return None
    if {"rank", "item_code"} <= names:
        return _ranking(table, words)
    grain = next((grain for grain in GRAINS if grain in names), None)
    if grain is None or "item_code" in names:
        return None
    points = [
        {
            "label": words.bucket(grain, row),
            "value": row["quantity"],
            "cut": is_running(grain, row, words.today),
        }
        for row in table.records()
    ]
    return {"kind": "columns", "points": points, "running": words.say("chart.running")}


def _first_of(table: Table, *kinds: Kind) -> str | None:
    """Name of the first column of one of these kinds."""
    return next((column.name for column in table.columns if column.kind in kinds), None)


DRAWERS: dict[str, Callable[[Table, Words], Figure | None]] = {
    "get_monthly_trend": _trend,
    "get_top_items": _ranking,
    "compare_periods": _comparison,
    "get_item_history": _history,
    "execute_custom_query": _queried,
}
