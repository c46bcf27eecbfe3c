"""What may be asked next: questions that fit the answer and can be answered."""

from collections.abc import Mapping, Sequence

from assistant.model import ToolResult
from assistant.planner.frame import Frame, Intent
from assistant.planner.speaking.texts import Texts
from tools.tool import Table, ToolError

KINDS: Mapping[Intent, str] = {
    "compare": "compare",
    "why": "trend",
    "ranking": "ranking",
    "trend": "trend",
    "history": "history",
    "lots": "history",
    "fresh": "general",
    "search": "general",
    "idle": "general",
    "movers": "general",
}
"""Intents with suggestions of their own; the others go by what they are about."""
SEVERAL = 2
BY_UNIT = ("month",)
"""The unit of time whose largest one is suggested after a course."""


def suggestions_of(frame: Frame, results: Sequence[ToolResult], texts: Texts) -> tuple[str, ...]:
    """The questions; the items to choose from, where the one that was said was not known for certain."""
    errors = [one.outcome for one in results if isinstance(one.outcome, ToolError)]
    if errors:
        return tuple(item.code for item in errors[-1].choices) or tuple(texts.of("suggest.general"))
    rows = max((len(one.outcome.rows) for one in results if isinstance(one.outcome, Table)), default=0)
    kind = KINDS.get(frame.intent) or _by_subject(frame)
    if kind == "trend" and (
        frame.intent != "trend" or (frame.grain or "month") not in BY_UNIT or rows < SEVERAL
    ):
        kind = _by_subject(frame)
    if kind == "ranking" and (frame.families or rows < SEVERAL):
        kind = _by_subject(frame)
    return tuple(texts.of(f"suggest.{kind}"))


def _by_subject(frame: Frame) -> str:
    if frame.families:
        return "general"
    return "item" if len(frame.items) == 1 else "items" if frame.items else "total"
