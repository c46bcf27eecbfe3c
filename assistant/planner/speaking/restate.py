"""Words any engine's results in the planner's phrasing: for an ungrounded answer, and for a form."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.model import Language, ToolResult
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of_results
from assistant.planner.speaking.speak import speak
from assistant.planner.speaking.texts import Texts
from assistant.wording import word
from tools.tool import Table

UNPHRASED = "execute_custom_query"
"""Its columns mean what a model's SQL says, which no phrasing of ours knows."""


def restate(results: Sequence[ToolResult], language: Language, today: date) -> str:
    """One statement for each table that has rows; without any, what went wrong or what to ask."""
    texts = Texts(language)
    said = [
        speak(_frame(result), [result], texts, today)
        for result in results
        if isinstance(result.outcome, Table) and result.outcome.rows and result.call.name != UNPHRASED
    ]
    return "\n\n".join(dict.fromkeys(said)) or word(results, language)


def _frame(result: ToolResult) -> Frame:
    """The frame of one call, with what a search looked for."""
    return replace(frame_of_results([result]), keyword=str(result.call.arguments.get("keyword", "")))
