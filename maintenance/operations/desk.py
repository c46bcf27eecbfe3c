"""The supervisor's side of the operations page: says how its services are, takes wishes to restart one."""

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from maintenance.operations.services import ServiceState, write_services
from maintenance.operations.store import Store, StoreUnavailable
from maintenance.operations.wishes import take_wishes

LOOK_EVERY = 0.5
SAY_AGAIN_AFTER = timedelta(seconds=15)
"""A state that stays the same is written so often, so that readers know it is no old one."""
WAIT_SECONDS = 0.5

Version = list[tuple[int, int] | None]


class Desk:
    """A thread beside the supervisor, which never waits for the database itself."""

    def __init__(
        self, state_dir: Path, states: Callable[[], Sequence[ServiceState]], restart: Callable[[str], None]
    ) -> None:
        self._store = Store(state_dir, WAIT_SECONDS)
        self._states = states
        self._restart = restart
        self._said: list[tuple[object, ...]] = []
        self._said_at = datetime.min.replace(tzinfo=UTC)
        self._seen: Version | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="desk", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """End, and say that all is over."""
        self._stop.set()
        self._thread.join()

    def look(self, now: datetime) -> None:
        """Say what changed and take what is wished; a database that is not to be had is tried again."""
        try:
            self._say(now)
            if (version := self._version()) != self._seen:
                self._seen = version
                for wish in take_wishes(self._store, "restart", now):
                    self._restart(wish.target)
        except StoreUnavailable:
            self._seen = None

    def _run(self) -> None:
        while not self._stop.wait(LOOK_EVERY):
            self.look(datetime.now(UTC))
        self.look(datetime.now(UTC))

    def _say(self, now: datetime) -> None:
        states = list(self._states())
        told: list[tuple[object, ...]] = [(one.name, one.pid, one.state, one.restarts) for one in states]
        if told != self._said or now - self._said_at >= SAY_AGAIN_AFTER:
            write_services(self._store, states)
            self._said, self._said_at = told, now

    def _version(self) -> Version:
        """What changes with every write to the database, for the price of a look at the folder."""
        path = self._store.path
        return [_change(path), _change(path.with_name(f"{path.name}-wal"))]


def _change(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size
