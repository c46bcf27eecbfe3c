"""What a question says that its frame does not hold: asked back by name, never dropped."""

from itertools import pairwise

from assistant.planner.asking.both_ends import both_ends, both_ways, sides_of
from assistant.planner.asking.by_mean import of_its_mean
from assistant.planner.asking.decline import Decline
from assistant.planner.asking.nested import nested
from assistant.planner.asking.over_years import beyond_years
from assistant.planner.asking.several import measures_of
from assistant.planner.asking.units_asked import AVERAGES
from assistant.planner.asking.wish import Wish
from assistant.planner.calling.queries import MOST_ROWS
from assistant.planner.frame import MEANS, Frame
from assistant.planner.reading.mean_bounds import is_mean
from assistant.planner.reading.question import RANKS, Question
from assistant.planner.reading.segment import Piece
from assistant.planner.reading.vocabulary import Concept
from assistant.planner.settling.gaps import holds_gaps
from assistant.planner.settling.named_items import asks_which
from assistant.planner.settling.numbers_used import days_beyond, lists_items, numbers_beyond
from assistant.planner.settling.orders import beyond_order, by_what
from assistant.planner.settling.reach import (
    AS_ONE,
    BY_COMPARING,
    DATED,
    ITEMLESS,
    JOINS,
    MEASURED,
    MOST_GRAINS,
    ONE_PERIOD,
    PICKING,
    SECTIONS,
    SIDES_OF,
    UNTIMED,
    leaves_out,
    reach_of,
)
from assistant.planner.settling.timing import COMPARING, likens_ends, rows_of, too_short
from assistant.planner.settling.week_parts import picks_weekdays, tells_parts
from assistant.planner.times import Bounds, Times

PAIR = 2
LONG = 366
ITEMIZED = ("history", "lot")  # intents whose rows hold every figure of a record
CALENDARLESS = ("range", "rolling", "all")  # grains of periods that are no unit of the calendar
WHOLE = ("full", "whole", "fy", "calendar")  # before a unit of time, nothing new
NEWEST = {"latest records", "recent records", "last records", "최근생산이력"}
UNIT_OF_AVERAGE = {f"ask.{key}": unit for key, unit in AVERAGES.items() if key != "average"}
SHORT_UNITS = ("day", "week", "month", "quarter", "half", "year", "weekday")


def unused_of(question: Question, wish: Wish, frame: Frame, times: Times, bounds: Bounds) -> Decline | None:
    """What a question says that its frame does not hold: asked back by name."""
    if not (tells_parts(frame) and picks_weekdays(frame)):
        return Decline("clarify", None, "unsupported.on_weekdays")
    left = {item for one in question.left_out.mentions for item in (one.hits or (one.item,))}
    kept_in = any(item in left for family in frame.families for item in family.items)
    if question.with_gaps and not (frame.holes or holds_gaps(frame)):
        return Decline("clarify", None, "unsupported.except_period")
    if kept_in or (frame.of_the_rest and not leaves_out(question, frame)):
        return Decline("clarify", None, "unsupported.except")
    if by_what(question, frame):
        return Decline("clarify", None, "unsupported.by_what")
    if frame.intent == "history" and not (frame.items or frame.periods or _recent(question)):
        return Decline("clarify", None, "unknown.item")
    inner = nested(question, frame)
    if inner:
        return Decline("clarify", None, "unsupported.too_much", {"words": inner})
    if numbers_beyond(question, wish, frame):
        of_mean = any(is_mean(one) for one in question.numbers)
        return Decline("clarify", None, f"unsupported.{'mean_held' if of_mean else 'number'}")
    if _is_one_period(frame, bounds):
        return Decline("clarify", None, "unsupported.same_period")
    if frame.intent in COMPARING and not question.times and frame.periods[0].last < bounds.first:
        return Decline("clarify", None, "unknown.both")  # "몇 % 늘었어?" after all data
    beyond = [
        *_words_beyond(question, wish, frame),
        *_times_beyond(question, frame, times, alone=wish.intent is None),
        *_items_beyond(question, frame),
        *_crossed(question, frame),
    ]
    beyond += beyond_years(question, len(frame.periods)) if not beyond else []
    if too_short(frame, bounds):
        units = [
            one.text for one in question.pieces if one.concept and one.concept.section in ("grain", "noun")
        ]
        if not (beyond or units):
            return Decline("clarify", None, "unsupported.too_short")
        beyond += units
    if not beyond and rows_of(frame) > MOST_ROWS:
        return Decline("clarify", None, "unsupported.too_long")
    words = ", ".join(dict.fromkeys(word.strip() for word in beyond))
    return Decline("clarify", None, "unsupported.too_much", {"words": words}) if beyond else None


def _recent(question: Question) -> bool:
    """Whether the newest records of all are asked for: "최근 기록", "the last 5 records"."""
    newest = question.says("ask.recent", "ask.last") or bool(NEWEST & question.words)
    return newest or any(one.role == "limit" for one in question.numbers)


# Words


