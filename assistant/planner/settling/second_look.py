"""A second look at a finished frame: whether it holds what was said, in the very words that were typed.

On its way to a frame a question is put in other words, more than once, and any of these may lose something.
This looks for a few words that cannot be mistaken (`second_look.toml`), codes, years and counts of units of
time, and asks back where the frame has no place for one, or where it left the item or the year that was
spoken of for all items or for this year without a word.
"""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.calling.calls import calls_of
from assistant.planner.figures import letters_of
from assistant.planner.followups.within import is_bare
from assistant.planner.frame import COUNTS, Frame
from assistant.planner.reading.by_family import families_in
from assistant.planner.reading.question import Question
from assistant.planner.settling.look import YEAR, Look, words
from assistant.planner.settling.lost import LOST, day_unasked
from assistant.planner.times import Bounds
from tools.items import ItemIndex

_WHOLE_TIME = re.compile(r"(?<=[주달기해간]) ?(?:전체|전부|통틀어서?)(?:로|의)?")
LONG = 62
"""Days within which what comes after a period may follow it."""
LISTS = ("trend", "ranking", "leaders")
"""Intents whose rows a further question asks something of."""
OF_NO_ITEM = ("share", "search", "fresh", "lot")
"""Intents that name no item of their own."""
PLACED = ("ranking", "leaders", "movers")
"""Intents that show items in order."""


_FIGURES = {"quantity": ("output", "생산량"), "lots": ("lots", "로트 수"), "records": ("records", "기록 수")}
"""What may be told beside each other, in words."""


def second_look(
    text: str,
    full: Question,
    frame: Frame,
    before: Frame | None,
    bounds: Bounds,
    index: ItemIndex,
    *,
    dwelt: bool = False,
    narrowed: bool = False,
) -> Decline | None:
    """What to ask back where a frame does not hold what was typed.

    `full` is the question as it was put in full, `before` the frame of the answer it goes on from, `dwelt`
    whether the one before that was about the same items, `narrowed` whether all were spoken of not long ago.
    """
    if frame.shown or frame.reckoned:
        return None
    look = Look(text, full, frame, before, bounds, index, dwelt)
    lost = [look.said(key) for key, is_lost in LOST.items() if is_lost(look)]
    if lost:
        return Decline("clarify", None, "unsupported.too_much", {"words": ", ".join(lost)})
    return (
        _measure_left(look)
        or _item_left(look)
        or (_item_kept(look) if narrowed else None)
        or _year_left(look)
    )


def told_again(text: str, full: str, frame: Frame, history: Sequence[Exchange]) -> bool:
    """Whether a list or course would be told as it was right before, though nobody asked for it again."""
    last = next((one for one in reversed(history) if one.results), None)
    picked = frame.place or frame.places or frame.families or frame.shown or frame.reckoned
    if last is None or picked or frame.intent not in LISTS:
        return False
    if full == last.question or words()["again"].search(text):
        return False
    told = [(one.call.id, one.call.arguments) for one in last.results]  # the id names the one item of a place
    return told == [(call.id, call.arguments) for call in calls_of(frame)]


def says_total(text: str) -> bool:
    """Whether a total, or the whole, is asked for by name."""
    return bool(words()["total"].search(text) or words()["whole"].search(text))


def _measure_left(look: Look) -> Decline | None:
    """One of two figures that were told, given up without a word where they are to be told by item."""
    frame, before = look.frame, look.before
    listed = frame.intent == "ranking" and not (frame.beside or frame.limit or look.full.keys("measure"))
    if before is None or not (before.beside and listed):
        return None
    english = look.full.text.isascii()
    names = [_FIGURES[one][0 if english else 1] for one in before.measures if one in _FIGURES]
    asked = [f"{one} by item" if english else f"품목별 {one}" for one in names]
    return Decline("clarify", None, "unsupported.too_much", {"words": ", ".join(names)}, tuple(asked))


