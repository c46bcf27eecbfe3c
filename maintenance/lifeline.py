"""The child's end of the pipe that ties it to its supervisor, on every platform."""

import os
import signal
import sys
import threading
import time

SUPERVISED = "HUB_SUPERVISED"
GRACE_SECONDS = 3.0


def hold_lifeline() -> bool:
    """Where a supervisor started this process, end with it, however it ends; returns whether there is one."""
    if os.environ.pop(SUPERVISED, None) is None:
        return False
    threading.Thread(target=_end_with_supervisor, name="lifeline", daemon=True).start()
    return True


def _end_with_supervisor() -> None:
    """Standard input stays silent while the supervisor lives and ends when it is gone."""
    while os.read(0, 1024):
        pass
    _signal_group("SIGTERM")
    time.sleep(GRACE_SECONDS)
    _signal_group("SIGKILL")
    os._exit(1)


def _signal_group(name: str) -> None:
    """Signal this process and what it started, which the supervisor put into one group."""
    if sys.platform != "win32":
        os.killpg(os.getpgrp(), getattr(signal, name))
    else:
        os.kill(os.getpid(), signal.SIGTERM)
