"""Keeps questions from waiting for a model that just failed, and probes it again after a pause."""

import logging
import time
from collections.abc import Callable

from assistant.model import Cause, Model, ModelUnavailable, Reply, Say, Turn

logger = logging.getLogger(__name__)

NO_FAILURE: frozenset[Cause] = frozenset(
    {"bad_request", "blocked", "empty_reply", "malformed_call", "token_cap"}
)
"""Causes that lie in one question or one reply and say nothing about the next."""
WAITS_FOR_A_NEW_DAY: frozenset[Cause] = frozenset({"daily_quota"})


class Breaker:
    """A model that, after a failure, is not asked for a pause; each failed probe doubles the pause.

    `first_pause` and `longest_pause` are seconds; `clock` counts them.
    """

    def __init__(
        self,
        model: Model,
        *,
        first_pause: float,
        longest_pause: float = 300.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._model = model
        self._first_pause = first_pause
        self._longest_pause = longest_pause
        self._clock = clock
        self._failures = 0
        self._failure: ModelUnavailable | None = None
        self._closed_until = 0.0
        self._probing = False

    @property
    def name(self) -> str:
        """The engine's name in answers: the guarded model's."""
        return self._model.name

    async def ask(self, turn: Turn, say: Say) -> Reply:
        """Ask the model, unless it failed a moment ago.

        Raises ModelUnavailable: the model's own, or the last one again.
        """
        if self._failure is None:
            return await self._ask(turn, say)
        if self._probing or self._clock() < self._closed_until:
            raise ModelUnavailable(
                self._failure.reason, f"not asked again yet: {self._failure}", cause=self._failure.cause
            )
        self._probing = True
        try:
            return await self._ask(turn, say)
        finally:
            self._probing = False

    async def _ask(self, turn: Turn, say: Say) -> Reply:
        try:
            reply = await self._model.ask(turn, say)
        except ModelUnavailable as failure:
            if failure.cause not in NO_FAILURE:
                self._open(failure)
            raise
        self._failures, self._failure = 0, None
        return reply

    def _open(self, failure: ModelUnavailable) -> None:
        pause = max(self._first_pause * 2**self._failures, failure.after or 0.0)
        if failure.cause in WAITS_FOR_A_NEW_DAY:
            pause = self._longest_pause
        pause = min(pause, self._longest_pause)
        self._failures += 1
        self._failure = failure
        self._closed_until = self._clock() + pause
        logger.warning("%s is not asked for %.0f s: %s", self.name, pause, failure)
