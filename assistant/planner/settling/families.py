"""Families of items that are told apart, each as one: which they are, and what can be said of each."""

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.planner.asking.decline import Decline
from assistant.planner.asking.units_asked import EACH
from assistant.planner.asking.wish import Wish
from assistant.planner.followups.compared import holds_against
from assistant.planner.frame import COUNTS, MEANS, Family, Frame, Grain, Intent
from assistant.planner.reading.by_family import Grouping, families_in, says_items
from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.question import Question, rank_of
from assistant.planner.reading.wholes import is_whole
from assistant.planner.settling.reach import which_more
from assistant.planner.times import Times
from tools.items import ItemIndex
from tools.tool import Item

PAIR, LISTED = 2, 3
_PICKED = re.compile(r"품목|아이템|\b(?:items?|products?|skus?)\b", re.IGNORECASE)
"""Items of which one is looked for among several families: "BW랑 CT 중 1위 품목"."""
HELD: tuple[Intent | None, ...] = (
    *(None, "total", "compare", "trend", "ranking", "share", "count", "average", "movers", "why", "produced"),
)
"""Intents that may hold families that are named against each other."""
BESIDE: tuple[Intent | None, ...] = (None, "total", "compare", "trend", "count", "average")
"""Intents that may hold an item against a family."""
SIDES = ("ask.most", "ask.least", "ask.top", "ask.bottom")
OTHERS = ("refer.all", "refer.site", "refer.whole", "refer.item")
"""Words for everything, or for an item, after an answer about families."""
GOING_ON: tuple[Intent | None, ...] = (*HELD, "extreme", "leaders")
"""Intents that go on about the families of the answer before."""
UNITS = ("일", "날", "주", "월", "달", "분기", "해", "day", "week", "month", "quarter", "year")
"""How a word for the most or the least ends that says of which unit of time: "최고생산일"."""
TIMED: tuple[Grain, ...] = ("day", "week", "month", "quarter", "half", "year")
ORDERED: tuple[Intent | None, ...] = (None, "total", "ranking", "extreme", "share", "count", "produced")
OF_ONE: Mapping[Intent, Intent] = {
    "ranking": "total",
    "search": "total",
    "threshold": "total",
    "idle": "total",
    "span": "total",
    "leaders": "trend",
    "movers": "compare",
}
"""What is asked of one family, or of an item, after what was asked of all families."""


def told_apart(
    question: Question, wish: Wish, grouping: Grouping | None, kept: Frame | None
) -> tuple[Family, ...]:
    """The families that a question tells apart: all, those it names, or those of the answer before."""
    if grouping:
        return () if question.mentions or question.left_out else grouping.families
    named = families_of(question, wish)
    goes_on = not named and kept is not None and bool(kept.families) and _goes_on(question, wish)
    of_all = kept is not None and not kept.items and not EACH & question.words
    goes_on = goes_on and not (of_all and wish.intent == "trend" and question.says("ask.total"))
    return kept.families if goes_on and kept else named


def _goes_on(question: Question, wish: Wish) -> bool:
    """Whether a follow-up names nothing else than what it asks of the families before."""
    named = question.mentions or question.left_out or question.unknown or question.lot
    other = named or question.says(*OTHERS) or says_items(question.text)
    bounded = wish.intent == "threshold" and wish.grain == "item"  # "100만 개 넘는 데는?"
    return not other and (wish.intent in GOING_ON or bounded)


def families_of(question: Question, wish: Wish) -> tuple[Family, ...]:
    """ "BW랑 CT 비교", "모카 제품과 밀크 제품": families to be held against each other."""
    apart = _told_apart(question)
    codes = [item.code for one in apart for item in _members(one)]
    alike = len(codes) == len(set(codes)) and wish.intent in HELD and not question.says("grain.item")
    of_two = wish.intent == "ranking" and len(apart) < LISTED and not EACH & question.words
    picks = rank_of(question) is not None or question.says(*SIDES)
    among = picks and _PICKED.search(question.text) is not None and not EACH & question.words
    if not alike or of_two or among:
        return ()
    if any(one.item for one in apart) and wish.intent not in BESIDE:
        return ()
    lettered = all(one.lettered for one in apart)
    return tuple(
        Family(one.item.code if one.item else one.text, _members(one))
        if not lettered
        else Family(one.text.upper(), one.hits, lettered=True)
        for one in apart
    )


def _members(one: Mention) -> tuple[Item, ...]:
    return (one.item,) if one.item else one.hits


