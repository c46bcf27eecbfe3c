"""`hub backup` and `hub restore`: copies that are proved, and the way back."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from maintenance.messages import say

if TYPE_CHECKING:
    from maintenance.backup import BackupRun
    from maintenance.settings import MaintenanceSettings

AsJson = Annotated[bool, typer.Option("--json", help="The outcome as JSON.")]


def backup(
    live: Annotated[bool, typer.Option("--live", help="Back up the live database.")] = False,
    archive: Annotated[bool, typer.Option("--archive", help="Back up the archives.")] = False,
    cleanup: Annotated[bool, typer.Option("--cleanup", help="Apply retention.")] = False,
    verify: Annotated[bool, typer.Option("--verify", help="Read every backup again and check it.")] = False,
    as_json: AsJson = False,
) -> None:
    """Back up the databases and apply retention; with options, do only what they name."""
    from maintenance import backup as making
    from maintenance.console import load_settings
    from maintenance.preflight import check_folder
    from maintenance.progress import showing

    settings = load_settings()
    check_folder(settings)
    everything = not (live or archive or cleanup or verify)
    run = making.BackupRun()
    with making.alone(settings), showing("backup_progress") as progress:
        if everything or live or archive:
            sources = making.chosen(settings, live=live or everything, archive=archive or everything)
            run = making.make_backups(settings, sources, progress)
        if cleanup and run.well:
            run.removed += making.clean(settings, making.open_backups(settings))
        if verify:
            making.verify(making.open_backups(settings), run)
    _tell(run, as_json=as_json)


def _tell(run: "BackupRun", *, as_json: bool) -> None:
    if as_json:
        told = {
            "ok": run.well,
            "made": [backup.model_dump(mode="json") for backup in run.made],
            "failed": run.failed,
            "removed": run.removed,
            "verified": run.good,
            "damaged": run.bad,
        }
        typer.echo(json.dumps(told, ensure_ascii=False))
    else:
        _tell_sentences(run)
    if not run.well:
        raise typer.Exit(1)


def _tell_sentences(run: "BackupRun") -> None:
    for made in run.made:
        typer.echo(say("backup_made", file=made.file, rows=made.rows))
    for file in run.removed:
        typer.echo(say("backup_removed", file=file))
    for file in run.good:
        typer.echo(say("backup_good", file=file))
    for file in run.bad:
        typer.echo(say("backup_bad", file=file), err=True)
    for source, reason in run.failed.items():
        typer.echo(say("backup_failed", source=source, reason=reason), err=True)


def restore(
    backup: Annotated[str, typer.Argument(help="A backup, or a source: its newest.")] = "live",
    to: Annotated[Path | None, typer.Option(help="Folder; the data folder if not given.")] = None,
    drill: Annotated[
        bool, typer.Option("--drill", help="Prove the backups in a temporary place; nothing is replaced.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Bring a backup back after checking it; the file it replaces is kept beside it."""
    from maintenance.console import load_settings
    from maintenance.preflight import check_folder

    settings = load_settings()
    check_folder(settings)
    key, outcome = _drill(settings) if drill else _restore(settings, backup, to)
    typer.echo(json.dumps(outcome, ensure_ascii=False) if as_json else say(key, **outcome))


def _drill(settings: "MaintenanceSettings") -> tuple[str, dict[str, Any]]:
    from dataclasses import asdict

    from maintenance.backup import alone, open_backups
    from maintenance.drill import drill
    from maintenance.progress import showing

    with alone(settings), showing("backup_progress") as progress:
        return "drilled", asdict(drill(settings, open_backups(settings), progress))


def _restore(settings: "MaintenanceSettings", backup: str, to: Path | None) -> tuple[str, dict[str, Any]]:
    from dataclasses import asdict

    from maintenance.backup import alone, open_backups
    from maintenance.restore import find_backup, restore

    with alone(settings):
        backups = open_backups(settings)
        return "restored", asdict(restore(backups, find_backup(backups, backup), to or settings.data_dir))
