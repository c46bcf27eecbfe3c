"""What a finished database file of ours holds, read without changing it."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from urllib.parse import quote

from maintenance.copying import check_table, problems_told
from maintenance.profile import Profile, profile_of
from maintenance.sources import SourceUnreadable


@dataclass(frozen=True, slots=True)
class Content:
    """Everything by which a copy is held to its original; equal contents are equal databases."""

    digest: str
    schema: str
    profile: Profile


def content_of(path: Path) -> Content:
    """Check a file's integrity and table, and read its content.

    Raises SourceUnreadable.
    """
    with problems_told(), closing(reading_only(path)) as connection:
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise SourceUnreadable("damaged")
        check_table(connection)
        schema = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
        return Content(digest_of(path), sha256(repr(schema).encode()).hexdigest(), profile_of(connection))


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def reading_only(path: Path) -> sqlite3.Connection:
    """A connection to a file that nobody writes to any more."""
    posix = quote(path.resolve().as_posix(), safe="/:")
    address = f"file://{'' if posix.startswith('/') else '/'}{posix}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, isolation_level=None)
