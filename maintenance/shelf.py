"""The writing side of the snapshots folder: drafts, the pointer, the status, and what may go."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from maintenance.copying import FULL
from maintenance.failpoints import reach
from maintenance.sources import PublishProblem
from tools.snapshot import (
    CURRENT,
    MANIFEST,
    STATUS,
    Manifest,
    SnapshotMissing,
    Status,
    current_name,
    read_manifest,
)

DRAFT = ".draft-"
OUTGOING = ".outgoing-"
KEEP_LATEST = 3
KEEP_AT_MOST = 20
KEEP_SECONDS = 15 * 60
REPLACE_SECONDS = 5.0


class Shelf:
    """Changed by one process at a time: whoever holds the publisher's lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def in_service(self) -> Manifest | None:
        """The generation in service, None where there is none or where a file of it is gone or cut."""
        try:
            manifest = read_manifest(self.folder, current_name(self.folder))
            folder = self.folder / manifest.generation
            whole = all(
                (folder / f"{source.name}.duckdb").stat().st_size == source.size
                for source in manifest.sources
            )
        except (SnapshotMissing, ValueError, OSError):
            return None
        return manifest if whole else None

    @contextmanager
    def draft(self) -> Iterator[Path]:
        """A folder that goes again unless it is served."""
        draft = self.folder / f"{DRAFT}{os.getpid()}"
        draft.mkdir()
        try:
            yield draft
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def take_over(self, generation: str, source: str, draft: Path) -> None:
        """Put a source's snapshot of an earlier generation into a draft."""
        original, target = self.folder / generation / f"{source}.duckdb", draft / f"{source}.duckdb"
        try:
            os.link(original, target)
        except OSError:
            shutil.copyfile(original, target)

    def serve(self, draft: Path, manifest: Manifest) -> None:
        """Make a draft the generation in service; a crash at any step leaves the former one in service."""
        reach("built")
        for source in manifest.sources:
            sync(draft / f"{source.name}.duckdb")
        replace(draft / MANIFEST, manifest.model_dump_json(indent=1))
        sync_folder(draft)
        reach("synced")
        draft.rename(self.folder / manifest.generation)
        sync_folder(self.folder)
        reach("renamed")
        replace(self.folder / CURRENT, manifest.generation)
        sync_folder(self.folder)
        reach("served")

    def write_status(self, status: Status) -> None:
        """Tell readers what the publisher saw; a full disk must not stop the publisher from looking."""
        with suppress(OSError):
            replace(self.folder / STATUS, status.model_dump_json(), durable=False)

    def clean(self) -> None:
        """Remove what crashed publishers left."""
        for path in self.folder.iterdir():
            if path.name.startswith((DRAFT, OUTGOING)):
                shutil.rmtree(path, ignore_errors=True)
            elif path.suffix == ".new":
                with suppress(OSError):
                    path.unlink()

    def prune(self) -> None:
        """Remove old generations, sparing the latest and those that a reader's cursor may still name.

        Where an open file cannot be removed (Windows), its generation stays until a later time.
        """
        in_service = current_name(self.folder)
        manifests = self.folder.glob(f"[0-9]*/{MANIFEST}")
        generations = sorted((path.parent for path in manifests), reverse=True)
        retired = [time.time() - path.stat().st_mtime for path in generations]
        for place, path in enumerate(generations[KEEP_LATEST:], start=KEEP_LATEST):
            spared = retired[place - 1] < KEEP_SECONDS and place < KEEP_AT_MOST
            if path.name != in_service and not spared:
                self._remove(path)

    def _remove(self, path: Path) -> None:
        outgoing = path.with_name(f"{OUTGOING}{path.name}")
        with suppress(OSError):
            path.rename(outgoing)
            shutil.rmtree(outgoing, ignore_errors=True)


def replace(path: Path, text: str, *, durable: bool = True) -> None:
    """Write a small file beside its place, then put it there in one step.

    Windows refuses the step while a reader has the old file open: it is tried again for a while.
    """
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        if durable:
            os.fsync(file.fileno())
    until = time.monotonic() + REPLACE_SECONDS
    while True:
        try:
            new.replace(path)
        except PermissionError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


@contextmanager
def writing_problems_told() -> Iterator[None]:
    """Turn a system's refusal to write into a problem that people read a sentence of."""
    try:
        yield
    except OSError as error:
        problem = "disk_full" if error.errno in FULL else "folder_unwritable"
        raise PublishProblem(problem, str(error)) from error


def sync(path: Path) -> None:
    """Wait until a file's content is on the disk."""
    file = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(file)
    finally:
        os.close(file)


def sync_folder(path: Path) -> None:
    """Make a rename durable; Windows keeps its directory entries without being asked."""
    if os.name == "posix":
        file = os.open(path, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)
