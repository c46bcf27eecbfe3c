"""What the sandbox costs a harmless query: `python -m benchmarks.sql_sandbox SNAPSHOTS [REPEATS]`.

SNAPSHOTS is a published folder, as in `data/.snapshots`.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from tools.sql_guard import check_sql
from tools.sql_limits import Limits
from tools.sql_pool import SqlPool
from tools.sql_worker import Engine
from tools.tool import ToolError
from tools.warehouse import Warehouse

QUERIES = {
    "constant": "SELECT 1",
    "total": "SELECT sum(good_quantity) FROM production_records",
    "months": "SELECT strftime(production_date, '%Y-%m') AS m, sum(quantity) FROM item_days GROUP BY 1",
    "ranking": "WITH totals AS (SELECT item_code, sum(quantity) AS q FROM item_days GROUP BY 1)"
    " SELECT *, rank() OVER (ORDER BY q DESC) FROM totals ORDER BY 2 DESC LIMIT 10",
    "1,000 rows": "SELECT * FROM production_records ORDER BY id, source LIMIT 1000",
}
ENDLESS = "SELECT count(*) FROM range(1000000000000)"


def milliseconds(work: Callable[[], object], repeats: int) -> float:
    """Median time of the work."""
    times = []
    for _ in range(repeats):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return median(times) * 1000


def main(snapshots: Path, repeats: int) -> None:
    """Prints the guard's part, the query in this process, the query through the pool, and cold starts."""
    files = {name: str(path) for name, path in Warehouse(snapshots).current().files.items()}
    engine, pool = Engine(Limits()), SqlPool(Limits(seconds=1.0))
    print(f"cold start      {milliseconds(lambda: pool.run(asking('SELECT 1', files)), 1):8.1f} ms")
    print("query            guard   engine     pool  (ms, median)")
    for name, sql in QUERIES.items():
        request = asking(sql, files)
        costs = (
            milliseconds(partial(check_sql, sql), repeats),
            milliseconds(partial(engine.answer, request), repeats),
            milliseconds(partial(pool.run, request), repeats),
        )
        print(f"{name:12} " + " ".join(f"{cost:8.2f}" for cost in costs))
    try:
        pool.run(asking(ENDLESS, files))
    except ToolError as error:
        print(f"after a {error.code} {milliseconds(lambda: pool.run(asking('SELECT 1', files)), 1):8.1f} ms")
    pool.close()


def asking(sql: str, files: dict[str, str]) -> dict[str, object]:
    """A request of this day."""
    return {"sql": sql, "today": "2026-11-20", "files": files}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 50)
