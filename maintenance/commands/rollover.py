"""`hub rollover`: close a year."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from maintenance.messages import say

if TYPE_CHECKING:
    from maintenance.rollover import Report


def rollover(
    year: Annotated[int | None, typer.Option(help="Year to close; the one before this if not given.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the plan and change nothing.")] = False,
    plan: Annotated[bool, typer.Option("--plan", help="The same as --dry-run.")] = False,
    remove: Annotated[
        bool, typer.Option("--remove", help="Also remove the archived rows from the live database.")
    ] = False,
    if_due: Annotated[
        bool, typer.Option("--if-due", help="Do nothing unless a year waits to be closed; for a scheduler.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The plan or the report as JSON.")] = False,
) -> None:
    """Move a finished year into archive_YEAR.db: plan, backup, archive, proof, publish, report."""
    from maintenance import rollover as closing
    from maintenance.backup import alone
    from maintenance.console import load_settings
    from maintenance.preflight import check_folder
    from maintenance.progress import showing

    settings = load_settings()
    check_folder(settings)
    if if_due and not closing.is_due(settings):
        typer.echo(json.dumps({"planned": False, "due": False}) if as_json else say("rollover_not_due"))
        return
    only_plan = dry_run or plan
    with alone(settings), showing("backup_progress") as progress:
        if only_plan:
            report = closing.plan(settings, year, progress)
        else:
            report = closing.roll_over(settings, year, progress, remove=remove)
    if as_json:
        typer.echo(json.dumps({"planned": only_plan, **report.to_json()}, ensure_ascii=False))
    else:
        _tell(report, only_plan=only_plan)


def _tell(report: "Report", *, only_plan: bool) -> None:
    values = report.to_json()
    typer.echo(say("rollover_plan" if only_plan else "rollover_done", **values))
    for name, month in report.months.items():
        typer.echo(say("rollover_month", month=name, **month.model_dump()))
