"""A lock between processes that ends with the process that holds it, however that ends."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PAUSE = 0.05

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class LockTaken(Exception):
    """Another process has held the lock for the whole of the wait."""


@contextmanager
def locked(path: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock that the file at `path` stands for, after waiting for it at most so many seconds.

    Raises LockTaken, and OSError where the file cannot be made.
    """
    file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait_for(file, time.monotonic() + wait)
        yield
    finally:
        os.close(file)


def _wait_for(file: int, until: float) -> None:
    while True:
        try:
            _take(file)
        except OSError as error:
            if time.monotonic() >= until:
                raise LockTaken from error
            time.sleep(PAUSE)
        else:
            return
