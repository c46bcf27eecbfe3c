"""What the publisher knows of its sources: their problems, since when, and when to try again."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass

from maintenance.sources import PublishProblem
from tools.snapshot import SourceStatus, Status

PASSING = ("locked", "unsettled", "hot_journal", "missing", "no_database", "busy")
"""Problems that may end without a change of the file, or are cheap to look at again."""
RETRY_SECONDS = 1.0
LONGEST_RETRY = 60.0


@dataclass(slots=True)
class Failure:
    """A problem that was seen with one version of a file."""

    problem: PublishProblem
    identity: str
    again_at: float
    delay: float


class Lookout:
    """Remembers between looks, and over a restart through the last status."""

    def __init__(self, clock: Callable[[], str]) -> None:
        self._clock = clock
        self._states: dict[str, SourceStatus] = {}
        self._failures: dict[str, Failure] = {}
        self._probed: dict[str, float] = {}

    def recall(self, status: Status | None) -> None:
        """Go on from what an earlier publisher wrote."""
        for state in status.sources if status else ():
            self._states.setdefault(state.name, state)

    def known_identity(self, name: str) -> str:
        """Version of the file that the generation in service holds the content of."""
        state = self._states.get(name)
        return state.identity if state else ""

    def known_problem(self, name: str, identity: str) -> PublishProblem | None:
        """The problem that this version of a file had, while it is too early to look again."""
        failure = self._failures.get(name)
        if failure and failure.identity == identity and time.monotonic() < failure.again_at:
            return failure.problem
        return None

    def probe_due(self, name: str, identity: str) -> bool:
        """Whether it is time to look again if an unchanged source can be read."""
        now = time.monotonic()
        if self.known_problem(name, identity) or now < self._probed.get(name, 0.0) + RETRY_SECONDS:
            return False
        self._probed[name] = now
        return True

    def well(self, name: str, identity: str) -> None:
        """Note that a source was read, or is as it was read before."""
        self._failures.pop(name, None)
        self._states[name] = SourceStatus(name=name, identity=identity)

    def ill(self, name: str, problem: PublishProblem, identity: str) -> None:
        """Note a problem; it dates from when it was first seen."""
        before = self._failures.get(name)
        delay = RETRY_SECONDS
        if before and problem.problem not in PASSING and before.identity == identity:
            delay = min(2 * before.delay, LONGEST_RETRY)
        if self.known_problem(name, identity) is None:
            self._failures[name] = Failure(problem, identity, time.monotonic() + delay, delay)
        state = self._states.get(name)
        lasting = state is not None and state.problem == problem.problem
        self._states[name] = SourceStatus(
            name=name,
            problem=problem.problem,
            since=state.since if state and lasting else self._clock(),
            detail=str(problem),
            identity=state.identity if state else "",
        )

    def forget_others(self, names: set[str]) -> None:
        """Drop what is no longer looked at."""
        self._states = {name: state for name, state in self._states.items() if name in names}

    def status(self) -> Status:
        """The last look, as readers see it."""
        return Status(checked_at=self._clock(), pid=os.getpid(), sources=tuple(self._states.values()))
