"""Missing indexes come back to the ERP's files, once these are at rest and nobody holds them."""

import json
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from maintenance.caretaker import STATE_FILE, Caretaker
from maintenance.indexes import INDEXES, heal
from maintenance.settings import MaintenanceSettings
from maintenance.sources import LIVE_FILE, SourceUnreadable
from tests import factory
from tests.console import hub


@pytest.fixture
def live(tmp_path: Path) -> Path:
    return factory.small_years(tmp_path) / LIVE_FILE


def indexes(path: Path) -> set[object]:
    named = factory.execute(path, "SELECT name FROM sqlite_master WHERE type = 'index'")
    return {name for (name,) in named}


def test_only_what_is_missing_is_made_and_no_row_changes(live: Path) -> None:
    factory.execute(live, "CREATE INDEX of_the_erp ON production_records(item_code)")
    rows = factory.execute(live, "SELECT * FROM production_records")
    assert heal(live, 0.0) == ["idx_production_date", "idx_item_date"]
    assert indexes(live) == {"of_the_erp", "idx_production_date", "idx_item_date"}
    assert heal(live, 0.0) == []
    assert factory.execute(live, "SELECT * FROM production_records") == rows


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_a_locked_file_is_left_alone_and_healed_when_it_is_free(
    live: Path, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("maintenance.indexes.LOCK_SECONDS", 0.05)
    monkeypatch.setattr("maintenance.copying.LOCK_SECONDS", 0.05)
    pauses: list[float] = []
    with closing(sqlite3.connect(live, isolation_level=None)) as erp:
        erp.execute(f"PRAGMA journal_mode = {mode}")
        erp.execute("BEGIN IMMEDIATE")
        with pytest.raises(SourceUnreadable) as raised:
            heal(live, 0.0, pauses.append)
        erp.execute("COMMIT")
    assert raised.value.problem == "locked"
    assert len(pauses) == 2
    assert set(heal(live, 0.0)) == set(INDEXES)


def test_a_file_in_motion_is_not_touched(live: Path) -> None:
    before = live.read_bytes()
    with pytest.raises(SourceUnreadable) as raised:
        heal(live, 3600.0, lambda seconds: None)
    assert raised.value.problem == "unsettled"
    assert live.read_bytes() == before


def test_the_state_tells_what_was_done_and_when_again(settings: MaintenanceSettings) -> None:
    calm = settings.model_copy(update={"index_quiet_seconds": 0.0})
    settings.state_dir.mkdir()
    Caretaker(calm).look(threading.Event())
    (settings.data_dir / "archive_2025.db").write_bytes(b"no database" * 60)
    Caretaker(calm).look(threading.Event())
    state = json.loads((settings.state_dir / STATE_FILE).read_text(encoding="utf-8"))
    assert set(state["live"]["last_made"]) == set(INDEXES)
    assert state["live"]["result"] == "ok"
    assert state["live"]["last_check"] < state["live"]["next_check"]
    assert state["archive_2025"]["result"] == "not_a_database"
    assert factory.execute(settings.data_dir / LIVE_FILE, "SELECT count(*) FROM sqlite_stat1") != [(0,)]


def test_watching_once_publishes_and_can_leave_indexes_alone(data_dir: Path) -> None:
    before = (data_dir / LIVE_FILE).read_bytes()
    finished = hub("watch", "--once", cwd=data_dir, HUB_INDEX_HEALING="false")
    assert finished.returncode == 0
    assert "2026" in finished.stdout
    assert (data_dir / LIVE_FILE).read_bytes() == before
    assert hub("watch", "--once", cwd=data_dir, HUB_INDEX_QUIET_SECONDS="0").returncode == 0
    assert indexes(data_dir / LIVE_FILE) == set(INDEXES)
