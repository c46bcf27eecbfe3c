"""What an answer may rest on."""

from dataclasses import dataclass
from datetime import datetime

from assistant.model import Exchange, ToolResult


@dataclass(frozen=True)
class Evidence:
    """The question, its results, and the questions before it; built once per step, read per sentence."""

    question: str
    now: datetime
    results: tuple[ToolResult, ...] = ()
    earlier: tuple[Exchange, ...] = ()
