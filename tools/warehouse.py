"""The read side's only door to DuckDB: one immutable generation, opened read-only and locked."""

import os
import tempfile
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb

from tools.cancellation import giving_up
from tools.snapshot import (
    CURRENT,
    STATUS,
    Manifest,
    SnapshotMissing,
    Status,
    current_name,
    read_manifest,
    read_status,
)
from tools.sql_text import Value, filled_in

TABLES = (
    *("records", "item_days", "item_months", "days", "items", "item_names"),
    *("excluded", "excluded_samples", "oddities"),
)
"""Tables that every snapshot file holds, read as one view over all sources."""

MEMORY = "96MB"
MEMORY_OF_EARLIER = "32MB"
KEPT_OPEN = 2
"""Earlier generations that stay open for the cursors of the latest pages."""
QUERY_SECONDS = 30.0
WATCH_EVERY = 0.25
FRESH_SECONDS = 2.0
"""A file replaced more recently is read again: its times may be those of the one before."""
ATTEMPTS = 5


class QueryOverrun(Exception):
    """A statement was interrupted because it took too long."""


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
      records(n, production_date, id, lot_number, item_code, item_name, good_quantity, made_on, source):
        readable rows; `n` numbers the rows of a source in the order (production_date, id); rows of one
        item and day lie between `first_n` and `last_n` of `item_days`; `made_on` is the day as a DATE
      item_days(item_code, day, quantity, records, smallest, largest, first_n, last_n, made_on, source)
      item_months(month, item_code, quantity, records, source): calendar months as YYYY-MM
      days(day, quantity, records, items, first_n, last_n, source)
      items(item_code, item_name, first_day, last_day, quantity, records, source): one row per item
        *and source*
      item_names(item_code, item_name, first_day, last_day, records, source)
      excluded(reason, day, item_code, rows, source): unreadable rows; day and item_code NULL where
        they are what cannot be read
      excluded_samples(reason, id, production_date, item_code, item_name, good_quantity, source): up to 20 of
        them a reason and source, with the cells as they are written
      oddities(reason, rows, source): rows counted though they are odd: negative_quantity, respelt_date,
        missing_name
    """

    def __init__(self, folder: Path, name: str, memory: str = MEMORY) -> None:
        self.name = name
        self.folder = folder / name
        self.manifest: Manifest = read_manifest(folder, name)
        self._connection = _open(self.files, memory)
        self._idle: list[duckdb.DuckDBPyConnection] = []

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

    def relation(self, table: str, first: date, until: date) -> str:
        """SQL that names a table's rows for the days from `first` up to `until`.

        Where one source holds all of those days this spares the others' tables, else it is the view.
        """
        holders = [
            source.name
            for source in self.manifest.sources
            if source.first_day and source.last_day and source.first_day < until and first <= source.last_day
        ]
        return self.part(table, holders[0]) if len(holders) == 1 else table

    def part(self, table: str, source: str) -> str:
        """SQL that names one source's rows of a table."""
        return f"(SELECT *, '{source}' AS source FROM {source}.{table}) AS {table}"

    def query(
        self,
        sql: str,
        values: Mapping[str, Value] | None = None,
        *,
        limit: int = 10_000,
        seconds: float = QUERY_SECONDS,
    ) -> Rows:
        """At most `limit` rows of one statement of ours, never of a model's; `values` stand for its `$names`.

        Raises QueryOverrun after so many seconds.
        """
        statement = filled_in(sql, values) if values else sql
        with self._cursor() as cursor, _WATCHDOG.watching(cursor, seconds):
            cursor.execute(statement)
            rows = cursor.fetchmany(limit + 1)
            columns = tuple(column[0] for column in cursor.description or ())
        return Rows(columns, rows[:limit], len(rows) > limit)

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor that no other thread uses meanwhile."""
        try:
            cursor = self._idle.pop()
        except IndexError:
            cursor = self._connection.cursor()
        yield cursor
        self._idle.append(cursor)


class Warehouse:
    """The generation in service, followed as the publisher moves it on.

    A generation closes when the last answer that reads it lets go of it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._current: tuple[object, Generation] | None = None
        self._earlier: OrderedDict[str, Generation] = OrderedDict()
        self._status: tuple[object, Status | None] = (None, None)

    def current(self) -> Generation:
        """The generation in service now.

        Raises SnapshotMissing where none has been published yet.
        """
        version, known = _version(self.folder / CURRENT), self._current
        if known is not None and version is not None and known[0] == version:
            return known[1]
        with self._lock:
            return self._follow(version)

    def generation(self, name: str) -> Generation:
        """A generation by name, in service or kept from before.

        Raises SnapshotMissing where it is gone.
        """
        current = self.current()
        if current.name == name:
            return current
        with self._lock:
            generation = self._earlier.pop(name, None) or _opened(self.folder, name, MEMORY_OF_EARLIER)
            self._earlier[name] = generation
            while len(self._earlier) > KEPT_OPEN:
                self._earlier.popitem(last=False)
            return generation

    def status(self) -> Status | None:
        """What the publisher saw last, None before its first look."""
        version, status = _version(self.folder / STATUS), self._status[1]
        if version is None or version != self._status[0]:
            with suppress(OSError):
                status = read_status(self.folder)
            self._status = (version, status)
        return status

    def _follow(self, version: object) -> Generation:
        """Open what the pointer names; where that went meanwhile, what it names by then."""
        known = self._current[1] if self._current else None
        for _ in range(ATTEMPTS):
            with suppress(SnapshotMissing):
                name = current_name(self.folder)
                generation = known if known and known.name == name else _opened(self.folder, name)
                self._current = (version, generation)
                return generation
        if known is None:
            raise SnapshotMissing(self.folder)
        return known


