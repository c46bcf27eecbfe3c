"""The query processes that are kept warm, so that one query's end is never the next one's wait."""

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tools.cancellation import is_cancelled
from tools.sql_limits import Limits
from tools.sql_process import POLL_SECONDS, SqlProcess
from tools.tool import ToolError

DOUBTFUL = {"too_large", "unavailable"}
"""Errors after which a process is replaced, since its engine may be out of memory or out of order."""


class SqlPool:
    """Runs queries in processes of its own; safe to use from several threads."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._free = threading.BoundedSemaphore(self.limits.processes)
        self._lock = threading.Lock()
        self._idle: list[SqlProcess] = []
        self._closed = False

    def run(self, request: Mapping[str, object]) -> dict[str, Any]:
        """The reply to a request, from whichever process is free; see `sql_worker` for both.

        Raises ToolError.
        """
        with self._place():
            process = self._take()
            try:
                reply = process.ask(request)
            except BaseException:
                process.stop()
                raise
            if reply.get("error") in DOUBTFUL or process.resident_mb > self.limits.resident_mb / 2:
                process.stop()
            else:
                self._keep(process)
            return reply

    def warm_up(self) -> None:
        """Start the first processes before a query needs them."""
        self._keep(self._take())

    def close(self) -> None:
        """Stop all idle processes; those still at work are stopped when they have answered."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for process in idle:
            process.stop()

    @contextmanager
    def _place(self) -> Iterator[None]:
        deadline = time.monotonic() + self.limits.wait_seconds
        while not self._free.acquire(timeout=POLL_SECONDS):
            if is_cancelled() or time.monotonic() > deadline:
                raise ToolError(
                    "unavailable", "Other custom queries are still running. Try again in a moment."
                )
        try:
            yield
        finally:
            self._free.release()

    def _take(self) -> SqlProcess:
        """A process to ask, with its successor already starting in case it has to be killed."""
        with self._lock:
            for process in self._idle:
                if not process.alive:
                    process.stop()
            waiting = sorted(
                (process for process in self._idle if process.alive), key=lambda one: not one.ready
            )
            process = waiting.pop(0) if waiting else self._started()
            self._idle = waiting or [self._started()]
            return process

    def _started(self) -> SqlProcess:
        try:
            return SqlProcess(self.limits)
        except OSError as error:
            raise ToolError("unavailable", "No query process can be started now. Try again later.") from error

    def _keep(self, process: SqlProcess) -> None:
        with self._lock:
            if not self._closed and len(self._idle) <= self.limits.processes:
                self._idle.append(process)
                return
        process.stop()
