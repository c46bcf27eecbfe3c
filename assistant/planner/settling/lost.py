"""Words of a question that a frame has no place for, key by key."""

from collections.abc import Callable, Mapping

from assistant.planner.reading.numbers import ENGLISH, NATIVE
from assistant.planner.settling.look import SO_MANY, YEAR, Look
from assistant.planner.times import UNITS, reading_of

TWO = 2
"""As many as a gap is between."""
GIVEN = ("total", "count", "trend", "ranking")
"""Intents that tell several figures where they are not summed."""
OF_ONE = ("total", "count", "average", "trend", "history", "lots")
"""Intents that name no item that was not asked about."""
LISTING_LOTS = ("lots", "lot", "history", "search", "span")


def _codes_lost(look: Look) -> bool:
    other = look.frame.intent == "search" or look.says("instead") or look.says("left_out")
    return bool(look.codes) and not other and not look.codes.keys() & {item.code for item in look.held}


def _years_lost(look: Look) -> bool:
    of_data = {year % 100 for year in range(look.bounds.first.year, look.bounds.today.year + 1)}
    said = {int(one.removesuffix("년")) % 100 for one in YEAR.findall(look.text)} & of_data
    held = {year % 100 for one in look.frame.periods for year in range(one.first.year, one.last.year + 1)}
    return bool(said and held) and not (said & held or look.says("instead"))


def _sum_lost(look: Look) -> bool:
    frame = look.frame
    in_rows = frame.intent == "trend" and frame.grain == "day"
    several = len(frame.items) > 1 or len(frame.periods) > 1 or in_rows
    parts = several and not (frame.summed or frame.families) and frame.intent in GIVEN
    if look.full.says("ask.total") and look.full.says("ask.compare"):
        return False  # "두 품목 합계 비교": the sum of each is held against the other
    return parts and look.says("sum") and not look.says("each")


def _item_unasked(look: Look) -> bool:
    frame = look.frame
    unnamed = look.is_bare and frame.measure != "items" and not look.codes
    return unnamed and frame.intent in OF_ONE and look.says("item")


def _lots_lost(look: Look) -> bool:
    frame = look.frame
    listed = frame.intent in LISTING_LOTS or frame.grain == "lot"
    return look.says("lots") and not listed


def _families_lost(look: Look) -> bool:
    listed = look.frame.measure == "items" or look.frame.intent == "search"
    return look.says("families") and look.is_bare and not listed


def _left_in(look: Look) -> bool:
    """ "2025 without March" as all of 2025, or as March; a cut unit of time has something left out."""
    frame, before = look.frame, look.before
    told = frame.without or frame.weekdays or frame.families or frame.bound or len(frame.periods) > 1
    other = bool(frame.items) and (before is None or frame.items != before.items)
    whole = all(reading_of(one, look.bounds.today).grain in UNITS for one in frame.periods)
    read = look.full.with_gaps or look.full.left_out or look.says("instead")
    return look.says("left_out") and whole and not (told or other or read)


def _so_many_lost(look: Look) -> bool:
    frame, found = look.frame, SO_MANY.search(look.text)
    if found is None or frame.intent not in ("total", "average", "count", "trend", "compare"):
        return False
    said = found[1] or found[2].lower()
    if len(frame.periods) > 1:
        return frame.intent != "compare" and len(frame.periods) != (
            NATIVE.get(said) or ENGLISH.get(said) or int(said)
        )
    ends_today = any(one.last == look.bounds.today for one in frame.periods)
    return look.before is not None and ends_today and not look.says("running")


def _each_lost(look: Look) -> bool:
    """ "각각" of what is one figure: of several things spoken of only one is told."""
    frame = look.frame
    one = len(frame.items) < TWO and len(frame.periods) < TWO and len(frame.measures) < TWO
    told = frame.families or frame.weekday_sets or frame.shown or frame.beside
    return look.says("respectively") and frame.intent in ("total", "count", "average") and one and not told


def _both_lost(look: Look) -> bool:
    """ "둘이 합치면 몇 %?" as the share of what was told last alone."""
    frame, before = look.frame, look.before
    alone = before is not None and bool(frame.items) and frame.items == before.items
    return look.says("both_together") and frame.intent == "share" and alone and not look.codes


