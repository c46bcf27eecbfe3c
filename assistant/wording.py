"""Words results by code, with no model: what an answer falls back to."""

from collections.abc import Sequence
from datetime import date

from assistant.model import Language, ToolResult
from assistant.outcome import tables_of
from assistant.planner.periods import Period, spell
from prompts import phrase
from tools.tool import ToolError

_ENDS, _DAYS = ("date_from", "date_to"), ("today", "first_day", "last_day")
"""Values of errors that are days: both ends of a period, and others."""


def word(results: Sequence[ToolResult], language: Language) -> str:
    """A plain statement of the results: their tables are shown beside it, their errors are said."""
    if any(table.rows for table in tables_of(results)):
        return phrase(language, "worded.tables")
    for result in reversed(results):
        if isinstance(result.outcome, ToolError):
            return word_error(result.outcome, language)
    return phrase(language, "worded.nothing")


def word_error(error: ToolError, language: Language) -> str:
    """A tool's error as a sentence for a person."""
    key = error.code
    choices = ", ".join(f"{item.code} {item.name or ''}".strip() for item in error.choices)
    if key == "unknown_item" and choices:
        key = "unknown_item_nearest"
    if key == "ambiguous_item" and str(error.values.get("text", "")).isdigit():
        key = "ambiguous_figures"  # which are no figure of a result
    return phrase(language, f"tool.{key}", **{**error.values, **_dated(error, language)}, choices=choices)


def _dated(error: ToolError, language: Language) -> dict[str, str]:
    """The days of an error as a person says them, and the period from one to the other as one."""
    said = {key: error.values.get(key) for key in (*_ENDS, *_DAYS)}
    days = {key: date.fromisoformat(text) for key, text in said.items() if isinstance(text, str)}
    told = {key: spell(Period(day, day, "day"), language) for key, day in days.items()}
    if all(key in days for key in _ENDS):
        first, last = (days[key] for key in _ENDS)
        told["when"] = spell(Period(first, last, "range"), language)
    return told
