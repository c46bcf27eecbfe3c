"""Conversations that all workers of the service share: whichever is asked next knows what was said before."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from pathlib import Path

from assistant.memory import Session, Sessions
from maintenance.byte_locks import NUMBERS, ByteLocks
from maintenance.session_file import SessionFiles

logger = logging.getLogger(__name__)


class SharedSessions(Sessions):
    """Sessions that live in the state folder too; a session's questions are answered in order everywhere."""

    def __init__(self, state_dir: Path) -> None:
        super().__init__(make=self._shared)
        self._files = SessionFiles(state_dir)
        self._locks = ByteLocks(state_dir / "sessions.lock")

    def close(self) -> None:
        """Give up the lock file; no question may be on its way."""
        self._locks.close()

    def _shared(self, session_id: str) -> Session:
        return SharedSession(session_id, self._files, self._locks)


class SharedSession(Session):
    """A session read from its file before a question, where another worker wrote it, and written after."""

    def __init__(self, session_id: str, files: SessionFiles, locks: ByteLocks) -> None:
        super().__init__(session_id)
        self._files = files
        self._locks = locks
        self._number = int.from_bytes(sha256(session_id.encode()).digest()[:8]) % NUMBERS
        self._version: object = None

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """One question's time with the session, in all workers."""
        async with self.lock, self._locks.held(self._number):
            await asyncio.to_thread(self._refresh)
            before = self.exchanges[-1] if self.exchanges else None
            yield
            if self.exchanges and self.exchanges[-1] is not before:
                await asyncio.to_thread(self._keep)

    def _refresh(self) -> None:
        try:
            version = self._files.version(self.id)
            if version == self._version:
                return
            kept = self._files.load(self.id)
        except OSError as error:
            logger.warning("a conversation of another worker cannot be read: %s", error)
            return
        self.exchanges.clear()
        self.exchanges.extend(kept)
        self._version = version

    def _keep(self) -> None:
        try:
            self._files.save(self.id, self.exchanges)
            self._version = self._files.version(self.id)
        except OSError as error:
            logger.warning("a conversation cannot be kept for the other workers: %s", error)
