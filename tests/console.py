"""`hub` as a person runs it, seen by its output and exit code: in a process of its own, or in this one."""

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from unittest.mock import patch

from maintenance.cli import app
from maintenance.console import run


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


def hub_here(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `hub` to its end in this process, where a boundary would prove nothing.

    Not while this process has the ERP's file open: whoever closes it drops the other's locks.
    """
    out, err = StringIO(), StringIO()
    with patch.dict(os.environ, environment), redirect_stdout(out), redirect_stderr(err):
        code = run(lambda: app(list(arguments), standalone_mode=False))
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def one_sentence(finished: subprocess.CompletedProcess[str]) -> str:
    """What a failing command said: a single line and a code that is not zero."""
    assert finished.returncode != 0, finished.stdout
    lines = finished.stderr.strip().splitlines()
    assert len(lines) == 1, finished.stderr
    return lines[0]
