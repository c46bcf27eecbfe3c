"""The chat page's server: Chainlit's own command, run in this process so that signals reach it."""

import os
import runpy
import sys
from importlib.util import find_spec
from pathlib import Path

from assistant.settings import Settings


def serve_chat(settings: Settings) -> None:
    """Run `python -m chainlit run assistant/app.py` until stopped."""
    page = page_file()
    os.environ["CHAINLIT_APP_ROOT"] = str(page.parent.parent)
    place = ["--host", settings.host, "--port", str(settings.chat_port)]
    sys.argv = ["chainlit", "run", str(page), "--headless", *place]
    runpy.run_module("chainlit", run_name="__main__")


def page_file() -> Path:
    """The page's script; it is run by its path and imported by nobody."""
    package = find_spec("assistant")
    assert package is not None and package.origin is not None  # it is part of this installation
    return Path(package.origin).with_name("app.py")
