"""A generation in the making: each source copied and built, or taken over from the one in service."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

from maintenance.builder import Plan, build_snapshot
from maintenance.failpoints import reach
from maintenance.lookout import Lookout
from maintenance.ownership import cutoff, window
from maintenance.settling import Settled, copy_settled, discard, wait_until_settled
from maintenance.shelf import Shelf
from maintenance.sources import Source, SourceUnreadable, identity, lost_wal
from maintenance.witness import Wait
from tools.snapshot import Manifest, SourceManifest

RULES = 5
"""Raised whenever the same file would be read differently, so that its snapshot is built anew."""
COPYING = 0.3
"""Share of the work on a source that its copying is."""

Progress = Callable[[str, float], None]
"""Takes a source's name and the fraction of its copying and building that is done."""


@dataclass(frozen=True, slots=True)
class Conduct:
    """How a publisher reads: the quiet time it asks for, the factory's zone, how it waits and reports."""

    settle: float
    timezone: str
    wait: Wait
    progress: Progress

    def now(self) -> str:
        """The present moment in the factory's zone."""
        return datetime.now(ZoneInfo(self.timezone)).isoformat(timespec="seconds")

    def rules(self, source: Source, sources: list[Source], others: Iterable[SourceManifest]) -> str:
        """Version of everything but the file itself that a snapshot depends on."""
        owned = window(source, sources)
        older = [(other.digest, other.rules) for other in others if other.name in owned.older]
        text = json.dumps([RULES, str(owned), older, self.timezone])
        return sha256(text.encode()).hexdigest()[:16]


@dataclass
class Draft:
    """Sources in their order; `eager` ones are copied and built before their quiet time is over."""

    folder: Path
    before: Manifest | None
    sources: list[Source]
    conduct: Conduct
    lookout: Lookout
    eager: bool
    finished: list[SourceManifest] = field(default_factory=list)
    settled: dict[str, Settled] = field(default_factory=dict)

    def add(self, source: Source, shelf: Shelf) -> None:
        """Put one source's snapshot into the draft: built anew, or the one in service.

        Raises SourceUnreadable where it cannot be read and the one in service does not fit.
        """
        version = identity(source.path)
        kept = named(source.name, self.before.sources) if self.before else None
        rules = self.conduct.rules(source, self.sources, self.finished)
        made = usable = kept if kept is not None and kept.rules == rules else None
        if usable is None or version != self.lookout.known_identity(source.name):
            try:
                made = self._read(source, rules, usable)
            except SourceUnreadable as problem:
                problem.source = source.name
                self.lookout.ill(source.name, problem, version)
                if usable is None:
                    raise
                made = usable
        assert made is not None
        if made is usable and self.before is not None:
            shelf.take_over(self.before.generation, source.name, self.folder)
        self.finished.append(made)

    def wait_until_settled(self) -> bool:
        """Wait for the rest of each source's quiet time; False where one was written to meanwhile."""
        return all(
            wait_until_settled(source.path, self.settled[source.name], self.conduct.settle, self.conduct.wait)
            for source in self.sources
            if source.name in self.settled
        )

    def still_settled(self) -> bool:
        """Whether no source was written to since it was copied; where one was, haste would only cost."""
        paths = {source.name: source.path for source in self.sources}
        return all(identity(paths[name]) == settled.version for name, settled in self.settled.items())

    def manifest(self) -> Manifest:
        """The description of what is finished."""
        digest = sha256(json.dumps([source.digest for source in self.finished]).encode()).hexdigest()[:8]
        return Manifest(
            generation=f"{datetime.now(ZoneInfo('UTC')):%Y%m%dT%H%M%S%f}-{digest}",
            as_of=self.finished[-1].as_of,
            cutoff=cutoff(self.sources),
            sources=tuple(self.finished),
            demo=any(source.demo for source in self.finished),
        )

    def _read(self, source: Source, rules: str, usable: SourceManifest | None) -> SourceManifest:
        """Copy a source and build its snapshot, unless its content is that of a usable one."""
        if known := self.lookout.known_problem(source.name, identity(source.path)):
            raise known.with_traceback(None)
        copy, conduct = self.folder / f"{source.name}.copy", self.conduct
        report = self._reporter(source.name, 0.0, COPYING)
        settled = copy_settled(source.path, copy, conduct.settle, conduct.wait, report, eager=self.eager)
        reach("copied")
        as_of = conduct.now()
        if usable is not None and usable.digest == settled.copied.digest:
            made = usable
        elif usable is not None and lost_wal(self.lookout.known_identity(source.name), settled.version):
            raise SourceUnreadable("wal_missing", "commits went with it")
        else:
            made = self._build(source, rules, settled, as_of)
        discard(copy)
        self.settled[source.name] = settled
        return made

    def _build(self, source: Source, rules: str, settled: Settled, as_of: str) -> SourceManifest:
        owned = window(source, self.sources)
        older = tuple(self.folder / f"{name}.duckdb" for name in owned.older)
        copy, target = self.folder / f"{source.name}.copy", self.folder / f"{source.name}.duckdb"
        plan = Plan(owned.first, owned.last, older, self.conduct.timezone)
        built = build_snapshot(copy, target, plan, self._reporter(source.name, COPYING, 1.0))
        return SourceManifest(
            name=source.name,
            file=source.path.name,
            rules=rules,
            digest=settled.copied.digest,
            size=target.stat().st_size,
            as_of=as_of,
            records=built.records,
            first_day=built.first_day,
            last_day=built.last_day,
            excluded=built.excluded,
            overlap=built.overlap,
            oddities=built.oddities,
            demo=settled.copied.demo,
        )

    def _reporter(self, name: str, start: float, end: float) -> Callable[[float], None]:
        """Progress of one step as a part of the work on a source; also the moment to stop if told to."""

        def report(fraction: float) -> None:
            self.conduct.wait(0)
            self.conduct.progress(name, start + (end - start) * fraction)

        return report


def named(name: str, sources: Iterable[SourceManifest]) -> SourceManifest | None:
    """The source of this name, None where there is none."""
    return next((source for source in sources if source.name == name), None)
