"""Every way an operating system asks a process to stop."""

import signal
import threading
from types import FrameType

STOP_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


def stop_event() -> threading.Event:
    """An event that every signal to stop sets; a second one changes nothing."""
    stop = threading.Event()

    def set_stop(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for name in STOP_SIGNALS:
        if number := getattr(signal, name, None):
            signal.signal(number, set_stop)
    return stop
