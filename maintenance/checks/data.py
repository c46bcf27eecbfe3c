"""The data folder, the databases in it, and the snapshot made of them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.settings import Settings
from maintenance.checks.finding import Finding, Level, failed, ok, warn
from maintenance.copying import copy_quiet
from maintenance.errors import OperatorError
from maintenance.generation import is_watched
from maintenance.lookout import PASSING
from maintenance.preflight import check_folder
from maintenance.sources import PublishProblem, Source, find_sources
from maintenance.unreadable import unreadable
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
    """A private copy of each source is whole and has the table."""
    sources = find_sources(settings.data_dir)
    if not sources:
        yield warn("databases", "doctor_no_databases", path=settings.data_dir)
        return
    with TemporaryDirectory() as beside:
        for source in sources:
            yield _database(source, Path(beside) / source.path.name)


def _database(source: Source, copy: Path) -> Finding:
    try:
        copy_quiet(source.path, copy, lambda _: None)
    except PublishProblem as error:
        level: Level = "warn" if error.problem in PASSING else "fail"
        return Finding("databases", level, str(unreadable(source.path, error.problem)))
    with closing(sqlite3.connect(copy)) as connection:
        rows: int = connection.execute("SELECT count(*) FROM production_records").fetchone()[0]
    return ok("databases", "doctor_database", file=source.path.name, rows=rows)


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
        problem = unreadable(source.name, source.problem or "unreadable")
        yield Finding("snapshot", "warn", str(problem))
