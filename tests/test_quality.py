"""What is odd about the data is counted, sampled and worded."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from maintenance.publisher import Publisher
from maintenance.quality import Quality, examine_quality
from tests import factory
from tests.console import hub_here
from tests.factory import Record, record
from tools.warehouse import Warehouse

MONDAY = date(2026, 6, 1)


def examine(folder: Path, live: list[Record], today: date = date(2026, 11, 20)) -> Quality:
    factory.write_live(folder, live)
    Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish()
    return examine_quality(Warehouse(folder / ".snapshots").current(), today)


def every_day(first: date, days: int) -> list[Record]:
    """Output on every weekday, one lot a day."""
    dates = (first + timedelta(number) for number in range(days))
    return [record(str(day), "A", 1.0, "name", f"L{day}") for day in dates if day.weekday() < 5]


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("unreadable_date", record("soon", "A", 1.0)),
        ("unreadable_quantity", record("2026-11-19", "A", "many")),
        ("missing_quantity", record("2026-11-19", "A", None)),
        ("missing_item_code", record("2026-11-19", " ", 1.0)),
        ("negative_quantity", record("2026-11-19", "A", -1.0)),
        ("respelt_date", record("2026/11/19", "A", 1.0)),
        ("missing_name", record("2026-11-19", "A", 1.0, None)),
        ("future_rows", record("2026-11-21", "A", 1.0)),
        ("wrong_year", record("2025-11-19", "A", 1.0)),
    ],
)
def test_an_odd_row_is_found(tmp_path: Path, kind: str, row: Record) -> None:
    found = examine(tmp_path, [row])
    assert found.summary()[kind] == 1


def test_unreadable_cells_come_with_samples_as_they_are_written(tmp_path: Path) -> None:
    found = examine(tmp_path, [record("soon", "A", 1.0)])
    assert found.findings[0].samples[0]["production_date"] == "soon"


def test_a_repeated_row_and_several_names_are_found(tmp_path: Path) -> None:
    twice = [record("2026-11-19", "A", 1.0, "one")] * 3 + [record("2026-11-18", "A", 2.0, "other")]
    found = examine(tmp_path, twice).summary()
    assert found["duplicates"] == 2
    assert found["several_names"] == 1


def test_rows_that_belong_to_an_archive_are_told(tmp_path: Path) -> None:
    factory.write_archive(tmp_path, 2025, [record("2025-12-30", "A", 1.0)])
    found = examine(tmp_path, [record("2025-12-31", "A", 1.0), record("2026-02-01", "A", 1.0)]).summary()
    assert found["overlap"] == 1
    assert found["month_gap"] == 1


def test_a_silent_working_day_is_told_and_a_weekend_is_not(tmp_path: Path) -> None:
    rows = [row for row in every_day(MONDAY, 90) if row[0] != "2026-08-12"]
    found = examine(tmp_path, rows, today=MONDAY + timedelta(90))
    assert [finding.samples for finding in found.findings if finding.kind == "silent_day"] == [
        ({"day": "2026-08-12"},)
    ]


def test_a_late_feed_counts_only_working_days(tmp_path: Path) -> None:
    rows = every_day(MONDAY, 68)  # up to Friday 7 August
    assert "late_feed" not in examine(tmp_path, rows, today=date(2026, 8, 10)).summary()
    assert examine(tmp_path, [], today=date(2026, 8, 12)).summary()["late_feed"] == 2
    assert examine(tmp_path, [], today=date(2026, 8, 31)).summary()["late_feed"] == 15


def test_the_command_words_every_kind(data_dir: Path) -> None:
    factory.write_live(data_dir, [record("soon", "A", 1.0), record("2026-11-19", "A", "many")])
    shown = hub_here("quality").stdout
    assert "production_date=soon" in shown
    assert "quantity that cannot be read" in shown
    told = json.loads(hub_here("quality", "--json").stdout)
    assert told["ok"] is False
    assert {finding["kind"] for finding in told["findings"]} >= {"unreadable_date", "unreadable_quantity"}
