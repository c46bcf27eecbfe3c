"""`hub publish` and `hub watch`: bring the snapshot up to date, once or for ever."""

from typing import TYPE_CHECKING, Annotated

import typer

from maintenance.messages import say

if TYPE_CHECKING:
    from tools.snapshot import Manifest


def publish() -> None:
    """Read the databases and put a new generation in service where they have changed."""
    from maintenance.console import load_settings
    from maintenance.publish_once import publish_once

    _tell(publish_once(load_settings()))


def _tell(manifest: "Manifest") -> None:
    records = sum(source.records for source in manifest.sources)
    typer.echo(say("published", generation=manifest.generation, records=records, as_of=manifest.as_of))


def watch(
    once: Annotated[bool, typer.Option("--once", help="Look once and end, for a scheduler.")] = False,
) -> None:
    """Publish whenever a database has changed and look after its indexes, until stopped."""
    from maintenance.console import load_settings
    from maintenance.lifeline import hold_lifeline
    from maintenance.preflight import check_folder
    from maintenance.signals import stop_event
    from maintenance.watcher import watch, watch_once

    if not once:
        hold_lifeline()
    settings = load_settings()
    check_folder(settings)
    stop = stop_event()
    if once:
        _tell(watch_once(settings, stop))
    else:
        watch(settings, stop, typer.echo)
