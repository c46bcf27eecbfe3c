"""Runs the jobs when they are due, one at a time, and catches up with what was missed.

APScheduler keeps the time. Whether a job was missed is read from the noted runs, so that it does not matter
how long the machine was off or how its clock was set meanwhile.
"""

import logging
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from maintenance.errors import OperatorError
from maintenance.jobs import JOBS, Job, job_named, run_job
from maintenance.lock import LockTaken, locked
from maintenance.messages import say
from maintenance.operations.job_runs import JobRun, last_runs, switches
from maintenance.operations.store import Store, StoreUnavailable
from maintenance.operations.wishes import take_wishes
from maintenance.scheduler_lock import scheduler_lock
from maintenance.settings import MaintenanceSettings
from maintenance.timing import At, Timing

CATCH_UP_AFTER = timedelta(minutes=1)
"""How long after the start missed jobs begin: the services come first."""
LOOK_EVERY = 2
"""Seconds between two looks for wishes; each also makes up for a clock that was set."""
LOCK_SECONDS = 2.0

logger = logging.getLogger("hub.scheduler")


def run_scheduler(settings: MaintenanceSettings, stop: threading.Event) -> None:
    """Run what is due until `stop` is set.

    Raises OperatorError where another scheduler runs.
    """
    try:
        with locked(scheduler_lock(settings), LOCK_SECONDS):
            scheduler = _Scheduler(settings)
            scheduler.start()
            stop.wait()
            scheduler.stop()
    except LockTaken as error:
        raise OperatorError("scheduler_runs", path=settings.state_dir) from error


class _Scheduler:
    def __init__(self, settings: MaintenanceSettings) -> None:
        self._settings = settings
        self._store = Store(settings.state_dir)
        self._clock = BackgroundScheduler(
            timezone=settings.zone,
            executors={"default": ThreadPoolExecutor(1), "looks": ThreadPoolExecutor(1)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )

    def start(self) -> None:
        """Plan every job, and those that were missed for a little later."""
        for job in JOBS:
            timing = job.timing(self._settings) or job.usual
            self._clock.add_job(partial(self._run_when_on, job), trigger_of(timing, self._settings))
        self._clock.add_job(self._grant_wishes, IntervalTrigger(seconds=LOOK_EVERY), executor="looks")
        begin = datetime.now(self._settings.zone) + CATCH_UP_AFTER
        for job in missed(self._settings, self._last_runs(), datetime.now(self._settings.zone)):
            self._clock.add_job(partial(self._run_when_on, job), DateTrigger(begin))
        self._clock.start()

    def stop(self) -> None:
        """End without waiting for a job: each is a process of its own, or repeated soon."""
        self._clock.shutdown(wait=False)

    def _run_when_on(self, job: Job) -> None:
        if self._is_on(job):
            self._run(job)

    def _run(self, job: Job) -> None:
        outcome = run_job(self._settings, job)
        level = logging.INFO if outcome.ok else logging.ERROR
        logger.log(level, "%s: %s / %s", job.name, outcome.ko, outcome.en)

    def _is_on(self, job: Job) -> bool:
        by_settings = job.timing(self._settings) is not None
        try:
            return switches(self._store).get(job.name, by_settings)
        except StoreUnavailable:
            return by_settings

    def _grant_wishes(self) -> None:
        with suppress(StoreUnavailable):
            for wish in take_wishes(self._store, "run", datetime.now(self._settings.zone)):
                with suppress(OperatorError):
                    self._clock.add_job(partial(self._run, job_named(wish.target)))

    def _last_runs(self) -> Mapping[str, JobRun]:
        try:
            return last_runs(self._store)
        except StoreUnavailable:
            return {}


def missed(settings: MaintenanceSettings, last: Mapping[str, JobRun], now: datetime) -> list[Job]:
    """Jobs whose latest due moment passed without a run that ended.

    A run from a time that has yet to come, before the clock was set back, proves nothing.
    """
    found = []
    for job in JOBS:
        timing = job.timing(settings) or job.usual
        if isinstance(timing, At):
            run = last.get(job.name)
            if run is None or run.ended is None or not timing.last_before(now) <= run.started <= now:
                found.append(job)
    return found


def trigger_of(timing: Timing, settings: MaintenanceSettings) -> BaseTrigger:
    """APScheduler's form of a timing, by the factory's clock."""
    if isinstance(timing, At):
        return CronTrigger(
            hour=timing.time.hour,
            minute=timing.time.minute,
            day_of_week=timing.weekday or "*",
            timezone=settings.zone,
        )
    return IntervalTrigger(minutes=timing.minutes)


def told(settings: MaintenanceSettings) -> list[str]:
    """A line for each job: its name, when it runs by itself, and how its latest run went."""
    try:
        runs, switched = last_runs(Store(settings.state_dir)), switches(Store(settings.state_dir))
    except StoreUnavailable:
        runs, switched = {}, {}
    return [_line(settings, job, runs.get(job.name), switched.get(job.name)) for job in JOBS]


def _line(settings: MaintenanceSettings, job: Job, run: JobRun | None, switched: bool | None) -> str:
    timing = job.timing(settings)
    on = timing is not None if switched is None else switched
    when = str(timing or job.usual) if on else say("job_off")
    if run is None:
        return f"{job.name:10}{when:16}{say('job_never')}"
    state = "-" if run.ok is None else "ok" if run.ok else f"{run.message_ko} / {run.message_en}"
    return f"{job.name:10}{when:16}{run.started.astimezone(settings.zone):%Y-%m-%d %H:%M}  {state}"
