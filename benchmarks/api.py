"""The REST API beside Datasette, on the same rows, in one run.

    python -m benchmarks.api [--rows 1000000] [--seconds 3]

Datasette and wrk are no dependencies of ours: `pip install datasette` and `apt-get install wrk` first. Both
services run in one process of their own at the same time, asked in turns by four connections. Datasette
gets all rows in one indexed, ANALYZEd file.
"""

import argparse
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

import httpx
import psutil

from benchmarks.years import make_years

CLIENTS = 4
ACCEPTED = "zstd, br, gzip"
LUA = """
local paths, turn = {PATHS}, 0
request = function()
    turn = turn % #paths + 1
    return wrk.format("GET", paths[turn], {["Accept-Encoding"] = "ACCEPTED"})
end
done = function(summary, latency, requests)
    local errors = summary.errors
    local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
    print("measured", summary.requests, latency:percentile(99), summary.bytes, failed)
end
"""
PAGE = "/records?limit=1000"
OUR_PORT, THEIR_PORT = 18611, 18612
SETTINGS = {"HUB_RATE_LIMIT_API": "0", "HUB_SETTLE_SECONDS": "0"}
ROUNDS = 3
DAYS = [f"2025-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 29)]
"""More than our cache holds, asked for in turn, so that none is found in it."""
PAGE_SQL = """SELECT * FROM production_records WHERE production_date <= '{}'
    ORDER BY production_date DESC, id DESC LIMIT 1000"""
TABLE = "/all/production_records.json?_shape=objects&_size=1000"
THEIR_PAGE = TABLE + "&_sort_desc=production_date&production_date__lte={}"
MONTHS_SQL = """SELECT substr(production_date, 1, 7) AS month, sum(good_quantity) AS quantity,
    count(*) AS records FROM production_records
    WHERE production_date >= '2025-01-01' AND production_date < '{}~' GROUP BY month"""
SUM_SQL = """SELECT sum(good_quantity) AS quantity, count(*) AS records FROM production_records
    WHERE production_date >= '2025-01-01' AND production_date < '{}~'"""
SUMMARY_SQL = """WITH chosen AS (SELECT substr(production_date, 1, 10) AS day, lot_number, good_quantity
        FROM production_records WHERE production_date >= '2025-01-01' AND production_date < '{}~'),
    days AS (SELECT day, sum(good_quantity) AS quantity, count(*) AS records FROM chosen GROUP BY day),
    made AS (SELECT * FROM days WHERE quantity > 0)
    SELECT (SELECT sum(quantity) FROM days) AS quantity, (SELECT sum(records) FROM days) AS records,
    count(*) AS producing_days, avg(quantity) AS average,
    (SELECT day FROM made ORDER BY quantity DESC, day LIMIT 1) AS largest_day, max(quantity) AS largest,
    (SELECT day FROM made ORDER BY quantity, day LIMIT 1) AS smallest_day, min(quantity) AS smallest,
    (SELECT count(DISTINCT lot_number) FROM chosen) AS lots FROM made"""


@dataclass(frozen=True)
class Server:
    """A server's port and process."""

    port: int
    process: psutil.Process

    def work(self) -> float:
        """Seconds of the processor that it has taken so far."""
        times = self.process.cpu_times()
        return times.user + times.system


@dataclass(frozen=True)
class Measured:
    """Requests a second, 99th percentile and processor time of the server in milliseconds, bytes of one."""

    rate: float
    p99: float
    work: float
    size: int


def load(server: Server, paths: list[str], seconds: float) -> Measured:
    """Ask for the paths in turn from several connections at once, by wrk."""
    listed = ",".join(f"[=[{path}]=]" for path in paths)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(LUA.replace("PATHS", listed).replace("ACCEPTED", ACCEPTED))
        script.flush()
        address = f"http://127.0.0.1:{server.port}"
        connections = ["-t1", f"-c{CLIENTS}", f"-d{seconds:.0f}s", "--timeout", "60s"]
        command = ["wrk", *connections, "-s", script.name, address]
        before = server.work()
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        work = server.work() - before
    requests, microseconds, size, failed = map(float, said.rsplit("measured", 1)[1].split())
    assert requests and not failed, said
    return Measured(requests / seconds, microseconds / 1000, work * 1000 / requests, round(size / requests))


@contextmanager
def running(command: list[str], port: int, environment: dict[str, str]) -> Iterator[Server]:
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
        yield Server(port, psutil.Process(process.pid))
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


def by_day(template: str) -> list[str]:
    """The addresses of a request for each of DAYS."""
    return [template.format(day) for day in DAYS]


def by_sql(template: str) -> list[str]:
    """The addresses of a query of theirs for each of DAYS."""
    return [query_path(template.format(day)) for day in DAYS]


MONTHS = by_day("/summary/monthly_total?date_from=2025-01-01&date_to={}")
SUMMARY = by_day("/summary?date_from=2025-01-01&date_to={}")
REQUESTS = {
    "page of 1,000 records, cached (theirs by SQL)": ([PAGE], by_sql(PAGE_SQL)),
    "page of 1,000 records, uncached (theirs by SQL)": (by_day(PAGE + "&date_to={}"), by_sql(PAGE_SQL)),
    "the same (their page of the table)": (by_day(PAGE + "&date_to={}"), by_day(THEIR_PAGE)),
    "months of a period, uncached": (MONTHS, by_sql(MONTHS_SQL)),
    "summary of a period, uncached (theirs: the same figures)": (SUMMARY, by_sql(SUMMARY_SQL)),
    "the same (theirs: sum and count only)": (SUMMARY, by_sql(SUM_SQL)),
}
"""Our addresses and theirs; Datasette caches no response."""


def side_by_side(ours: Server, theirs: Server, seconds: float) -> Iterator[tuple[str, Measured, Measured]]:
    """Each request with the medians of both sides, measured in turns so that other work hits both alike."""
    for name, (our_paths, their_paths) in REQUESTS.items():
        mine, other = [], []
        for _ in range(ROUNDS):
            httpx.post(f"http://127.0.0.1:{ours.port}/cache/clear").raise_for_status()
            mine.append(load(ours, our_paths, seconds))
            other.append(load(theirs, their_paths, seconds))
        yield name, middle(mine), middle(other)


def middle(measured: list[Measured]) -> Measured:
    """The medians."""
    rates, p99s, works, sizes = zip(*map(astuple, measured), strict=True)
    return Measured(median(rates), median(p99s), median(works), round(median(sizes)))


def main() -> None:
    """Measure both and print the table of docs/performance.md."""
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--seconds", type=float, default=3.0)
    options.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "hub-api-benchmark")
    given = options.parse_args()
    folder = make_years(given.folder / str(given.rows), given.rows)
    hub = [sys.executable, "-m", "maintenance"]
    settings = {"HUB_DATA_DIR": str(folder), "API_PORT": str(OUR_PORT), **SETTINGS}
    subprocess.run([*hub, "publish"], env={**os.environ, **settings}, check=True)
    limits = ["--setting", "max_returned_rows", "1000", "--setting", "sql_time_limit_ms", "60000"]
    datasette = [sys.executable, "-m", "datasette", str(merged(folder)), "-p", str(THEIR_PORT), *limits]
    heading = ["request", *("ours a second", "p99 ms", "work ms", "bytes")]
    print("|".join(["", *heading, *("Datasette's", "p99 ms", "work ms", "bytes", "ratio", "of work"), ""]))
    print("|" + "---|" * 11)
    with running([*hub, "api"], OUR_PORT, settings) as ours, running(datasette, THEIR_PORT, {}) as theirs:
        for name, mine, other in side_by_side(ours, theirs, given.seconds):
            ratios = f" {mine.rate / other.rate:.1f} | {other.work / mine.work:.1f} |"
            print(f"| {name} |{columns(mine)}{columns(other)}{ratios}", flush=True)


def columns(measured: Measured) -> str:
    """One side's part of a row."""
    rate = f"{measured.rate:.0f}" if measured.rate >= 100 else f"{measured.rate:.1f}"
    return f" {rate} | {measured.p99:.0f} | {measured.work:.1f} | {measured.size:,} |"


if __name__ == "__main__":
    main()
