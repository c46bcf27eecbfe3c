"""Which items a question is about: those it names, those of an earlier answer, or all."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.asking.leaders import FIRST
from assistant.planner.asking.units_asked import HOW_MANY
from assistant.planner.asking.wish import Wish
from assistant.planner.followups.amounts import is_placed
from assistant.planner.followups.carry import part_of
from assistant.planner.followups.compared import holds_against
from assistant.planner.followups.leaning import OURS, all_of_a_period
from assistant.planner.frame import COUNTS, Frame
from assistant.planner.from_calls import best_first, last_listing
from assistant.planner.reading.question import RANKS, Question, rank_of
from assistant.planner.reading.vocabulary import Concept
from assistant.planner.settling.listed import (
    all_found,
    in_places,
    item_in,
    items_in,
    of_those_before,
    only_found,
    ranked,
    row_in_place,
    shown_items,
)
from assistant.planner.settling.named_items import named_items
from tools.tool import Item

MOST_FOUND = 20
ITEM_WORDS = frozenset(
    {"그품목", "그제품", "이품목", "이제품", "해당품목", "해당제품", "that item", "this item", "that product"}
)
WITHIN = ("share", "ranking")
"""Intents for which the plant is what an item is looked at within."""
OF_IT = (None, "total", "count", "average", "trend", "extreme", "lots", "history")
"""Intents whose question speaks of the item told before by "it"."""
OF_ITSELF = ("extreme", "why", "compare")
"""Intents whose question may speak of its own finding as "it": "June dropped, what was behind it?"."""
OF_ONE = ("span", "produced")
"""Intents that are about one item, where an answer before found one."""
OF_A_LEADER = ("history", "lots", "count", "trend", "average", "extreme", "span", "produced", "share")
"""Intents that go on about the one item that led."""
BY_ITEM = ("measure.items", "grain.item", "ask.item_list")
OF_ITEMS = (*BY_ITEM, "ask.top", "ask.bottom")
FINAL = Concept("refer", "final")
_LOWEST = re.compile("꼴|맨아래|맨밑|bottom|lowest")
_CORRECTS = re.compile(r"^\W*(?:아니|아뇨|no\b|not\b|i mean)", re.IGNORECASE)
_IT = re.compile(r"\bit\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"전체(?!\s*기간)|전부|모든|공장|회사|품목|제품|\b(?:plant|factory|company|site|items|products)\b",
    re.IGNORECASE,
)
_OVERALL = re.compile(r"\boverall (?:production|output)\b|\bwe \w+ overall\b", re.IGNORECASE)


def items_of(
    question: Question, wish: Wish, kept: Frame | None, history: Sequence[Exchange]
) -> tuple[Item, ...] | Decline:
    """The items of a question; one that cannot be told from others is left to the tools to ask about."""
    if wish.intent == "search":
        return ()
    if question.mentions:
        return named_items(question, wish)
    if question.unknown:
        return tuple(Item(word, None) for word in question.unknown)
    of_found = kept is not None and kept.intent == "search"
    ranks = wish.intent == "ranking" and not (question.times or question.says("refer.all", "refer.site"))
    if wish.among or (of_found and (ranks or question.says("refer.among"))):
        return all_found(history)  # "which was made most?", "상위 3개" after a search
    of_units = wish.intent in (None, "extreme") and not question.says(*BY_ITEM)
    if wish.place:
        return kept.items if kept and of_units else _field(question, kept)
    if kept and kept.within and wish.intent == "ranking" and wish.limit and _field(question, kept):
        return kept.within  # "꼴찌 3개는?" after the share of one of CT: of CT
    if _lists_all(wish, question, kept):
        return ()
    leader = _leader(question, wish, kept, history)
    if leader:
        return leader
    rank = None if kept and kept.intent == "span" else rank_of(question)  # "its last one": its last day
    several = list(dict.fromkeys(one.value for one in question.numbers if one.role == "rank"))
    if len(several) > 1 and not wish.place:
        by_other = kept is not None and kept.intent == "ranking" and kept.by_count
        if by_other and question.says("ask.compare", "ask.much") and not question.says("measure.quantity"):
            return Decline("clarify", None, "unknown.both")  # of a mean or a count: no gap of quantities
        return in_places(several, history)
    if rank == -1 and kept and is_placed(kept) and not kept.least:
        return Decline("clarify", None, "unknown.rank")  # the list was not shown to its end
    if rank is not None:
        history = best_first(history) if rank > 0 and _in_place(question) else history
        placed = _says_place(question)
        if kept and kept.intent == "search" and placed:
            return Decline("clarify", None, "unknown.rank", {"rank": str(rank)})  # in no order
        told = of_those_before(rank, kept, history, by_amount=placed)
        return told or ranked(_from_below(rank, question, kept), history)
    if wish.intent == "share" and kept and not (kept.items or question.times):
        return part_of(history)
    if _of_everything(question, wish, kept):
        return ()
    if kept and kept.intent in ("ranking", "movers") and not kept.items and _sums_up(question, wish):
        return shown_items(history)
    if question.lot:
        return ()
    if kept and _of_the_listed(question, wish, kept):
        return shown_items(history)
    if kept and _of_those_or_all(question, wish, kept):
        return Decline("clarify", None, "unsure.item")
    listed = kept is not None and kept.intent in ("ranking", "movers") and not kept.items
    if listed and wish.intent in OF_ONE and (_IT.search(question.text) or not question.times):
        return _of_a_listing(question, wish, history)
    if question.says("refer.item") and not (kept and kept.items):
        within = kept is None and bool(question.times) and wish.intent in OF_ITSELF
        return () if within else _referred(question, kept, history)
    unmade = wish.intent == "idle" and wish.grain == "item"
    if (unmade or wish.intent == "movers") and kept and len(kept.items) == 1:
        return ()  # which items were not made, or rose, after one of them
    return kept.items if kept and wish.intent not in ("fresh",) else ()


def _in_place(question: Question) -> bool:
    """Whether a place is one of an order by what was made: "1위", "the top item", not "the first one"."""
    return _says_place(question) and not question.says("refer.among")


def _says_place(question: Question) -> bool:
    placed = any(one.role == "rank" and one.unit in ("위", "등") for one in question.numbers)
    return placed or bool(FIRST & question.words)


def _field(question: Question, kept: Frame | None) -> tuple[Item, ...]:
    """ "2위는?", "9월 1위는?" after a place among some items: those, unless all of them are said."""
    of_all = question.says("refer.all", "refer.site", "refer.whole")
    if kept is None or not (kept.intent in WITHIN or kept.as_one) or of_all:
        return ()
    return kept.within or (kept.items if len(kept.items) > 1 else ())


def _sums_up(question: Question, wish: Wish) -> bool:
    """ "Combined how many?" after a list: of those that it shows."""
    return question.says("ask.together") and wish.intent in (None, "total", "count") and not question.times


def _of_everything(question: Question, wish: Wish, kept: Frame | None) -> bool:
    """ "The whole plant" is all items, but what an item is a part of or ranks in ("공장에서 몇 등이야")."""
    if wish.intent == "share" and (question.says("ask.percent") or (kept and kept.items)):
        return False
    if kept and kept.intent == "span" and not _WHOLE.search(question.text):
        return False  # "통틀어 몇 개?": of all the time it was made
    if kept and kept.items and all_of_a_period(question):
        return False
    if kept and kept.items and question.says("refer.item") and wish.intent in OF_IT:
        return False  # "그거 작년 전체는?": all of the time
    if OURS.search(question.text) and not question.says("refer.item"):
        return True
    if question.says("refer.whole") and not (kept and kept.intent == "span"):
        return True  # "그날 전체 생산량은?"
    whole = question.says("refer.all") or (question.says("refer.site") and wish.intent not in WITHIN)
    return whole and wish.intent != "fresh"


def says_all_items(question: Question) -> bool:
    """ "전체 품목", "the whole plant": all items, by name."""
    said = [
        one.text
        for one in question.pieces
        if one.concept and ".".join(one.concept) in ("refer.all", "refer.site")
    ]
    overall = "overall" in said and _OVERALL.search(question.text)
    return bool(overall) or any(_WHOLE.search(text) for text in said if text not in ("전체", "전부", "모든"))


def _lists_all(wish: Wish, question: Question, kept: Frame | None) -> bool:
    """ "상위 3개 품목은?" after one item, "1위와 꼴찌": those of all."""
    if wish.both and wish.intent == "ranking":
        return True
    longer = wish.intent is None and kept is not None and kept.intent == "ranking" and (wish.limit or 0) > 1
    if kept is None or not (wish.intent == "ranking" or longer) or len(kept.items) != 1:
        return False
    if wish.listed or question.says("ask.item_list", "grain.item"):
        return True  # "which items were made that day?", "by item"
    which_item = question.says("measure.items") and question.says("ask.most", "ask.least", "ask.top")
    return (wish.limit or 0) > (0 if which_item or kept.by_count or wish.measure in COUNTS else 1)


def asks_amount(question: Question) -> bool:
    """ "How many of it this year?": one item of a list, and how much of it was made."""
    named = len(question.mentions) == 1 and (question.mentions[0].item or question.mentions[0].lettered)
    if named and HOW_MANY & question.words:
        return True
    one = question.says("refer.item", *RANKS) or any(number.role == "rank" for number in question.numbers)
    return one and bool(question.times or HOW_MANY & question.words or question.says("measure.quantity"))


def _leader(
    question: Question, wish: Wish, kept: Frame | None, history: Sequence[Exchange]
) -> tuple[Item, ...]:
    """ "로트는 몇 개지?", "월별로" after the one item that led or was found: what is asked of it."""
    others = question.says("refer.all", "refer.site", "refer.whole", "refer.among", *OF_ITEMS)
    if kept is None or others or rank_of(question) is not None:
        return ()
    table = last_listing([one for one in history if one.results][-1:])
    found = [row for row in table.records() if row["item_code"] is not None] if table else []
    if kept.intent == "search":
        amount = HOW_MANY & question.words or question.says(
            "measure.quantity", "measure.lots", "measure.records"
        )
        amount = amount or (question.says("ask.total") and question.text.rstrip(" ?.!요").endswith("도"))
        dated = wish.intent is None and question.times  # "9월은?"
        asked = wish.intent in (*OF_A_LEADER, None, "total") and (
            amount or dated or wish.intent in OF_A_LEADER
        )
        asked = asked or _holds_it(question, wish)
        asked = asked and not (len(found) > 1 and question.says("refer.item"))  # "그 품목" of several
        return items_in(found) if asked and 0 < len(found) <= MOST_FOUND else ()
    if _CORRECTS.match(question.text):
        return ()  # "아니 가장 많이 만든 달": of all
    asked = wish.intent in OF_A_LEADER or _says_amount(question, wish, kept) or _holds_it(question, wish)
    asked = asked or (wish.intent == "why" and not question.times)
    if kept.intent == "movers" and len(found) == 1 and asked:
        return items_in(found)  # "why?", "로트 수는?" after the item that rose most
    if kept.intent != "ranking" or not asked:
        return ()
    if len(kept.items) == 1:
        return kept.items  # the place of an item that took that of the first
    if kept.places:
        return items_in(found)
    row = row_in_place(table, kept.place) if table and kept.place else None
    if row is None and (len(found) == 1 or (kept.limit == 1 and kept.items)):
        row = found[0] if found else None
    return item_in(row) if row else ()


def _says_amount(question: Question, wish: Wish, kept: Frame) -> bool:
    """ "생산량은?" after the item in a place: what was made of it."""
    bare = _says_only_quantity(question) and not (question.times or question.mentions)
    of_one = kept.limit == 1 or (kept.place and not kept.places)
    return wish.intent == "total" and bool(of_one) and bare


def _says_only_quantity(question: Question) -> bool:
    return {one for one in question.said if not one.startswith("noise.")} <= {"measure.quantity"}


def _holds_it(question: Question, wish: Wish) -> bool:
    """ "작년이랑 비교하면?", "than in September?" after the item that led: held against another time."""
    one = question.times[0] if len(question.times) == 1 else None
    return (
        wish.intent == "compare" and one is not None and (one.period is None or holds_against(question, one))
    )


def _of_the_listed(question: Question, wish: Wish, kept: Frame) -> bool:
    """ "작년이랑 비교하면?", "수량은?" after the top five: each of these."""
    bare = _says_only_quantity(question) and wish.intent == "total" and not question.times
    return _lists_few(kept) and not question.mentions and (bare or _holds_it(question, wish))


def _of_those_or_all(question: Question, wish: Wish, kept: Frame) -> bool:
    """ "하루 평균은?", "by month" after the top five: of these, or of everything?"""
    said = question.times or question.mentions or question.says("ask.total", "ask.together", *BY_ITEM)
    return _lists_few(kept) and wish.intent in ("average", "trend") and not said


def _lists_few(kept: Frame) -> bool:
    return kept.intent == "ranking" and not kept.items and (kept.limit or 0) > 1


def _from_below(rank: int, question: Question, kept: Frame | None) -> int:
    """ "꼴찌" of the fewest is the first of that list."""
    lowest = any(_LOWEST.match(one.text) for one in question.pieces if one.concept == FINAL)
    return 1 if rank == -1 and lowest and kept is not None and kept.least else rank


def _referred(
    question: Question, kept: Frame | None, history: Sequence[Exchange]
) -> tuple[Item, ...] | Decline:
    """ "That item" after a ranking is its first one; "it" after a total is the total."""
    if kept is None:
        return Decline("clarify", None, "unknown.item")
    if kept.intent in ("search", "lot"):
        return only_found(history)
    if kept.intent not in ("ranking", "movers", "share") and ITEM_WORDS & question.words:
        return Decline("clarify", None, "unknown.item")
    if kept.places:
        return Decline("clarify", None, "unknown.item")
    found = ranked(kept.place or 1, history) if kept.intent in ("ranking", "movers") else ()
    return () if isinstance(found, Decline) else found


def _of_a_listing(question: Question, wish: Wish, history: Sequence[Exchange]) -> tuple[Item, ...] | Decline:
    """ "When was it last made?" after the one largest item: that item; of several it cannot be told which."""
    table = last_listing(history)
    found = [row for row in table.records() if row["item_code"] is not None] if table else []
    if len(found) == 1:
        return ranked(1, history)
    speaks_of_one = question.says("refer.item") or bool(_IT.search(question.text))
    return Decline("clarify", None, "unknown.item") if speaks_of_one or wish.intent == "span" else ()
