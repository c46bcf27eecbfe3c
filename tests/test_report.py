"""The daily report says what the tools say, in both languages."""

from datetime import date
from pathlib import Path

from maintenance.generation import ensure_generation
from maintenance.report import daily_report, message_of
from maintenance.settings import MaintenanceSettings
from tests import factory
from tests.console import hub_here, one_sentence
from tools.warehouse import Warehouse

LAST_DAY = date(2026, 10, 28)


def test_the_day_the_month_and_the_month_before_like_for_like(settings: MaintenanceSettings) -> None:
    factory.write_live(settings.data_dir, [factory.record("2026-09-29", "BW0021", 7.0)])
    ensure_generation(settings)
    report = daily_report(settings, Warehouse(settings.snapshots_dir).current(), LAST_DAY)
    assert (report.quantity, report.records) == (150, 1)
    assert (report.month.quantity, report.month.before_quantity) == (330, 330)
    assert (report.month.before_first, report.month.before_last) == (date(2026, 9, 1), date(2026, 9, 28))
    assert report.month.growth == 0
    assert [row["item_code"] for row in report.top] == ["BW0021", "BW0022"]
    english = message_of(report, "en")
    assert english.title == "Daily production report 2026-10-28"
    assert "Output of 2026-10-28: 150 units (1 records)" in english.lines
    assert any(line.startswith("No. 1 of the month, BW0021") for line in english.lines)
    assert "이달 누계(2026-10-01 ~ 2026-10-28): 330개" in message_of(report, "ko").lines


def test_days_without_rows_are_called_so_and_not_zero(settings: MaintenanceSettings) -> None:
    ensure_generation(settings)
    report = daily_report(settings, Warehouse(settings.snapshots_dir).current(), None)
    assert report.day == date(2026, 11, 19)
    assert report.quantity is None
    assert "2026-11-19 생산량: 실적 없음 (기록 0건)" in message_of(report, "ko").lines


def test_a_day_before_the_data_has_no_figures(settings: MaintenanceSettings) -> None:
    ensure_generation(settings)
    report = daily_report(settings, Warehouse(settings.snapshots_dir).current(), date(2001, 1, 1))
    assert (report.quantity, report.month.quantity, report.top) == (None, None, ())


def test_what_is_no_day_is_refused(data_dir: Path) -> None:
    assert "2026-11-19" in one_sentence(hub_here("report", "--day", "어제"))
