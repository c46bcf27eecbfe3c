"""Keeps the ERP's own queries fast: puts back indexes that a replaced file came without.

This writes to the ERP's files, never to their rows, and only where the settings allow it.
"""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from maintenance.copying import check_table, inspect, problems_told, reading
from maintenance.sources import SourceUnreadable, one_at_a_time, seconds_at_rest

INDEXES = {
    "idx_production_date": "production_date",
    "idx_item_code": "item_code",
    "idx_item_date": "item_code, production_date",
}
LOCK_SECONDS = 10.0
TRIES = 3
PAUSE = 0.5

Wait = Callable[[float], object]
T = TypeVar("T")


def heal(path: Path, quiet: float, wait: Wait = time.sleep) -> list[str]:
    """Make the indexes that are missing, once the file has rested for `quiet` seconds; the names made.

    Raises SourceUnreadable: `unsettled` where the file does not rest, `locked` after the last try.
    """
    return _tried(lambda: _heal(path, quiet), wait)


def analyze(path: Path, quiet: float, wait: Wait = time.sleep) -> None:
    """Refresh the statistics by which SQLite chooses an index; raises as `heal` does."""
    _tried(lambda: _change(path, quiet, ["ANALYZE production_records"]), wait)


def _heal(path: Path, quiet: float) -> list[str]:
    missing = _missing(path)
    if missing:
        _change(path, quiet, [f"CREATE INDEX IF NOT EXISTS {name} ON production_records({INDEXES[name]})"
                              for name in missing])  # fmt: skip
    return missing


def _missing(path: Path) -> list[str]:
    with one_at_a_time, problems_told():
        if inspect(path).wal:
            with closing(_connected(path)) as connection:
                return _lacks(connection)
        with reading(path) as connection:
            check_table(connection)
            return _lacks(connection)


def _lacks(connection: sqlite3.Connection) -> list[str]:
    """Indexes that no other one of the same columns stands for."""
    there = set()
    for row in connection.execute("PRAGMA index_list(production_records)").fetchall():
        columns = connection.execute("SELECT name FROM pragma_index_info(?)", (row[1],)).fetchall()
        there.add(", ".join(str(name).lower() for (name,) in columns))
    return [name for name, columns in INDEXES.items() if columns not in there]


def _change(path: Path, quiet: float, statements: list[str]) -> None:
    if seconds_at_rest(path) < quiet:
        raise SourceUnreadable("unsettled")
    with one_at_a_time, problems_told(), closing(_connected(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for statement in statements:
            connection.execute(statement)
        connection.execute("COMMIT")


def _connected(path: Path) -> sqlite3.Connection:
    """A connection that may write, to a file that is there."""
    if not path.exists():
        raise SourceUnreadable("missing")
    return sqlite3.connect(path, timeout=LOCK_SECONDS, isolation_level=None)


def _tried(work: Callable[[], T], wait: Wait) -> T:
    for left in reversed(range(TRIES)):
        try:
            return work()
        except SourceUnreadable as problem:
            if not left or problem.problem not in ("locked", "unsettled"):
                raise
            wait(PAUSE)
    raise AssertionError  # the last try returns or raises
