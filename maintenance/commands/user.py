"""`hub user`: who may sign in to the chat."""

import sys
from typing import Annotated

import typer

user = typer.Typer(add_completion=False, rich_markup_mode=None, help="Who may sign in to the chat.")
Name = Annotated[str, typer.Argument(help="Name the person signs in with.")]


@user.command()
def add(name: Name) -> None:
    """Add a user or change a password; it is asked for, or read as one line from a pipe."""
    from maintenance.chat_users import accounts, check_password
    from maintenance.console import load_settings
    from maintenance.messages import say

    if sys.stdin.isatty():
        password = typer.prompt(say("user_password"), hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\r\n")
    check_password(password)
    with accounts(load_settings()) as known:
        known.put(name, password)
    typer.echo(say("user_added", name=name))


@user.command("list")
def names() -> None:
    """Print every user, one a line."""
    from maintenance.chat_users import accounts
    from maintenance.console import load_settings

    with accounts(load_settings()) as known:
        for name in known.names():
            typer.echo(name)


@user.command()
def remove(name: Name) -> None:
    """Let a user sign in no more."""
    from maintenance.chat_users import accounts
    from maintenance.console import load_settings
    from maintenance.errors import OperatorError
    from maintenance.messages import say

    with accounts(load_settings()) as known:
        if not known.remove(name):
            raise OperatorError("user_unknown", name=name)
    typer.echo(say("user_removed", name=name))
