"""The query processes: confined, watched, killed and replaced, whatever a statement does."""

import asyncio
import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import psutil
import pytest

from maintenance.publisher import Publisher
from tests import factory
from tests.sql_statements import Attack, attacks, bombs
from tools.cancellation import cancellable
from tools.registry import run
from tools.sql_limits import Limits
from tools.sql_pool import SqlPool
from tools.sql_process import SqlProcess
from tools.sql_worker import Engine, open_locked
from tools.tool import Facts, ToolError
from tools.warehouse import Generation, Warehouse

LOOPS = int(os.environ.get("HUB_TEST_LOOPS", "4"))
SMALL = Limits(seconds=1.0, wait_seconds=60.0, rows=5, answer_bytes=20_000, cell_characters=100)
ENDLESS = "SELECT count(*) FROM range(1000000000000)"
YEARS = {"date_from": "2024-01-01", "date_to": "2026-10-31"}
HUNGRY = "SELECT list(i) FROM range(1000000000) AS numbers(i)"
LAYERED = {"files", "attach", "copies", "changes"}


def request(generation: Generation, sql: str, today: str = "2026-11-20") -> dict[str, object]:
    """A request over the generation's files."""
    return {"sql": sql, "today": today, "files": {name: str(path) for name, path in generation.files.items()}}


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


def digests(generation: Generation) -> dict[str, str]:
    """What the snapshot files hold, byte by byte."""
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in generation.files.items()}


@pytest.mark.parametrize(
    "attack",
    [attack for attack in attacks() if attack.category in LAYERED],
    ids=lambda attack: attack.category,
)
def test_behind_the_guard_no_file_is_read_or_made_either(
    attack: Attack, generation: Generation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The locked engine alone: were the guard to let a statement pass, it would still reach nothing."""
    canary = tmp_path / "canary.csv"
    canary.write_text("a,b\nCANARY,1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = digests(generation)
    connection = open_locked({name: str(path) for name, path in generation.files.items()}, Limits())
    try:
        reached = str(connection.execute(attack.aimed(canary, tmp_path / "new")).fetchall())
    except duckdb.Error as error:
        reached = type(error).__name__
    finally:
        connection.close()
    assert "CANARY" not in reached
    assert [path.name for path in tmp_path.iterdir()] == ["canary.csv"]
    assert digests(generation) == before


def test_rows_beyond_the_cap_are_cut_and_said_to_be(pool: SqlPool, generation: Generation) -> None:
    for count, truncated in ((5, False), (6, True)):
        reply = pool.run(request(generation, f"SELECT * FROM range({count})"))
        assert (len(reply["rows"]), reply["truncated"]) == (5, truncated)


def test_rows_beyond_the_bytes_are_cut_and_said_to_be(generation: Generation) -> None:
    engine = Engine(Limits(answer_bytes=100))
    reply = engine.answer(request(generation, "SELECT lpad('x', 40, 'x') FROM range(50)"))
    assert (len(reply["rows"]), reply["truncated"]) == (2, True)


def test_a_text_or_row_too_long_is_an_error_not_a_cut(pool: SqlPool, generation: Generation) -> None:
    reply = pool.run(request(generation, "SELECT lpad('x', 101, 'x') AS long_text"))
    assert reply["error"] == "too_large"
    assert "long_text" in reply["message"]
    wide = ", ".join(["lpad('x', 90, 'x')"] * 300)
    assert pool.run(request(generation, f"SELECT {wide}"))["error"] == "too_large"


@pytest.mark.parametrize(
    ("sql", "cell"),
    [
        ("SELECT 0.1::DOUBLE + 0.2::DOUBLE", 0.3),
        ("SELECT 3.0::DOUBLE", 3),
        ("SELECT 2.50::DECIMAL(9, 2)", 2.5),
        ("SELECT 170141183460469231731687303715884105727::HUGEINT", 2**127 - 1),
        ("SELECT 'nan'::DOUBLE", None),
        ("SELECT 1 / 0", None),
        ("SELECT TIME '08:30:00'", "08:30:00"),
        ("SELECT TIMESTAMP '2026-01-01 08:30:00'", "2026-01-01 08:30:00"),
        ("SELECT [1, NULL]", "[1, null]"),
        ("SELECT [DATE '2026-01-01']", '["2026-01-01"]'),
        ("SELECT '한글 \u2028'", "한글 \u2028"),
    ],
)
def test_every_value_becomes_a_plain_cell(generation: Generation, sql: str, cell: object) -> None:
    assert Engine(Limits()).answer(request(generation, sql))["rows"] == [[cell]]


def test_a_snapshot_that_cannot_be_opened_is_no_fault_of_the_sql(generation: Generation) -> None:
    engine = Engine(Limits())
    missing = {"sql": "SELECT 1", "today": "2026-11-20", "files": {"live": "/nowhere/live.duckdb"}}
    reply = engine.answer(missing)
    assert reply["error"] == "unavailable"
    assert "nowhere" not in reply["message"]
    assert engine.answer(request(generation, "SELECT 1"))["rows"] == [[1]]


@pytest.mark.parametrize(
    ("sql", "code", "words"),
    [
        ("SELECT nope FROM items", "sql_error", "no column 'nope' here. Relations: production_records(id"),
        ("SELECT i.nope FROM items AS i", "sql_error", "'nope'"),
        ("SELECT x.item_code FROM items", "sql_error", "'x'"),
        ("SELECT item_name, sum(quantity) FROM items", "sql_error", "'item_name' must stand in GROUP BY"),
        ("SELECT id FROM production_records AS a, production_records AS b", "sql_error", "'id' is ambiguous"),
        ("SELECT sum(item_code) FROM items", "sql_error", "'sum' does not take (VARCHAR)"),
        ("SELECT sum(sum(quantity)) FROM items", "sql_error", "nested"),
        ("SELECT 1 FROM items WHERE sum(quantity) > 1", "sql_error", "HAVING"),
        ("SELECT 1 FROM items WHERE rank() OVER () > 1", "sql_error", "QUALIFY"),
        ("SELECT lag(quantity) FROM items", "sql_error", "OVER"),
        ("SELECT item_code::INTEGER FROM items", "sql_error", "try_cast"),
        ("SELECT * FROM items WHERE item_code = 21", "sql_error", "quote item codes"),
        ("SELECT DATE '2026-02-30'", "sql_error", "YYYY-MM-DD"),
        ("SELECT date_trunc('fortnight', production_date) FROM item_days", "sql_error", "'quarter'"),
        ("SELECT (SELECT item_code FROM items)", "sql_error", "more than one row"),
        ("SELECT 1 UNION SELECT 1, 2", "sql_error", "as many columns"),
        ("SELECT regexp_matches('a', '(')", "sql_error", "failed while it ran"),
        ("SELECT * FROM live.records", "unsafe_sql", "schema"),
    ],
)
def test_an_error_teaches_and_leaks_nothing(generation: Generation, sql: str, code: str, words: str) -> None:
    reply = Engine(Limits()).answer(request(generation, sql))
    assert reply["error"] == code
    assert words in reply["message"]
    for leak in ("Error", "LINE 1", "live.", "archive_2025", "Candidate", str(generation.folder), "duckdb"):
        assert leak not in reply["message"]


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
    pool = SqlPool(Limits(processes=1))
    try:
        rows(pool, generation, "SELECT 1")
        ours = psutil.Process().children()
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
