"""A follow-up that only adds to the kind of answer before: "누적으로", "마지막은?", the average of months."""

import re
from dataclasses import replace

from assistant.planner.asking.bounds import MOST_COUNTED, says_measure
from assistant.planner.asking.leaders import another_unit
from assistant.planner.asking.units_asked import (
    AVERAGES,
    HOW_MANY,
    ITEM_UNITS,
    SHOWN,
    asks_how_much,
    courses_of,
    says_quantity_noun,
    says_unit,
    says_unit_of_mean,
    time_said,
)
from assistant.planner.asking.wish import Wish
from assistant.planner.followups.amounts_asked import is_a_sum_of_its_own, is_all_of_it, is_sum_of_counts
from assistant.planner.followups.by_count import by_count
from assistant.planner.followups.by_rate import by_rate, changes_rate
from assistant.planner.followups.leaning import THOSE_UNITS, only_turns
from assistant.planner.followups.of_empties import is_among_idle
from assistant.planner.frame import Frame, Grain, Measure
from assistant.planner.reading.question import RANKS, Question, rank_of

PAIR = 2
_ONLY = re.compile(r"[가-힣]만(?![가-힣])|\b(?:only|just|among|within|alone)\b", re.IGNORECASE)
_SEEKS = re.compile(
    r"찾|검색|목록|리스트|뭐|무엇|어떤|무슨|뭔|있|코드|이름|종류|"
    r"\b(?:find|search|which|what|list|called|names?|codes?)\b",
    re.IGNORECASE,
)
"""Words that ask which items there are."""
_EVERY = re.compile(
    r"(?:모든|전체|전)\s*(?:품목|제품)|(?:품목|제품)(?:들)?(?:을|를|은|는)?\s*(?:전부|전체|모두|다|싹)|"
    r"\ball (?:of )?(?:the |our )?(?:items|products|skus|codes)\b|\bevery (?:item|product|sku)\b",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"보여|알려|나열|리스트|목록|뽑아|출력|(?:뭐|무엇|어떤 ?(?:게|것))(?:가|이)? ?있|뭐뭐|"
    r"\b(?:show|list|give|display|see|tell)\b",
    re.IGNORECASE,
)
_OF_ITEMS = re.compile(r"품목|제품|item|product")
_TOO = re.compile(r"(?<!똑)같이|함께|\b(?:too|as well|also|with)\b", re.IGNORECASE)
UNITS = ("week", "month", "quarter", "half", "year")
LONGEST = {"week": 7, "month": 31, "quarter": 92, "half": 184, "year": 366}
"""Days of the longest unit of time of a kind."""
UNIT_WORDS: dict[str, Grain] = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annual": "year",
    "annually": "year",
}
"""Words for a unit of time that may say what a mean is over."""
OF_A_FAMILY = ("total", "produced", "average", "count", "trend", "ranking", "extreme", "share")
"""Intents that go on about a family that is named after them."""
EDGE_DATES = frozenset(f"{edge} date" for edge in ("first", "last", "earliest", "latest", "newest"))
_OF_A_WHOLE = re.compile(
    r"에서|중에|가운데|차지|전체|전부|총|\b(?:of|total|overall|everything|all)\b", re.IGNORECASE
)
"""Words that make of what stands before or behind them the whole of a share."""
_COUNTED = re.compile(r"몇|로트\s*수|\b(?:how many|number of|count)\b", re.IGNORECASE)
SUMS = ("ask.total", "ask.together", "ask.cumulative", "refer.all")


