"""The publisher as a service: looks at the sources again and again, and publishes what has changed."""

import threading
from contextlib import suppress

from assistant.settings import Settings
from maintenance.errors import OperatorError
from maintenance.generation import publisher_lock
from maintenance.publisher import Publisher
from maintenance.sources import SourceUnreadable

LOOK_EVERY = 1.0
LOCK_SECONDS = 2.0


def watch(settings: Settings, stop: threading.Event) -> None:
    """Publish until `stop` is set; an unreadable source is looked at again, the last generation stays."""
    lock = publisher_lock(settings)
    deadline = LOCK_SECONDS
    while not lock.acquire():
        if stop.wait(LOOK_EVERY / 10) or (deadline := deadline - LOOK_EVERY / 10) < 0:
            raise OperatorError("publisher_runs", path=settings.data_dir)
    publisher = Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone)
    try:
        while not stop.is_set():
            with suppress(SourceUnreadable):
                publisher.publish()
            stop.wait(LOOK_EVERY)
    finally:
        lock.release()
