"""Whatever becomes of the live file, answers go on, say why they are old, and recover by themselves."""

import hashlib
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psutil
import pytest

from assistant.notices import notice_for
from maintenance.publisher import Publisher
from maintenance.sources import LIVE_FILE, PublishProblem, SourceUnreadable
from tests import factory
from tests.factory import record
from tools.snapshot import read_status
from tools.warehouse import Warehouse

ERP = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
{work}
print("ready", flush=True)
sys.stdin.read()
"""
HOT = """
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN")
connection.execute("UPDATE production_records SET good_quantity = 5, item_name = hex(randomblob(400))")
os._exit(9)
"""
WAL = """
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("PRAGMA wal_autocheckpoint = 0")
connection.execute("UPDATE production_records SET good_quantity = 11")
"""


@pytest.fixture
def folder(own_years: Path) -> Path:
    return own_years


@pytest.fixture
def live(folder: Path) -> Path:
    return folder / LIVE_FILE


@pytest.fixture
def publisher(folder: Path) -> Publisher:
    return Publisher(folder, folder / ".snapshots", "Asia/Seoul")


@contextmanager
def erp(path: Path, work: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Another process that has done some work on the file and still has it open."""
    command = [sys.executable, "-c", ERP.format(work=work), str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None and process.stdout is not None
        try:
            assert process.stdout.readline() == b"ready\n"
            yield process
        finally:
            process.stdin.close()


def erp_dies(path: Path, work: str) -> None:
    """Another process that worked on the file and died of it."""
    subprocess.run([sys.executable, "-c", ERP.format(work=work), str(path)], stdin=subprocess.DEVNULL)


def cut(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])


def put_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


FAULTS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "cut by half": ("damaged", lambda path: cut(path, path.stat().st_size // 2)),
    "cut by 1,000 bytes": ("damaged", lambda path: cut(path, path.stat().st_size - 1000)),
    "cut by a page": ("damaged", lambda path: cut(path, path.stat().st_size - 4096)),
    "empty": ("empty_file", lambda path: path.write_bytes(b"")),
    "garbage": ("not_a_database", lambda path: path.write_bytes(b"no database " * 1000)),
    "short garbage": ("not_a_database", lambda path: path.write_bytes(b"SQLite format 3\0")),
    "garbage inside": (
        "damaged",
        lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096)),
    ),
    "missing": ("missing", lambda path: path.unlink()),
    "a folder": ("unreadable", put_a_folder),
    "without the table": (
        "table_missing",
        lambda path: factory.execute(path, "ALTER TABLE production_records RENAME TO elsewhere"),
    ),
    "without a column": (
        "column_missing",
        lambda path: factory.execute(path, "ALTER TABLE production_records DROP COLUMN good_quantity"),
    ),
    "with a hot journal": ("hot_journal", lambda path: erp_dies(path, HOT)),
}
FAULT_CASES = pytest.mark.parametrize(("problem", "fault"), FAULTS.values(), ids=FAULTS.keys())


def total(folder: Path) -> float:
    rows = Warehouse(folder / ".snapshots").current().query("SELECT sum(good_quantity) FROM records").one()
    value: float = rows[0]
    return value


def problems(folder: Path) -> dict[str, str | None]:
    status = read_status(folder / ".snapshots")
    assert status is not None
    return {source.name: source.problem for source in status.problems}


def notice(folder: Path) -> str | None:
    warehouse = Warehouse(folder / ".snapshots")
    return notice_for("en", warehouse.current(), warehouse.status())


def put_back(live: Path, content: bytes) -> None:
    """The ERP's file as it was, and nothing beside it."""
    if live.is_dir():
        live.rmdir()
    for beside in live.parent.glob(f"{live.name}-*"):
        beside.unlink()
    live.write_bytes(content)


@FAULT_CASES
def test_the_last_good_generation_goes_on_answering(
    folder: Path, live: Path, publisher: Publisher, problem: str, fault: Callable[[Path], object]
) -> None:
    first, before, content = publisher.publish(), 0.0, live.read_bytes()
    before = total(folder)
    fault(live)
    assert publisher.publish() == first
    assert total(folder) == before
    assert problems(folder) == {"live": problem}
    told = notice(folder)
    assert told is not None and LIVE_FILE in told
    put_back(live, content)
    factory.write_elsewhere(live, [record("2026-11-05", "BW0021", 7.0)])
    assert publisher.publish() != first
    assert total(folder) == before + 7
    assert problems(folder) == {}
    assert notice(folder) is None


