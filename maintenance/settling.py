"""Waits until a file is quiet and copies it as of one moment."""

import time
from pathlib import Path

from maintenance.copying import Copied, Report, copy_quiet
from maintenance.sources import SIDECARS, SourceUnreadable, beside, identity, seconds_at_rest
from maintenance.witness import Wait, copy_busy

LEAST_SETTLE = 0.05
"""Seconds; file times may be as coarse as a tick of the system's clock, no shorter quiet proves anything."""
LONG_AT_REST = 60.0


def copy_settled(path: Path, target: Path, settle: float, wait: Wait, report: Report) -> tuple[str, Copied]:
    """Copy a database once it has been quiet for `settle` seconds, and give the identity of what was copied.

    A file that does not go quiet is copied under SQLite's locks, if its changes show that this is safe.
    Raises SourceUnreadable.
    """
    settle = max(settle, LEAST_SETTLE)
    deadline = time.monotonic() + max(2 * settle, 1.0)
    while (version := _quiet(path, settle, deadline, wait)) is not None:
        try:
            copied = copy_quiet(path, target, report)
        except SourceUnreadable:
            if identity(path) == version:
                raise
        else:
            if identity(path) == version:
                return version, copied
        discard(target)
    try:
        return copy_busy(path, target, settle, wait, report)
    except SourceUnreadable as problem:
        raise SourceUnreadable("unsettled", str(problem)) from problem


def discard(copy: Path) -> None:
    """Remove a private copy and what SQLite keeps beside it."""
    for suffix in ("", "-shm", *SIDECARS):
        beside(copy, suffix).unlink(missing_ok=True)


def _quiet(path: Path, settle: float, deadline: float, wait: Wait) -> str | None:
    """Identity that the file has kept for `settle` seconds, None where it kept none until the deadline."""
    version, since = identity(path), time.monotonic()
    if version and seconds_at_rest(path) > max(LONG_AT_REST, settle):
        return version
    while (now := time.monotonic()) - since < settle:
        if now > deadline:
            return None
        wait(min(settle / 5, 0.05))
        if version != (version := identity(path)):
            since = time.monotonic()
    return version
