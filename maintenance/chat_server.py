"""The chat page's server: Chainlit's own command, run in this process so that signals reach it."""

import ast
import gc
import os
import runpy
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from assistant.observers import before_the_end, observe
from maintenance.operations.sampler import Sampler
from maintenance.operations.tally import Tally
from maintenance.settings import MaintenanceSettings

APP_ROOT = "CHAINLIT_APP_ROOT"


def serve_chat(settings: MaintenanceSettings) -> None:
    """Run `python -m chainlit run assistant/app.py` until stopped."""
    os.environ[APP_ROOT] = str(page_file().parent.parent)
    leave_out_unused()
    sample(settings)
    place = ["--host", settings.host, "--port", str(settings.chat_port)]
    sys.argv = ["chainlit", "run", str(page_file()), "--headless", *place]
    runpy.run_module("chainlit", run_name="__main__")


def sample(settings: MaintenanceSettings) -> None:
    """Count what the page answers and write it now and then, and once more at the end."""
    tally = Tally()
    observe(tally)
    sampler = Sampler(settings, "chat", tally)
    sampler.start()
    before_the_end(sampler.stop)


def import_page() -> None:
    """Import everything that the page will import, which takes seconds, without running it."""
    os.environ[APP_ROOT] = str(page_file().parent.parent)
    leave_out_unused()
    gc.disable()  # nothing that is imported becomes garbage; looking for it takes a sixth of the time
    try:
        for name in ("chainlit.cli", "chainlit.server", *_imports_of(page_file())):
            import_module(name)
    finally:
        gc.freeze()
        gc.enable()


def leave_out_unused() -> None:
    """Let Chainlit import nothing for a tracing service, which it would use with a key of that service only,
    nor for foreign tools (MCP), which are switched off.

    The imports take more than half of the time from the start to a page that is ready.
    """
    tracing = ModuleType("traceloop.sdk")
    tracing.__dict__["Traceloop"] = None
    sys.modules.setdefault("traceloop", ModuleType("traceloop"))
    sys.modules.setdefault("traceloop.sdk", tracing)
    foreign_tools = ModuleType("mcp")
    foreign_tools.__dict__["ClientSession"] = object
    sys.modules.setdefault("mcp", foreign_tools)


def page_file() -> Path:
    """The page's script; it is run by its path and imported by nobody."""
    package = find_spec("assistant")
    assert package is not None and package.origin is not None  # it is part of this installation
    return Path(package.origin).with_name("app.py")


def _imports_of(script: Path) -> list[str]:
    """Names of the modules that a script imports at its top."""
    names: list[str] = []
    for node in ast.parse(script.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
    return names
