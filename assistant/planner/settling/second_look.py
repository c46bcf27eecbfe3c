"""A second look at a finished frame: whether it holds what was said, in the very words that were typed.

On its way to a frame a question is put in other words, more than once, and any of these may lose something.
This looks for a few words that cannot be mistaken (`second_look.toml`), codes, years and counts of units of
time, and asks back where the frame has no place for one, or where it left the item or the year that was
spoken of for all items or for this year without a word.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.calling.calls import calls_of
from assistant.planner.frame import Frame
from assistant.planner.reading.mentions import read_codes
from assistant.planner.reading.numbers import ENGLISH, NATIVE
from assistant.planner.reading.question import Question
from assistant.planner.times import UNITS, Bounds, reading_of
from tools.items import ItemIndex
from tools.tool import Item

LONG = 62
"""Days within which what comes after a period may follow it."""
_LOT = re.compile(r"\d{6}-\S+-\d+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d\d년|(?<=['’])\d\d(?!\d)")
_SO_MANY = re.compile(
    r"(두|세|네|다섯|여섯|[2-9]) ?(?:달|개월|해|개년)(?! ?(?:전|치|만에|연속|째))|"
    r"\b(?:those|these|the|all) (two|three|four|five|six) (?:months|years|quarters|weeks|days)\b",
    re.IGNORECASE,
)
"""How many units of time are meant that were named before."""
FIGURES = {"years": _YEAR, "so_many": _SO_MANY}
"""What is looked for that is no word."""
GIVEN = ("total", "count", "trend", "ranking")
"""Intents that tell several figures where they are not summed."""
OF_ONE = ("total", "count", "average", "trend", "history", "lots")
"""Intents that name no item that was not asked about."""
LISTING_LOTS = ("lots", "lot", "history", "search", "span")
LISTS = ("trend", "ranking", "leaders")
"""Intents whose rows a further question asks something of."""
OF_NO_ITEM = ("share", "search", "fresh", "lot")
"""Intents that name no item of their own."""
PLACED = ("ranking", "leaders", "movers")
"""Intents that show items in order."""


@dataclass(frozen=True)
class Look:
    """What was typed, how it was put in full, the frame that came of it, and the frame it goes on from."""

    text: str
    full: Question
    frame: Frame
    before: Frame | None
    bounds: Bounds
    index: ItemIndex
    dwelt: bool = False  # more than one answer before was about the same

    def says(self, key: str) -> bool:
        """Whether a word of the key was said."""
        return bool(_words()[key].search(self.text))

    def said(self, key: str) -> str:
        """How what is looked for under a key was typed."""
        if key == "codes":
            return ", ".join(self.codes.values())
        found = (FIGURES.get(key) or _words()[key]).search(self.text)
        return found[0] if found else ""

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """The item codes that were meant, and how they were typed."""
        said = read_codes(_LOT.sub(" ", self.text), self.index)
        return {one.item.code: one.text for one in said if one.item}

    @property
    def is_bare(self) -> bool:
        """Whether the frame is about all items."""
        frame = self.frame
        return not (frame.items or frame.families or frame.within or frame.without)

    @property
    def says_all(self) -> bool:
        """Whether all items are meant, or the total of a period that is named, not of one spoken of.

        After several answers about an item "총 생산량" may be its total.
        """
        whole = self.says("whole") or _words()["whole"].search(self.full.text)
        return bool(whole) or (self.says("total") and not (self.says("that") or self.dwelt))

    @property
    def held(self) -> Iterable[Item]:
        """The items that the frame speaks of in any way."""
        of_families = (item for family in self.frame.families for item in family.items)
        return (*self.frame.items, *self.frame.within, *self.frame.without, *of_families)


def second_look(
    text: str,
    full: Question,
    frame: Frame,
    before: Frame | None,
    bounds: Bounds,
    index: ItemIndex,
    *,
    dwelt: bool = False,
) -> Decline | None:
    """What to ask back where a frame does not hold what was typed.

    `full` is the question as it was put in full, `before` the frame of the answer it goes on from, `dwelt`
    whether the one before that was about the same items.
    """
    if frame.shown or frame.reckoned:
        return None
    look = Look(text, full, frame, before, bounds, index, dwelt)
    lost = [look.said(key) for key, is_lost in LOST.items() if is_lost(look)]
    if lost:
        return Decline("clarify", None, "unsupported.too_much", {"words": ", ".join(lost)})
    return _item_left(look) or _year_left(look)


def told_again(text: str, full: str, frame: Frame, history: Sequence[Exchange]) -> bool:
    """Whether a list or course would be told as it was right before, though nobody asked for it again."""
    last = next((one for one in reversed(history) if one.results), None)
    picked = frame.place or frame.places or frame.families or frame.shown or frame.reckoned
    if last is None or picked or frame.intent not in LISTS:
        return False
    if full == last.question or _words()["again"].search(text):
        return False
    told = [(one.call.name, one.call.arguments) for one in last.results]
    return told == [(call.name, call.arguments) for call in calls_of(frame)]


def _codes_lost(look: Look) -> bool:
    other = look.frame.intent == "search" or look.says("instead") or look.says("left_out")
    return bool(look.codes) and not other and not look.codes.keys() & {item.code for item in look.held}


def _years_lost(look: Look) -> bool:
    of_data = {year % 100 for year in range(look.bounds.first.year, look.bounds.today.year + 1)}
    said = {int(one.removesuffix("년")) % 100 for one in _YEAR.findall(look.text)} & of_data
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
    frame, found = look.frame, _SO_MANY.search(look.text)
    if found is None or frame.intent not in ("total", "average", "count", "trend", "compare"):
        return False
    said = found[1] or found[2].lower()
    if len(frame.periods) > 1:
        return frame.intent != "compare" and len(frame.periods) != (
            NATIVE.get(said) or ENGLISH.get(said) or int(said)
        )
    ends_today = any(one.last == look.bounds.today for one in frame.periods)
    return look.before is not None and ends_today and not look.says("running")


def _day_unasked(look: Look) -> bool:
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
    "most_days": lambda look: look.frame.intent == "threshold" and look.says("most_days"),
    "least_of": lambda look: (
        look.frame.grain == "lot" and look.frame.intent == "threshold" and look.says("least_of")
    ),
    "dropped": lambda look: look.frame.intent == "compare" and look.says("dropped"),
    "back": lambda look: (
        look.frame.intent in ("leaders", "extreme") and look.says("back") and not look.says("edge")
    ),
}
"""What is lost where a frame does not hold the words of a key."""


def _item_left(look: Look) -> Decline | None:
    """The item that was spoken of, or one of a list, given up for all items without a word."""
    frame, before = look.frame, look.before
    if _day_unasked(look):
        return Decline("clarify", None, "unknown.item")
    if before is None or not look.is_bare or look.says_all or frame.measure == "items":
        return None
    pointed = before.intent in PLACED and look.says("place") and not (frame.limit or frame.place)
    if pointed:
        return Decline("clarify", None, "unknown.item")
    if not (before.items or before.families) or frame.intent in OF_NO_ITEM:
        return None
    if frame.intent in PLACED and len(before.items) == 1:
        return None  # "top 3?" after an item: of all
    return Decline("clarify", None, "unsure.item", suggestions=_choices(look.full.text, before))


def _choices(text: str, before: Frame) -> tuple[str, ...]:
    """The question about the one item that was spoken of, and about all of them."""
    if len(before.items) != 1:
        return ()
    code, bare = before.items[0].code, text.rstrip(" ?.!")
    if text.isascii():
        return f"{bare} for {code}?", f"{bare} for all items?"
    return f"{code} {text}", f"전체 {text}"


def _year_left(look: Look) -> Decline | None:
    """The year that was spoken of given up for this one without a word."""
    frame, before = look.frame, look.before
    if (
        before is None
        or not (frame.periods and before.periods)
        or _YEAR.search(look.text)
        or look.says("year")
    ):
        return None
    was = {year for one in before.periods for year in (one.first.year, one.last.year)}
    now = {year for one in frame.periods for year in (one.first.year, one.last.year)}
    follows = (frame.periods[0].first - before.periods[-1].last).days in range(LONG)
    this_year = {look.bounds.today.year}
    if now != this_year or was & now or follows or frame.assumed:
        return None  # "January?" after a December
    if str(look.bounds.today.year) in look.full.text:
        return None  # what an answer found, by its date
    years, text = (str(max(was)), str(max(now))), look.full.text
    bare = text.rstrip(" ?.!")
    choices = tuple(f"{bare} {year}?" if text.isascii() else f"{year}년 {text}" for year in years)
    return Decline("clarify", None, "unsure.year", {"year": years[0], "other": years[1]}, choices)


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    """The words of each key, English ones whole."""
    source = files(__package__).joinpath("second_look.toml").read_text(encoding="utf-8")
    return {key: _pattern(words) for key, words in tomllib.loads(source).items()}


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    whole = [rf"\b(?:{one})\b" if one.isascii() and one[0] not in "[(" else one for one in words]
    return re.compile("|".join(whole).replace(" ", r"\s"), re.IGNORECASE)
