"""Backups and restores, by the library and as a person runs them."""

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from maintenance.backup import alone, chosen, clean, make_backups, open_backups
from maintenance.backups import Backups
from maintenance.content import content_of
from maintenance.errors import OperatorError
from maintenance.profile import profile_rows
from maintenance.restore import comparable_months, find_backup, restore
from maintenance.settings import MaintenanceSettings
from maintenance.sources import LIVE_FILE
from tests import factory
from tests.console import hub, hub_here, one_sentence
from tests.factory import record

ROWS = [
    (1, "2026-01-02", "L", "A", "n", 1.5),
    (2, "2026-01-03", "L", "B", None, 2.5),
    (3, "x", "", "", "", "y"),
]


def backed_up(settings: MaintenanceSettings, *, archive: bool = False) -> Backups:
    with alone(settings):
        assert make_backups(settings, chosen(settings, live=True, archive=archive)).failed == {}
    return Backups(settings.backup_dir)


def test_a_profile_knows_no_order_but_every_cell() -> None:
    assert profile_rows(ROWS) == profile_rows(reversed(ROWS))
    assert profile_rows(ROWS)["2026-01"].quantity == 4.0
    assert profile_rows(ROWS)["2026-01"].rows == 2
    for cell in range(6):
        changed = [list(row) for row in ROWS]
        changed[0][cell] = 9
        assert profile_rows(map(tuple, changed)) != profile_rows(ROWS)


def test_a_backup_holds_what_the_source_holds(data_dir: Path) -> None:
    finished = hub_here("backup", "--json")
    told = json.loads(finished.stdout)
    assert told["ok"] is True
    assert [one["source"] for one in told["made"]] == ["archive_2025", "live"]
    query = "SELECT * FROM production_records"
    for made, file in zip(told["made"], ("archive_2025.db", LIVE_FILE), strict=True):
        assert factory.execute(data_dir / "backups" / made["file"], query) == factory.execute(
            data_dir / file, query
        )


def test_a_database_in_wal_mode_is_backed_up_with_its_last_commit(settings: MaintenanceSettings) -> None:
    live = settings.data_dir / LIVE_FILE
    with closing(sqlite3.connect(live)) as erp:
        erp.execute("PRAGMA journal_mode = WAL")
        erp.execute("INSERT INTO production_records(production_date, item_code) VALUES ('2026-11-01', 'WAL')")
        erp.commit()
        newest = backed_up(settings).newest("live")
    assert newest is not None
    found = factory.execute(
        settings.backup_dir / newest.file, "SELECT count(*) FROM production_records WHERE item_code = 'WAL'"
    )
    assert found == [(1,)]


def test_retention_keeps_the_latest_and_the_newest_good_one(
    settings: MaintenanceSettings,
) -> None:
    few = settings.model_copy(update={"backup_keep_live": 2})
    for _ in range(3):
        backups = backed_up(few)
    kept = backups.listed()
    assert len(kept) == 2
    for spoilt in kept[1:]:
        path = backups.folder / spoilt.file
        path.write_bytes(bytes(spoilt.size))
    one = settings.model_copy(update={"backup_keep_live": 1})
    assert clean(one, backups) == []
    assert backups.newest("live") == kept[0]


def test_a_partial_file_never_counts(settings: MaintenanceSettings) -> None:
    backups = backed_up(settings)
    (backups.folder / "live_20991231T000000000000.db.partial").write_bytes(b"half")
    assert len(open_backups(settings).listed()) == 1
    assert list(backups.folder.glob("*.partial")) == []


def test_nothing_is_cleaned_after_a_failure(data_dir: Path) -> None:
    for _ in range(2):
        assert hub_here("backup", "--live").returncode == 0
    (data_dir / "archive_2025.db").write_bytes(b"no database" * 100)
    finished = hub_here("backup", HUB_BACKUP_KEEP_LIVE="1")
    assert finished.returncode == 1
    assert "archive_2025.db" in one_sentence(finished)
    assert len(list((data_dir / "backups").glob("live_*.db"))) == 3


def test_a_damaged_backup_is_found_and_not_restored(data_dir: Path) -> None:
    assert hub_here("backup", "--live").returncode == 0
    (path,) = (data_dir / "backups").glob("live_*.db")
    whole = (data_dir / LIVE_FILE).read_bytes()
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert path.name in one_sentence(hub_here("backup", "--verify"))
    assert path.name in one_sentence(hub_here("restore", path.name))
    assert (data_dir / LIVE_FILE).read_bytes() == whole


def test_a_restore_brings_back_the_rows_and_keeps_what_it_replaces(data_dir: Path) -> None:
    before = content_of(data_dir / LIVE_FILE).profile
    assert hub_here("backup", "--live").returncode == 0
    factory.execute(data_dir / LIVE_FILE, "DELETE FROM production_records")
    spoilt = (data_dir / LIVE_FILE).read_bytes()
    told = json.loads(hub_here("restore", "--json").stdout)
    assert content_of(data_dir / LIVE_FILE).profile == before
    assert Path(data_dir / told["kept"]).read_bytes() == spoilt


def test_an_old_journal_never_meets_a_restored_file(settings: MaintenanceSettings) -> None:
    live = settings.data_dir / LIVE_FILE
    backups = backed_up(settings)
    before = content_of(live).profile
    with closing(sqlite3.connect(live)) as erp:
        erp.execute("PRAGMA journal_mode = WAL")
        erp.execute("DELETE FROM production_records")
        erp.commit()
        restored = restore(backups, find_backup(backups, "live"), settings.data_dir)
    assert content_of(live).profile == before
    assert restored.kept is not None
    assert Path(f"{restored.kept}-wal").exists()


