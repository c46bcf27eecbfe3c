"""What one unit of time makes up of a course: "4분기가 몇 %야?" after a year by quarter."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.outcome import tables_of
from assistant.planner.asking.decline import Decline
from assistant.planner.followups.answers import Answer, told_again
from assistant.planner.followups.operations import SHARES
from assistant.planner.followups.within_week import BARE_WEEKDAY, WEEKDAYS
from assistant.planner.found import unit_of
from assistant.planner.frame import Frame
from assistant.planner.reading.question import Question
from tools.tool import Cell, Period

UNSURE = Decline("clarify", None, "unsupported.of_those")
TOLD = {"share", "percent", "together", "total", "made_at_all"}


def part_of_course(question: Question, answers: Sequence[Answer]) -> Frame | Decline | None:
    """The course of everything told again with the part that the unit said is of it."""
    last = answers[0]
    frame, tables = last.frame, tables_of(last.results)
    keys = set(question.keys("ask"))
    if (
        frame.intent != "trend"
        or not keys & SHARES
        or keys - TOLD
        or not (question.times or question.weekdays)
    ):
        return None
    named = (
        question.mentions
        or question.left_out
        or question.numbers
        or question.unknown
        or question.weekday_sets
    )
    if named or frame.items or frame.families or set(question.sections) - {"ask", "refer", "noun"}:
        return None
    if len(tables) != 1 or tables[0].truncated or frame.measures != ("quantity",) or frame.grows:
        return UNSURE
    rows = tables[0].records()
    if frame.grain == "weekday":
        days = _weekdays(question)
        told = [row for row in rows if days and row.get("weekday") == days[0]]
        return _part(last, told, weekday=days[0]) if len(days) == len(told) == 1 else UNSURE
    said = question.times[0].period if len(question.times) == 1 else None
    if said is None or not (said.first and (said.whole_last or said.last)) or frame.grain == "day":
        return UNSURE
    began, ended = (said.first.month, said.first.day), (said.whole_last or said.last)
    length = 0 if ended is None else (ended.year - said.first.year) * 12 + ended.month - said.first.month
    told = [row for row in rows if (unit := _unit(row)) and _begins(unit) == (*began, length)]
    exact = [row for row in told if (unit := _unit(row)) and unit.first == said.first]
    told = exact or told
    return _part(last, told) if len(told) == 1 else UNSURE


def _weekdays(question: Question) -> list[int]:
    """The days of the week that are said, from 1 on."""
    found = [BARE_WEEKDAY.fullmatch(one.text.strip().lower()) for one in question.times]
    said = [WEEKDAYS[one["en"] or one["ko"]] + 1 for one in found if one]
    return [*question.weekdays, *said] if len(said) == len(question.times) else []


def _unit(row: Mapping[str, Cell]) -> Period | None:
    return unit_of(row) if {"week", "month", "quarter", "year"} & {*row} else None


def _begins(unit: Period) -> tuple[int, int, int]:
    """Month and day that a unit begins on, and how many months later it ends."""
    months = (unit.last.year - unit.first.year) * 12 + unit.last.month - unit.first.month
    return (unit.first.month, unit.first.day, months)


def _part(last: Answer, rows: Sequence[Mapping[str, Cell]], weekday: int = 0) -> Frame:
    unit = _unit(rows[0])
    frame = told_again([last], "part")
    days = (weekday,) if weekday else ()
    return replace(frame, weekdays=days, periods=(unit,) if unit else frame.periods)