def with_members(frame: Frame | None, index: ItemIndex) -> Frame | None:
    """A frame of before with the items of its families; with none of its own where it is of all families."""
    if frame is None or not frame.families or not frame.families[0].lettered:
        return frame
    known = families_in(index)
    told = tuple(Family(one.name, known.get(one.name, ()), lettered=True) for one in frame.families)
    items = tuple(item for one in told for item in one.items)
    return replace(frame, families=told, items=() if len(told) == len(known) else items)


def without_families(frame: Frame | None) -> Frame | None:
    """The frame of before for a question of everything, of an item, or of one of its families."""
    if frame is None or not frame.families:
        return frame
    intent = OF_ONE.get(frame.intent, frame.intent)
    return replace(frame, families=(), intent=intent, limit=None, place=None, least=False, shares=False)


def wish_of_families(wish: Wish, question: Question, times: Times, kept: Frame | None) -> Wish:
    """What is asked of families: a place among them, their order, a course of their shares."""
    before = kept if kept and kept.families else None
    measure = wish.measure or (before.measure if before and before.measure in (*COUNTS, *MEANS) else None)
    rank, timed = rank_of(question), _timed(question)
    if wish.intent == "count" and wish.measure == "items":
        return wish
    if rank and wish.intent in ORDERED and not timed:
        place, least = (rank, wish.least) if rank > 0 else (None, True)
        limit = None if place else 1
        return replace(
            wish, intent="ranking", place=place, least=least, limit=limit, measure=measure, grain=None
        )
    if wish.intent == "trend" and not (timed or wish.grain or question.says("ask.trend")):
        return replace(wish, intent=None if kept else "total")  # "split it by family"
    changes = question.says("ask.growth", "ask.fell", "ask.why") and not which_more(question)
    if changes and question.says(*SIDES, "ask.much") and wish.intent in ORDERED and not timed:
        fell = question.says("ask.fell") and not question.says("ask.growth")
        return replace(wish, intent="movers", limit=wish.limit or 1, least=fell, measure=None, grain=None)
    if question.says(*SIDES) and wish.intent in ORDERED and not timed:
        limit = wish.limit or (1 if question.says("ask.most", "ask.least") else None)
        return replace(wish, intent="ranking", limit=limit, measure=measure, grain=None)
    course = before and before.intent == "trend" and not (times.bases or times.against)
    if wish.intent == "share" and (wish.grain in TIMED or course):
        return replace(wish, intent="trend", grain=wish.grain or (before.grain if before else None))
    held = bool(times.against) or (bool(times.ends or times.bases[1:]) and _compares(question))
    if wish.intent == "share" and held:
        return replace(wish, intent="compare")
    pair = len(times.bases) + len(times.against) >= PAIR or bool(times.ends or times.against)
    pair = pair or (before is not None and _goes_on_in_two(before, question, times))
    told = before is not None and before.intent == "count" and not (wish.measure or pair or changes)
    if told and wish.intent in ("total", "compare") and not question.says("measure.quantity"):
        return replace(wish, intent="count", measure=before.measure if before else None)
    if wish.intent == "compare" and not (pair or changes):
        return replace(wish, intent="total")
    return wish


def _goes_on_in_two(before: Frame, question: Question, times: Times) -> bool:
    """Whether families are held against themselves: in the two periods before, or against the one named."""
    if question.times and question.says("ask.compare"):
        return any(holds_against(question, one) for one in question.times)
    return len(before.periods) == PAIR or bool(times.bases)


def over_all_of_it(times: Times, question: Question) -> Times:
    """ "1월부터 10월까지 BW랑 CT 비교": the two over all of it, not its end against its beginning."""
    changes = question.says("ask.growth", "ask.fell", "ask.why") or times.against or times.listed
    return times if changes else replace(times, ends=())


def _compares(question: Question) -> bool:
    return question.says("ask.compare", "ask.growth", "ask.fell")


def _timed(question: Question) -> bool:
    """Whether a unit of time is looked for: "제품군별 최고 생산월"."""
    units = {*question.keys("noun"), *question.keys("grain")} & set(TIMED)
    sides = [one.text for one in question.pieces if one.concept and ".".join(one.concept) in SIDES]
    return (
        bool(units) or question.says("ask.when", "measure.days") or any(one.endswith(UNITS) for one in sides)
    )


