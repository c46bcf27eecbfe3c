"""How often wordings of one question are read alike, whatever was asked before.

python -m benchmarks.alike FILE… [--data DATA_DIR] [--talks 100] [--seed 1] [--rows 100000] [-v]

FILE is a golden set of conversations; DATA_DIR a folder with a snapshot, without one demo data of so many
rows are made. After each of so many talks, drawn from the beginnings of the conversations, every wording of
alike.toml in the talk's language is read, and the calls it comes to are held against those of the others.
Printed are, for each language, how many lists of wordings were read alike, or in part asked back; with `-v`
what differed. Some differ rightly, where a wording says a little more than another.
"""

import argparse
import asyncio
import random
import secrets
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from assistant.agent import Agent
from assistant.language import language_of
from assistant.memory import Sessions
from assistant.model import Language, Turn
from assistant.planner.asking.decline import Decline
from assistant.planner.calling.calls import calls_of
from assistant.planner.planner import Planner
from assistant.planner.planning import planned
from assistant.planner.steps import FoundFirst
from benchmarks.planner import NOW, data
from maintenance.evaluation import load_cases
from tools.tool import Facts
from tools.warehouse import Warehouse

ASKED_BACK = "asked back"
Classes = Mapping[str, Mapping[str, Sequence[str]]]


def main() -> None:
    """Read, and print how much was read alike."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--talks", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("-v", "--verbose", action="store_true")
    given = parser.parse_args()
    classes = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    with data(given.data, given.rows) as folder:
        asyncio.run(_compare(folder, classes, given))


async def _compare(folder: Path, classes: Classes, given: argparse.Namespace) -> None:
    warehouse, sessions = Warehouse(folder / ".snapshots"), Sessions()
    agent = Agent([Planner()], warehouse, sessions, lambda: NOW)
    counts: Counter[tuple[Language, str]] = Counter()
    talks = list(_beginnings(given.files))
    random.Random(given.seed).shuffle(talks)
    for talk in talks:
        if sum(n for (_, kind), n in counts.items() if kind == "talks") == given.talks:
            break
        session = secrets.token_hex(8)
        answers = [await agent.answer(turn, session) for turn in talk]
        if answers[-1].status != "ok" or not answers[-1].tables:
            continue
        history = tuple(sessions.open(session).exchanges)
        language = language_of(" ".join(talk), "ko")
        counts[language, "talks"] += 1
        for wordings in classes[language].values():
            facts = Facts(warehouse.current(), NOW.date())
            read = {one: _read(Turn(one, language, NOW, facts, history)) for one in wordings}
            counts[language, _kind(set(read.values()))] += 1
            if given.verbose and len({*read.values()} - {ASKED_BACK}) > 1:
                print(" >> ".join(talk), *(f"\n    {one}: {calls[:200]}" for one, calls in read.items()))
    await agent.aclose()
    _print(counts)


def _beginnings(files: Sequence[Path]) -> Iterator[Sequence[str]]:
    """Every conversation of some files up to each of its turns."""
    for path in files:
        for case in load_cases(path):
            yield from (case.turns[: end + 1] for end in range(len(case.turns)))


def _read(turn: Turn) -> str:
    """What a question comes to, in a word: its calls, or that it is asked back or refused."""
    plan = planned(turn)
    if isinstance(plan, Decline):
        return ASKED_BACK
    found = [
        str((call.name, call.arguments))
        for call in calls_of(plan.frame if isinstance(plan, FoundFirst) else plan)
    ]
    return " ".join([*found, plan.rest if isinstance(plan, FoundFirst) else plan.reckoned])


def _kind(read: set[str]) -> str:
    if len(read - {ASKED_BACK}) > 1:
        return "differ"
    return "alike" if len(read) == 1 else "in part asked back"


def _print(counts: Counter[tuple[Language, str]]) -> None:
    for language in ("ko", "en"):
        lists = sum(n for (said, kind), n in counts.items() if said == language and kind != "talks")
        told = (
            ", ".join(
                f"{counts[language, kind] / lists:.1%} {kind}"
                for kind in ("alike", "in part asked back", "differ")
            )
            if lists
            else "nothing"
        )
        print(f"{language}: after {counts[language, 'talks']} talks {lists} lists of wordings: {told}")


if __name__ == "__main__":
    main()
