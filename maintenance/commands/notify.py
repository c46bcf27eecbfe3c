"""`hub report`, `hub alerts` and `hub notify`: what is said to people who are not at the console."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from maintenance.messages import say

if TYPE_CHECKING:
    from datetime import date

AsJson = Annotated[bool, typer.Option("--json", help="The outcome as JSON.")]


def report(
    day: Annotated[str | None, typer.Option(help="Day, YYYY-MM-DD; yesterday if not given.")] = None,
    send: Annotated[bool, typer.Option("--send", help="Also send it by the channels that are set.")] = False,
    as_json: AsJson = False,
) -> None:
    """The day's output, the month so far, the leading items, quality and backups."""
    from maintenance.console import load_settings
    from maintenance.errors import OperatorError
    from maintenance.generation import ensure_generation
    from maintenance.notify import outbox
    from maintenance.report import daily_report, message_of
    from tools.warehouse import Warehouse

    settings = load_settings()
    ensure_generation(settings)
    found = daily_report(settings, Warehouse(settings.snapshots_dir).current(), _day(day))
    message = message_of(found, settings.notify_language)
    outcomes = outbox.send(settings, message) if send else {}
    if as_json:
        told = {**found.to_json(), "text": message.text, "sent": outcomes}
        typer.echo(json.dumps(told, ensure_ascii=False, default=str))
    else:
        typer.echo(message.text)
        _tell(outcomes)
    if outcomes and None not in outcomes.values():
        raise OperatorError("notify_none_took")


def alerts(as_json: AsJson = False) -> None:
    """Look once for something to alert about, and send it."""
    from maintenance.alerts import look_for_alerts
    from maintenance.console import load_settings

    told = look_for_alerts(load_settings())
    if as_json:
        typer.echo(json.dumps({"told": told}, ensure_ascii=False))
    else:
        typer.echo("\n".join(told) or say("alerts_none"))


def notify(
    test: Annotated[bool, typer.Option("--test", help="Send a test message by every channel.")] = False,
) -> None:
    """See whether reports and alerts arrive."""
    import socket

    from maintenance.console import load_settings
    from maintenance.errors import OperatorError
    from maintenance.messages import worded
    from maintenance.notify.channels import channels
    from maintenance.notify.message import Message
    from maintenance.notify.outbox import send

    settings = load_settings()
    named = [channel.name for channel in channels(settings)]
    if not named:
        raise OperatorError("notify_nowhere")
    if not test:
        typer.echo(", ".join(named))
        return
    language = settings.notify_language
    line = worded(language, "notify_test_line", host=socket.gethostname())
    outcomes = send(settings, Message(worded(language, "notify_test_title"), (line,)))
    _tell(outcomes)
    if any(outcomes.values()):
        raise typer.Exit(1)


def _tell(outcomes: dict[str, str | None]) -> None:
    for channel, reason in outcomes.items():
        if reason is None:
            typer.echo(say("notify_sent", channel=channel))
        else:
            typer.echo(say("notify_failed", channel=channel, reason=reason), err=True)


def _day(text: str | None) -> "date | None":
    from datetime import date

    from maintenance.errors import OperatorError

    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise OperatorError("day_unreadable", text=text) from error
