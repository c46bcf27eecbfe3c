"""One tool call from the console."""

import json

from assistant.settings import Settings
from assistant.wording import word_error
from maintenance.errors import OperatorError, PassedOn
from maintenance.generation import ensure_generation
from tools.registry import run
from tools.tool import Facts, Table, ToolError
from tools.warehouse import Warehouse


def call_tool(settings: Settings, name: str, arguments: str) -> Table:
    """The table of a tool for JSON arguments.

    Raises OperatorError with the tool's own sentence where it cannot answer.
    """
    given = _arguments(arguments)
    ensure_generation(settings)
    facts = Facts(Warehouse(settings.snapshots_dir).current(), settings.today())
    try:
        return run(name, given, facts)
    except ToolError as error:
        raise PassedOn(f"{word_error(error, 'ko')} / {word_error(error, 'en')}") from error


def _arguments(text: str) -> dict[str, object]:
    try:
        given = json.loads(text)
    except ValueError as error:
        raise OperatorError("arguments_wrong") from error
    if not isinstance(given, dict):
        raise OperatorError("arguments_wrong")
    return given
