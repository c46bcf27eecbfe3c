"""A running query process, seen from its parent: asked, watched, and killed when it overruns."""

import json
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict
from queue import Empty, SimpleQueue
from typing import Any

import psutil

from tools.cancellation import is_cancelled
from tools.sql_errors import MEMORY_LESSON
from tools.sql_limits import Limits
from tools.tool import ToolError

POLL_SECONDS = 0.025
KEPT_ENVIRONMENT = ("LANG", "LD_LIBRARY_PATH", "PATH", "SYSTEMROOT")
"""All that a query process learns of its parent's environment: no key, no setting."""
WINDOWS_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0
)

log = logging.getLogger(__name__)


class SqlProcess:
    """One process that answers one query at a time; after a ToolError of `ask` it is of no more use."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lines: SimpleQueue[bytes] = SimpleQueue()
        self._ready = False
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-m", "tools.sql_worker", json.dumps(asdict(limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ},
            creationflags=WINDOWS_FLAGS,
        )
        self._reader = threading.Thread(target=self._read, name="sql-process", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """The operating system's number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    @property
    def ready(self) -> bool:
        """Whether it has come up, so that an answer need not wait for that."""
        return self._ready or not self._lines.empty()

    @property
    def resident_mb(self) -> float:
        """Memory it holds now; 0 once it has ended."""
        try:
            return float(psutil.Process(self.pid).memory_info().rss) / 1024 / 1024
        except psutil.Error:
            return 0.0

    def ask(self, request: Mapping[str, object]) -> dict[str, Any]:
        """The reply to a request.

        Raises ToolError where time, memory or the process itself ran out, or the question was cancelled.
        """
        if not self._ready:
            self._reply(self._limits.start_seconds)
            self._ready = True
        try:
            assert self._process.stdin is not None  # it is a pipe
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            raise _ended() from error
        return self._reply(self._limits.seconds)

    def stop(self) -> None:
        """Kill the process and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        if self._process.stdin is not None:
            try:
                self._process.stdin.close()
            except OSError:
                log.debug("the pipe to query process %s was already broken", self.pid)

    def _reply(self, seconds: float) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        while True:
            try:
                line = self._lines.get(timeout=POLL_SECONDS)
            except Empty:
                self._check(deadline)
            else:
                return _decoded(line)

    def _check(self, deadline: float) -> None:
        if is_cancelled():
            raise ToolError("unavailable", "The question was cancelled.")
        if time.monotonic() > deadline:
            raise ToolError(
                "timeout",
                f"The query took longer than {self._limits.seconds:g} seconds and was stopped. Filter by"
                " production_date, use item_days instead of production_records, or join on equal columns.",
                seconds=self._limits.seconds,
            )
        if self.resident_mb > self._limits.resident_mb:
            raise ToolError("too_large", MEMORY_LESSON)

    def _read(self) -> None:
        """Hand on the process's lines, and an empty one at its end."""
        assert self._process.stdout is not None  # it is a pipe
        with self._process.stdout as output:
            while line := output.readline(8 * self._limits.answer_bytes):
                self._lines.put(line)
        self._lines.put(b"")


def _decoded(line: bytes) -> dict[str, Any]:
    try:
        reply: dict[str, Any] = json.loads(line)
    except ValueError as error:
        raise _ended() from error
    return reply


def _ended() -> ToolError:
    return ToolError(
        "unavailable", "The query's process ended before it answered. Simplify the query, then retry."
    )
