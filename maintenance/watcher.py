"""The publisher as a service, one for each data folder."""

import threading
from collections.abc import Callable

from assistant.settings import Settings
from maintenance.errors import OperatorError
from maintenance.generation import watch_lock
from maintenance.lock import LockTaken, locked
from maintenance.publisher import Publisher
from maintenance.unreadable import unreadable
from tools.snapshot import Status

LOCK_SECONDS = 2.0


def watch(settings: Settings, stop: threading.Event, report: Callable[[str], None]) -> None:
    """Publish what changes until `stop` is set; the problems of sources are reported as they come."""

    def announce(status: Status) -> None:
        for source in status.problems:
            report(str(unreadable(source.name, source.problem or "unreadable")))

    try:
        with locked(watch_lock(settings), LOCK_SECONDS):
            Publisher.from_settings(settings).watch(stop, announce)
    except LockTaken as error:
        raise OperatorError("publisher_runs", path=settings.data_dir) from error
