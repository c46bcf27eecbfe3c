"""Jobs run when due, once and one at a time, are made up for when missed, and obey switches and wishes."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from maintenance import scheduler
from maintenance.errors import OperatorError
from maintenance.jobs import JOBS, by_command, job_named, run_job
from maintenance.operations.job_runs import JobRun, begin_run, end_run, last_runs, runs, set_switch
from maintenance.operations.store import FILE, Store
from maintenance.operations.wishes import add_wish
from maintenance.scheduler import missed, run_scheduler
from maintenance.scheduler_lock import is_scheduled
from maintenance.settings import MaintenanceSettings
from tests.console import hub, one_sentence
from tests.waiting import until

NOON = datetime.fromisoformat("2026-11-20T12:00:00+09:00")


@contextmanager
def running(settings: MaintenanceSettings) -> Iterator[None]:
    """A scheduler in a thread of this process."""
    stop = threading.Event()
    thread = threading.Thread(target=run_scheduler, args=(settings, stop))
    thread.start()
    try:
        assert until(lambda: is_scheduled(settings), 20)
        yield
    finally:
        stop.set()
        thread.join()


def ran(name: str, started: datetime, *, ended: bool = True, ok: bool = True) -> dict[str, JobRun]:
    end = started + timedelta(minutes=1) if ended else None
    return {name: JobRun(1, name, started, end, ok if ended else None, "", "", {})}


@pytest.mark.parametrize(
    ("last", "is_missed"),
    [
        ({}, True),
        (ran("backup", NOON - timedelta(hours=9)), False),
        (ran("backup", NOON - timedelta(hours=9), ok=False), False),
        (ran("backup", NOON - timedelta(hours=10)), True),
        (ran("backup", NOON - timedelta(hours=9), ended=False), True),
        (ran("backup", NOON + timedelta(days=300)), True),
    ],
    ids=["never", "done", "failed", "day before", "killed", "from a clock set back"],
)
def test_a_job_is_missed_where_no_run_ended_since_it_was_due(
    settings: MaintenanceSettings, last: dict[str, JobRun], is_missed: bool
) -> None:
    assert ("backup" in {job.name for job in missed(settings, last, NOON)}) is is_missed


def test_missed_jobs_are_made_up_for_one_after_another(
    settings: MaintenanceSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "CATCH_UP_AFTER", timedelta(0))
    store = Store(settings.state_dir)
    with running(settings):
        assert until(lambda: {"backup", "quality", "report", "verify"} <= last_runs(store).keys(), 60)
        assert until(lambda: all(run.ended for run in last_runs(store).values()), 60)
    found = sorted(runs(store), key=lambda run: run.id)
    assert {run.job: run.ok for run in found} == {
        "backup": True,
        "verify": True,
        "quality": True,
        "report": True,
    }
    for before, after in pairwise(found):
        assert before.ended is not None
        assert before.ended <= after.started
    assert (settings.backup_dir / "manifest.json").exists()
    assert missed(settings, last_runs(store), datetime.now(settings.zone)) == [job_named("rollover")]


def test_a_wish_runs_a_job_at_once_even_one_switched_off(settings: MaintenanceSettings) -> None:
    store = Store(settings.state_dir)
    set_switch(store, "quality", False)
    with running(settings):
        add_wish(store, "run", "quality", datetime.now(UTC))
        add_wish(store, "run", "no such job", datetime.now(UTC))
        assert until(
            lambda: "quality" in last_runs(store) and last_runs(store)["quality"].ended is not None, 60
        )
    assert set(last_runs(store)) == {"quality"}
    assert last_runs(store)["quality"].detail["generation"]


def test_a_switched_off_job_is_not_made_up_for(
    settings: MaintenanceSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "CATCH_UP_AFTER", timedelta(0))
    store = Store(settings.state_dir)
    for job in JOBS:
        set_switch(store, job.name, job.name == "quality")
    with running(settings):
        assert until(
            lambda: "quality" in last_runs(store) and last_runs(store)["quality"].ended is not None, 60
        )
    assert set(last_runs(store)) == {"quality"}


def test_only_one_scheduler_runs(settings: MaintenanceSettings) -> None:
    with running(settings), pytest.raises(OperatorError) as refused:
        run_scheduler(settings, threading.Event())
    assert refused.value.key == "scheduler_runs"
    assert not is_scheduled(settings)


def test_a_failed_job_keeps_its_sentence(settings: MaintenanceSettings) -> None:
    (settings.data_dir / "production_analysis.db").write_bytes(b"no database at all")
    outcome = run_job(settings, job_named("backup"))
    noted = last_runs(Store(settings.state_dir))["backup"]
    assert (outcome.ok, noted.ok) == (False, False)
    assert noted.message_ko
    assert noted.message_en


def test_a_job_runs_though_nothing_can_be_noted(settings: MaintenanceSettings) -> None:
    settings.state_dir.mkdir(parents=True)
    (settings.state_dir / FILE).mkdir()
    assert run_job(settings, job_named("quality")).ok


def test_a_command_that_says_nothing_is_named(settings: MaintenanceSettings) -> None:
    outcome = by_command("no-such-command")(settings)
    assert not outcome.ok
    assert "hub --help" in outcome.en


def test_the_list_tells_when_jobs_run_and_how_they_went(data_dir: Path) -> None:
    store = Store(data_dir / ".hub")
    set_switch(store, "report", False)
    number = begin_run(store, "backup", NOON)
    end_run(store, number, NOON, ok=False, message_ko="디스크", message_en="disk")
    lines = {line.split()[0]: line for line in hub("schedule", "list", cwd=data_dir).stdout.splitlines()}
    assert set(lines) == {job.name for job in JOBS}
    assert "02:30" in lines["backup"] and "디스크 / disk" in lines["backup"]
    assert "끔 / off" in lines["report"] and "끔 / off" in lines["rollover"]


def test_an_unknown_job_is_refused_with_the_names_there_are(data_dir: Path) -> None:
    assert "backup" in one_sentence(hub("schedule", "run", "nothing", cwd=data_dir))


def test_a_wrong_time_is_refused_by_its_name(data_dir: Path) -> None:
    assert "HUB_BACKUP_AT" in one_sentence(
        hub("schedule", "list", cwd=data_dir, HUB_BACKUP_AT="half past two")
    )
