"""Whether a question leans on the answer before."""

import re

from assistant.planner.question import Question
from assistant.planner.subjects import rank_of
from assistant.planner.units_asked import ITEM_UNITS
from assistant.planner.wish import Wish

_TOPIC = re.compile(r"(?:은|는)(?:요)?[\s?.!]*$")
"""How a Korean question ends that only names another of what was asked: "7월 대 8월은?"."""
_HELD = re.compile(r"\b(?:you|we) (?:have|hold|store|keep)\b", re.IGNORECASE)


def follows(question: Question, wish: Wish) -> bool:
    """Whether the question leans on the one before: it leaves something out, or says so."""
    if wish.intent == "count" and _of_the_store(question):
        return False
    if (
        question.says("refer.follow", "refer.among", "refer.item", "refer.change")
        or rank_of(question) is not None
    ):
        return True
    measured = question.says("measure.quantity") or question.mentions
    if wish.intent == "compare" and not measured and _TOPIC.search(question.text):
        return True
    leaning = any(one.shift is not None for one in question.times)
    one_side = wish.intent == "compare" and len(question.times) == 1
    by_unit = wish.intent == "trend" and set(question.sections) <= {"grain"}  # "월별로 올해": of what?
    return leaning or by_unit or one_side or wish.intent is None or not question.times


def _of_the_store(question: Question) -> bool:
    """ "How many records do you hold altogether?": all there is, whatever was asked before."""
    leans = question.says("refer.follow", "refer.item", "refer.among", "refer.change") or question.times
    held = _HELD.search(question.text) and question.says("ask.total", "ask.together", "refer.all")
    return not leans and bool(question.says("about.data") or "altogether" in question.words or held)


def only_turns(question: Question) -> bool:
    """ "And the worst?" after the best day: the other side of what was looked for."""
    sides = {"most", "least", "top", "bottom"}
    others = {"measure", "grain", "noun"} & set(question.sections)
    items = any(one.unit.rstrip("s") in ITEM_UNITS for one in question.numbers)
    return set(question.keys("ask")) <= sides and not (others or items or question.mentions)
