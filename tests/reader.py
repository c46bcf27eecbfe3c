"""A process that asks the warehouse again and again whether an answer is of one moment."""

import json
import os
import sys
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tools.warehouse import Generation, Warehouse

THREADS = 4


@dataclass
class Seen:
    """What many answers were."""

    answers: int = 0
    mixed: list[str] = field(default_factory=list)
    generations: set[str] = field(default_factory=set)


def ask(generation: Generation, seen: Seen) -> None:
    """One answer of three statements: all rows of live have one quantity, and all figures follow from it."""
    low, high, rows = generation.query(
        "SELECT min(good_quantity), max(good_quantity), count(*) FROM records WHERE source = 'live'"
    ).one()
    total = generation.query("SELECT sum(quantity) FROM days WHERE source = 'live'").one()[0]
    by_item = generation.query("SELECT sum(quantity) FROM item_days WHERE source = 'live'").one()[0]
    seen.answers += 1
    seen.generations.add(generation.name)
    if not (low == high and total == by_item == low * rows):
        seen.mixed.append(f"{generation.name}: {low}..{high}, {rows} rows, {total}, {by_item}")


def ask_in_threads(warehouse: Warehouse, answers: int) -> Seen:
    """So many answers from several threads."""
    seen = Seen()

    def work() -> None:
        while seen.answers < answers:
            ask(warehouse.current(), seen)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def main() -> None:
    """Ask as often as the command line says, and print what was seen."""
    seen = asdict(ask_in_threads(Warehouse(Path(sys.argv[1])), int(sys.argv[2])))
    print(json.dumps({**seen, "generations": sorted(seen["generations"])}))  # noqa: T201 - its one output


if __name__ == "__main__":
    os.nice(1)
    main()
