"""The publisher as a service: looks at the sources again and again, and publishes what has changed."""

import threading
from contextlib import suppress

from assistant.settings import Settings
from maintenance.errors import OperatorError
from maintenance.generation import watch_lock
from maintenance.lock import LockTaken, locked
from maintenance.publisher import Publisher
from maintenance.sources import SourceUnreadable

LOOK_EVERY = 1.0
LOCK_SECONDS = 2.0


def watch(settings: Settings, stop: threading.Event) -> None:
    """Publish until `stop` is set; an unreadable source is looked at again, the last generation stays."""
    try:
        with locked(watch_lock(settings), LOCK_SECONDS):
            _publish_changes(settings, stop)
    except LockTaken as error:
        raise OperatorError("publisher_runs", path=settings.data_dir) from error


def _publish_changes(settings: Settings, stop: threading.Event) -> None:
    publisher = Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone)
    while not stop.is_set():
        with suppress(SourceUnreadable):
            publisher.publish()
        stop.wait(LOOK_EVERY)
