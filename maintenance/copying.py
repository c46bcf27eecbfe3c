"""A private copy of one of the ERP's files, made through SQLite without a trace on the original."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from urllib.parse import quote

from maintenance.sources import (
    COLUMNS,
    SIDECARS,
    Header,
    PublishProblem,
    SourceUnreadable,
    beside,
    one_at_a_time,
    read_header,
)

LOCK_SECONDS = 2.0
PAGES_A_STEP = 5000
FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
"""What the system says of a disk, or of a share of it, that takes no more."""
PROBLEMS = {
    "SQLITE_BUSY": "locked",
    "SQLITE_LOCKED": "locked",
    "SQLITE_PROTOCOL": "locked",
    "SQLITE_READONLY": "hot_journal",
    "SQLITE_NOTADB": "not_a_database",
    "SQLITE_CORRUPT": "damaged",
    "SQLITE_FULL": "disk_full",
}
"""Primary result codes of SQLite and the problem each one means here; any other is `unreadable`."""

Report = Callable[[float], None]
"""Takes the fraction of a step that is done."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What a private copy is."""

    digest: str
    demo: bool


def copy_quiet(path: Path, target: Path, report: Report) -> Copied:
    """Copy a database that nobody is writing to; the caller compares its identity before and after.

    A database in WAL mode is copied file by file, since even a reader would create or change its `-shm`.
    Raises SourceUnreadable.
    """
    with one_at_a_time, problems_told():
        if inspect(path).wal:
            _copy_files(path, target)
        else:
            with reading(path) as original:
                back_up(original, target, report)
    return examine(target)


def probe(path: Path) -> None:
    """Take SQLite's read lock for a moment, so that a locked or crashed database is noticed.

    Raises SourceUnreadable.
    """
    with one_at_a_time, problems_told():
        if not inspect(path).wal:
            with reading(path):
                pass


def inspect(path: Path) -> Header:
    """Header of a database whose size fits it.

    Raises SourceUnreadable.
    """
    with opened(path) as file:
        header = read_header(file)
        size = os.fstat(file).st_size
    if header.page_size < 512 or size % header.page_size:
        raise SourceUnreadable("damaged", f"{size} bytes are no whole number of pages")
    if header.wal and beside(path, "-shm").exists() and not beside(path, "-wal").exists():
        raise SourceUnreadable("wal_missing")
    return header


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """Descriptor of a file that is only looked at."""
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        yield file
    finally:
        os.close(file)


@contextmanager
def reading(path: Path, wait: float = LOCK_SECONDS) -> Iterator[sqlite3.Connection]:
    """A connection to the ERP's file that holds SQLite's read lock."""
    posix = quote(path.resolve().as_posix(), safe="/:")
    address = f"file://{'' if posix.startswith('/') else '/'}{posix}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        yield connection


def back_up(original: sqlite3.Connection, target: Path, report: Report) -> None:
    """Copy under the read lock that `original` holds."""
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous = OFF")
        original.backup(
            copy, pages=PAGES_A_STEP, progress=lambda _, left, total: report(1 - left / max(total, 1))
        )


def examine(copy: Path) -> Copied:
    """Check that a private copy is a whole production database.

    Raises SourceUnreadable.
    """
    with problems_told():
        with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            check_table(connection)
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise SourceUnreadable("damaged")
            demo = bool(_columns(connection, "hub_demo"))
        with copy.open("rb") as file:
            return Copied(file_digest(file, "sha256").hexdigest(), demo)


@contextmanager
def problems_told() -> Iterator[None]:
    """Turn what SQLite or the system complains of into a problem of the source."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        problem = next((told for code, told in PROBLEMS.items() if name.startswith(code)), "unreadable")
        if problem == "disk_full":
            raise PublishProblem(problem, str(error)) from error
        raise SourceUnreadable(problem, f"{name}: {error}") from error
    except FileNotFoundError as error:
        raise SourceUnreadable("missing", str(error)) from error
    except OSError as error:
        if error.errno in FULL:
            raise PublishProblem("disk_full", str(error)) from error
        raise SourceUnreadable("unreadable", str(error)) from error


def _copy_files(path: Path, target: Path) -> None:
    shutil.copyfile(path, target)
    for suffix in SIDECARS:
        if beside(path, suffix).exists():
            shutil.copyfile(beside(path, suffix), beside(target, suffix))


def check_table(connection: sqlite3.Connection) -> None:
    """See that the table of production records is there with all its columns; raises SourceUnreadable."""
    columns = _columns(connection, "production_records")
    if not columns:
        raise SourceUnreadable("table_missing")
    if missing := [name for name in COLUMNS if name not in columns]:
        raise SourceUnreadable("column_missing", ", ".join(missing))


def _columns(connection: sqlite3.Connection, table: str) -> set[str]:
    return {row[1].lower() for row in connection.execute(f"PRAGMA table_info({table})")}
