"""How a process of ours starts another one."""

import sys


def hub_command(*arguments: str) -> tuple[str, ...]:
    """The command line that runs `hub` with this interpreter."""
    return (sys.executable, "-m", "maintenance", *arguments)
