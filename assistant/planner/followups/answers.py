"""The answers before, as far as a question may go on from them: their frames and the figures they showed."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.model import Exchange, ToolCall, ToolResult
from assistant.outcome import tables_of
from assistant.planner.calling import rest_queries
from assistant.planner.calling.calls import calls_of
from assistant.planner.figures import Figure, apart_of, figures_of, is_list, is_planned
from assistant.planner.frame import Frame, Shown
from assistant.planner.from_calls import frame_of_results
from tools.tool import Item, Period, Table


class Answer(NamedTuple):
    """An answer before: its frame, its results, and the figures it showed."""

    frame: Frame
    results: Sequence[ToolResult]
    figures: list[Figure]

    @property
    def kind(self) -> tuple[object, ...]:
        """Which figure it told."""
        frame = self.frame
        intent = "total" if frame.intent in ("produced", "extreme") else frame.intent
        intent = "lot" if frame.intent == "extreme" and frame.grain == "lot" else intent
        measure = frame.measure if intent == "count" else "quantity"
        grain = (frame.grain or "day") if intent == "average" else None
        return (intent, measure, grain, frame.median, frame.without)

    @property
    def lists(self) -> bool:
        """Whether it lists figures."""
        return is_list(self.frame, tables_of(self.results))

    @property
    def figure(self) -> str:
        """The name of the figure: "total", "lots", "average"."""
        return self.frame.measure if self.frame.intent == "count" else str(self.kind[0])


def answers_of(history: Sequence[Exchange]) -> list[Answer]:
    """The answers before, the last one first, up to a question that was not answered."""
    found: list[Answer] = []
    for exchange in reversed(history):
        if exchange.status == "ok" and not exchange.results:
            continue
        told = all(isinstance(one.outcome, Table) and is_planned(one.call) for one in exchange.results)
        if exchange.status != "ok" or not told:
            break
        for results in reversed(apart_of(exchange.results)):
            frame = frame_of_results(results)
            found.append(Answer(frame, results, figures_of(frame, tables_of(results))))
    return found


def one_told(history: Sequence[Exchange]) -> Frame | None:
    """The frame of the answer before, where it told one figure that "200만 넘었어?" holds against a bound."""
    answers = answers_of(history)
    if not answers or len(answers[0].figures) != 1:
        return None
    return answers[0].frame if answers[0].frame.intent in ("total", "average", "count") else None


def told_again(answers: Sequence[Answer], kind: str) -> Frame:
    """The answers told again, with what is reckoned of their figures."""
    shown = tuple(Shown(one.frame, _calls_of(one)) for one in answers)
    periods: tuple[Period, ...] = tuple(
        dict.fromkeys(period for one in answers for period in one.frame.periods)
    )
    return replace(answers[-1].frame, periods=periods, shown=shown, reckoned=kind)


def _calls_of(answer: Answer) -> tuple[ToolCall, ...]:
    """The calls of an answer; of the sum of several items only that sum, not each of them."""
    calls = tuple(one.call for one in answer.results) or calls_of(answer.frame)
    if answer.figure != "total" or not answer.frame.as_one or answer.frame.weekdays:
        return calls
    if any(one.name != "execute_custom_query" for one in calls) or len(calls) != len(answer.frame.periods):
        return calls
    statements = [rest_queries.as_one(answer.frame, period) for period in answer.frame.periods]
    return tuple(replace(call, arguments={"sql": sql}) for call, sql in zip(calls, statements, strict=True))


def items_of(figures: Sequence[Figure]) -> tuple[Item, ...]:
    """The items that figures are of."""
    return tuple(dict.fromkeys(item for one in figures for item in one.items))
