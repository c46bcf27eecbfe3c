"""A simulated run over year-ends: whatever happens, every day's total stays what was really made.

HUB_TEST_LOOPS is the number of days; 1096 are three years, with two year-ends.
"""

import json
import os
import random
import signal
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from maintenance.backup import alone, chosen, clean, make_backups, open_backups
from maintenance.hub_command import hub_command
from maintenance.publisher import Publisher
from maintenance.rollover import roll_over
from maintenance.settings import MaintenanceSettings
from maintenance.sources import LIVE_FILE
from tests.console import hub
from tests.factory import PROJECT_ROOT
from tests.three_years import Truth, erp_at_work
from tools.registry import run
from tools.tool import Facts
from tools.warehouse import Warehouse

DAYS = int(os.environ.get("HUB_TEST_LOOPS", "9"))
FIRST_DAY = date(2024, 1, 1) if DAYS > 366 else date(2024, 12, 29)
YEAR_END = (1, 4)
"""Month and day on which a year is closed: some late rows come before it, and some after."""
KEPT = 5


class Plant:
    """A data folder, its truth, and what is done to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.truth = Truth()
        self.done: list[str] = []
        self._chance = random.Random(2026)

    def settings(self, today: date) -> MaintenanceSettings:
        """The settings of a process on that day."""
        own = {"data_dir": self.folder, "fixed_today": today, "settle_seconds": 0}
        return MaintenanceSettings().model_copy(
            update={**own, "backup_keep_live": KEPT, "backup_keep_archive": KEPT}
        )

    def check(self, today: date) -> None:
        """Every day is answered with what was made, by the data and by the tool that people ask."""
        settings = self.settings(today)
        Publisher.from_settings(settings).publish()
        generation = Warehouse(settings.snapshots_dir).current()
        days = generation.query(
            "SELECT day, sum(quantity), sum(records) FROM days GROUP BY day ORDER BY day"
        ).rows
        assert days == self.truth.days(), today
        past = [day for day, _, _ in days if day <= str(today)]
        if not past:
            return  # by a clock that was set back, all of it is yet to come
        asked = self._chance.choice(past)
        table = run(
            "get_production_summary", {"date_from": asked, "date_to": asked}, Facts(generation, today)
        )
        assert table.rows[0][:2] == (self.truth.quantity[asked], self.truth.records[asked])

    def back_up(self, today: date) -> None:
        """Back up, with retention."""
        settings = self.settings(today)
        with alone(settings):
            made = make_backups(settings, chosen(settings, live=True, archive=True))
            assert made.failed == {}
            clean(settings, open_backups(settings))
        self.done.append("backup")

    def close_year(self, today: date, *, remove: bool) -> None:
        """Close the past year: one run killed somewhere, and one that ends."""
        command = hub_command("rollover", *(["--remove"] if remove else []))
        environment = {**os.environ, "HUB_DATA_DIR": str(self.folder), "HUB_TODAY": str(today)}
        points = ("archive_proved", "archive_renamed", "rollover_published")
        environment["HUB_FAIL_POINT"] = self._chance.choice(points)
        killed = subprocess.run(command, cwd=PROJECT_ROOT, env=environment, capture_output=True)
        assert killed.returncode == -signal.SIGKILL
        self.check(today)
        del environment["HUB_FAIL_POINT"]
        finished = subprocess.run(command, cwd=PROJECT_ROOT, env=environment, capture_output=True, text=True)
        assert finished.returncode == 0, finished.stderr
        assert (self.folder / f"archive_{today.year - 1}.db").exists()
        self.done.append("rollover")

    def take_late_rows_in(self, today: date) -> None:
        """What `hub up` does in January by itself, where it may."""
        settings = self.settings(today)
        with alone(settings):
            roll_over(settings, None, lambda source, part: None)
        self.done.append("late rows")

    def is_closed(self, day: str) -> bool:
        """Whether the year of a day has its archive."""
        return (self.folder / f"archive_{day[:4]}.db").exists()


@pytest.mark.long
def test_every_days_total_stays_equal_to_the_truth(tmp_path: Path) -> None:
    plant, chance = Plant(tmp_path), random.Random(7)
    with erp_at_work(tmp_path / LIVE_FILE, plant.truth, seed=11) as erp:
        for number in range(DAYS):
            today = FIRST_DAY + timedelta(days=number)
            counted = erp.work(today, replace=today.weekday() == 6)
            if any(plant.is_closed(day) for day in counted):
                plant.take_late_rows_in(today)
            _work_of_the_day(plant, today)
            plant.check(today)
            if chance.random() < 0.05:
                plant.check(
                    today + timedelta(days=chance.choice((-400, 400)))
                )  # the clock jumps, and back again
    assert {"backup", "rollover"} <= set(plant.done)
    drilled = hub(
        "restore", "--drill", "--json", cwd=tmp_path, HUB_DATA_DIR=str(tmp_path), HUB_TODAY=str(today)
    )
    assert json.loads(drilled.stdout)["compared"] > 0
    kept = [path.name for path in (tmp_path / "backups").glob("live_*.db")]
    assert len(kept) <= KEPT


def _work_of_the_day(plant: Plant, today: date) -> None:
    due: list[tuple[bool, Callable[[date], None]]] = [
        ((today.month, today.day) == YEAR_END, lambda day: plant.close_year(day, remove=day.year % 2 == 0)),
        (today.weekday() == 2, plant.back_up),
    ]
    for is_due, work in due:
        if is_due:
            work(today)
