"""Locks by number between processes, all in one file; they end with their process, however that ends."""

import asyncio
import errno
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

PAUSE = 0.03
NUMBERS = 1 << 30
BUSY = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})

if sys.platform == "win32":
    import msvcrt

    def _take(file: int, number: int) -> None:
        os.lseek(file, number, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    def _release(file: int, number: int) -> None:
        os.lseek(file, number, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _take(file: int, number: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, number)

    def _release(file: int, number: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_UN, 1, number)


class ByteLocks:
    """Locks of other processes; within this process their user keeps order himself.

    The file stays open: closing it once would give up every lock of this process.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    @asynccontextmanager
    async def held(self, number: int) -> AsyncIterator[None]:
        """Hold the lock of a number below NUMBERS, however long other processes keep it before."""
        while True:
            if self._taken(number):
                break
            await asyncio.sleep(PAUSE)
        try:
            yield
        finally:
            with suppress(OSError):
                _release(self._file, number)

    def close(self) -> None:
        """Give up the file, and with it every lock."""
        os.close(self._file)

    def _taken(self, number: int) -> bool:
        """False while another process has it; a file system that knows no locks keeps nobody waiting."""
        try:
            _take(self._file, number)
        except OSError as error:
            return error.errno not in BUSY
        return True
