"""Figures of the services: counted right, written seldom, and never at the service's cost."""

import logging
import os
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from assistant import observers
from assistant.agent import Agent
from assistant.engine import build_agent
from assistant.events import Answer
from assistant.model import Usage
from assistant.observers import observe, tell_slow
from assistant.timing import timed
from maintenance.api.app import create_app
from maintenance.chat_server import sample
from maintenance.operations.desk import Desk
from maintenance.operations.sampler import INTERVALS_KEPT, Sampler
from maintenance.operations.samples import samples_since, slow_queries
from maintenance.operations.services import ServiceState, service_states
from maintenance.operations.store import FILE, Store
from maintenance.operations.tally import Tally
from maintenance.operations.wishes import add_wish, waiting_wishes
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests.serving import served

LOOPS = int(os.environ.get("HUB_TEST_LOOPS", "2"))
EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


class Failing:
    """An observer that cannot even count."""

    def answered(self, answer: Answer) -> None:
        """See Observer."""
        raise RuntimeError(answer.status)

    def slow(self, what: str, milliseconds: float) -> None:
        """See Observer."""
        raise RuntimeError(what, milliseconds)


ANSWER = Answer("12", "ok", None, "en", "s1", "planner", None, (), (), Usage(), 40.0)


def values(settings: MaintenanceSettings) -> dict[str, float]:
    """All samples of one service, the last of each name."""
    return {one.name: one.value for one in samples_since(Store(settings.state_dir), EPOCH)}


def test_a_tally_counts_by_route_and_engine_and_begins_anew() -> None:
    tally = Tally(request_id=lambda: "r7")
    for number in range(1, 101):
        tally.request("/records", 200, float(number))
    tally.request("/summary", 504, 900.0)
    tally.answered(ANSWER)
    tally.answered(replace(ANSWER, engine="gemini:x", usage=Usage(2, 300, 20), elapsed_ms=9000.0))
    tally.answered(replace(ANSWER, session_id="s2", status="error", elapsed_ms=700.0))
    tally.slow("get_top_items", 612.34)
    interval = tally.drain()
    assert interval.values == {
        "requests /records 200": 100, "requests /summary 504": 1, "errors": 2,
        "latency p50": 51.0, "latency p95": 96.0,
        "answers planner ok": 1, "answers planner error": 1, "answers gemini:x ok": 1,
        "latency p50 planner": 40.0, "latency p95 planner": 700.0,
        "latency p50 gemini:x": 9000.0, "latency p95 gemini:x": 9000.0,
        "tokens prompt": 300, "tokens output": 20, "sessions": 2,
    }  # fmt: skip
    assert [(slow.request_id, slow.what, slow.milliseconds) for slow in interval.slow] == [
        ("r7", "get_top_items", 612.3)
    ]
    assert tally.drain().values == {"sessions": 2}


def test_a_conversation_counts_for_half_an_hour() -> None:
    now = 0.0
    tally = Tally(lambda: now)
    tally.answered(ANSWER)
    now = 1799
    assert tally.drain().values["sessions"] == 1
    now = 1801
    assert tally.drain().values == {}


def test_the_service_of_rest_writes_its_figures(settings: MaintenanceSettings) -> None:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    with served(create_app(settings)) as address:
        assert httpx.get(f"{address}/items").status_code == 200
        assert httpx.get(f"{address}/items").status_code == 200
        assert httpx.get(f"{address}/items?nonsense=1").status_code == 422
        assert httpx.get(f"{address}/healthz").status_code == 200
        assert httpx.post(f"{address}/chat", json={"query": "2025년 3월 BW0021 생산량"}).status_code == 200
    written = values(settings)
    assert written["requests /items 200"] == 2
    assert written["requests /items 422"] == 1
    assert written["answers planner ok"] == 1
    assert written["sessions"] == 1
    assert "requests /healthz 200" not in written


async def test_every_answer_is_told_and_a_failing_observer_harms_none(
    settings: MaintenanceSettings, caplog: pytest.LogCaptureFixture
) -> None:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    agent: Agent = build_agent(settings)
    tally = Tally()
    ends = [observe(Failing()), observe(tally)]
    try:
        answer = await agent.answer("2025년 3월 BW0021 생산량")
        with timed("get_top_items"):
            tell_slow("search", 700.0)
    finally:
        for end in ends:
            end()
    interval = tally.drain()
    assert answer.status == "ok" and interval.values["answers planner ok"] == 1
    assert [slow.what for slow in interval.slow] == ["search"]
    assert "an observer failed" in caplog.text