def day_unasked(look: Look) -> bool:
    """The best day of several items where it is one of these that is sought: "CT 중에 제일 적은 거"."""
    frame, before = look.frame, look.before
    days = frame.intent == "extreme" and frame.grain == "day" and len(frame.items) > 1
    return days and not (look.says("day") or (before is not None and before.intent == "extreme"))


def _count_lost(look: Look) -> bool:
    """The month with the fewest items as the one with the least output."""
    before, frame = look.before, look.frame
    counted = before is not None and (before.intent, before.measure) == ("trend", "items")
    other = (frame.intent, frame.measure) == ("extreme", "quantity") and not look.says("amount")
    return counted and other and look.says("edge")


def _unlike_lost(look: Look) -> bool:
    told = look.frame.intent in ("produced", "ranking", "total", "count")
    return told and len(look.frame.periods) == 1 and not look.frame.gaps and look.says("unlike")


def _gap_lost(look: Look) -> bool:
    """ "By how much did it beat number two?" as a list, an end of one, or a single figure."""
    frame = look.frame
    one = len(frame.items) < TWO and len(frame.periods) < TWO and not (frame.families or frame.grain)
    single = one and frame.intent in ("total", "count", "average")
    listed = frame.intent in ("ranking", "extreme") and not (frame.both or frame.places or frame.limit == TWO)
    return look.says("gap") and (single or listed) and not look.says("week_parts")


def _mean_alone(look: Look) -> bool:
    """ "That day against the average of the month" as the average of that day."""
    frame = look.frame
    alone = len(frame.periods) < TWO and len(frame.items) < TWO and not frame.families
    beside = frame.weekday_sets or look.says("week_parts")
    return frame.intent == "average" and alone and look.says("held_against") and not beside


def _both_ways(look: Look) -> bool:
    """ "The total fell, but did any items rise?" as those that fell."""
    frame = look.frame
    way, other = ("fell", "rose") if frame.least else ("rose", "fell")
    return frame.intent == "movers" and not frame.both and look.says(other) and look.says(way)


def _other_side(look: Look) -> bool:
    """ "Which fell short of it?" after those above it, as those above it."""
    bound = look.frame.bound
    if look.frame.intent != "threshold" or look.says("left_out") or look.says("above") == look.says("below"):
        return False
    return bound.startswith(">") if look.says("below") else bound.startswith("<")


def _of_all(look: Look) -> bool:
    """ "The top three of them" after days above a limit, as the top items of all.

    The best of all days is also the best of those above a limit, and the worst that of those below.
    """
    frame, before = look.frame, look.before
    if before is None or before.intent not in ("threshold", "idle") or not look.is_bare:
        return False
    same_end = frame.grain == before.grain and frame.least == before.bound.startswith("<")
    sorted_again = frame.intent == "ranking" or (frame.intent == "extreme" and not same_end)
    return sorted_again and look.says("of_those")


def _one_alone(look: Look) -> bool:
    """ "Together with the second one?" as the second one alone."""
    frame = look.frame
    one = len(frame.items) == 1 and len(frame.periods) < TWO and not frame.families
    return frame.intent in ("total", "count") and one and look.says("joined")


LOST: Mapping[str, Callable[[Look], bool]] = {
    "codes": _codes_lost,
    "years": _years_lost,
    "sum": _sum_lost,
    "item": _item_unasked,
    "lots": _lots_lost,
    "families": _families_lost,
    "left_out": _left_in,
    "so_many": _so_many_lost,
    "edge": _count_lost,
    "unlike": _unlike_lost,
    "gap": _gap_lost,
    "held_against": _mean_alone,
    "rose": _both_ways,
    "below": _other_side,
    "of_those": _of_all,
    "joined": _one_alone,
    "respectively": _each_lost,
    "both_together": _both_lost,
    "most_days": lambda look: look.frame.intent == "threshold" and look.says("most_days"),
    "least_of": lambda look: (
        look.frame.grain == "lot" and look.frame.intent == "threshold" and look.says("least_of")
    ),
    "so_often": lambda look: look.frame.intent == "total" and look.says("so_often"),
    "dropped": lambda look: look.frame.intent == "compare" and look.says("dropped"),
    "back": lambda look: (
        look.frame.intent in ("leaders", "extreme") and look.says("back") and not look.says("edge")
    ),
}
"""What is lost where a frame does not hold the words of a key."""
