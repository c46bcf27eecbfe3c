"""`hub up`: everything, supervised."""

import typer


def up() -> None:
    """Start publisher, chat and REST API, and keep them running until Ctrl-C."""
    from maintenance.console import load_settings
    from maintenance.launch import launch

    launch(load_settings(), typer.echo)
