"""What each intent can take into account; a word beyond it is asked back, never dropped."""

from collections.abc import Mapping

from assistant.planner.decline import Decline
from assistant.planner.frame import Intent
from assistant.planner.question import RANKS, Question
from assistant.planner.wish import Wish

ALWAYS = frozenset({"ask.total", "ask.made_at_all", "measure.quantity"})
SECTIONS = ("ask", "grain", "measure")
AVERAGES = frozenset(
    {"ask.average", "ask.average_day", "ask.average_week", "ask.average_month", "ask.average_year"}
)
TIMES = frozenset(
    {f"grain.{unit}" for unit in ("day", "week", "month", "quarter", "half", "year", "weekday")}
)
SIDES = frozenset({"ask.most", "ask.least", "ask.top", "ask.bottom"})
ITEMS = frozenset({"measure.items", "grain.item", "ask.item_list"})
CHANGES = frozenset({"ask.compare", "ask.growth", "ask.why", "ask.top"})
ANY = frozenset({"*"})

REACH: Mapping[Intent, frozenset[str]] = {
    "total": frozenset({"ask.top", "ask.recent"}),
    "average": AVERAGES | {"ask.average_lot", "measure.lots", "measure.days"},
    "count": frozenset({"ask.history", "measure.records", "measure.lots", "measure.items", "measure.days"}),
    "extreme": SIDES | TIMES | {"ask.when", "measure.days"},
    "trend": TIMES | {"ask.trend", "ask.growth", "ask.compare", "measure.records", "ask.recent"},
    "ranking": SIDES | ITEMS | {"ask.share", "ask.name"},
    "share": SIDES | ITEMS | {"ask.share", "ask.compare"},
    "compare": CHANGES | {"ask.trend"},
    "why": CHANGES | ITEMS | SIDES,
    "history": frozenset(
        {"ask.history", "ask.recent", "ask.last", "ask.when", "measure.records", "measure.lots"}
    ),
    "lots": frozenset({"ask.lot_list", "ask.history", "ask.recent", "measure.lots", "ask.name"}),
    "lot": ANY,
    "search": ITEMS | TIMES | {"ask.search", "ask.prefix", "ask.name", "ask.item_list"},
    "span": frozenset({"ask.first", "ask.last", "ask.when", "ask.recent", "measure.items"}),
    "produced": frozenset({"ask.recent", "ask.when"}),
    "fresh": ANY,
    "threshold": SIDES | ITEMS | TIMES | {"measure.days", "ask.when"},
}
MOST_GRAINS = 1
ITEMLESS: frozenset[Intent] = frozenset({"count"})
COUNTED_IN: Mapping[str, frozenset[Intent]] = {
    "records": frozenset({"history", "count", "lot"}),
    "lots": frozenset({"lots", "history", "count"}),
}
"""Intents that may list so many records or lots."""


def too_much_of(question: Question, wish: Wish) -> Decline | None:
    """The words that the intent cannot take into account."""
    if wish.intent is None or REACH[wish.intent] == ANY:
        return None
    reach = REACH[wish.intent] | ALWAYS
    if wish.intent == "average" and question.says("ask.average"):
        reach |= TIMES
    if wish.intent == "total" and (question.mentions or _names_rank(question)):
        reach |= {"measure.items"}
    beyond = [
        piece.text
        for piece in question.pieces
        if piece.concept
        and piece.concept.section in SECTIONS
        and f"{piece.concept.section}.{piece.concept.key}" not in reach
    ]
    beyond += _units_beyond(question, wish.intent)
    if wish.intent in ITEMLESS and question.mentions and question.says("measure.items"):
        beyond += [mention.text for mention in question.mentions]
    grains = set(question.keys("grain"))
    if wish.intent != "search" and not beyond and len(grains) > MOST_GRAINS:
        beyond = [
            piece.text for piece in question.pieces if piece.concept and piece.concept.section == "grain"
        ]
    words = ", ".join(dict.fromkeys(beyond))
    return Decline("clarify", None, "unsupported.too_much", {"words": words}) if beyond else None


def _names_rank(question: Question) -> bool:
    return question.says(*RANKS, "refer.item") or any(one.role == "rank" for one in question.numbers)


def _units_beyond(question: Question, intent: Intent) -> list[str]:
    """Numbers of records or lots where the intent lists none."""
    return [
        f"{number.value} {number.unit}"
        for number in question.numbers
        for unit, intents in COUNTED_IN.items()
        if number.role == "limit" and number.unit.rstrip("s") == unit.rstrip("s") and intent not in intents
    ]
