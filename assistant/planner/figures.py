"""The figures that an answer showed: each value with what it is of."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from assistant.model import ToolCall, ToolResult
from assistant.planner.found import Edge, edge_day, time_of
from assistant.planner.frame import COUNT_COLUMNS, INTENTS, ORDER_COLUMNS, Frame
from assistant.planner.from_calls import PARTS
from tools.tool import Cell, Item, Period, Table

LISTS = ("ranking", "extreme", "threshold", "lots", "history", "movers")
"""Intents whose rows are each a figure of its own."""
SINGLE = ("total", "produced", "average", "count", "share", "ranking", "extreme")
"""Intents of whose answers each period and item, or several items as one, has one figure."""


class Figure(NamedTuple):
    """A value, the row it stands in, and the period and items it is of."""

    value: float
    row: Mapping[str, Cell]
    period: Period | None
    items: tuple[Item, ...] = ()
    weekdays: tuple[int, ...] = ()

    @property
    def lot(self) -> str:
        """The lot whose figure it is."""
        return str(self.row.get("lot") or self.row.get("lot_number") or "")


def apart_of(results: Sequence[ToolResult]) -> list[list[ToolResult]]:
    """The results of each answer that was told again, or all as one answer's."""
    groups: dict[str, list[ToolResult]] = {}
    for result in results:
        number = result.call.id.split(".")[PARTS : PARTS + 1]
        apart = number[0].partition("-")[0] if number and "-" in number[0] else ""
        groups.setdefault(apart, []).append(result)
    return list(groups.values())


def told_for(results: Sequence[ToolResult]) -> str:
    """What answers were told again for: the "most" of their figures, their "sum"; empty where none was."""
    numbers = [result.call.id.split(".")[PARTS : PARTS + 1] for result in results]
    kinds = {number[0].split("-")[-1] for number in numbers if number and number[0].count("-") > 1}
    return kinds.pop() if len(kinds) == 1 else ""


def is_planned(call: ToolCall) -> bool:
    """Whether the planner made a call, so that its id names its frame."""
    parts = call.id.split(".")
    return len(parts) >= PARTS and parts[0] in INTENTS


def letters_of(items: Sequence[Item]) -> str:
    """The letters that the codes of several items all begin with: "BW"."""
    begun = {"".join(takewhile(str.isalpha, item.code)) for item in items}
    return begun.pop() if len(begun) == 1 else ""


def is_list(frame: Frame, tables: Sequence[Table]) -> bool:
    """Whether an answer lists figures, instead of telling one of each thing asked for."""
    if frame.intent == "ranking":
        one = frame.place or len(frame.items) == 1 or frame.limit == 1
        return frame.both or bool(frame.places) or not one
    if frame.intent == "extreme":
        return not frame.place and (frame.both or any(len(table.rows) > 1 for table in tables))
    return frame.intent in LISTS and not frame.reaches


def figures_of(frame: Frame, tables: Sequence[Table]) -> list[Figure]:
    """What an answer showed, in the order of its rows; nothing where a row tells no value."""
    if is_list(frame, tables):
        return _listed(frame, tables)
    if frame.intent == "ranking" and not (frame.place or len(frame.items) == 1):
        return []
    if frame.intent == "extreme":
        return _found(frame, tables)
    found = []
    for place, table in enumerate(tables):
        own = frame.periods[min(place, len(frame.periods) - 1)] if frame.periods else None
        rows = [row for row in table.records() if not frame.place or row.get("rank") == frame.place]
        if frame.intent == "ranking" and frame.items and not frame.place:
            codes = {item.code for item in frame.items}
            rows = [row for row in rows if row.get("item_code") in codes]
        for row in rows:
            value = value_of(frame, row)
            if value is None:
                return []
            found.append(
                Figure(value, row, table.basis.period or own, _items_of(frame, table, row), frame.weekdays)
            )
            if frame.as_one:
                break
    return [one for one in found if not _is_whole(one, found)]


