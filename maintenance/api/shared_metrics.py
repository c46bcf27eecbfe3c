"""Counters of several workers as one: Prometheus' own way, by files that each worker writes and any reads."""

import os
import shutil
from pathlib import Path

import psutil
from prometheus_client import CollectorRegistry
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""The library's own variable; where it is set before the library is imported, every counter is shared."""


def share_metrics(state_dir: Path) -> None:
    """Let the worker processes started from here share what they count, from nothing on."""
    folder = state_dir / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ[FOLDER] = str(folder)


def shared_registry() -> CollectorRegistry | None:
    """What all workers counted, None where there is but one."""
    if not (folder := os.environ.get(FOLDER)):
        return None
    for file in Path(folder).glob("gauge_live*.db"):
        pid = int(file.stem.rsplit("_", 1)[1])
        if not psutil.pid_exists(pid):
            mark_process_dead(pid)  # type: ignore[no-untyped-call]
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return registry
