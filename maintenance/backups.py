"""The folder of the backups: its manifest, and which of them retention keeps.

<backups>/manifest.json                what each backup holds, in the order they were made
<backups>/<source>_<moment>.db         a whole database; one named so has passed every check
<backups>/<source>_<moment>.db.partial in the making, or left by a crash
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from maintenance.content import Content, content_of, digest_of
from maintenance.profile import Profile, count
from maintenance.shelf import replace, sync_folder
from maintenance.sources import SourceUnreadable

MANIFEST = "manifest.json"
PARTIAL = ".partial"
NAME = re.compile(r"(live|archive_\d{4})_(\d{8}T\d{12})\.db")
LEFTOVER = re.compile(r"(live|archive_\d{4})_\d{8}T\d{12}\.db\.partial|manifest\.json\.\d+\.new")
MOMENT = "%Y%m%dT%H%M%S%f"


class Backup(BaseModel):
    """One backup as the manifest describes it."""

    model_config = ConfigDict(frozen=True)

    file: str
    source: str
    made_at: str  # ISO moment in UTC
    digest: str  # SHA-256 of the file
    size: int  # bytes
    profile: Profile

    @property
    def rows(self) -> int:
        """Rows it holds."""
        return count(self.profile)


LIST = TypeAdapter(tuple[Backup, ...])


class Backups:
    """Changed by one process at a time: whoever holds the maintenance lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def listed(self) -> tuple[Backup, ...]:
        """The backups of the manifest, oldest first."""
        try:
            return LIST.validate_json((self.folder / MANIFEST).read_bytes())
        except FileNotFoundError:
            return ()

    def last_made(self, source: str) -> datetime | None:
        """Moment of the latest backup of a source whose file is there."""
        made = [
            datetime.fromisoformat(one.made_at)
            for one in self.listed()
            if one.source == source and self.is_there(one)
        ]
        return made[-1] if made else None

    def new_name(self, source: str) -> str:
        """A file name that no other backup has."""
        return f"{source}_{datetime.now(UTC).strftime(MOMENT)}.db"

    def enter(self, file: str, content: Content) -> Backup:
        """Put a finished backup into the manifest."""
        match = NAME.fullmatch(file)
        assert match is not None  # we name the files ourselves
        made_at = datetime.strptime(match[2], MOMENT).replace(tzinfo=UTC)
        backup = Backup(
            file=file,
            source=match[1],
            made_at=made_at.isoformat(timespec="seconds"),
            digest=content.digest,
            size=(self.folder / file).stat().st_size,
            profile=content.profile,
        )
        self._write((*self.listed(), backup))
        return backup

    def recover(self) -> None:
        """Finish what a crash left: partial files go, a checked one that was not entered yet is entered."""
        known = {backup.file for backup in self.listed()}
        for path in sorted(self.folder.iterdir()):
            if LEFTOVER.fullmatch(path.name):
                path.unlink(missing_ok=True)
            elif NAME.fullmatch(path.name) and path.name not in known:
                self._adopt(path)

    def _adopt(self, path: Path) -> None:
        try:
            content = content_of(path)
        except SourceUnreadable:
            return
        self.enter(path.name, content)

    def is_there(self, backup: Backup) -> bool:
        """Whether the file is there in its full size."""
        path = self.folder / backup.file
        return path.is_file() and path.stat().st_size == backup.size

    def is_whole(self, backup: Backup) -> bool:
        """Whether the file is still exactly what was written."""
        return self.is_there(backup) and digest_of(self.folder / backup.file) == backup.digest

    def newest(self, source: str) -> Backup | None:
        """The newest backup of a source that is whole."""
        made = (backup for backup in reversed(self.listed()) if backup.source == source)
        return next((backup for backup in made if self.is_whole(backup)), None)

    def clean(self, keep: Mapping[str, int], sources: Iterable[str]) -> list[str]:
        """Remove what retention no longer keeps of these sources, and say which files went.

        Only backups whose file is there count towards `keep` (by "live" and "archive"); a source without
        any whole backup loses none.
        """
        removed: list[str] = []
        for source in sources:
            newest = self.newest(source)
            made = [one for one in self.listed() if one.source == source and self.is_there(one)]
            if newest is not None:
                surplus = made[: -keep[source.partition("_")[0]]]
                removed += [backup.file for backup in surplus if backup != newest]
        if removed:
            self._write(tuple(backup for backup in self.listed() if backup.file not in removed))
        for file in removed:
            (self.folder / file).unlink(missing_ok=True)
        return removed

    def _write(self, backups: tuple[Backup, ...]) -> None:
        replace(self.folder / MANIFEST, LIST.dump_json(backups, indent=1).decode())
        sync_folder(self.folder)
