"""The child's end of the pipe that ties it to its supervisor, on every platform."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable

from maintenance.messages import say

ROLE = "HUB_SUPERVISED"
ACTIVE, SPARE = "active", "spare"
GO = b"go\n"
GRACE_SECONDS = 3.0


def hold_lifeline(prepare: Callable[[], object] = lambda: None) -> bool:
    """Where a supervisor started this process, end with it, however it ends; returns whether there is one.

    A spare does its slow preparations and waits here until it is needed.
    """
    role = os.environ.pop(ROLE, None)
    if role is None:
        return False
    if role == SPARE:
        prepare()
        sys.stdout.write(say("spare_ready") + "\n")
        sys.stdout.flush()
        if os.read(0, len(GO)) != GO:
            sys.exit(0)
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
