"""What an answer may rest on."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from assistant.grounding.context import Context
from assistant.grounding.index import Index, build_index
from assistant.model import Exchange, ToolResult


@dataclass(frozen=True)
class Evidence:
    """The question, its results, and the questions before it; built once per step, read per sentence."""

    question: str
    now: datetime
    results: tuple[ToolResult, ...] = ()
    earlier: tuple[Exchange, ...] = ()

    @cached_property
    def contexts(self) -> dict[str, Context]:
        """What each text accepted so far leaves the next sentence to lean on."""
        return {}

    @cached_property
    def index(self) -> Index:
        """All of it, ready to be looked up."""
        return build_index(self.question, self.now, self.results, self.earlier)
