"""`hub quality`: what is odd about the data."""

import json
from typing import Annotated

import typer

from maintenance.messages import say


def quality(
    as_json: Annotated[bool, typer.Option("--json", help="Counts and samples as JSON.")] = False,
) -> None:
    """List unreadable cells, duplicates, gaps, several names and late data, with samples."""
    from maintenance.console import load_settings
    from maintenance.generation import ensure_generation
    from maintenance.quality import examine_quality, keep
    from tools.warehouse import Warehouse

    settings = load_settings()
    ensure_generation(settings)
    found = examine_quality(Warehouse(settings.snapshots_dir).current(), settings.today())
    keep(settings, found)
    if as_json:
        typer.echo(json.dumps(found.to_json(), ensure_ascii=False, default=str))
        return
    typer.echo(say("quality_head", generation=found.generation, as_of=found.as_of))
    for finding in found.findings:
        typer.echo(say(f"quality_{finding.kind}", source=finding.source, count=finding.count))
        for sample in finding.samples:
            typer.echo("    " + ", ".join(f"{name}={value}" for name, value in sample.items()))
    if not found.findings:
        typer.echo(say("quality_well"))
