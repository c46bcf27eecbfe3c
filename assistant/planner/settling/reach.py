"""What each intent takes into account; whatever else a question says is asked back, never dropped."""

import re
from collections.abc import Mapping

from assistant.planner.asking.units_asked import AVERAGES as UNITS_AVERAGED
from assistant.planner.asking.units_asked import courses_of, finds
from assistant.planner.asking.wish import Wish, holds_means
from assistant.planner.frame import COUNTS, MEANS, Frame, Intent, Measure
from assistant.planner.reading.question import RANKS, Question
from assistant.planner.reading.vocabulary import Concept

_WHICH = re.compile(r"(?i)\b(?:which|who|what)\b")
ALWAYS = frozenset({"ask.total", "ask.together", "ask.made_at_all", "measure.quantity"})
SECTIONS = ("ask", "grain", "measure")
AVERAGES = frozenset(f"ask.{key}" for key in UNITS_AVERAGED if key != "average_lot")
EACH = AVERAGES - {"ask.average"}
TIMES = frozenset(
    {f"grain.{unit}" for unit in ("day", "week", "month", "quarter", "half", "year", "weekday")}
)
SIDES = frozenset({"ask.most", "ask.least", "ask.top", "ask.bottom", "ask.much"})
SIDES_OF = ("most", "least", "top", "bottom")
ITEMS = frozenset({"measure.items", "grain.item", "ask.item_list"})
COUNTED = frozenset({"measure.records", "measure.lots", "measure.items"})
GROWTH = frozenset({"ask.growth", "ask.fell"})
CHANGES = GROWTH | {"ask.compare", "ask.why", "ask.much", "ask.percent"}

REACH: Mapping[Intent, frozenset[str]] = {
    "total": frozenset({"ask.much", "ask.recent", "ask.cumulative"}),
    "average": AVERAGES | {"ask.median", "ask.average_lot", "ask.search"},
    "count": COUNTED | {"ask.lot_list", "ask.history", "measure.days"},
    "extreme": SIDES
    | TIMES
    | EACH
    | {"ask.when", "ask.record", "ask.none", "measure.days", "ask.lot_list", "ask.average_lot"},
    "trend": TIMES
    | GROWTH
    | COUNTED
    | {"ask.trend", "ask.split", "ask.compare", "ask.recent", "ask.cumulative", "ask.history"},
    "ranking": SIDES | ITEMS | {"ask.share", "ask.name", "ask.split"},
    "leaders": SIDES | ITEMS | TIMES | EACH | {"ask.split"},
    "share": SIDES | ITEMS | {"ask.share", "ask.percent", "ask.compare", "ask.split"},
    "compare": CHANGES | {"ask.trend", "ask.cumulative"},
    "why": CHANGES | ITEMS | SIDES,
    "movers": GROWTH | ITEMS | SIDES | {"ask.compare", "ask.name"},
    "idle": ITEMS | {"ask.none", "ask.name", "ask.when", "measure.days", "measure.records", "ask.history"},
    "history": frozenset(
        {
            "ask.history",
            "ask.record",
            "ask.recent",
            "ask.last",
            "ask.when",
            "measure.records",
            "measure.lots",
        }
    ),
    "lots": frozenset(
        {"ask.lot_list", "ask.history", "ask.recent", "ask.last", "measure.lots", "ask.name", "ask.item_list"}
    ),
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
    "span": frozenset(
        {"ask.first", "ask.last", "ask.when", "ask.recent", "ask.fresh", "measure.items", "measure.days"}
    ),
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
    "threshold": SIDES | ITEMS | TIMES | EACH | {"ask.lot_list", "measure.days", "ask.when", "ask.name"},
}
FINDS = frozenset({"찾아", "찾을", "찾고", "찾아줘", "검색", "find", "search", "look up", "look for"})
"""Verbs that look for an item, or for a figure."""
MOST_GRAINS, PAIR = 1, 2
LISTS: frozenset[Intent] = frozenset(
    {
        "ranking",
        "leaders",
        "share",
        "extreme",
        "history",
        "lots",
        "lot",
        "search",
        "threshold",
        "movers",
        "idle",
    }
)
"""Intents that a number of things to list belongs to."""
COUNTED_IN: Mapping[str, frozenset[Intent]] = {
    "records": frozenset({"history", "lot"}),
    "lots": frozenset({"lots", "history", "extreme"}),
}
"""Intents that may list so many records or lots."""
RANKED: tuple[Intent, ...] = ("ranking", "extreme")
"""Intents that put items or units of time in order, by a count too."""
MEASURED: Mapping[Measure, frozenset[Intent]] = {
    "records": frozenset(
        {
            "total",
            "count",
            "trend",
            "history",
            "lot",
            "lots",
            "fresh",
            "idle",
            "produced",
            "threshold",
            *RANKED,
        }
    ),
    "lots": frozenset({"total", "count", "trend", "history", "lots", "lot", "average", "threshold", *RANKED}),
}
"""Intents that can say a measure other than the quantity."""
DATED: frozenset[Intent] = frozenset(
    {"extreme", "span", "threshold", "trend", "count", "average", "history", "idle", "fresh", "lot"}
)
"""Intents that a word for a unit of time ("날", "달") belongs to."""
AS_ONE: frozenset[Intent] = frozenset(
    {"compare", "share", "total", "count", "average", "extreme", "trend", "threshold"}
)
"""Intents that can look at several items as one."""
LEAVES_OUT: frozenset[Intent] = frozenset(
    {
        "total",
        "average",
        "count",
        "extreme",
        "trend",
        "ranking",
        "leaders",
        "share",
        "compare",
        "produced",
        "threshold",
    }
)
"""Intents that can look at all items but some."""
ITEMLESS: frozenset[Intent] = frozenset({"fresh", "movers", "lot"})
"""Intents that cannot look at single items."""
PICKING: frozenset[Intent] = frozenset({"ranking", "extreme", "lots", "threshold"})
"""Intents that find something in a period; a second period may be about what was found."""
UNTIMED: frozenset[Intent] = frozenset({"search", "lot"})
ONE_PERIOD: frozenset[Intent] = frozenset({"history", "span", "fresh", "idle"})
BY_COMPARING: frozenset[Intent] = frozenset({"compare", "why", "movers"})
JOINS = ("와", "과", "랑", "하고", "and", "&", ",", "및", "/", "·", "그리고", "or", "나", "각각")


