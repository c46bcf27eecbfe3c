"""The data folder, the databases in it, and the snapshot made of them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

from assistant.settings import Settings
from maintenance.checks.finding import Finding, fail, failed, ok, warn
from maintenance.errors import OperatorError
from maintenance.generation import is_watched
from maintenance.preflight import check_database, check_folder
from maintenance.sources import Source, find_sources
from prompts import phrase
from tools.snapshot import SnapshotMissing, current_name, read_manifest, read_status


def folder(settings: Settings) -> Iterator[Finding]:
    """The data folder is there and takes our files."""
    try:
        check_folder(settings)
    except OperatorError as error:
        yield failed("folder", error)
    else:
        yield ok("folder", "doctor_folder", path=settings.data_dir.resolve())


def databases(settings: Settings) -> Iterator[Finding]:
    """Each source can be read and has the table."""
    sources = find_sources(settings.data_dir)
    if not sources:
        yield warn("databases", "doctor_no_databases", path=settings.data_dir)
    for source in sources:
        yield _database(source)


def _database(source: Source) -> Finding:
    try:
        check_database(source)
        return ok("databases", "doctor_database", file=source.path.name, rows=_count(source))
    except OperatorError as error:
        return failed("databases", error)
    except sqlite3.OperationalError:
        return warn("databases", "doctor_database_busy", file=source.path.name)
    except sqlite3.DatabaseError:
        return fail("databases", "database_unreadable", path=source.path)


def _count(source: Source) -> int:
    with closing(sqlite3.connect(f"{source.path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        count: int = connection.execute("SELECT count(*) FROM production_records").fetchone()[0]
        return count


def snapshot(settings: Settings) -> Iterator[Finding]:
    """A generation is in service, a publisher keeps it fresh, and no source has a problem."""
    try:
        manifest = read_manifest(settings.snapshots_dir, current_name(settings.snapshots_dir))
    except SnapshotMissing:
        yield warn("snapshot", "doctor_no_snapshot")
        return
    read_at = datetime.fromisoformat(manifest.as_of)
    age = (datetime.now(read_at.tzinfo) - read_at).total_seconds() / 60
    yield ok("snapshot", "doctor_snapshot", generation=manifest.generation, as_of=manifest.as_of, minutes=age)
    if not is_watched(settings):
        yield warn("snapshot", "doctor_not_watched")
    status = read_status(settings.snapshots_dir)
    for source in status.problems if status else ():
        reasons = {f"{language}_reason": _reason(language, source.problem) for language in ("ko", "en")}
        yield warn("snapshot", "source_unreadable", place=source.name, **reasons)


def _reason(language: str, problem: str | None) -> str:
    return phrase(language, f"problem.{problem}")
