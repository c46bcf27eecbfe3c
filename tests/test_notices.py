"""What an answer says about the state of its data."""

from datetime import UTC, datetime, timedelta

import pytest

from assistant.notices import notice_for
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tools.snapshot import SourceStatus, Status
from tools.warehouse import Generation, Warehouse


@pytest.fixture
def generation(settings: MaintenanceSettings) -> Generation:
    Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
    return Warehouse(settings.snapshots_dir).current()


def status(problem: str | None, checked: timedelta = timedelta()) -> Status:
    checked_at = (datetime.now(UTC) - checked).isoformat()
    return Status(checked_at=checked_at, pid=1, sources=(SourceStatus(name="live", problem=problem),))


def test_all_is_well(generation: Generation) -> None:
    assert notice_for("ko", generation, status(None)) is None


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize(
    "problem",
    [
        *("missing", "empty_file", "not_a_database", "damaged", "table_missing", "column_missing", "locked"),
        *("hot_journal", "wal_missing", "unsettled", "unreadable", "disk_full", "folder_unwritable", "busy"),
    ],
)
def test_every_problem_is_worded(generation: Generation, language: str, problem: str) -> None:
    notice = notice_for("ko" if language == "ko" else "en", generation, status(problem))
    assert notice is not None
    assert "production_analysis.db" in notice
    assert "_" not in notice.replace("production_analysis", "").replace("production_records", "")


def test_a_publisher_that_stopped_is_said_with_its_age(generation: Generation) -> None:
    notice = notice_for("en", generation, status(None, checked=timedelta(hours=3)))
    assert notice is not None
    assert "3 h" in notice