def carried(wish: Wish, question: Question, kept: Frame | None) -> Wish:
    """A follow-up that only adds to the kind of answer before: "누적으로", "마지막은?"."""
    if kept is None and _lists_every_item(question):
        return replace(wish, intent="search", measure=None)
    counted = by_count(wish, question, kept) if kept else None
    if counted:
        return counted
    if kept and kept.grain == "weekday" and wish.intent is None and question.weekdays:
        return replace(wish, intent="average" if kept.mean else "total")  # "월요일만"
    if kept and kept.intent == "average" and question.weekday_sets and question.keys("ask") == ["compare"]:
        return replace(wish, intent="average", grain=kept.grain)
    if kept and kept.intent == "idle" and question.keys("ask") == ["none"]:
        return replace(wish, intent="idle", grain=wish.grain or kept.grain)  # "지난주에 안 한 건요?"
    if kept and is_among_idle(question, kept):
        return replace(wish, intent="produced", grain=None, measure=None)
    if kept and kept.intent == "trend" and question.keys("ask") == ["cumulative"] and not question.times:
        return replace(wish, intent=None)
    changed = kept is not None and kept.intent in ("compare", "why")
    if kept and changed and wish.intent == "share" and question.says("ask.percent"):
        again = replace(wish, intent=None if kept.intent == "compare" else "compare")  # "why?" names items
        of_a_whole = "share" in question.keys("ask") or _OF_A_WHOLE.search(question.text)
        return wish if question.times or (question.mentions and of_a_whole) else again
    if kept and is_all_of_it(wish, question, kept):
        return replace(wish, intent="total")
    if kept and is_sum_of_counts(wish, question, kept):
        return replace(wish, intent="count", measure=kept.measure)
    if kept and is_a_sum_of_its_own(wish, question, kept):
        return replace(wish, intent="total" if kept.measure == "quantity" else "count", measure=kept.measure)
    if kept and kept.intent == "lots" and wish.intent is None and HOW_MANY & question.words:
        return replace(wish, intent="count", measure="lots")
    of_families = kept and kept.families and wish.intent == "share" and question.times
    if of_families and not (question.mentions or question.says("measure.items", "grain.item")):
        return replace(wish, intent=None)  # "9월 비중도요" after the shares of families
    dated = bool(question.times) and wish.intent is None and bool(HOW_MANY & question.words)
    if kept and kept.intent == "history" and dated:
        return replace(wish, intent="total")  # "작년 10월에 몇 개였어?" after its records
    if kept and kept.intent == "span" and wish.intent == "fresh" and EDGE_DATES & question.words:
        return replace(wish, intent="span")
    of_those = kept is not None and kept.intent == "search" and len(kept.items) > 1 and not question.mentions
    if of_those and wish.intent in ("total", "produced") and _how_many_of_them(question):
        return replace(wish, intent="count", measure="items")
    if kept and kept.intent == "search" and wish.intent == "extreme" and question.says("refer.among"):
        wish = replace(wish, intent="ranking", grain=None, limit=wish.limit or 1)
    first_of = any(one.role == "rank" and one.value == 1 for one in question.numbers)
    if kept and kept.intent == "search" and first_of and question.says("refer.among"):
        wish = replace(wish, intent="ranking", grain=None, limit=1)  # "그중 올해 1등은"
    if kept and kept.intent == "search" and wish.intent is None and _names_a_family(question):
        return replace(wish, intent="search")
    if kept and wish.intent == "search" and (kept.summed or kept.intent in OF_A_FAMILY):
        return replace(wish, intent=None) if _whole_family(question) else wish
    edges = question.says("ask.first", "ask.last") and question.says("ask.when")
    if kept and kept.items and wish.intent is None and edges:
        return replace(wish, intent="span")
    edges = question.says("ask.first", "ask.last", "ask.when")
    dates = kept is not None and (kept.intent == "span" or (kept.intent == "fresh" and not question.times))
    if kept and dates and wish.intent is None and edges:
        return replace(wish, intent=kept.intent)
    if kept and kept.intent == "extreme" and wish.intent == "span" and question.keys("ask") == ["when"]:
        return replace(wish, intent="extreme", grain=kept.grain, least=kept.least)  # "BW0022는 언제?"
    if kept and kept.intent == "trend" and kept.grain in UNITS and not question.times:
        wish = _of_its_units(wish, question, kept)
    if kept and kept.intent == wish.intent == "average" and not says_unit_of_mean(question):
        return replace(wish, grain=kept.grain if _holds_several(question, kept) else wish.grain)
    if kept and kept.intent == "average" and wish.intent == "trend":
        wish = _over_another_unit(wish, question)
    listed = _of_a_list(wish, question, kept) if kept else None
    if listed:
        return listed
    of_those = _counts_what_was_found(wish, question) or _shows_what_was_found(wish, question)
    if kept and kept.intent == "threshold" and of_those:
        return replace(wish, intent=None, measure=None)
    if kept and kept.intent == wish.intent == "threshold" and not says_unit(question):
        return replace(wish, grain=kept.grain, measure=_bounded_again(wish, question, kept))
    of_lots = kept is not None and (_of_lots(kept) or kept.grain == "lot") and wish.intent == "threshold"
    if of_lots and not (says_unit(question) or says_measure(question)):
        return replace(wish, grain="lot")  # "1000개 이상만" after a list of lots
    bounds_course = wish.intent == "threshold" and kept is not None and kept.intent == "trend"
    if kept and bounds_course and not (says_unit(question) or question.mentions or question.times):
        return replace(wish, grain=kept.grain or "month")  # "180만 안 되는 건?" after a year by month
    if kept and changes_rate(wish, question, kept):
        return by_rate(wish, question, kept)
    if kept and kept.intent == "movers" and wish.intent is None and _names_one(question):
        return replace(wish, intent="total" if question.times else "compare")  # "BW0022는?", "그 품목 8월은?"
    if kept and kept.intent == "movers" and wish.intent in ("ranking", None) and _only_counts(question):
        return replace(wish, intent="movers", least=kept.least, measure=None)
    turned = wish.intent in ("ranking", "extreme") and question.says("ask.fell", "ask.growth")
    if kept and kept.intent == "movers" and turned and not (question.times or question.mentions):
        return replace(wish, intent="movers", least=question.says("ask.fell"), limit=kept.limit, measure=None)
    if kept and kept.intent == "movers" and wish.intent == "compare" and not question.times:
        return replace(wish, intent="movers", least=question.says("ask.fell"), limit=kept.limit)
    return wish


