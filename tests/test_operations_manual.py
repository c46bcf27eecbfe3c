"""The operations manual: every command in it runs as it stands."""

import re
import shlex
from pathlib import Path

from tests.console import hub
from tests.factory import PROJECT_ROOT

MANUAL = (PROJECT_ROOT / "docs" / "operations_manual.md").read_text(encoding="utf-8")
COMMANDS = [
    line for block in re.findall(r"```console\n(.*?)```", MANUAL, re.DOTALL) for line in block.splitlines()
]
SERVES_FOR_EVER = {"hub up", "hub watch", "hub chat", "hub api"}


def test_every_command_runs_in_the_order_it_stands(data_dir: Path) -> None:
    assert COMMANDS
    for command in COMMANDS:
        program, *arguments = shlex.split(command)
        assert program == "hub"
        if command in SERVES_FOR_EVER:
            arguments.append("--help")
        finished = hub(*arguments, cwd=data_dir)
        assert finished.returncode == 0, f"{command}: {finished.stderr}"
