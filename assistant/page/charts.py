"""Plotly figures of tables as plain JSON that the browser draws; none where none would help."""

from collections.abc import Callable, Sequence
from typing import Any

from assistant.page.words import Words, compared_periods
from tools.tool import Cell, Kind, Table

Figure = dict[str, Any]
BLUE, GREY = "#2f6fde", "#8a8f98"
MOST_BARS = 25


def chart(table: Table, words: Words) -> Figure | None:
    """The figure people would look at for this table, None for single numbers and texts."""
    draw = DRAWERS.get(table.basis.tool)
    return draw(table, words) if draw and len(table.rows) > 1 else None


def _trend(table: Table, words: Words) -> Figure:
    """A line over whole months; a running or cut month as a hatched bar, for it must not look like a fall."""
    months, quantities = table.column("month"), table.column("quantity")
    partial = table.column("partial") if _has(table, "partial") else [False] * len(months)
    whole = [None if cut else quantity for quantity, cut in zip(quantities, partial, strict=True)]
    line = {
        "type": "scatter",
        "mode": "lines+markers",
        "x": months,
        "y": whole,
        "name": words.column("quantity"),
        "line": {"color": BLUE, "width": 2.5},
        "hovertemplate": "%{x}<br>%{y:,}<extra></extra>",
    }
    cut = [(month, value) for month, value, part in zip(months, quantities, partial, strict=True) if part]
    return _figure([line, *([_hatched(cut, words)] if cut else [])], words, legend=bool(cut))


def _hatched(cut: Sequence[tuple[Cell, Cell]], words: Words) -> dict[str, Any]:
    running = words.say("chart.running")
    return {
        "type": "bar",
        "x": [month for month, _ in cut],
        "y": [value for _, value in cut],
        "name": running,
        "marker": {
            "color": BLUE,
            "opacity": 0.75,
            "pattern": {
                "shape": "/",
                "size": 8,
                "solidity": 0.4,
                "fgcolor": "#ffffff",
                "fillmode": "overlay",
            },
        },
        "hovertemplate": "%{x} · " + running + "<br>%{y:,}<extra></extra>",
    }


def _ranking(table: Table, words: Words) -> Figure:
    """Horizontal bars from the first rank down with shares; the line of all others would dwarf them."""
    rows = [row for row in table.records() if row.get("rank") is not None][:MOST_BARS]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [row["quantity"] for row in rows],
        "y": [_plain(f"{row['item_code']} {row.get('item_name') or ''}".strip()) for row in rows],
        "text": [_share(row.get("share")) for row in rows],
        "textposition": "auto",
        "marker": {"color": BLUE},
        "hovertemplate": "%{y}<br>%{x:,} · %{text}<extra></extra>",
    }
    figure = _figure([bars], words, height=100 + 34 * len(rows))
    figure["layout"]["xaxis"] = {"type": "linear", "tickformat": ",", "rangemode": "tozero", "nticks": 5}
    figure["layout"]["yaxis"] = {"autorange": "reversed", "automargin": True, "type": "category"}
    return figure


def _share(share: Cell) -> str:
    return "" if share is None else f"{share:.1f}%"


def _comparison(table: Table, words: Words) -> Figure | None:
    """Two bars: the total of each period, named by the period."""
    totals, periods = table.records()[0], compared_periods(table.basis)
    quantities = [totals.get("period1_quantity"), totals.get("period2_quantity")]
    if len(periods) < 2 or None in quantities:
        return None
    bars = {
        "type": "bar",
        "x": [words.period(period) for period in periods],
        "y": quantities,
        "text": [f"{quantity:,}" for quantity in quantities],
        "textposition": "auto",
        "width": 0.5,
        "marker": {"color": [GREY, BLUE]},
        "hovertemplate": "%{x}<br>%{y:,}<extra></extra>",
    }
    return _figure([bars], words)


def _history(table: Table, words: Words) -> Figure | None:
    """Bars along time of an item's latest records."""
    moment, quantity = _first_of(table, Kind.DATE), _first_of(table, Kind.QUANTITY)
    if moment is None or quantity is None:
        return None
    rows = sorted(table.records(), key=lambda row: str(row[moment]))
    bars = {
        "type": "bar",
        "x": [str(row[moment]) for row in rows],
        "y": [row[quantity] for row in rows],
        "marker": {"color": BLUE},
        "hovertemplate": "%{x}<br>%{y:,}<extra></extra>",
    }
    figure = _figure([bars], words)
    figure["layout"]["xaxis"]["type"] = "category"
    return figure


def _figure(data: list[dict[str, Any]], words: Words, *, height: int = 320, legend: bool = False) -> Figure:
    layout = {
        "height": min(height, 900),
        "margin": {"l": 8, "r": 16, "t": 12, "b": 32},
        "showlegend": legend,
        "legend": {"orientation": "h", "y": 1.12},
        "bargap": 0.35,
        "xaxis": {"type": "category", "automargin": True},
        "yaxis": {"rangemode": "tozero", "tickformat": ",", "automargin": True, "separatethousands": True},
        "separators": ".,",
        "hoverlabel": {"align": "left"},
        "meta": {"language": words.language},
    }
    return {"data": data, "layout": layout}


def _plain(text: str) -> str:
    """A label that Plotly shows as it is: its own little HTML is switched off."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _has(table: Table, name: str) -> bool:
    return any(column.name == name for column in table.columns)


def _first_of(table: Table, *kinds: Kind) -> str | None:
    """Name of the first column of one of these kinds."""
    return next((column.name for column in table.columns if column.kind in kinds), None)


DRAWERS: dict[str, Callable[[Table, Words], Figure | None]] = {
    "get_monthly_trend": _trend,
    "get_top_items": _ranking,
    "compare_periods": _comparison,
    "get_item_history": _history,
}
