"""The chat's own database in `HUB_STATE_DIR`: its schema, and its way from one version to the next.

It is the only file that the read side opens with sqlite3; the ERP's files are none of its business.
"""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FILE = "chat.sqlite"
MIGRATIONS = (
    """
    CREATE TABLE accounts (name TEXT PRIMARY KEY, password TEXT NOT NULL, created_at TEXT NOT NULL);
    CREATE TABLE users (
        id TEXT PRIMARY KEY, identifier TEXT NOT NULL UNIQUE, metadata TEXT NOT NULL, created_at TEXT NOT NULL
    );
    CREATE TABLE threads (
        id TEXT PRIMARY KEY, user_id TEXT REFERENCES users, name TEXT, metadata TEXT NOT NULL,
        created_at TEXT NOT NULL, updated_at TEXT NOT NULL
    );
    CREATE INDEX threads_by_user ON threads (user_id, updated_at DESC);
    CREATE TABLE steps (
        id TEXT PRIMARY KEY, thread_id TEXT NOT NULL, parent_id TEXT, type TEXT NOT NULL,
        output TEXT NOT NULL, body TEXT NOT NULL, created_at TEXT NOT NULL
    );
    CREATE INDEX steps_by_thread ON steps (thread_id, created_at);
    CREATE TABLE elements (
        id TEXT PRIMARY KEY, thread_id TEXT NOT NULL, for_id TEXT, body TEXT NOT NULL
    );
    CREATE INDEX elements_by_thread ON elements (thread_id);
    CREATE TABLE feedback (
        id TEXT PRIMARY KEY, step_id TEXT NOT NULL UNIQUE, thread_id TEXT NOT NULL, value INTEGER NOT NULL,
        comment TEXT, question TEXT NOT NULL, answer TEXT NOT NULL, calls TEXT NOT NULL,
        created_at TEXT NOT NULL
    );
    """,
)
"""Each brings the schema one version further; a version once released is never changed."""
Row = tuple[Any, ...]


class State:
    """One connection, used by one thread at a time; safe beside other processes."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / FILE
        self.path.touch(mode=0o600)
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(
            self.path, timeout=10, check_same_thread=False, isolation_level=None
        )
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._migrate()

    def query(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of one statement."""
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """Several statements that are kept together or not at all."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """Give the file back."""
        with self._lock:
            self._connection.close()

    def _migrate(self) -> None:
        with self.change() as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            for script in MIGRATIONS[version:]:
                for statement in script.split(";"):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {max(version, len(MIGRATIONS))}")
