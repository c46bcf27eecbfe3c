"""Memory and speed of GET /records/export, and what the service does once the client has gone.

    python -m benchmarks.export [--rows 10000000]

The service runs in a process of its own; its resident memory is looked at ten times a second.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil

from benchmarks.api import running
from benchmarks.years import make_years

PORT = 18613
ADDRESS = f"http://127.0.0.1:{PORT}/records/export"
FORMATS = ("csv", "ndjson", "parquet", "xlsx")
READ_BEFORE_LEAVING = 1_000_000
REST_SECONDS = 3.0


class Memory:
    """The most resident memory of a process in MB, from the start of the watch on."""

    def __init__(self, process: psutil.Process) -> None:
        self._process = process
        self._ended = threading.Event()
        self.most = 0.0

    @contextmanager
    def watched(self) -> Iterator["Memory"]:
        """Look until the block ends."""
        self.most = self.now()
        thread = threading.Thread(target=self._watch)
        thread.start()
        yield self
        self._ended.set()
        thread.join()

    def now(self) -> float:
        """Resident memory at the moment."""
        return float(self._process.memory_info().rss) / 1e6

    def _watch(self) -> None:
        while not self._ended.wait(0.1):
            self.most = max(self.most, self.now())


def download(form: str, most: float = float("inf")) -> tuple[int, float, float]:
    """Bytes of the file or of its beginning, seconds to its first byte and to its end."""
    started, size, first = time.perf_counter(), 0, 0.0
    with httpx.stream("GET", ADDRESS, params={"format": form}, timeout=None) as response:
        response.raise_for_status()
        for piece in response.iter_raw():
            first = first or time.perf_counter() - started
            size += len(piece)
            if size > most:
                break
    return size, first, time.perf_counter() - started


def work_after_leaving(server: psutil.Process, form: str) -> float:
    """Seconds of the processor that the service still takes in the seconds after a client left."""
    download(form, READ_BEFORE_LEAVING)
    before = sum(server.cpu_times()[:2])
    time.sleep(REST_SECONDS)
    return float(sum(server.cpu_times()[:2]) - before)


def main() -> None:
    """Measure every format and print a table for docs/performance.md."""
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=10_000_000)
    options.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "hub-api-benchmark")
    given = options.parse_args()
    folder = make_years(given.folder / str(given.rows), given.rows)
    settings = {"HUB_DATA_DIR": str(folder), "API_PORT": str(PORT), "HUB_SETTLE_SECONDS": "0"}
    hub = [sys.executable, "-m", "maintenance"]
    subprocess.run([*hub, "publish"], env={**os.environ, **settings}, check=True)
    print("| format | MB | rows a second | first byte ms | memory before, most MB | work after leaving s |")
    print("|---|---|---|---|---|---|")
    for form in FORMATS:
        with running([*hub, "api"], PORT, settings) as server:
            before = Memory(server.process).now()
            with Memory(server.process).watched() as memory:
                size, first, seconds = download(form)
            speed = f"{size / 1e6:.0f} | {given.rows / seconds:,.0f} | {first * 1000:.0f}"
            rest = work_after_leaving(server.process, form)
            print(f"| {form} | {speed} | {before:.0f}, {memory.most:.0f} | {rest:.2f} |", flush=True)


if __name__ == "__main__":
    main()