class _Watchdog:
    """Interrupts statements that overrun or that nobody waits for any more.

    It is one thread a process, started by the first statement.
    """

    def __init__(self) -> None:
        self._running: dict[int, tuple[float, threading.Event | None, duckdb.DuckDBPyConnection]] = {}
        self._lock = threading.Lock()
        self._started = False

    @contextmanager
    def watching(self, cursor: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
        """Interrupt the cursor's statement after so many seconds, or once its question is given up."""
        if not self._started:
            self._start()
        self._running[id(cursor)] = (time.monotonic() + seconds, giving_up(), cursor)
        try:
            yield
        except duckdb.InterruptException as error:
            raise QueryOverrun(f"no result within {seconds:g} s") from error
        finally:
            del self._running[id(cursor)]

    def _start(self) -> None:
        with self._lock:
            if not self._started:
                self._started = True
                threading.Thread(target=self._watch, name="query watchdog", daemon=True).start()

    def _watch(self) -> None:
        while True:
            time.sleep(WATCH_EVERY)
            now = time.monotonic()
            for deadline, given_up, cursor in tuple(self._running.values()):
                if now > deadline or (given_up and given_up.is_set()):
                    cursor.interrupt()


_WATCHDOG = _Watchdog()


def _version(path: Path) -> object:
    """Version of a file that is only ever replaced, None while its times cannot tell it from the next."""
    try:
        stat = path.stat()
    except OSError:
        return None
    if time.time() - stat.st_mtime < FRESH_SECONDS:
        return None
    return (stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


def _opened(folder: Path, name: str, memory: str = MEMORY) -> Generation:
    try:
        return Generation(folder, name, memory)
    except duckdb.IOException as error:
        raise SnapshotMissing(name) from error


def _open(files: Mapping[str, Path], memory: str) -> duckdb.DuckDBPyConnection:
    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": 1,  # every caller runs its own query: a small one costs half
        "memory_limit": memory,
        "temp_directory": str(Path(tempfile.gettempdir()) / f"hub-{os.getpid()}"),
    }
    connection = duckdb.connect(":memory:", config=config)
    for name, path in files.items():
        connection.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS {name} (READ_ONLY)")
    for table in TABLES:
        parts = (f"SELECT *, '{name}' AS source FROM {name}.{table}" for name in files)
        connection.execute(f"CREATE VIEW {table} AS {' UNION ALL '.join(parts)}")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection
