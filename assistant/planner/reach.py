"""What each intent takes into account; whatever else a question says is asked back, never dropped."""

from collections.abc import Mapping
from itertools import pairwise

from assistant.planner.decline import Decline
from assistant.planner.frame import Frame, Intent, Measure
from assistant.planner.numbers import Number
from assistant.planner.question import RANKS, Question
from assistant.planner.times import Bounds, Times
from assistant.planner.timing import too_short
from assistant.planner.wish import Wish

ALWAYS = frozenset({"ask.total", "ask.together", "ask.made_at_all", "measure.quantity"})
SECTIONS = ("ask", "grain", "measure")
AVERAGES = frozenset(
    {"ask.average", "ask.average_day", "ask.average_week", "ask.average_month", "ask.average_year"}
)
EACH = AVERAGES - {"ask.average"}
TIMES = frozenset(
    {f"grain.{unit}" for unit in ("day", "week", "month", "quarter", "half", "year", "weekday")}
)
SIDES = frozenset({"ask.most", "ask.least", "ask.top", "ask.bottom", "ask.much"})
SIDES_OF = ("most", "least")
ITEMS = frozenset({"measure.items", "grain.item", "ask.item_list"})
COUNTED = frozenset({"measure.records", "measure.lots", "measure.items"})
GROWTH = frozenset({"ask.growth", "ask.fell"})
CHANGES = GROWTH | {"ask.compare", "ask.why", "ask.much", "ask.percent"}

REACH: Mapping[Intent, frozenset[str]] = {
    "total": frozenset({"ask.much", "ask.recent", "ask.cumulative"}),
    "average": AVERAGES | {"ask.average_lot", "measure.lots", "measure.days"},
    "count": frozenset({"ask.history", "measure.records", "measure.lots", "measure.items", "measure.days"}),
    "extreme": SIDES | TIMES | EACH | {"ask.when", "measure.days", "measure.lots"},
    "trend": TIMES | GROWTH | COUNTED | {"ask.trend", "ask.compare", "ask.recent", "ask.cumulative"},
    "ranking": SIDES | ITEMS | {"ask.share", "ask.name"},
    "share": SIDES | ITEMS | {"ask.share", "ask.percent", "ask.compare"},
    "compare": CHANGES | {"ask.trend", "ask.cumulative"},
    "why": CHANGES | ITEMS | SIDES,
    "movers": GROWTH | ITEMS | {"ask.compare", "ask.most", "ask.top", "ask.much"},
    "idle": ITEMS | {"ask.none", "ask.when", "measure.days", "measure.records", "ask.history"},
    "history": frozenset(
        {"ask.history", "ask.recent", "ask.last", "ask.when", "measure.records", "measure.lots"}
    ),
    "lots": frozenset({"ask.lot_list", "ask.history", "ask.recent", "measure.lots", "ask.name"}),
    "lot": ITEMS
    | {
        "measure.lots",
        "ask.when",
        "ask.history",
        "ask.name",
        "ask.recent",
        "measure.records",
        "ask.lot_list",
    },
    "search": ITEMS | TIMES | {"ask.search", "ask.prefix", "ask.name"},
    "span": frozenset({"ask.first", "ask.last", "ask.when", "ask.recent", "measure.items"}),
    "produced": frozenset({"ask.recent", "ask.none", "ask.history"}),
    "fresh": frozenset(
        {
            "ask.fresh",
            "ask.when",
            "ask.first",
            "ask.last",
            "ask.recent",
            "measure.days",
            "ask.history",
            "measure.records",
            "grain.day",
        }
    ),
    "threshold": SIDES | ITEMS | TIMES | EACH | {"measure.days", "measure.lots", "ask.when"},
}
MOST_GRAINS = 1
LISTS: frozenset[Intent] = frozenset(
    {"ranking", "extreme", "history", "lots", "lot", "search", "threshold", "movers", "idle"}
)
"""Intents that a number of things to list belongs to."""
COUNTED_IN: Mapping[str, frozenset[Intent]] = {
    "records": frozenset({"history", "lot"}),
    "lots": frozenset({"lots", "history", "extreme"}),
}
"""Intents that may list so many records or lots."""
MEASURED: Mapping[Measure, frozenset[Intent]] = {
    "records": frozenset({"total", "count", "trend", "history", "lot", "lots", "fresh", "idle", "produced"}),
    "lots": frozenset(
        {"total", "count", "trend", "history", "lots", "lot", "average", "extreme", "threshold"}
    ),
}
"""Intents that can say a measure other than the quantity."""
DATED: frozenset[Intent] = frozenset(
    {"extreme", "span", "threshold", "trend", "count", "average", "history", "idle", "fresh"}
)
"""Intents that a word for a unit of time ("날", "달") belongs to."""
ITEMLESS: frozenset[Intent] = frozenset({"fresh", "movers", "lot"})
"""Intents that cannot look at single items."""
UNTIMED: frozenset[Intent] = frozenset({"search", "lot"})
ONE_PERIOD: frozenset[Intent] = frozenset({"history", "span", "fresh", "idle"})
BY_WEEKDAY: frozenset[Intent] = frozenset({"total", "average", "trend", "extreme"})
WEEK_PARTS = ((6, 7), (1, 2, 3, 4, 5))
BY_COMPARING: frozenset[Intent] = frozenset({"compare", "why", "movers"})
WHICH = frozenset({"which", "what"})
JOINS = ("와", "과", "랑", "하고", "and", "&", ",", "및", "/", "·", "그리고", "or", "나", "각각")


def unused_of(question: Question, wish: Wish, frame: Frame, times: Times, bounds: Bounds) -> Decline | None:
    """What a question says that its frame does not hold: asked back by name."""
    if frame.weekdays and not _picks_weekdays(frame):
        return Decline("clarify", None, "unsupported.weekpart")
    if frame.intent == "history" and not (frame.items or frame.periods or _recent(question)):
        return Decline("clarify", None, "unknown.item")
    if _numbers_beyond(question, wish, frame):
        return Decline("clarify", None, "unsupported.number")
    beyond = [
        *_words_beyond(question, wish, frame),
        *_times_beyond(question, frame, times),
        *_items_beyond(question, frame),
    ]
    if too_short(frame, bounds):
        beyond += [one.text for one in question.pieces if one.concept and one.concept.section == "grain"] or [
            "-"
        ]
    words = ", ".join(dict.fromkeys(word.strip() for word in beyond))
    return Decline("clarify", None, "unsupported.too_much", {"words": words}) if beyond else None


def _picks_weekdays(frame: Frame) -> bool:
    """Whether a frame can leave out days of the week; two of them are no sum ("월요일이랑 금요일 중")."""
    together = len(frame.weekdays) == 1 or frame.weekdays in WEEK_PARTS
    return together and frame.intent in BY_WEEKDAY and frame.grain in (None, "day", "week", "month")


def _recent(question: Question) -> bool:
    """Whether the newest records of all are asked for: "최근 기록", "the last 5 records"."""
    return question.says("ask.recent", "ask.last") or any(one.role == "limit" for one in question.numbers)


# Words


def _words_beyond(question: Question, wish: Wish, frame: Frame) -> list[str]:
    intent = frame.intent
    reach = _reach(question, intent) | (REACH[wish.intent] if wish.intent else frozenset())
    if intent == "trend" and frame.grain == "weekday":
        reach |= AVERAGES
    if intent == "span" and not frame.items:
        reach -= {"measure.items"}
    if wish.intent is None:
        reach -= {concept for concept in reach if concept.startswith("ask.")} - ALWAYS - _carried(frame)
    beyond = [
        piece.text
        for piece in question.pieces
        if piece.concept
        and piece.concept.section in SECTIONS
        and f"{piece.concept.section}.{piece.concept.key}" not in reach
    ]
    if intent not in DATED or (intent == "count" and frame.measure != "days"):
        beyond += _units_asked(question)
    if question.says("ask.most") and question.says("ask.least"):
        beyond += [one.text for one in question.pieces if one.concept and one.concept.key in SIDES_OF]
    if question.keys("limit") and not frame.bound:
        beyond += _texts(question, "limit")
    if intent != "search" and not beyond and len(set(question.keys("grain"))) > MOST_GRAINS:
        beyond = _texts(question, "grain")
    if frame.measure in MEASURED and intent not in MEASURED[frame.measure]:
        beyond.append(frame.measure)
    return beyond


