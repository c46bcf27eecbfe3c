"""Brings a backup back: checked, in one step, and keeping what it replaces."""

import os
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from maintenance.backup import disk_told, place_checked
from maintenance.backups import MOMENT, NAME, Backup, Backups
from maintenance.content import Content, content_of
from maintenance.errors import OperatorError
from maintenance.failpoints import reach
from maintenance.profile import Profile, count
from maintenance.sources import ARCHIVE_FILE, LIVE_FILE, SIDECARS, PublishProblem, beside

REPLACED = ".replaced-"
LOCK_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Restored:
    """A file that was brought back, and where what it replaced is kept."""

    file: str
    target: str
    rows: int
    kept: str | None


def find_backup(backups: Backups, name: str) -> Path:
    """The file of a backup named by its file, its path or its source (then the newest good one).

    Raises OperatorError.
    """
    newest = backups.newest(name)
    if newest is not None:
        return backups.folder / newest.file
    for path in (backups.folder / name, Path(name)):
        if path.is_file():
            return path
    raise OperatorError("backup_unknown", name=name, path=backups.folder)


def restore(backups: Backups, backup: Path, folder: Path) -> Restored:
    """Put a backup into a folder under the name its source has there.

    Raises OperatorError where the backup is not what the manifest says, or where the disk refuses.
    """
    content = _checked(backups, backup)
    target = folder / _file_name(backup.name)
    kept: list[Path] = []

    def make_room() -> None:
        _fold_in(target)
        kept.extend(_keep(target))
        reach("restore_kept")
        for suffix in ("-shm", *SIDECARS):
            beside(target, suffix).unlink(missing_ok=True)  # a journal of the old file would spoil the new
        reach("restore_cleared")

    with disk_told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    place_checked(backup, target, content, make_room)
    reach("restore_renamed")
    return Restored(backup.name, str(target), count(content.profile), str(kept[0]) if kept else None)


def _checked(backups: Backups, backup: Path) -> Content:
    try:
        content = content_of(backup)
    except PublishProblem as error:
        raise OperatorError("backup_bad", file=backup.name) from error
    listed = next((one for one in backups.listed() if one.file == backup.name), None)
    if listed is not None and (listed.digest, listed.profile) != (content.digest, content.profile):
        raise OperatorError("backup_bad", file=backup.name)
    return content


def _file_name(backup: str) -> str:
    """The name under which the ERP's file lies: live's, or the archive's of its year."""
    if match := NAME.fullmatch(backup):
        return LIVE_FILE if match[1] == "live" else f"{match[1]}.db"
    kept_name = backup.partition(REPLACED)[0]
    if kept_name == LIVE_FILE or ARCHIVE_FILE.fullmatch(kept_name):
        return kept_name
    raise OperatorError("backup_unknown", name=backup, path="-")


def _fold_in(target: Path) -> None:
    """Bring what journals hold into the file itself, so that it stays whole when they go before it does.

    A file that is damaged or locked is left as it is: its journals are kept beside it all the same.
    """
    if target.exists():
        with suppress(sqlite3.Error), closing(sqlite3.connect(target, timeout=LOCK_SECONDS)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _keep(target: Path) -> list[Path]:
    """Give the file that is there, with its journals, a second name; the first stays until it is replaced."""
    kept = target.with_name(f"{target.name}{REPLACED}{datetime.now(UTC).strftime(MOMENT)}")
    present = [suffix for suffix in ("", *SIDECARS) if beside(target, suffix).exists()]
    for suffix in present:
        _link(beside(target, suffix), beside(kept, suffix))
    return [beside(kept, suffix) for suffix in present]


def _link(original: Path, target: Path) -> None:
    try:
        os.link(original, target)
    except OSError:
        shutil.copyfile(original, target)


def newest_of_all(backups: Backups) -> Sequence[Backup]:
    """The newest good backup of every source that has one."""
    sources = dict.fromkeys(backup.source for backup in backups.listed())
    return [newest for source in sources if (newest := backups.newest(source))]


def comparable_months(mine: Sequence[Profile], theirs: Sequence[Profile]) -> list[str]:
    """Months written as `YYYY-MM` that hold the same rows on both sides, source by source.

    A row with a date in another spelling may belong to any month: where those differ, none is comparable.
    """
    differing = {
        month
        for one, other in zip(mine, theirs, strict=True)
        for month in one.keys() | other.keys()
        if one.get(month) != other.get(month)
    }
    if not all(_is_plain(month) for month in differing):
        return []
    months = {month for profile in mine for month in profile if _is_plain(month)}
    return sorted(months - differing)


def _is_plain(month: str) -> bool:
    return len(month) == 7 and month[:4].isdigit() and month[4] == "-" and "01" <= month[5:] <= "12"
