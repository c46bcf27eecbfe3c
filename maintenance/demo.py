"""Demo databases: written beside, marked as such, and never over anybody else's file."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

from maintenance.demo_factory import Factory, Row
from maintenance.errors import OperatorError
from maintenance.sources import LIVE_FILE, find_sources

DEFAULT_ROWS = 120_000
LEAST_ROWS = 500
DEFAULT_SEED = 20
CHUNK = 20_000

SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE production_records(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    production_date TEXT NOT NULL,
    lot_number TEXT,
    item_code TEXT NOT NULL,
    item_name TEXT,
    good_quantity REAL DEFAULT 0);
CREATE TABLE hub_demo(seed INTEGER NOT NULL, made_at TEXT NOT NULL);
"""
INSERT = (
    "INSERT INTO production_records"
    "(production_date, lot_number, item_code, item_name, good_quantity) VALUES (?, ?, ?, ?, ?)"
)

Progress = Callable[[int], None]
"""Told the number of rows just written."""


@dataclass(frozen=True)
class DemoFiles:
    """Where the demo data went, and how many rows it holds."""

    live: Path
    archive: Path
    rows: int


def is_demo(database: Path) -> bool:
    """Whether `hub demo` made this SQLite file."""
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'hub_demo'"
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchone() is not None
    except sqlite3.DatabaseError:
        return False


def make_demo(
    folder: Path,
    now: datetime,
    rows: int = DEFAULT_ROWS,
    *,
    seed: int = DEFAULT_SEED,
    progress: Progress | None = None,
) -> DemoFiles:
    """Write this year's live file and one archive of the three years before; only demo data is replaced."""
    older = check_place(folder, rows)
    folder.mkdir(parents=True, exist_ok=True)
    factory = Factory(now.date(), seed)
    plan = factory.plan(rows)
    made = DemoFiles(folder / LIVE_FILE, folder / f"archive_{now.year - 1}.db", rows)
    parts = {
        made.archive: [(day, count) for day, count in plan if day < factory.cutoff],
        made.live: [(day, count) for day, count in plan if day >= factory.cutoff],
    }
    partials = {path: _partial(path) for path in parts}
    try:
        for path, part in parts.items():
            _write(partials[path], factory.rows(part), (seed, now.isoformat()), progress)
        _put_in_place(partials, older)
    finally:
        for partial in partials.values():
            partial.unlink(missing_ok=True)
    return made


def check_place(folder: Path, rows: int) -> list[Path]:
    """The folder's databases, all of them demo data that nobody holds open; anything else is an error."""
    if rows < LEAST_ROWS:
        raise OperatorError("demo_too_few", least=LEAST_ROWS)
    older = [source.path for source in find_sources(folder)]
    for path in older:
        if not is_demo(path):
            raise OperatorError("demo_foreign", path=path)
        if any(path.with_name(path.name + suffix).exists() for suffix in ("-wal", "-journal")):
            raise OperatorError("demo_in_use", path=path)
    return older


def _partial(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.partial")


def _write(partial: Path, rows: Iterator[Row], mark: tuple[int, str], progress: Progress | None) -> None:
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(partial)) as connection, connection:
        connection.executescript(SCHEMA)
        connection.execute("INSERT INTO hub_demo VALUES (?, ?)", mark)
        for chunk in _chunks(rows):
            connection.executemany(INSERT, chunk)
            if progress:
                progress(len(chunk))
    _sync(partial)


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _put_in_place(partials: dict[Path, Path], older: list[Path]) -> None:
    """The archive first, so that no moment shows a live file without its past."""
    try:
        for path in older:
            if path not in partials:
                path.unlink()
        for path, partial in partials.items():
            partial.replace(path)
    except PermissionError as error:
        raise OperatorError("demo_in_use", path=error.filename) from error