@FAULT_CASES
def test_at_first_start_it_says_why_and_waits(
    folder: Path, live: Path, publisher: Publisher, problem: str, fault: Callable[[Path], object]
) -> None:
    shutil.rmtree(folder / ".snapshots")
    content = live.read_bytes()
    fault(live)
    with pytest.raises(SourceUnreadable) as raised:
        publisher.publish()
    assert (raised.value.problem, raised.value.source) == (problem, "live")
    assert problems(folder) == {"live": problem}
    put_back(live, content)
    assert publisher.publish().sources[-1].records > 0
    assert problems(folder) == {}


def test_a_locked_file_is_told_and_recovers(folder: Path, live: Path, publisher: Publisher) -> None:
    first = publisher.publish()
    with erp(live, "connection.execute('BEGIN EXCLUSIVE')"):
        for _ in range(2):
            assert publisher.publish() == first
            assert problems(folder) == {"live": "locked"}
    until_well(publisher, folder)
    assert publisher.publish() == first


def test_a_file_locked_while_it_changed_is_told_and_recovers(
    folder: Path, live: Path, publisher: Publisher
) -> None:
    first = publisher.publish()
    with erp(
        live, "connection.execute('DELETE FROM production_records'); connection.execute('BEGIN EXCLUSIVE')"
    ):
        assert publisher.publish() == first
        assert problems(folder) == {"live": "locked"}
    until_well(publisher, folder)
    assert publisher.publish().sources[-1].records == 0


def until_well(publisher: Publisher, folder: Path) -> None:
    """Look as the watch does, until the problem is gone."""
    for _ in range(200):
        publisher.publish()
        if not problems(folder):
            return
        publisher._pause(0.05)
    raise AssertionError(problems(folder))


def test_commits_in_the_wal_are_part_of_the_moment(folder: Path, live: Path, publisher: Publisher) -> None:
    publisher.publish()
    with erp(live, WAL):
        assert publisher.publish().sources[-1].records > 0
        assert Warehouse(folder / ".snapshots").current().query(
            "SELECT DISTINCT good_quantity FROM records WHERE source = 'live'"
        ).rows == [(11.0,)]


@pytest.mark.parametrize("remainder", ["-shm left", "nothing left"])
def test_without_its_wal_a_file_has_lost_commits(
    folder: Path, live: Path, publisher: Publisher, remainder: str
) -> None:
    with erp(live, WAL) as process:
        first = publisher.publish()
        process.kill()
    (live.parent / f"{LIVE_FILE}-wal").unlink()
    if remainder == "nothing left":
        (live.parent / f"{LIVE_FILE}-shm").unlink()
    assert publisher.publish() == first
    assert problems(folder) == {"live": "wal_missing"}
    put_back(live, live.read_bytes())
    factory.write_elsewhere(live, [record("2026-11-05", "BW0021", 7.0)])
    assert publisher.publish() != first
    assert problems(folder) == {}


def test_more_columns_in_another_order_are_no_problem(folder: Path, live: Path, publisher: Publisher) -> None:
    publisher.publish()
    with closing(sqlite3.connect(live)) as connection, connection:
        connection.execute("ALTER TABLE production_records ADD COLUMN operator TEXT")
        connection.execute(
            "CREATE TABLE other AS SELECT operator, good_quantity, item_name, item_code, lot_number, "
            "production_date, id FROM production_records"
        )
        connection.execute("DROP TABLE production_records")
        connection.execute("ALTER TABLE other RENAME TO production_records")
    before = total(folder)
    publisher.publish()
    assert problems(folder) == {}
    assert total(folder) == before


@pytest.mark.parametrize("mode", ["DELETE", "WAL", "WAL, open"])
def test_reading_leaves_no_trace_on_the_erps_files(
    folder: Path, live: Path, publisher: Publisher, mode: str
) -> None:
    with erp(
        live, WAL if mode == "WAL, open" else f"connection.execute('PRAGMA journal_mode = {mode}')"
    ) as process:
        if mode != "WAL, open":
            process.kill()
            process.wait()
        before = fingerprints(folder)
        publisher.publish()
        publisher.publish()
        assert fingerprints(folder) == before
        opened = [Path(file.path) for file in psutil.Process().open_files()]
    assert [path for path in opened if path.parent == folder] == []


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.is_file()
    }


def test_where_nothing_can_be_written_the_problem_is_said(folder: Path) -> None:
    shutil.rmtree(folder / ".snapshots")
    (folder / ".snapshots").write_text("in the way", encoding="ascii")
    with pytest.raises(PublishProblem) as raised:
        Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish()
    assert raised.value.problem == "folder_unwritable"
    (folder / ".snapshots").unlink()
    assert Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish().sources
