"""Compares the periods a model asks for with the one period the question names."""

from collections.abc import Iterator, Sequence
from datetime import date

from assistant.model import ToolCall
from assistant.planner.periods import Period as Meant
from assistant.planner.periods import read_periods
from tools.tool import Period, ToolError


class PeriodCheck:
    """Objects once to calls for another period; afterwards `insisted` is the period that was used instead."""

    def __init__(self, question: str, today: date) -> None:
        self.insisted: Period | None = None
        self._meant = clear_periods(question, today)
        self._today = today
        self._kept = False  # a call has asked for the meant period
        self._objected = False

    def objection(self, calls: Sequence[ToolCall]) -> ToolError | None:
        """The error to answer these calls with, where the model should think again."""
        asked = [period for call in calls for period in _periods(call)]
        if not self._meant or self._kept or not asked:
            return None
        if any(self._fits(period, meant) for period in asked for meant in self._meant):
            self._kept, self.insisted = True, None
            return None
        if self._objected:
            self.insisted = asked[0]
            return None
        self._objected = True
        return _objection(self._meant[0], asked[0])

    def _fits(self, asked: Period, meant: Meant) -> bool:
        """Whether both are the same days, those to come left aside."""
        lasts = {meant.last, meant.whole_last} - {None}
        return asked.first == meant.first and (
            asked.last in lasts or (meant.running and asked.last >= self._today)
        )


def clear_periods(question: str, today: date) -> tuple[Meant, ...]:
    """The one period with two ends that a question names, and its parts where it lists some.

    Empty where the question names none, several, or one that is relative to another.
    """
    expressions = read_periods(question, today).expressions
    if len(expressions) != 1:
        return ()
    (expression,) = expressions
    period = expression.period
    if expression.shift or expression.versus or period is None or not (period.first and period.last):
        return ()
    return (period, *expression.parts)


def _periods(call: ToolCall) -> Iterator[Period]:
    """Every pair of arguments `<x>_from`, `<x>_to` that holds ISO dates."""
    for name, first in call.arguments.items():
        last = call.arguments.get(f"{name.removesuffix('_from')}_to")
        if name.endswith("_from") and isinstance(first, str) and isinstance(last, str):
            try:
                yield Period(date.fromisoformat(first), date.fromisoformat(last))
            except ValueError:
                continue


def _objection(meant: Meant, asked: Period) -> ToolError:
    return ToolError(
        "period_mismatch",
        f"The question names {meant.first} to {meant.whole_last or meant.last}, but you asked for "
        f"{asked.first} to {asked.last}. Call again with the period of the question. Only if yours is what "
        "the person means, repeat your call and name its dates in your first sentence.",
        date_from=str(meant.first),
        date_to=str(meant.last),
    )
