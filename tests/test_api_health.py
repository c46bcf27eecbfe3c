"""GET /healthz tells what is not well, and fails only when nothing can be answered."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from maintenance import backup
from maintenance.api import health
from maintenance.api.app import create_app
from maintenance.publisher import Publisher
from maintenance.settings import MaintenanceSettings
from tests import factory
from tests.serving import served
from tools.snapshot import STATUS, Status


@pytest.fixture
def publisher(settings: MaintenanceSettings) -> Publisher:
    return Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone)


@pytest.fixture
def address(settings: MaintenanceSettings, publisher: Publisher) -> Iterator[str]:
    publisher.publish()
    with served(create_app(settings)) as address:
        yield address


def look(address: str) -> dict[str, Any]:
    response = httpx.get(f"{address}/healthz")
    assert response.status_code == 200
    found: dict[str, Any] = response.json()
    return found


def test_rows_that_are_not_counted_are_told(
    address: str, settings: MaintenanceSettings, publisher: Publisher
) -> None:
    rows = [
        factory.record("2025-06-01", "BW0021", 5.0),
        factory.record("someday", "BW0021", 5.0),
        factory.record("2026-11-02", "BW0021", -5.0),
    ]
    factory.write_live(settings.data_dir, rows)
    publisher.publish()
    found = look(address)
    live = next(database for database in found["databases"] if database["name"] == "live")
    assert (found["status"], live["overlap"], live["records"]) == ("ok", 1, 32)
    assert sum(live["excluded"].values()) == 1
    assert live["oddities"] == {"negative_quantity": 1}
    assert 0 <= found["age_seconds"] < 60
    assert found["publisher"]["alive"]


def test_what_is_not_well_degrades_it(
    address: str, settings: MaintenanceSettings, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    (settings.data_dir / "production_analysis.db").write_bytes(b"no database" * 1_000)
    publisher.publish()
    monkeypatch.setattr(health, "LOW_DISK_BYTES", 1 << 60)
    found = look(address)
    assert found["status"] == "degraded"
    assert found["reasons"] == ["live: not_a_database", "disk: low"]
    assert found["databases"][1]["problem"] == "not_a_database"
    answer = httpx.get(f"{address}/summary?date_from=2026-03-01&date_to=2026-03-31")
    assert answer.status_code == 200


def test_a_silent_publisher_is_missed(address: str, settings: MaintenanceSettings) -> None:
    path = settings.snapshots_dir / STATUS
    status = Status.model_validate_json(path.read_bytes())
    long_ago = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
    path.write_text(status.model_copy(update={"checked_at": long_ago}).model_dump_json(), encoding="utf-8")
    found = look(address)
    assert (found["status"], found["reasons"]) == ("degraded", ["publisher: publisher_stopped"])
    assert not found["publisher"]["alive"]


def test_the_last_backup_is_told(address: str, settings: MaintenanceSettings) -> None:
    assert look(address)["last_backup"] is None
    with backup.alone(settings):
        backup.make_backups(settings, backup.chosen(settings, live=True, archive=False), lambda *_: None)
    made = datetime.fromisoformat(look(address)["last_backup"])
    assert datetime.now(UTC) - made < timedelta(minutes=1)
