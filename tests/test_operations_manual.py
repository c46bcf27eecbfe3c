"""The operations manual: every command in it runs as it stands."""

import re
import shlex
from pathlib import Path

from tests import manual_tables
from tests.console import hub

MANUAL = manual_tables.MANUAL.read_text(encoding="utf-8")
COMMANDS = [
    line for block in re.findall(r"```console\n(.*?)```", MANUAL, re.DOTALL) for line in block.splitlines()
]
SERVES_FOR_EVER = {"hub up", "hub watch", "hub chat", "hub api"}


def test_settings_and_failures_are_those_of_the_code() -> None:
    assert manual_tables.with_tables(MANUAL) == MANUAL, "run python -m tests.manual_tables"


def test_every_command_runs_in_the_order_it_stands(data_dir: Path) -> None:
    assert COMMANDS
    for command in COMMANDS:
        program, *arguments = shlex.split(command)
        assert program == "hub"
        if command in SERVES_FOR_EVER:
            arguments.append("--help")
        finished = hub(*arguments, cwd=data_dir)
        assert finished.returncode == 0, f"{command}: {finished.stderr}"