def _is_whole(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a figure is of all the periods that others are of one by one."""
    whole, items = figure.period, figure.items
    parts = [one.period for one in figures if one.period and one.period != whole and one.items == items]
    return bool(
        whole and len(parts) > 1 and all(whole.first <= one.first <= one.last <= whole.last for one in parts)
    )


def _found(frame: Frame, tables: Sequence[Table]) -> list[Figure]:
    """The one day, week, month, quarter, year or lot that was found, with what was made in it."""
    rows = [row for table in tables for row in table.records()]
    if frame.place and len(tables) == 1 and len(rows) == frame.place:
        rows = rows[-1:]  # "2위는?": the list was asked up to it
    if len(rows) != 1 or frame.both or frame.by_count or frame.grain in ("weekday", "item"):
        return []
    row = rows[0]
    side: Edge = "smallest" if frame.least else "largest"
    if frame.grain == "lot":
        whole = frame.periods[0] if len(frame.periods) == 1 else None
        size = _number(row.get(side, row.get("quantity")))
        return [Figure(size, row, whole, _named(row))] if size is not None and whole else []
    value = _number(row.get(f"{side}_day_quantity", row.get(side, row.get("quantity"))))
    period = edge_day(row, side) or time_of(row)
    return [Figure(value, row, period, frame.items, frame.weekdays)] if value is not None and period else []


def _items_of(frame: Frame, table: Table, row: Mapping[str, Cell]) -> tuple[Item, ...]:
    if frame.as_one:
        return frame.items
    if row.get("item_code"):
        return (Item(str(row["item_code"]), str(row["item_name"]) if row.get("item_name") else None),)
    return table.basis.items or (frame.items if len(frame.items) == 1 else ())


def _listed(frame: Frame, tables: Sequence[Table]) -> list[Figure]:
    period = frame.periods[0] if len(frame.periods) == 1 else None
    if frame.intent == "extreme" and len(tables) == 1 and "largest_day" in _names(tables[0]):
        rows = tables[0].records()
        sides = ("largest", "smallest") if frame.both else ("smallest" if frame.least else "largest",)
        return [
            Figure(_number(row[f"{side}_day_quantity"]) or 0, {"day": row[f"{side}_day"]}, period)
            for row in rows
            for side in sides
            if row[f"{side}_day"] is not None
        ]
    ranks = frame.intent == "ranking"
    rows = [row for table in tables for row in table.records() if not ranks or "rank" in row]
    shown = [row for row in rows if row.get("matches") != 0 and row.get("rank", 1) is not None]
    return [
        Figure(value, row, period, _named(row))
        for row in shown
        if (value := value_of(frame, row)) is not None
    ]


def _named(row: Mapping[str, Cell]) -> tuple[Item, ...]:
    name = row.get("item_name")
    return (Item(str(row["item_code"]), str(name) if name else None),) if row.get("item_code") else ()


def _names(table: Table) -> set[str]:
    return {column.name for column in table.columns}


def value_of(frame: Frame, row: Mapping[str, Cell]) -> float | None:
    """The value of a row that the answer is about."""
    if frame.intent == "share":
        return _number(row.get("share"))
    if frame.intent == "ranking" and (frame.place or len(frame.items) == 1):
        return _number(row.get("rank"))
    if frame.intent == "average":
        by_day = (frame.grain or "day") == "day" and "average_per_producing_day" in row
        column = "average_per_producing_day" if by_day else "average_quantity"
        return _number(row.get("median_quantity" if frame.median else column))
    if frame.by_count:
        named = ORDER_COLUMNS[frame.measure]
        sides = (named, f"largest_{named}", f"smallest_{named}")
        return next((_number(row[one]) for one in sides if row.get(one) is not None), None)
    if frame.intent == "threshold" and frame.measure in COUNT_COLUMNS:
        return _number(row.get(COUNT_COLUMNS[frame.measure]))
    if frame.intent == "count" and frame.measure != "quantity":
        return _number(row.get("producing_days" if frame.measure == "days" else frame.measure))
    whole = frame.as_one and frame.intent == "total"
    columns = (*(("total",) if whole else ()), "quantity", "good_quantity", "smallest", "largest")
    return next((_number(row[one]) for one in columns if row.get(one) is not None), None)


def _number(value: Cell) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def kept_back(frame: Frame, tables: Sequence[Table]) -> bool:
    """Whether a list that was not cut to a number on purpose shows only some of what was found."""
    chosen = frame.intent in ("ranking", "extreme")
    for table in tables:
        rows = table.records()
        every = rows[0].get("matches") if rows else None
        if not chosen and (table.truncated or (isinstance(every, int) and every > len(rows))):
            return True
    return False
