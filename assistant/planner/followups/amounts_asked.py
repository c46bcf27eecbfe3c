"""Amounts asked after a course or a ranking: one amount, and not the course or the ranking again."""

import re

from assistant.planner.asking.units_asked import EACH, asks_how_much
from assistant.planner.asking.wish import Wish
from assistant.planner.frame import Frame
from assistant.planner.reading.question import Question

_HOW_MUCH = re.compile(r"얼마|몇\s*개|\bhow (?:much|many)\b", re.IGNORECASE)

AMOUNT = re.compile(
    r"생산|수량|물량|양품|개(?:수|야|죠)?(?![가-힣])|\b(?:pieces|units|output|lenses)\b", re.IGNORECASE
)


def is_all_of_it(wish: Wish, question: Question, kept: Frame) -> bool:
    """ "화요일은 전체 얼마였어?" after the first item of Monday, or how far the data reach: of all."""
    of_all = question.says("refer.all", "refer.site") and asks_how_much(question)
    named = question.mentions or question.numbers or question.left_out
    if kept.intent == "fresh":
        return wish.intent is None and bool(question.times and _HOW_MUCH.search(question.text))
    return kept.intent == "ranking" and wish.intent is None and of_all and not (named or kept.families)


def is_sum_of_counts(wish: Wish, question: Question, kept: Frame) -> bool:
    """ "합계는?", "total for the week?" after lots by day: of those, where no other measure is said."""
    counted = kept.intent == "trend" and kept.measure in ("lots", "records") and not kept.beside
    bare = not (question.keys("measure") or question.numbers or AMOUNT.search(question.text))
    return counted and wish.intent == "total" and bare and not kept.families


def is_a_sum_of_its_own(wish: Wish, question: Question, kept: Frame) -> bool:
    """ "지난주 전체로는 얼마였죠?", "how many units was CT0021?" after a course: one amount."""
    named = question.times or question.mentions or question.weekdays
    amount = asks_how_much(question) and not (EACH & question.words or question.numbers)
    told_so = kept.mean or kept.grows or kept.reaches or kept.families or kept.shares  # no amounts of a unit
    return kept.intent == "trend" and wish.intent is None and bool(named and amount) and not told_so
