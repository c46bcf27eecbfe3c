"""The publisher as a service: looks at the sources again and again, and publishes what has changed."""

import threading

from assistant.settings import Settings
from maintenance.errors import OperatorError
from maintenance.generation import watch_lock
from maintenance.lock import LockTaken, locked
from maintenance.publisher import Publisher

LOCK_SECONDS = 2.0


def watch(settings: Settings, stop: threading.Event) -> None:
    """Publish until `stop` is set; an unreadable source is looked at again, the last generation stays."""
    try:
        with locked(watch_lock(settings), LOCK_SECONDS):
            Publisher.from_settings(settings).watch(stop)
    except LockTaken as error:
        raise OperatorError("publisher_runs", path=settings.data_dir) from error
