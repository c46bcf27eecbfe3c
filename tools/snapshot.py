"""Where generations lie on disk, and which of them is current.

    <data>/.snapshots/CURRENT                     name of the generation in service
    <data>/.snapshots/status.json                 what the publisher saw last (see `Status`)
    <data>/.snapshots/<generation>/manifest.json  see `Manifest`
    <data>/.snapshots/<generation>/<source>.duckdb

A generation is immutable once `CURRENT` has named it.
"""

from datetime import UTC, date, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict

CURRENT = "CURRENT"
MANIFEST = "manifest.json"
STATUS = "status.json"
STALE_SECONDS = 60.0
"""A publisher says every few seconds that it looks; after this silence it counts as dead."""


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True)


class SourceManifest(_Stored):
    """What one database file contributed to a generation."""

    name: str  # "live" or "archive_<YYYY>"; also the stem of the snapshot file
    file: str  # name of the ERP's file
    rules: str  # version of the rules by which it was read, among them the days it owns
    digest: str  # SHA-256 of the file's content
    size: int  # bytes of the snapshot file
    as_of: str  # ISO moment the file was read
    records: int  # readable rows counted from this source
    first_day: date | None
    last_day: date | None
    excluded: dict[str, int] = {}  # reason -> rows that cannot be read
    oddities: dict[
        str, int
    ] = {}  # negative_quantity, respelt_date, missing_name -> rows counted nevertheless
    overlap: int = 0  # readable rows left to another source, so that no row counts twice
    demo: bool = False  # made by `hub demo`, not by a factory


class Manifest(_Stored):
    """The description of a generation."""

    generation: str
    as_of: str  # ISO moment the live file was read
    cutoff: date | None  # first day that belongs to the live file; None without archives
    sources: tuple[SourceManifest, ...]
    demo: bool = False


class SourceStatus(_Stored):
    """How a source looked when the publisher last tried to read it.

    `problem` is None when all is well, else one of: no_database, missing, empty_file, not_a_database,
    damaged, table_missing, column_missing, locked, hot_journal, wal_missing, unsettled, unreadable; on the
    snapshots folder: disk_full, folder_unwritable, busy; on the publisher itself: publisher_stopped.
    """

    name: str  # of a source, or "snapshots" or "publisher"
    problem: str | None = None
    since: str | None = None  # ISO moment the problem was first seen
    detail: str = ""  # for the log; never shown to people
    identity: str = ""  # version of the file whose content the generation in service holds


class Status(_Stored):
    """The publisher's last look at its sources."""

    checked_at: str
    pid: int
    sources: tuple[SourceStatus, ...] = ()

    @property
    def problems(self) -> tuple[SourceStatus, ...]:
        """Sources that cannot be read at the moment, and the publisher when it looks no more."""
        found = tuple(source for source in self.sources if source.problem)
        if self.age_seconds < STALE_SECONDS:
            return found
        return (*found, SourceStatus(name="publisher", problem="publisher_stopped", since=self.checked_at))

    @property
    def age_seconds(self) -> float:
        """How long ago the publisher looked, by this machine's clock."""
        return (datetime.now(UTC) - datetime.fromisoformat(self.checked_at)).total_seconds()


class SnapshotMissing(Exception):
    """No generation is in service yet."""


def current_name(folder: Path) -> str:
    """Name of the generation in service."""
    try:
        return (folder / CURRENT).read_text(encoding="ascii").strip()
    except FileNotFoundError as error:
        raise SnapshotMissing from error


def read_manifest(folder: Path, generation: str) -> Manifest:
    """Description of one generation."""
    try:
        return Manifest.model_validate_json((folder / generation / MANIFEST).read_bytes())
    except FileNotFoundError as error:
        raise SnapshotMissing from error


def read_status(folder: Path) -> Status | None:
    """The publisher's last look, or None before its first."""
    try:
        return Status.model_validate_json((folder / STATUS).read_bytes())
    except FileNotFoundError:
        return None
