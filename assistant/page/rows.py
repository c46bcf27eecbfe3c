"""The rows behind a figure, page by page, out of the generation that the figure was read from."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from assistant.page.codec import basis_from_json
from assistant.page.view import PAGE_ROWS, readable_row
from assistant.page.words import Words, compared_periods
from tools.pages import Position, RecordFilter, read_page
from tools.snapshot import SnapshotMissing
from tools.tool import Basis, Column, Kind
from tools.warehouse import Generation, Warehouse

COLUMNS = (
    Column("id", Kind.NUMBER),
    Column("production_date", Kind.DATE),
    Column("lot_number", Kind.LOT),
    Column("item_code", Kind.CODE),
    Column("item_name", Kind.NAME),
    Column("good_quantity", Kind.QUANTITY),
    Column("source", Kind.TEXT),
)
GENERATION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def rows_behind(warehouse: Warehouse, asked: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """One page as JSON; `asked` holds `basis`, the number of its `period` and where to go on `after`.

    Raises LookupError, TypeError or ValueError where that is no such request.
    """
    basis = basis_from_json(asked["basis"])
    generation = generation_of(warehouse, basis)
    after = asked.get("after")
    page = read_page(generation, _filter(basis, asked["period"]), PAGE_ROWS, after and Position(**after))
    moved_on = generation.name != basis.generation
    return {
        "columns": [{"name": column.name, "kind": column.kind.value} for column in COLUMNS],
        "headings": [words.column(column.name) for column in COLUMNS],
        "rows": [readable_row(COLUMNS, row, words) for row in page.rows],
        "next": page.next and asdict(page.next),
        "note": words.say("element.moved_on", as_of=words.moment(generation.as_of)) if moved_on else None,
    }


def generation_of(warehouse: Warehouse, basis: Basis) -> Generation:
    """The generation the basis names as long as it is kept, else the one in service."""
    current = warehouse.current()
    if basis.generation == current.name or not GENERATION.fullmatch(basis.generation):
        return current
    try:
        return Generation(warehouse.folder, basis.generation)
    except SnapshotMissing:
        return current


def _filter(basis: Basis, number: int) -> RecordFilter:
    period, item = compared_periods(basis)[number], basis.arguments.get("item_code")
    return RecordFilter(period.first.isoformat(), period.last.isoformat(), str(item) if item else None)
