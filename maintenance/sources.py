"""The ERP's database files: which there are, which version each is, and a private copy of one."""

import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

LIVE_FILE = "production_analysis.db"
ARCHIVE_FILE = re.compile(r"archive_(\d{4})\.db")
COLUMNS = ("id", "production_date", "lot_number", "item_code", "item_name", "good_quantity")


@dataclass(frozen=True, slots=True)
class Source:
    """One of the ERP's files; `year` is the last year an archive closes, None for live."""

    name: str
    path: Path
    year: int | None = None


class SourceUnreadable(Exception):
    """A source cannot be read now; `problem` is the code people read a sentence of."""

    def __init__(self, problem: str, detail: str = "") -> None:
        super().__init__(detail or problem)
        self.problem = problem


def find_sources(data_dir: Path) -> list[Source]:
    """The archives from the oldest on, then live where it exists."""
    archives = [
        Source(f"archive_{match[1]}", path, int(match[1]))
        for path in data_dir.glob("archive_*.db")
        if (match := ARCHIVE_FILE.fullmatch(path.name))
    ]
    live = data_dir / LIVE_FILE
    return sorted(archives, key=lambda source: source.name) + (
        [Source("live", live)] if live.exists() else []
    )


def identity(path: Path) -> str:
    """Version of a file and of its journals: device, inode, size and time of each."""
    parts = []
    for suffix in ("", "-wal", "-journal"):
        try:
            stat = path.with_name(path.name + suffix).stat()
        except FileNotFoundError:
            continue
        parts.append(f"{suffix or 'db'}:{stat.st_dev}.{stat.st_ino}.{stat.st_size}.{stat.st_mtime_ns}")
    return "|".join(parts)


def copy_source(source: Source, target: Path) -> None:
    """Copy a source through sqlite3's backup API and check that the copy is a whole production database.

    Raises SourceUnreadable.
    """
    if source.path.stat().st_size == 0:
        raise SourceUnreadable("empty_file")
    try:
        with (
            closing(sqlite3.connect(f"{source.path.resolve().as_uri()}?mode=ro", uri=True)) as original,
            closing(sqlite3.connect(target)) as copy,
        ):
            original.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            _check(copy)
    except sqlite3.DatabaseError as error:
        raise SourceUnreadable("not_a_database", str(error)) from error


def _check(copy: sqlite3.Connection) -> None:
    columns = {row[1] for row in copy.execute("PRAGMA table_info(production_records)")}
    if not columns:
        raise SourceUnreadable("table_missing")
    if missing := [name for name in COLUMNS if name not in columns]:
        raise SourceUnreadable("column_missing", ", ".join(missing))
    if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
        raise SourceUnreadable("damaged")
