"""An archive in the making: which rows of live belong in it, and how it gets them."""

import shutil
import sqlite3
from contextlib import closing as closed
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from maintenance.backup import WORK_FOLDER, Progress, stage
from maintenance.backups import PARTIAL
from maintenance.builder import Plan, read_days
from maintenance.content import content_of, reading_only
from maintenance.copying import problems_told
from maintenance.errors import OperatorError
from maintenance.failpoints import reach
from maintenance.ownership import window
from maintenance.profile import Profile, profile_of_days
from maintenance.settings import MaintenanceSettings
from maintenance.settling import discard
from maintenance.shelf import sync, sync_folder
from maintenance.sources import COLUMNS, LIVE_FILE, Source, SourceUnreadable, find_sources, identity

KEPT_TABLES = ("production_records", "hub_demo")
SAME_ID = (
    """SELECT mine.id FROM production_records AS mine JOIN archive.production_records AS other USING (id)"""
)


@dataclass(frozen=True, slots=True)
class Closing:
    """A year to close, as of one version of live.

    `days` has live's rows of the year by id, `missing` those of them that the archive does not hold.
    `copy` is a private copy of live, `held` one of the archive where there is one.
    """

    year: int
    live: Source
    archive: Path
    version: str
    copy: Path
    held: Path | None
    first: date | None
    days: dict[int, str]
    missing: dict[int, str]
    profile: Profile


def closing_of(settings: MaintenanceSettings, year: int, progress: Progress) -> Closing:
    """Read what is to be moved, by the same rules by which a snapshot is built.

    Raises SourceUnreadable, and OperatorError where rows cannot be told apart.
    """
    live = Source("live", settings.data_dir / LIVE_FILE)
    archive = Source(f"archive_{year}", settings.data_dir / f"archive_{year}.db", year)
    others = [source for source in find_sources(settings.data_dir) if source.name != archive.name]
    first = window(live, others).first
    version = identity(live.path)
    copy = _own_copy(live, settings, progress)
    held = _own_copy(archive, settings, progress) if archive.path.exists() else None
    days = _days(copy, year, first, settings.timezone)
    with problems_told(), closed(sqlite3.connect(copy, isolation_level=None)) as connection:
        present = _present(connection, held, days, archive.path.name) if held else set[int]()
        profile = profile_of_days(connection, days)
    missing = {number: day for number, day in days.items() if number not in present}
    return Closing(year, live, archive.path, version, copy, held, first, days, missing, profile)


def close_year(closing: Closing, timezone: str) -> int:
    """Write the archive beside its place, prove it, and put it there: rows it gained.

    None are gained where live has changed meanwhile; the archive is then left as it was.
    Raises SourceUnreadable, OperatorError and OSError.
    """
    partial = closing.archive.with_name(closing.archive.name + PARTIAL)
    discard(partial)
    try:
        _write(closing, partial)
        reach("archive_written")
        sync(partial)
        _prove(closing, partial, timezone)
        reach("archive_proved")
        if identity(closing.live.path) != closing.version:
            return 0
        partial.replace(closing.archive)
    finally:
        discard(partial)
    sync_folder(closing.archive.parent)
    reach("archive_renamed")
    return len(closing.missing)


def _own_copy(source: Source, settings: MaintenanceSettings, progress: Progress) -> Path:
    """A private copy under a name that the backup of the same source leaves alone."""
    try:
        copy, _ = stage(source, settings, progress)
    except SourceUnreadable as problem:
        raise SourceUnreadable(problem.problem, str(problem), str(source.path)) from problem
    return copy.replace(copy.with_name(f"closing_{copy.name}"))


def _days(copy: Path, year: int, first: date | None, timezone: str) -> dict[int, str]:
    rows = read_days(copy, Plan(first, date(year, 12, 31), (), timezone))
    days = {number: day for number, day in rows if number is not None}
    if len(days) < len(rows):
        raise OperatorError("rollover_ids", year=year)
    return days


def _present(connection: sqlite3.Connection, held: Path, days: dict[int, str], file: str) -> set[int]:
    """Ids that the archive holds already, with the same cells; raises OperatorError for other cells."""
    connection.execute("ATTACH ? AS archive", [str(held)])
    differs = " OR ".join(f"mine.{name} IS NOT other.{name}" for name in COLUMNS)
    same = {number for (number,) in connection.execute(SAME_ID) if number in days}
    changed = [n for (n,) in connection.execute(f"{SAME_ID} WHERE {differs}") if n in days]
    connection.execute("DETACH archive")
    if changed:
        raise OperatorError("rollover_changed", file=file, rows=len(changed), sample=changed[0])
    return same


def _write(closing: Closing, partial: Path) -> None:
    """A database with the rows the archive holds and those it misses, tables declared as in live."""
    if closing.held:
        shutil.copyfile(closing.held, partial)
    with problems_told(), closed(sqlite3.connect(partial, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("ATTACH ? AS live", [str(closing.copy)])
        connection.execute("BEGIN")
        if not closing.held:
            _declare(connection)
        connection.execute("CREATE TEMP TABLE missing(id INTEGER PRIMARY KEY)")
        connection.executemany(
            "INSERT INTO temp.missing VALUES (?)", ((number,) for number in closing.missing)
        )
        names = ", ".join(COLUMNS)
        connection.execute(
            f"INSERT INTO main.production_records({names}) SELECT {names} FROM live.production_records"
            " WHERE id IN (SELECT id FROM temp.missing) ORDER BY id"
        )
        connection.execute("COMMIT")


def _declare(connection: sqlite3.Connection) -> None:
    marks = ", ".join("?" for _ in KEPT_TABLES)
    declared = connection.execute(
        "SELECT sql FROM live.sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index')"
        f" AND tbl_name IN ({marks}) ORDER BY type DESC",
        KEPT_TABLES,
    ).fetchall()
    for (sql,) in declared:
        connection.execute(sql)


def _prove(closing: Closing, partial: Path, timezone: str) -> None:
    """The archive is whole, and its rows of live's year are live's: same days, cells, sums and checksums."""
    content_of(partial)
    with problems_told(), closed(reading_only(partial)) as connection:
        written = profile_of_days(connection, closing.days)
    copy = closing.copy.with_name(WORK_FOLDER + PARTIAL)
    shutil.copyfile(partial, copy)
    days = _days(copy, closing.year, closing.first, timezone)
    discard(copy)
    if written != closing.profile or not closing.days.items() <= days.items():
        raise SourceUnreadable("damaged", "the archive did not come out equal to live")
