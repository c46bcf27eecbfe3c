"""Another rate, or the other side, after items beyond one: "30% 이상은?", "그럼 늘어난 품목은?"."""

from dataclasses import replace

from assistant.planner.asking.bounds import percent_bound
from assistant.planner.asking.wish import Wish
from assistant.planner.frame import Frame
from assistant.planner.reading.numbers import PERCENT
from assistant.planner.reading.question import Question

TURNED = (None, "movers", "compare", "ranking", "threshold")
CHANGED = ("ask.fell", "ask.growth")


def changes_rate(wish: Wish, question: Question, kept: Frame) -> bool:
    """Whether only the rate or the side of the answer before is another one."""
    named = question.times or question.mentions or question.says("ask.most", "ask.least", "ask.together")
    others = any(one.unit not in PERCENT for one in question.numbers)
    turns = percent_bound(question) != "" or question.says(*CHANGED)
    beyond = kept.intent == "movers" and (kept.bound or percent_bound(question)) != ""
    return beyond and turns and not (named or others) and wish.intent in TURNED


def by_rate(wish: Wish, question: Question, kept: Frame) -> Wish:
    """The wish for the items beyond that rate, or on that side."""
    least = question.says("ask.fell") if question.says(*CHANGED) else kept.least
    bound = percent_bound(question) or kept.bound
    return replace(wish, intent="movers", least=least, bound=bound, limit=None, measure=None)
