"""`hub up` with the real publisher, chat and REST API."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.waiting import all_gone, free_ports, until

BACK_WITHIN = 5.0
GONE_WITHIN = 5.0


class Hub:
    """A running `hub up` on the small years."""

    def __init__(self, data_dir: Path) -> None:
        self.chat_port, self.api_port = free_ports(2)
        self.log_file = data_dir / "up.log"
        ports = {"CHAT_PORT": str(self.chat_port), "API_PORT": str(self.api_port), "HUB_RATE_LIMIT_CHAT": "0"}
        with self.log_file.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "maintenance", "up"],
                cwd=data_dir,
                env={**os.environ, **ports, "PYTHONUTF8": "1"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def log(self) -> str:
        """Everything it has said."""
        return self.log_file.read_text(encoding="utf-8")

    def wait_until_it_says(self, text: str, seconds: float = 90.0) -> None:
        """Wait for a piece of text, no longer than it runs."""
        until(lambda: text in self.log or self.process.poll() is not None, seconds)
        assert text in self.log, self.log

    def pid_on(self, port: int) -> int | None:
        """The process that listens on a port."""
        for child in self.process_tree():
            with suppress(psutil.NoSuchProcess, FileNotFoundError):  # it ended meanwhile
                if any(
                    each.laddr.port == port and each.status == "LISTEN" for each in child.net_connections()
                ):
                    return child.pid
        return None

    def publisher_pid(self) -> int:
        """The process of `hub watch`."""
        return next(child.pid for child in self.process_tree() if child.cmdline()[-1] == "watch")

    def process_tree(self) -> list[psutil.Process]:
        """All its processes but itself."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def quantity(self) -> float | None:
        """What BW0021 made in March 2025, asked over REST; None while nobody answers."""
        body = json.dumps({"query": "2025년 3월 BW0021 생산량"}).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.api_port}/chat", body, {"content-type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                answer = json.load(response)
        except OSError:
            return None
        table = answer["results"][0]
        return float(table["rows"][0][table["columns"].index("quantity")])

    def state(self) -> dict[str, Any]:
        """What the operations page shows; nothing while it does not answer."""
        address = f"http://127.0.0.1:{self.api_port}/monitor/state"
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:
                state: dict[str, Any] = json.load(answer)
                return state
        except OSError:
            return {"services": [], "jobs": []}

    def states(self) -> dict[str, dict[str, Any]]:
        """The services by name."""
        return {one["name"]: one for one in self.state()["services"]}

    def last_run(self, job: str) -> bool | None:
        """Whether the last run of a job went well; None while there is none that ended."""
        last = {one["name"]: one["last"] for one in self.state()["jobs"]}.get(job)
        return bool(last["ok"]) if last and last["ended"] else None

    def is_back(self, name: str, old: int) -> bool:
        """Whether a service is up in another process than before."""
        state = self.states().get(name, {"state": "unknown"})
        return state["state"] == "up" and state["pid"] not in (None, old)

    def post(self, path: str) -> None:
        """Ask the REST API for something."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.api_port}{path}", b"", method="POST")
        with urllib.request.urlopen(request, timeout=10) as response:
            assert response.status == 202

    def page_answers(self) -> bool:
        """Whether the chat page loads."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.chat_port}/", timeout=5) as response:
                return bool(response.status == 200)
        except OSError:
            return False


@pytest.fixture
def running(data_dir: Path) -> Iterator[Hub]:
    hub = Hub(data_dir)
    try:
        hub.wait_until_it_says(f"chat http://127.0.0.1:{hub.chat_port}")
        yield hub
    finally:
        hub.process.kill()
        hub.process.wait()


@pytest.mark.long
def test_killed_services_are_back_in_time_with_right_answers_and_nothing_is_left_behind(running: Hub) -> None:
    assert running.quantity() == 200.0
    assert until(lambda: running.log.count("stands by") == 2, 60), running.log

    chat = running.pid_on(running.chat_port)
    assert chat is not None
    os.kill(chat, signal.SIGKILL)
    assert until(lambda: running.pid_on(running.chat_port) not in (chat, None), BACK_WITHIN), running.log
    assert running.page_answers()

    api = running.pid_on(running.api_port)
    assert api is not None
    os.kill(api, signal.SIGKILL)
    assert until(lambda: running.quantity() == 200.0, BACK_WITHIN), running.log
    assert running.pid_on(running.api_port) != api

    publisher = running.publisher_pid()
    os.kill(publisher, signal.SIGKILL)
    assert running.quantity() == 200.0
    assert until(lambda: "publisher ended (code -9)" in running.log, 2)
    assert until(lambda: "publisher answers again" in running.log, BACK_WITHIN), running.log

    ask_for_restarts(running)
    ask_for_a_job(running)
    processes = running.process_tree()
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(GONE_WITHIN) == 0
    assert all_gone(processes)


def ask_for_a_job(running: Hub) -> None:
    """Run a job from the operations page, which the scheduler does."""
    running.post("/monitor/jobs/quality/run")
    assert until(lambda: running.last_run("quality") is True, 60), running.log


def ask_for_restarts(running: Hub) -> None:
    """Restart every service from the operations page, the one that serves the page too."""
    for name in ("chat", "publisher", "api"):
        before = running.states()[name]
        assert before["state"] == "up", running.log
        running.post(f"/monitor/services/{name}/restart")
        assert until(partial(running.is_back, name, before["pid"]), 20), running.log
        assert not psutil.pid_exists(before["pid"])
    assert "chat is restarted, as the operations page asked." in running.log
    assert running.page_answers() and running.quantity() == 200.0


def test_an_empty_folder_gets_demo_data_that_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUB_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("HUB_SETTLE_SECONDS", "0")
    hub = Hub(tmp_path)
    try:
        hub.wait_until_it_says("demo data; point HUB_DATA_DIR")
        assert "There is no production database" in hub.log
        processes = hub.process_tree()
    finally:
        hub.process.kill()
        hub.process.wait()
    assert until(lambda: all_gone(processes), GONE_WITHIN)
