"""Publishes generations: copies each changed source, builds its snapshot, moves `CURRENT` on atomically."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from assistant.settings import Settings
from maintenance.copying import probe
from maintenance.drafting import Conduct, Draft, Progress, named
from maintenance.lock import LockTaken, locked
from maintenance.lookout import Lookout
from maintenance.shelf import Shelf, writing_problems_told
from maintenance.sources import PublishProblem, Source, SourceUnreadable, expected_sources, identity
from tools.snapshot import Manifest, Status, read_status

LOCK_FILE = "publisher.lock"
LOCK_SECONDS = 600.0
LOOK_EVERY = 0.25
SAY_EVERY = 5.0
PRUNE_EVERY = 60.0
SNAPSHOTS = "snapshots"
"""Name under which a problem of writing stands in the status."""


class Stopped(Exception):
    """The publisher was told to stop while it worked."""


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
        self.shelf = Shelf(snapshots_dir)
        self._conduct = Conduct(settle, timezone, self._pause, progress)
        self._lookout = Lookout(self._conduct.now)
        self._eager = True
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
        if self._eager:
            with suppress(_Moved):
                return self._make(sources, before, eager=True)
            self._eager = False
        return self._make(sources, before, eager=False)

    def _due(self, source: Source, sources: list[Source], before: Manifest) -> bool:
        """Whether a source must be read again; where not, look whether it could be."""
        version = identity(source.path)
        kept = named(source.name, before.sources)
        if kept is None or kept.rules != self._conduct.rules(source, sources, before.sources):
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

    def _make(self, sources: list[Source], before: Manifest | None, *, eager: bool) -> Manifest:
        """Draft a generation and serve it, unless it is the one in service."""
        with self.shelf.draft() as folder:
            draft = Draft(folder, before, sources, self._conduct, self._lookout, eager)
            for source in sources:
                draft.add(source, self.shelf)
            if not draft.wait_until_settled():
                raise _Moved
            manifest = draft.manifest()
            if before is not None and manifest.sources == before.sources:
                manifest = before
            else:
                self.shelf.serve(folder, manifest)
        for name, settled in draft.settled.items():
            self._lookout.well(name, settled.version)
        self._eager = draft.still_settled()
        return manifest

    def _pause(self, seconds: float) -> None:
        if self._stop.wait(seconds):
            raise Stopped
        self._say()

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


class _Moved(Exception):
    """A source was written to while its eager copy was at work."""
