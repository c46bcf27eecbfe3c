"""What a session remembers: its last exchanges, for a while, and not more than memory allows."""

import asyncio
import secrets
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence, Set
from contextlib import AbstractAsyncContextManager
from itertools import chain

from cachetools import TTLCache

from assistant.model import Exchange, ToolResult
from tools.tool import Table

IDLE_SECONDS = 30 * 60
TURNS = 10
SESSIONS = 10_000
MEMORY = 150 * 1024 * 1024
"""Bytes that all sessions together may take, as `weight` counts them."""
OVERHEAD = 2_000
"""Bytes of a session or a result besides its texts and cells."""


class Session:
    """One conversation: its exchanges from the oldest on, and a lock that keeps its questions in order."""

    def __init__(self, session_id: str, turns: int = TURNS) -> None:
        self.id = session_id
        self.exchanges: deque[Exchange] = deque(maxlen=turns)
        self.lock = asyncio.Lock()

    def turn(self) -> AbstractAsyncContextManager[None]:
        """One question's time with the session."""
        return self.lock


class Sessions:
    """Sessions by id; idle ones expire, the least recently used go first when they are too many or too big.

    `idle_seconds` are counted by `clock`; `memory` is in bytes; `make` makes a session of an id.
    """

    def __init__(
        self,
        *,
        idle_seconds: float = IDLE_SECONDS,
        limit: int = SESSIONS,
        memory: int = MEMORY,
        clock: Callable[[], float] = time.monotonic,
        make: Callable[[str], Session] = Session,
    ) -> None:
        self._make = make
        self._least = memory / limit  # no session counts less, so there are never more than `limit`
        self._memory = memory
        self._sessions: TTLCache[str, Session] = TTLCache(
            memory, idle_seconds, timer=clock, getsizeof=self._size
        )

    def __len__(self) -> int:
        return len(self._sessions)

    def open(self, session_id: str | None) -> Session:
        """The session of that id, a new one where it is unknown or expired; using it restarts its time."""
        known = self._sessions.pop(session_id, None) if session_id else None
        session = known or self._make(session_id or secrets.token_urlsafe(12))
        self._sessions[session.id] = session
        return session

    def keep_only(self, session_ids: Set[str]) -> None:
        """Forget all other sessions."""
        for session_id in self._sessions.keys() - session_ids:
            self._sessions.pop(session_id, None)

    def remember(self, session: Session, exchange: Exchange) -> None:
        """Add an exchange to a session; others may have to go for it."""
        self._sessions.pop(session.id, None)
        session.exchanges.append(exchange)
        while len(session.exchanges) > 1 and weight(session.exchanges) > self._memory:
            session.exchanges.popleft()
        self._sessions[session.id] = session

    def _size(self, session: Session) -> float:
        return min(self._memory, max(self._least, weight(session.exchanges)))


def weight(exchanges: Iterable[Exchange]) -> int:
    """Roughly the bytes that exchanges hold."""
    return OVERHEAD + sum(
        _text(exchange.question) + _text(exchange.answer) + sum(map(_result, exchange.results))
        for exchange in exchanges
    )


def _result(result: ToolResult) -> int:
    table = result.outcome
    if not isinstance(table, Table):
        return OVERHEAD
    return OVERHEAD + _text(table.basis.sql) + _rows(table.rows)


def _rows(rows: Sequence[Sequence[object]]) -> int:
    """Bytes of rows, judged by the first hundred."""
    sample = rows[:100]
    measured = sum(sys.getsizeof(row) for row in sample) + sum(
        sys.getsizeof(cell) for cell in chain.from_iterable(sample)
    )
    return measured * len(rows) // max(1, len(sample))


def _text(text: str) -> int:
    return sys.getsizeof(text)
