"""`hub demo`: make demo data."""

from typing import Annotated

import typer

from maintenance.messages import say


def demo(
    rows: Annotated[int, typer.Option(help="Rows in both files together.")] = 120_000,
    seed: Annotated[int, typer.Option(help="The same seed and day give the same rows.")] = 20,
) -> None:
    """Write demo databases into HUB_DATA_DIR; a database that is not demo data is never touched."""
    from maintenance.console import load_settings
    from maintenance.demo_progress import make_demo_visibly

    made = make_demo_visibly(load_settings(), rows, seed)
    typer.echo(say("demo_made", rows=made.rows, live=made.live, archive=made.archive))
