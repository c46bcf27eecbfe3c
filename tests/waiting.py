"""Waiting for processes, and free ports for them."""

import socket
import time
from collections.abc import Callable

import psutil


def free_ports(count: int) -> list[int]:
    """Ports nobody listens on now."""
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def until(condition: Callable[[], bool], seconds: float) -> bool:
    """Whether the condition came true in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


def all_gone(processes: list[psutil.Process]) -> bool:
    """Whether none of them runs; a zombie that nobody reaps in a container counts as gone."""
    return not any(runs(process) for process in processes)


def runs(process: psutil.Process) -> bool:
    """Whether it is there and not a zombie."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
