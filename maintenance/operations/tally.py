"""What a service counts between two samples: requests, answers, tokens, and how long they took.

Names of the figures, labels after blanks:
requests <route> <status>, errors           counts
answers <engine> <status>                   counts
tokens prompt, tokens output                counts
latency p50, latency p95                    milliseconds of requests
latency p50 <engine>, latency p95 <engine>  milliseconds of answers
sessions                                    conversations with a question in the last half hour
"""

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from assistant.events import Answer
from assistant.memory import IDLE_SECONDS, SESSIONS
from maintenance.operations.samples import SlowQuery

SERVER_ERROR = 500
TIMES_KEPT = 10_000
"""Most durations kept for one percentile."""
SLOW_KEPT = 100


@dataclass(frozen=True, slots=True)
class Interval:
    """What was counted in one interval."""

    values: dict[str, float]
    slow: list[SlowQuery]


class Tally:
    """Counts in memory, from any thread; `drain` begins the next interval."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, request_id: Callable[[], str] = lambda: "-"
    ) -> None:
        self._clock = clock
        self._request_id = request_id
        self._lock = threading.Lock()
        self._sessions: dict[str, float] = {}
        self._begin()

    def _begin(self) -> None:
        self._counts: Counter[str] = Counter()
        self._times: dict[str, list[float]] = {}
        self._slow: list[SlowQuery] = []

    def request(self, route: str, status: int, milliseconds: float) -> None:
        """Count one request by its route."""
        with self._lock:
            self._counts[f"requests {route} {status}"] += 1
            self._counts["errors"] += status >= SERVER_ERROR
            self._time("", milliseconds)

    def answered(self, answer: Answer) -> None:
        """Count one answer, its tokens and its conversation."""
        engine = answer.engine.replace(" ", "_")
        with self._lock:
            self._counts[f"answers {engine} {answer.status}"] += 1
            self._counts["errors"] += answer.status == "error"
            self._counts["tokens prompt"] += answer.usage.prompt_tokens
            self._counts["tokens output"] += answer.usage.output_tokens
            self._time(f" {engine}", answer.elapsed_ms)
            self._sessions.pop(answer.session_id, None)
            self._sessions[answer.session_id] = self._clock()

    def slow(self, what: str, milliseconds: float) -> None:
        """Note a query that took long, under the id of the request that is served."""
        query = SlowQuery(datetime.now(UTC), self._request_id(), round(milliseconds, 1), what)
        with self._lock:
            if len(self._slow) < SLOW_KEPT:
                self._slow.append(query)

    def drain(self) -> Interval:
        """Everything since the last time; figures that are zero are left out."""
        with self._lock:
            values: dict[str, float] = {name: float(count) for name, count in self._counts.items() if count}
            for label, times in self._times.items():
                ordered = sorted(times)
                for percent in (50, 95):
                    rank = (len(ordered) * percent + 99) // 100
                    values[f"latency p{percent}{label}"] = round(ordered[rank - 1], 1)
            if sessions := self._live_sessions():
                values["sessions"] = float(sessions)
            interval = Interval(values, self._slow)
            self._begin()
        return interval

    def _time(self, label: str, milliseconds: float) -> None:
        times = self._times.setdefault(label, [])
        if len(times) < TIMES_KEPT:
            times.append(milliseconds)

    def _live_sessions(self) -> int:
        """Conversations within their time; they stand in the order of their last question."""
        oldest = self._clock() - IDLE_SECONDS
        for session_id, asked in list(self._sessions.items()):
            if asked >= oldest and len(self._sessions) <= SESSIONS:
                break
            del self._sessions[session_id]
        return len(self._sessions)
