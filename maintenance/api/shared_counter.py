"""Counts requests for all workers of this machine, in one small database of the state folder."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from limits import RateLimitItem

from maintenance.api.limits import PATIENCE_SECONDS, CounterAway

SCHEMA = """
PRAGMA journal_mode = WAL;
CREATE TABLE IF NOT EXISTS requests(client TEXT NOT NULL, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS requests_of_client ON requests(client, at);
CREATE INDEX IF NOT EXISTS oldest_requests ON requests(at);
"""
OF_CLIENT = "SELECT count(*), min(at) FROM requests WHERE client = ?"


class SharedCounter:
    """A Counter whose moving window holds for every process that counts in the same file.

    Nothing of it must outlive the machine, so nothing is synced: a request costs some 50 microseconds.
    """

    def __init__(self, state_dir: Path) -> None:
        state_dir.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(
            state_dir / "requests.db", timeout=PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
        )
        self._database.executescript(SCHEMA)
        self._database.execute("PRAGMA synchronous = OFF")

    async def aclose(self) -> None:
        """Close the database."""
        self._database.close()

    async def count(self, limit: RateLimitItem, client: str) -> tuple[bool, int, float]:
        """See `limits.Counter`; raises CounterAway."""
        try:
            return self._count(limit.amount, limit.key_for(client), time.time() - limit.get_expiry())
        except sqlite3.OperationalError as error:
            raise CounterAway(str(error)) from error

    def _count(self, amount: int, client: str, since: float) -> tuple[bool, int, float]:
        now = time.time()
        with closing(self._database.cursor()) as cursor:
            cursor.execute("BEGIN IMMEDIATE")
            with self._database:  # commits, or rolls back
                cursor.execute("DELETE FROM requests WHERE at <= ?", [since])
                count, oldest = cursor.execute(OF_CLIENT, [client]).fetchone()
                allowed = count < amount
                if allowed:
                    cursor.execute("INSERT INTO requests VALUES (?, ?)", [client, now])
        return allowed, amount - count - allowed, (oldest or now) + (now - since)
