"""Publishes generations: copies each changed source, builds its snapshot, moves `CURRENT` on atomically."""

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from assistant.settings import Settings
from maintenance.builder import Plan, build_snapshot
from maintenance.copying import Copied, probe
from maintenance.failpoints import reach
from maintenance.lock import LockTaken, locked
from maintenance.lookout import Lookout
from maintenance.ownership import cutoff, window
from maintenance.settling import copy_settled, discard
from maintenance.shelf import Shelf, writing_problems_told
from maintenance.sources import PublishProblem, Source, SourceUnreadable, expected_sources, identity, lost_wal
from tools.snapshot import Manifest, SourceManifest, Status, read_status

RULES = 4
"""Raised whenever the same file would be read differently, so that its snapshot is built anew."""
LOCK_FILE = "publisher.lock"
LOCK_SECONDS = 600.0
LOOK_EVERY = 0.25
SAY_EVERY = 5.0
PRUNE_EVERY = 60.0
COPYING = 0.3
"""Share of the work on a source that its copying is."""
SNAPSHOTS = "snapshots"
"""Name under which a problem of writing stands in the status."""

Progress = Callable[[str, float], None]
"""Takes a source's name and the fraction of its copying and building that is done."""


class Stopped(Exception):
    """The publisher was told to stop while it worked."""


@dataclass
class Draft:
    """A generation in the making, and the version of each file that went into it."""

    folder: Path
    before: Manifest | None
    sources: list[Source]
    finished: list[SourceManifest] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)


