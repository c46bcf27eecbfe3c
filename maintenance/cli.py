"""The `hub` command: one registration line for each, the commands themselves in `maintenance/commands`."""

import sys

import typer

from maintenance.commands.ask import ask, tool
from maintenance.commands.backup import backup, restore
from maintenance.commands.demo import demo
from maintenance.commands.doctor import doctor
from maintenance.commands.evaluate import evaluate
from maintenance.commands.key import key
from maintenance.commands.notify import alerts, notify, report
from maintenance.commands.publish import publish, watch
from maintenance.commands.quality import quality
from maintenance.commands.rollover import rollover
from maintenance.commands.schedule import schedule
from maintenance.commands.serve import api, chat
from maintenance.commands.up import up
from maintenance.commands.user import user
from maintenance.console import run

app = typer.Typer(name="hub", add_completion=False, rich_markup_mode=None)
app.command()(up)
app.command()(chat)
app.command()(api)
app.command()(ask)
app.command()(tool)
app.command()(watch)
app.command()(publish)
app.command()(demo)
app.command()(doctor)
app.command()(backup)
app.command()(restore)
app.command()(rollover)
app.command()(quality)
app.command("eval")(evaluate)
app.command()(report)
app.command()(alerts)
app.command()(notify)
app.add_typer(key, name="key")
app.add_typer(user, name="user")
app.add_typer(schedule, name="schedule")


@app.callback(invoke_without_command=True)
def hub(context: typer.Context) -> None:
    """Ask a factory's production data, and keep its processes, snapshots and backups."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main() -> None:
    """Run `hub` and leave with its exit code."""
    sys.exit(run(lambda: app(standalone_mode=False)))


if __name__ == "__main__":
    main()
