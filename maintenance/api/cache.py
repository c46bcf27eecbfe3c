"""A cache of finished responses, never stale: its keys carry the generation."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass

from cachetools import TLRUCache

ENTRIES = 200
SUMMARY_SECONDS = 300.0
RECORDS_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Cached:
    """A response body in one encoding, how many seconds it may be kept, and the route that made it."""

    body: bytes
    encoding: str | None
    seconds: float
    route: str


class ResponseCache:
    """Least recently used first out; simultaneous equal requests wait for one computation.

    A computation that nobody waits for any more is cancelled.
    """

    def __init__(self, entries: int = ENTRIES) -> None:
        self.hits = 0
        self.misses = 0
        self._kept: TLRUCache[Hashable, Cached] = TLRUCache(
            entries, ttu=lambda _key, cached, now: now + cached.seconds
        )
        self._pending: dict[Hashable, asyncio.Future[Cached]] = {}
        self._waiting: Counter[Hashable] = Counter()

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> int:
        """Forget everything; gives how much there was."""
        count = len(self._kept)
        self._kept.clear()
        return count

    def peek(self, key: Hashable) -> Cached | None:
        """The kept value of a key; counted as a hit where there is one."""
        kept = self._kept.get(key)
        self.hits += kept is not None
        return kept

    async def get(self, key: Hashable, compute: Callable[[], Awaitable[Cached]]) -> Cached:
        """The kept value of a key, or the one value that all who ask now share."""
        if (kept := self._kept.get(key)) is not None:
            self.hits += 1
            return kept
        pending = self._pending.get(key)
        if pending is None:
            self.misses += 1
            pending = self._pending[key] = asyncio.ensure_future(compute())
            pending.add_done_callback(lambda done: self._finish(key, done))
        else:
            self.hits += 1
        self._waiting[key] += 1
        try:
            return await asyncio.shield(pending)
        finally:
            self._leave(key, pending)

    def _leave(self, key: Hashable, pending: asyncio.Future[Cached]) -> None:
        self._waiting[key] -= 1
        if not self._waiting[key]:
            del self._waiting[key]
            if not pending.done():
                del self._pending[key]  # whoever asks from now on starts anew
                pending.cancel()

    def _finish(self, key: Hashable, done: asyncio.Future[Cached]) -> None:
        if self._pending.get(key) is done:
            del self._pending[key]
        if not done.cancelled() and done.exception() is None:
            self._kept[key] = done.result()
