"""How many requests a client may make: a sliding minute for each client and kind of request."""

import logging
import math
import time
from dataclasses import dataclass
from typing import Protocol

from limits import RateLimitItem, RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a client's minute."""

    allowed: bool
    limit: int
    remaining: int
    reset_seconds: int

    @property
    def headers(self) -> dict[str, str]:
        """The RateLimit fields, and Retry-After where the request is refused."""
        fields = {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.reset_seconds),
            "RateLimit-Policy": f"{self.limit};w=60",
        }
        return fields if self.allowed else {**fields, "Retry-After": str(self.reset_seconds)}


PATIENCE_SECONDS = 0.5
"""How long a request may wait to be counted."""
PAUSE_SECONDS = 10.0
"""How long a common counter that is away is left alone."""


class CounterAway(Exception):
    """The place where requests are counted in common does not answer."""


async def count_by(
    limiter: MovingWindowRateLimiter, limit: RateLimitItem, client: str
) -> tuple[bool, int, float]:
    """One request counted by a limiter of the library: see Counter."""
    allowed = await limiter.hit(limit, client)
    window = await limiter.get_window_stats(limit, client)
    return allowed, window.remaining, window.reset_time


class Counter(Protocol):
    """Counts requests by the moving window of a limit."""

    async def count(self, limit: RateLimitItem, client: str) -> tuple[bool, int, float]:
        """Whether this one is within the limit, how many are left, and when the oldest ceases to count."""

    async def aclose(self) -> None:
        """Let go of the place where it counts."""


class OwnCounter:
    """Counts in this process."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def count(self, limit: RateLimitItem, client: str) -> tuple[bool, int, float]:
        """See Counter."""
        return await count_by(self._limiter, limit, client)

    async def aclose(self) -> None:
        """Nothing is held."""


class PatientCounter:
    """Counts in common with others, and in this process while the common place is away."""

    def __init__(self, common: Counter) -> None:
        self._common = common
        self._own = OwnCounter()
        self._again_at = 0.0

    async def count(self, limit: RateLimitItem, client: str) -> tuple[bool, int, float]:
        """See Counter."""
        if time.monotonic() >= self._again_at:
            try:
                return await self._common.count(limit, client)
            except CounterAway as away:
                logger.warning("requests are counted by each worker for itself: %s", away)
                self._again_at = time.monotonic() + PAUSE_SECONDS
        return await self._own.count(limit, client)

    async def aclose(self) -> None:
        """See Counter."""
        await self._common.aclose()


class RateLimits:
    """The limits by kind of request; one of 0 counts nothing."""

    def __init__(self, limits: dict[str, int], counter: Counter) -> None:
        self._counter = counter
        self._limits = {
            kind: RateLimitItemPerMinute(count, namespace=f"HUB/{kind}")
            for kind, count in limits.items()
            if count
        }

    async def aclose(self) -> None:
        """Let go of the place where requests are counted."""
        await self._counter.aclose()

    async def take(self, kind: str, client: str) -> Allowance | None:
        """Count one request; None where its kind has no limit."""
        limit = self._limits.get(kind)
        if limit is None:
            return None
        allowed, remaining, reset_time = await self._counter.count(limit, client)
        wait = max(1, math.ceil(reset_time - time.time()))
        return Allowance(allowed, limit.amount, max(0, remaining), wait)