def by_families(
    frame: Frame,
    families: tuple[Family, ...],
    question: Question,
    grouping: Grouping | None,
    kept: Frame | None,
) -> Frame | None:
    """The frame with each of the families as one, where there are any; none where that cannot be said."""
    if not families or frame.families:
        return None if grouping and not families else frame
    limited = any(one.role == "limit" for one in question.numbers) or question.says(*SIDES)
    every = grouping.every if grouping else not frame.items
    items = () if every else tuple(item for one in families for item in one.items)
    shares = question.says("ask.share") or frame.shares
    shares = shares or bool(kept and kept.families and (kept.shares or kept.intent == "share"))
    frame = replace(
        frame,
        families=families,
        items=items,
        summed=False,
        within=(),
        with_total=False,
        listed=False,
        limit=frame.limit if kept is None or kept.families or limited else None,
        shares=shares and frame.intent in ("trend", "compare", "movers", "share"),
    )
    frame = _turned(frame, question, sought=bool(grouping and grouping.sought))
    shared = frame.shares or frame.intent == "share"
    if grouping and grouping.lacking and shared:
        return None  # of all, or of those that are left?
    return frame if _can_be_said(frame) else None


def _turned(frame: Frame, question: Question, *, sought: bool) -> Frame:
    """Intents of items and of everything as those of families."""
    if frame.intent == "produced":
        return replace(frame, intent="total")
    if frame.intent == "ranking" and says_items(question.text) and not sought:
        return replace(frame, intent="leaders", grain="item", limit=frame.limit or 1)
    if frame.intent == "count" and frame.measure == "items" and sought:
        return replace(frame, intent="search", measure="quantity", periods=(), assumed=False)
    if frame.intent == "why":
        return replace(frame, intent="compare")
    if frame.intent not in ("count", "trend") and frame.measure == "items":
        return replace(frame, measure="quantity")
    return frame


def _can_be_said(frame: Frame) -> bool:
    """Whether there is a statement of families for it."""
    if frame.median or frame.weekday_sets:
        return False
    quantity = frame.measures == ("quantity",)
    if frame.intent == "trend":
        known = frame.grain in (None, *TIMED) and not (frame.yearly or frame.mean)
        plain = not frame.grows or (quantity and frame.grain != "half" and not frame.weekdays)
        return known and plain and not (frame.shares and (frame.grows or not quantity))
    if frame.intent in ("compare", "movers"):
        return quantity and len(frame.periods) == PAIR and not (frame.weekdays or frame.both)
    if frame.intent == "extreme":
        return quantity and frame.grain in (None, *TIMED) and not frame.both
    if frame.intent in ("threshold", "idle"):
        return quantity and frame.grain == "item"
    if frame.intent in ("share", "average", "leaders"):
        return quantity
    return frame.intent in ("total", "count", "ranking", "search", "span")


def beside_family(kept: Frame, index: ItemIndex) -> Family:
    """The items of the answer before as a family: by their letters, or by the words their names share."""
    codes = {item.code for item in kept.items}
    whole = [one for one, items in families_in(index).items() if {item.code for item in items} == codes]
    names = [(entry.item.name or "").split("(")[0].split() for entry in index.entries if entry.code in codes]
    shared = [word for word in names[0] if all(word in name for name in names)] if names else []
    bearers = {entry.code for entry in index.entries if {*shared} <= {*(entry.item.name or "").split()}}
    if not whole and shared and bearers == codes:
        whole = [" ".join(shared)]
    named = "+".join(sorted(codes)) if len(codes) <= LISTED else f"{kept.items[0].code} …"
    return Family(whole[0] if whole else named, kept.items)


def held_within(question: Question, wish: Wish, kept: Frame | None) -> Decline | None:
    """ "BW0021 vs BW": what is a part of what it is held against; its share, or the others?"""
    wholes = [one for one in question.mentions if is_whole(one, question.text)]
    items = [one.item for one in question.mentions if one.item]
    before = kept.items if kept and not (items or question.times or kept.as_one) else ()
    parts = [
        item.code for item in (items or before) if any(item == hit for one in wholes for hit in one.hits)
    ]
    if wish.intent != "compare" or len(wholes) != 1 or not parts or len(question.times) >= PAIR:
        return None
    return Decline(
        "clarify", None, "unsupported.part_of", {"part": ", ".join(parts), "whole": wholes[0].text}
    )


def pools(frame: Frame, question: Question) -> bool:
    """Whether families that were named apart would be one in the answer."""
    return frame.as_one and bool(_told_apart(question)) and frame.intent not in ("idle", "search")


def _told_apart(question: Question) -> list[Mention]:
    """What is told apart, each as one: families, and items beside what is said to be a family."""
    named = question.mentions
    apart = [one for one in named if len(one.hits) > 1 and not one.guessed]
    held = [item for one in apart for item in one.hits]
    if len(held) > len(set(held)):  # "Air 시리즈(CT0029~CT0032)" says one twice
        apart = [one for one in apart if not one.range]
    items = [one for one in named if one.item]
    if items and apart and all(is_whole(one, question.text) for one in apart):
        apart = [one for one in named if one in apart or one in items]
    together = len(apart) < PAIR or len(apart) != len(named) or question.says("ask.together")
    return [] if together else apart
