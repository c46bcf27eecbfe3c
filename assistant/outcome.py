"""What the results of a question amount to, whichever engine asked for them."""

from collections.abc import Sequence

from assistant.model import AnswerStatus, Reason, ToolResult
from tools.tool import Table, ToolError

BY_ERROR: dict[str, tuple[AnswerStatus, Reason | None]] = {
    "future_period": ("refused", "future_period"),
    "outside_data": ("ok", "no_rows"),
    "unknown_item": ("clarify", "unknown_item"),
    "ambiguous_item": ("clarify", None),
    "reversed_period": ("clarify", None),
    "bad_argument": ("clarify", None),
    "unsafe_sql": ("refused", "unsafe"),
}
"""Status and reason of an answer that rests on nothing but such an error."""


def tables_of(results: Sequence[ToolResult]) -> tuple[Table, ...]:
    """The tables among the results, each once."""
    tables = (result.outcome for result in results if isinstance(result.outcome, Table))
    return tuple({id(table): table for table in tables}.values())


def outcome_of(results: Sequence[ToolResult]) -> tuple[AnswerStatus, Reason | None]:
    """Status and reason that follow from the results alone."""
    tables = tables_of(results)
    if any(table.basis.record_count for table in tables) or (not tables and not results):
        return "ok", None
    if tables:
        return "ok", "no_rows"
    last = results[-1].outcome
    assert isinstance(last, ToolError)  # no tables, so every outcome is an error
    return BY_ERROR.get(last.code, ("error", "unavailable"))
