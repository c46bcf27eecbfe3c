"""An agent that answers by the planner alone, on records of a test's own."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from assistant.agent import Agent
from assistant.memory import Sessions
from assistant.planner.planner import Planner
from maintenance.publisher import Publisher
from tests import factory
from tools.warehouse import Warehouse

TODAY = "2026-11-20"


def planner_on(folder: Path, records: Iterable[factory.Record]) -> Agent:
    """Writes the records as the ERP's live file, publishes them, and answers as of TODAY."""
    factory.write_live(folder, records)
    Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish()
    now = datetime.fromisoformat(f"{TODAY}T09:00:00+09:00")
    return Agent([Planner()], Warehouse(folder / ".snapshots"), Sessions(), lambda: now)


def read_plainly(folder: Path, sql: str, values: Iterable[object] = ()) -> list[tuple[object, ...]]:
    """What plain SQLite reads of those records."""
    return factory.execute(folder / "production_analysis.db", sql, values)
