"""How often something may be done a minute."""

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter


class MinuteLimit:
    """A moving window over the last minute for each client; 0 times a minute switches it off."""

    def __init__(self, times: int) -> None:
        self._item = RateLimitItemPerMinute(times) if times else None
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def seconds_to_wait(self, client: str) -> int:
        """0 where the client may now, which counts as once; else the whole seconds until it may."""
        if self._item is None or self._limiter.hit(self._item, client):
            return 0
        window = self._limiter.get_window_stats(self._item, client)
        return max(1, math.ceil(window.reset_time - time.time()))
