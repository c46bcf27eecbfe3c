"""Samples as the page draws them: a few dozen bins over the chosen hours, and their totals."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from maintenance.operations.samples import Bin, bins
from maintenance.operations.store import Store

BINS = 60
CHARTS: dict[str, tuple[str, ...]] = {
    "requests": ("requests", "errors"),
    "latency": ("p50", "p95"),
    "answers": (),
    "answer_latency": (),
    "tokens": ("prompt", "output"),
    "sessions": ("chat", "api"),
}
"""Lines that a chart has always; the others have a line for each engine that answered."""

Charts = dict[str, dict[str, list[float]]]


def series(store: Store, now: datetime, hours: int) -> dict[str, Any]:
    """Everything drawn and counted over the last hours; bin `i` begins `i * seconds` after `start`.

    Raises StoreUnavailable.
    """
    seconds = hours * 3600 // BINS
    end = (now.timestamp() // seconds + 1) * seconds
    start = datetime.fromtimestamp(end - BINS * seconds, now.tzinfo)
    found = bins(store, start, timedelta(seconds=seconds))
    return {
        "start": start.isoformat(),
        "seconds": seconds,
        "charts": charts(found),
        "routes": routes(found),
        "engines": engines(found),
    }


def charts(found: Iterable[Bin]) -> Charts:
    """The lines of every chart."""
    drawn: Charts = {name: {line: [0.0] * BINS for line in lines} for name, lines in CHARTS.items()}
    for one in found:
        for chart, line, value in _places(one):
            points = drawn[chart].setdefault(line, [0.0] * BINS)
            if 0 <= one.index < BINS:
                points[one.index] += value
    return drawn


def _places(one: Bin) -> Iterator[tuple[str, str, float]]:
    """Where a bin is drawn, by the words of its name."""
    match one.name.split(" "):
        case ["requests", _route, _status]:
            yield "requests", "requests", one.total
        case ["errors"]:
            yield "requests", "errors", one.total
        case ["latency", percentile]:
            yield "latency", percentile, one.mean if percentile == "p50" else one.greatest
        case ["latency", "p95", engine]:
            yield "answer_latency", engine, one.greatest
        case ["answers", engine, _status]:
            yield "answers", engine, one.total
        case ["tokens", kind]:
            yield "tokens", kind, one.total
        case ["sessions"]:
            yield "sessions", one.service, one.greatest


def routes(found: Iterable[Bin]) -> list[dict[str, Any]]:
    """Requests by route and status, the most frequent first."""
    counted: Counter[tuple[str, str]] = Counter()
    for one in found:
        match one.name.split(" "):
            case ["requests", route, status]:
                counted[route, status] += int(one.total)
    return [
        {"route": route, "status": int(status), "requests": count}
        for (route, status), count in counted.most_common()
    ]


def engines(found: Iterable[Bin]) -> list[dict[str, Any]]:
    """Answers by service, engine and status, the most frequent first."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for one in found:
        match one.name.split(" "):
            case ["answers", engine, status]:
                counted[one.service, engine, status] += int(one.total)
    return [
        {"service": service, "engine": engine, "status": status, "answers": count}
        for (service, engine, status), count in counted.most_common()
    ]
