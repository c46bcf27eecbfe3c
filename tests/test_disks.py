"""Backups and rollovers on disks that are full, elsewhere, or read-only: all is told, and nothing is lost."""

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from maintenance.content import content_of
from maintenance.publisher import Publisher
from maintenance.sources import LIVE_FILE
from tests import factory
from tests.console import hub, hub_here, one_sentence
from tests.factory import record
from tools.warehouse import Warehouse

NEW_YEAR = "2027-01-05"
LIMITED = """import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["hub", *sys.argv[2:]]
from maintenance.cli import main
main()"""


@contextmanager
def disk(place: Path, options: str) -> Iterator[Path]:
    """A file system of its own at `place`, where this machine lets us mount one."""
    place.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("mounting a disk takes root; the limits on file size below need none")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def remount(place: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(place)], check=True)


def counted(folder: Path) -> list[tuple[object, ...]]:
    """Every day's rows and quantity over all sources, as people would be answered."""
    Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish()
    generation = Warehouse(folder / ".snapshots").current()
    return generation.query("SELECT day, sum(quantity), sum(records) FROM days GROUP BY 1 ORDER BY 1").rows


def limited(data_dir: Path, size: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`hub` that may write no file larger than so many bytes, which is how a full disk looks without root."""
    command = [sys.executable, "-c", LIMITED, str(size), *arguments]
    return subprocess.run(command, cwd=data_dir, capture_output=True, encoding="utf-8", timeout=120)


def test_backups_lie_on_another_disk(data_dir: Path, tmp_path: Path) -> None:
    with disk(tmp_path / "other", "size=16m") as other:
        environment = {"HUB_BACKUP_DIR": str(other)}
        assert hub_here("backup", **environment).returncode == 0
        whole = content_of(data_dir / LIVE_FILE).profile
        factory.execute(data_dir / LIVE_FILE, "DELETE FROM production_records")
        assert hub_here("restore", **environment).returncode == 0
        assert content_of(data_dir / LIVE_FILE).profile == whole


def test_a_full_disk_of_backups_is_told_and_leaves_nothing_half(data_dir: Path, tmp_path: Path) -> None:
    with disk(tmp_path / "other", "size=12k") as other:
        environment = {"HUB_BACKUP_DIR": str(other)}
        assert "space" in one_sentence(hub_here("backup", "--live", **environment))
        assert not list(other.glob("*.partial"))
        assert all(content_of(path).profile for path in other.glob("*.db"))  # the manifest had no room
        remount(other, "size=16m")
        assert hub_here("backup", "--live", "--verify", **environment).returncode == 0


def test_a_disk_that_is_not_to_be_written_is_told(data_dir: Path, tmp_path: Path) -> None:
    with disk(tmp_path / "other", "size=16m") as other:
        environment = {"HUB_BACKUP_DIR": str(other)}
        assert hub_here("backup", "--live", **environment).returncode == 0
        before = sorted(path.name for path in other.iterdir())
        remount(other, "ro")
        assert str(other) in one_sentence(hub_here("backup", "--live", **environment))
        assert sorted(path.name for path in other.iterdir()) == before


def test_a_rollover_on_a_full_disk_changes_no_answer_and_is_finished_later(tmp_path: Path) -> None:
    with disk(tmp_path / "plant", "size=32m") as folder:
        factory.small_years(folder)
        factory.write_live(folder, [record("2027-01-02", "BW0021", 19.0)])
        environment = {"HUB_DATA_DIR": str(folder), "HUB_TODAY": NEW_YEAR, "HUB_SETTLE_SECONDS": "0"}
        before = counted(folder)
        codes = []
        for spare in (4_096, 40_960, 81_920):
            filler = folder / "somebody's film"
            filler.write_bytes(bytes(shutil.disk_usage(folder).free - spare))
            codes.append(hub_here("rollover", **environment).returncode)
            filler.unlink()
            assert counted(folder) == before
        assert codes[0] == 1
        assert hub_here("rollover", "--remove", **environment).returncode == 0
        assert counted(folder) == before
        assert not list(folder.glob("*.partial*"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("size", [1, 5_000, 9_000])
def test_files_that_may_not_grow_leave_everything_as_it_was(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setenv("HUB_TODAY", NEW_YEAR)
    before, live = counted(data_dir), (data_dir / LIVE_FILE).read_bytes()
    for command in (["backup", "--live"], ["rollover", "--remove"]):
        one_sentence(limited(data_dir, size, *command))
        assert (data_dir / LIVE_FILE).read_bytes() == live
        assert counted(data_dir) == before
    assert json.loads(hub_here("rollover", "--json").stdout)["new"] == 31
    assert counted(data_dir) == before


@pytest.mark.parametrize("command", ["backup", "rollover"])
def test_an_exclusive_lock_is_told_and_the_next_run_ends_well(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("HUB_TODAY", NEW_YEAR)
    before = counted(data_dir)
    with closing(sqlite3.connect(data_dir / LIVE_FILE)) as erp:
        erp.execute("BEGIN EXCLUSIVE")
        assert "another program" in one_sentence(hub(command, cwd=data_dir))
    assert not (data_dir / "archive_2026.db").exists()
    assert hub(command, cwd=data_dir).returncode == 0
    assert counted(data_dir) == before
