"""The jobs as the page shows them: whether each runs by itself, how it went, and when it comes next."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from maintenance.jobs import JOBS, Job
from maintenance.operations.job_runs import JobRun
from maintenance.settings import MaintenanceSettings
from maintenance.timing import At, Timing

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def planned(
    settings: MaintenanceSettings,
    now: datetime,
    latest: Mapping[str, JobRun],
    switched: Mapping[str, bool],
    wished: Collection[str],
) -> list[dict[str, Any]]:
    """Every job; `latest` are the last runs, `switched` what somebody switched on or off."""
    local = now.astimezone(settings.zone)
    return [
        {
            "name": job.name,
            "enabled": (enabled := switched.get(job.name, job.timing(settings) is not None)),
            "next": _next(settings, job, latest.get(job.name), local) if enabled else None,
            "last": run_json(latest[job.name]) if job.name in latest else None,
            "wished": job.name in wished,
        }
        for job in JOBS
    ]


def run_json(run: JobRun) -> dict[str, Any]:
    """One run as plain JSON values."""
    return {
        "job": run.job,
        "started": run.started.isoformat(timespec="seconds"),
        "ended": run.ended.isoformat(timespec="seconds") if run.ended else None,
        "ok": run.ok,
        "message": {"ko": run.message_ko, "en": run.message_en},
    }


def _next(settings: MaintenanceSettings, job: Job, last: JobRun | None, now: datetime) -> str:
    timing = job.timing(settings) or job.usual
    return next_moment(timing, last.started if last else None, now).isoformat(timespec="seconds")


def next_moment(timing: Timing, last: datetime | None, now: datetime) -> datetime:
    """When it is due next: never in the past."""
    if isinstance(timing, At):
        return timing.last_before(now + (WEEK if timing.weekday else DAY))
    return max(now, (last or now) + timedelta(minutes=timing.minutes))