def reach_of(question: Question, wish: Wish, frame: Frame) -> frozenset[str]:
    """The concepts that a frame takes into account for this question."""
    intent = frame.intent
    reach = REACH[intent] | ALWAYS | (REACH[wish.intent] if wish.intent else frozenset())
    if intent == "average" and (question.says("ask.average") or frame.grain in question.keys("grain")):
        reach |= TIMES
    if intent == "average" and holds_means(question):
        reach |= {"ask.compare", "ask.much"}
    if len(frame.places) == PAIR:
        reach |= {"ask.compare", "ask.much"}  # "1위랑 3위 차이"
    if intent == "extreme" and frame.grain not in (None, "day", "lot") and not frame.by_count:
        reach -= {"measure.days"}  # "제일 많이 만든 달은 며칠 생산했어"
    if frame.edge:
        reach |= {f"ask.{frame.edge}"}
    if intent == "threshold" and frame.grain in ("item", "lot"):
        reach |= {"ask.cumulative"} if frame.grain == "item" else {"measure.records"}  # "로트 … 몇 건"
    if intent == "threshold":
        reach |= {f"measure.{frame.measure}", *(("ask.history",) if frame.measure == "records" else ())}
    if frame.weekday_sets:
        reach |= {"ask.compare", "ask.much", "ask.split"}
    if frame.by_count:
        reach |= {
            f"measure.{frame.measure}",
            *(("ask.history",) if frame.measure == "records" else ()),
            "ask.split",
        }
        reach -= {"ask.share"}
    if frame.measure in MEANS:
        reach |= AVERAGES | TIMES | {"ask.average_lot", "measure.lots"}
    reach |= {"ask.cumulative"} if intent == "ranking" and wish.measure not in (*COUNTS, *MEANS) else set()
    reach |= {"measure.lots"} if intent in ("extreme", "threshold") and frame.grain == "lot" else set()
    if question.mentions or names_rank(question):
        reach |= {"measure.items"}
    if intent == "history" and frame.bound == "= 0":
        reach |= {"ask.lot_list"}  # "zero yesterday? I need the lot numbers"
    if intent in (*AS_ONE, "ranking") and len(frame.items) > 1:
        reach |= {"ask.search", "ask.prefix", "ask.item_list"}  # "모카 들어간 제품 중 1위"
        reach |= {"ask.compare"} if intent == "ranking" else set()  # "모카끼리 비교해서 상위 셋"
    if _only_finds(question):
        reach |= {"ask.search"}  # "BW0021 10월 생산량 찾아줘": no item is looked for
    reach |= {"ask.when"} if intent == "count" and "days" in frame.measures else set()
    if intent in LISTS and first_few(question):
        reach |= {"ask.first"}
    if intent == "trend" and any(f"grain.{unit}" in question.said for unit in ("day", "week", "month")):
        reach |= {"ask.history"}
    if finds(question) and intent != "search":
        reach |= {"ask.search"}
    if intent == "compare" and len(question.times) > 1:
        reach |= {"ask.when"}  # "9월과 10월 중 언제가 더 많아"
    if frame.reckoned and not frame.shown:
        reach |= SIDES | AVERAGES | TIMES | {"ask.when"}  # "which year had the worst August"
    if frame.reaches:
        reach |= {"ask.cumulative", "ask.total", "ask.together", "ask.first"}
    if intent == "trend" and courses_of(question):
        reach |= EACH
    if intent == "trend" and frame.grows:
        reach |= {"ask.percent"}
    if intent == "trend" and frame.grain == "weekday":
        reach |= AVERAGES
    if intent == "total" and any(period.first == period.last for period in frame.periods):
        reach -= {"ask.cumulative"}  # since when?
    if intent == "span" and not frame.items:
        reach -= {"measure.items"}
    if intent == "share" and frame.items:
        reach -= SIDES - {"ask.much"}
    if frame.families:
        reach |= _of_families(frame) | (GROWTH if which_more(question) else frozenset())
    if wish.intent is None:
        reach -= {concept for concept in reach if concept.startswith("ask.")} - ALWAYS - _carried(frame)
    return reach


