"""Follow-ups that put in order by a count: "어떤 품목이 제일 많아?" after lots, "로트 수로 다시 세워줘"."""

from dataclasses import replace

from assistant.planner.asking.by_count import items_by, of_nothing_by, restated, units_by
from assistant.planner.asking.itemwise import LISTED_ITEMS
from assistant.planner.asking.wish import Wish
from assistant.planner.frame import COUNTS, MEAN_GRAINS, Frame
from assistant.planner.reading.question import Question
from assistant.planner.reading.vocabulary import vocabulary
from tools.spelling import words as words_of

RESTATING = (None, "count", "total", "lots", "extreme", "ranking", "average", "compare")
"""Intents that a measure alone may be read as."""


def by_count(wish: Wish, question: Question, kept: Frame) -> Wish | None:
    """The wish for a ranking by a count, where the answer before says what is ranked or by what."""
    if wish.intent in ("ranking", "extreme") and (items_by(question) or units_by(question)):
        return wish
    ordered = kept.intent == "ranking" or (kept.intent == "extreme" and kept.grain != "lot")
    measure = restated(question) if wish.intent in RESTATING else None
    if ordered and measure and not (measure == kept.measure == "quantity"):
        least = wish.least or kept.least
        return replace(
            wish, intent=kept.intent, measure=measure, grain=kept.grain, limit=kept.limit, least=least
        )
    among = of_nothing_by(question) if kept.intent == "ranking" and kept.limit != 1 else None
    if among and not kept.items:
        return replace(wish, intent="ranking", measure=among, grain=None, limit=1, among=True)
    return _by_item(wish, question, kept) or _of_the_count(wish, question, kept)


def _by_item(wish: Wish, question: Question, kept: Frame) -> Wish | None:
    """ "By item" after a number of lots or a daily average: the items by that, no quantity."""
    means = {grain: mean for mean, grain in MEAN_GRAINS.items()} if kept.intent == "average" else {}
    counted = kept.measure if kept.intent in ("count", "lots") and kept.measure in COUNTS else None
    measure = counted or means.get(kept.grain or "day")
    split = (
        set(question.sections) - {"noise"} == {"grain"}
        and question.says("grain.item")
        and not (question.times or question.mentions)
    )
    if measure is None or not split or wish.intent != "ranking" or kept.median:
        return None
    return replace(wish, measure=measure)


def _of_what_was_made(question: Question) -> bool:
    """ "The most pieces", "생산량이 제일 많은": a quantity is said, whatever was counted before."""
    amounts = vocabulary().ranked["amounts"]
    return question.says("measure.quantity") or bool({*words_of(question.text)} & {*amounts})


def _of_the_count(wish: Wish, question: Question, kept: Frame) -> Wish | None:
    """ "Which item had the most?" after a number of lots: of those lots, no quantity."""
    counted = kept.measure in COUNTS and kept.intent == "count" and not kept.items
    counted = counted and not _of_what_was_made(question)
    sided = question.says("ask.most", "ask.least")  # "top three items" are the most produced
    asked = wish.intent in ("ranking", "search") and wish.measure in (None, "items")
    if not (counted and sided and asked and question.says(*LISTED_ITEMS)) or question.mentions:
        return None
    return replace(wish, intent="ranking", measure=kept.measure, grain=None, limit=wish.limit or 1)
