"""The short rendering of a table for a model: its basis in one line, its rows tab-separated."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from tools.notes import sentence
from tools.tool import Basis, Cell, Row, Table

MOST_ROWS = 60
LONGEST_CELL = 120
MOST_ITEMS = 3


def short(table: Table, most_rows: int = MOST_ROWS) -> str:
    """The table in few tokens: basis, notes, column names, at most `most_rows` rows, and what is left out."""
    return "\n".join(_lines(table, most_rows))


def _lines(table: Table, most_rows: int) -> Iterator[str]:
    yield _basis(table.basis)
    yield from (f"note: {_cell(sentence(note))}" for note in table.notes)
    if table.rows:
        yield "\t".join(column.name for column in table.columns)
    yield from map(_row, table.rows[:most_rows])
    if hidden := len(table.rows) - most_rows:
        yield from [f"({hidden} more rows shown to the user only)"] if hidden > 0 else []
    if table.truncated:
        yield "(truncated: more rows exist than were asked for)"


def _basis(basis: Basis) -> str:
    parts = [basis.tool]
    if basis.period:
        parts.append(f"{basis.period.first}..{basis.period.last}")
    named = [f"{item.code} {_cell(item.name)}".strip() for item in basis.items[:MOST_ITEMS]]
    if named and len(basis.items) <= MOST_ITEMS:
        parts.append(", ".join(named))
    parts.append(f"{basis.record_count} records")
    if basis.excluded:
        parts.append(f"excluded {_pairs(basis.excluded)}")
    if basis.sources:
        parts.append(f"from {', '.join(basis.sources)}")
    return " | ".join([*parts, f"as of {basis.as_of}"])


def _pairs(values: Mapping[str, Cell]) -> str:
    return " ".join(f"{name}={_cell(value)}" for name, value in values.items())


def _row(row: Row) -> str:
    return "\t".join(map(_cell, row))


def _cell(value: Cell) -> str:
    """A value on one line; text keeps neither control characters nor great length, for it is only data."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return str(value)
    plain = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in value)
    plain = re.sub(" +", " ", plain).strip()
    return plain if len(plain) <= LONGEST_CELL else f"{plain[: LONGEST_CELL - 1]}…"
