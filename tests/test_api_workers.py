"""Several workers, one service: conversations, limits and counters are shared."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from fakeredis import TcpFakeServer

from maintenance.api.app import create_app
from maintenance.byte_locks import ByteLocks
from maintenance.knock import responds
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests.factory import PROJECT_ROOT
from tests.serving import served
from tests.waiting import free_ports, until

HOLDER = """
import asyncio, pathlib, sys
from maintenance.byte_locks import ByteLocks
async def hold():
    async with ByteLocks(pathlib.Path(sys.argv[1])).held(7):
        print("held", flush=True)
        sys.stdin.read()
asyncio.run(hold())
"""


@pytest.fixture
def published(settings: MaintenanceSettings) -> MaintenanceSettings:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    return settings.model_copy(update={"api_workers": 2, "rate_limit_api": 3})


@contextmanager
def two_workers(settings: MaintenanceSettings) -> Iterator[tuple[str, str]]:
    """Two applications with the same state folder, as two worker processes have it."""
    with ExitStack() as stack:
        one, other = (stack.enter_context(served(create_app(settings))) for _ in range(2))
        yield one, other


def ask(address: str, question: str) -> str:
    answer = httpx.post(f"{address}/chat", json={"query": question, "session_id": "s"}).json()
    return str(answer["answer"])


def statuses(one: str, other: str) -> list[int]:
    return [httpx.get(f"{address}/tools").status_code for address in (one, other, one, other, one)]


def test_a_follow_up_is_understood_by_another_worker(published: MaintenanceSettings) -> None:
    with two_workers(published) as (one, other):
        assert "300" in ask(one, "2026년 3월 BW0021 생산량?")
        assert "2025년 3월 BW0021" in ask(other, "그럼 2025년은?")
        assert "2025년 3월 BW0022" in ask(one, "그럼 BW0022는?")


def test_a_conversation_outlives_the_service(published: MaintenanceSettings) -> None:
    for question in ("2026년 3월 BW0021 생산량?", "그럼 4월은?"):
        with served(create_app(published)) as address:
            said = ask(address, question)
    assert "4월" in said
    assert "BW0021" in said


def test_the_minute_is_counted_over_all_workers(published: MaintenanceSettings) -> None:
    with two_workers(published) as (one, other):
        assert statuses(one, other) == [200, 200, 200, 429, 429]
        refused = httpx.get(f"{one}/tools")
    assert refused.headers["ratelimit-remaining"] == "0"
    assert 1 <= int(refused.headers["retry-after"]) <= 60


def test_the_minute_is_counted_in_redis(published: MaintenanceSettings) -> None:
    redis = TcpFakeServer(("127.0.0.1", 0), server_type="redis")
    threading.Thread(target=redis.serve_forever, daemon=True).start()
    url = f"redis://127.0.0.1:{redis.server_address[1]}"
    with two_workers(published.model_copy(update={"redis_url": url})) as (one, other):
        assert statuses(one, other) == [200, 200, 200, 429, 429]
    redis.shutdown()
    redis.server_close()


def test_without_redis_each_worker_counts_for_itself(published: MaintenanceSettings) -> None:
    url = f"redis://127.0.0.1:{free_ports(1)[0]}"
    with two_workers(published.model_copy(update={"redis_url": url})) as (one, other):
        assert statuses(one, other) == [200] * 5
        assert statuses(one, other) == [429, 200, 429, 429, 429]


@contextmanager
def lock_holder(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that has lock 7 of the file until it is killed."""
    command = [sys.executable, "-c", HOLDER, str(path)]
    holder = subprocess.Popen(command, cwd=PROJECT_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout and holder.stdout.readline() == b"held\n"
    yield holder
    holder.communicate()


async def test_a_lock_is_waited_for_while_another_process_has_it(tmp_path: Path) -> None:
    path = tmp_path / "locks"
    with lock_holder(path) as holder:
        await _wait_for_lock(path, holder)


async def _wait_for_lock(path: Path, holder: subprocess.Popen[bytes]) -> None:
    locks = ByteLocks(path)
    async with locks.held(8):
        pass
    waiting = asyncio.ensure_future(_take(locks, 7))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    holder.kill()
    await asyncio.wait_for(waiting, 5)
    locks.close()


async def _take(locks: ByteLocks, number: int) -> None:
    async with locks.held(number):
        pass


def test_worker_processes_count_together(data_dir: Path) -> None:
    (port,) = free_ports(1)
    command = [sys.executable, "-m", "maintenance", "api", "--workers", "2"]
    environment = {"API_PORT": str(port), "HUB_DATA_DIR": str(data_dir), "HUB_RATE_LIMIT_API": "25"}
    environment["HUB_TRUSTED_PROXIES"] = "127.0.0.1"
    service = subprocess.Popen(command, cwd=PROJECT_ROOT, env={**os.environ, **environment})
    try:
        address = f"http://127.0.0.1:{port}"
        assert until(lambda: responds("127.0.0.1", port, "/healthz"), seconds=60)
        with ThreadPoolExecutor(6) as threads:
            seen = list(threads.map(lambda _: httpx.get(f"{address}/tools").status_code, range(30)))
        assert sorted(seen) == [200] * 25 + [429] * 5
        through_proxy = httpx.get(f"{address}/tools", headers={"X-Forwarded-For": "10.1.2.3"})
        assert through_proxy.status_code == 200  # the proxy is trusted to name its clients
    finally:
        service.terminate()
        service.wait(20)
    log = (data_dir / ".hub" / "api.log").read_text(encoding="utf-8")
    assert log.count("GET /tools 200") == 26