def _carried(frame: Frame) -> frozenset[str]:
    """What a follow-up may add to the intent before."""
    if frame.intent == "trend":
        return GROWTH | {"ask.cumulative"}
    return frozenset({"ask.first", "ask.last"}) if frame.intent == "span" else frozenset()


def _texts(question: Question, section: str) -> list[str]:
    return [one.text for one in question.pieces if one.concept and one.concept.section == section]


def _reach(question: Question, intent: Intent) -> frozenset[str]:
    reach = REACH[intent] | ALWAYS
    if intent == "average" and question.says("ask.average"):
        reach |= TIMES
    if question.mentions or _names_rank(question):
        reach |= {"measure.items"}
    return reach


def _units_asked(question: Question) -> list[str]:
    """Units of time that are asked for: Korean ones, and English ones after "which" or "what"."""
    nouns = _texts(question, "noun")
    asks = WHICH & question.words or question.says("ask.most", "ask.least", "measure.records")
    return [noun for noun in nouns if not noun.isascii() or asks]


def _names_rank(question: Question) -> bool:
    return question.says(*RANKS, "refer.item") or any(one.role == "rank" for one in question.numbers)


# Numbers


def _numbers_beyond(question: Question, wish: Wish, frame: Frame) -> bool:
    """Whether a number is left that neither limits nor ranks nor bounds what is asked."""
    used = {"rank": wish.place is not None or bool(frame.items), "bound": frame.intent == "threshold"}
    limits = [one for one in question.numbers if one.role == "limit"]
    listed = all(frame.intent in LISTS and _listed(one, frame.intent) for one in limits)
    others = all(used.get(one.role, False) for one in question.numbers if one.role != "limit")
    return not (listed and others and len(limits) <= 1)


def _listed(number: Number, intent: Intent) -> bool:
    kinds = [intents for unit, intents in COUNTED_IN.items() if number.unit.rstrip("s") == unit.rstrip("s")]
    return all(intent in intents for intents in kinds)


# Periods and items


def _times_beyond(question: Question, frame: Frame, times: Times) -> list[str]:
    several = len(times.bases) > 1
    if frame.intent in UNTIMED or (several and frame.intent in ONE_PERIOD):
        beyond = True
    elif frame.intent in BY_COMPARING:
        beyond = not _holds_all(frame, times)
    else:
        beyond = several and not _joined(question)
    return [one.text for one in question.times] if beyond else []


def _joined(question: Question) -> bool:
    """Whether several periods stand beside each other as a list, or are alike."""
    said = question.times
    if len({one.period.grain for one in said if one.period}) == 1:
        return True
    for one, two in pairwise(said):
        between = question.text[one.end : two.start].strip()
        if not (one.text.rstrip().endswith(JOINS) or between.startswith(JOINS) or between.endswith(JOINS)):
            return False
    return True


def _holds_all(frame: Frame, times: Times) -> bool:
    """Whether a comparison is made of all the periods said."""
    return len(times.bases) + len(times.against) <= max(2, len(frame.periods)) or bool(times.ends)


def _items_beyond(question: Question, frame: Frame) -> list[str]:
    named = [one.text for one in question.mentions]
    if frame.intent == "search":
        return named[1:]
    from_below = frame.intent == "ranking" and frame.least
    of_items = frame.intent == "idle" and frame.grain == "item"
    counts_items = (frame.intent, frame.measure) == ("count", "items")
    return named if frame.intent in ITEMLESS or from_below or of_items or counts_items else []
