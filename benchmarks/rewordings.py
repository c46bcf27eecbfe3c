"""How often a conversation in other words is answered as it was in its own.

python -m benchmarks.rewordings FILE… [--data DATA_DIR] [--sample 1.0] [--seed 1] [--rows 100000]

FILE is a golden set of conversations; DATA_DIR a folder with a snapshot, without one demo data of so many
rows are made. Each rewording of rewordings.toml that a conversation has room for is done in all its turns, or
in so many of the conversations. Each answer's rows are held against those of the turn's own words. Printed
are what differed, and for each rewording how many turns it changed, were asked back and answered otherwise.
"""

import argparse
import asyncio
import json
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from assistant.agent import Agent
from assistant.events import Answer
from assistant.memory import Sessions
from assistant.planner.planner import Planner
from benchmarks.planner import NOW, data
from tools.warehouse import Warehouse


class Rewording(NamedTuple):
    """Words that stand for others."""

    found: re.Pattern[str]
    instead: str

    @property
    def name(self) -> str:
        """How it is listed."""
        return f"{self.found.pattern} -> {self.instead}"


class Talk(NamedTuple):
    """A conversation of a golden set."""

    language: str
    turns: tuple[str, ...]


def main() -> None:
    """Ask, and print what differed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, nargs="+")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--sample", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=100_000)
    options = parser.parse_args()
    parts = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    reworded = {
        language: [Rewording(re.compile(found), instead) for found, instead in part["words"]]
        for language, part in parts.items()
    }
    with data(options.data, options.rows) as folder:
        agent = Agent([Planner()], Warehouse(folder / ".snapshots"), Sessions(), lambda: NOW)
        talks = [talk for file in options.sets for talk in _talks(file)]
        asyncio.run(_compare(agent, talks, reworded, random.Random(options.seed), options.sample))


def _talks(file: Path) -> Iterator[Talk]:
    for line in file.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        yield Talk(one["language"], tuple(one["turns"]))


async def _compare(
    agent: Agent,
    talks: Sequence[Talk],
    reworded: dict[str, list[Rewording]],
    chance: random.Random,
    sample: float,
) -> None:
    turns, back, otherwise = Counter[str](), Counter[str](), Counter[str]()
    for number, talk in enumerate(talks):
        own = await _answers(agent, talk.turns, f"own-{number}")
        for place, one in enumerate(reworded[talk.language]):
            others = tuple(one.found.sub(one.instead, turn) for turn in talk.turns)
            if others == talk.turns or chance.random() >= sample:
                continue
            for turn, answer, said, other in zip(
                talk.turns, own, others, await _answers(agent, others, f"{number}-{place}"), strict=True
            ):
                turns[one.name] += turn != said
                if answer.status != "ok" or (other.status == "ok" and _rows(answer) == _rows(other)):
                    continue
                (otherwise if other.status == "ok" else back)[one.name] += 1
                kind = "OTHERWISE" if other.status == "ok" else "back"
                print(f"{kind} [{one.name}] {' >> '.join(others[: others.index(said) + 1])}")
                print(
                    f"    {' '.join(answer.answer.split())[:160]}\n    {' '.join(other.answer.split())[:160]}"
                )
                break  # what follows rests on it
    for name in sorted(turns, key=lambda name: -back[name] - otherwise[name]):
        print(f"{name}: {turns[name]} turns, {back[name]} asked back, {otherwise[name]} otherwise")
    print(f"{turns.total()} turns: {back.total()} asked back, {otherwise.total()} answered otherwise")


async def _answers(agent: Agent, turns: Sequence[str], session: str) -> list[Answer]:
    return [await agent.answer(turn, session) for turn in turns]


def _in_short(answer: Answer) -> str:
    return " ".join(answer.answer.split())[:160]


def _rows(answer: Answer) -> list[object]:
    return [table.rows for table in answer.tables]


if __name__ == "__main__":
    main()