class Publisher:
    """The only one that opens the ERP's files, and only to read them.

    `settle` is the quiet time in seconds that a changed file must keep.
    """

    def __init__(
        self,
        data_dir: Path,
        snapshots_dir: Path,
        timezone: str,
        *,
        settle: float = 0.0,
        progress: Progress = lambda source, fraction: None,
    ) -> None:
        self.data_dir = data_dir
        self.timezone = timezone
        self.settle = settle
        self.progress = progress
        self.shelf = Shelf(snapshots_dir)
        self._lookout = Lookout(self._now)
        self._stop = threading.Event()
        self._said: tuple[float, object] = (0.0, None)
        self._pruned = 0.0

    @classmethod
    def from_settings(cls, settings: Settings, progress: Progress = lambda source, fraction: None) -> Self:
        """The publisher that the settings describe."""
        return cls(
            settings.data_dir,
            settings.snapshots_dir,
            settings.timezone,
            settle=settings.settle_seconds,
            progress=progress,
        )

    def publish(self) -> Manifest:
        """Bring the generation in service up to date with the sources; unchanged ones keep their snapshot.

        A source that cannot be read leaves its last good snapshot in service, and its problem in the status.
        Raises PublishProblem (for a source: SourceUnreadable) where there is no generation to fall back on.
        """
        before = None
        try:
            with self._alone():
                before = self.shelf.in_service()
                manifest = self._bring_up_to_date(before)
                self._prune()
            self._lookout.well(SNAPSHOTS, "")
        except PublishProblem as problem:
            if not problem.source:
                self._lookout.ill(SNAPSHOTS, problem, "")
            before = before or self.shelf.in_service()
            if before is None:
                raise
            return before
        finally:
            self._say()
        return manifest

    def watch(self, stop: threading.Event, announce: Callable[[Status], None] = lambda status: None) -> None:
        """Publish whatever changes until `stop` is set; `announce` takes the status whenever that changes."""
        self._stop = stop
        told: object = None
        while not stop.is_set():
            with suppress(PublishProblem, Stopped):
                self.publish()
            status = self._lookout.status()
            if told != (told := status.sources):
                announce(status)
            stop.wait(LOOK_EVERY)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the publisher's lock, and leave the disk as a crashed publisher should have left it."""
        if known := self._lookout.known_problem(SNAPSHOTS, ""):
            raise known.with_traceback(None)
        with writing_problems_told():
            self.shelf.folder.mkdir(parents=True, exist_ok=True)
            try:
                with locked(self.shelf.folder / LOCK_FILE, LOCK_SECONDS):
                    self.shelf.clean()
                    self._lookout.recall(read_status(self.shelf.folder))
                    yield
            except LockTaken as error:
                raise PublishProblem("busy", "another publisher works") from error

    def _bring_up_to_date(self, before: Manifest | None) -> Manifest:
        known = [source.name for source in before.sources] if before else []
        sources = expected_sources(self.data_dir, known)
        self._lookout.forget_others({source.name for source in sources} | {SNAPSHOTS})
        due = before is None or [source for source in sources if self._due(source, sources, before)]
        if before is not None and not due:
            return before
        with self.shelf.draft() as folder:
            draft = Draft(folder, before, sources)
            for source in sources:
                self._add(source, draft)
            manifest = self._serve(draft)
        for name, version in draft.versions.items():
            self._lookout.well(name, version)
        return manifest

    def _due(self, source: Source, sources: list[Source], before: Manifest) -> bool:
        """Whether a source must be read again; where not, look whether it could be."""
        version = identity(source.path)
        kept = _named(source.name, before.sources)
        if kept is None or kept.rules != self._rules(source, sources, before.sources):
            return self._lookout.known_problem(source.name, version) is None
        if version != self._lookout.known_identity(source.name):
            return self._lookout.known_problem(source.name, version) is None
        if self._lookout.probe_due(source.name, version):
            try:
                probe(source.path)
            except SourceUnreadable as problem:
                self._lookout.ill(source.name, problem, version)
            else:
                self._lookout.well(source.name, version)
        return False

    def _add(self, source: Source, draft: Draft) -> None:
        """Put one source's snapshot into the draft: built anew, or the one in service."""
        version = identity(source.path)
        kept = _named(source.name, draft.before.sources) if draft.before else None
        rules = self._rules(source, draft.sources, draft.finished)
        usable = kept if kept is not None and kept.rules == rules else None
        made = usable
        if usable is None or version != self._lookout.known_identity(source.name):
            try:
                made = self._read(source, rules, usable, draft)
            except SourceUnreadable as problem:
                problem.source = source.name
                self._lookout.ill(source.name, problem, version)
                if usable is None:
                    raise
        assert made is not None
        if made is usable and draft.before is not None:
            self.shelf.take_over(draft.before.generation, source.name, draft.folder)
        draft.finished.append(made)

    def _read(
        self, source: Source, rules: str, usable: SourceManifest | None, draft: Draft
    ) -> SourceManifest:
        """Copy a source and build its snapshot, unless its content is that of a usable one."""
        if known := self._lookout.known_problem(source.name, identity(source.path)):
            raise known.with_traceback(None)
        copy = draft.folder / f"{source.name}.copy"
        version, copied = copy_settled(
            source.path, copy, self.settle, self._pause, self._reporter(source.name, 0.0, COPYING)
        )
        reach("copied")
        as_of = self._now()
        if usable is not None and usable.digest == copied.digest:
            made = usable
        elif usable is not None and lost_wal(self._lookout.known_identity(source.name), version):
            raise SourceUnreadable("wal_missing", "commits went with it")
        else:
            made = self._build(source, rules, (copy, copied, as_of), draft)
        discard(copy)
        draft.versions[source.name] = version
        return made

    def _build(
        self, source: Source, rules: str, read: tuple[Path, Copied, str], draft: Draft
    ) -> SourceManifest:
        copy, copied, as_of = read
        owned = window(source, draft.sources)
        older = tuple(draft.folder / f"{name}.duckdb" for name in owned.older)
        plan = Plan(owned.first, owned.last, older, self.timezone)
        target = draft.folder / f"{source.name}.duckdb"
        built = build_snapshot(
            copy,
            target,
            plan,
            report=self._reporter(source.name, COPYING, 1.0),
        )
        return SourceManifest(
            name=source.name,
            file=source.path.name,
            rules=rules,
            digest=copied.digest,
            size=target.stat().st_size,
            as_of=as_of,
            records=built.records,
            first_day=built.first_day,
            last_day=built.last_day,
            excluded=built.excluded,
            overlap=built.overlap,
            oddities=built.oddities,
            demo=copied.demo,
        )

    def _serve(self, draft: Draft) -> Manifest:
        if draft.before is not None and tuple(draft.finished) == draft.before.sources:
            return draft.before
        digest = sha256(json.dumps([source.digest for source in draft.finished]).encode()).hexdigest()[:8]
        manifest = Manifest(
            generation=f"{datetime.now(ZoneInfo('UTC')):%Y%m%dT%H%M%S%f}-{digest}",
            as_of=draft.finished[-1].as_of,
            cutoff=cutoff(draft.sources),
            sources=tuple(draft.finished),
            demo=any(source.demo for source in draft.finished),
        )
        self.shelf.serve(draft.folder, manifest)
        return manifest

    def _rules(self, source: Source, sources: list[Source], others: Iterable[SourceManifest]) -> str:
        """Version of everything but the file itself that a snapshot depends on."""
        owned = window(source, sources)
        older = [(other.digest, other.rules) for other in others if other.name in owned.older]
        text = json.dumps([RULES, str(owned), older, self.timezone])
        return sha256(text.encode()).hexdigest()[:16]

    def _pause(self, seconds: float) -> None:
        if self._stop.wait(seconds):
            raise Stopped
        self._say()

    def _reporter(self, name: str, start: float, end: float) -> Callable[[float], None]:
        """Progress of one step as a part of the work on a source."""

        def report(fraction: float) -> None:
            self._pause(0)
            self.progress(name, start + (end - start) * fraction)

        return report

    def _say(self) -> None:
        """Tell readers of the last look: at once when it differs, else every few seconds."""
        status = self._lookout.status()
        moment, said = self._said
        if said != status.sources or time.monotonic() - moment > SAY_EVERY:
            self.shelf.write_status(status)
            self._said = (time.monotonic(), status.sources)

    def _prune(self) -> None:
        if time.monotonic() - self._pruned > PRUNE_EVERY:
            self.shelf.prune()
            self._pruned = time.monotonic()

    def _now(self) -> str:
        return datetime.now(ZoneInfo(self.timezone)).isoformat(timespec="seconds")


def _named(name: str, sources: Iterable[SourceManifest]) -> SourceManifest | None:
    return next((source for source in sources if source.name == name), None)
