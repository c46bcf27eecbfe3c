"""Another month after one of every year: "and December?" after all the Augusts."""

from dataclasses import replace

from assistant.planner.asking.over_years import part_of_a_year
from assistant.planner.asking.wish import Wish
from assistant.planner.frame import Frame
from assistant.planner.reading.question import Question

PAIR = 2


def of_every_year(wish: Wish, question: Question, kept: Frame | None) -> Wish:
    """The same of another part of the year, where the answer before was of one in several years."""
    if kept is None or wish.intent is not None or not part_of_a_year(question) or question.mentions:
        return wish
    parts = {(one.first.month, one.first.day, one.last.month) for one in kept.periods}
    years = {one.first.year for one in kept.periods}
    if kept.intent not in ("total", "count") or len(years) < PAIR or len(parts) > 1:
        return wish
    if len(years) != len(kept.periods) or len(years) <= max(years) - min(years):
        return wish
    return replace(wish, intent="trend", grain="year", measure=kept.measure, reckoned=kept.reckoned)
