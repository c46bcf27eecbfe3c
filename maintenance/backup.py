"""Makes backups: settled copies of the ERP's files, proved equal before they get their name."""

import shutil
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from maintenance.backups import PARTIAL, Backup, Backups
from maintenance.content import Content, content_of
from maintenance.errors import OperatorError
from maintenance.failpoints import reach
from maintenance.lock import LockTaken, locked
from maintenance.settings import MaintenanceSettings
from maintenance.settling import copy_settled, discard
from maintenance.shelf import sync, sync_folder
from maintenance.sources import PublishProblem, Source, find_sources
from maintenance.unreadable import unreadable

LOCK_FILE = "maintenance.lock"
WORK_FOLDER = "maintenance"

Progress = Callable[[str, float], None]
"""Takes a source's name and the fraction of its copying that is done."""


@dataclass
class BackupRun:
    """What one run did; `failed` has a sentence by source."""

    made: list[Backup] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    good: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)

    @property
    def well(self) -> bool:
        """Whether nothing failed and nothing was found damaged."""
        return not self.failed and not self.bad


@contextmanager
def alone(settings: MaintenanceSettings) -> Iterator[None]:
    """Keep every other backup, restore and rollover out; what a crash left in the work folder goes."""
    settings.state_dir.mkdir(parents=True, exist_ok=True)
    try:
        with locked(settings.state_dir / LOCK_FILE):
            work = settings.state_dir / WORK_FOLDER
            shutil.rmtree(work, ignore_errors=True)
            work.mkdir()
            try:
                yield
            finally:
                shutil.rmtree(work, ignore_errors=True)
    except LockTaken as error:
        raise OperatorError("maintenance_runs") from error


def open_backups(settings: MaintenanceSettings) -> Backups:
    """The folder of the backups, made where it is missing and rid of what crashes left."""
    backups = Backups(settings.backup_dir)
    with disk_told(settings.backup_dir):
        settings.backup_dir.mkdir(parents=True, exist_ok=True)
        backups.recover()
    return backups


def chosen(settings: MaintenanceSettings, *, live: bool, archive: bool) -> list[Source]:
    """The sources of these kinds; raises OperatorError where there is none."""
    kinds = {True: live, False: archive}
    sources = [source for source in find_sources(settings.data_dir) if kinds[source.year is None]]
    if not sources:
        raise OperatorError("databases_missing", path=settings.data_dir)
    return sources


def make_backups(
    settings: MaintenanceSettings, sources: Collection[Source], progress: Progress = lambda name, part: None
) -> BackupRun:
    """Back up sources one after the other, and clean up only where all of them went well.

    Called under `alone`.
    """
    run, backups = BackupRun(), open_backups(settings)
    for source in sources:
        try:
            run.made.append(_back_up(source, settings, backups, progress))
        except PublishProblem as problem:
            run.failed[source.name] = str(unreadable(source.path, problem.problem))
        except OperatorError as error:
            run.failed[source.name] = str(error)
    if run.well:
        run.removed = clean(settings, backups, [source.name for source in sources])
    return run


def clean(settings: MaintenanceSettings, backups: Backups, sources: Collection[str] = ()) -> list[str]:
    """Apply retention to these sources, or to all that have backups."""
    keep = {"live": settings.backup_keep_live, "archive": settings.backup_keep_archive}
    with disk_told(backups.folder):
        return backups.clean(keep, sources or dict.fromkeys(one.source for one in backups.listed()))


def verify(backups: Backups, run: BackupRun) -> None:
    """Read every backup again and hold it to the manifest."""
    for backup in backups.listed():
        (run.good if _holds(backups, backup) else run.bad).append(backup.file)


def _holds(backups: Backups, backup: Backup) -> bool:
    if not backups.is_there(backup):
        return False
    try:
        content = content_of(backups.folder / backup.file)
    except PublishProblem:
        return False
    return (content.digest, content.profile) == (backup.digest, backup.profile)


def stage(source: Source, settings: MaintenanceSettings, progress: Progress) -> tuple[Path, Content]:
    """A settled private copy of a source on our own disk, and its content: the source's of that moment.

    Raises SourceUnreadable.
    """
    copy = settings.state_dir / WORK_FOLDER / source.path.name
    discard(copy)
    copy_settled(
        source.path, copy, settings.settle_seconds, time.sleep, lambda part: progress(source.name, part)
    )
    return copy, content_of(copy)


def _back_up(source: Source, settings: MaintenanceSettings, backups: Backups, progress: Progress) -> Backup:
    copy, content = stage(source, settings, progress)
    reach("backup_copied")
    file = backups.new_name(source.name)
    place_checked(copy, backups.folder / file, content)
    reach("backup_renamed")
    with disk_told(backups.folder):
        backup = backups.enter(file, content)
    reach("backup_entered")
    discard(copy)
    return backup


def place_checked(
    original: Path, target: Path, content: Content, make_room: Callable[[], None] = lambda: None
) -> None:
    """Copy a file to its place, which it gets only once it is durable and proved equal.

    `make_room` is called when nothing but the renaming is left to do. Raises OperatorError.
    """
    partial = target.with_name(target.name + PARTIAL)
    with disk_told(target.parent):
        try:
            shutil.copyfile(original, partial)
            reach("partial_written")
            sync(partial)
            if not _equal(partial, content):
                raise OperatorError("backup_differs", file=target.name)
            reach("partial_checked")
            make_room()
            partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)
        sync_folder(target.parent)


def _equal(path: Path, content: Content) -> bool:
    try:
        return content_of(path) == content
    except PublishProblem:
        return False


@contextmanager
def disk_told(folder: Path) -> Iterator[None]:
    """Turn a system's refusal to write into the sentence that mends it."""
    try:
        yield
    except OSError as error:
        raise OperatorError("backup_disk", path=folder, reason=error.strerror or error) from error
