"""Means of what was compared or told one after the other: "일평균은?", "어느 쪽이 하루 평균이 높아?"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.model import Exchange
from assistant.planner.asking.units_asked import AVERAGES
from assistant.planner.calling.calls import calls_of
from assistant.planner.followups.answers import Answer, answers_of
from assistant.planner.frame import Frame, Grain, Shown
from assistant.planner.reading.question import Question
from assistant.planner.times import UNITS, reading_of
from tools.tool import Period

PAIR = 2
TOTALS = ("total", "produced")
_WHICH = re.compile(
    r"어느|어떤\s*(?:쪽|게|것|달|해|품목)|어디가|뭐가\s*더|둘\s*(?:중|다)|\b(?:which|who|both|of the two)\b",
    re.IGNORECASE,
)
"""Words for one of two that were told."""
_BESIDE = {"compare", "most", "least", "much", "growth", "fell"}


def means_held(question: Question, history: Sequence[Exchange], today: date) -> Frame | None:
    """The means of the two periods just compared, or of the last two totals, with their difference."""
    unit = _unit(question)
    answers = answers_of(history) if unit else []
    if unit is None or not answers:
        return None
    told = _compared(answers[0]) or (_last_two(answers) if _WHICH.search(question.text) else ())
    spans = [period for frame in told for period in frame.periods]
    if len(told) != PAIR or not all(_holds(unit, period, today) for period in spans):
        return None
    shown = tuple(_mean(frame, unit) for frame in told)
    periods = tuple(dict.fromkeys(spans))
    return replace(
        shown[-1], periods=periods, shown=tuple(Shown(one, calls_of(one)) for one in shown), reckoned="gap"
    )


def _unit(question: Question) -> Grain | None:
    """The unit of time of the mean, where a question says nothing else but which of two."""
    named = question.mentions or question.unknown or question.lot or question.left_out or question.numbers
    if named or question.times or question.weekdays or question.weekday_sets:
        return None
    if set(question.sections) - {"ask", "refer", "measure"} or question.says("refer.all", "refer.site"):
        return None
    counted = set(question.keys("measure")) - {"quantity"}
    means = [key for key in question.keys("ask") if key in AVERAGES]
    others = set(question.keys("ask")) - {*means} - _BESIDE
    units = {AVERAGES[key] for key in means if key != "average"}
    return units.pop() if len(units) == 1 and not (counted or others) else None


def _compared(last: Answer) -> tuple[Frame, ...]:
    """The two periods of a comparison of one thing."""
    frame = last.frame
    alone = len(frame.items) < PAIR or frame.as_one
    held = frame.intent == "compare" and len(frame.periods) == PAIR and not (frame.families or frame.weekdays)
    return tuple(replace(frame, periods=(one,)) for one in frame.periods) if held and alone else ()


def _last_two(answers: Sequence[Answer]) -> tuple[Frame, ...]:
    """The last two totals, of two periods, items or parts of the week."""
    last = answers[0].frame
    if last.intent in TOTALS and len(last.items) == PAIR and not (last.as_one or last.families):
        return tuple(replace(last, items=(item,)) for item in last.items)
    two = [one.frame for one in answers[:PAIR]][::-1]
    kinds = [
        frame.intent in TOTALS and len(frame.periods) == 1 and (len(frame.items) < PAIR or frame.as_one)
        for frame in two
    ]
    plain = all(kinds) and not any(frame.families or frame.weekday_sets for frame in two)
    apart = [_about(frame) for frame in two]
    differ = sum(one != other for one, other in zip(*apart, strict=True)) if len(apart) == PAIR else 0
    return tuple(two) if plain and differ == 1 and two[0].without == two[1].without else ()


def _about(frame: Frame) -> tuple[object, ...]:
    return (frame.periods, frozenset(item.code for item in frame.items), frame.weekdays)


def _holds(unit: Grain, period: Period, today: date) -> bool:
    """Whether a period is longer than the unit that a mean is over."""
    grain = reading_of(period, today).grain
    return unit == "day" or (unit in UNITS and grain in UNITS and UNITS.index(unit) < UNITS.index(grain))


def _mean(frame: Frame, unit: Grain) -> Frame:
    return replace(
        frame, intent="average", measure="quantity", grain=unit, limit=None, whole=None, grows=False
    )
