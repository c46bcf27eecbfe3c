"""Closing a year: every row is counted exactly once before, meanwhile and afterwards."""

import json
import signal
from pathlib import Path

import pytest

from maintenance.backup import alone
from maintenance.publisher import Publisher
from maintenance.rollover import roll_over
from maintenance.settings import MaintenanceSettings
from maintenance.sources import LIVE_FILE
from tests import factory
from tests.console import hub, hub_here, one_sentence
from tests.factory import record
from tools.warehouse import Warehouse

NEW_YEAR = "2027-01-05"
ODD = [
    record("2026/12/31", "BW0021", 5.0),
    record("2026-12-31T16:30:00Z", "BW0021", 70.0),
    record("2026년 11월 3일", "BW0021", 11.0),
    record("2026-11-04", "BW0021", "many"),
    record("2026-11-04", "", 3.0),
    record("31/12/2026", "BW0021", 13.0),
    record("2025-05-05", "BW0021", 17.0),
    record("2027-01-02", "BW0021", 19.0),
]


@pytest.fixture
def new_year(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`small_years` with rows of every kind around the turn of the year, on a day after it."""
    monkeypatch.setenv("HUB_TODAY", NEW_YEAR)
    factory.write_live(data_dir, ODD)
    return data_dir


def counted(folder: Path) -> list[tuple[object, ...]]:
    """Every day's rows and quantity, and what is excluded, over all sources."""
    Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish()
    generation = Warehouse(folder / ".snapshots").current()
    days = generation.query("SELECT day, sum(quantity), sum(records) FROM days GROUP BY 1 ORDER BY 1").rows
    excluded = generation.query("SELECT reason, sum(rows) FROM excluded GROUP BY 1 ORDER BY 1").rows
    return days + excluded


def rows(path: Path) -> list[tuple[object, ...]]:
    return factory.execute(path, "SELECT * FROM production_records ORDER BY id")


def test_a_closed_year_changes_no_answer(new_year: Path) -> None:
    before, live = counted(new_year), rows(new_year / LIVE_FILE)
    told = json.loads(hub_here("rollover", "--json").stdout)
    assert counted(new_year) == before
    assert rows(new_year / LIVE_FILE) == live
    assert told["new"] == told["rows"] == 31 + 4
    assert {row[1] for row in rows(new_year / "archive_2026.db")} >= {"2026/12/31", "2026년 11월 3일"}
    assert (new_year / "archive_2025.db").exists()
    generation = Warehouse(new_year / ".snapshots").current()
    assert generation.query("SELECT DISTINCT source FROM days ORDER BY 1").rows == [
        ("archive_2025",),
        ("archive_2026",),
        ("live",),
    ]


def test_a_plan_changes_nothing_and_tells_each_month(new_year: Path) -> None:
    plan = json.loads(hub_here("rollover", "--plan", "--json").stdout)
    assert not (new_year / "archive_2026.db").exists()
    assert not (new_year / "backups").exists()
    assert plan["months"]["2026-03"] | {"checksum": ""} == {"rows": 4, "quantity": 337.0, "checksum": ""}
    assert plan["months"]["2026-12"]["rows"] == 1
    shown = hub_here("rollover", "--dry-run").stdout
    assert plan["months"]["2026-03"]["checksum"] in shown


def test_a_second_run_finds_nothing_to_do(new_year: Path) -> None:
    assert hub_here("rollover").returncode == 0
    archive = (new_year / "archive_2026.db").read_bytes()
    again = json.loads(hub_here("rollover", "--json").stdout)
    assert again["new"] == 0
    assert again["backups"] == []
    assert (new_year / "archive_2026.db").read_bytes() == archive


def test_a_late_row_is_taken_in_by_the_next_run(new_year: Path) -> None:
    assert hub_here("rollover").returncode == 0
    before = counted(new_year)
    factory.write_elsewhere(new_year / LIVE_FILE, [record("2026-12-30", "LATE", 23.0)])
    assert json.loads(hub_here("rollover", "--json").stdout)["new"] == 1
    assert set(counted(new_year)) - set(before) == {("2026-12-30", 23.0, 1)}


def test_an_archived_row_that_live_tells_otherwise_stops_the_run(new_year: Path) -> None:
    assert hub_here("rollover").returncode == 0
    factory.execute(new_year / LIVE_FILE, "UPDATE production_records SET good_quantity = 1 WHERE id = 1")
    archive = (new_year / "archive_2026.db").read_bytes()
    assert "archive_2026.db" in one_sentence(hub_here("rollover"))
    assert (new_year / "archive_2026.db").read_bytes() == archive


def test_rows_are_removed_from_live_only_when_asked(new_year: Path) -> None:
    before = counted(new_year)
    told = json.loads(hub_here("rollover", "--remove", "--json").stdout)
    assert told["removed"] == 35
    assert len(rows(new_year / LIVE_FILE)) == 4
    assert counted(new_year) == before
    assert json.loads(hub_here("rollover", "--remove", "--json").stdout)["removed"] == 0
    assert counted(new_year) == before


@pytest.mark.parametrize(("year", "named"), [("2027", "2027"), ("2024", "archive_2025.db")])
def test_a_year_that_cannot_be_closed_is_one_sentence(new_year: Path, year: str, named: str) -> None:
    assert named in one_sentence(hub_here("rollover", "--year", year))


def test_two_rollovers_at_once_are_kept_apart(settings: MaintenanceSettings) -> None:
    with alone(settings):
        one_sentence(hub("rollover", "--year", "2025", cwd=settings.data_dir))


def test_a_row_that_comes_while_the_archive_is_written_is_not_lost(
    new_year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, late = MaintenanceSettings(), [record("2026-12-29", "LATE", 29.0)]

    def erp_writes(point: str) -> None:
        if point == "archive_proved" and late:
            factory.write_elsewhere(new_year / LIVE_FILE, [late.pop()])

    monkeypatch.setattr("maintenance.archive.reach", erp_writes)
    with alone(settings):
        assert roll_over(settings, None, lambda source, part: None).new == 36
    assert ("2026-12-29", 29.0, 1) in counted(new_year)


FAIL_POINTS = (
    "rollover_planned",
    "backup_renamed",
    "rollover_backed_up",
    "archive_written",
    "archive_proved",
    "archive_renamed",
    "built",
    "rollover_published",
    "rows_removed",
)


@pytest.mark.parametrize("point", FAIL_POINTS)
def test_a_rollover_killed_anywhere_is_finished_by_the_next(new_year: Path, point: str) -> None:
    before = counted(new_year)
    killed = hub("rollover", "--remove", cwd=new_year, HUB_FAIL_POINT=point)
    assert killed.returncode == -signal.SIGKILL
    assert counted(new_year) == before
    assert hub_here("rollover", "--remove").returncode == 0
    assert counted(new_year) == before
    assert len(rows(new_year / "archive_2026.db")) == 35
    assert not list(new_year.glob("*.partial*"))
