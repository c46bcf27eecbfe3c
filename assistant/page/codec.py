"""Tables as JSON and back, so that an answer kept in the history can be exported, checked and redone."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tools.tool import Basis, Cell, Column, Item, Kind, Note, Period, Table


def table_to_json(table: Table) -> dict[str, Any]:
    """Everything of a table, in the contract's form where that has a place for it."""
    return {
        "columns": [{"name": column.name, "kind": column.kind.value} for column in table.columns],
        "rows": [list(row) for row in table.rows],
        "truncated": table.truncated,
        "notes": [{"code": note.code, "values": dict(note.values)} for note in table.notes],
        "basis": {**table.basis.to_json(), "excluded": dict(table.basis.excluded)},
    }


def table_from_json(stored: Mapping[str, Any]) -> Table:
    """The table that `table_to_json` wrote."""
    return Table(
        columns=tuple(Column(column["name"], Kind(column["kind"])) for column in stored["columns"]),
        rows=tuple(tuple(row) for row in stored["rows"]),
        basis=basis_from_json(stored["basis"]),
        truncated=stored["truncated"],
        notes=tuple(Note(note["code"], note["values"]) for note in stored["notes"]),
    )


def basis_from_json(stored: Mapping[str, Any]) -> Basis:
    """The basis that `table_to_json` wrote."""
    return Basis(
        tool=stored["tool"],
        arguments=_cells(stored["arguments"]),
        period=_period(stored["period"]),
        items=tuple(Item(item["code"], item["name"]) for item in stored["items"]),
        aggregation=stored["aggregation"],
        record_count=stored["record_count"],
        excluded=stored["excluded"],
        sources=tuple(stored["sources"]),
        generation=stored["generation"],
        as_of=stored["as_of"],
        sql=stored["sql"],
    )


def _cells(stored: Mapping[str, Cell]) -> dict[str, Cell]:
    return dict(stored)


def _period(stored: Mapping[str, str] | None) -> Period | None:
    if stored is None:
        return None
    return Period(date.fromisoformat(stored["from"]), date.fromisoformat(stored["to"]))
