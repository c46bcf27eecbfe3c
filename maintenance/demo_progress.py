"""Making demo data with a progress bar on the console."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from assistant.settings import Settings
from maintenance.demo import DEFAULT_ROWS, DEFAULT_SEED, DemoFiles, check_place, make_demo
from maintenance.messages import say


def make_demo_visibly(settings: Settings, rows: int = DEFAULT_ROWS, seed: int = DEFAULT_SEED) -> DemoFiles:
    """Make demo data in the data folder and show how far it is."""
    check_place(settings.data_dir, rows)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(say("demo_progress"), total=rows)
        return make_demo(
            settings.data_dir, settings.now(), rows, seed=seed, progress=lambda more: bar.advance(task, more)
        )
