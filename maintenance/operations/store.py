"""The operations database: opened for a moment at a time, made where missing, set aside where damaged.

samples(at, service, name, value)
slow_queries(at, request_id, milliseconds, what)
job_runs(id, job, started, ended, ok, message_ko, message_en, detail_json)
switches(name, enabled)
wishes(id, kind, target, asked, taken)
services(name, pid, state, since, restarts, seen)

Moments are ISO in UTC with milliseconds, so that they sort as text.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.db import Table
from sqlite_utils.migrations import Migrations

from maintenance.lock import LockTaken, locked

FILE = "operations.db"
WAIT_SECONDS = 2.0
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
PRIMARY_CODE = 0xFF
BESIDE = ("-wal", "-shm", "")
"""Ends of the names of the files that belong together; the log goes first: it must not meet a new file."""

migrations = Migrations("operations")


class StoreUnavailable(Exception):
    """The operations database can be neither read nor written now: locked, full, or not ours to write."""


class Store:
    """The operations database of one state folder; safe beside other threads and processes."""

    def __init__(self, state_dir: Path, wait: float = WAIT_SECONDS) -> None:
        """Nothing is opened yet; `wait` are the seconds that one use waits for a lock."""
        self.path = state_dir / FILE
        self._wait = wait

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """The database, read as of one moment.

        Raises StoreUnavailable.
        """
        with self._using("BEGIN") as database:
            yield database

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """The database in one transaction, alone with it; any exception undoes it.

        Raises StoreUnavailable.
        """
        with self._using("BEGIN IMMEDIATE") as database:
            yield database

    @contextmanager
    def _using(self, begin: str) -> Iterator[Database]:
        try:
            with closing(self._open()) as database, database.conn:
                database.conn.execute(begin)
                yield database
        except (sqlite3.Error, OSError, LockTaken) as error:
            if is_damage(error):
                with suppress(OSError, LockTaken):  # another process is at it, or the next use will be
                    self._set_aside()
            raise StoreUnavailable(str(error)) from error

    def _open(self) -> Database:
        """The database with today's schema; a damaged one is set aside and begun anew."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return self._connect()
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
        self._set_aside()
        return self._connect()

    def _connect(self) -> Database:
        database = Database(sqlite3.connect(self.path, timeout=self._wait), execute_plugins=False)
        try:
            if migrations.pending(database):
                with locked(self._lock, self._wait):
                    self.path.chmod(0o600)
                    database.enable_wal()
                    migrations.apply(database)
            database.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            database.close()
            raise
        return database

    def _set_aside(self) -> None:
        """Rename a damaged file, unless another process did so meanwhile."""
        with locked(self._lock, self._wait):
            if not _is_damaged(self.path):
                return
            moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
            for end in BESIDE:
                path = self.path.with_name(FILE + end)
                if path.exists():
                    path.replace(path.with_name(f"operations.damaged-{moment}.db{end}"))

    @property
    def _lock(self) -> Path:
        return self.path.with_suffix(".lock")


def table(database: Database, name: str) -> Table:
    """A table of the schema, which is never a view."""
    found = database[name]
    assert isinstance(found, Table)
    return found


def moment_text(moment: datetime) -> str:
    """A moment as the database keeps it; it must know its time zone."""
    assert moment.tzinfo is not None
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def moment_of(text: str) -> datetime:
    """The moment that a text of the database stands for, in UTC."""
    return datetime.fromisoformat(text)


def is_damage(error: BaseException) -> bool:
    """Whether an error says that the file is no whole database."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(code, int) and code & PRIMARY_CODE in DAMAGED


def _is_damaged(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok")
    except sqlite3.DatabaseError as error:
        return is_damage(error)


@migrations()
def first_version(database: Database) -> None:
    """The tables as they were first released; a migration once released is never changed."""
    table(database, "samples").create(
        {"at": str, "service": str, "name": str, "value": float}, not_null={"at", "service", "name", "value"}
    )
    table(database, "samples").create_index(["at"])
    table(database, "slow_queries").create(
        {"at": str, "request_id": str, "milliseconds": float, "what": str},
        not_null={"at", "request_id", "milliseconds", "what"},
    )
    table(database, "slow_queries").create_index(["at"])
    table(database, "job_runs").create(
        {
            "id": int, "job": str, "started": str, "ended": str, "ok": int,
            "message_ko": str, "message_en": str, "detail_json": str,
        },
        pk="id", not_null={"job", "started"},
    )  # fmt: skip
    table(database, "job_runs").create_index(["job", "started"])
    table(database, "switches").create({"name": str, "enabled": int}, pk="name", not_null={"enabled"})
    table(database, "wishes").create(
        {"id": int, "kind": str, "target": str, "asked": str, "taken": str},
        pk="id", not_null={"kind", "target", "asked"},
    )  # fmt: skip
    table(database, "services").create(
        {"name": str, "pid": int, "state": str, "since": str, "restarts": int, "seen": str},
        pk="name", not_null={"state", "since", "restarts", "seen"},
    )  # fmt: skip
