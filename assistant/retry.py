"""When a failed call is made again: a few times, with growing pauses, inside one deadline."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tenacity import AsyncRetrying, RetryCallState, stop_after_attempt, wait_exponential_jitter

from assistant.faults import Fault


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often and how soon; all times in seconds."""

    tries: int = 3
    first_pause: float = 0.5
    longest_pause: float = 8.0
    least_time: float = 1.0  # a try that would have less than this before the deadline is not made
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    def tries_until(self, deadline: float) -> AsyncRetrying:
        """The tries of one call; the last fault rises when no other try is due."""
        backoff = wait_exponential_jitter(self.first_pause, self.longest_pause, jitter=self.first_pause)

        def pause(state: RetryCallState) -> float:
            """The backoff, never before the moment the service named."""
            after = _fault(state).after
            return backoff(state) if after is None else after + backoff(state) / 10

        def too_late(state: RetryCallState) -> bool:
            return self.clock() + state.upcoming_sleep + self.least_time > deadline

        return AsyncRetrying(
            retry=lambda state: isinstance(_failure(state), Fault) and _fault(state).retry,
            stop=lambda state: stop_after_attempt(self.tries)(state) or too_late(state),
            wait=pause,
            sleep=self.sleep,
            reraise=True,
        )


def _failure(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None


def _fault(state: RetryCallState) -> Fault:
    failure = _failure(state)
    assert isinstance(failure, Fault)  # tenacity asks for a pause only after `retry` said so
    return failure
