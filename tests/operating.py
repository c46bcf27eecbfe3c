"""A working day of a factory in the operations database, for whoever looks at the operations page."""

import math
from datetime import UTC, datetime, timedelta
from pathlib import Path

from maintenance.operations.job_runs import begin_run, end_run
from maintenance.operations.samples import SlowQuery, add_samples, add_slow_queries
from maintenance.operations.services import ServiceState, write_services
from maintenance.operations.store import Store

STEP = timedelta(minutes=10)


def a_day(state_dir: Path, now: datetime | None = None) -> None:
    """Figures of the last 24 hours, two runs of jobs, two slow queries and three services that run."""
    now = now or datetime.now(UTC)
    store = Store(state_dir)
    for number in range(144):
        busy = max(0.0, math.sin(math.pi * number / 144)) ** 2
        at = now - timedelta(days=1) + (number + 1) * STEP
        add_samples(store, at, "api", _api(number, busy))
        add_samples(store, at, "chat", _chat(number, busy))
    slow = [(3, "/records/export", 1840.0), (1, "get_monthly_trend", 612.0)]
    add_slow_queries(
        store,
        [SlowQuery(now - timedelta(hours=hours), f"a1b2c3d{hours}", ms, what) for hours, what, ms in slow],
    )
    _runs(store, now)
    services_run(state_dir, now)


def services_run(state_dir: Path, now: datetime) -> None:
    """Let the supervisor say at that moment that all its services run."""
    since = now - timedelta(hours=9)
    states = [("publisher", 4101, 0), ("api", 4102, 1), ("chat", 4103, 0), ("scheduler", 4104, 0)]
    write_services(
        Store(state_dir), [ServiceState(name, pid, "up", since, count, now) for name, pid, count in states]
    )


def _api(number: int, busy: float) -> dict[str, float]:
    wave = 1 + 0.3 * math.sin(number)
    return {
        "requests /records 200": round(60 * busy * wave),
        "requests /summary 200": round(35 * busy),
        "requests /records 422": float(number % 37 == 0),
        "requests /records/export 200": float(number % 24 == 5),
        "requests /summary/compare 504": float(number == 100) * 3,
        "errors": float(number == 100) * 3,
        "latency p50": 3 + 2 * busy * wave,
        "latency p95": 11 + 30 * busy * wave,
    }


def _chat(number: int, busy: float) -> dict[str, float]:
    wave = 1 + 0.4 * math.sin(number * 1.7)
    if busy < 0.05:
        return {}
    return {
        "answers gemini:gemini-3.8-flash ok": round(9 * busy * wave),
        "answers planner ok": round(4 * busy),
        "latency p95 gemini:gemini-3.8-flash": 2600 + 900 * busy * wave,
        "latency p95 planner": 45 + 30 * busy,
        "tokens prompt": round(21_000 * busy * wave),
        "tokens output": round(2_600 * busy * wave),
        "sessions": round(12 * busy * wave),
    }


def _runs(store: Store, now: datetime) -> None:
    told = [
        ("backup", 7, True, "live 1개를 백업했습니다.", "Backed up live."),
        ("quality", 6, True, "이상 2가지", "2 kinds of findings"),
        ("report", 1, False, "메일 서버가 응답하지 않습니다.", "The mail server does not answer."),
    ]
    for job, hours, ok, ko, en in told:
        started = now - timedelta(hours=hours)
        run = begin_run(store, job, started)
        end_run(store, run, started + timedelta(seconds=4), ok=ok, message_ko=ko, message_en=en)
