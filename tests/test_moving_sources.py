"""Backups of a file that another process switches between two contents meanwhile, or left half written.

HUB_TEST_LOOPS is the number of backups for each way of switching.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from maintenance.backup import alone, chosen, make_backups
from maintenance.content import content_of
from maintenance.settings import MaintenanceSettings
from maintenance.sources import LIVE_FILE
from tests import erp, factory
from tests.console import hub, one_sentence

LOOPS = int(os.environ.get("HUB_TEST_LOOPS", "1"))

COPIES = {"fast copy", "overwriting", "slow copy"}
SETTLE = 0.8
"""Seconds; no copy pauses for so long."""

LEAVE_A_HOT_JOURNAL = """import os, sqlite3, sys
erp = sqlite3.connect(sys.argv[1], isolation_level=None)
erp.execute("PRAGMA cache_size = 1")
erp.execute("BEGIN")
erp.execute("UPDATE production_records SET good_quantity = 5, item_name = hex(randomblob(400))")
os._exit(9)"""


@pytest.mark.long
@pytest.mark.parametrize("way", ["replace", "wal", "journal", "fast copy", "overwriting", "slow copy"])
def test_a_backup_is_of_one_moment_or_there_is_none(settings: MaintenanceSettings, way: str) -> None:
    if way in COPIES:
        settings = settings.model_copy(update={"settle_seconds": SETTLE})
    live, backups = settings.data_dir / LIVE_FILE, settings.data_dir / "backups"
    (settings.data_dir / "contents").mkdir()
    contents = erp.write_both(settings.data_dir / "contents")
    allowed = [content_of(path).profile for path in contents]
    shutil.copyfile(contents[0], live)
    with erp.switching(way, live), alone(settings):
        runs = [make_backups(settings, chosen(settings, live=True, archive=False)) for _ in range(LOOPS)]
    made = list(backups.glob("live_*.db"))
    assert all(content_of(path).profile in allowed for path in made)
    assert sum(bool(run.made) for run in runs) == len(made)
    assert sum(bool(run.failed) for run in runs) == LOOPS - len(made)
    assert not list(backups.glob("*.partial*"))
    shutil.copyfile(contents[1], live)
    live.with_name(f"{LIVE_FILE}-wal").unlink(missing_ok=True)
    live.with_name(f"{LIVE_FILE}-journal").unlink(missing_ok=True)
    with alone(settings):
        assert make_backups(settings, chosen(settings, live=True, archive=False)).failed == {}


@pytest.mark.parametrize("command", ["backup", "rollover"])
def test_a_file_that_its_erp_left_half_written_is_told_and_waited_for(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("HUB_TODAY", "2027-01-05")
    live = data_dir / LIVE_FILE
    whole = content_of(live).profile
    subprocess.run([sys.executable, "-c", LEAVE_A_HOT_JOURNAL, str(live)], check=False)
    left = live.read_bytes(), live.with_name(f"{LIVE_FILE}-journal").read_bytes()
    assert LIVE_FILE in one_sentence(hub(command, cwd=data_dir))
    assert (live.read_bytes(), live.with_name(f"{LIVE_FILE}-journal").read_bytes()) == left
    assert not (data_dir / "archive_2026.db").exists()
    factory.execute(live, "SELECT count(*) FROM production_records")  # the ERP comes back
    assert hub(command, cwd=data_dir).returncode == 0
    assert content_of(live).profile == whole
