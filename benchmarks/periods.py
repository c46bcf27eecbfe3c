"""Scores the date grammar on a file of expressions: `python benchmarks/periods.py FILE [-v]`.

A line of FILE is JSON: `text`, `reference_date`, `from`, `to`, `alt` (other accepted pairs) and `lang`.
"""

import json
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from assistant.planner.periods import read_periods


def answer(row: dict[str, Any]) -> list[str | None]:
    """What the grammar reads as the first and last day, or why it reads none."""
    found = read_periods(row["text"], date.fromisoformat(row["reference_date"])).expressions
    if len(found) != 1 or found[0].period is None:
        return [None, f"{len(found)} expressions: {[(e.text, len(e.periods), e.problem) for e in found]}"]
    period = found[0].period
    return [
        period.first.isoformat() if period.first else None,
        period.last.isoformat() if period.last else None,
    ]


def main(path: Path, *, verbose: bool) -> None:
    """Prints the share of right readings by language, the misses, and the time of a reading."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    right: Counter[str] = Counter()
    times: list[float] = []
    for row in rows:
        started = time.perf_counter()
        read = answer(row)
        times.append(time.perf_counter() - started)
        accepted = [[row["from"], row["to"]], *row["alt"]]
        right[row["lang"]] += read in accepted
        if read not in accepted and verbose:
            print(f"{row['text']!r} on {row['reference_date']}: read {read}, expected {accepted}")
    total = Counter(row["lang"] for row in rows)
    for lang, count in total.items():
        print(f"{lang}: {right[lang]}/{count} = {right[lang] / count:.1%}")
    print(f"all: {right.total() / len(rows):.1%}; p95 {sorted(times)[int(len(times) * 0.95)] * 1000:.2f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]), verbose="-v" in sys.argv)
