"""The query processes: confined, watched, killed and replaced, whatever a statement does."""

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psutil
import pytest

from maintenance.publisher import Publisher
from tests import factory
from tests.sql_statements import bombs, request
from tools.cancellation import cancellable
from tools.registry import run
from tools.sql_limits import Limits
from tools.sql_pool import SqlPool
from tools.sql_process import SqlProcess
from tools.tool import Facts, ToolError
from tools.warehouse import Generation, Warehouse

LOOPS = int(os.environ.get("HUB_TEST_LOOPS", "4"))
SMALL = Limits(seconds=1.0, wait_seconds=60.0)
ENDLESS = "SELECT count(*) FROM range(1000000000000)"
YEARS = {"date_from": "2024-01-01", "date_to": "2026-10-31"}
HUNGRY = "SELECT list(i) FROM range(1000000000) AS numbers(i)"


def rows(pool: SqlPool, generation: Generation, sql: str) -> Any:
    """The rows of a query that must succeed."""
    reply = pool.run(request(generation, sql))
    assert "error" not in reply, reply
    return reply["rows"]


@pytest.fixture(scope="module")
def pool() -> Iterator[SqlPool]:
    pool = SqlPool(SMALL)
    yield pool
    pool.close()


def kill(processes: list[psutil.Process]) -> None:
    """End processes as the operating system does when it runs out of memory."""
    for process in processes:
        process.kill()
    psutil.wait_procs(processes, timeout=30)


def test_a_query_out_of_time_is_killed_and_the_next_one_is_right(
    pool: SqlPool, generation: Generation
) -> None:
    with pytest.raises(ToolError, match="longer than 1 seconds") as caught:
        pool.run(request(generation, ENDLESS))
    assert caught.value.code == "timeout"
    assert rows(pool, generation, "SELECT count(*) FROM production_records") == [[105]]


def test_a_query_out_of_memory_is_an_error_and_the_next_one_is_right(generation: Generation) -> None:
    pool = SqlPool(Limits(seconds=60.0))
    try:
        assert pool.run(request(generation, HUNGRY))["error"] == "too_large"
        assert rows(pool, generation, "SELECT count(*) FROM production_records") == [[105]]
    finally:
        pool.close()


def test_resident_memory_is_watched_where_nothing_else_bounds_it(generation: Generation) -> None:
    process = SqlProcess(Limits(seconds=60.0, engine_mb=100_000, address_space_mb=100_000, resident_mb=300))
    try:
        with pytest.raises(ToolError) as caught:
            process.ask(request(generation, HUNGRY))
    finally:
        process.stop()
    assert caught.value.code == "too_large"


def test_a_process_that_dies_under_a_query_is_an_error_and_replaced(generation: Generation) -> None:
    others = set(psutil.Process().children())  # servers of other tests
    pool = SqlPool(Limits(processes=1))
    try:
        rows(pool, generation, "SELECT 1")
        ours = [child for child in psutil.Process().children() if child not in others]
        killer = threading.Timer(0.3, kill, [ours])
        killer.start()
        with pytest.raises(ToolError, match="ended before it answered") as caught:
            pool.run(request(generation, ENDLESS))
        killer.join()
        assert caught.value.code == "unavailable"
        assert rows(pool, generation, "SELECT count(*) FROM items") == [[3]]
    finally:
        pool.close()


async def test_a_cancelled_question_stops_its_query(generation: Generation) -> None:
    pool = SqlPool(Limits(seconds=120.0, processes=1))
    try:

        async def ask() -> None:
            with cancellable():
                await asyncio.to_thread(pool.run, request(generation, ENDLESS))

        question = asyncio.create_task(ask())
        await asyncio.sleep(0.5)
        question.cancel()
        with pytest.raises(asyncio.CancelledError):
            await question
        assert await asyncio.to_thread(rows, pool, generation, "SELECT 1") == [[1]]
    finally:
        pool.close()