def _lists_every_item(question: Question) -> bool:
    """ "Show me all the items", "모든 품목 알려줘" as a first question: which there are."""
    said = question.times or question.numbers or question.mentions or question.unknown or question.left_out
    bare = set(question.sections) <= {"refer", "measure", "ask"} and set(question.keys("ask")) <= {
        "item_list"
    }
    bare = bare and set(question.keys("measure")) <= {"items"}
    text = question.text
    return bare and not said and bool(_EVERY.search(text) and _SHOWS.search(text))


def _bounded_again(wish: Wish, question: Question, kept: Frame) -> Measure | None:
    """ "50개 넘는 건?" after the items of over 100 lots: lots, where so many can be."""
    counts = max((one.value for one in question.numbers), default=0) < MOST_COUNTED
    return kept.measure if counts and not says_measure(question) else wish.measure


def _holds_several(question: Question, kept: Frame) -> bool:
    """Whether the periods said are longer than the unit of the mean before: "2024년 평균은?"."""
    lengths = [one.period.days for one in question.times if one.period and one.period.days]
    return all(days > LONGEST.get(kept.grain or "", 0) for days in lengths)


def _counts_what_was_found(wish: Wish, question: Question) -> bool:
    """ "작년엔 며칠이었어?" after the days beyond a bound: how many of those."""
    counts = wish.intent == "count" and wish.measure in ("days", "items")
    return counts and not (question.mentions or question.says("measure.quantity"))


_LIST_THEM = re.compile(r"\b(?:list|show|name)(?: me)? (?:them|those|these)\b|목록|리스트", re.IGNORECASE)


def _shows_what_was_found(wish: Wish, question: Question) -> bool:
    """ "그 날들 날짜랑 수량", "dates and quantities please" after the days beyond a bound: those again."""
    named = question.mentions or question.unknown or question.numbers or question.says(*SUMS, "measure.items")
    shown = set(question.keys("ask")) <= {"when", "item_list"} and not question.keys("grain")
    dated = question.says("ask.when", "noun.day") and not question.times
    points = THOSE_UNITS.search(question.text) or dated or _LIST_THEM.search(question.text)
    asked = wish.intent in ("span", "trend", "total", None)
    return bool(shown and asked and points) and not (named or asks_how_much(question))


