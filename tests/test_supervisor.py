"""The supervisor against real processes that are really killed."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from maintenance.errors import OperatorError
from maintenance.knock import responds
from maintenance.supervisor import Keeper, Service, Supervisor
from tests.factory import PROJECT_ROOT
from tests.waiting import all_gone, free_ports, runs, until

BACK_WITHIN = 5.0
GONE_WITHIN = 5.0
LOOPS = int(os.environ.get("HUB_TEST_LOOPS", "2"))


class Running:
    """A supervisor process over stand-ins, seen from outside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ports = free_ports(3)
        command = [sys.executable, "-m", "tests.standin", "supervise", str(folder), *map(str, self.ports)]
        self.process = subprocess.Popen(command, cwd=PROJECT_ROOT)
        assert until((folder / "all").exists, 20), self.log

    @property
    def log(self) -> str:
        """What the supervisor reported so far."""
        return (self.folder / "log").read_text(encoding="utf-8")

    def pid(self, port: int) -> int:
        """Process id of the stand-in on a port."""
        return int((self.folder / f"s{port}.pid").read_text())

    @property
    def processes(self) -> list[psutil.Process]:
        """All stand-ins and what they started."""
        pids = {int(path.read_text()) for path in self.folder.glob("*.pid")}
        return [psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    hub = Running(tmp_path)
    started = hub.processes
    yield hub
    hub.process.kill()
    hub.process.wait()
    for process in started + hub.processes:
        if runs(process):
            process.kill()


@pytest.mark.long
def test_a_killed_service_is_back_within_five_seconds_every_time(running: Running) -> None:
    for number in range(LOOPS):
        kill_and_see_it_back(running, running.ports[number % len(running.ports)])
    assert until(lambda: running.log.count("answers again") == LOOPS, 2)


def kill_and_see_it_back(running: Running, port: int) -> None:
    before = running.pid(port)
    os.kill(before, signal.SIGKILL)
    assert until(lambda: running.pid(port) != before, BACK_WITHIN), running.log
    assert until(lambda: responds("127.0.0.1", port, "/"), 1), running.log
    assert until(lambda: not psutil.pid_exists(before), 1)


def test_a_death_is_reported_and_takes_what_the_service_started_with_it(running: Running) -> None:
    port = running.ports[0]
    left = psutil.Process(int((running.folder / f"s{port}.child.pid").read_text()))
    os.kill(running.pid(port), signal.SIGKILL)
    assert until(lambda: f"s{port} ended (code -9)" in running.log, 2)
    assert until(lambda: all_gone([left]), 2)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_everything_within_five_seconds(running: Running, number: signal.Signals) -> None:
    processes = running.processes
    assert len(processes) == 6
    running.process.send_signal(number)
    assert running.process.wait(GONE_WITHIN) == 0
    assert all_gone(processes)


def test_a_killed_supervisor_leaves_no_orphan(running: Running) -> None:
    processes = running.processes
    running.process.kill()
    assert until(lambda: all_gone(processes), GONE_WITHIN)


def test_output_is_forwarded_under_the_name_of_its_service(running: Running) -> None:
    port = running.ports[0]
    assert until(lambda: f"s{port} | s{port} serves" in running.log, 2)


def test_a_service_that_never_answers_ends_the_start_with_one_sentence() -> None:
    lines: list[str] = []
    service = Service("broken", [sys.executable, "-c", "raise SystemExit(7)"], lambda: False)
    keeper = Keeper(service, lines.append)
    with pytest.raises(OperatorError, match=r"broken .*7.*hub doctor"):
        while True:
            keeper.look(time.monotonic() + 1000)
            time.sleep(0.02)
    assert [line.rsplit(" in ")[-1] for line in lines if "ended" in line] == [
        "0.2 s.",
        "0.4 s.",
        "0.8 s.",
        "1.6 s.",
    ]


def test_an_error_while_starting_leaves_no_orphan(tmp_path: Path) -> None:
    script = "import sys, time; print('up', flush=True); time.sleep(600)"
    good = Service("good", [sys.executable, "-c", script], lambda: True)
    missing = Service("missing", [str(tmp_path / "no-such-program")], lambda: False)
    supervisor = Supervisor([good, missing], lambda _: None)
    with pytest.raises(FileNotFoundError):
        supervisor.run(threading.Event(), lambda: None)
    child = supervisor.keepers[0].child
    assert child is not None
    assert child.exit_code() is not None


def look_until(keeper: Keeper, condition: Callable[[], bool]) -> None:
    """Let the keeper do its work until the condition holds."""

    def look() -> bool:
        keeper.look(time.monotonic())
        return condition()

    assert until(look, 20)


def test_a_spare_takes_the_place_of_a_killed_service(tmp_path: Path) -> None:
    port = free_ports(1)[0]
    command = [sys.executable, "-m", "tests.standin", "serve", str(tmp_path), "slow", str(port)]
    keeper = Keeper(Service("slow", command, lambda: responds("127.0.0.1", port, "/"), True), lambda _: None)
    try:
        look_until(keeper, lambda: keeper.answered)
        first = keeper.child
        look_until(keeper, lambda: keeper.spare is not None)
        spare = keeper.spare
        assert first is not None
        os.kill(first.pid, signal.SIGKILL)
        look_until(keeper, lambda: keeper.child is spare and keeper.answered)
        look_until(keeper, lambda: keeper.spare not in (None, spare))
    finally:
        for child in keeper.children:
            child.end_now()


def test_a_wished_restart_puts_the_spare_in_its_place_without_a_wait(tmp_path: Path) -> None:
    port = free_ports(1)[0]
    command = [sys.executable, "-m", "tests.standin", "serve", str(tmp_path), "slow", str(port)]
    lines: list[str] = []
    keeper = Keeper(Service("slow", command, lambda: responds("127.0.0.1", port, "/"), True), lines.append)
    try:
        look_until(keeper, lambda: keeper.spare is not None)
        first, spare = keeper.child, keeper.spare
        keeper.restart()
        look_until(keeper, lambda: keeper.child is spare and keeper.answered)
        assert first is not None and first.exit_code() is not None
        assert (keeper.restarts, keeper.state.state, keeper.state.pid) == (1, "up", spare and spare.pid)
        assert any("slow is restarted" in line for line in lines)
        assert not any("starts again in" in line for line in lines)
    finally:
        for child in keeper.children:
            child.end_now()
    assert keeper.state.state == "down"


def test_a_service_that_hangs_is_ended_by_force_when_its_restart_is_wished() -> None:
    keeper = Keeper(
        Service("hung", [sys.executable, "-c", "import time; time.sleep(600)"], lambda: True), print
    )
    try:
        look_until(keeper, lambda: keeper.answered)
        hung = keeper.child
        assert hung is not None
        os.kill(hung.pid, signal.SIGSTOP)
        keeper.restart()
        keeper.look(time.monotonic())
        keeper.look(time.monotonic())
        assert hung.exit_code() is None
        keeper.look(time.monotonic() + 10)
        assert hung.exit_code() == -signal.SIGKILL
        look_until(keeper, lambda: keeper.answered and keeper.child is not hung)
    finally:
        for child in keeper.children:
            child.end_now()
