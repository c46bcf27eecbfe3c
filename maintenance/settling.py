"""Waits until a file is quiet and copies it as of one moment."""

import math
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from maintenance.copying import Copied, Report, copy_quiet
from maintenance.sources import SIDECARS, SourceUnreadable, beside, identity, seconds_at_rest
from maintenance.witness import Wait, copy_busy

LEAST_SETTLE = 0.05
"""Seconds; file times may be as coarse as a tick of the system's clock, no shorter quiet proves anything."""
EAGER_SETTLE = 0.3
LONG_AT_REST = 60.0
POLL = 0.05


@dataclass(frozen=True, slots=True)
class Settled:
    """A private copy, the identity that was copied, and since when the file has kept it.

    `quiet_since` is of the monotonic clock; None where no more quiet is needed.
    """

    version: str
    copied: Copied
    quiet_since: float | None


def copy_settled(
    path: Path, target: Path, settle: float, wait: Wait, report: Report, *, eager: bool = False
) -> Settled:
    """Copy a database once it has been quiet for `settle` seconds.

    An eager copy is made sooner, and holds only where `wait_until_settled` says so later. A file that does
    not go quiet is copied under SQLite's locks, if its changes show that this is safe.
    Raises SourceUnreadable.
    """
    settle = max(settle, LEAST_SETTLE)
    quiet = Quiet(path, wait, time.monotonic() + max(2 * settle, 1.0))
    if eager and settle > EAGER_SETTLE:
        with suppress(SourceUnreadable):  # too early to judge
            if settled := quiet.copy(target, EAGER_SETTLE, report):
                return settled
    if settled := quiet.copy(target, settle, report):
        return replace(settled, quiet_since=None)
    try:
        version, copied = copy_busy(path, target, settle, wait, report)
    except SourceUnreadable as problem:
        raise SourceUnreadable("unsettled", str(problem)) from problem
    return Settled(version, copied, None)


def wait_until_settled(path: Path, settled: Settled, settle: float, wait: Wait) -> bool:
    """Wait for the rest of a copied file's quiet time; False as soon as the file is written to."""
    while settled.quiet_since is not None and identity(path) == settled.version:
        if time.monotonic() - settled.quiet_since >= settle:
            return True
        wait(POLL)
    return settled.quiet_since is None


@dataclass(frozen=True, slots=True)
class Quiet:
    """Looks for a quiet time of a file until a deadline."""

    path: Path
    wait: Wait
    deadline: float

    def copy(self, target: Path, seconds: float, report: Report) -> Settled | None:
        """A copy made while the file kept still, None where it never did for so long.

        Raises SourceUnreadable.
        """
        while (quiet := self._begin(seconds)) is not None:
            version, since = quiet
            try:
                copied = copy_quiet(self.path, target, report)
            except SourceUnreadable:
                if identity(self.path) == version:
                    raise
            else:
                if identity(self.path) == version:
                    return Settled(version, copied, since if math.isfinite(since) else None)
            discard(target)
        return None

    def _begin(self, seconds: float) -> tuple[str, float] | None:
        """Identity that the file has kept for so long, and since when."""
        version, since = identity(self.path), time.monotonic()
        if version and seconds_at_rest(self.path) > max(LONG_AT_REST, seconds):
            return version, -math.inf
        while (now := time.monotonic()) - since < seconds:
            if now > self.deadline:
                return None
            self.wait(min(seconds / 5, POLL))
            if version != (version := identity(self.path)):
                since = time.monotonic()
        return version, since


def discard(copy: Path) -> None:
    """Remove a private copy and what SQLite keeps beside it."""
    for suffix in ("", "-shm", *SIDECARS):
        beside(copy, suffix).unlink(missing_ok=True)
