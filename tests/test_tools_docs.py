"""What models and people are told of the tools is what is declared."""

import json
from pathlib import Path

from tools.reference import markdown, schemas
from tools.registry import TOOLS

ROOT = Path(__file__).parent.parent
MOST_CHARACTERS = 4_600
"""About 1,300 tokens, which leaves room for the system prompt."""


def test_the_reference_is_the_one_the_declarations_give() -> None:
    """Renewed by `python -m tools.reference > docs/tools.md`."""
    assert (ROOT / "docs" / "tools.md").read_text(encoding="utf-8") == markdown()


def test_the_schemas_are_the_ones_agreed_on() -> None:
    """Renewed by `python -m tools.reference schemas > tests/tool_schemas.json`."""
    assert (ROOT / "tests" / "tool_schemas.json").read_text(encoding="utf-8") == schemas()


def test_the_schemas_leave_room_for_the_question() -> None:
    assert len(json.dumps(json.loads(schemas()), separators=(",", ":"))) < MOST_CHARACTERS


def test_every_argument_is_described_and_bounded() -> None:
    for told in json.loads(schemas()):
        for name, part in told["parameters"]["properties"].items():
            assert part["description"], (told["name"], name)
            assert part.keys() & {"format", "maxLength", "maximum"}, (told["name"], name)


def test_each_tool_says_when_to_use_another() -> None:
    names = {tool.name for tool in TOOLS} - {"execute_custom_query"}
    pointing = {tool.name for tool in TOOLS if any(other in tool.description for other in names)}
    assert pointing >= names - {"search_production_items", "compare_periods"}
