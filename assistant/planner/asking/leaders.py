"""When the leading items of each unit of time are asked for: "매월 1위 품목", "top item by month"."""

import re

from assistant.planner.asking.units_asked import AVERAGES, ITEM_UNITS, TIME_GRAINS, says_quantity_noun
from assistant.planner.frame import Grain
from assistant.planner.reading.question import Question

FIRST = frozenset({"the top item", "number one", "#1", "1위", "일위", "일등"})
"""Words for the first of a ranking that need no ranking before."""
ONE = frozenset({"item", "product", "sku", "model"})
"""Words for one item: "top item by month"."""
_EACH = re.compile(
    r"매|각|(?:한해한해|한달한달|한주한주)|.*(?:별|마다|별로)$|(?:for )?(?:each|every|by|per) |"
    r"monthly|quarterly|yearly"
)

_WITHIN = re.compile(r"매|.*마다$|(?:for )?(?:each|every) ")
"""Words that say "in each" where "월별 상위 3개" may mean the months."""


def leaders_unit(q: Question) -> Grain | None:
    """The unit of time in each of which items are to be ranked, None where that is not asked."""
    units = [grain for text, grain in _grains(q) if _EACH.match(text)]
    if len(set(units)) != 1 or any(not one.hits for one in q.mentions) or q.keys("noun"):
        return None
    items = q.says("measure.items", "grain.item", "ask.item_list") or any(
        one.unit.rstrip("s") in ITEM_UNITS for one in q.numbers
    )
    placed = bool(FIRST & q.words) or any(one.role == "rank" for one in q.numbers)
    counted = any(one.role == "limit" for one in q.numbers) or bool(ONE & q.words)
    ranked = placed or (counted and q.says("ask.top", "ask.bottom"))
    extreme = q.says("ask.most", "ask.least", "ask.much") and items
    within = any(_WITHIN.match(text) for text, _ in _grains(q)) and not says_quantity_noun(q)
    asked = extreme or (ranked and (items or within))
    other = q.says("ask.share", "ask.compare", "ask.growth", "ask.fell", "ask.average", "ask.trend")
    return units[0] if asked and not other else None


def another_unit(q: Question) -> bool:
    """ "And for each quarter?" after the leaders of each month: another unit, and nothing to measure."""
    named = q.mentions or q.numbers or q.keys("measure") or q.left_out
    return set(q.keys("ask")) <= {"split"} and not named


def _grains(q: Question) -> list[tuple[str, Grain]]:
    """Every unit of time with the word it was said by."""
    said = [(one.text, one.concept) for one in q.pieces if one.concept]
    units: list[tuple[str, Grain]] = []
    for text, concept in said:
        if concept.section == "grain" and concept.key in TIME_GRAINS:
            units.append((text, concept.key))
        elif (
            concept.section == "ask" and AVERAGES.get(concept.key) in TIME_GRAINS and text.startswith("per ")
        ):
            units.append((text, AVERAGES[concept.key]))
    return units
