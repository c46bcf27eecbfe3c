"""How soon the chat is ready and answers, and whether its memory stays flat under many conversations.

python -m benchmarks.chat first --rows 1000000
python -m benchmarks.chat soak --minutes 30 --conversations 50
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import psutil
import socketio
from playwright.sync_api import Page, sync_playwright

from tests import factory
from tests.browser.conftest import ARGUMENTS, CHROMIUM, chat_server

QUESTIONS = ("지난달 BW0021 생산량?", "2026년 BW0021 월별 생산 추이", "지난달 상위 10개 품목", "그럼 작년은?")
PER_CONVERSATION = 20
WATCH = """count => {
    delete window.hubWait
    addEventListener('keydown', () => {
        const pressed = performance.now()
        const look = () => document.querySelectorAll('.hub-answer').length > count
            ? window.hubWait = performance.now() - pressed : requestAnimationFrame(look)
        look()
    }, {once: true, capture: true})
}"""


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("first", "soak"))
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--conversations", type=int, default=50)
    parser.add_argument("--pause", type=float, default=20, help="seconds between two questions of one person")
    options = parser.parse_args()
    with demo(options.rows) as folder:
        if options.what == "first":
            first(folder)
        else:
            asyncio.run(soak(folder, options.minutes * 60, options.conversations, options.pause))


@contextmanager
def demo(rows: int) -> Iterator[Path]:
    """Demo data of that size, published."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        folder.mkdir()
        environment = os.environ | {"HUB_DATA_DIR": str(folder), "HUB_TODAY": "2026-11-20"}
        for arguments in (["demo", "--rows", str(rows)], ["publish"]):
            command = [sys.executable, "-m", "maintenance", *arguments]
            subprocess.run(command, cwd=factory.PROJECT_ROOT, env=environment, check=True)
        yield folder


def first(folder: Path) -> None:
    """Seconds from the start of `hub chat` to a page that can be asked, and from Enter to its answers."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(locale="ko-KR")
        started = time.perf_counter()
        with chat_server(folder) as address:
            print(f"served after {time.perf_counter() - started:.1f} s")
            page.goto(address)
            page.wait_for_selector("#starters button:enabled")
            print(f"ready in the browser after {time.perf_counter() - started:.1f} s")
            waits = [wait_for_answer(page, number) for number in range(20)]
            print(f"answer visible after Enter: first {waits[0]:.0f} ms")
            print(f"the others: median {statistics.median(waits[1:]):.0f} ms, most {max(waits[1:]):.0f} ms")
        browser.close()


def wait_for_answer(page: Page, number: int) -> float:
    """Milliseconds from Enter, by the page's own clock, until answer, chart and table are there."""
    page.click("#chat-input")
    page.keyboard.insert_text(QUESTIONS[number % 3])
    page.wait_for_selector("#chat-submit:enabled")
    page.evaluate(WATCH, number)
    page.keyboard.press("Enter")
    page.wait_for_function("() => window.hubWait !== undefined")
    waited: float = page.evaluate("() => window.hubWait")
    page.wait_for_timeout(500)
    return waited


async def soak(folder: Path, seconds: float, conversations: int, pause: float) -> None:
    """Memory of the chat in MB, minute by minute, while people talk."""
    with chat_server(folder) as address:
        server = next(process for process in psutil.process_iter(["cmdline"]) if _serves(process, address))
        end = time.monotonic() + seconds
        tally = Counter[str]()
        people = [asyncio.create_task(person(address, end, pause, tally)) for _ in range(conversations)]
        sizes = []
        while time.monotonic() < end:
            await asyncio.sleep(60)
            sizes.append(server.memory_info().rss / 2**20)
            print(f"minute {len(sizes)}: {sizes[-1]:.0f} MB, {dict(tally)}", flush=True)
        await asyncio.gather(*people)
        warm = sizes[len(sizes) // 2 :]
        print(f"{dict(tally)}; second half: {min(warm):.0f} to {max(warm):.0f} MB")


def _serves(process: psutil.Process, address: str) -> bool:
    """Whether that is the chat on this address."""
    try:
        return process.environ().get("CHAT_PORT") == address.rsplit(":", 1)[1]
    except psutil.Error:
        return False


async def person(address: str, end: float, pause: float, tally: Counter[str]) -> None:
    """Somebody who asks, reads and asks on, and begins a new conversation now and then, or when cut off."""
    while time.monotonic() < end:
        done = asyncio.Event()
        client = socketio.AsyncClient(reconnection=False)
        client.on("task_end", lambda *_, done=done: done.set())
        client.on("disconnect", lambda *_, done=done: done.set())
        auth = {"sessionId": str(uuid.uuid4()), "clientType": "webapp"}
        try:
            await client.connect(
                address, socketio_path="/ws/socket.io", auth=auth, headers={"Accept-Language": "ko"}
            )
        except socketio.exceptions.ConnectionError:
            tally["cut off"] += 1
            await asyncio.sleep(1)
            continue
        await client.emit("connection_successful")
        for number in range(PER_CONVERSATION):
            await asyncio.sleep(pause)
            if time.monotonic() > end or not client.connected:
                break
            done.clear()
            await client.emit(
                "client_message", {"message": _message(QUESTIONS[number % 4]), "fileReferences": []}
            )
            try:
                await asyncio.wait_for(done.wait(), 300)
            except TimeoutError:
                tally["unanswered"] += 1
            else:
                tally["answers"] += client.connected
        if client.connected:
            await client.emit("clear_session")
            await asyncio.sleep(1)
        else:
            tally["cut off"] += 1
        await client.disconnect()


def _message(question: str) -> dict[str, str]:
    return {
        "id": str(uuid.uuid4()),
        "threadId": "",
        "name": "User",
        "type": "user_message",
        "output": question,
        "createdAt": datetime.now(UTC).isoformat(),
    }


if __name__ == "__main__":
    main()
