"""How often a follow-up is answered as the same question asked in full.

python -m benchmarks.followups [DATA_DIR] [--conversations 600] [--seed 1] [--rows 100000]

DATA_DIR is a folder with a snapshot; without one, demo data of so many rows are made. Two to four turns of
one language are drawn from followups.toml: wordings of a change behind each kind of question. The last
answer's rows are held against those of the plain question. Printed are what differed, with both questions,
and how many of each change. Some differ rightly, where a change may be read in two ways.
"""

import argparse
import asyncio
import random
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from assistant.agent import Agent
from assistant.events import Answer
from assistant.memory import Sessions
from assistant.planner.planner import Planner
from benchmarks.planner import NOW, data
from tools.items import ItemIndex, index_of
from tools.warehouse import Warehouse

Language = Literal["ko", "en"]
ITEMS = 12
MOST_CHANGES = 3
UNITS: Mapping[Language, Mapping[str, str]] = {
    "ko": {"september": "달", "august": "달", "second": "분기", "year_before": "해"},
    "en": {"september": "month", "august": "month", "second": "quarter", "year_before": "year"},
}
"""What the period before is called by."""


@dataclass(frozen=True)
class Asked:
    """What a conversation is about so far."""

    kind: str
    item: str
    period: str


class Conversations:
    """Draws conversations, and says each last question in full."""

    def __init__(self, parts: Mapping[str, Any], index: ItemIndex, seed: int) -> None:
        self._periods, self._kinds, self._changes = (parts[name] for name in ("period", "kind", "change"))
        self._items = [entry.code for entry in index.entries[:: max(1, len(index.entries) // ITEMS)][:ITEMS]]
        self._spoken = [name for name, one in self._periods.items() if "ko" in one]
        self._chance = random.Random(seed)

    def drawn(self) -> tuple[list[str], str, str]:
        """The turns, the plain question they come to, and the last change."""
        language: Language = self._chance.choice(("ko", "en"))
        asked = Asked(
            *(self._chance.choice(names) for names in (list(self._kinds), self._items, self._spoken))
        )
        turns = [self._said(self._kinds[asked.kind][language], asked, language)]
        change = ""
        for _ in range(self._chance.randint(1, MOST_CHANGES)):
            change, asked, turn = self._changed(asked, language)
            turns.append(turn)
        return turns, self._in_full(asked, language), change

    def _changed(self, before: Asked, language: Language) -> tuple[str, Asked, str]:
        while True:
            name = self._chance.choice(list(self._changes))
            change, sets = self._changes[name], self._changes[name]["sets"]
            after = self._after(before, name, sets)
            if after is None or before.kind not in change.get("of", self._kinds):
                continue
            return name, after, self._said(change[language], after, language)

    def _after(self, before: Asked, name: str, sets: str) -> Asked | None:
        own = self._periods[before.period]
        if sets == "kind":
            return replace(before, kind=name)
        if sets in ("like", "one_before"):
            return replace(before, period=own[sets]) if sets in own else None
        chosen = self._chance.choice(self._items if sets == "item" else self._spoken)
        same_part = sets == "period" and self._is_year(chosen) != self._is_year(before.period)
        past = sets == "period" and "before" in before.period
        if same_part or past or chosen in (before.item, before.period):
            return None  # "last year" after a month, and "October" after one of last year, read two ways
        return replace(before, item=chosen) if sets == "item" else replace(before, period=chosen)

    def _is_year(self, period: str) -> bool:
        return period.startswith("year")

    def _said(self, wordings: list[str], asked: Asked, language: Language) -> str:
        period = self._periods[asked.period].get(language) or [
            self._periods[asked.period][f"full_{language}"]
        ]
        unit = UNITS[language].get(asked.period, "")
        chosen = self._chance.choice(wordings)
        return str(chosen.format(item=asked.item, period=self._chance.choice(period), unit=unit))

    def _in_full(self, asked: Asked, language: Language) -> str:
        plain = self._kinds[asked.kind][f"full_{language}"]
        return str(plain.format(item=asked.item, period=self._periods[asked.period][f"full_{language}"]))


def main() -> None:
    """Ask, and print what differed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--conversations", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=100_000)
    options = parser.parse_args()
    parts = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    with data(options.folder, options.rows) as folder:
        warehouse = Warehouse(folder / ".snapshots")
        drawn = Conversations(parts, index_of(warehouse.current()), options.seed)
        agent = Agent([Planner()], warehouse, Sessions(), lambda: NOW)
        asyncio.run(_compare(agent, drawn, options.conversations))


async def _compare(agent: Agent, drawn: Conversations, count: int) -> None:
    asked, differed, declined = Counter[str](), Counter[str](), 0
    for number in range(count):
        turns, plain, change = drawn.drawn()
        asked[change] += 1
        for turn in turns:
            answer = await agent.answer(turn, f"talk-{number}")
        other = await agent.answer(plain, f"plain-{number}")
        if _rows(answer) == _rows(other) and other.status == "ok":
            continue
        differed[change] += 1
        declined += answer.status != "ok"
        print(f"{change}: {' >> '.join(turns)}\n    {plain}")
        print(f"    {answer.status}: {answer.answer.splitlines()[0]}")
    otherwise = differed.total() - declined
    print(f"{count} conversations: {declined} asked back or refused, {otherwise} answered otherwise")
    print(", ".join(f"{name} {differed[name]} of {asked[name]}" for name in sorted(asked)))


def _rows(answer: Answer) -> list[object]:
    return [table.rows for table in answer.tables]


if __name__ == "__main__":
    main()