def test_a_full_disk_leaves_the_file_its_journal_and_nothing_half_made(
    settings: MaintenanceSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = settings.data_dir / LIVE_FILE
    backups = backed_up(settings)
    with closing(sqlite3.connect(live)) as erp:
        erp.execute("PRAGMA journal_mode = WAL")
        erp.execute("INSERT INTO production_records(production_date, item_code) VALUES ('2026-11-01', 'WAL')")
        erp.commit()
        before = {path.name: path.read_bytes() for path in settings.data_dir.glob(f"{LIVE_FILE}*")}

        def full(original: Path, target: Path) -> None:
            target.write_bytes(b"half")
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("maintenance.backup.shutil.copyfile", full)
        with pytest.raises(OperatorError):
            restore(backups, find_backup(backups, "live"), settings.data_dir)
        after = {path.name: path.read_bytes() for path in settings.data_dir.glob(f"{LIVE_FILE}*")}
    assert after == before


def test_files_of_others_in_the_folder_of_backups_are_left_alone(settings: MaintenanceSettings) -> None:
    settings.backup_dir.mkdir()
    (settings.backup_dir / "holiday.partial").write_bytes(b"somebody's")
    backed_up(settings)
    assert (settings.backup_dir / "holiday.partial").exists()


def test_a_locked_database_and_a_missing_folder_are_one_sentence(data_dir: Path) -> None:
    with closing(sqlite3.connect(data_dir / LIVE_FILE)) as erp:
        erp.execute("BEGIN EXCLUSIVE")
        assert LIVE_FILE in one_sentence(hub("backup", "--live", cwd=data_dir))
    assert not list((data_dir / "backups").glob("*.db"))
    assert "nowhere" in one_sentence(hub("backup", cwd=data_dir, HUB_DATA_DIR="nowhere"))
    assert not (data_dir / "nowhere").exists()


def test_an_unknown_backup_is_one_sentence(data_dir: Path) -> None:
    assert "nothing.db" in one_sentence(hub_here("restore", "nothing.db"))


def test_two_at_once_are_kept_apart(settings: MaintenanceSettings) -> None:
    with alone(settings):
        assert "Another backup" in one_sentence(hub("backup", cwd=settings.data_dir))


def test_the_drill_answers_from_the_backups(data_dir: Path) -> None:
    assert hub_here("backup").returncode == 0
    factory.write_elsewhere(data_dir / LIVE_FILE, [record("2026-10-30", "BW0021", 5.0)])
    finished = hub_here("restore", "--drill", "--json")
    assert finished.stderr == ""
    told = json.loads(finished.stdout)
    assert told["compared"] == 24 + 9
    assert told["asked"] == 3 * told["compared"]
    assert not list(data_dir.glob("*.replaced*"))


def test_months_are_comparable_only_where_every_row_is_placed() -> None:
    mine = profile_rows(ROWS)
    assert comparable_months([mine], [mine]) == ["2026-01"]
    assert comparable_months([mine], [profile_rows(ROWS[:2])]) == []


FAIL_POINTS = ("backup_copied", "partial_written", "partial_checked", "backup_renamed", "backup_entered")


@pytest.mark.parametrize("point", FAIL_POINTS)
def test_a_backup_killed_anywhere_ends_well_the_next_time(data_dir: Path, point: str) -> None:
    killed = hub("backup", "--live", cwd=data_dir, HUB_FAIL_POINT=point)
    assert killed.returncode == -signal.SIGKILL
    assert all(content_of(path).profile for path in (data_dir / "backups").glob("*.db"))
    assert hub_here("backup", "--live", "--verify").returncode == 0
    assert not list((data_dir / "backups").glob("*.partial"))
    listed = Backups(data_dir / "backups").listed()
    assert {one.file for one in listed} == {path.name for path in (data_dir / "backups").glob("*.db")}


LEAVE_A_WAL = """import os, signal, sqlite3, sys
erp = sqlite3.connect(sys.argv[1])
erp.execute("PRAGMA journal_mode = WAL")
erp.execute("INSERT INTO production_records(production_date, item_code) VALUES ('2026-11-01', 'LAST')")
erp.commit()
os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))"""


def test_a_restore_killed_between_the_journals_and_the_file_loses_no_commit(data_dir: Path) -> None:
    assert hub_here("backup", "--live").returncode == 0
    live = data_dir / LIVE_FILE
    subprocess.run([sys.executable, "-c", LEAVE_A_WAL, str(live)], check=False)
    assert live.with_name(f"{LIVE_FILE}-wal").stat().st_size > 0
    assert hub("restore", cwd=data_dir, HUB_FAIL_POINT="restore_cleared").returncode == -signal.SIGKILL
    last = "SELECT count(*) FROM production_records WHERE item_code = 'LAST'"
    assert factory.execute(live, last) == [(1,)]
    (kept,) = (path for path in data_dir.glob("*.replaced-*") if not path.name.endswith("-wal"))
    assert factory.execute(kept, last) == [(1,)]
    assert hub_here("restore").returncode == 0
    assert factory.execute(live, last) == [(0,)]


@pytest.mark.parametrize("point", ["restore_kept", "partial_checked", "restore_renamed"])
def test_a_restore_killed_anywhere_leaves_a_whole_file(data_dir: Path, point: str) -> None:
    assert hub_here("backup", "--live").returncode == 0
    before = content_of(data_dir / LIVE_FILE).profile
    assert hub("restore", cwd=data_dir, HUB_FAIL_POINT=point).returncode == -signal.SIGKILL
    assert content_of(data_dir / LIVE_FILE).profile == before
    assert hub_here("restore").returncode == 0
    assert content_of(data_dir / LIVE_FILE).profile == before