def _how_many_of_them(question: Question) -> bool:
    """ "10월에 만든 건 몇 개?" after a family's items: how many of these."""
    asked = HOW_MANY - {"얼마", "얼마나", "how"}
    quantity = says_quantity_noun(question) or {"much", "units", "pieces"} & question.words
    return bool(question.times) and bool(asked & question.words or "몇" in question.text) and not quantity


def _names_a_family(question: Question) -> bool:
    """ "올리브는?" after a search: what else to look for."""
    bare = not (question.times or question.numbers or set(question.sections) - {"refer"})
    return bare and len(question.mentions) == 1 and len(question.mentions[0].hits) > 1


def _names_one(question: Question) -> bool:
    """Whether nothing but one item is said, perhaps with its time."""
    one = len(question.mentions) == 1 and question.mentions[0].item is not None
    return one and not (question.numbers or question.left_out or set(question.sections) - {"refer"})


def _only_counts(question: Question) -> bool:
    """ "Top 3 only" after what rose most: so many of those."""
    counted = any(one.role == "limit" for one in question.numbers)
    named = question.mentions or question.times or question.keys("measure") or question.keys("grain")
    return counted and not named and not question.says("ask.bottom", "ask.least")


def _whole_family(question: Question) -> bool:
    """ "CT 품목 전체는요?" after the sum of another family, "HS 제품만 놓고 보면?" after a ranking."""
    family = len(question.mentions) == 1 and len(question.mentions[0].hits) > 0
    narrowed = bool(_ONLY.search(question.text))
    searched = _SEEKS.search(question.text) or (question.says("ask.prefix") and not narrowed)
    return family and not searched and not SHOWN & question.words


def _of_a_list(wish: Wish, question: Question, kept: Frame) -> Wish | None:
    """What a few words after a list of items or lots, or after the largest, are about."""
    apart = len(kept.items) > 1 and not (kept.as_one or kept.families)
    beside = apart and kept.intent in ("total", "compare")
    of_lots = kept.intent == "lots" and (wish.intent, wish.measure) == ("count", "lots")
    if of_lots and not _COUNTED.search(question.text):
        return replace(wish, intent="lots")  # "11월 11일 로트는요?" after a list of lots
    if (kept.intent == "count" or beside) and wish.intent == "lots" and not _lists(question):
        return replace(wish, intent="count", measure="lots")  # "by lots for September" after two items
    if kept.intent == "ranking" and _counts_lots(question) and wish.intent != "lots":
        return replace(wish, intent="count", measure="lots", grain=None, limit=None)
    if kept.intent == "leaders" and wish.intent == "trend" and another_unit(question):
        return replace(wish, intent="leaders", limit=kept.limit or 1, least=kept.least)
    if kept.intent == "ranking" and wish.intent == "leaders" and _place_first(question):
        return replace(wish, intent="trend", limit=None, measure=None)
    timeless = replace(question, times=()) if kept.intent == "lots" else question
    sides = only_turns(question) or _only_side(timeless, numbers=True) or question.says("measure.lots")
    counted = kept.intent == "count" and bool(question.numbers) and not question.says("measure.lots")
    counted = counted or any(
        one.unit.rstrip("s") in ITEM_UNITS for one in question.numbers
    )  # "하위 3개 품목"
    among = question.says("refer.among") and not (question.times or question.mentions)
    counted = counted or any(_OF_ITEMS.search(one.unit) for one in question.numbers)  # "top 3 items"
    if _of_lots(kept) and wish.intent in ("ranking", "extreme") and (sides or among) and not counted:
        return replace(wish, intent="extreme", grain="lot", limit=None if wish.limit == 1 else wish.limit)
    if kept.grain == "lot" and wish.intent == "extreme" and not time_said(question):
        return replace(wish, grain="lot")  # "and the biggest SP0106 one this year?"
    if kept.intent in ("extreme", "ranking") and wish.intent == "extreme" and _only_side(question):
        limit = wish.limit or (1 if kept.intent == "ranking" else None)
        return replace(wish, intent=kept.intent, grain=kept.grain, limit=limit)
    if wish.listed and len(kept.items) == 1 and any(one.shift for one in question.times):
        return replace(wish, intent="total", listed=False)  # "what did we make the month before?"
    return None


