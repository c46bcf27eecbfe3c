"""A process that lets commands die: it forks one for each line of its input and kills it in time.

Everything is imported beforehand, so that nearly all of a command's time is its work. Each line is answered
with the seconds that the command ran, and whether it came to its end.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable

from maintenance.backup import alone, chosen, make_backups, open_backups
from maintenance.indexes import analyze, heal
from maintenance.publisher import Publisher
from maintenance.restore import find_backup, restore
from maintenance.rollover import roll_over
from maintenance.settings import MaintenanceSettings
from maintenance.sources import LIVE_FILE

POLL = 0.0005


def backup(settings: MaintenanceSettings) -> None:
    """`hub backup`."""
    with alone(settings):
        assert make_backups(settings, chosen(settings, live=True, archive=True)).failed == {}


def bring_back(settings: MaintenanceSettings) -> None:
    """`hub restore`."""
    with alone(settings):
        backups = open_backups(settings)
        restore(backups, find_backup(backups, "live"), settings.data_dir)


def rollover(settings: MaintenanceSettings) -> None:
    """`hub rollover --remove`."""
    with alone(settings):
        roll_over(settings, None, lambda source, part: None, remove=True)


def publish(settings: MaintenanceSettings) -> None:
    """`hub publish`."""
    Publisher.from_settings(settings).publish()


def mend_indexes(settings: MaintenanceSettings) -> None:
    """What `hub watch` does for the indexes of live."""
    live = settings.data_dir / LIVE_FILE
    heal(live, 0.0, threading.Event().wait)
    analyze(live, 0.0, threading.Event().wait)


WORKS: dict[str, Callable[[MaintenanceSettings], None]] = {
    "backup": backup,
    "restore": bring_back,
    "rollover": rollover,
    "publish": publish,
    "indexes": mend_indexes,
}


def main() -> None:
    """Let the command of the first argument die again and again."""
    work = WORKS[sys.argv[1]]
    for line in sys.stdin:
        began, process = time.monotonic(), os.fork()
        if not process:
            work(MaintenanceSettings())
            os._exit(0)
        ended = _wait(process, began + float(line))
        if not ended:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        sys.stdout.write(f"{time.monotonic() - began} {int(ended)}\n")
        sys.stdout.flush()


def _wait(process: int, until: float) -> bool:
    while time.monotonic() < until:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            if status:
                sys.exit(f"the command failed: {status}")
            return True
        time.sleep(POLL)
    return False


if __name__ == "__main__":
    main()
