import gc
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from maintenance.publisher import Publisher
from maintenance.sources import LIVE_FILE
from tests import factory
from tests.factory import record
from tools.snapshot import CURRENT, STALE_SECONDS, SnapshotMissing
from tools.warehouse import QueryOverrun, Warehouse

ENDLESS = "SELECT count(*) FROM range(1000000000000) AS numbers(n) WHERE n % 7 = 3"
"""More rows than any machine counts in a test's time."""


@pytest.fixture
def folder(own_years: Path) -> Path:
    return own_years


@pytest.fixture
def publisher(folder: Path) -> Publisher:
    return Publisher(folder, folder / ".snapshots", "Asia/Seoul")


@pytest.fixture
def warehouse(folder: Path, publisher: Publisher) -> Warehouse:
    publisher.publish()
    return Warehouse(folder / ".snapshots")


def change(folder: Path, publisher: Publisher) -> str:
    factory.write_live(folder, [record("2026-11-01", "BW0021", 1.0)])
    return publisher.publish().generation


def test_it_follows_the_pointer_however_soon_it_moves(
    folder: Path, publisher: Publisher, warehouse: Warehouse
) -> None:
    for _ in range(3):
        assert warehouse.current().name == publisher.publish().generation
        assert warehouse.current().name != change(folder, publisher)
        assert warehouse.current().query("SELECT max(day) FROM days").one() == ("2026-11-01",)


def test_a_pointer_with_the_old_time_and_size_is_still_seen(
    folder: Path, publisher: Publisher, warehouse: Warehouse
) -> None:
    pointer = folder / ".snapshots" / CURRENT
    os.utime(pointer, (1, 1))
    assert warehouse.current() is warehouse.current()
    name = change(folder, publisher)
    os.utime(pointer, (1, 1))
    assert warehouse.current().name == name


def test_an_answer_keeps_its_generation_while_the_next_is_published(
    folder: Path, publisher: Publisher, warehouse: Warehouse
) -> None:
    pinned = warehouse.current()
    before = pinned.query("SELECT sum(records) FROM days").one()
    change(folder, publisher)
    shutil.rmtree(pinned.folder)
    assert warehouse.current().name != pinned.name
    assert pinned.query("SELECT sum(records) FROM days").one() == before


def test_an_earlier_generation_is_found_by_name_until_it_goes(
    folder: Path, publisher: Publisher, warehouse: Warehouse
) -> None:
    first = warehouse.current().name
    change(folder, publisher)
    assert warehouse.generation(first).name == first
    fresh = Warehouse(folder / ".snapshots")
    shutil.rmtree(folder / ".snapshots" / first)
    with pytest.raises(SnapshotMissing):
        fresh.generation(first)


def test_a_generation_nobody_reads_lets_go_of_its_files(
    folder: Path, publisher: Publisher, warehouse: Warehouse
) -> None:
    first = warehouse.current().name
    change(folder, publisher)
    assert warehouse.current().name != first
    gc.collect()
    names = [file.path for file in psutil.Process().open_files() if file.path.startswith(str(folder))]
    assert not [name for name in names if first in name]
    assert [name for name in names if warehouse.current().name in name]


def test_a_lost_pointer_leaves_the_generation_in_service(folder: Path, warehouse: Warehouse) -> None:
    known = warehouse.current()
    (folder / ".snapshots" / CURRENT).unlink()
    assert warehouse.current() is known


def test_a_pointer_to_nothing_is_no_snapshot(tmp_path: Path) -> None:
    (tmp_path / CURRENT).write_text("20260101T000000000000-00000000", encoding="ascii")
    with pytest.raises(SnapshotMissing):
        Warehouse(tmp_path).current()


def test_threads_share_a_generation(warehouse: Warehouse) -> None:
    generation = warehouse.current()
    expected = generation.query("SELECT item_code, sum(quantity) FROM item_days GROUP BY ALL ORDER BY 1").rows
    wrong: list[object] = []

    def ask() -> None:
        for _ in range(20):
            rows = generation.query(
                "SELECT item_code, sum(quantity) FROM item_days GROUP BY ALL ORDER BY 1"
            ).rows
            if rows != expected:
                wrong.append(rows)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_statement_that_overruns_is_interrupted_and_the_next_one_works(warehouse: Warehouse) -> None:
    generation = warehouse.current()
    with pytest.raises(QueryOverrun):
        generation.query(ENDLESS, seconds=0.1)
    assert generation.query("SELECT 1").one() == (1,)


def test_no_statement_reaches_the_erps_files(folder: Path, warehouse: Warehouse) -> None:
    import duckdb

    with pytest.raises(duckdb.Error):
        warehouse.current().query(f"ATTACH '{folder / LIVE_FILE}' AS erp (TYPE sqlite)")
    with pytest.raises(duckdb.Error):
        warehouse.current().query("SET enable_external_access = true")


def test_limits_tell_whether_more_rows_were_there(warehouse: Warehouse) -> None:
    generation = warehouse.current()
    assert generation.query("SELECT * FROM range(3)", limit=3).truncated is False
    cut = generation.query("SELECT * FROM range(4)", limit=3)
    assert (cut.rows, cut.truncated) == ([(0,), (1,), (2,)], True)


def test_a_publisher_that_died_is_a_problem(folder: Path, warehouse: Warehouse) -> None:
    status = warehouse.status()
    assert status is not None
    assert status.problems == ()
    dead = status.model_copy(update={"checked_at": "2026-01-01T00:00:00+09:00"})
    (folder / ".snapshots" / "status.json").write_text(dead.model_dump_json(), encoding="utf-8")
    looked = warehouse.status()
    assert looked is not None
    assert looked.age_seconds > STALE_SECONDS
    assert [problem.problem for problem in looked.problems] == ["publisher_stopped"]


def test_another_process_reads_the_same(folder: Path, warehouse: Warehouse) -> None:
    code = (
        "import sys; from pathlib import Path; from tools.warehouse import Warehouse; "
        "print(Warehouse(Path(sys.argv[1])).current().query('SELECT sum(quantity) FROM days').one()[0])"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code, str(folder / ".snapshots")], capture_output=True, text=True, check=True
    ).stdout
    assert float(printed) == warehouse.current().query("SELECT sum(quantity) FROM days").one()[0]
