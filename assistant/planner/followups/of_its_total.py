"""What is asked of the total that an answer told beside its list: "what did we make in May?" >> "차이는?"."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.model import Exchange
from assistant.planner.calling.calls import calls_of
from assistant.planner.from_calls import LISTED_WITH_TOTAL, frame_of_results
from assistant.planner.reading.question import Question, rank_of

OF_TOTALS = ("ask.growth", "ask.fell", "ask.compare", "ask.why", "ask.together", "ask.much", "ask.percent")
"""What is asked of how much was made, where nothing of the list is named or pointed at."""
POINTS = ("refer.among", "grain.item", "measure.items", "ask.top", "ask.bottom", "ask.most")


def of_its_total(asked: Question, history: Sequence[Exchange]) -> Sequence[Exchange]:
    """The talk with each total without its list, where the question is of totals or names items."""
    names = bool(asked.mentions) and not {"ask", "grain"} & {*asked.sections}
    if not (asked.says(*OF_TOTALS) or names) or asked.says(*POINTS) or rank_of(asked) is not None:
        return history
    return tuple(map(_without_list, history))


def _without_list(exchange: Exchange) -> Exchange:
    if [one.call.name for one in exchange.results] != LISTED_WITH_TOTAL:
        return exchange
    total = replace(frame_of_results(exchange.results), intent="total", listed=False, limit=None)
    result = replace(exchange.results[0], call=calls_of(total)[0])
    return replace(exchange, results=(result,))
