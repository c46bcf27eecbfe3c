"""`hub` as a person runs it: a process of its own, seen by its output and exit code."""

import os
import subprocess
import sys
from pathlib import Path


def hub(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `hub` to its end in a folder that holds no `.env` of ours."""
    return subprocess.run(
        [sys.executable, "-m", "maintenance", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def one_sentence(finished: subprocess.CompletedProcess[str]) -> str:
    """What a failing command said: a single line and a code that is not zero."""
    assert finished.returncode != 0, finished.stdout
    lines = finished.stderr.strip().splitlines()
    assert len(lines) == 1, finished.stderr
    return lines[0]