def _words_beyond(question: Question, wish: Wish, frame: Frame) -> list[str]:
    intent, reach = frame.intent, reach_of(question, wish, frame)
    beyond = [
        piece.text
        for piece in question.pieces
        if piece.concept
        and piece.concept.section in SECTIONS
        and f"{piece.concept.section}.{piece.concept.key}" not in reach
    ]
    of_years = bool(frame.reckoned) or wish.grain == "year"
    if (intent not in DATED and not of_years and not asks_which(question, frame)) or (
        intent == "count" and "days" not in frame.measures
    ):
        beyond += _units_asked(question, frame)
    measured = measures_of(question) if intent not in ITEMIZED else ()
    if len(measured) > 1 and not {*measured} <= {*frame.measures} and not frame.with_total:
        beyond += _texts(question, "measure")
    if (all(sides_of(question)) or both_ends(question)) and not frame.both:
        beyond += [one.text for one in question.pieces if one.concept and one.concept.key in SIDES_OF]
    if intent == "movers" and both_ways(question) and not frame.both:
        beyond += [one.text for one in question.pieces if one.concept == Concept("ask", "fell")]
    if question.keys("limit") and not frame.bound:
        beyond += _texts(question, "limit")
    beyond += [*_units_beyond(question, wish, frame), *_references_beyond(question, wish, frame)]
    if intent != "search" and not beyond and len(set(question.keys("grain"))) > MOST_GRAINS:
        beyond = _texts(question, "grain")
    sums_places = intent == "ranking" and (frame.limit or 0) > 1
    if frame.as_one and intent not in AS_ONE and not sums_places and question.says("ask.together"):
        beyond += [one.text for one in question.pieces if one.concept == Concept("ask", "together")]
    if frame.measure in MEASURED and intent not in MEASURED[frame.measure]:
        beyond.append(frame.measure)
    if intent == "threshold" and frame.grain in SHORT_UNITS and lists_items(question):
        beyond += _texts(question, "measure")
    if intent == "threshold" and frame.measure == "quantity" and not frame.reaches:
        beyond += days_beyond(question, frame)
    return beyond + beyond_order(question, frame)


def _units_beyond(question: Question, wish: Wish, frame: Frame) -> list[str]:
    """Units of time other than the frame's ("월별로 가장 많이 만든 날"), and more than one thing to count."""
    if frame.intent in ("extreme", "threshold", "average"):
        units = {**UNIT_OF_AVERAGE, **{f"grain.{unit}": unit for unit in SHORT_UNITS}}
        said = [one for one in question.pieces if one.concept and ".".join(one.concept) in units]
        said = [one for one in said if frame.measure not in MEANS or not of_its_mean(one, frame.measure)]
        return [one.text for one in said if one.concept and units[".".join(one.concept)] != frame.grain]
    if frame.intent == "search":
        grains = [one for one in question.pieces if one.concept and one.concept.section == "grain"]
        return [
            one.text
            for one in grains
            if one.concept and one.concept.key != "item" and one.text != wish.keyword
        ]
    counted = [key for key in question.keys("measure") if key not in ("quantity", "items", "records")]
    several = frame.intent == "count" and len(set(counted)) > 1 and not frame.beside
    return _texts(question, "measure") if several else []


def _references_beyond(question: Question, wish: Wish, frame: Frame) -> list[str]:
    """Words that refer to an earlier answer, or set something aside, with nothing that they do."""
    idle = []
    if question.says("refer.not_that") and not question.set_aside:
        idle.append("not_that")
    means = frame.median and Concept("ask", "average") in {one.concept for one in question.pieces}
    apart = frame.intent == "threshold" and len(frame.items) > 1 and not frame.as_one  # "둘 다 8천 넘은 날"
    if question.says("refer.both") and apart:
        idle.append("both")
    told = max(len(frame.items), len(frame.periods), len(frame.measures) + frame.with_total)
    if question.says("refer.both") and not means and told != PAIR:
        idle.append("both")
    if question.mentions and wish.place is None:
        idle += [concept.removeprefix("refer.") for concept in RANKS]
    return [
        one.text
        for one in question.pieces
        if one.concept and one.concept.section == "refer" and one.concept.key in idle
    ]


def _texts(question: Question, section: str) -> list[str]:
    return [one.text for one in question.pieces if one.concept and one.concept.section == section]


def _units_asked(question: Question, frame: Frame) -> list[str]:
    """Units of time that are asked for, not those that only name a period ("the year 2050"), or a mean."""
    held = frame.intent == "compare" and len(question.times) > 1  # "9월과 10월 중 어느 달"
    own = {one.period.grain for one in question.times if one.period} if held else set()
    nouns = [one for one in question.pieces if one.concept and one.concept.section == "noun"]
    nouns = [one for one in nouns if one.concept and one.concept.key not in own]
    nouns = [noun for noun in nouns if not of_its_mean(noun, frame.measure)]
    return [noun.text for noun in nouns if not _names_period(noun, question)]


