"""A place of a ranking that is asked for: "2위 품목", "두 번째로 많이 만든 날", "and second lowest?"."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.model import Exchange
from assistant.planner.asking.leaders import FIRST
from assistant.planner.asking.ranks import ranks_of
from assistant.planner.asking.wish import Wish
from assistant.planner.frame import COUNTS, MEANS, Frame
from assistant.planner.from_calls import last_listing
from assistant.planner.reading.question import RANKS, Question, rank_of
from assistant.planner.settling.listed import row_in_place

PAIR = 2
SUPERLATIVES = ("ask.most", "ask.least", "ask.much", "ask.bottom")
SUMS = ("total", "produced", "share")
"""Intents of which a family has one figure."""
OTHER_FIGURES = ("measure.lots", "measure.records", "measure.days", "ask.average_lot")
BETWEEN = ("", "'s", "의", "생산", "생산량", "생산의", "생산량의")
"""Between a period and a place of its own ranking."""
WHO = ("who", "which item", "what item", "which product", "누", "뭐", "어떤", "어느")
"""Words that ask for the item in a place."""


def placed(wish: Wish, question: Question, history: Sequence[Exchange], kept: Frame | None) -> Wish:
    """ "2위 품목", "3위에서 7위": a place of what is asked for, or several, where they refer to nothing."""
    wish, said = _placed(wish, question, history, kept), ranks_of(question)
    several = wish.place is not None and len(said) > 1 and min(said) > 0
    return replace(wish, places=said) if several else wish


def _placed(wish: Wish, question: Question, history: Sequence[Exchange], kept: Frame | None) -> Wish:
    """ "2위 품목", "두 번째로 많이 만든 날": the first place that is asked for."""
    if wish.intent == "count" and wish.measure == "lots" and last_listing(history):
        return wish  # "1등은 몇 로트야?"
    rank = rank_of(question) or 0
    if rank > 0 and kept and _of_a_family(wish, question, kept):
        return replace(wish, intent="ranking", place=rank, limit=None, measure=None, grain=None)
    family = any(len(one.hits) > 1 for one in question.mentions)
    if rank > 1 and kept and kept.intent == "extreme" and _turns_place(question):
        return replace(wish, place=rank, limit=None)
    if rank < 1 or wish.both or question.says("refer.among"):
        return wish
    asks_which = wish.intent in (None, "search", "count") and not (question.times or question.mentions)
    if asks_which and _beyond(rank, history, kept):
        return replace(wish, intent="ranking", place=rank, limit=None)
    if asks_which and kept and _asks_who_is(question, kept, history):
        return replace(wish, intent="ranking", place=rank, limit=None, measure=None)
    anew = _starts_anew(kept, history) or _beyond_list(rank, history)
    anew = anew and bool(question.times)
    if question.says("refer.follow") and not (anew or _is_of_a_period(question)):
        return wish
    if question.mentions and not family and wish.intent != "extreme":
        return wish
    apart = wish.intent == "compare" and len(ranks_of(question)) == PAIR and len(question.times) == 1
    if apart and not last_listing(history):  # "10월 1위랑 3위 차이"
        return replace(wish, intent="ranking", place=rank, limit=None, measure=None, grain=None)
    if family and wish.intent in (None, "search", "count", "total"):
        return replace(wish, intent="ranking", place=rank, limit=None, measure=None, grain=None)
    of_units = wish.intent == "extreme" and any(one.role == "rank" for one in question.numbers)
    superlative = wish.intent in ("extreme", "ranking") and question.says(*SUPERLATIVES)
    if wish.intent == "leaders" or of_units or superlative:
        return replace(wish, place=rank, limit=None)
    listed = last_listing(history) is not None
    fits = (None, "ranking", "count") if listed else (None, "ranking", "count", "total", "extreme")
    by_output = _is_of_a_period(question, BETWEEN[3:])
    fits = (*fits, "total") if by_output else fits
    counted = wish.measure if wish.intent == "ranking" and wish.measure in (*COUNTS, *MEANS) else None
    named = any(one.role == "rank" and not (listed and one.unit == "번째") for one in question.numbers)
    named = named or bool(FIRST & question.words or counted)
    named = named or (not listed and _says_items(question))  # "last year's second item"
    if not named or wish.intent not in fits or not (question.times or not listed):
        return wish
    if listed and _of_the_list(question) and not _beyond_list(rank, history):
        return wish
    if not (question.times or question.left_out or question.says("measure.items")):
        return wish
    return replace(wish, intent="ranking", place=rank, limit=None, measure=counted, grain=None)


def _asks_who_is(question: Question, kept: Frame, history: Sequence[Exchange]) -> bool:
    """ "1위 품목은?" after one item of a ranking: who that is among all, as nothing is asked of it."""
    table = last_listing(history)
    ordered = table is not None and any(row.get("rank") for row in table.records())
    ordered = ordered or kept.intent == "span"
    placed = any(one.unit in ("위", "등") for one in question.numbers)
    alone = len(kept.items) == 1 and kept.intent not in ("ranking", "search", "movers")
    return ordered and alone and placed and set(question.said) <= {"measure.items"}


def _is_of_a_period(question: Question, between: Sequence[str] = BETWEEN) -> bool:
    """ "And last year's number two?", "그럼 작년 2위는?": the place of that period's own ranking."""
    starts = [one.start for one in question.numbers if one.role == "rank"]
    starts += [one.start for one in question.pieces if one.concept and ".".join(one.concept) in RANKS]
    apart = [question.text[time.end : start] for time in question.times for start in starts]
    return any(text.strip() in between for text in apart if text)


