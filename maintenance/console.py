"""The console's edge: settings read once, and one sentence for whatever went wrong."""

import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from maintenance.errors import OperatorError

if TYPE_CHECKING:
    from maintenance.settings import MaintenanceSettings


LOG_NAME = "hub-errors.log"


def load_settings() -> "MaintenanceSettings":
    """The settings, or the sentence that names the wrong one."""
    from pydantic import ValidationError

    from maintenance.settings import MaintenanceSettings

    try:
        return MaintenanceSettings()
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]).upper()
        raise OperatorError("setting_wrong", name=name, reason=first["msg"]) from error


def run(command: Callable[[], object]) -> int:
    """Run a command to its exit code; this is the one place that catches everything."""
    from typer.exceptions import Abort, TyperException

    _speak_utf8()
    try:
        code = command()
    except OperatorError as error:
        return _fail(str(error))
    except TyperException as error:
        return _fail(str(OperatorError("usage", problem=error.format_message().rstrip("."))), error.exit_code)
    except (KeyboardInterrupt, Abort):
        return 130
    except Exception as error:
        return _fail(str(OperatorError("internal", kind=type(error).__name__, log=_keep(error))))
    return code if isinstance(code, int) else 0


def _speak_utf8() -> None:
    """Let no Windows code page fail on a Korean sentence."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _fail(sentence: str, code: int = 1) -> int:
    sys.stderr.write(sentence + "\n")
    return code


def _keep(error: Exception) -> str:
    """Write the traceback where the programmer finds it, and say where."""
    for folder in (_state_dir(), Path(gettempdir())):
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / LOG_NAME).open("a", encoding="utf-8") as file:
                file.writelines(traceback.format_exception(error))
            return str(folder / LOG_NAME)
    return "-"


def _state_dir() -> Path:
    try:
        return load_settings().state_dir
    except OperatorError:
        return Path(gettempdir())
