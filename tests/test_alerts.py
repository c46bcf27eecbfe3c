"""Each thing that is not well is told once, again after a while, and when over; never in quiet hours."""

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from maintenance import conditions
from maintenance.alerts import FILE, is_quiet, look_for_alerts
from maintenance.generation import ensure_generation
from maintenance.operations.job_runs import begin_run, end_run
from maintenance.operations.samples import add_samples
from maintenance.operations.store import Store
from maintenance.settings import MaintenanceSettings
from tests import factory
from tests.receivers import webhook

NOON = datetime.fromisoformat("2026-11-20T12:00:00+09:00")
HOUR = timedelta(hours=1)


def run_noted(settings: MaintenanceSettings, *, ok: bool) -> None:
    store = Store(settings.state_dir)
    number = begin_run(store, "backup", datetime.now(UTC))
    end_run(
        store, number, datetime.now(UTC), ok=ok, message_ko="디스크가 가득", message_en="the disk is full"
    )


def test_a_failed_job_is_told_once_then_after_a_day_then_when_over(settings: MaintenanceSettings) -> None:
    run_noted(settings, ok=False)
    (told,) = look_for_alerts(settings, NOON)
    assert "backup" in told and "디스크가 가득" in told
    assert look_for_alerts(settings, NOON + HOUR) == []
    assert len(look_for_alerts(settings, NOON + 25 * HOUR)) == 1
    run_noted(settings, ok=True)
    (over,) = look_for_alerts(settings, NOON + 26 * HOUR)
    assert over.startswith("해결됨")
    assert look_for_alerts(settings, NOON + 27 * HOUR) == []


def test_a_clock_set_back_does_not_silence_alerts(settings: MaintenanceSettings) -> None:
    run_noted(settings, ok=False)
    assert look_for_alerts(settings, NOON)
    assert look_for_alerts(settings, NOON - timedelta(days=400))


def test_quiet_hours_hold_back_what_still_holds_and_forget_what_is_over(
    settings: MaintenanceSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUB_QUIET_HOURS", "22:00-07:00")
    settings = MaintenanceSettings()
    run_noted(settings, ok=False)
    assert look_for_alerts(settings, NOON + 11 * HOUR) == []
    run_noted(settings, ok=True)
    assert look_for_alerts(settings, NOON + 12 * HOUR) == []
    run_noted(settings, ok=False)
    assert look_for_alerts(settings, NOON + 13 * HOUR) == []
    assert len(look_for_alerts(settings, NOON + 19 * HOUR)) == 1


@pytest.mark.parametrize(
    ("span", "moment", "quiet"),
    [
        ((time(22), time(7)), time(23), True),
        ((time(22), time(7)), time(6, 59), True),
        ((time(22), time(7)), time(7), False),
        ((time(12), time(13)), time(12), True),
        ((time(12), time(13)), time(13), False),
        (None, time(3), False),
    ],
)
def test_quiet_hours_may_pass_midnight(span: tuple[time, time] | None, moment: time, quiet: bool) -> None:
    assert is_quiet(span, moment) is quiet


def test_what_no_channel_took_is_sent_at_the_next_look(
    settings: MaintenanceSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_noted(settings, ok=False)
    with webhook(404) as hook:
        monkeypatch.setenv("HUB_SLACK_WEBHOOK", hook.url)
        settings = MaintenanceSettings()
        assert look_for_alerts(settings, NOON) == []
        assert len(look_for_alerts(settings, NOON + HOUR)) == 1
    assert len(hook.posted) == 2


def test_an_unreadable_source_is_told_with_its_reason(data_dir: Path, settings: MaintenanceSettings) -> None:
    ensure_generation(settings)
    (data_dir / "production_analysis.db").write_bytes(b"no database at all")
    ensure_generation(settings)
    (told,) = look_for_alerts(settings, NOON)
    assert told.startswith("live을(를) 읽을 수 없습니다")


def test_missing_output_on_a_usual_day_is_told_from_the_set_time_on(
    settings: MaintenanceSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [date(2026, 8, 3) + timedelta(number) for number in range(107)]
    rows = [factory.record(str(day), "BW0021", 1.0) for day in days if day.weekday() < 5]
    factory.write_live(settings.data_dir, rows)
    ensure_generation(settings)
    monkeypatch.setenv("HUB_ERP_LATE_FROM", "00:00")
    (told,) = look_for_alerts(MaintenanceSettings(), NOON)
    assert "2일째" in told
    assert "2026-11-17" in told
    monkeypatch.setenv("HUB_ERP_LATE_FROM", "")
    assert look_for_alerts(MaintenanceSettings(), NOON)[0].startswith("해결됨")


def test_a_full_disk_and_many_errors_are_told(
    settings: MaintenanceSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conditions, "LEAST_FREE_BYTES", 10**18)
    values = {"requests /records 200": 8.0, "requests /records 500": 4.0, "errors": 4.0}
    add_samples(Store(settings.state_dir), datetime.now(UTC), "api", values)
    disk, errors = look_for_alerts(settings, NOON)
    assert "GB" in disk
    assert "12건 중 4건" in errors


def test_a_damaged_state_file_only_tells_anew(settings: MaintenanceSettings) -> None:
    run_noted(settings, ok=False)
    assert look_for_alerts(settings, NOON)
    (settings.state_dir / FILE).write_text("{", encoding="utf-8")
    assert look_for_alerts(settings, NOON)
    assert json.loads((settings.state_dir / FILE).read_text(encoding="utf-8"))
