"""How many requests a client may make: a sliding minute for each client and kind of request."""

import math
import time
from dataclasses import dataclass

from limits import RateLimitItemPerMinute
from limits.aio.storage import Storage
from limits.aio.strategies import MovingWindowRateLimiter
from limits.storage import storage_from_string


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


class RateLimits:
    """Counts in this process, or in Redis where a URL is given; a limit of 0 counts nothing."""

    def __init__(self, limits: dict[str, int], redis_url: str | None = None) -> None:
        storage = storage_from_string(f"async+{redis_url}" if redis_url else "async+memory://")
        assert isinstance(storage, Storage)  # the async+ prefix gives the asyncio kind
        self._limiter = MovingWindowRateLimiter(storage)
        self._limits = {kind: RateLimitItemPerMinute(count) for kind, count in limits.items() if count}

    async def take(self, kind: str, client: str) -> Allowance | None:
        """Count one request; None where its kind has no limit."""
        limit = self._limits.get(kind)
        if limit is None:
            return None
        allowed = await self._limiter.hit(limit, kind, client)
        window = await self._limiter.get_window_stats(limit, kind, client)
        wait = max(1, math.ceil(window.reset_time - time.time()))
        return Allowance(allowed, limit.amount, max(0, window.remaining), wait)
