"""What the sidecar counts, for Prometheus."""

import time
from collections.abc import Callable
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.events import Answer
from maintenance.api.cache import ResponseCache
from maintenance.api.log import PROBES, request_id
from maintenance.operations.tally import Tally

UNCOUNTED = (*PROBES, "/monitor")
"""Asked by machines, and by the operations page itself: their requests would hide those of people."""
GaugeMode = Literal["livesum", "livemostrecent"]
"""What a gauge of several workers says: their sum, or the latest."""


class Metrics:
    """The counters of one application, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.tally = Tally(request_id=request_id.get)
        self.requests = self._counter("requests", "Requests", "route", "method", "status")
        self.seconds = Histogram(
            "hub_request_seconds", "Seconds a request took", ["route"], registry=self.registry
        )
        self.tool_calls = self._counter("tool_calls", "Tool calls", "tool", "outcome")
        self.answers = self._counter("answers", "Answers to questions", "engine", "status")
        self.tokens = self._counter("model_tokens", "Tokens of the language model", "kind")
        self.sessions = self._gauge("sessions", "Conversations in memory")
        self.cache_hits = self._gauge("cache_hits", "Responses given from the cache")
        self.cache_misses = self._gauge("cache_misses", "Responses computed")
        self.generation_age = self._gauge(
            "generation_age_seconds", "Age of the data in service", "livemostrecent"
        )

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(f"hub_{name}", what, labels, registry=self.registry)

    def _gauge(self, name: str, what: str, of_workers: GaugeMode = "livesum") -> Gauge:
        return Gauge(f"hub_{name}", what, registry=self.registry, multiprocess_mode=of_workers)

    def look(self, sessions: int, cache: ResponseCache) -> None:
        """Take down what a worker holds at the moment."""
        self.sessions.set(sessions)
        self.cache_hits.set(cache.hits)
        self.cache_misses.set(cache.misses)

    def answered(self, answer: Answer) -> None:
        """Count one answer, its tools and its tokens."""
        self.answers.labels(answer.engine, answer.status).inc()
        self.tokens.labels("prompt").inc(answer.usage.prompt_tokens)
        self.tokens.labels("output").inc(answer.usage.output_tokens)
        for table in answer.tables:
            self.tool_calls.labels(table.basis.tool, "table").inc()


class Measured:
    """Counts and times every request under the path of its route, never under the client's own text."""

    def __init__(self, app: ASGIApp, metrics: Metrics, look: Callable[[], None]) -> None:
        self._app = app
        self._metrics = metrics
        self._look = look

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request and remember how it went."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            route = str(scope.get("hub.route") or getattr(scope.get("route"), "path", "other"))
            self._metrics.requests.labels(route, scope["method"], status).inc()
            seconds = time.perf_counter() - started
            self._metrics.seconds.labels(route).observe(seconds)
            if not route.startswith(UNCOUNTED):
                self._metrics.tally.request(route, status, seconds * 1000)
            self._look()
