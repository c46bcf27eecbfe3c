"""The chat page's server: Chainlit's own command, run in this process so that signals reach it."""

import ast
import gc
import os
import runpy
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import cast

from assistant.observers import before_the_end, observe
from maintenance.operations.sampler import Sampler
from maintenance.operations.tally import Tally
from maintenance.settings import MaintenanceSettings

APP_ROOT = "CHAINLIT_APP_ROOT"
NOT_NEEDED = ("aiohttp", "redis")
"""Clients that the WebSocket library would use elsewhere: an eighth of the time of all imports."""


def serve_chat(settings: MaintenanceSettings) -> None:
    """Run `python -m chainlit run assistant/app.py` until stopped."""
    os.environ[APP_ROOT] = str(page_file().parent.parent)
    leave_out_telemetry()
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
    leave_out_telemetry()
    with without(*NOT_NEEDED), without_foreign_tools(), without_collecting():
        for name in ("chainlit.cli", "chainlit.server", *_imports_of(page_file())):
            import_module(name)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Look for no garbage while imports make none (a sixth of their time), nor in them ever after."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Let imports go without what they can go without; whoever needs it may import it later."""
    absent: dict[str, ModuleType | None] = {name: None for name in names if name not in sys.modules}
    modules = cast("dict[str, ModuleType | None]", sys.modules)
    modules.update(absent)
    try:
        yield
    finally:
        for name in absent:
            del modules[name]


@contextmanager
def without_foreign_tools() -> Iterator[None]:
    """Let Chainlit find no MCP, which is switched off; the client of Gemini may find it later."""
    name = "mcp"
    absent = name not in sys.modules
    if absent:
        stand_in = ModuleType(name)
        stand_in.__dict__["ClientSession"] = object
        sys.modules[name] = stand_in
    try:
        yield
    finally:
        if absent:
            del sys.modules[name]


def leave_out_telemetry() -> None:
    """Let Chainlit import nothing for a tracing service that it would use with a key of that service only.

    The import takes more than half of the time from the start to a page that is ready.
    """
    tracing = ModuleType("traceloop.sdk")
    tracing.__dict__["Traceloop"] = None
    sys.modules.setdefault("traceloop", ModuleType("traceloop"))
    sys.modules.setdefault("traceloop.sdk", tracing)


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
