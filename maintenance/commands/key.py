"""`hub key`: who may use the REST API from another machine."""

from typing import Annotated

import typer

key = typer.Typer(help="Make, list and revoke keys of the REST API.", no_args_is_help=True)


@key.command()
def add(
    name: Annotated[str, typer.Argument(help="Who or what will use it, such as Excel.")],
    scope: Annotated[str, typer.Option(help="read, chat, admin, or several of them with commas.")] = "read",
) -> None:
    """Make a key and print it; it cannot be shown again."""
    from datetime import UTC, datetime

    from maintenance.api.keys import SCOPES, KeyStore
    from maintenance.console import load_settings
    from maintenance.errors import OperatorError

    if not name.strip():
        raise OperatorError("key_nameless")
    try:
        typer.echo(KeyStore(load_settings().state_dir).add(name, scope.split(","), datetime.now(UTC)))
    except ValueError as error:
        raise OperatorError("scope_unknown", scope=error, scopes=", ".join(SCOPES)) from error


@key.command(name="list")
def list_keys() -> None:
    """Every key's id, name, scopes and day, never the key itself."""
    from maintenance.api.keys import KeyStore
    from maintenance.console import load_settings

    for held in KeyStore(load_settings().state_dir).all():
        typer.echo(f"{held.id}  {held.created[:10]}  {','.join(held.scopes):<15}  {held.name}")


@key.command()
def revoke(identifier: Annotated[str, typer.Argument(help="The id that `hub key list` shows.")]) -> None:
    """End a key at once."""
    from maintenance.api.keys import KeyStore
    from maintenance.console import load_settings
    from maintenance.errors import OperatorError

    if not KeyStore(load_settings().state_dir).revoke(identifier):
        raise OperatorError("key_unknown", id=identifier)
