"""What a question is about once something is left out: all items but some, or the others of several."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.asking.wish import Wish
from assistant.planner.frame import Family, Frame
from assistant.planner.from_calls import frame_of, last_listing
from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.question import Question, rank_of
from assistant.planner.reading.wholes import is_whole
from assistant.planner.settling.listed import ranked
from assistant.planner.settling.subjects import items_of
from tools.items import ItemIndex
from tools.tool import Item, Table

LISTING = ("ranking", "share", "leaders")
"""Intents after which "the rest" alone is asked for its quantity."""
SHOWING = frozenset(
    (
        "뭐",
        "뭐야",
        "뭔지",
        "무엇",
        "어떤",
        "목록",
        "리스트",
        "보여",
        "보여줘",
        "what",
        "which",
        "list",
        "show",
    )
)
"""Words by which the others are to be listed."""
_AMONG_REST = re.compile(
    r"나머지\s*(?:품목|제품)?\s*중|\b(?:of|among|in) the (?:rest|others|remaining)\b", re.IGNORECASE
)
"""Of those that were told without some."""
UNABLE = Decline("clarify", None, "unsupported.except")
UNSURE = Decline("clarify", None, "unsupported.rest")


class About(NamedTuple):
    """The items of a question, none for all of them, and those left out."""

    items: tuple[Item, ...]
    without: tuple[Item, ...] = ()


def about(
    question: Question,
    wish: Wish,
    kept: Frame | None,
    history: Sequence[Exchange],
    index: ItemIndex,
    families: tuple[Family, ...] = (),
) -> About | Decline:
    """The items of a question without those that it, or the answer it goes on from, leaves out.

    Of families that are told apart they are theirs, none where they are all there are.
    """
    if families and not question.mentions:
        return About(kept.items if kept and kept.families else ())
    if not question.left_out and _unlisted(kept) and rank_of(question) and not wish.place:
        return Decline("clarify", None, "unknown.rank", {"rank": str(rank_of(question))})
    if not question.left_out:
        items = items_of(question, wish, kept, history)
        if isinstance(items, Decline):
            return items
        again = question.mentions or question.says("refer.all", "refer.site")
        goes_on = kept is not None and not again and {*map(_code, items)} == {*map(_code, kept.items)}
        return About(items, _named(kept.without, index) if kept and goes_on else ())
    without = _left_out(question, kept, history)
    if isinstance(without, Decline):
        return without
    if question.left_out.also and kept:
        without = tuple({item.code: item for item in (*kept.without, *without)}.values())
    whole = _whole(question, kept, history, without)
    if isinstance(whole, Decline):
        return whole
    codes = {*map(_code, without)}
    items = tuple(item for item in whole if item.code not in codes)
    return About(_named(items, index), _named(without, index)) if items or not whole else UNSURE


def of_the_rest(wish: Wish, question: Question, kept: Frame | None) -> Wish:
    """ "나머지는?" after a list: how much it was, or the list of it; "나머지 중 1위": a place among them."""
    place = rank_of(question) or 0
    if place > 0 and wish.intent is None and (question.left_out or _unlisted(kept)):
        return replace(wish, intent="ranking", place=place, limit=None)
    if not question.left_out or wish.intent is not None or kept is None or kept.intent not in LISTING:
        return wish
    said = question.left_out
    rest = said.rest or said.leading or said.these or question.says("refer.all")
    if (kept.items and kept.intent == "share") or not rest:
        return wish
    if SHOWING & question.words:
        return replace(wish, intent="ranking", listed=wish.limit is None)
    if kept.by_count:
        return replace(wish, intent="count", measure=kept.measure)
    return replace(wish, intent="total")


def _unlisted(kept: Frame | None) -> bool:
    """Whether the answer before was of all items but some, and listed none: a place is no one's of a list."""
    return kept is not None and kept.of_the_rest and kept.intent not in LISTING