def _of_families(frame: Frame) -> frozenset[str]:
    """What is said of families: their order and their shares beside what they made."""
    grows = frame.grows and frame.intent == "trend"
    shares = {"ask.share", "ask.percent"} if frame.measures == ("quantity",) and not grows else set()
    told = shares if frame.intent not in ("extreme", "average", "leaders", "idle", "span") else set()
    counted = {f"measure.{one}" for one in frame.measures}
    return ITEMS | SIDES | {"ask.split", "ask.compare", "ask.name", "ask.search"} | told | counted


def _only_finds(question: Question) -> bool:
    """Whether what sounds like a search only asks for the figure."""
    said = [one.text for one in question.pieces if one.concept == Concept("ask", "search")]
    return bool(said) and set(said) <= FINDS


def _carried(frame: Frame) -> frozenset[str]:
    """What a follow-up may add to the intent before."""
    if frame.families:
        return _of_families(frame) | GROWTH
    if frame.intent == "trend":
        return GROWTH | {"ask.cumulative"}
    if frame.intent in ("extreme", "threshold"):
        return frozenset({"ask.when"})  # "작년은 언제였어?"
    if frame.intent == "compare":
        return GROWTH | {"ask.percent"}
    if frame.intent in ("history", "lots"):
        return frozenset({"ask.last", "ask.recent"})
    return frozenset({"ask.first", "ask.last"}) if frame.intent == "span" else frozenset()


def which_more(question: Question) -> bool:
    """ "Which made more in October?": the larger one, not what grew."""
    grown = {one.text for one in question.pieces if one.concept and ".".join(one.concept) in GROWTH}
    return grown == {"more"} and _WHICH.search(question.text) is not None


def leaves_out(question: Question, frame: Frame) -> bool:
    """Whether items can be left out of what is asked; a list of shares does not say of which whole."""
    of_lots = frame.measure == "lots" and not (frame.by_count or frame.intent in ("total", "count"))
    listed = frame.intent == "share" and (
        question.numbers or question.says("grain.item", *(SIDES - {"ask.much"}))
    )
    shares = frame.intent in ("ranking", "leaders") and question.says("ask.share", "ask.percent")
    no = of_lots or frame.grain == "lot" or frame.with_total or listed or shares
    return frame.intent in LEAVES_OUT and not no


def first_few(question: Question) -> bool:
    """ "First 4": how many, not when it began."""
    limits = [one.start for one in question.numbers if one.role == "limit"]
    first = [one.end for one in question.pieces if one.concept == Concept("ask", "first")]
    return any(question.text[end:start].strip() == "" for end in first for start in limits if end <= start)


def names_rank(question: Question) -> bool:
    """Whether a place of a ranking, or an item of before, is spoken of."""
    return question.says(*RANKS, "refer.item") or any(one.role == "rank" for one in question.numbers)
