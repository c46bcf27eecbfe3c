"""How many questions one person may ask a minute."""

import math
import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter


class QuestionLimit:
    """A moving window over the last minute; 0 questions a minute switches it off."""

    def __init__(self, questions_a_minute: int) -> None:
        self._item = RateLimitItemPerMinute(questions_a_minute) if questions_a_minute else None
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def seconds_to_wait(self, client: str) -> int:
        """0 where the client may ask now, else the whole seconds until it may."""
        if self._item is None or self._limiter.hit(self._item, client):
            return 0
        window = self._limiter.get_window_stats(self._item, client)
        return max(1, math.ceil(window.reset_time - time.time()))
