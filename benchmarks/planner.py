"""What a planned answer takes, data included: processor time and wall time of 100 mixed questions.

python -m benchmarks.planner [DATA_DIR] [--rows 1000000] [--profile]

DATA_DIR is a folder with a snapshot; without one, demo data of so many rows are made. Every question is asked
in a conversation of its own, all of them once and then once more, and both rounds are told apart. The time of
the process that runs custom SQL is in the wall time only.
"""

import argparse
import asyncio
import cProfile
import pstats
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from assistant.agent import Agent
from assistant.memory import Sessions
from assistant.planner.planner import Planner
from maintenance.demo import make_demo
from maintenance.publisher import Publisher
from tools.items import index_of
from tools.warehouse import Warehouse

NOW = datetime.fromisoformat("2026-11-20T09:00:00+09:00")
WITH_ITEM = (
    "지난달 {item} 생산량?",
    "{item} 올해 월별 추이 보여줘",
    "10월 {item} 일평균 생산량이 얼마나 되나요?",
    "{item} 작년 10월이랑 올해 10월 비교해줘",
    "{item} 최근 이력 5건",
    "{item}은 언제 처음 생산했어?",
    "2025년 {item} 비중은?",
    "{item} 분기별 생산량 2025년",
    "how much {item} did we make in Q3 2025?",
    "which month of 2025 had the highest output of {item}?",
    "compare {item} in September with October",
    "{item} 지난달 로트 몇 개야?",
)
FOR_ALL = (
    "지난달 전체 생산량은?",
    "올해 상위 10개 품목",
    "2025년 월별 생산량",
    "9월에 가장 많이 만든 날은?",
    "지난주와 이번 주 비교",
    "8월에 왜 줄었어?",
    "10월에 안 만든 품목",
    "작년 대비 가장 많이 늘어난 품목",
    "10월 주말 생산량",
    "total output of last week",
    "top 5 items in Q3",
    "데이터 언제까지 있어?",
    "지난달 불량률은?",
    "내일 생산량 예측해줘",
    "작년에 제일 많이 만든 달의 1위 품목은?",
    "올해 최고 생산일 로트는 몇 개야?",
    "how many items did we make on our best day of October?",
)
ITEMS_ASKED = 8
QUESTIONS = 100


def main() -> None:
    """Ask, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--profile", action="store_true", help="print what took the processor's time")
    options = parser.parse_args()
    with data(options.folder, options.rows) as folder:
        warehouse = Warehouse(folder / ".snapshots")
        agent = Agent([Planner()], warehouse, Sessions(), lambda: NOW)
        questions = mixed([entry.code for entry in index_of(warehouse.current()).entries])
        first = asyncio.run(measured(agent, questions))
        profile = cProfile.Profile()
        if options.profile:
            profile.enable()
        second = asyncio.run(measured(agent, questions))
        profile.disable()
        print(f"{len(questions)} questions")
        say("first time", first)
        say("again", second)
        if options.profile:
            pstats.Stats(profile).sort_stats("tottime").print_stats(25)


@contextmanager
def data(folder: Path | None, rows: int) -> Iterator[Path]:
    """The folder, or a new one with demo data and a snapshot."""
    if folder:
        yield folder
        return
    with tempfile.TemporaryDirectory() as made:
        make_demo(Path(made), NOW, rows=rows)
        Publisher(Path(made), Path(made) / ".snapshots", "Asia/Seoul").publish()
        yield Path(made)


def mixed(codes: Sequence[str]) -> list[str]:
    """A hundred questions, about items from all over the list and about all of them."""
    chosen = codes[:: max(1, len(codes) // ITEMS_ASKED)][:ITEMS_ASKED]
    about_items = [question.format(item=code) for code in chosen for question in WITH_ITEM]
    return [*FOR_ALL, *about_items][:QUESTIONS]


async def measured(agent: Agent, questions: Sequence[str]) -> list[tuple[str, float, float]]:
    """Each question with its processor and wall time in milliseconds, all threads counted."""
    times = []
    for number, question in enumerate(questions):
        cpu, wall = time.process_time(), time.perf_counter()
        answer = await agent.answer(question, f"bench-{number}-{time.monotonic_ns()}")
        times.append((question, 1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall)))
        if answer.status == "error":
            raise SystemExit(f"{question}: {answer.answer}")
    return times


def say(name: str, times: Sequence[tuple[str, float, float]]) -> None:
    """p50, p95 and the slowest, by processor time and by wall time."""
    for kind, place in (("processor", 1), ("wall", 2)):
        taken = sorted(float(one[place]) for one in times)
        p95 = taken[round(0.95 * len(taken)) - 1]
        p50, most = statistics.median(taken), taken[-1]
        print(f"{name:>10}, {kind:>9}: p50 {p50:6.1f} ms, p95 {p95:6.1f} ms, max {most:6.1f} ms")
    slowest = sorted(times, key=lambda one: -one[1])[:5]
    print(" " * 12 + "; ".join(f"{question} {cpu:.0f} ms" for question, cpu, _ in slowest))


if __name__ == "__main__":
    main()
