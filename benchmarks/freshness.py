"""How soon a changed live file is answered from: `python -m benchmarks.freshness FOLDER [LIVE_ROWS]`.

Runs `hub watch` on production files of that size. Another process adds a row; the clock runs from its commit
until a reader's answer counts that row. The quiet time that the publisher waits for (HUB_SETTLE_SECONDS) is
part of it and is named beside it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.years import LIVE_SHARE, make_years
from maintenance.settings import MaintenanceSettings
from tools.snapshot import SnapshotMissing
from tools.warehouse import Warehouse

CHANGES = 5
POLL = 0.01
MOST_SECONDS = 120.0
ADD_ROW = """import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as erp:
    erp.execute("INSERT INTO production_records(production_date, item_code, item_name, good_quantity)"
                " VALUES ('2026-11-19', 'BW0021', 'benchmark', 1)")
erp.close()"""


@contextmanager
def publisher(folder: Path) -> Iterator[None]:
    """A running `hub watch` that leaves the indexes of the files alone."""
    environment = {**os.environ, "HUB_DATA_DIR": str(folder), "HUB_INDEX_HEALING": "false"}
    process = subprocess.Popen([sys.executable, "-m", "maintenance", "watch"], env=environment)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def records(warehouse: Warehouse) -> int:
    """Readable rows of the generation in service, 0 before there is one."""
    try:
        return sum(source.records for source in warehouse.current().manifest.sources)
    except SnapshotMissing:
        return 0


def seconds_until(warehouse: Warehouse, rows: int) -> float:
    """Seconds until the generation in service has so many rows."""
    began = time.monotonic()
    while records(warehouse) < rows:
        if time.monotonic() - began > MOST_SECONDS:
            raise SystemExit(f"no generation of {rows} rows within {MOST_SECONDS:g} s")
        time.sleep(POLL)
    return time.monotonic() - began


def main() -> None:
    """Print how long each change took to be answered from."""
    live_rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    folder = make_years(Path(sys.argv[1]) / f"live-{live_rows}", round(live_rows / LIVE_SHARE))
    settle = MaintenanceSettings().settle_seconds
    warehouse = Warehouse(folder / ".snapshots")
    with publisher(folder):
        seconds_until(warehouse, 1)
        taken = []
        for _ in range(CHANGES):
            rows = records(warehouse)
            subprocess.run(
                [sys.executable, "-c", ADD_ROW, str(folder / "production_analysis.db")], check=True
            )
            taken.append(seconds_until(warehouse, rows + 1))
    after = median(taken)
    print(
        f"{live_rows:,} live rows: answered from {after:.2f} s after the commit, at most {max(taken):.2f} s;"
    )
    print(f"{settle:g} s of it are the quiet time waited for: {after - settle:.2f} s after going quiet")


if __name__ == "__main__":
    main()
