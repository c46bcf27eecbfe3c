"""Commands killed at random moments: nothing is lost, nothing is half named, and a re-run ends well.

HUB_TEST_LOOPS is the number of moments for each command; they are spread over the time that it takes.
"""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from maintenance.backups import Backups
from maintenance.content import content_of
from maintenance.publisher import Publisher
from maintenance.sources import LIVE_FILE
from tests import factory
from tests.factory import PROJECT_ROOT, record
from tools.warehouse import Warehouse

LOOPS = int(os.environ.get("HUB_TEST_LOOPS", "4"))
NEW_YEAR = "2027-01-05"
LONG = 1e6
Kill = Callable[[float], tuple[float, bool]]

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not hasattr(os, "fork"), reason="Windows cannot fork; the fail points are tried there"
    ),
]


@contextmanager
def killing(command: str) -> Iterator[Kill]:
    """Lets the command run for so many seconds; tells how long it ran and whether it ended by itself."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.killed", command],
        cwd=PROJECT_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:

        def kill(seconds: float) -> tuple[float, bool]:
            assert process.stdin is not None and process.stdout is not None  # both are pipes
            process.stdin.write(f"{seconds}\n")
            process.stdin.flush()
            ran, ended = process.stdout.readline().split()
            return float(ran), ended == "1"

        yield kill
        assert process.stdin is not None
        process.stdin.close()


def moments(kill: Kill) -> Iterator[float]:
    """Seconds after which to kill: any part of what a whole run takes."""
    usual, ended = kill(LONG)
    assert ended
    chance = random.Random(LOOPS)
    for _ in range(LOOPS):
        yield chance.uniform(0, usual)


def counted(folder: Path) -> list[tuple[object, ...]]:
    """Every day's rows and quantity over all sources, as people would be answered."""
    Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish()
    generation = Warehouse(folder / ".snapshots").current()
    return generation.query("SELECT day, sum(quantity), sum(records) FROM days GROUP BY 1 ORDER BY 1").rows


def test_a_killed_backup(data_dir: Path) -> None:
    folder = data_dir / "backups"
    with killing("backup") as kill:
        for seconds in moments(kill):
            kill(seconds)
            assert all(content_of(path).profile for path in folder.glob("*.db"))
        assert kill(LONG)[1]
    assert not list(folder.glob("*.partial"))
    assert {one.file for one in Backups(folder).listed()} == {path.name for path in folder.glob("*.db")}


@pytest.mark.parametrize("journal_mode", ["DELETE", "WAL"])
def test_a_killed_restore(data_dir: Path, journal_mode: str) -> None:
    live = data_dir / LIVE_FILE
    whole = content_of(live).profile
    with killing("backup") as kill:
        kill(LONG)
    factory.execute(live, f"PRAGMA journal_mode = {journal_mode}")
    factory.execute(live, "DELETE FROM production_records WHERE id = 1")
    spoilt = content_of(live).profile
    with killing("restore") as kill:
        for seconds in moments(kill):
            for kept in data_dir.glob("*.replaced-*"):
                kept.unlink()
            if content_of(live).profile == whole:
                factory.execute(live, "DELETE FROM production_records WHERE id = 1")
            kill(seconds)
            found = content_of(live).profile
            beside = [content_of(path).profile for path in data_dir.glob("*.replaced-*")]
            assert found == spoilt or (found == whole and spoilt in beside)
        assert kill(LONG)[1]
    assert content_of(live).profile == whole
    assert not list(data_dir.glob("*.partial*"))


def test_a_killed_rollover(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_TODAY", NEW_YEAR)
    factory.write_live(data_dir, [record("2027-01-02", "BW0021", 19.0)])
    before, fresh = counted(data_dir), data_dir.parent / "fresh"
    shutil.copytree(data_dir, fresh)
    with killing("rollover") as kill:
        for seconds in moments(kill):
            shutil.rmtree(data_dir)
            shutil.copytree(fresh, data_dir)
            kill(seconds)
            assert counted(data_dir) == before
            assert kill(LONG)[1]
            assert counted(data_dir) == before
            assert not list(data_dir.glob("*.partial*"))
    assert factory.execute(data_dir / LIVE_FILE, "SELECT count(*) FROM production_records") == [(1,)]


def test_killed_index_healing(data_dir: Path) -> None:
    live = data_dir / LIVE_FILE
    factory.write_live(data_dir, [record("2026-11-02", f"N{number % 90}", 1.0) for number in range(20_000)])
    whole = content_of(live).profile
    with killing("indexes") as kill:
        for seconds in moments(kill):
            for name in ("idx_production_date", "idx_item_code", "idx_item_date"):
                factory.execute(live, f"DROP INDEX IF EXISTS {name}")
            kill(seconds)
            factory.execute(live, "SELECT count(*) FROM production_records")  # the ERP opens its file again
            assert content_of(live).profile == whole
            assert kill(LONG)[1]
    made = factory.execute(live, "SELECT count(*) FROM sqlite_master WHERE name LIKE 'idx_%'")
    assert made == [(3,)]
    assert factory.execute(live, "PRAGMA integrity_check") == [("ok",)]


def test_a_killed_publish(data_dir: Path) -> None:
    before = counted(data_dir)
    with killing("publish") as kill:
        for number, seconds in enumerate(moments(kill)):
            factory.write_live(data_dir, [record("2026-11-02", f"N{number % 5}", 1.0)])
            kill(seconds)
            generation = Warehouse(data_dir / ".snapshots").current()
            added = generation.query(
                "SELECT coalesce(sum(quantity), 0) FROM days WHERE day = '2026-11-02'"
            ).one()[0]
            assert added in (number, number + 1)
            assert kill(LONG)[1]
            assert counted(data_dir) == [*before, ("2026-11-02", number + 1.0, number + 1)]
    drafts = [path.name for path in (data_dir / ".snapshots").iterdir() if path.name.startswith(".")]
    assert drafts == []
