"""What a session remembers: its last exchanges, for a while, and not for too many sessions."""

import asyncio
import secrets
import time
from collections import deque
from collections.abc import Callable

from cachetools import TTLCache

from assistant.model import Exchange

IDLE_SECONDS = 30 * 60
TURNS = 10
SESSIONS = 10_000


class Session:
    """One conversation: its exchanges from the oldest on, and a lock that keeps its questions in order."""

    def __init__(self, session_id: str, turns: int = TURNS) -> None:
        self.id = session_id
        self.exchanges: deque[Exchange] = deque(maxlen=turns)
        self.lock = asyncio.Lock()


class Sessions:
    """Sessions by id; idle ones expire, the least recently used go first when there are too many."""

    def __init__(
        self,
        *,
        idle_seconds: float = IDLE_SECONDS,
        limit: int = SESSIONS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sessions: TTLCache[str, Session] = TTLCache(limit, idle_seconds, timer=clock)

    def __len__(self) -> int:
        return len(self._sessions)

    def open(self, session_id: str | None) -> Session:
        """The session of that id, a new one where it is unknown or expired; using it restarts its time."""
        known = self._sessions.pop(session_id, None) if session_id else None
        session = known or Session(session_id or secrets.token_urlsafe(12))
        self._sessions[session.id] = session
        return session
