"""An answer belongs to one moment, whatever a writer does to the file meanwhile."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from maintenance.hub_command import hub_command
from maintenance.sources import LIVE_FILE
from tests import erp, factory
from tests.factory import PROJECT_ROOT, record
from tests.reader import Seen, ask, ask_in_threads
from tools.snapshot import SnapshotMissing
from tools.warehouse import Warehouse

LOOPS = int(os.environ.get("HUB_TEST_LOOPS", "100"))
SETTLE = 0.8
PATIENCE = 120.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive and a live file with content A."""
    factory.write_archive(tmp_path, 2025, [record("2025-01-01", "BW0001", 5.0)])
    (tmp_path / "contents").mkdir()
    shutil.copyfile(erp.write_both(tmp_path / "contents")[0], tmp_path / LIVE_FILE)
    return tmp_path


@contextmanager
def watching(folder: Path) -> Iterator[Warehouse]:
    """`hub watch` in a process of its own, from its first generation on."""
    environment = {**os.environ, "HUB_DATA_DIR": str(folder), "HUB_SETTLE_SECONDS": str(SETTLE)}
    with subprocess.Popen(hub_command("watch"), env=environment, stdin=subprocess.PIPE) as process:
        try:
            yield wait_for_first(Warehouse(folder / ".snapshots"))
        finally:
            process.kill()


def wait_for_first(warehouse: Warehouse) -> Warehouse:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            warehouse.current()
        except SnapshotMissing:
            time.sleep(0.05)
        else:
            return warehouse
    raise AssertionError("no generation came")


@contextmanager
def reading_elsewhere(folder: Path, answers: int) -> Iterator[list[Seen]]:
    """Two more processes that read meanwhile; what they saw is there when the block has ended."""
    command = [sys.executable, "-m", "tests.reader", str(folder / ".snapshots"), str(answers)]
    seen: list[Seen] = []
    with (
        subprocess.Popen(command, cwd=PROJECT_ROOT, stdout=subprocess.PIPE) as one,
        subprocess.Popen(command, cwd=PROJECT_ROOT, stdout=subprocess.PIPE) as other,
    ):
        yield seen
        for reader in (one, other):
            printed = json.loads(reader.communicate()[0])
            seen.append(Seen(printed["answers"], printed["mixed"], set(printed["generations"])))


def ask_until(warehouse: Warehouse, seen: Seen, generations: int) -> None:
    """Go on until so many generations were read."""
    until = time.monotonic() + PATIENCE
    while len(seen.generations) < generations and time.monotonic() < until:
        ask(warehouse.current(), seen)
        time.sleep(0.01)


def wait_for_problem(warehouse: Warehouse, problem: str) -> bool:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        status = warehouse.status()
        if status and [source.problem for source in status.problems] == [problem]:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.long
@pytest.mark.parametrize("way", ["replace", "wal", "journal"])
def test_a_writer_that_keeps_to_sqlite_or_replaces_is_followed(folder: Path, way: str) -> None:
    with (
        watching(folder) as warehouse,
        erp.switching(way, folder / LIVE_FILE),
        reading_elsewhere(folder, LOOPS) as elsewhere,
    ):
        seen = ask_in_threads(warehouse, LOOPS)
        ask_until(warehouse, seen, generations=3)
    assert [reads.mixed for reads in (seen, *elsewhere)] == [[], [], []]
    assert len(seen.generations) >= 3


@pytest.mark.long
@pytest.mark.parametrize("way", ["fast copy", "overwriting", "slow copy"])
def test_a_writer_that_never_pauses_is_waited_for(folder: Path, way: str) -> None:
    with (
        watching(folder) as warehouse,
        erp.switching(way, folder / LIVE_FILE),
        reading_elsewhere(folder, LOOPS) as elsewhere,
    ):
        told = wait_for_problem(warehouse, "unsettled")
        seen = ask_in_threads(warehouse, LOOPS)
    assert [reads.mixed for reads in (seen, *elsewhere)] == [[], [], []]
    assert told