def _left_out(
    question: Question, kept: Frame | None, history: Sequence[Exchange]
) -> tuple[Item, ...] | Decline:
    """The items that are left out, by name or as those of the answer before."""
    said = question.left_out
    before = kept or frame_of(history)
    again = before and (said.these == len(before.without) or (kept and _AMONG_REST.search(question.text)))
    if before and again and before.of_the_rest and not said.mentions:
        return before.without  # "나머지 중 1위", "그 둘 제외한 9월" after what was told without them
    found: list[Item] = []
    for one in said.mentions:
        members = _some_of(one, question, kept) or _members(one, question)
        if not members:
            return Decline("clarify", None, "unsupported.except_which", {"text": one.text})
        found += members
    for place in said.places:
        in_place = ranked(place, history)
        if isinstance(in_place, Decline):
            return in_place
        found += in_place
    if said.leading or said.shown or said.that or said.these:
        shown = _shown(history)
        exact = said.these or (1 if said.that else 0)
        fits = len(shown) == exact if exact else len(shown) >= max(said.leading, 1)
        if not fits or (said.leading and not _listed(history)):
            return UNSURE
        found += shown[: said.leading] if said.leading else shown
    return tuple({item.code: item for item in found}.values())


def _members(one: Mention, question: Question) -> tuple[Item, ...]:
    """The item that is named, or the items of a family that is said to be meant as a whole."""
    if one.item:
        return (one.item,)
    whole = is_whole(one, question.text)
    of_more = any({*one.hits} & {*named.hits} for named in question.mentions)  # "CT 중에 토릭 빼고"
    return one.hits if (whole or of_more) and not one.guessed else ()


def _some_of(one: Mention, question: Question, kept: Frame | None) -> tuple[Item, ...]:
    """ "먼슬리는 빼고" after BW as one: those of its items that bear the name."""
    own = {item.code for item in kept.items} if kept and not question.mentions else set()
    found = tuple(item for item in one.hits if item.code in own) if not one.guessed else ()
    return found if 0 < len(found) < len(own) else ()


def _shown(history: Sequence[Exchange]) -> tuple[Item, ...]:
    """The items that the last answer listed, or was about, and those it left out itself."""
    before = frame_of(history)
    if before is None or before.intent in ("search", "movers", "idle", "leaders", "threshold", "lot"):
        return ()
    listed = _listed(history)
    return (*listed, *before.without) if listed else before.items


def _listed(history: Sequence[Exchange]) -> tuple[Item, ...]:
    """The items of the list that the last answer was."""
    last = next((one for one in reversed(history) if one.results), None)
    table = last_listing((last,)) if last else None
    rows: list[Table] = [table] if table else []
    codes = dict.fromkeys(str(row["item_code"]) for one in rows for row in one.records() if row["item_code"])
    return tuple(Item(code, None) for code in codes)


def _whole(
    question: Question, kept: Frame | None, history: Sequence[Exchange], without: Sequence[Item]
) -> tuple[Item, ...] | Decline:
    """What they are left out of: the items named beside them, those of the answer before, or all (none)."""
    codes = {*map(_code, without)}
    if question.mentions:
        named = [item for one in question.mentions for item in (one.hits or (one.item,)) if item]
        among = len(named) > 1 and codes & {*map(_code, named)} and not codes >= {*map(_code, named)}
        return tuple(dict.fromkeys(named)) if among and not question.left_out.shown else UNABLE
    before = frame_of(history) if question.left_out.shown else kept
    if before is None or not before.items or question.says("refer.all", "refer.site"):
        return ()
    own = {*map(_code, before.items)}
    if codes < own:
        return before.items
    return () if own <= codes else UNABLE


def _named(items: Sequence[Item], index: ItemIndex) -> tuple[Item, ...]:
    """The items with the names they bear."""
    hits = ((item, index.exact(item.code).hits) for item in items)
    return tuple(found[0].item if len(found) == 1 else item for item, found in hits)


def _code(item: Item) -> str:
    return item.code
