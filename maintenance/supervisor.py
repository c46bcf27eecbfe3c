"""Keeps services running: starts them together, starts again what dies, ends them together."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from maintenance.child import Child, Report
from maintenance.errors import OperatorError
from maintenance.messages import say
from maintenance.operations.services import ServiceState, State

FIRST_DELAY = 0.2
LONGEST_DELAY = 30.0
LOOK_EVERY = 0.1
KNOCK_EVERY = 0.25
SPARE_EVERY = 5.0
SPARE_AFTER = 2.0
DEATHS_ALLOWED_AT_FIRST = 5
GRACE_SECONDS = 3.0


@dataclass(frozen=True)
class Service:
    """A program to keep running; `answers` tells whether it does its work by now."""

    name: str
    command: Sequence[str]
    answers: Callable[[], bool]
    slow_start: bool = False
    """Whether a spare process stands by, all its preparations done."""


@dataclass
class Keeper:
    """Keeps one service running; every death before it answers doubles the wait for the next start."""

    service: Service
    report: Report
    child: Child | None = None
    spare: Child | None = None
    answered: bool = False
    ever_answered: bool = False
    restarts: int = 0
    since: datetime = field(default_factory=lambda: datetime.now(UTC))
    """The moment its process began, or ended where it has none."""
    _wished: threading.Event = field(default_factory=threading.Event)
    _kill_at: float | None = None
    _delay: float = FIRST_DELAY
    _due: float = 0.0
    _deaths: int = 0

    def look(self, now: float) -> None:
        """Do what is due: start it, note its death, or knock."""
        if self.child is None:
            if now >= self._due or self._wished.is_set():
                self._wished.clear()
                self._start(now)
        elif (code := self.child.exit_code()) is not None:
            self._bury(self.child, code, now)
        elif self._wished.is_set():
            self._end_for_restart(self.child, now)
        elif now >= self._due and not self.answered:
            self._knock(now)
        elif now >= self._due and self.service.slow_start:
            self._see_to_spare(now)

    def restart(self) -> None:
        """Wish, from any thread, that its process ends and another takes its place."""
        self._wished.set()

    @property
    def state(self) -> ServiceState:
        """How it is now."""
        child = self.child
        now = datetime.now(UTC)
        if child is None or child.exit_code() is not None:
            return ServiceState(self.service.name, None, "down", self.since, self.restarts, now)
        state: State = "up" if self.answered else "starting"
        return ServiceState(self.service.name, child.pid, state, self.since, self.restarts, now)

    @property
    def children(self) -> list[Child]:
        """Its processes, serving or standing by."""
        return [child for child in (self.child, self.spare) if child is not None]

    def _start(self, now: float) -> None:
        if self.spare is not None:
            self.child, self.spare = self.spare, None
            self.child.go()
        else:
            self.child = self._new_child()
        self.since = datetime.now(UTC)
        self._due = now + KNOCK_EVERY

    def _see_to_spare(self, now: float) -> None:
        self._due = now + SPARE_EVERY
        if self.spare is not None and self.spare.exit_code() is not None:
            self.spare.end_now()
            self.spare = None
        elif self.spare is None:
            self.spare = self._new_child(spare=True)

    def _new_child(self, *, spare: bool = False) -> Child:
        return Child(self.service.name, self.service.command, self.report, spare=spare)

    def _end_for_restart(self, child: Child, now: float) -> None:
        """Ask it to end, and see to it that it does."""
        if self._kill_at is None:
            self.report(say("service_restarts", name=self.service.name))
            child.ask_to_end()
            self.answered = False
            self._kill_at = now + GRACE_SECONDS
        elif now >= self._kill_at:
            child.end_now()

    def _bury(self, child: Child, code: int, now: float) -> None:
        """Take leave of a process that ended, as it was wished or by itself."""
        self.restarts += 1
        self.since = datetime.now(UTC)
        if not self._wished.is_set():
            self._mourn(child, code, now)
            return
        child.end_now()
        self.child, self.answered, self._kill_at = None, False, None
        self._wished.clear()
        self._due = now

    def _mourn(self, child: Child, code: int, now: float) -> None:
        child.end_now()
        self._deaths += 1
        if not self.ever_answered and self._deaths >= DEATHS_ALLOWED_AT_FIRST:
            raise OperatorError("service_never_answered", name=self.service.name, code=code)
        self.report(say("service_died", name=self.service.name, code=code, seconds=self._delay))
        self.child, self.answered = None, False
        self._due = now + self._delay
        self._delay = min(2 * self._delay, LONGEST_DELAY)

    def _knock(self, now: float) -> None:
        self.answered = self.service.answers()
        self._due = now + KNOCK_EVERY
        if self.answered:
            self._due = now + SPARE_AFTER
            self._delay = FIRST_DELAY
            if self.ever_answered:
                self.report(say("service_back", name=self.service.name))
            self.ever_answered = True


@dataclass
class Supervisor:
    """Runs its services until told to stop, and leaves none behind."""

    services: Sequence[Service]
    report: Report
    keepers: list[Keeper] = field(init=False)

    def __post_init__(self) -> None:
        self.keepers = [Keeper(service, self.report) for service in self.services]

    def states(self) -> list[ServiceState]:
        """How all of them are."""
        return [keeper.state for keeper in self.keepers]

    def restart(self, name: str) -> None:
        """Wish, from any thread, that a service is started anew; unknown names are nobody's."""
        for keeper in self.keepers:
            if keeper.service.name == name:
                keeper.restart()

    def run(self, stop: threading.Event, when_all_answer: Callable[[], None]) -> None:
        """Keep all services until `stop` is set; `when_all_answer` is called once."""
        announced = False
        try:
            while not stop.wait(LOOK_EVERY):
                for keeper in self.keepers:
                    keeper.look(time.monotonic())
                if not announced and all(keeper.answered for keeper in self.keepers):
                    announced = True
                    when_all_answer()
        finally:
            self._end()

    def _end(self) -> None:
        children = [child for keeper in self.keepers for child in keeper.children]
        for child in children:
            child.ask_to_end()
        deadline = time.monotonic() + GRACE_SECONDS
        for child in children:
            child.wait(max(0.0, deadline - time.monotonic()))
        for child in children:
            child.end_now()