def _of_its_units(wish: Wish, question: Question, kept: Frame) -> Wish:
    """ "평균은?", "when was the maximum?" after a course by month: over its months, among its months."""
    if wish.intent not in ("average", "extreme") or says_unit_of_mean(question) or question.mentions:
        return wish
    return replace(wish, grain=kept.grain)


def _place_first(question: Question) -> bool:
    """ "1위 품목 올해 월별로" after a list: its item by month, where "월별 1위" is the leader of each."""
    grains = [one.start for one in question.pieces if one.concept and one.concept.section == "grain"]
    places = [one.start for one in question.numbers if one.role == "rank"]
    places += [one.start for one in question.pieces if one.concept and ".".join(one.concept) in RANKS]
    return bool(places and grains) and min(places) < min(grains)


def _over_another_unit(wish: Wish, question: Question) -> Wish:
    """ "What about per month?" after a daily average: the mean of a month."""
    said = [*courses_of(question), *(unit for word, unit in UNIT_WORDS.items() if word in question.words)]
    others = set(question.keys("ask")) - set(AVERAGES) or question.keys("measure") or question.keys("noun")
    return wish if others or len(said) != 1 else replace(wish, intent="average", grain=said[0])


def _of_lots(kept: Frame) -> bool:
    largest = kept.intent == "extreme" and kept.grain == "lot"
    return kept.intent == "lots" or largest or (kept.intent == "count" and kept.measure == "lots")


def _lists(question: Question) -> bool:
    return bool(question.says("ask.lot_list", "ask.recent", "ask.last") or SHOWN & question.words)


def _counts_lots(question: Question) -> bool:
    """ "1등은 몇 로트야?", "the lot count of #1" after a list: the lots of the item in that place."""
    sides = question.says("ask.most", "ask.least", "ask.top", "ask.bottom", "ask.average_lot", "ask.lot_list")
    counted = HOW_MANY & question.words or any(one.text.endswith("수") for one in question.pieces)
    return rank_of(question) is not None and question.says("measure.lots") and bool(counted) and not sides


def _only_side(question: Question, *, numbers: bool = False) -> bool:
    """ "Smallest output?": a side and the word for what was made, nothing else."""
    asks = set(question.keys("ask")) <= {"most", "least", "top", "bottom"}
    bare = set(question.keys("measure")) <= {"quantity"} and not (
        question.keys("noun") or question.keys("grain")
    )
    return asks and bare and not (question.times or question.mentions or (question.numbers and not numbers))


def of_all_time(question: Question, wish: Wish, kept: Frame | None) -> bool:
    """ "총 몇 개 만들었어?" after an item's last day: of all the time it was made."""
    summed = wish.intent in ("total", "count", "produced") and question.says(*SUMS)
    return bool(kept and kept.intent == "span" and summed and not question.times)


def beside_of(frame: Frame, question: Question, kept: Frame | None) -> Frame:
    """ "작년이랑 같이", "2024 too" after a course: both, one after the other."""
    if kept is None or not (frame.intent == kept.intent == "trend") or question.mentions:
        return frame
    alike = (frame.grain or "month") == (kept.grain or "month") and frame.items == kept.items
    alike = alike and frame.without == kept.without
    pair = (*frame.periods, *kept.periods)
    if not (alike and _TOO.search(question.text)) or len(pair) != PAIR or pair[0] == pair[1]:
        return frame
    return replace(frame, periods=tuple(sorted(pair, key=lambda period: period.first)))
