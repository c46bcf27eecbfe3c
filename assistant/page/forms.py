"""A tool as a small form, and the model behind it: every answer can be had with no language model at all."""

import shlex
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from assistant.model import Reply, Say, ToolCall, Turn
from assistant.page.words import Words
from assistant.planner.speaking.restate import restate
from tools.items import index_of
from tools.tool import Tool
from tools.warehouse import Generation

MOST_ITEMS = 500
"""Items offered for completion; a form takes any other as well."""


class FormModel:
    """A model that makes one call and words its result: what stands behind a form."""

    name = "planner"

    def __init__(self, call: ToolCall) -> None:
        self._call = call

    async def ask(self, turn: Turn, say: Say) -> Reply:
        """First the call, then its result in words."""
        if not turn.results:
            return Reply(calls=(self._call,))
        text = restate(turn.results, turn.language, turn.facts.today)
        await say(text)
        return Reply(text)


def arguments_of(tool: Tool, rest: str) -> dict[str, str]:
    """Arguments written as `name=value`; anything else is the tool's one text."""
    schema: Any = tool.schema()
    names = schema["properties"]
    given, loose = dict[str, str](), list[str]()
    for part in [rest] if "sql" in names else _parts(rest):
        name, sign, value = part.partition("=")
        if sign and name in names:
            given[name] = value
        else:
            loose.append(part)
    text = next((name for name in ("sql", "keyword", "item_code") if name in names), None)
    if loose and text and text not in given:
        given[text] = " ".join(loose)
    return {name: value for name, value in given.items() if value}


def is_complete(tool: Tool, arguments: Mapping[str, str]) -> bool:
    """Whether every required argument is given."""
    required: Any = tool.schema()["required"]
    return all(name in arguments for name in required)


def form_props(tool: Tool, given: Mapping[str, str], generation: Generation, words: Words) -> dict[str, Any]:
    """What the element `Form` draws."""
    schema: Any = tool.schema()
    fields = [
        _field(name, part, name in schema["required"], given.get(name), words)
        for name, part in schema["properties"].items()
    ]
    index = index_of(generation)
    return {
        "command": words.section("command")[tool.name],
        "title": words.section("command_about")[tool.name],
        "texts": dict(words.section("form")),
        "fields": fields,
        "items": [[entry.code, entry.name or ""] for entry in index.entries[:MOST_ITEMS]],
        "periods": _periods(words),
    }


def _field(
    name: str, part: Mapping[str, Any], required: bool, given: str | None, words: Words
) -> dict[str, Any]:
    kind = {"integer": "number", "string": "text"}[part["type"]]
    if part.get("format") == "date":
        kind = "date"
    elif name in ("item_code", "keyword"):
        kind = "item"
    elif name == "sql":
        kind = "sql"
    return {
        "name": name,
        "label": words.section("field").get(name, name),
        "kind": kind,
        "required": required,
        "value": given or "",
        "least": part.get("minimum"),
        "most": part.get("maximum"),
    }


def _periods(words: Words) -> list[dict[str, str]]:
    """Periods that are picked often, with their days."""
    today = words.today
    month = today.replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    spans: dict[str, tuple[date, date]] = {
        "this_month": (month, today),
        "last_month": (before, month - timedelta(days=1)),
        "this_year": (date(today.year, 1, 1), today),
        "last_year": (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
    }
    return [
        {"label": words.say(f"form.{name}"), "from": first.isoformat(), "to": last.isoformat()}
        for name, (first, last) in spans.items()
    ]


def _parts(rest: str) -> list[str]:
    try:
        return shlex.split(rest)
    except ValueError:
        return rest.split()
