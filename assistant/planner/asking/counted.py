"""What English questions count by its name: "how many lots", "of September's days, how many had output"."""

import re

from assistant.planner.asking.units_asked import HOW_MANY
from assistant.planner.frame import Measure
from assistant.planner.reading.interrupted import BREAK
from assistant.planner.reading.question import Question

LOT_NUMBERS = frozenset({"lot numbers", "lot nos", "lot no.s", "batch numbers", "batch nos"})
LISTED = frozenset({"which", "list", "what", "show", "give"})
AMOUNTS = frozenset({"much", "units", "pieces", "pcs", "lenses", "these", "those"})
"""Words beside which days are no more than when something was made."""
DAYS = frozenset({"days", "dates"})
OTHERS = (
    *("ask.most", "ask.least", "ask.top", "ask.bottom", "ask.average", "ask.average_day", "ask.none"),
    *("ask.growth", "ask.fell", "ask.share", "ask.compare", "ask.trend"),
)
"""What days are asked for besides their number."""
MOVERS = frozenset(
    {
        "gainers",
        "gainer",
        "risers",
        "riser",
        "climbers",
        "climber",
        "losers",
        "fallers",
        "faller",
        "decliners",
    }
    | {"decliner", "winners", "growers"}
)
"""Words for items by what changed."""
_NAMED = re.compile(
    r"\b(?:how many|numbers? of|count of|no\.? of)\s+(?:[a-z]+\s+){0,2}?"
    rf"(?P<what>lots|batches|items|products|skus|codes|models)\b(?!\s*{BREAK})",  # not taken back
    re.IGNORECASE,
)


def counted_of(q: Question) -> Measure | None:
    """What is counted by its name, whatever is said to have been made of it."""
    if any(one.role in ("limit", "bound") for one in q.numbers) or q.says(*OTHERS):
        return None
    if LOT_NUMBERS & q.words and HOW_MANY & q.words and not LISTED & q.words:
        return "lots"
    summed = q.says("ask.total") and q.says("measure.lots") and not q.says("measure.quantity")
    if summed and "lots" in q.words and not LISTED & q.words:
        return "lots"
    if counts_days(q):
        return "days"
    named = _NAMED.search(q.text)
    if named is None or LISTED & q.words or not q.says("measure.lots", "measure.items"):
        return None
    return "lots" if named["what"].lower() in ("lots", "batches") else "items"


def counts_days(q: Question) -> bool:
    """ "Count the days that had any output", "of September's days, how many saw production"."""
    days = any(one.concept and one.concept.section == "noun" and one.text in DAYS for one in q.pieces)
    made = q.says("measure.quantity") or bool(q.mentions)
    asked = bool({"many", "count", "number"} & q.words) and not AMOUNTS & q.words
    return days and made and asked and not (q.weekdays or q.keys("grain"))


def asks_what_not(q: Question) -> bool:
    """ "What didn't we make in October?": the items that were not made."""
    return (
        q.says("ask.none") and "what" in q.words and not (q.mentions or q.keys("noun") or q.says(*OTHERS[:5]))
    )


def sums_items(q: Question) -> bool:
    """ "How much did the HS items make": the family's figures, not how many items it has."""
    family = any(len(one.hits) > 1 for one in q.mentions)
    return family and ("much" in q.words or not HOW_MANY & q.words)