def test_the_chat_writes_its_last_figures_when_it_closes(
    settings: MaintenanceSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_observers", "_last_acts"):
        monkeypatch.setattr(observers, name, [])
    sample(settings.model_copy(update={"metrics_seconds": 300.0}))
    observers.tell_answered(ANSWER)
    observers.tell_the_end()
    assert values(settings)["answers planner ok"] == 1


def test_figures_wait_while_the_file_is_locked_and_are_written_later(
    settings: MaintenanceSettings, caplog: pytest.LogCaptureFixture
) -> None:
    tally, store = Tally(), Store(settings.state_dir)
    sampler = Sampler(settings, "api", tally)
    sampler._store = Store(settings.state_dir, wait=0.05)
    sampler.write()
    with (
        closing(sqlite3.connect(store.path, isolation_level=None)) as other,
        caplog.at_level(logging.WARNING),
    ):
        other.execute("BEGIN EXCLUSIVE")
        for _ in range(2):
            tally.request("/items", 200, 600.0)
            tally.slow("search", 600.0)
            sampler.write()
    assert caplog.text.count("cannot be written") == 1
    sampler.write()
    assert [one.name for one in samples_since(store, EPOCH)].count("requests /items 200") == 2
    assert len(slow_queries(store)) == 2


def test_a_file_damaged_meanwhile_is_begun_anew_without_the_service_noticing(
    settings: MaintenanceSettings,
) -> None:
    tally, store = Tally(), Store(settings.state_dir)
    sampler = Sampler(settings, "api", tally)
    for damage in (b"\0" * 9000, b"no database", b""):
        tally.request("/items", 200, 1.0)
        sampler.write()
        store.path.write_bytes(damage)
        tally.request("/items", 200, 1.0)
        sampler.write()
        assert values(settings)["requests /items 200"] == 1
        store.path.unlink()
    assert len(list(settings.state_dir.glob("operations.damaged-*.db"))) == 2


@pytest.mark.long
def test_a_writer_killed_at_any_moment_leaves_a_whole_file(tmp_path: Path) -> None:
    script = (
        "import sys, pathlib, datetime as d\n"
        "from maintenance.operations.samples import add_samples, prune\n"
        "from maintenance.operations.store import Store\n"
        "store = Store(pathlib.Path(sys.argv[1]))\n"
        "while True:\n"
        "    now = d.datetime.now(d.UTC)\n"
        "    add_samples(store, now, 'api', {f'requests {n}': n for n in range(200)})\n"
        "    prune(store, now - d.timedelta(seconds=0.2))\n"
        "    print(flush=True)\n"
    )
    chance = random.Random(9)
    for _ in range(LOOPS):
        command = [sys.executable, "-c", script, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(chance.random() * 0.2)
            writer.kill()
        samples = samples_since(Store(tmp_path), EPOCH)
        assert len(samples) % 200 == 0
        with closing(sqlite3.connect(tmp_path / FILE)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert not list(tmp_path.glob("operations.damaged-*"))


def test_figures_that_can_never_be_written_take_bounded_memory(settings: MaintenanceSettings) -> None:
    settings.state_dir.parent.mkdir(parents=True, exist_ok=True)
    settings.state_dir.write_text("a file where the folder should be")
    tally = Tally()
    sampler = Sampler(settings, "api", tally)
    for _ in range(INTERVALS_KEPT + 5):
        tally.request("/items", 200, 1.0)
        sampler.write()
    assert len(sampler._waiting) == INTERVALS_KEPT


def test_the_desk_says_what_changed_and_takes_wishes_once(tmp_path: Path) -> None:
    now = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    store = Store(tmp_path)
    states = [ServiceState("api", 7, "up", now, 0, now)]
    restarted: list[str] = []
    desk = Desk(tmp_path, lambda: states, restarted.append)
    desk.look(now)
    assert service_states(store) == states
    states[0] = replace(states[0], seen=now + timedelta(seconds=5))
    desk.look(now + timedelta(seconds=5))
    assert service_states(store)[0].seen == now
    add_wish(store, "restart", "api", now)
    add_wish(store, "run", "backup", now)
    desk.look(now + timedelta(seconds=6))
    desk.look(now + timedelta(seconds=16))
    assert restarted == ["api"]
    assert service_states(store) == states
    assert [wish.kind for wish in waiting_wishes(store)] == ["run"]