def test_a_process_does_not_outlive_its_parent(generation: Generation) -> None:
    """The parent is killed outright while its process is busy with an endless query."""
    script = (
        "import sys, json, threading, time\n"
        "from tools.sql_limits import Limits\n"
        "from tools.sql_process import SqlProcess\n"
        "process = SqlProcess(Limits(seconds=600))\n"
        "process.ask(json.loads(sys.argv[1]))\n"
        "threading.Thread(target=process.ask, args=[json.loads(sys.argv[2])], daemon=True).start()\n"
        "time.sleep(0.3)\n"
        "print(process.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    arguments = [json.dumps(request(generation, sql)) for sql in ("SELECT 1", ENDLESS)]
    with subprocess.Popen([sys.executable, "-c", script, *arguments], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        orphan = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
        psutil.wait_procs([orphan], timeout=30)
        assert not orphan.is_running() or orphan.status() == psutil.STATUS_ZOMBIE


def test_a_process_holds_no_secret_and_few_rights(
    generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", "secret-key")
    process = SqlProcess(Limits())
    try:
        process.ask(request(generation, "SELECT 1"))
        watched = psutil.Process(process.pid)
        assert "secret-key" not in str(watched.environ())
        assert watched.rlimit(psutil.RLIMIT_FSIZE) == (0, 0)
        assert watched.rlimit(psutil.RLIMIT_CORE) == (0, 0)
        assert watched.rlimit(psutil.RLIMIT_AS)[0] == Limits().address_space_mb * 1024 * 1024
        assert {Path(file.path).suffix for file in watched.open_files()} <= {".duckdb"}
    finally:
        process.stop()


def test_an_answer_belongs_to_the_generation_it_was_asked_of(
    pool: SqlPool, generation: Generation, tmp_path: Path
) -> None:
    factory.write_live(tmp_path, [factory.record("2026-01-01", "X1", 5.0)])
    Publisher(tmp_path, tmp_path / ".snapshots", "Asia/Seoul").publish()
    other = Warehouse(tmp_path / ".snapshots").current()
    for _ in range(3):
        assert rows(pool, generation, "SELECT sum(quantity) FROM items") == [[7281]]
        assert rows(pool, other, "SELECT sum(quantity) FROM items") == [[5]]


def test_today_is_the_day_of_the_question(pool: SqlPool, generation: Generation) -> None:
    for day in ("2026-11-20", "2027-01-01", "2026-11-20"):
        assert pool.run(request(generation, "SELECT current_date, today()", day))["rows"] == [[day, day]]
        assert pool.run(request(generation, "SELECT now()", day))["rows"] == [[f"{day} 00:00:00"]]


def test_more_questions_than_processes_wait_their_turn(pool: SqlPool, generation: Generation) -> None:
    found: list[object] = []

    def ask(number: int) -> None:
        found.extend(rows(pool, generation, f"SELECT {number} + sum(quantity) * 0 FROM items")[0])

    threads = [threading.Thread(target=ask, args=[number]) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, found)) == sorted(map(str, range(8)))


@pytest.mark.long
def test_bombs_leave_the_service_answering(generation: Generation) -> None:
    """Each bomb runs beside another client's custom queries and fixed tools, which all stay right."""
    pool = SqlPool(Limits(seconds=2.0, wait_seconds=60.0))
    chosen = (bombs() * (LOOPS // len(bombs()) + 1))[:: 1 if len(bombs()) <= LOOPS else 8][:LOOPS]
    done = threading.Event()
    facts = Facts(generation, date(2026, 11, 20))
    wrong: list[object] = []
    asked = 0

    def ask_normally() -> None:
        nonlocal asked
        while not done.is_set():
            custom = rows(pool, generation, "SELECT sum(quantity) FROM items")
            tool = run("get_production_summary", YEARS, facts).column("quantity")
            asked += 1
            if (custom, tool) != ([[7281]], [7281]):
                wrong.append((custom, tool))

    other = threading.Thread(target=ask_normally)
    other.start()
    try:
        for bomb in chosen:
            before = asked
            try:
                reply = pool.run(request(generation, bomb))
            except ToolError as error:
                assert error.code in {"timeout", "too_large", "unavailable"}
            else:
                assert reply.get("error") == "too_large" or reply["truncated"], bomb
            assert rows(pool, generation, "SELECT count(*) FROM production_records") == [[105]]
            assert asked > before or not other.is_alive()
    finally:
        done.set()
        other.join()
        pool.close()
    assert not wrong
    assert psutil.Process().memory_info().rss < 1_500_000_000