def _names_period(noun: Piece, question: Question) -> bool:
    key = noun.concept.key if noun.concept else ""
    grains = (key, *CALENDARLESS)
    times = [one for one in question.times if one.period is None or one.period.grain in grains]
    gaps = [question.text[noun.end : time.start] for time in times if noun.end <= time.start]
    gaps += [question.text[time.end : noun.start] for time in times if time.end <= noun.start]
    own = any(one.period and one.period.grain == key for one in question.times)
    said_again = own and (
        noun.text.startswith(WHOLE) or question.text[: noun.start].rstrip().lower().endswith(("the", "that"))
    )
    return noun.text.isascii() and (said_again or any(gap.strip() in ("", "of") for gap in gaps))


# Periods and items


def _is_one_period(frame: Frame, bounds: Bounds) -> bool:
    """Whether what is held against each other is the same days, or years that overlap: all and its like."""
    if len(frame.periods) != PAIR:
        return False
    one, two = frame.periods
    years = frame.intent in COMPARING and min(one.days, two.days) > LONG and two.first <= one.last
    return years or (one.first, min(one.last, bounds.today)) == (two.first, min(two.last, bounds.today))


def _times_beyond(question: Question, frame: Frame, times: Times, *, alone: bool) -> list[str]:
    several = len({(one.first, one.last) for one in times.bases}) > 1
    of_fresh = alone and frame.intent == "fresh"  # "9월은?" after how fresh the data are
    if frame.intent in UNTIMED or of_fresh or (several and frame.intent in ONE_PERIOD):
        beyond = True
    elif frame.intent in BY_COMPARING:
        beyond = not _holds_all(frame, times) or likens_ends(question, times)
    else:
        beyond = several and not _joined(question, alike=frame.intent not in PICKING)
        own = {(period.first, period.last) for period in frame.periods}
        beyond = beyond or any((one.first, one.last) not in own for one in times.against)
    of_one_day = frame.periods and frame.periods[0].first == frame.periods[0].last
    beyond = beyond or bool(frame.intent == "span" and not frame.items and of_one_day)
    return [one.text for one in question.times] if beyond else []


def _joined(question: Question, *, alike: bool) -> bool:
    """Whether several periods stand beside each other as a list, or are alike where that is enough."""
    said = sorted(question.times, key=lambda one: one.start)
    if alike and len({one.period.grain for one in said if one.period}) == 1:
        return True
    for one, two in pairwise(said):
        between = question.text[one.end : two.start].strip()
        if not (one.text.rstrip().endswith(JOINS) or between in JOINS or between.endswith(JOINS)):
            return False
    return True


def _holds_all(frame: Frame, times: Times) -> bool:
    """Whether a comparison is made of all the periods said."""
    return len(times.bases) + len(times.against) <= max(2, len(frame.periods)) or bool(times.ends)


def _crossed(question: Question, frame: Frame) -> list[str]:
    """ "BW0021 in October against BW0022 in September": two items, each with a period of its own."""
    held = frame.intent == "compare" or frame.as_one
    if not held or len(frame.items) != PAIR or len(frame.periods) != PAIR:
        return []
    named = [(one.start, True, one.text) for one in question.mentions]
    named += [(one.start, False, one.text) for one in question.times]
    items = [item for _, item, _ in sorted(named)]
    crossed = items in ([True, False] * PAIR, [False, True] * PAIR)
    return [text for *_, text in sorted(named)] if crossed else []


def _held_against(question: Question) -> bool:
    """ "BW0021보다 많이 만든 품목": the one item is what others are held against."""
    one = question.mentions[0]
    before, after = question.text[: one.start].rstrip().lower(), question.text[one.end :].lstrip()
    return after.startswith(("보다", "대비", "에 비해", "다음으로", "다음에")) or before.endswith(
        (" than", "compared to", "compared with")
    )


def _untold(question: Question, frame: Frame) -> list[str]:
    """Items that are named and that the frame does not hold."""
    held = {*frame.items, *frame.within, *(item for family in frame.families for item in family.items)}
    codes = {item.code for item in (*held, *frame.without)}
    if frame.intent in (*ITEMLESS, "lots", "history") or any(item.name is None for item in frame.items):
        return []
    said = [(one.text, one.hits or ((one.item,) if one.item else ())) for one in question.mentions]
    return [text for text, items in said if items and not codes & {item.code for item in items}]


def _items_beyond(question: Question, frame: Frame) -> list[str]:
    named = [one.text for one in question.mentions]
    if len(named) == 1 and frame.intent != "compare" and _held_against(question):
        return named
    if frame.intent == "search":
        return named[1:]
    untold = _untold(question, frame)
    if untold:
        return untold
    if frame.intent == "movers" and len(frame.items) > 1:
        return []
    from_below = frame.intent == "ranking" and frame.least and len(frame.items) == 1
    of_one = frame.intent == "count" and frame.as_one
    counts_items = frame.intent in ("count", "trend") and "items" in frame.measures and not of_one
    return named if frame.intent in ITEMLESS or from_below or counts_items else []