def _says_items(question: Question) -> bool:
    """Whether items are said, be it in one word with their place: "두 번째 품목"."""
    return question.says("measure.items") or any(one.endswith(("품목", "제품")) for one in question.words)


def _of_a_family(wish: Wish, question: Question, kept: Frame) -> bool:
    """ "2위는?" after the sum of a family, "두 번째로 적은 거" after its least: a place among its items."""
    named = question.mentions or question.left_out or question.says("refer.all", "refer.site", *OTHER_FIGURES)
    if named or wish.intent not in (None, "ranking") or len(kept.items) <= PAIR:
        return False
    if kept.intent == "ranking":
        return wish.intent is None and wish.least
    ranked = any(one.role == "rank" and one.unit != "번째" for one in question.numbers)
    return kept.as_one and kept.intent in SUMS and (ranked or bool(FIRST & question.words))


def _turns_place(question: Question) -> bool:
    """ "And second lowest?" after the lowest month: another place of what was looked for."""
    others = (
        question.says("measure.items", "grain.item", "ask.item_list")
        or question.mentions
        or question.keys("noun")
    )
    counted = any(one.role != "rank" for one in question.numbers)
    return question.says(*SUPERLATIVES) and not (others or question.times or counted)


def _of_the_list(question: Question) -> bool:
    """ "What did number four do in September?": the fourth of the list, unless it asks who that was."""
    place = min((one.start for one in question.numbers if one.role == "rank"), default=None)
    time = min((one.start for one in question.times), default=None)
    asks_who = any(one.text.startswith(WHO) for one in question.pieces)
    return place is not None and time is not None and place < time and not asks_who


def _starts_anew(kept: Frame | None, history: Sequence[Exchange]) -> bool:
    """ "And the number two of last month" after an item alone, or no list: of a ranking of its own."""
    if kept is None:
        return True
    alone = not (kept.items[1:] or kept.families)
    return alone and (kept.intent == "total" or last_listing(history) is None)


def _beyond_list(rank: int, history: Sequence[Exchange]) -> bool:
    """Whether the last list has no such place: "number two of last month" after its first alone."""
    table = last_listing(history)
    return table is not None and row_in_place(table, rank) is None


def _beyond(rank: int, history: Sequence[Exchange], kept: Frame | None) -> bool:
    """ "2위는?" after the first alone was shown: a place of that ranking that its table does not hold."""
    table = last_listing(history)
    best_first = kept is not None and kept.intent == "ranking" and not kept.least
    among_some = kept is not None and bool(kept.within or kept.items[1:])
    return bool(best_first and table and (among_some or row_in_place(table, rank) is None))
