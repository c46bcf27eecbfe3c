"""Copies a file that never goes quiet, where its changes prove to come from SQLite or by replacement."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from maintenance.copying import LOCK_SECONDS, Copied, Report, back_up, examine, opened, problems_told, reading
from maintenance.sources import SourceUnreadable, beside, identity, one_at_a_time, read_header, stat_version

PAUSE = 0.01
HOLD = 0.05
"""Seconds for which a copied file must not change under our lock; looks come closer together than that."""
KEEP_OPEN = os.name == "posix"
"""Where inode numbers return at once, the file seen last stays open; elsewhere that hinders its owner."""

Wait = Callable[[float], None]
"""Sleeps so many seconds; raises where the publisher is told to stop."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A file under SQLite's read lock: which it is, when it was written, how often it was committed to."""

    inode: tuple[int, int]
    written: tuple[int, int]
    counter: int


def copy_busy(path: Path, target: Path, settle: float, wait: Wait, report: Report) -> tuple[str, Copied]:
    """Copy a file that keeps changing, with the identity of what was copied.

    SQLite's own locks keep SQLite's writers out while we copy, and a file replaced as a whole is never
    written to again. A program that overwrites the file in place obeys no lock: it is told by a change
    that no commit explains, and makes this fail.
    Raises SourceUnreadable.
    """
    with one_at_a_time, problems_told():
        with opened(path) as file:
            wal = read_header(file).wal
        if wal and not beside(path, "-wal").exists():
            raise SourceUnreadable("unsettled")  # a reader would leave files beside it
        copy = _copy_beside_wal if wal else _copy_between_commits
        version = copy(path, target, settle, wait, report)
    return version, examine(target)


def _copy_beside_wal(path: Path, target: Path, settle: float, wait: Wait, report: Report) -> str:
    """Copy in a read transaction, which hinders no writer in WAL mode.

    While it lasts, a checkpoint can only write what the transaction sees anyway, and soon writes nothing
    more: a database file that goes on changing is being overwritten by somebody else.
    """
    with reading(path) as connection:
        version = identity(path)
        _wait_unchanged(path, settle, wait)
        before = stat_version(path.stat())
        back_up(connection, target, report)
        if stat_version(path.stat()) != before:
            raise SourceUnreadable("unsettled")
    return version


def _wait_unchanged(path: Path, settle: float, wait: Wait) -> None:
    deadline = time.monotonic() + 3 * settle + 1
    version, since = stat_version(path.stat()), time.monotonic()
    while time.monotonic() - since < settle:
        if time.monotonic() > deadline:
            raise SourceUnreadable("unsettled")
        wait(PAUSE)
        if version != (version := stat_version(path.stat())):
            since = time.monotonic()


def _copy_between_commits(path: Path, target: Path, settle: float, wait: Wait, report: Report) -> str:
    window = max(settle, 10 * HOLD)
    witness = Witness(path)
    try:
        witness.watch(window, wait)
        version = witness.copy(target, wait, report)
        witness.confirm(window, wait)
    finally:
        witness.close()
    return version


class Witness:
    """Looks at a file again and again; only commits and replacements may explain its changes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = -1
        self._last: Sight | None = None

    def close(self) -> None:
        """Let go of the file."""
        if self._file >= 0:
            os.close(self._file)
        self._file = -1

    def watch(self, seconds: float, wait: Wait) -> None:
        """Look for so long."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._look()
            wait(PAUSE)

    def copy(self, target: Path, wait: Wait, report: Report) -> str:
        """Copy under SQLite's read lock, held for at least HOLD seconds, and give the identity copied."""
        until = time.monotonic() + LOCK_SECONDS
        while time.monotonic() < until:
            with suppress(_Missed), self._seeing(LOCK_SECONDS) as original:
                version = identity(self.path)
                back_up(original, target, report)
                wait(HOLD)
                return version
        raise SourceUnreadable("unsettled")

    def confirm(self, seconds: float, wait: Wait) -> None:
        """Look until the next change: an overwriting that was under way would go on without a commit."""
        copied, looked = self._last, time.monotonic()
        until = looked + seconds
        while self._last == copied and time.monotonic() < until:
            wait(PAUSE)
            self._look()
            if time.monotonic() - looked > HOLD and self._last != copied:
                raise SourceUnreadable("unsettled")  # we slept too long to tell what happened meanwhile
            looked = time.monotonic()

    def _look(self) -> None:
        """Look once; a moment at which a writer of SQLite's keeps us out tells nothing."""
        try:
            with suppress(_Missed), self._seeing(0):
                pass
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY"):
                raise

    @contextmanager
    def _seeing(self, lock_seconds: float) -> Iterator[sqlite3.Connection]:
        file = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            with reading(self.path, lock_seconds) as connection:
                self._accept(_sight(file, self.path.stat().st_ino))
                yield connection
                self._accept(_sight(file), same=True)
        except BaseException:
            os.close(file)
            raise
        self.close()
        self._file = file
        if not KEEP_OPEN:
            self.close()

    def _accept(self, sight: Sight, *, same: bool = False) -> None:
        last = self._last
        if last is not None and last.inode == sight.inode and last != sight:
            committed = sight.counter > last.counter and not same
            if not committed:
                raise SourceUnreadable("unsettled", "the file is overwritten without SQLite")
        self._last = sight


class _Missed(Exception):
    """The file was replaced between two system calls."""


def _sight(file: int, inode: int | None = None) -> Sight:
    stat = os.fstat(file)
    if inode not in (None, stat.st_ino):
        raise _Missed
    written = (stat.st_size, stat.st_mtime_ns)
    return Sight((stat.st_dev, stat.st_ino), written, read_header(file).change_counter)
