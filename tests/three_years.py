"""An ERP in a process of its own that feeds a database day by day, and now and then replaces the file.

Each line on its standard input is a JSON object: `rows` to append, and whether to `replace` the file by a new
one of the same content. It answers every line with one of its own once all is on disk.
"""

import json
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from tests import factory
from tests.factory import PROJECT_ROOT, Record, record

ITEMS = tuple((f"BW{number:04d}", f"모카 {number}") for number in range(21, 27))
LATE_DAYS = 9


@dataclass
class Truth:
    """What was really made: quantity and records by day, kept apart from everything under test."""

    quantity: Counter[str] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)

    def days(self) -> list[tuple[str, float, int]]:
        """Every day with records, in order."""
        return [(day, float(self.quantity[day]), self.records[day]) for day in sorted(self.records)]


class Erp:
    """The other process's end."""

    def __init__(self, process: "subprocess.Popen[str]", truth: Truth, seed: int) -> None:
        self._process = process
        self._truth = truth
        self._chance = random.Random(seed)

    def work(self, day: date, *, replace: bool) -> list[str]:
        """Write one day's rows, some of them late, a few of them unreadable; the days they count for."""
        rows = [self._row(day) for _ in range(self._chance.randint(2, 6))] if day.weekday() < 6 else []
        if self._chance.random() < 0.1:
            rows.append(self._row(day - timedelta(days=self._chance.randint(1, LATE_DAYS))))
        written: list[Record] = list(rows)
        if self._chance.random() < 0.03:
            written.append(record(str(day), "BW0021", "N/A"))
        self._send({"rows": written, "replace": replace})
        for moment, _, _, _, quantity in rows:
            self._truth.quantity[str(moment)[:10]] += int(str(quantity))
            self._truth.records[str(moment)[:10]] += 1
        return [str(row[0])[:10] for row in rows]

    def _row(self, day: date) -> Record:
        code, name = self._chance.choice(ITEMS)
        moment = self._chance.choice((f"{day}", f"{day} 08:15", f"{day} 23:59:59"))
        return record(moment, code, self._chance.randint(1, 5_000), name, f"L{self._chance.randint(1, 999)}")

    def _send(self, order: dict[str, object]) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None  # both are pipes
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        assert self._process.stdout.readline() == "done\n"


@contextmanager
def erp_at_work(path: Path, truth: Truth, seed: int) -> Iterator[Erp]:
    """An ERP that feeds the file at `path`."""
    command = [sys.executable, "-m", "tests.three_years", str(path)]
    with subprocess.Popen(
        command, cwd=PROJECT_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        yield Erp(process, truth, seed)
        assert process.stdin is not None
        process.stdin.close()


def _replace(path: Path) -> None:
    """Put a new file with the same rows in the place of the old one."""
    beside = path.with_suffix(".incoming")
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(beside)) as new:
        old.backup(new)
    beside.replace(path)


def main() -> None:
    """Obey the orders on standard input."""
    path = Path(sys.argv[1])
    for line in sys.stdin:
        order = json.loads(line)
        factory.write(path, (tuple(row) for row in order["rows"]))
        if order["replace"]:
            _replace(path)
        sys.stdout.write("done\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