def _item_left(look: Look) -> Decline | None:
    """The item that was spoken of, or one of a list, given up for all items without a word."""
    frame, before = look.frame, look.before
    if day_unasked(look):
        return Decline("clarify", None, "unknown.item")
    says_all = look.says_all and not _may_be_of_the_time(look)
    if before is None or not look.is_bare or says_all or frame.measure == "items":
        return None
    pointed = before.intent in PLACED and look.says("place") and not (frame.limit or frame.place)
    if pointed:
        return Decline("clarify", None, "unknown.item")
    if not (before.items or before.families) or frame.intent in OF_NO_ITEM:
        return None
    if not before.items and {one.name for one in before.families} >= {*families_in(look.index)}:
        return None  # all the families together are everything
    of_items = frame.intent in PLACED or (frame.intent == "idle" and frame.grain == "item")
    if of_items and len(before.items) == 1:
        return None  # "top 3?" after an item: of all
    return Decline("clarify", None, "unsure.item", suggestions=_choices(look.full.text, before))


def _may_be_of_the_time(look: Look) -> bool:
    """ "그 주 전체는?" after a day of an item: all of that week, or all items of it."""
    periods = (*look.frame.periods[:1], *(look.before.periods[:1] if look.before else ()))
    longer = len(periods) > 1 and periods[0].days > periods[1].days
    return longer and look.says("whole_time") and not look.says("every_item")


def _item_kept(look: Look) -> Decline | None:
    """What all were narrowed to kept, where another figure of a period of its own is asked for."""
    frame, before, full = look.frame, look.before, look.full
    if before is None or not frame.items or frame.items != before.items or full.mentions or look.codes:
        return None
    total = look.says("total")
    timed = bool(full.times) and (total or all(one.period and not one.shift for one in full.times))
    other = (frame.intent, frame.measure) != (before.intent, before.measure) or total
    counted = (frame.intent == "count" and frame.measure in COUNTS) or frame.intent == "extreme"
    figure = counted or (total and frame.intent in ("total", "compare"))
    if not (timed and other and figure) or look.says("it") or full.says("refer.item"):
        return None
    return Decline("clarify", None, "unsure.item", suggestions=_choices(full.text, before))


def _choices(text: str, before: Frame) -> tuple[str, ...]:
    """The question about the one item or family that was spoken of, and about all of them."""
    letters = letters_of(before.items) if len(before.items) > 1 else ""
    if len(before.items) != 1 and not letters:
        return ()
    bare = text.rstrip(" ?.!")
    if text.isascii():
        name = f"the {letters} family" if letters else before.items[0].code
        return f"{bare} for {name}?", f"{bare} for all items?"
    own = _WHOLE_TIME.sub("", text)  # "전체" may be all items
    return f"{f'{letters} 제품군' if letters else before.items[0].code} {own}", f"전체 {own}"


def _year_left(look: Look) -> Decline | None:
    """The year that was spoken of given up for this one without a word."""
    frame, before = look.frame, look.before
    if (
        before is None
        or not (frame.periods and before.periods)
        or YEAR.search(look.text)
        or look.says("year")
    ):
        return None
    was = {year for one in before.periods for year in (one.first.year, one.last.year)}
    now = {year for one in frame.periods for year in (one.first.year, one.last.year)}
    follows = (frame.periods[0].first - before.periods[-1].last).days in range(LONG)
    this_year = {look.bounds.today.year}
    if _keeps_year_of_others(look) and was == now and now != this_year:
        now = this_year
    if now != this_year or was & now or follows or frame.assumed:
        return None  # "January?" after a December
    if str(look.bounds.today.year) in look.full.text:
        return None  # what an answer found, by its date
    years, text = (str(max(was)), str(max(now))), look.full.text
    bare = text.rstrip(" ?.!")
    choices = tuple(f"{bare} {year}?" if text.isascii() else f"{year}년 {text}" for year in years)
    return Decline("clarify", None, "unsure.year", {"year": years[0], "other": years[1]}, choices)


def _keeps_year_of_others(look: Look) -> bool:
    """ "Compare CT0025 and CT0026 in October" after 2025 of other items: of that year, or of this one?"""
    before, asked = look.before, look.full
    others = before is not None and len(asked.mentions) > 1 and not {*look.frame.items} & {*before.items}
    return others and asked.says("ask.compare") and bool(asked.times) and all(map(is_bare, asked.times))
