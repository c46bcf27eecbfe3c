"""Writes what a service counted, every so often, and harms the service in no way when it cannot."""

import logging
import threading
import time
from collections import deque
from datetime import UTC, datetime, timedelta

from maintenance.operations.samples import add_samples, add_slow_queries, prune
from maintenance.operations.store import Store, StoreUnavailable
from maintenance.operations.tally import Interval, Tally
from maintenance.settings import MaintenanceSettings

INTERVALS_KEPT = 120
"""Intervals that wait in memory while nothing can be written; the oldest go first."""
PRUNE_EVERY = 3600.0

logger = logging.getLogger("hub.operations")


class Sampler:
    """A thread of a service that writes its tally as samples; `stop` writes the last one."""

    def __init__(self, settings: MaintenanceSettings, service: str, tally: Tally) -> None:
        self._service = service
        self._tally = tally
        self._store = Store(settings.state_dir)
        self._seconds = settings.metrics_seconds
        self._kept = timedelta(days=settings.metrics_days)
        self._waiting: deque[tuple[datetime, Interval]] = deque(maxlen=INTERVALS_KEPT)
        self._failing = False
        self._prune_due = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sampler", daemon=True)

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def stop(self) -> None:
        """Write what is left and end."""
        self._stop.set()
        self._thread.join()

    def write(self) -> None:
        """Write what was counted by now, or keep it for the next time."""
        interval = self._tally.drain()
        if interval.values:
            self._waiting.append((datetime.now(UTC), interval))
        try:
            self._write_waiting()
            self._prune_when_due()
            self._failing = False
        except StoreUnavailable as error:
            if not self._failing:
                logger.warning("the figures of the operations page cannot be written: %s", error)
            self._failing = True

    def _run(self) -> None:
        while not self._stop.wait(self._seconds):
            self.write()
        self.write()

    def _write_waiting(self) -> None:
        while self._waiting:
            at, interval = self._waiting[0]
            add_samples(self._store, at, self._service, interval.values)
            self._waiting.popleft()
            if interval.slow:
                add_slow_queries(self._store, interval.slow)

    def _prune_when_due(self) -> None:
        if time.monotonic() >= self._prune_due:
            prune(self._store, datetime.now(UTC) - self._kept)
            self._prune_due = time.monotonic() + PRUNE_EVERY
