"""The read side's only door to DuckDB: one immutable generation, opened read-only and locked."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb

from tools.snapshot import CURRENT, Manifest, Status, current_name, read_manifest, read_status

TABLES = ("records", "item_days", "days", "items", "item_names", "excluded")
"""Tables that every snapshot file holds, read as one view over all sources."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a query, and whether more were there than asked for."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    truncated: bool

    def one(self) -> tuple[Any, ...]:
        """The only row of an aggregate."""
        return self.rows[0]


class Generation:
    """One moment of the factory's data; safe to query from several threads.

    Views (dates are ISO text, quantities DOUBLE in pieces):
      records(n, production_date, id, lot_number, item_code, item_name, good_quantity, source): readable
        rows; `n` numbers the rows of a source in the order (production_date, id); rows of one item and
        day lie between `first_n` and `last_n` of `item_days`.
      item_days(item_code, day, quantity, records, smallest, largest, first_n, last_n, source)
      days(day, quantity, records, items, first_n, last_n, source)
      items(item_code, item_name, first_day, last_day, quantity, records, source): one row per item
        *and source*
      item_names(item_code, item_name, first_day, last_day, records, source)
      excluded(reason, day, item_code, rows, source): unreadable rows; day and item_code NULL where
        they are what cannot be read
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.folder = folder / name
        self.manifest: Manifest = read_manifest(folder, name)
        self._local = threading.local()
        self._connection = _open(self.files)

    @property
    def as_of(self) -> str:
        """ISO moment at which the live file was read."""
        return self.manifest.as_of

    @cached_property
    def files(self) -> dict[str, Path]:
        """Snapshot files by source name."""
        return {source.name: self.folder / f"{source.name}.duckdb" for source in self.manifest.sources}

    @cached_property
    def first_day(self) -> date | None:
        """The first day that has a readable row."""
        return min((source.first_day for source in self.manifest.sources if source.first_day), default=None)

    @cached_property
    def last_day(self) -> date | None:
        """The last day that has a readable row."""
        return max((source.last_day for source in self.manifest.sources if source.last_day), default=None)

    def query(
        self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = (), *, limit: int = 10_000
    ) -> Rows:
        """At most `limit` rows of one statement of ours, never of a model's."""
        cursor = self._cursor().execute(sql, parameters)
        rows = cursor.fetchmany(limit + 1)
        columns = tuple(column[0] for column in cursor.description or ())
        return Rows(columns, rows[:limit], len(rows) > limit)

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        """This thread's own cursor: DuckDB connections are not shared between threads."""
        cursor: duckdb.DuckDBPyConnection | None = getattr(self._local, "cursor", None)
        if cursor is None:
            cursor = self._local.cursor = self._connection.cursor()
        return cursor


class Warehouse:
    """The generation in service, followed as the publisher moves it on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._current: tuple[int, Generation] | None = None

    def current(self) -> Generation:
        """The generation in service now.

        Raises SnapshotMissing where none has been published yet.
        """
        pointer = self.folder / CURRENT
        version = pointer.stat().st_mtime_ns if pointer.exists() else 0
        known = self._current
        if known is not None and known[0] == version:
            return known[1]
        with self._lock:
            name = current_name(self.folder)
            generation = known[1] if known and known[1].name == name else Generation(self.folder, name)
            self._current = (version, generation)
            return generation

    def generation(self, name: str) -> Generation:
        """A generation by name, in service or kept from before.

        Raises SnapshotMissing where it is gone.
        """
        current = self.current()
        return current if current.name == name else Generation(self.folder, name)

    def status(self) -> Status | None:
        """What the publisher saw last."""
        return read_status(self.folder)


def _open(files: Mapping[str, Path]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "512MB"})
    for name, path in files.items():
        connection.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS {name} (READ_ONLY)")
    for table in TABLES:
        parts = (f"SELECT *, '{name}' AS source FROM {name}.{table}" for name in files)
        connection.execute(f"CREATE VIEW {table} AS {' UNION ALL '.join(parts)}")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection
