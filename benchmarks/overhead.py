"""Time of everything but the model: whole questions against a Gemini that answers at once.

    python benchmarks/overhead.py [--rows 1000000] [--questions 200]

The service runs in a process of its own over HTTP, so its work is not counted as ours; every question takes
two calls and one tool, and its answer passes the number lock.
"""

import argparse
import asyncio
import multiprocessing
import multiprocessing.connection
import random
import statistics
import tempfile
import time
from calendar import monthrange
from pathlib import Path

from assistant.engine import build_agent
from assistant.settings import Settings
from maintenance.demo import make_demo
from maintenance.publisher import Publisher
from tests.fake_gemini import Act, FakeGemini, Json, Received, calls, text
from tools.warehouse import Generation

TODAY = "2026-11-20"
KINDS = {
    "생산량은?": "get_production_summary",
    "월별 추이는?": "get_monthly_trend",
    "상위 품목은?": "get_top_items",
}


def respond(received: Received) -> Act:
    """The call that the question's words name, then the first quantity of its result."""
    question = received.texts[0].strip().splitlines()[-1].removeprefix("Question: ")
    if received.responses:
        return text(_sentence(question, received.responses[-1]["response"].get("output", "")))
    span, code, ending = question.split(" ", 2)
    year, _, month = span.removesuffix("월").partition("년")
    first, last = (int(month), int(month)) if month else (1, 12)
    days = monthrange(int(year), last)[1]
    period: Json = {"date_from": f"{year}-{first:02d}-01", "date_to": f"{year}-{last:02d}-{days}"}
    item = {"limit": 5} if ending == "상위 품목은?" else {"item_code": code}
    return calls((KINDS[ending], {**period, **item}))


def _sentence(question: str, output: str) -> str:
    table = [line.split("\t") for line in output.splitlines() if "\t" in line]
    if not table:
        return "그 기간의 실적이 없습니다."
    values = dict(zip(*table[:2], strict=True))
    return f"{values.get('item_name') or question.split(' ')[1]}: {float(values['quantity']):,.0f}개입니다."


def serve(pipe: multiprocessing.connection.Connection) -> None:
    """The instant service, until the other end of the pipe closes."""
    with FakeGemini(responder=respond) as server:
        pipe.send(server.url)
        pipe.recv()


def questions(generation: Generation, count: int) -> list[str]:
    """Seeded questions over items, months and kinds."""
    codes = [row[0] for row in generation.query("SELECT DISTINCT item_code FROM items ORDER BY 1").rows]
    dice = random.Random(5)
    spans = [f"{year}년" for year in (2024, 2025)] + [f"2025년{month:02d}월" for month in range(1, 13)]
    kinds = list(KINDS)
    return [f"{dice.choice(spans)} {dice.choice(codes)} {dice.choice(kinds)}" for _ in range(count)]


async def measure(settings: Settings, count: int) -> list[float]:
    """Milliseconds of each question, the first ten left out as warming up."""
    agent = build_agent(settings)
    taken = []
    for number, question in enumerate(questions(agent.warehouse.current(), count + 10)):
        started = time.perf_counter()
        answer = await agent.answer(question, f"s{number % 20}")
        taken.append((time.perf_counter() - started) * 1000)
        assert answer.engine.startswith("gemini:"), answer.notice
    await agent.aclose()
    return taken[10:]


def main() -> None:
    """Print the percentiles."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=200)
    options = parser.parse_args()
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(theirs,), daemon=True)
    process.start()
    with tempfile.TemporaryDirectory() as name:
        values = {"gemini_api_key": "x", "google_gemini_base_url": ours.recv(), "fixed_today": TODAY}
        settings = Settings.model_validate({**values, "data_dir": Path(name), "daily_token_cap": 0})
        make_demo(settings.data_dir, settings.now(), options.rows)
        Publisher(settings.data_dir, settings.snapshots_dir, settings.timezone).publish()
        taken = asyncio.run(measure(settings, options.questions))
    ours.send(None)
    process.join()
    cuts = statistics.quantiles(taken, n=100)
    print(
        f"{options.rows:,} rows, {options.questions} questions: p50 {cuts[49]:.1f} ms, p95 {cuts[94]:.1f} ms"
    )


if __name__ == "__main__":
    main()
