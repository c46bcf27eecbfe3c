"""Clients that leave: what only they waited for is stopped."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from maintenance.api.cache import Cached, ResponseCache
from tools.cancellation import cancellable
from tools.warehouse import Generation, QueryOverrun

ENDLESS = "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b"
ANSWER = Cached(b"{}", None, 60.0, "/records")


class Computation:
    """Ends when it is told to, and remembers whether it was cancelled."""

    def __init__(self) -> None:
        self.started = 0
        self.cancelled = False
        self.may_end = asyncio.Event()

    async def __call__(self) -> Cached:
        self.started += 1
        try:
            await self.may_end.wait()
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        return ANSWER


async def ask(cache: ResponseCache, compute: Callable[[], Awaitable[Cached]]) -> asyncio.Task[Cached]:
    task = asyncio.create_task(cache.get("key", compute))
    await asyncio.sleep(0)
    return task


async def leave(task: asyncio.Task[Cached]) -> None:
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.sleep(0)


async def test_the_last_client_that_leaves_stops_the_computation() -> None:
    cache, compute = ResponseCache(), Computation()
    one, other = await ask(cache, compute), await ask(cache, compute)
    await leave(one)
    assert not compute.cancelled
    await leave(other)
    assert compute.cancelled
    again = await ask(cache, compute)
    compute.may_end.set()
    assert await again == ANSWER
    assert compute.started == 2


async def test_who_stays_gets_the_answer_and_it_is_kept() -> None:
    cache, compute = ResponseCache(), Computation()
    one, other = await ask(cache, compute), await ask(cache, compute)
    await leave(one)
    compute.may_end.set()
    assert await other == ANSWER
    assert await cache.get("key", compute) == ANSWER
    assert (compute.started, cache.hits, cache.misses) == (1, 2, 1)


async def test_a_statement_that_nobody_waits_for_is_interrupted(generation: Generation) -> None:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()

    def work() -> None:
        with pytest.raises(QueryOverrun):
            generation.query(ENDLESS)
        loop.call_soon_threadsafe(ended.set)

    async def ask_for_ever() -> None:
        with cancellable():
            await asyncio.to_thread(work)

    task = asyncio.create_task(ask_for_ever())
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait_for(ended.wait(), 10)
