"""A publisher that dies anywhere leaves a whole generation in service; the next one cleans up after it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from maintenance.publisher import Publisher
from tests import factory
from tests.factory import PROJECT_ROOT, record
from tools.snapshot import read_status
from tools.warehouse import Warehouse

LOOPS = int(os.environ.get("HUB_TEST_LOOPS", "5"))
FAIL_POINTS = ("copied", "built", "synced", "renamed", "served")
PUBLISH = """
import resource, sys
from pathlib import Path
from maintenance.publisher import Publisher
from maintenance.sources import PublishProblem
limit = int(sys.argv[2])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
folder = Path(sys.argv[1])
try:
    Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish()
except PublishProblem as problem:
    sys.exit(problem.problem)
"""
OLD, NEW = 100.0, 107.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A generation with OLD in service, and a live file that holds NEW by now."""
    factory.write_archive(tmp_path, 2025, [record("2025-03-01", "BW0021", 60.0)])
    factory.write_live(tmp_path, [record("2026-03-01", "BW0021", 40.0)])
    Publisher(tmp_path, tmp_path / ".snapshots", "Asia/Seoul").publish()
    factory.write_live(tmp_path, [record("2026-03-02", "BW0022", 7.0)])
    return tmp_path


def start(folder: Path, fail_point: str = "", limit: int = 0) -> "subprocess.Popen[bytes]":
    """A publisher in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", PUBLISH, str(folder), str(limit)],
        cwd=PROJECT_ROOT,
        env={**os.environ, "HUB_FAIL_POINT": fail_point},
        stderr=subprocess.PIPE,
    )


def total(folder: Path) -> float:
    """What a new reader makes of the generation in service, all tables agreeing."""
    generation = Warehouse(folder / ".snapshots").current()
    sums = {
        generation.query(f"SELECT sum({column}) FROM {table}").one()[0]
        for table, column in (("records", "good_quantity"), ("days", "quantity"), ("items", "quantity"))
    }
    assert len(sums) == 1
    return float(sums.pop())


def assert_tidy(folder: Path) -> None:
    names = {path.name for path in (folder / ".snapshots").iterdir()}
    assert not {name for name in names if name.startswith((".draft", ".outgoing")) or name.endswith(".new")}


@pytest.mark.parametrize("fail_point", FAIL_POINTS)
def test_killed_at_a_fail_point(folder: Path, fail_point: str) -> None:
    with start(folder, fail_point) as process:
        process.wait()
    assert process.returncode == -9
    assert total(folder) == (NEW if fail_point == "served" else OLD)
    with start(folder) as process:
        process.wait()
    assert process.returncode == 0
    assert total(folder) == NEW
    assert_tidy(folder)


@pytest.mark.parametrize("fail_point", FAIL_POINTS)
def test_killed_at_a_fail_point_of_the_first_publish(tmp_path: Path, fail_point: str) -> None:
    factory.write_live(tmp_path, [record("2026-03-01", "BW0021", OLD)])
    with start(tmp_path, fail_point) as process:
        process.wait()
    assert process.returncode == -9
    Publisher(tmp_path, tmp_path / ".snapshots", "Asia/Seoul").publish()
    assert total(tmp_path) == OLD
    assert_tidy(tmp_path)


def test_two_publishers_at_once_make_one_generation(folder: Path) -> None:
    with start(folder) as one, start(folder) as other:
        one.wait()
        other.wait()
    assert (one.returncode, other.returncode) == (0, 0)
    assert total(folder) == NEW
    assert len(list((folder / ".snapshots").glob("[0-9]*"))) == 2


@pytest.mark.parametrize("limit", [1, 5_000, 300_000])
def test_a_full_disk_leaves_the_old_generation_and_ends_by_itself(folder: Path, limit: int) -> None:
    with start(folder, limit=limit) as process:
        process.wait()
    assert process.returncode == 0, process.stderr
    assert total(folder) == OLD
    publisher = Publisher(folder, folder / ".snapshots", "Asia/Seoul")
    publisher.publish()
    assert total(folder) == NEW
    assert_tidy(folder)


def test_a_disk_full_at_first_start_is_said(tmp_path: Path) -> None:
    live = factory.write_live(tmp_path, [record("2026-03-01", "BW0021", OLD)])
    with start(tmp_path, limit=20_000) as process:
        assert process.stderr is not None
        said = process.stderr.read().decode().strip()
    assert said == "disk_full"
    status = read_status(tmp_path / ".snapshots")
    assert status is not None
    assert [problem.problem for problem in status.problems] == ["disk_full"]
    assert live.exists()
