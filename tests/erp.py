"""The ERP at its worst: a process that switches a database between content A and B as fast as it can."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from itertools import cycle
from pathlib import Path

from tests import factory
from tests.factory import PROJECT_ROOT, record

ROWS = 6_000
CHUNK = 32_768
PAUSE = 0.03
"""Seconds between the chunks of a slow copy; the publishers it is tried on settle for longer."""


def contents(folder: Path) -> tuple[Path, Path]:
    """Where databases A and B lie."""
    return folder / "content_a.db", folder / "content_b.db"


def write_both(folder: Path) -> tuple[Path, Path]:
    """Databases A and B: all quantities are 2 in A and 3 in B, so that no page differs in its layout."""
    paths = contents(folder)
    for quantity, path in zip((2, 3), paths, strict=True):
        path.unlink(missing_ok=True)
        days = (f"2026-{1 + n % 9:02d}-{1 + n % 28:02d}" for n in range(ROWS))
        factory.write(path, [record(day, f"BW{n % 40:04d}", quantity) for n, day in enumerate(days)])
    return paths


def replace(path: Path, content: Path) -> None:
    """Put a whole new file in its place."""
    beside = path.with_suffix(".incoming")
    shutil.copyfile(content, beside)
    beside.replace(path)


def copy_fast(path: Path, content: Path) -> None:
    """Truncate the file and write it anew."""
    shutil.copyfile(content, path)


def overwrite(path: Path, content: Path) -> None:
    """Write over the file without truncating it."""
    with path.open("r+b") as file:
        file.write(content.read_bytes())


def copy_slow(path: Path, content: Path) -> None:
    """Write over the file in chunks, with pauses."""
    with content.open("rb") as source, path.open("r+b") as target:
        while chunk := source.read(CHUNK):
            target.write(chunk)
            target.flush()
            time.sleep(PAUSE)


def switch_by_files(copy: Callable[[Path, Path], None], path: Path) -> None:
    """Copy A and B over the file in turns, for ever."""
    for content in cycle(contents(path.parent / "contents")):
        copy(path, content)
        say_begun()


def switch_by_transactions(journal_mode: str, path: Path) -> None:
    """Change all quantities in one transaction after another, for ever."""
    with closing(sqlite3.connect(path, timeout=60, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal_mode}")
        for quantity in cycle((2, 3)):
            connection.execute("UPDATE production_records SET good_quantity = ?", [quantity])
            say_begun()


@cache
def say_begun() -> None:
    """Tell the parent, once, that the file has been switched."""
    sys.stdout.write("begun\n")
    sys.stdout.flush()


WAYS: dict[str, Callable[[Path], None]] = {
    "replace": lambda path: switch_by_files(replace, path),
    "fast copy": lambda path: switch_by_files(copy_fast, path),
    "overwriting": lambda path: switch_by_files(overwrite, path),
    "slow copy": lambda path: switch_by_files(copy_slow, path),
    "wal": lambda path: switch_by_transactions("WAL", path),
    "journal": lambda path: switch_by_transactions("DELETE", path),
}


@contextmanager
def switching(way: str, path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Another process that switches the database until the block ends; it is killed in the midst of it.

    Contents A and B lie beside the database, in `contents`.
    """
    command = [sys.executable, "-m", "tests.erp", way, str(path)]
    process = subprocess.Popen(command, cwd=PROJECT_ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None  # it is a pipe
    try:
        assert process.stdout.readline() == b"begun\n"
        yield process
        assert process.poll() is None, "the writer died of itself"
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def main() -> None:
    """Switch in the way and on the file named on the command line until the parent is gone."""
    WAYS[sys.argv[1]](Path(sys.argv[2]))


if __name__ == "__main__":
    os.nice(1)
    main()
