"""Files and folders that may not be read or written: it is told, nothing changes, and a re-run ends well.

A superuser may do anything, so its capabilities are taken away from the commands first.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from maintenance.content import content_of
from maintenance.publisher import Publisher
from maintenance.sources import LIVE_FILE
from tests import factory
from tests.console import hub_here, one_sentence
from tools.warehouse import Warehouse

NEW_YEAR = "2027-01-05"
SUPERUSER = hasattr(os, "geteuid") and os.geteuid() == 0

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or (SUPERUSER and shutil.which("setpriv") is None),
    reason="nothing here keeps the commands from writing what they like",
)


def hub_as_anyone(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """`hub` that is bound by the modes of files."""
    bound = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if SUPERUSER else []
    command = [*bound, sys.executable, "-m", "maintenance", *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", timeout=120)


def counted(folder: Path) -> list[tuple[object, ...]]:
    """Every day's rows and quantity over all sources, as people would be answered."""
    Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish()
    generation = Warehouse(folder / ".snapshots").current()
    return generation.query("SELECT day, sum(quantity), sum(records) FROM days GROUP BY 1 ORDER BY 1").rows


def test_a_folder_of_backups_that_may_not_be_written(data_dir: Path) -> None:
    assert hub_here("backup", "--live").returncode == 0
    folder = data_dir / "backups"
    before = sorted(folder.iterdir())
    folder.chmod(0o555)
    try:
        assert str(folder) in one_sentence(hub_as_anyone("backup", "--live", "--cleanup", cwd=data_dir))
        assert sorted(folder.iterdir()) == before
    finally:
        folder.chmod(0o755)
    assert hub_as_anyone("backup", "--live", "--verify", cwd=data_dir).returncode == 0


@pytest.mark.parametrize("command", ["backup", "rollover"])
def test_a_live_file_that_may_not_be_read(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("HUB_TODAY", NEW_YEAR)
    live, before = data_dir / LIVE_FILE, counted(data_dir)
    live.chmod(0o000)
    try:
        assert LIVE_FILE in one_sentence(hub_as_anyone(command, cwd=data_dir))
        assert not (data_dir / "archive_2026.db").exists()
    finally:
        live.chmod(0o644)
    assert hub_as_anyone(command, cwd=data_dir).returncode == 0
    assert counted(data_dir) == before


def test_a_folder_of_data_that_may_not_be_written(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_TODAY", NEW_YEAR)
    assert hub_here("backup").returncode == 0
    (whole,) = (data_dir / "backups").glob("live_*.db")
    before, files = counted(data_dir), sorted(data_dir.iterdir())
    factory.execute(data_dir / LIVE_FILE, "DELETE FROM production_records WHERE id = 1")
    spoilt = content_of(data_dir / LIVE_FILE).profile
    data_dir.chmod(0o555)
    try:
        for command in (["restore"], ["rollover"]):
            one_sentence(hub_as_anyone(*command, cwd=data_dir))
            assert sorted(data_dir.iterdir()) == files
            assert content_of(data_dir / LIVE_FILE).profile == spoilt
    finally:
        data_dir.chmod(0o755)
    assert hub_as_anyone("restore", whole.name, cwd=data_dir).returncode == 0
    assert hub_as_anyone("rollover", "--remove", cwd=data_dir).returncode == 0
    assert counted(data_dir) == before


def test_snapshots_that_may_not_be_written_leave_the_last_generation(data_dir: Path) -> None:
    before = counted(data_dir)
    factory.execute(data_dir / LIVE_FILE, "DELETE FROM production_records WHERE id = 1")
    snapshots = data_dir / ".snapshots"
    snapshots.chmod(0o555)
    try:
        assert ".snapshots" in one_sentence(hub_as_anyone("publish", cwd=data_dir))
        days = "SELECT day, sum(quantity), sum(records) FROM days GROUP BY 1 ORDER BY 1"
        assert Warehouse(snapshots).current().query(days).rows == before
    finally:
        snapshots.chmod(0o755)
    assert hub_as_anyone("publish", cwd=data_dir).returncode == 0
    assert counted(data_dir) != before
