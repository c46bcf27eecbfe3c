"""The `hub` command: one registration line for each, the commands themselves in `maintenance/commands`."""

import sys

import typer

from maintenance.commands.demo import demo
from maintenance.console import run

app = typer.Typer(
    name="hub", help="Production Data Hub", no_args_is_help=True, add_completion=False, rich_markup_mode=None
)
app.command()(demo)


@app.callback()
def hub() -> None:
    """Ask a factory's production data, and keep its processes, snapshots and backups."""


def main() -> None:
    """Run `hub` and leave with its exit code."""
    sys.exit(run(lambda: app(standalone_mode=False)))


if __name__ == "__main__":
    main()
