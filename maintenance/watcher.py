"""The publisher as a service, one for each data folder."""

import threading
import time
from collections.abc import Callable

from assistant.settings import Settings
from maintenance.errors import OperatorError
from maintenance.generation import watch_lock
from maintenance.lock import LockTaken, locked
from maintenance.messages import say
from maintenance.publisher import Publisher
from maintenance.unreadable import unreadable
from tools.snapshot import Status

LOCK_SECONDS = 2.0
SAY_EVERY = 5.0


def watch(settings: Settings, stop: threading.Event, report: Callable[[str], None]) -> None:
    """Publish what changes until `stop` is set; the problems of sources are reported as they come."""

    def announce(status: Status) -> None:
        for source in status.problems:
            report(str(unreadable(source.name, source.problem or "unreadable")))

    last = time.monotonic()

    def progress(source: str, fraction: float) -> None:
        nonlocal last
        if time.monotonic() > last + SAY_EVERY:
            last = time.monotonic()
            report(say("publishing", source=source, percent=100 * fraction))

    try:
        with locked(watch_lock(settings), LOCK_SECONDS):
            Publisher.from_settings(settings, progress).watch(stop, announce)
    except LockTaken as error:
        raise OperatorError("publisher_runs", path=settings.data_dir) from error
