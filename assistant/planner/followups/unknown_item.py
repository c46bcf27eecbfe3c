"""A question after an item that nobody knew: "BW9999 10월 생산량" >> "올해 월별 추이" is of no such item."""

from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.asking.wish import wish_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of_results
from assistant.planner.reading.question import Question
from tools.tool import ToolError

_OF_ITEMS = ("grain.item", "measure.items", "ask.item_list", "refer.all", "refer.site", "refer.whole")
"""Words for items as such, or for all of them."""


def sticks(frame: Frame, asked: Question, history: Sequence[Exchange]) -> bool:
    """Whether a question that names no item is taken to be about the one before that nobody knew."""
    if asked.mentions or asked.unknown or not _names_unknown(history[-1]):
        return False
    before = {item.code for item in frame_of_results(history[-1].results).items}
    return bool(before) and {item.code for item in frame.items} == before


def without_unknown(
    text: str, asked: Question, failed: Question, history: Sequence[Exchange]
) -> tuple[str, Sequence[Exchange]] | None:
    """The question, and the talk before that item, where it says itself what it asks, and of when or what.

    Where it names no period the one period of the other is put before it.
    """
    if wish_of(asked).intent is None or not (asked.times or asked.says(*_OF_ITEMS)):
        return None
    own = [one.text for one in failed.times if one.period] if not asked.times else []
    while history and _names_unknown(history[-1]):
        history = history[:-1]
    return (f"{own[0]} {text}" if len(own) == 1 else text), history


def _names_unknown(exchange: Exchange) -> bool:
    errors = [one.outcome for one in exchange.results if isinstance(one.outcome, ToolError)]
    return bool(errors) and errors[-1].code == "unknown_item"
