"""Who may sign in: names with hashed passwords."""

import hashlib
import hmac
import os
from base64 import b64decode, b64encode
from datetime import UTC, datetime

from assistant.page.state import State

COST = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 1024 * 1024}
"""scrypt's cost: about 50 ms and 32 MB for each attempt."""
SHORTEST_PASSWORD = 10


class Accounts:
    """The accounts of one chat."""

    def __init__(self, state: State) -> None:
        self._state = state

    def names(self) -> list[str]:
        """Everyone who may sign in."""
        return [name for (name,) in self._state.query("SELECT name FROM accounts ORDER BY name")]

    def put(self, name: str, password: str) -> None:
        """Add an account, or give it a new password."""
        values = (name, hashed(password), datetime.now(UTC).isoformat())
        with self._state.change() as connection:
            connection.execute(
                """INSERT INTO accounts (name, password, created_at) VALUES (?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET password = excluded.password""",
                values,
            )

    def remove(self, name: str) -> bool:
        """Whether there was such an account."""
        with self._state.change() as connection:
            return connection.execute("DELETE FROM accounts WHERE name = ?", (name,)).rowcount > 0

    def accepts(self, name: str, password: str) -> bool:
        """Whether that is the password; an unknown name takes as long as a wrong password."""
        rows = self._state.query("SELECT password FROM accounts WHERE name = ?", (name,))
        return matches(password, rows[0][0] if rows else NOBODY) and bool(rows)


def hashed(password: str) -> str:
    """Salt and scrypt hash of a password."""
    salt = os.urandom(16)
    return f"scrypt${b64encode(salt).decode()}${b64encode(_scrypt(password, salt)).decode()}"


def matches(password: str, stored: str) -> bool:
    """Whether a password has that hash."""
    _, salt, digest = stored.split("$")
    return hmac.compare_digest(_scrypt(password, b64decode(salt)), b64decode(digest))


def _scrypt(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, dklen=32, **COST)


NOBODY = "scrypt$" + b64encode(bytes(16)).decode() + "$" + b64encode(bytes(32)).decode()
"""A hash that no password has."""
