"""The reference of the tools, written from their declarations.

`python -m tools.reference` prints docs/tools.md, `python -m tools.reference schemas` the JSON schemas.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from tools.notes import NOTES
from tools.registry import TOOLS
from tools.tool import Column, Tool

HEAD = """# The tools

Written by `python -m tools.reference` from the declarations in `tools/`; change those, not this file.

Days are ISO dates and both ends are included. A period is read up to today. Quantities are sums of
`good_quantity` in pieces. An item may be given by code or name in any spelling; several hits or none are an
error that names the choices. Rows without a value where one is due mean that there is none, never 0.
"""


def markdown() -> str:
    """docs/tools.md as it must be."""
    chapters = [line for tool in TOOLS for line in _chapter(tool)]
    return "\n".join([HEAD, *chapters, *_notes()]) + "\n"


def schemas() -> str:
    """What a model is told of each tool: name, description and JSON schema, as JSON."""
    told = [
        {"name": tool.name, "description": tool.description, "parameters": tool.schema()} for tool in TOOLS
    ]
    return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def _chapter(tool: Tool) -> Iterator[str]:
    yield f"## {tool.name}\n"
    yield f"{tool.description}\n"
    yield "| argument | type | |"
    yield "|---|---|---|"
    schema: dict[str, Any] = tool.schema()
    for name, part in schema["properties"].items():
        default = tool.arguments.model_fields[name].default
        needed = "required" if name in schema["required"] else f"default {default}" if default else "optional"
        yield f"| `{name}` | {_type(part)} | {part.get('description', '')} ({needed}) |"
    module = sys.modules[tool.function.__module__]
    if columns := getattr(module, "COLUMNS", ()):
        yield from _columns(columns)
    if aggregation := getattr(module, "AGGREGATION", ""):
        yield f"How it is computed: {aggregation}."
    yield ""


def _notes() -> Iterator[str]:
    yield "## Notes\n"
    yield "What a result may say of itself beside its rows:\n"
    yield from (f"- `{code}`: {said}" for code, said in NOTES.items())


def _type(part: dict[str, Any]) -> str:
    kind = {"string": "text", "integer": "whole number"}.get(part["type"], part["type"])
    if part.get("format") == "date":
        return "day"
    if "minimum" in part:
        return f"{kind}, {part['minimum']} to {part['maximum']}"
    return f"{kind}, at most {part['maxLength']} characters" if "maxLength" in part else str(kind)


def _columns(columns: Sequence[Column]) -> Iterator[str]:
    yield "\nGives rows of " + ", ".join(f"`{column.name}` ({column.kind})" for column in columns) + ".\n"


if __name__ == "__main__":
    sys.stdout.write(schemas() if sys.argv[1:] == ["schemas"] else markdown())
