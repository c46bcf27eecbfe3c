"""The ERP's database files: which there are, and which version each is."""

import os
import re
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

LIVE_FILE = "production_analysis.db"
ARCHIVE_FILE = re.compile(r"archive_(\d{4})\.db")
COLUMNS = ("id", "production_date", "lot_number", "item_code", "item_name", "good_quantity")
SIDECARS = ("-wal", "-journal")
HEADER_BYTES = 100

one_at_a_time = threading.RLock()
"""Held by whoever opens an ERP's file in this process: any close() would drop another's POSIX locks."""


@dataclass(frozen=True, slots=True)
class Source:
    """One of the ERP's files; `year` is the last year an archive closes, None for live."""

    name: str
    path: Path
    year: int | None = None


class PublishProblem(Exception):
    """Why nothing new can be published now; `problem` is the code people read a sentence of."""

    def __init__(self, problem: str, detail: str = "", source: str = "") -> None:
        super().__init__(detail or problem)
        self.problem = problem
        self.source = source


class SourceUnreadable(PublishProblem):
    """A source cannot be read now.

    `problem` is one of: no_database, missing, empty_file, not_a_database, damaged, table_missing,
    column_missing, locked, hot_journal, wal_missing, unsettled, unreadable.
    """


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


def expected_sources(data_dir: Path, known: Iterable[str] = ()) -> list[Source]:
    """The sources there are and those known from before, so that a file that went missing is noticed.

    Raises SourceUnreadable where there is no database at all; live is always expected.
    """
    sources = {source.name: source for source in find_sources(data_dir)}
    if not sources and not known:
        raise SourceUnreadable("no_database", str(data_dir), "live")
    for name in (*known, "live"):
        year = name.removeprefix("archive_")
        missing = Source(name, data_dir / f"{name}.db", int(year)) if year != name else None
        sources.setdefault(name, missing or Source("live", data_dir / LIVE_FILE))
    return sorted(sources.values(), key=lambda source: source.name)


def beside(path: Path, suffix: str) -> Path:
    """The file that SQLite keeps beside a database."""
    return path.with_name(path.name + suffix)


def identity(path: Path) -> str:
    """Version of a file and of its journals: device, inode, size and times of each; empty where missing.

    The database's time of change stands beside its time of writing because copying tools set the latter
    back; SQLite, run by root, moves that of a journal when it only looks.
    """
    parts = []
    for suffix in ("", *SIDECARS):
        try:
            stat = beside(path, suffix).stat()
        except OSError:
            continue
        version = stat_version(stat)
        parts.append(f"{suffix}:{version.rpartition('.')[0]}" if suffix else f"db:{version}")
    return "|".join(parts)


def lost_wal(before: str, now: str) -> bool:
    """Whether a `-wal` went, between two identities, without anything being written into its database."""
    files_before, files_now = set(before.split("|")), set(now.split("|"))
    gone = files_before - files_now
    return files_now <= files_before and any(part.startswith("-wal") for part in gone)


def stat_version(stat: os.stat_result) -> str:
    """Version of one file, as far as its directory entry tells."""
    return f"{stat.st_dev}.{stat.st_ino}.{stat.st_size}.{stat.st_mtime_ns}.{stat.st_ctime_ns}"


def seconds_at_rest(path: Path) -> float:
    """How long ago a file or its journals were last touched, by this machine's clock."""
    touched = 0.0
    for suffix in ("", *SIDECARS):
        try:
            stat = beside(path, suffix).stat()
        except OSError:
            continue
        touched = max(touched, stat.st_mtime, stat.st_ctime)
    return time.time() - touched


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of a database say."""

    page_size: int
    wal: bool
    change_counter: int


def read_header(file: int) -> Header:
    """Header of an open database file.

    Raises SourceUnreadable.
    """
    os.lseek(file, 0, os.SEEK_SET)
    head = os.read(file, HEADER_BYTES)
    if not head:
        raise SourceUnreadable("empty_file")
    if len(head) < HEADER_BYTES or not head.startswith(b"SQLite format 3\0"):
        raise SourceUnreadable("not_a_database")
    size = int.from_bytes(head[16:18], "big")
    return Header(65536 if size == 1 else size, head[18:20] == b"\2\2", int.from_bytes(head[24:28], "big"))
