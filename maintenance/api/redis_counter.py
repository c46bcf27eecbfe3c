"""Counts requests for all workers and machines, in Redis."""

from typing import Any

from limits import RateLimitItem
from limits.aio.storage import RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from limits.errors import StorageError
from redis.asyncio import ConnectionPool

from maintenance.api.limits import PATIENCE_SECONDS, CounterAway, count_by


class RedisCounter:
    """A Counter in the Redis of a URL such as redis://host:6379."""

    def __init__(self, url: str) -> None:
        patience = {"socket_timeout": PATIENCE_SECONDS, "socket_connect_timeout": PATIENCE_SECONDS}
        self._pool = ConnectionPool.from_url(url, **patience)
        options: dict[str, Any] = {"connection_pool": self._pool}
        storage = RedisStorage(f"async+{url}", wrap_exceptions=True, implementation="redispy", **options)
        self._limiter = MovingWindowRateLimiter(storage)

    async def count(self, limit: RateLimitItem, client: str) -> tuple[bool, int, float]:
        """See `limits.Counter`; raises CounterAway."""
        try:
            return await count_by(self._limiter, limit, client)
        except StorageError as error:
            raise CounterAway(str(error.storage_error)) from error

    async def aclose(self) -> None:
        """Close the connections."""
        await self._pool.disconnect()
