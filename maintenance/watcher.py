"""The publisher as a service, one for each data folder."""

import threading
import time
from collections.abc import Callable

from maintenance.caretaker import Caretaker
from maintenance.errors import OperatorError
from maintenance.generation import watch_lock
from maintenance.lock import LockTaken, locked
from maintenance.messages import say
from maintenance.publish_once import publish_once
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from maintenance.unreadable import unreadable
from tools.snapshot import Manifest, Status

LOCK_SECONDS = 2.0
SAY_EVERY = 5.0


def watch(settings: MaintenanceSettings, stop: threading.Event, report: Callable[[str], None]) -> None:
    """Publish what changes until `stop` is set; the problems of sources are reported as they come.

    The indexes of the ERP's files are looked after beside it.
    """

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
            caretaker = threading.Thread(target=Caretaker(settings).run, args=(stop,), name="caretaker")
            caretaker.start()
            try:
                Publisher.from_settings(settings, progress).watch(stop, announce)
            finally:
                stop.set()
                caretaker.join()
    except LockTaken as error:
        raise OperatorError("publisher_runs", path=settings.data_dir) from error


def watch_once(settings: MaintenanceSettings, stop: threading.Event) -> Manifest:
    """Look after the indexes and publish what has changed, for a scheduler that calls again.

    Raises OperatorError.
    """
    try:
        with locked(watch_lock(settings), LOCK_SECONDS):
            Caretaker(settings).look(stop, patiently=True)
            return publish_once(settings)
    except LockTaken as error:
        raise OperatorError("publisher_runs", path=settings.data_dir) from error
