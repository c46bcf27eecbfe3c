"""Publishes generations: copies each changed source, builds its snapshot, moves `CURRENT` on atomically."""

import json
import os
import shutil
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from maintenance.builder import build_snapshot
from maintenance.sources import Source, SourceUnreadable, copy_source, find_sources, identity
from tools.snapshot import (
    CURRENT,
    MANIFEST,
    STATUS,
    Manifest,
    SnapshotMissing,
    SourceManifest,
    SourceStatus,
    Status,
    current_name,
    read_manifest,
)

RULES = 1
"""Raised whenever the same file would be read differently, so that its snapshot is built anew."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days that a source owns, and the older archives whose days it leaves alone."""

    first: date | None
    last: date | None
    older: tuple[str, ...]


class Publisher:
    """The only one that opens the ERP's files, and only to read them."""

    def __init__(self, data_dir: Path, snapshots_dir: Path, timezone: str) -> None:
        self.data_dir = data_dir
        self.folder = snapshots_dir
        self.timezone = timezone

    def publish(self) -> Manifest:
        """Bring the generation in service up to date with the sources; unchanged ones keep their snapshot.

        Raises SourceUnreadable where a source cannot be read and no earlier snapshot of it exists.
        """
        sources = find_sources(self.data_dir)
        if not sources:
            raise SourceUnreadable("no_database", str(self.data_dir))
        self.folder.mkdir(parents=True, exist_ok=True)
        before = self._manifest_in_service()
        draft = self.folder / f".building-{os.getpid()}"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        try:
            return self._build(sources, before, draft)
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def _build(self, sources: list[Source], before: Manifest | None, draft: Path) -> Manifest:
        known = {source.name: source for source in before.sources} if before else {}
        finished: list[SourceManifest] = []
        statuses: list[SourceStatus] = []
        for source, window in _windows(sources):
            version = _version(source, window, finished, self.timezone)
            kept = known.get(source.name)
            if kept is None or kept.identity != version or before is None:
                try:
                    kept = self._build_source(source, window, version, draft)
                except SourceUnreadable as problem:
                    statuses.append(
                        SourceStatus(name=source.name, problem=problem.problem, since=self._now())
                    )
                    if kept is None or before is None:
                        raise
            if not (draft / f"{source.name}.duckdb").exists() and before is not None:
                _link(
                    self.folder / before.generation / f"{source.name}.duckdb", draft / f"{source.name}.duckdb"
                )
            finished.append(kept)
        self._write_status(statuses)
        if before is not None and tuple(finished) == before.sources:
            return before
        return self._serve(tuple(finished), sources, draft)

    def _build_source(self, source: Source, window: Window, version: str, draft: Path) -> SourceManifest:
        copy = draft / f"{source.name}.copy"
        as_of = self._now()
        copy_source(source, copy)
        built = build_snapshot(
            copy,
            draft / f"{source.name}.duckdb",
            first=window.first,
            last=window.last,
            older=[draft / f"{name}.duckdb" for name in window.older],
            timezone=self.timezone,
        )
        copy.unlink()
        return SourceManifest(
            name=source.name,
            file=source.path.name,
            identity=version,
            as_of=as_of,
            records=built.records,
            first_day=built.first_day,
            last_day=built.last_day,
            excluded=built.excluded,
            overlap=built.overlap,
        )

    def _serve(self, finished: tuple[SourceManifest, ...], sources: list[Source], draft: Path) -> Manifest:
        digest = sha256(json.dumps([source.identity for source in finished]).encode()).hexdigest()[:8]
        name = f"{datetime.now(ZoneInfo(self.timezone)):%Y%m%dT%H%M%S%f}-{digest}"
        cutoffs = [source.year for source in sources if source.year is not None]
        manifest = Manifest(
            generation=name,
            as_of=finished[-1].as_of,
            cutoff=date(max(cutoffs) + 1, 1, 1) if cutoffs else None,
            sources=finished,
        )
        (draft / MANIFEST).write_text(manifest.model_dump_json(indent=1), encoding="utf-8")
        draft.rename(self.folder / name)
        _replace(self.folder / CURRENT, name)
        return manifest

    def _manifest_in_service(self) -> Manifest | None:
        try:
            return read_manifest(self.folder, current_name(self.folder))
        except SnapshotMissing:
            return None

    def _write_status(self, problems: list[SourceStatus]) -> None:
        status = Status(checked_at=self._now(), pid=os.getpid(), sources=tuple(problems))
        _replace(self.folder / STATUS, status.model_dump_json())

    def _now(self) -> str:
        return datetime.now(ZoneInfo(self.timezone)).isoformat(timespec="seconds")


def _windows(sources: list[Source]) -> list[tuple[Source, Window]]:
    """Each source with the days it owns: an archive up to its year, live from the day after the newest."""
    years = [source.year for source in sources if source.year is not None]
    archives = [source.name for source in sources if source.year is not None]
    windows = []
    for source in sources:
        if source.year is None:
            windows.append((source, Window(date(max(years) + 1, 1, 1) if years else None, None, ())))
        else:
            older = tuple(archives[: archives.index(source.name)])
            windows.append((source, Window(None, date(source.year, 12, 31), older)))
    return windows


def _version(source: Source, window: Window, finished: list[SourceManifest], timezone: str) -> str:
    older = [done.identity for done in finished if done.name in window.older]
    text = json.dumps([RULES, identity(source.path), str(window), older, timezone])
    return sha256(text.encode()).hexdigest()[:16]


def _link(original: Path, target: Path) -> None:
    try:
        os.link(original, target)
    except OSError:
        shutil.copyfile(original, target)


def _replace(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
