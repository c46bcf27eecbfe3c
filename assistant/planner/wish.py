"""What a question wants: the first rule whose concepts were said names the intent."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from assistant.planner.frame import Grain, Intent, Measure
from assistant.planner.question import Question

HOW_MANY = frozenset(
    {
        "몇",
        "몇개",
        "몇개나",
        "개수",
        "갯수",
        "수",
        "얼마나",
        "얼마",
        "how",
        "many",
        "number",
        "count",
        "개나",
        "몇건",
    }
)
COUNTED: tuple[Measure, ...] = ("records", "lots", "days", "items")
QUANTITY_NOUNS = ("량", "실적", "수량", "물량", "output", "production", "quantity", "volume", "quantities")
TIME_GRAINS: tuple[Grain, ...] = ("day", "week", "month", "quarter", "half", "year", "weekday")
AVERAGES: dict[str, Grain] = {
    "average_day": "day",
    "average_week": "week",
    "average_month": "month",
    "average_year": "year",
    "average_lot": "lot",
    "average": "day",
}
MOST_LISTED = 100
RECORD_UNITS = frozenset({"건", "records", "record", "rows", "row", "entries", "entry", "lots", "lot"})
SUPERLATIVES = {("ask", key) for key in ("top", "bottom", "most", "least")}
UNIT_WORDS: dict[Grain, frozenset[str]] = {
    "day": frozenset({"일", "날", "days", "day"}),
    "week": frozenset({"주", "weeks", "week"}),
    "month": frozenset({"달", "개월", "months", "month"}),
}


@dataclass(frozen=True)
class Wish:
    """Intent and details as far as the question says them."""

    intent: Intent | None = None
    measure: Measure | None = None
    grain: Grain | None = None
    limit: int | None = None
    least: bool = False
    keyword: str = ""
    bound: str = ""


class Rule(NamedTuple):
    """An intent, and when a question means it."""

    intent: Intent
    fits: Callable[[Question], bool]


def wish_of(question: Question) -> Wish:
    """The wish of a question; without an intent where it only changes a detail of another."""
    wish = Wish(
        intent=next((rule.intent for rule in RULES if rule.fits(question)), None),
        measure=_measure(question),
        grain=_grain(question),
        limit=_limit(question),
        least=question.says("ask.least", "ask.bottom"),
        keyword=_keyword(question),
        bound=next((f"{one.operator} {one.value}" for one in question.numbers if one.role == "bound"), ""),
    )
    return _settled(wish, question)


def _settled(wish: Wish, question: Question) -> Wish:
    """Details that follow from the intent."""
    if wish.intent == "average":
        return replace(wish, grain=_averaged(question))
    if wish.intent == "ranking" and question.says("ask.most", "ask.least") and wish.limit is None:
        return replace(wish, limit=1)
    if wish.intent == "search":
        return replace(wish, grain="item" if question.says("ask.prefix") else None)
    if wish.intent in ("extreme", "threshold"):
        return replace(wish, grain=_looked_for(question))
    return wish


def _averaged(q: Question) -> Grain:
    """What is averaged over: as the average itself says ("월평균"), or a word beside it ("monthly")."""
    said = [grain for key, grain in AVERAGES.items() if key != "average" and q.says(f"ask.{key}")]
    beside = [grain for grain in TIME_GRAINS if grain in q.keys("grain")]
    return (said or beside or ["day"])[0]


# Rules, the first that fits


def _is_search(q: Question) -> bool:
    asks = q.says("ask.search", "ask.prefix", "ask.item_list") or _asks_name(q) or _asks_family(q)
    asks = asks or _asks_what_it_is(q)
    if q.says("ask.fresh") or not asks:
        return False
    sums = q.says("measure.quantity", "ask.top", "ask.most", "ask.share", "ask.trend", "ask.item_list")
    return not (sums and q.times) and bool(_keyword(q) or q.says("ask.item_list"))


def _asks_name(q: Question) -> bool:
    return q.says("ask.name") and bool(_keyword(q)) and not q.says("measure.quantity")


def _asks_what_it_is(q: Question) -> bool:
    """ "HS0014가 뭐야?": an item and nothing to measure."""
    bare = bool(q.mentions) and not q.times and not q.keys("ask") and not q.says("measure.quantity")
    return bare and bool({"뭐", "뭐야", "뭔지", "무슨", "무엇", "what"} & q.words)


def _asks_family(q: Question) -> bool:
    """ "토릭 제품 뭐 있어?": a part of a name and the word for items, nothing to measure."""
    bare = not q.times and not q.numbers and not q.keys("grain")
    part = any(one.fits > 1 for one in q.mentions) or len(q.unknown) == 1
    return bare and part and q.says("measure.items") and not (q.keys("ask") or q.says("measure.quantity"))


def _is_span(q: Question) -> bool:
    if q.says("ask.most", "ask.least", "ask.top", "ask.history", "ask.compare", "ask.average"):
        return False
    edges = q.says("ask.first", "ask.last")
    if edges and any(number.unit in RECORD_UNITS for number in q.numbers):
        return False
    dated = q.says("ask.when", "noun.day") and (
        q.says("measure.quantity", "ask.made_at_all") or bool(q.mentions)
    )
    return (edges and (dated or bool(q.mentions) or q.says("measure.quantity", "ask.made_at_all"))) or (
        dated and q.says("ask.when")
    )


def _is_history(q: Question) -> bool:
    if q.says("ask.history"):
        return not q.says("ask.most", "ask.least")
    records = any(number.unit in RECORD_UNITS for number in q.numbers)
    newest = q.says("ask.recent", "ask.last")
    return newest and (records or (q.says("ask.recent") and bool(q.mentions) and not q.times))


def _compares(q: Question) -> bool:
    if q.says("ask.average", "ask.share", "ask.top") and not any(time.versus for time in q.times):
        return False
    if any(time.versus for time in q.times):
        return True
    if q.says("ask.compare"):
        return not (q.says("ask.trend") or any(q.says(f"grain.{grain}") for grain in TIME_GRAINS))
    if any(q.says(f"grain.{grain}") for grain in TIME_GRAINS):
        return False
    return q.says("ask.growth") and not q.says(
        "ask.trend", "ask.most", "ask.least", "grain.item", "measure.items"
    )


def _is_extreme(q: Question) -> bool:
    if q.says("ask.top", "ask.bottom") and not q.says("ask.most", "ask.least"):
        return _time_said(q) is not None and not q.says("measure.items", "grain.item")
    return q.says("ask.most", "ask.least") and _looked_for(q) not in (None, "item")


def _looked_for(q: Question) -> Grain | None:
    """What a superlative is about: a unit of time, or items."""
    said = _time_said(q)
    if said:
        return said
    if q.says("measure.items", "grain.item"):
        return "item"
    return "day" if q.says("ask.when", "measure.days") or q.mentions or _says_quantity_noun(q) else "item"


def _time_said(q: Question) -> Grain | None:
    """The unit of time that is looked for, where one was said."""
    for section in ("noun", "grain"):
        for grain in TIME_GRAINS:
            if grain in q.keys(section):
                return grain
    units = {number.unit for number in q.numbers}
    return next((grain for grain, names in UNIT_WORDS.items() if units & names), None)


def _says_quantity_noun(q: Question) -> bool:
    return any(
        piece.text.endswith(QUANTITY_NOUNS)
        for piece in q.pieces
        if piece.concept and piece.concept.key == "quantity"
    )


def _is_ranking(q: Question) -> bool:
    vague = {"많이", "적게"}
    ranks = any(
        piece.concept
        and piece.concept.section == "ask"
        and piece.concept.key in ("top", "bottom", "most", "least")
        and piece.text not in vague
        for piece in q.pieces
    )
    listed = q.says("measure.items", "grain.item")
    numbered = any(number.role == "limit" for number in q.numbers) and listed
    return (
        ranks
        or q.says("grain.item", "ask.item_list")
        or numbered
        or (listed and q.says("ask.top", "ask.bottom"))
    )


def _is_count(q: Question) -> bool:
    counted = [measure for measure in COUNTED if q.says(f"measure.{measure}")]
    if not counted or _says_quantity_noun(q):
        return False
    numbered = any(piece.text.endswith("수") for piece in q.pieces)
    return counted != ["items"] or numbered or bool(HOW_MANY & q.words) or not q.says("measure.quantity")


def _is_total(q: Question) -> bool:
    return q.says("measure.quantity", "ask.total", "ask.made_at_all")


def _any_average(q: Question) -> bool:
    return any(q.says(f"ask.{key}") for key in AVERAGES)


def _any_grain(q: Question) -> bool:
    return q.says("ask.trend") or any(q.says(f"grain.{grain}") for grain in TIME_GRAINS)


def _counts_records(q: Question) -> bool:
    named = q.says("measure.records", "ask.history")
    return named and bool(HOW_MANY & q.words) and not any(one.role == "limit" for one in q.numbers)


RULES = (
    Rule("lot", lambda q: q.lot is not None),
    Rule("why", lambda q: q.says("ask.why")),
    Rule("why", lambda q: q.says("ask.growth") and q.says("measure.items", "grain.item")),
    Rule("fresh", lambda q: q.says("ask.fresh")),
    Rule("search", _is_search),
    Rule("threshold", lambda q: any(number.role == "bound" for number in q.numbers)),
    Rule("span", _is_span),
    Rule("count", _counts_records),
    Rule("lots", lambda q: q.says("ask.lot_list")),
    Rule("history", _is_history),
    Rule("extreme", _is_extreme),
    Rule("compare", _compares),
    Rule("share", lambda q: q.says("ask.share")),
    Rule("ranking", _is_ranking),
    Rule("average", _any_average),
    Rule("trend", _any_grain),
    Rule("count", _is_count),
    Rule("produced", lambda q: q.says("ask.made_at_all") and not (HOW_MANY & q.words)),
    Rule("total", _is_total),
)


# Details


def _measure(q: Question) -> Measure | None:
    if q.says("ask.history") and _counts_records(q):
        return "records"
    for measure in COUNTED:
        if q.says(f"measure.{measure}"):
            return measure
    return "quantity" if q.says("measure.quantity") else None


def _grain(q: Question) -> Grain | None:
    keys = q.keys("grain")
    return keys[-1] if keys else None  # type: ignore[return-value]  # keys of the section are grains


def _limit(q: Question) -> int | None:
    found = [number.value for number in q.numbers if number.role == "limit"]
    return max(1, min(found[0], MOST_LISTED)) if found else None


def _keyword(q: Question) -> str:
    """What to search for: an unknown word, else what was taken for an item."""
    if q.mentions:
        return q.mentions[0].text
    if q.unknown:
        return q.unknown[0]
    named = [piece.text for piece in q.pieces if piece.concept and piece.concept.section == "grain"]
    return named[0] if named and q.says("ask.search", "ask.prefix") else ""
