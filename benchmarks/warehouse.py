"""Snapshots beside plain sqlite3: `python -m benchmarks.warehouse FOLDER [ROWS ...]`.

Makes production files of each size under FOLDER, publishes them anew, and asks the same questions of the
tools and of sqlite3 on indexed and ANALYZEd copies. Then eight threads ask a mixture for a while. Times are
medians; the time on the processor stands beside them, for it tells more where the machine is also busy.
"""

import random
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from shutil import rmtree
from statistics import median, quantiles

import psutil

from benchmarks.plain_sqlite import QUESTIONS, indexed_copies
from benchmarks.years import make_years
from maintenance.publisher import Publisher
from tools.pages import Position, RecordFilter, read_page
from tools.registry import run
from tools.tool import Facts
from tools.warehouse import Generation, Warehouse

TODAY = date(2026, 11, 20)
REPEATS = 21
SLOW_REPEATS = 3
THREADS = 8
LOAD_SECONDS = 10.0
MIXTURE = {
    "item in a month": 30,
    "last 10 of an item": 20,
    "page of 1,000": 15,
    "item's trend, 3 years": 10,
    "top 10 of a quarter": 10,
    "monthly totals, 4 years": 5,
    "two years compared": 5,
    "item search": 3,
    "window over all rows": 2,
}
WINDOW = """SELECT month, item_code, quantity, rank() OVER (PARTITION BY month ORDER BY quantity DESC) FROM (
    SELECT date_trunc('month', production_date) AS month, item_code, sum(good_quantity) AS quantity
    FROM production_records GROUP BY ALL)"""
FIRST_QUESTION = """
import sys, time
from datetime import date
from pathlib import Path
from tools.registry import run
from tools.tool import Facts
from tools.warehouse import Warehouse
began = time.perf_counter()
facts = Facts(Warehouse(Path(sys.argv[1])).current(), date(2026, 11, 20))
month = {"date_from": "2026-03-01", "date_to": "2026-03-31"}
run("get_production_summary", {**month, "item_code": "BW0021"}, facts)
print((time.perf_counter() - began) * 1000)
"""


def questions(generation: Generation) -> dict[str, Callable[[], object]]:
    """The questions of the table, put as the product puts them."""
    facts = Facts(generation, TODAY)
    middle = middle_of(generation)

    def tool(name: str, **arguments: object) -> Callable[[], object]:
        return lambda: run(name, arguments, facts)

    def years(first: str, last: str) -> dict[str, str]:
        return {"date_from": first, "date_to": last}

    return {
        "item in a month": tool(
            "get_production_summary", item_code="BW0021", **years("2026-03-01", "2026-03-31")
        ),
        "item's trend, 3 years": tool(
            "get_monthly_trend", item_code="BW0021", **years("2023-01-01", "2025-12-31")
        ),
        "last 10 of an item": tool("get_item_history", item_code="BW0021", limit=10),
        "monthly totals, 4 years": tool("get_monthly_trend", **years("2023-01-01", "2026-11-20")),
        "two years compared": tool(
            "compare_periods",
            period1_from="2024-01-01",
            period1_to="2024-12-31",
            period2_from="2025-01-01",
            period2_to="2025-12-31",
        ),
        "top 10 of a quarter": tool("get_top_items", limit=10, **years("2025-07-01", "2025-09-30")),
        "item search": tool("search_production_items", keyword="브라운 12"),
        "window over all rows": tool("execute_custom_query", sql=WINDOW),
        "page of 1,000": lambda: read_page(generation, RecordFilter(), 1_000, middle),
    }


def middle_of(generation: Generation) -> Position:
    """The place of the record in the middle of the archive, where the page starts."""
    archive = "archive_2025"
    relation = generation.part("records", archive)
    sql = f"SELECT production_date, id, n FROM {relation} WHERE n = (SELECT max(n) // 2 FROM {relation})"
    moment, number, n = generation.query(sql).one()
    return Position(moment, number, archive, n)


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds that a piece of work takes, by the clock and on the processor."""

    clock: float
    processor: float


def cost(work: Callable[[], object], repeats: int) -> Cost:
    """Medians over some runs, after one that warms it up."""
    work()
    return Cost(*(median(times) for times in zip(*(timed(work) for _ in range(repeats)), strict=True)))


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of one run, by the clock and on the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return (time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000


def publish(folder: Path) -> None:
    """Build everything anew and print what that took."""
    rmtree(folder / ".snapshots", ignore_errors=True)
    clock, processor = timed(Publisher(folder, folder / ".snapshots", "Asia/Seoul").publish)
    print(f"built in {clock / 1000:.1f} s ({processor / 1000:.1f} s on the processor)")


def compare(folder: Path, rows: int) -> None:
    """Print the table of one size."""
    make_years(folder, rows)
    print(f"\n{rows:,} rows")
    publish(folder)
    warehouse, plain = Warehouse(folder / ".snapshots"), indexed_copies(folder)
    asked = questions(warehouse.current())
    print(f"{'ms':26}{'hub':>9}{'cpu':>9}{'sqlite3':>11}{'cpu':>10}{'times':>8}{'by cpu':>8}")
    for name, ask in asked.items():
        ours, theirs = cost(ask, REPEATS), cost(partial(fetch, plain, QUESTIONS[name]), SLOW_REPEATS)
        times, by_processor = theirs.clock / ours.clock, theirs.processor / ours.processor
        print(
            f"{name:26}{ours.clock:9.2f}{ours.processor:9.2f}{theirs.clock:11.2f}{theirs.processor:10.2f}"
            f"{times:8.1f}{by_processor:8.1f}"
        )
    print(f"{'look for a new generation':26}{cost(warehouse.current, 1000).clock * 1000:9.1f} µs")
    print(f"{'first question':26}{first_question(folder):9.1f} ms after imports, in a new process")
    load(asked)


def fetch(connection: sqlite3.Connection, sql: str) -> list[object]:
    """All rows of a statement."""
    return connection.execute(sql).fetchall()


def first_question(folder: Path) -> float:
    """Milliseconds to the first answer of a new process, after its imports."""
    command = [sys.executable, "-c", FIRST_QUESTION, str(folder / ".snapshots")]
    times = [float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(5)]
    return median(times)


def load(asked: dict[str, Callable[[], object]]) -> None:
    """Eight threads ask the mixture; print the rate and the slowest percent."""
    taken: list[float] = []
    processor = time.process_time()
    until = time.monotonic() + LOAD_SECONDS

    def work(seed: int) -> None:
        chance = random.Random(seed)
        names, weights = list(MIXTURE), list(MIXTURE.values())
        while time.monotonic() < until:
            began = time.perf_counter()
            asked[chance.choices(names, weights)[0]]()
            taken.append(time.perf_counter() - began)

    threads = [threading.Thread(target=work, args=[seed]) for seed in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    rate, slowest = len(taken) / LOAD_SECONDS, quantiles(taken, n=100)[-1] * 1000
    each = (time.process_time() - processor) / len(taken) * 1000
    resident = psutil.Process().memory_info().rss / 2**20
    print(f"{'mixed load':26}{rate:9.0f} queries/s, p99 {slowest:.0f} ms, {THREADS} threads,", end=" ")
    print(f"{each:.2f} ms of the processor a query; {resident:.0f} MB resident")


def main() -> None:
    """Run for every size named, by default for 100 thousand, one and ten million rows."""
    folder = Path(sys.argv[1])
    for rows in map(int, sys.argv[2:] or ("100000", "1000000", "10000000")):
        compare(folder / str(rows), rows)


if __name__ == "__main__":
    main()
