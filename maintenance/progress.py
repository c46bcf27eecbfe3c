"""A bar on the console for work that goes source by source."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress

from maintenance.messages import say


@contextmanager
def showing(key: str) -> Iterator[Callable[[str, float], None]]:
    """A progress report that draws one bar a source, worded by the message `key`; nothing off a terminal."""
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty()) as progress:
        tasks = {}

        def report(source: str, fraction: float) -> None:
            if source not in tasks:
                tasks[source] = progress.add_task(say(key, source=source), total=1.0)
            progress.update(tasks[source], completed=fraction)

        yield report
