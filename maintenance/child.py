"""A child process that never outlives its supervisor, and whose output says whose it is."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO

from maintenance.lifeline import ACTIVE, GO, ROLE, SPARE

Report = Callable[[str], None]
"""Takes one line for the log."""


class Child:
    """One running process, in a group of its own so that what it started ends with it."""

    def __init__(self, name: str, command: Sequence[str], report: Report, *, spare: bool = False) -> None:
        self.name = name
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, ROLE: SPARE if spare else ACTIVE, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"},
            start_new_session=True,
            creationflags=_own_group_flag(),
        )
        self._forwarder = threading.Thread(
            target=self._forward, args=(self._process.stdout, report), daemon=True
        )
        self._forwarder.start()

    @property
    def pid(self) -> int:
        """Process id, which is also the id of its group."""
        return self._process.pid

    def exit_code(self) -> int | None:
        """The code it ended with, None while it runs."""
        return self._process.poll()

    def go(self) -> None:
        """Tell a spare to take its place; one that is gone by now shows by its exit code."""
        assert self._process.stdin is not None  # it is a pipe
        with suppress(OSError):
            self._process.stdin.write(GO)
            self._process.stdin.flush()

    def ask_to_end(self) -> None:
        """Let go of its lifeline, and where the platform can, say so by a signal."""
        self._cut_lifeline()
        if sys.platform != "win32" and self.exit_code() is None:
            self._process.terminate()

    def wait(self, seconds: float) -> bool:
        """Whether it ended within that time."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self.exit_code() is not None

    def end_now(self) -> None:
        """Kill whatever is left of it and of the processes it started."""
        self._cut_lifeline()
        self._process.kill()
        if sys.platform != "win32":
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()
        self._forwarder.join(0.3)

    def _cut_lifeline(self) -> None:
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()

    def _forward(self, output: IO[bytes], report: Report) -> None:
        with output:
            for line in output:
                report(f"{self.name} | {line.decode('utf-8', 'replace').rstrip()}")


def _own_group_flag() -> int:
    if sys.platform == "win32":
        return subprocess.CREATE_NEW_PROCESS_GROUP
    return 0
