"""Items of an answer's list: by their place, all that a search found, or the only one."""

from collections.abc import Mapping, Sequence

from assistant.model import Exchange
from assistant.outcome import tables_of
from assistant.planner.asking.decline import Decline
from assistant.planner.figures import figures_of
from assistant.planner.followups.referents import rows_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import last_listing
from tools.tool import Item, Table

ONE_BY_ONE = ("total", "count", "compare", "produced", "average")
"""Intents of several items that tell a figure of each."""


def of_those_before(
    rank: int, kept: Frame | None, history: Sequence[Exchange], *, by_amount: bool
) -> tuple[Item, ...] | Decline:
    """ "첫 번째 거" after two items were compared: the first of them; "1위": the one with more."""
    items = kept.items if kept else ()
    listed = last_listing([one for one in history if one.results][-1:]) is not None
    if kept and kept.as_one and len(items) > 2:  # the sum of a family: its items by what was made of them
        rows = [row for row in rows_of(history) if row.get("item_code")]
        return item_in(rows[rank - 1 if rank > 0 else rank]) if 0 < abs(rank) <= len(rows) else ()
    if len(items) < 2 or (kept and kept.families) or not 0 < abs(rank) <= len(items):
        return ()
    place = rank - 1 if rank > 0 else rank
    if by_amount and kept and kept.intent in ONE_BY_ONE:
        return _by_amount(place, kept, history)
    return () if listed else (items[place],)


def _by_amount(place: int, kept: Frame, history: Sequence[Exchange]) -> tuple[Item, ...] | Decline:
    """The item in a place among several that were told one by one, those with more first."""
    last = next(one for one in reversed(history) if one.results)
    figures = sorted(figures_of(kept, tables_of(last.results)), key=lambda one: -one.value)
    told = [one.items for one in figures if len(one.items) == 1]
    return told[place] if len(told) == len(kept.items) else Decline("clarify", None, "unknown.rank")


def ranked(rank: int, history: Sequence[Exchange]) -> tuple[Item, ...] | Decline:
    """The item in a place of the last list."""
    table = None if _tells_families(history) else last_listing(history)
    row = row_in_place(table, rank) if table else None
    if row is None:
        return Decline("clarify", None, "unknown.rank", {"rank": str(rank)})
    return item_in(row)


def _tells_families(history: Sequence[Exchange]) -> bool:
    """Whether the last answer put families beside each other, in whose places no item is."""
    last = next((one for one in reversed(history) if one.results), None)
    tables = [one.outcome for one in last.results if isinstance(one.outcome, Table)] if last else []
    return any(column.name == "family" for table in tables for column in table.columns)


def in_places(places: Sequence[int], history: Sequence[Exchange]) -> tuple[Item, ...] | Decline:
    """ "1위랑 2위 4월 수량": the items in those places of the last list."""
    found: list[Item] = []
    for place in places:
        one = ranked(place, history)
        if isinstance(one, Decline):
            return one
        found += one
    return tuple(found)


def row_in_place(table: Table, rank: int) -> Mapping[str, object] | None:
    """The row of a list of items in a place, counted from its end where negative; none where it has none."""
    places = [row for row in table.records() if row["item_code"] is not None]
    first = places[0].get("rank") if places else None
    if rank > 0 and isinstance(first, int) and first > 1:  # a place alone: "2위 품목은?"
        return next((row for row in places if row["rank"] == rank), None)
    if not -len(places) <= rank <= len(places) or rank == 0:
        return None
    return places[rank - 1 if rank > 0 else rank]


def items_in(rows: Sequence[Mapping[str, object]]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(item for row in rows for item in item_in(row)))


def item_in(row: Mapping[str, object]) -> tuple[Item, ...]:
    return (Item(str(row["item_code"]), str(row["item_name"]) if row["item_name"] else None),)


def shown_items(history: Sequence[Exchange]) -> tuple[Item, ...]:
    """The items that the last answer lists."""
    table = last_listing([one for one in history if one.results][-1:])
    return items_in([row for row in table.records() if row["item_code"] is not None]) if table else ()


def only_found(history: Sequence[Exchange]) -> tuple[Item, ...] | Decline:
    """The one item that a search found; of several it cannot be told which is meant."""
    found = all_found(history)
    return found if len(found) == 1 else Decline("clarify", None, "unknown.item")


def all_found(history: Sequence[Exchange]) -> tuple[Item, ...]:
    """The items that a search found."""
    tables = [result.outcome for result in history[-1].results if isinstance(result.outcome, Table)]
    rows = tables[-1].records() if tables else []
    named = ((str(row["item_code"]), row["item_name"]) for row in rows if row.get("item_code"))
    return tuple(Item(code, str(name) if name else None) for code, name in dict.fromkeys(named))
