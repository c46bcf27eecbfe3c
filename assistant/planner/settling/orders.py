"""What a question says of an order that its frame does not hold: sums, other means, an order of nothing."""

import re

from assistant.planner.asking.by_count import of_nothing_by, restated
from assistant.planner.frame import COUNTS, MEANS, Frame
from assistant.planner.reading.question import Question
from assistant.planner.reading.vocabulary import Concept

_MEAN = re.compile("평균|average|mean|avg")
_SUMS = (Concept("ask", "total"), Concept("ask", "together"))


def by_what(question: Question, frame: Frame) -> bool:
    """ "로트 수가 제일 많은 건?", "by lot count" at first: an order of what is not said."""
    if frame.by_count:
        return False
    of_lots = frame.intent == "extreme" and frame.grain == "lot" and of_nothing_by(question) is not None
    counted = frame.intent in ("total", "count", "lots") and frame.measure in COUNTS and not frame.items
    return of_lots or (counted and restated(question) is not None)


def beyond_order(question: Question, frame: Frame) -> list[str]:
    """The words of a question on what is put in order that the order leaves out."""
    intent, beyond = frame.intent, []
    unordered = intent == "extreme" and frame.grain != "weekday" and frame.measure not in MEANS
    if unordered or intent == "leaders":  # "월별 일평균 1위 품목"
        beyond += [one.text for one in question.pieces if _MEAN.search(one.text)]
    if intent == "ranking" and frame.by_count and frame.summed:  # "로트 수 상위 3개 합계"
        beyond += [one.text for one in question.pieces if one.concept in _SUMS]
    if intent == "extreme" and (frame.by_count or frame.measure == "items"):
        beyond += _uncounted(question, frame)
    return beyond


def _uncounted(question: Question, frame: Frame) -> list[str]:
    """Counts that units of time are not put in order by: the days of a day, several items one by one."""
    of_itself = frame.measure == "days" and frame.grain in (None, "day")
    several = len(frame.items) > 1 and not frame.as_one
    return _counted(question) or ["-"] if of_itself or several or frame.measure == "items" else []


def _counted(question: Question) -> list[str]:
    return [one.text for one in question.pieces if one.concept and one.concept.section == "measure"]
