"""Items that a question names: each by itself, a family by its name, or one that is unclear."""

from assistant.planner.asking.wish import Wish
from assistant.planner.frame import COUNTS, Frame
from assistant.planner.reading.question import Question
from assistant.planner.reading.wholes import is_plural
from assistant.planner.settling.families import families_of
from tools.tool import Item

MOST_OF_A_FAMILY = 50
NAMING = ("ask.search", "ask.prefix")
"""Words for what a family's names have in common: "BW로 시작하는 품목 총생산량" is all of them."""
SUMMED = (None, "total", "trend", "average")


def named_items(question: Question, wish: Wish) -> tuple[Item, ...]:
    """The items that are named; one of several that may be meant is without a name, to be asked about."""
    unclear = [one for one in question.mentions if one.item is None]
    if not unclear or (len(unclear) < len(question.mentions) and whole_of(question, wish)):
        return tuple(dict.fromkeys(one.item for one in question.mentions if one.item))
    as_one = (
        question.says("refer.all", "ask.together", *NAMING)
        or sums_family(question, wish)
        or wish.intent in ("ranking", "leaders", "movers")
        or (wish.intent == "threshold" and wish.grain == "item")
    )
    as_one = as_one or wish.intent == "idle" or all(one.range or one.lettered for one in unclear)
    as_one = as_one or bool(families_of(question, wish))
    family = as_one and all(one.hits and not one.guessed for one in unclear)
    lettered = all(one.lettered for one in unclear)
    if family and (lettered or sum(one.fits for one in unclear) <= MOST_OF_A_FAMILY):
        return tuple(
            dict.fromkeys(item for one in question.mentions for item in (one.hits or (one.item,)) if item)
        )
    return tuple(Item(one.written, None) for one in unclear)


def sums_family(question: Question, wish: Wish) -> bool:
    """ "토릭 제품 총생산량", "모카 품목 각각 얼마", "the HS items": a family's figures and their sum."""
    plural = question.says("ask.total", "measure.items", "grain.item", "ask.item_list")
    families = [one for one in question.mentions if len(one.hits) > 1]
    named = bool(families) and all(is_plural(one, question.text) for one in families)
    return (wish.intent in ("total", "trend", "share") and plural) or (named and wish.intent in SUMMED)


def whole_of(question: Question, wish: Wish) -> tuple[Item, ...]:
    """ "BW 품목 중 BW0021의 비중", "PT 안에서 품목별 비중": the family that items are a part of."""
    named = [one.item for one in question.mentions if one.item]
    families = [one.hits for one in question.mentions if len(one.hits) > 1 and not one.guessed]
    placed = (
        wish.intent == "ranking"
        and len(named) == 1
        and not (wish.limit or wish.place or wish.measure in COUNTS)
    )
    if not (wish.intent == "share" or placed) or len(families) != 1 or not set(named) <= set(families[0]):
        return ()
    return families[0] if named or question.says("grain.item") else ()


def asks_which(question: Question, frame: Frame) -> bool:
    """Whether the answer is to ask which of several items is meant, whatever is asked of it."""
    unclear = bool(frame.items) and all(item.name is None for item in frame.items)
    return unclear and any(one.item is None and not one.lettered for one in question.mentions)
