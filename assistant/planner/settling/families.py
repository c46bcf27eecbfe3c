"""Families of items that are held against each other, each as one: "BW랑 CT 비교"."""

from assistant.planner.asking.wish import Wish
from assistant.planner.frame import Family, Frame
from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.question import Question
from assistant.planner.settling.spread import EACH

PAIR, LISTED = 2, 3
HELD = (None, "total", "compare", "trend", "ranking")
"""Intents that may hold families against each other: "break it down by family", "which family made most?"."""


def families_of(question: Question, wish: Wish) -> tuple[Family, ...]:
    """ "BW랑 CT 비교", "모카 제품과 밀크 제품": families to be held against each other."""
    apart = _told_apart(question)
    codes = [item.code for one in apart for item in one.hits]
    alike = len(codes) == len(set(codes)) and wish.intent in HELD
    of_two = wish.intent == "ranking" and len(apart) < LISTED and not EACH & question.words
    alike = alike and not (question.keys("grain") or of_two)
    return tuple(Family(one.text, one.hits) for one in apart) if alike else ()


def beside_family(kept: Frame) -> Family:
    """The items of the answer before as a family, by the letters of their codes where they share them."""
    letters = {item.code.rstrip("0123456789") for item in kept.items}
    return Family(letters.pop() if len(letters) == 1 else kept.items[0].code + " …", kept.items)


def pools(frame: Frame, question: Question) -> bool:
    """Whether families that were named apart would be one in the answer."""
    apart = frame.as_one and bool(_told_apart(question)) and frame.intent not in ("idle", "search")
    return apart or (bool(frame.families) and (frame.intent != "total" or bool(frame.weekdays)))


def _told_apart(question: Question) -> list[Mention]:
    named = question.mentions
    apart = [one for one in named if len(one.hits) > 1 and not (one.guessed or one.range)]
    together = len(apart) < PAIR or len(apart) != len(named) or question.says("ask.together")
    return [] if together else apart
