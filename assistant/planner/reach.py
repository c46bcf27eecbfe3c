"""What each intent can take into account; a word beyond it is asked back, never dropped."""

from collections.abc import Mapping

from assistant.planner.decline import Decline
from assistant.planner.frame import Intent
from assistant.planner.numbers import Number
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
CHANGES = frozenset({"ask.compare", "ask.growth", "ask.why", "ask.top", "ask.share"})
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
    "produced": frozenset({"ask.recent"}),
    "fresh": ANY,
    "threshold": SIDES | ITEMS | TIMES | {"measure.days", "ask.when"},
}
MOST_GRAINS = 1
ITEMLESS: frozenset[Intent] = frozenset({"count"})
LISTS: frozenset[Intent] = frozenset({"ranking", "extreme", "history", "lots", "lot", "search", "threshold"})
"""Intents that a number of things to list belongs to."""
COUNTED_IN: Mapping[str, frozenset[Intent]] = {
    "records": frozenset({"history", "lot"}),
    "lots": frozenset({"lots", "history"}),
}
"""Intents that may list so many records or lots."""
DATED: frozenset[Intent] = frozenset({"extreme", "span", "threshold", "trend", "count", "average", "history"})
"""Intents that a word for a unit of time ("날", "달") belongs to."""
WHICH = frozenset({"which", "what"})


def too_much_of(question: Question, wish: Wish) -> Decline | None:
    """The words that the intent cannot take into account."""
    if any(one.role == "plain" for one in question.numbers):
        return Decline("clarify", None, "unsupported.number")
    beyond: list[str] = []
    if wish.intent is None:
        beyond += [one.text for one in question.pieces if one.concept and one.concept.section == "ask"]
    elif REACH[wish.intent] != ANY:
        beyond += [*_words_beyond(question, wish.intent), *_numbers_beyond(question, wish.intent)]
    words = ", ".join(dict.fromkeys(beyond))
    return Decline("clarify", None, "unsupported.too_much", {"words": words}) if beyond else None


def _words_beyond(question: Question, intent: Intent) -> list[str]:
    reach = _reach(question, intent)
    beyond = [
        piece.text
        for piece in question.pieces
        if piece.concept
        and piece.concept.section in SECTIONS
        and f"{piece.concept.section}.{piece.concept.key}" not in reach
    ]
    if intent not in DATED:
        beyond += _units_asked(question)
    if intent in ITEMLESS and question.says("measure.items"):
        beyond += [mention.text for mention in question.mentions]
    if intent != "search" and not beyond and len(set(question.keys("grain"))) > MOST_GRAINS:
        beyond = [one.text for one in question.pieces if one.concept and one.concept.section == "grain"]
    return beyond


def _reach(question: Question, intent: Intent) -> frozenset[str]:
    reach = REACH[intent] | ALWAYS
    if intent == "average" and question.says("ask.average"):
        reach |= TIMES
    if question.mentions or _names_rank(question):
        reach |= {"measure.items"}
    return reach


def _units_asked(question: Question) -> list[str]:
    """Units of time that are asked for: Korean ones, and English ones after "which" or "what"."""
    nouns = [one.text for one in question.pieces if one.concept and one.concept.section == "noun"]
    return [noun for noun in nouns if not noun.isascii() or WHICH & question.words]


def _names_rank(question: Question) -> bool:
    return question.says(*RANKS, "refer.item") or any(one.role == "rank" for one in question.numbers)


def _numbers_beyond(question: Question, intent: Intent) -> list[str]:
    """What is to be listed in a number where the intent lists none, or none of that kind."""
    limits = [number for number in question.numbers if number.role == "limit"]
    return [one.unit or "-" for one in limits if intent not in LISTS or not _listed(one, intent)]


def _listed(number: Number, intent: Intent) -> bool:
    kinds = [intents for unit, intents in COUNTED_IN.items() if number.unit.rstrip("s") == unit.rstrip("s")]
    return all(intent in intents for intents in kinds)
