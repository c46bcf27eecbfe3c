"""`hub publish` and `hub watch`: bring the snapshot up to date, once or for ever."""

import typer

from maintenance.messages import say


def publish() -> None:
    """Read the databases and put a new generation in service where they have changed."""
    from maintenance.console import load_settings
    from maintenance.publish_once import publish_once

    manifest = publish_once(load_settings())
    records = sum(source.records for source in manifest.sources)
    typer.echo(say("published", generation=manifest.generation, records=records, as_of=manifest.as_of))


def watch() -> None:
    """Publish whenever a database has changed, until stopped."""
    from maintenance.console import load_settings
    from maintenance.lifeline import hold_lifeline
    from maintenance.preflight import check_folder
    from maintenance.signals import stop_event
    from maintenance.watcher import watch

    hold_lifeline()
    settings = load_settings()
    check_folder(settings)
    stop = stop_event()
    watch(settings, stop, typer.echo)
