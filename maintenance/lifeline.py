"""The child's end of the pipe that ties it to its supervisor, on every platform."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.process import BaseProcess

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
    needed = threading.Event()
    threading.Thread(target=_listen, args=(needed,), name="lifeline", daemon=True).start()
    if role == SPARE:
        prepare()
        sys.stdout.write(say("spare_ready") + "\n")
        sys.stdout.flush()
        needed.wait()
    return True


def end_with_parent() -> None:
    """Where multiprocessing started this process, end with the one that did, however that ends."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), name="lifeline", daemon=True).start()


def _follow(parent: BaseProcess) -> None:
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)


def _listen(needed: threading.Event) -> None:
    """Standard input tells a spare to go, else stays silent, and ends when the supervisor is gone."""
    while os.read(0, 1024):
        needed.set()
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
