"""The REST API beside Datasette, on the same rows, in one run.

    python -m benchmarks.api [--rows 1000000] [--seconds 5]

Datasette is not a dependency of ours: `pip install datasette` first. Both are served by one process of their
own; clients are threads on keep-alive connections. Datasette gets all rows in one indexed, ANALYZEd file.
"""

import argparse
import http.client
import os
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from benchmarks.years import make_years

CLIENTS = 4
ACCEPTED = {"Accept-Encoding": "zstd, br, gzip"}
PAGE = "/records?limit=1000"
OUR_PORT, THEIR_PORT = 18611, 18612
DAYS = [f"2025-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 29)]
"""More than our cache holds, asked for in turn, so that none is found in it."""
PAGE_SQL = """SELECT * FROM production_records WHERE production_date <= '{}'
    ORDER BY production_date DESC, id DESC LIMIT 1000"""
SUM_SQL = """SELECT sum(good_quantity) AS quantity, count(*) AS records FROM production_records
    WHERE production_date >= '2025-01-01' AND production_date < '{}~'"""
NAMES = [
    "page of 1,000 records, cached",
    "page of 1,000 records, uncached",
    "aggregate of a period, uncached",
]


@dataclass(frozen=True)
class Measured:
    """Requests a second, the 99th percentile in milliseconds, and bytes of one response."""

    rate: float
    p99: float
    size: int


def load(port: int, paths: list[str], headers: dict[str, str], seconds: float) -> Measured:
    """Ask for the paths in turn from several clients at once."""
    times: list[float] = []
    sizes: list[int] = []
    until = time.perf_counter() + seconds

    def client(number: int) -> None:
        connection, turn = http.client.HTTPConnection("127.0.0.1", port, timeout=60), number
        while (started := time.perf_counter()) < until:
            connection.request("GET", paths[turn % len(paths)], headers=headers)
            response = connection.getresponse()
            body = response.read()
            assert response.status == 200, body[:300]
            times.append(time.perf_counter() - started)
            sizes.append(len(body))
            turn += CLIENTS

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    p99 = statistics.quantiles(times, n=100)[98] if len(times) > 1 else times[0]
    return Measured(len(times) / seconds, p99 * 1000, round(statistics.mean(sizes)))


@contextmanager
def running(command: list[str], port: int, environment: dict[str, str]) -> Iterator[None]:
    """A server in a process of its own, once it listens."""
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(600):
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def merged(folder: Path) -> Path:
    """All rows in one file with the indexes a careful administrator gives it, for Datasette."""
    path = folder / "all.db"
    if not path.exists():
        with closing(sqlite3.connect(path)) as database:
            database.execute("ATTACH ? AS archive", [str(folder / "archive_2025.db")])
            database.execute("ATTACH ? AS live", [str(folder / "production_analysis.db")])
            database.execute(
                "CREATE TABLE production_records AS SELECT * FROM archive.production_records"
                " UNION ALL SELECT * FROM live.production_records"
            )
            database.execute("CREATE INDEX by_date ON production_records(production_date DESC, id DESC)")
            database.execute("CREATE INDEX by_item ON production_records(item_code, production_date)")
            database.execute("ANALYZE")
            database.commit()
    return path


def query_path(sql: str) -> str:
    """The address of a query's JSON."""
    return f"/all.json?_shape=objects&sql={quote(sql)}"


def ours(folder: Path, seconds: float) -> list[Measured]:
    """Our cached page, uncached page and uncached aggregate."""
    settings = {
        "HUB_DATA_DIR": str(folder),
        "API_PORT": str(OUR_PORT),
        "HUB_RATE_LIMIT_API": "0",
        "HUB_SETTLE_SECONDS": "0",
    }
    hub = [sys.executable, "-m", "maintenance"]
    subprocess.run([*hub, "publish"], env={**os.environ, **settings}, check=True)
    requests = [
        [PAGE],
        [f"{PAGE}&date_to={day}" for day in DAYS],
        [f"/summary?date_from=2025-01-01&date_to={day}" for day in DAYS],
    ]
    with running([*hub, "api"], OUR_PORT, settings):
        return [load(OUR_PORT, paths, ACCEPTED, seconds) for paths in requests]


def theirs(database: Path, seconds: float) -> list[Measured]:
    """Datasette's page, which it does not cache, and its aggregate."""
    limits = ["--setting", "max_returned_rows", "1000", "--setting", "sql_time_limit_ms", "60000"]
    command = [sys.executable, "-m", "datasette", str(database), "-p", str(THEIR_PORT), *limits]
    with running(command, THEIR_PORT, {}):
        page, aggregate = (
            load(THEIR_PORT, [query_path(sql.format(day)) for day in DAYS], ACCEPTED, seconds)
            for sql in (PAGE_SQL, SUM_SQL)
        )
    return [page, page, aggregate]


def main() -> None:
    """Measure both and print the table of docs/performance.md."""
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--seconds", type=float, default=5.0)
    options.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "hub-api-benchmark")
    given = options.parse_args()
    folder = make_years(given.folder / str(given.rows), given.rows)
    rows = zip(NAMES, ours(folder, given.seconds), theirs(merged(folder), given.seconds), strict=True)
    print("| request | ours a second | p99 ms | bytes | Datasette's | p99 ms | bytes | ratio |")
    print("|---|---|---|---|---|---|---|---|")
    for name, mine, other in rows:
        print(
            f"| {name} | {mine.rate:.0f} | {mine.p99:.0f} | {mine.size:,}"
            f" | {other.rate:.1f} | {other.p99:.0f} | {other.size:,} | {mine.rate / other.rate:.1f} |"
        )


if __name__ == "__main__":
    main()
