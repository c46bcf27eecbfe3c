"""The work that `hub up` does by itself: what each job runs, and when."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from maintenance.alerts import look_for_alerts
from maintenance.errors import OperatorError
from maintenance.hub_command import hub_command
from maintenance.messages import worded
from maintenance.operations.job_runs import begin_run, end_run
from maintenance.operations.store import Store, StoreUnavailable
from maintenance.settings import MaintenanceSettings
from maintenance.timing import At, Every, Timing

LANGUAGES = ("ko", "en")
WEEKLY = At.read("sun 03:30")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run of a job ended: a sentence in each language, and plain JSON values."""

    ok: bool
    ko: str
    en: str
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work by name; `timing` is None where the settings leave it to a person."""

    name: str
    run: Callable[[MaintenanceSettings], Outcome]
    timing: Callable[[MaintenanceSettings], Timing | None]
    usual: Timing
    """When it runs once somebody switched it on though the settings do not."""


def by_command(*arguments: str) -> Callable[[MaintenanceSettings], Outcome]:
    """A job that is a command of ours in a process of its own, so that it can harm no other."""

    def run(settings: MaintenanceSettings) -> Outcome:
        finished = subprocess.run(
            hub_command(*arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**os.environ, "PYTHONUTF8": "1", "HUB_DATA_DIR": str(settings.data_dir)},
        )
        detail = _detail(finished.stdout)
        if finished.returncode == 0:
            return Outcome(True, *_sentences("job_well"), detail)
        said = finished.stderr.decode("utf-8", "replace").strip().splitlines()
        ko, _, en = (said[-1] if said else "").partition(" / ")
        if en:
            return Outcome(False, ko, en, detail)
        command = f"hub {' '.join(arguments)}"
        return Outcome(False, *_sentences("job_ill", command=command, code=finished.returncode), detail)

    return run


def _alerts(settings: MaintenanceSettings) -> Outcome:
    told = look_for_alerts(settings)
    return Outcome(True, *_sentences("job_alerts", told=len(told)), {"told": told})


JOBS: tuple[Job, ...] = (
    Job("backup", by_command("backup", "--json"), lambda s: _at(s.backup_at), At.read("02:30")),
    Job("verify", by_command("backup", "--verify", "--json"), lambda s: _at(s.verify_at), WEEKLY),
    Job("quality", by_command("quality", "--json"), lambda s: _at(s.quality_at), At.read("06:30")),
    Job("report", by_command("report", "--send", "--json"), lambda s: _at(s.report_at), At.read("07:30")),
    Job("rollover", by_command("rollover", "--if-due", "--json"), lambda s: _rollover(s), At.read("04:30")),
    Job("alerts", _alerts, lambda s: Every(s.alert_minutes) if s.alert_minutes else None, Every(5)),
)


def job_named(name: str) -> Job:
    """The job of this name; raises OperatorError for any other."""
    for job in JOBS:
        if job.name == name:
            return job
    raise OperatorError("job_unknown", name=name, names=", ".join(job.name for job in JOBS))


def run_job(settings: MaintenanceSettings, job: Job) -> Outcome:
    """Run a job now and note how it went; a database that is not to be had keeps no job from its work."""
    store = Store(settings.state_dir)
    identifier = None
    with suppress(StoreUnavailable):
        identifier = begin_run(store, job.name, _now(settings))
    outcome = _outcome(settings, job)
    if identifier is not None:
        with suppress(StoreUnavailable):
            _note(store, identifier, _now(settings), outcome)
    return outcome


def _outcome(settings: MaintenanceSettings, job: Job) -> Outcome:
    try:
        return job.run(settings)
    except OperatorError as error:
        ko, _, en = str(error).partition(" / ")
        return Outcome(False, ko, en)


def _note(store: Store, identifier: int, ended: datetime, outcome: Outcome) -> None:
    end_run(
        store,
        identifier,
        ended,
        ok=outcome.ok,
        message_ko=outcome.ko,
        message_en=outcome.en,
        detail=outcome.detail,
    )


def _now(settings: MaintenanceSettings) -> datetime:
    """The present moment by the machine's clock, which the runs of jobs go by even in a replay."""
    return datetime.now(settings.zone)


def _at(text: str) -> At | None:
    return At.read(text) if text else None


def _rollover(settings: MaintenanceSettings) -> At | None:
    return At.read("04:30") if settings.auto_rollover else None


def _sentences(key: str, **values: object) -> tuple[str, str]:
    ko, en = (worded(language, key, **values) for language in LANGUAGES)
    return ko, en


def _detail(output: bytes) -> Mapping[str, Any]:
    try:
        told = json.loads(output)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
