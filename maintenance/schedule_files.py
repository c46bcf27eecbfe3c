"""Files that hand `hub up`, or its jobs one by one, to the system's own scheduler.

The forms lie in `schedule_templates/`; what differs is the time, the command and the folder of this
installation, which is the one with the `.env`.
"""

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from maintenance.hub_command import hub_command
from maintenance.jobs import JOBS, Job
from maintenance.settings import MaintenanceSettings
from maintenance.timing import WEEKDAYS, At, Every, Timing

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ANY_MONDAY = date(2026, 1, 5)


@dataclass(frozen=True, slots=True)
class ScheduleFile:
    """One file, with the encoding that its reader expects."""

    name: str
    text: str
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to run, and when; None is at the machine's start, for ever."""

    name: str
    command: tuple[str, ...]
    timing: Timing | None


def schedule_files(settings: MaintenanceSettings, target: str, *, jobs: bool) -> list[ScheduleFile]:
    """The files for `systemd`, `windows` or `cron`."""
    tasks = [_Task("hub", hub_command("up"), None)]
    if jobs:
        tasks += [_job_task(settings, job) for job in JOBS if job.timing(settings)]
    make = {"systemd": _systemd, "windows": _windows, "cron": _cron}[target]
    return list(make(tasks))


def _job_task(settings: MaintenanceSettings, job: Job) -> _Task:
    return _Task(f"hub-{job.name}", hub_command("schedule", "run", job.name), job.timing(settings))


def _systemd(tasks: list[_Task]) -> Iterator[ScheduleFile]:
    for task in tasks:
        for_ever = task.timing is None
        values = {
            "title": task.name,
            "folder": Path.cwd(),
            "command": shlex.join(task.command),
            "type": "simple" if for_ever else "oneshot",
            "restart": "always" if for_ever else "no",
            "install": "[Install]\nWantedBy=multi-user.target" if for_ever else "",
        }
        yield ScheduleFile(f"{task.name}.service", _filled("service.txt", values))
        if task.timing is not None:
            calendar = _calendar(task.timing)
            yield ScheduleFile(
                f"{task.name}.timer", _filled("timer.txt", {"title": task.name, "calendar": calendar})
            )


def _calendar(timing: Timing) -> str:
    if isinstance(timing, Every):
        return f"*:0/{timing.minutes}"
    days = timing.weekday.capitalize() if timing.weekday else "*-*-*"
    return f"{days} {timing.time:%H:%M}"


def _cron(tasks: list[_Task]) -> Iterator[ScheduleFile]:
    folder = shlex.quote(str(Path.cwd()))
    lines = []
    for task in tasks:
        command = shlex.join(task.command).replace("%", r"\%")
        lines.append(f"{_crontab(task.timing)} cd {folder} && {command}")
    yield ScheduleFile("crontab.txt", "\n".join(lines) + "\n")


def _crontab(timing: Timing | None) -> str:
    if timing is None:
        return "@reboot"
    if isinstance(timing, Every):
        return f"*/{timing.minutes} * * * *"
    weekday = timing.weekday or "*"
    return f"{timing.time.minute} {timing.time.hour} * * {weekday}"


def _windows(tasks: list[_Task]) -> Iterator[ScheduleFile]:
    for task in tasks:
        program, *arguments = task.command
        values = {
            "title": escape(task.name),
            "trigger": _trigger(task.timing),
            "program": escape(program),
            "arguments": escape(" ".join(arguments)),
            "folder": escape(str(Path.cwd())),
            "limit": "PT0S" if task.timing is None else "PT4H",
        }
        yield ScheduleFile(f"{task.name}.xml", _filled("task.xml", values), "utf-16")


def _trigger(timing: Timing | None) -> str:
    if timing is None:
        return "<BootTrigger><Enabled>true</Enabled></BootTrigger>"
    if isinstance(timing, Every):
        start = f"{ANY_MONDAY}T00:00:00"
        repetition = f"<Repetition><Interval>PT{timing.minutes}M</Interval></Repetition>"
        return f"<TimeTrigger>{repetition}<StartBoundary>{start}</StartBoundary></TimeTrigger>"
    start = f"<StartBoundary>{ANY_MONDAY}T{timing.time:%H:%M}:00</StartBoundary>"
    return f"<CalendarTrigger>{start}{_days(timing)}</CalendarTrigger>"


def _days(timing: At) -> str:
    if timing.weekday is None:
        return "<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>"
    day = DAY_NAMES[WEEKDAYS.index(timing.weekday)]
    return (
        f"<ScheduleByWeek><DaysOfWeek><{day} /></DaysOfWeek><WeeksInterval>1</WeeksInterval></ScheduleByWeek>"
    )


def _filled(template: str, values: Mapping[str, object]) -> str:
    text = (files("maintenance") / "schedule_templates" / template).read_text(encoding="utf-8")
    return Template(text).substitute(values).rstrip() + "\n"
