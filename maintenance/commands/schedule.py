"""`hub schedule`: the jobs that `hub up` runs by itself, and files for a scheduler of the system's."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from maintenance.messages import say

schedule = typer.Typer(help="Show, run and hand over the jobs that need nobody.", no_args_is_help=True)


@schedule.command(name="list")
def list_jobs() -> None:
    """Every job, when it runs, and how it last went."""
    from maintenance.console import load_settings
    from maintenance.scheduler import told

    for line in told(load_settings()):
        typer.echo(line)


@schedule.command()
def run(
    job: Annotated[str | None, typer.Argument(help="One job, now; all when due if not given.")] = None,
) -> None:
    """Run the jobs as they fall due until stopped, or one of them now."""
    from maintenance.console import load_settings
    from maintenance.jobs import job_named, run_job
    from maintenance.lifeline import hold_lifeline
    from maintenance.scheduler import run_scheduler
    from maintenance.signals import stop_event

    if job is not None:
        outcome = run_job(load_settings(), job_named(job))
        typer.echo(f"{outcome.ko} / {outcome.en}", err=not outcome.ok)
        if not outcome.ok:
            raise typer.Exit(1)
        return
    hold_lifeline()
    settings = load_settings()
    _log_to_console()
    run_scheduler(settings, stop_event())


@schedule.command(name="print")
def print_files(
    target: Annotated[
        Literal["systemd", "windows", "cron"], typer.Option("--for", help="systemd, windows or cron.")
    ] = "systemd",
    jobs: Annotated[
        bool, typer.Option("--jobs", help="Also the jobs one by one, for a machine without `hub up`.")
    ] = False,
    to: Annotated[Path | None, typer.Option(help="Folder to write the files into.")] = None,
) -> None:
    """Ready files that start `hub up` with the machine, for this installation."""
    from maintenance.console import load_settings
    from maintenance.schedule_files import schedule_files

    for file in schedule_files(load_settings(), target, jobs=jobs):
        if to is None:
            typer.echo(f"# {file.name}\n{file.text}")
        else:
            to.mkdir(parents=True, exist_ok=True)
            (to / file.name).write_bytes(file.text.encode(file.encoding))
            typer.echo(say("schedule_written", path=to / file.name))


def _log_to_console() -> None:
    import logging

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for noisy in ("apscheduler", "httpx"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
