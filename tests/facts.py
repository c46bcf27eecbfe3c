"""What tools read in tests: a folder of real databases, published."""

from datetime import date
from pathlib import Path

from maintenance.publisher import Publisher
from tools.tool import Facts
from tools.warehouse import Warehouse

TODAY = date(2026, 11, 20)


def facts_of(folder: Path, today: date = TODAY) -> Facts:
    """Publish the databases in `folder` and read them on the day `today`."""
    snapshots = folder / ".snapshots"
    Publisher(folder, snapshots, "Asia/Seoul").publish()
    return Facts(Warehouse(snapshots).current(), today)
