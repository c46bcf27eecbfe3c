"""Questions that are answered in steps: what is to be found first, then what is asked of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from assistant.model import Exchange, Reply, Results, ToolCall, ToolResult, Turn
from assistant.planner.asking.decline import Decline
from assistant.planner.calling.calls import calls_of
from assistant.planner.followups.referents import referents_of, rows_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of, frame_of_results
from assistant.planner.periods import read_periods
from assistant.planner.reading.found_first import LENGTHS, Apart, Found, asks_within, found_first
from assistant.planner.reading.mentions import read_codes, read_names
from assistant.planner.times import reading_of
from tools.items import ItemIndex

MARK = "first/"
"""Before the id of a call that finds what the rest of its question is about."""
INSTEAD = "instead/"
"""Before the id of a call that answers in another way, since what was found leads no further."""

_PLACED_ITEM = re.compile(r"(?:\d\s*(?:위|등)|꼴찌|꼴등)\s*(?:품목|제품|아이템)\?$")
_OF_ALL = re.compile(r"\s*(?:전체|공장|회사)\s")


class FoundFirst(NamedTuple):
    """A question whose first part is to be answered before the rest can be read."""

    frame: Frame
    asked: str
    rest: str
    otherwise: Frame | Decline  # what is answered or said where the rest cannot be


Plan = Frame | FoundFirst


def found_by(frame: Frame) -> Found | None:
    """The kind of what a frame finds: one unit of time, item, family or lot, or the items of a list."""
    if frame.reckoned in ("most", "least") and frame.shown:
        return _found_of_shown(frame)
    several = frame.places or (not frame.place and (frame.limit or 1) > 1)
    if several and frame.intent == "ranking" and not (frame.families or frame.both or frame.shown):
        return "items"
    if frame.both or several or frame.shown:
        return None
    if frame.families:
        return "family" if frame.intent in ("ranking", "extreme") and (frame.limit or frame.place) else None
    if frame.intent == "ranking":
        return "item" if frame.limit == 1 or frame.place else None
    return (frame.grain or "day") if frame.intent == "extreme" else None


def _found_of_shown(frame: Frame) -> Found | None:
    """The unit of time that is the most of those told again: of a list, or of answers of a period each."""
    edge = frame.shown[0].frame
    if len(frame.shown) == 1 and (edge.grain or len(edge.periods) == 1):
        return edge.grain or "day"
    units: set[str] = {reading_of(one, one.last).grain for one in frame.periods}
    own: list[Found] = [one for one in LENGTHS if {one} == units]
    return own[0] if own and len(frame.periods) > 1 else None


def stands_apart(apart: Apart, index: ItemIndex, today: date) -> bool:
    """Whether a question is surely two: by its form, or by a period or an item of each part's own."""
    if apart.sure or not apart.behind:
        return apart.sure or (names_item(apart.before, index) and names_item(apart.first, index))
    timed = _has_two_periods(apart, today) or _is_of_its_own_list(apart, today)
    of_all = _OF_ALL.match(apart.behind) and names_item(apart.first, index)
    return timed or bool(of_all) or names_item(apart.behind, index)


def takes_two(apart: Apart, first: Frame, unit: Found, *, unsure: bool, today: date) -> bool:
    """Whether a question is of what its first part finds; of a list of items where it names two periods."""
    if unit == "items":
        return _has_two_periods(apart, today)  # no "daily average of the top 3 items"
    return unsure or asks_within(apart, unit, by_count=first.by_count)


def _is_of_its_own_list(apart: Apart, today: date) -> bool:
    """ "어제 1위 품목의 비중": the item in a place of that day's own list, whatever was listed before."""
    return bool(_PLACED_ITEM.search(apart.first)) and bool(read_periods(apart.first, today).expressions)


def _has_two_periods(apart: Apart, today: date) -> bool:
    """Whether both what is found and what is asked of it name a period, which is not the same."""
    one, two = (
        [said.period for said in read_periods(part, today).expressions]
        for part in (apart.first, f"{apart.before} {apart.behind}")
    )
    return bool(one and two) and one != two


def names_item(text: str, index: ItemIndex) -> bool:
    """Whether a text names an item or a family by its code or name."""
    return bool(read_codes(text, index) or read_names(text, index))


def calls_for(plan: Plan, *, instead: bool = False) -> tuple[ToolCall, ...]:
    """The calls of a step, marked with its part in the answer, so that a follow-up knows it."""
    frame, mark = (plan, INSTEAD if instead else "") if isinstance(plan, Frame) else (plan.frame, MARK)
    return tuple(replace(call, id=f"{mark}{call.id}") for call in calls_of(frame))


def steps_of(turn: Turn) -> Iterator[tuple[Plan, tuple[ToolResult, ...]]]:
    """The steps of a turn so far, each with its results."""
    replies = [one for one in turn.messages if isinstance(one, Reply) and one.calls]
    results = [one.results for one in turn.messages if isinstance(one, Results)]
    for reply, own in zip(replies, results, strict=False):
        if isinstance(reply.native, Frame | FoundFirst):
            yield reply.native, unmarked(own)


def is_found(plan: FoundFirst, own: tuple[ToolResult, ...]) -> bool:
    """Whether one thing, or a list of items, was found, and not several alike or none."""
    talk = (Exchange(plan.asked, "", own),)
    frame = frame_of(talk)
    if frame is None or frame.families:
        return frame is not None
    if found_by(plan.frame) == "items":
        return len(rows_of(talk)) > 1
    return any(referents_of(frame, talk))


def after(turn: Turn, found: Sequence[tuple[FoundFirst, tuple[ToolResult, ...]]]) -> Turn:
    """The turn that asks the rest, as if what was found had been asked for before it."""
    if not found:
        return turn
    asked = tuple(Exchange(plan.asked, "", own) for plan, own in found)
    return replace(turn, question=found[-1][0].rest, history=(*turn.history, *asked))


def one_by_one(history: Sequence[Exchange]) -> tuple[Exchange, ...]:
    """The exchanges of a talk, one that took several steps as one for each."""
    return tuple(step for exchange in history for step in _steps(exchange))


def _steps(exchange: Exchange) -> Iterator[Exchange]:
    marked = [one for one in exchange.results if one.call.id.startswith(MARK)]
    own = tuple(one for one in exchange.results if not one.call.id.startswith(MARK))
    if not marked or not own or any(one.call.id.startswith(INSTEAD) for one in own):
        yield replace(exchange, results=unmarked(own))  # one step, whatever was tried before it
        return
    apart = found_first(exchange.question)
    asked = apart.first if apart else exchange.question
    first = replace(exchange, question=asked, results=unmarked(marked))
    yield first
    unit = found_by(frame_of_results(first.results)) or "day"
    yield replace(exchange, question=apart.rest(unit) if apart else exchange.question, results=own)


def found_last(history: Sequence[Exchange]) -> Found | None:
    """What the last answer found before it told of it, where it took two steps."""
    steps = list(_steps(history[-1])) if history else []
    return found_by(frame_of_results(steps[0].results)) if len(steps) > 1 else None


def unmarked(results: Sequence[ToolResult]) -> tuple[ToolResult, ...]:
    """Results whose calls are named as if each were the only step."""
    return tuple(replace(one, call=replace(one.call, id=_bare(one.call.id))) for one in results)


def _bare(call_id: str) -> str:
    return call_id.removeprefix(MARK).removeprefix(INSTEAD)
