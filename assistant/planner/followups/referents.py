"""What an answer leaves to be spoken of: the day, month or item that it found."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant.model import Exchange
from assistant.outcome import tables_of
from assistant.planner.figures import Figure, figures_of, told_for
from assistant.planner.found import Edge, edge_day, found_period, one_day, time_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import last_listing
from tools.tool import Cell, Period, Table

_EDGES: dict[Edge, re.Pattern[str]] = {
    "last": re.compile(r"마지막|최근|최종|\b(?:last|latest|final|most recent)", re.IGNORECASE),
    "first": re.compile(r"처음|최초|첫|\b(?:first|earliest|start)", re.IGNORECASE),
}
LEADING = ("ranking", "movers", "search", "idle")
"""Intents whose answer may be one item of a list."""


class Referents(NamedTuple):
    """What the last answer found, each where there is exactly one: a unit of time, an item's code."""

    time: Period | None = None
    item: str = ""
    weekday: int = 0  # a day of the week, from Monday on


def referents_of(before: Frame, history: Sequence[Exchange]) -> Referents:
    """What was found, which the question before had not named."""
    edge = _edge_told(before, history)
    if edge and edge.period and before.intent in ("total", "produced", "average", "count"):
        return Referents(edge.period if len(before.periods) > 1 else None)
    rows = [edge.row] if edge else rows_of(history)
    codes = list(dict.fromkeys(str(row["item_code"]) for row in rows if row.get("item_code")))
    if before.intent == "lot" or (before.intent == "extreme" and before.grain == "lot"):
        days = {str(row.get("production_date", row.get("day", "")))[:10] for row in rows}
        day = one_day(days.pop()) if len(days) == 1 else None
        return Referents(day, codes[0] if len(codes) == 1 else "")
    if before.intent == "span":
        return Referents(_edge(history))
    if before.intent == "extreme" and before.grain == "weekday":
        alone = len(rows) == 1 and not before.both
        return Referents(weekday=int(str(rows[0].get("weekday") or 0)) if alone else 0)
    if before.intent == "extreme":
        return Referents(found_period(history))
    if before.intent == "threshold" and len(rows) == 1:
        return Referents(time_of(rows[0]))
    return Referents(item=_leader(before, history) if before.intent in LEADING else "")


def _edge_told(before: Frame, history: Sequence[Exchange]) -> Figure | None:
    """The figure of those told again to say which is the largest or smallest."""
    results = history[-1].results if history else ()
    kind = told_for(results)
    if kind not in ("most", "least"):
        return None
    figures = sorted(
        figures_of(before, tables_of(results)), key=lambda one: one.value, reverse=kind == "most"
    )
    alone = len(figures) > 1 and figures[0].value != figures[1].value
    return figures[0] if alone else None


def rows_of(history: Sequence[Exchange]) -> list[Mapping[str, Cell]]:
    """The rows of the tables of the last answer."""
    results = history[-1].results if history else ()
    tables = [one.outcome for one in results if isinstance(one.outcome, Table)]
    return [row for table in tables for row in table.records()]


def _edge(history: Sequence[Exchange]) -> Period | None:
    """The day that an answer gave as the first or last of an item, where one of them was asked for."""
    rows = rows_of(history)
    edges = [edge for edge, words in _EDGES.items() if words.search(history[-1].question)]
    return edge_day(rows[0], edges[0]) if len(rows) == len(edges) == 1 else None


def _leader(before: Frame, history: Sequence[Exchange]) -> str:
    """The one item of a list, or the one in the place that was asked for."""
    if before.intent == "idle":
        gone = [str(row["item_code"]) for row in rows_of(history) if row.get("item_code")]
        return gone[0] if len(gone) == 1 else ""
    table = last_listing([one for one in history if one.results][-1:])
    rows = [row for row in (table.records() if table else []) if row["item_code"] is not None]
    placed = [row for row in rows if row.get("rank") == before.place] if before.place else rows
    alone = (len(placed) == 1 and not before.places) or (before.limit == 1 and before.items)
    return str(placed[0]["item_code"]) if placed and alone else ""
