"""From a question and what came before it to a complete frame, or to a word on why there is none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.model import Exchange, Language
from assistant.planner.decline import Decline, refusal_of, small_talk_of, unsupported_of
from assistant.planner.frame import Frame, Intent, frame_of, frame_of_results, last_listing, previous
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.question import RANKS, Question
from assistant.planner.reach import too_much_of
from assistant.planner.times import Bounds, Times, definite, reading_of, this, times_of
from assistant.planner.wish import Wish, wish_of
from tools.tool import Item, Period

HALF_A_YEAR = 184
TIMELESS: frozenset[Intent] = frozenset({"history", "search", "span", "fresh", "lot"})
WHOLE: frozenset[Intent] = frozenset({"extreme"})
HALF_A_YEAR = 184
"""Days of the longest half of a year."""
SPOKEN_ENDS = ("다", "요", "까", "죠", "지", "네", "면", "고", "서", "ing", "ed", "ly", "s'")


def settle(question: Question, history: Sequence[Exchange], bounds: Bounds) -> Frame | Decline:
    """What is to be answered, or why it is not."""
    wish = wish_of(question)
    declined = _declined(question, wish, history)
    if declined:
        return declined
    before = frame_of(history)
    last = reading_of(before.periods[-1], bounds.today) if before and before.periods else None
    kept = before if before and _follows(question, wish) else None
    times = times_of(question.times, last if before else None, bounds)
    items = _items(question, wish, kept, history)
    if isinstance(items, Decline):
        return items
    if question.says("refer.both") and wish.intent == "compare":
        return _both(history, bounds)
    frame = replace(_with_wish(wish, question, kept, times), items=items)
    if (
        wish.intent == "compare"
        and kept
        and kept.intent != "compare"
        and question.mentions
        and not question.times
    ):
        frame = replace(frame, items=tuple(dict.fromkeys((*kept.items, *items))))
    if any(item.name is None and not _known(item, question, kept) for item in items):
        frame = replace(frame, intent="total", measure="quantity", grain=None, least=False)
    return _with_periods(frame, times, kept, bounds)


def _both(history: Sequence[Exchange], bounds: Bounds) -> Frame | Decline:
    """ "Compare the two": what the last two answers were about, by period or by item."""
    frames = [frame_of_results(exchange.results) for exchange in history if exchange.results][-2:]
    periods = tuple(dict.fromkeys(period for frame in frames for period in frame.periods))
    items = tuple(dict.fromkeys(item for frame in frames for item in frame.items))
    if len(periods) == 2 and len(items) < 2:
        return Frame("compare", periods=tuple(sorted(periods, key=lambda period: period.first)), items=items)
    if len(periods) == 1 and len(items) == 2:
        return Frame("total", periods=periods, items=items)
    return Decline("clarify", None, "unknown.both")


def _known(item: Item, question: Question, kept: Frame | None) -> bool:
    """Whether an item without a name is one by its code; else a tool says which ones are near."""
    named = any(one.item == item for one in question.mentions)
    return named or (kept is not None and item in kept.items)


# What is not answered


def _declined(question: Question, wish: Wish, history: Sequence[Exchange]) -> Decline | None:
    refusal = refusal_of(question)
    if refusal:
        return refusal
    talk = small_talk_of(question)
    if talk:
        return talk
    problem = next((one.problem for one in question.times if one.problem), None)
    if problem:
        return Decline("clarify", None, f"time.{problem.code}", {"text": problem.text})
    unsure = next((one for one in question.times if one.ambiguous), None)
    if unsure:
        return _which_period(question, unsure.text, unsure.start, unsure.end, unsure.periods)
    return unsupported_of(question) or _not_understood(question, wish, history) or too_much_of(question, wish)


def _which_period(question: Question, said: str, start: int, end: int, periods: Sequence[Reading]) -> Decline:
    language: Language = "ko" if any("가" <= letter <= "힣" for letter in question.text) else "en"
    options = [spell(period, language) for period in periods]
    asked = tuple(f"{question.text[:start]}{option} {question.text[end:].lstrip()}" for option in options)
    return Decline(
        "clarify", None, "time.ambiguous", {"text": said.strip(), "options": " / ".join(options)}, asked
    )


def _not_understood(question: Question, wish: Wish, history: Sequence[Exchange]) -> Decline | None:
    """Words that nobody knows are asked back, unless one can only be the name of an item."""
    production = wish.intent is not None or question.mentions or wish.measure or wish.limit
    if not question.unknown and (production or question.times or question.pieces):
        return None
    if not production and not (question.times and not question.unknown):
        follows = bool(history) and not question.unknown
        return None if follows else Decline("refused", "off_topic", "refuse_off_topic.world")
    if wish.intent == "search" or _may_be_item(question, wish):
        return None
    return Decline("clarify", None, "unknown.words", {"words": ", ".join(question.unknown)})


def _may_be_item(question: Question, wish: Wish) -> bool:
    """A single unknown word beside something to measure stands where an item's name would."""
    lone = len(question.unknown) == 1 and not question.mentions and wish.intent not in ("fresh", "lot")
    return lone and not question.unknown[0].endswith(SPOKEN_ENDS)


# Items


def _items(
    question: Question, wish: Wish, kept: Frame | None, history: Sequence[Exchange]
) -> tuple[Item, ...] | Decline:
    if wish.intent == "search":
        return ()
    named = tuple(one.item or Item(one.text, None) for one in question.mentions)
    if named:
        return tuple(dict.fromkeys(named))
    if question.unknown:
        return tuple(Item(word, None) for word in question.unknown)
    rank = _rank(question)
    if rank is not None:
        return _ranked(rank, history)
    if question.says("refer.all") and wish.intent != "fresh":
        return ()
    if question.says("refer.item") and not (kept and kept.items):
        return _referred(kept, history)
    return kept.items if kept and wish.intent not in ("fresh",) else ()


def _rank(question: Question) -> int | None:
    """The place of an earlier ranking that is spoken of."""
    said = next((rank for concept, rank in RANKS.items() if concept in question.said), None)
    number = next((one.value for one in question.numbers if one.role == "rank"), None)
    return number if number is not None else said


def _ranked(rank: int, history: Sequence[Exchange]) -> tuple[Item, ...] | Decline:
    table = last_listing(history)
    places = [row for row in table.records() if row["item_code"] is not None] if table else []
    if not places or not -len(places) <= rank <= len(places) or rank == 0:
        return Decline("clarify", None, "unknown.rank", {"rank": str(rank)})
    row = places[rank - 1 if rank > 0 else rank]
    return (Item(str(row["item_code"]), str(row["item_name"]) if row["item_name"] else None),)


def _referred(kept: Frame | None, history: Sequence[Exchange]) -> tuple[Item, ...] | Decline:
    """ "That item" after a ranking is its first one; "it" after a total is the total."""
    if kept is None:
        return Decline("clarify", None, "unknown.item")
    found = _ranked(1, history) if kept.intent == "ranking" else ()
    return () if isinstance(found, Decline) else found


# Follow-ups


def _follows(question: Question, wish: Wish) -> bool:
    """Whether the question leans on the one before: it leaves something out, or says so."""
    if question.says("refer.follow", "refer.among", "refer.item") or _rank(question) is not None:
        return True
    leaning = any(one.shift is not None for one in question.times)
    one_side = wish.intent == "compare" and len(question.times) == 1 and not question.times[0].versus
    return leaning or one_side or wish.intent is None or not question.times


def _with_wish(wish: Wish, question: Question, kept: Frame | None, times: Times) -> Frame:
    """Intent and details, those left out taken from the frame before."""
    compares = bool(times.against) or (
        len(times.bases) + len(times.ends) > 1 and question.says("ask.compare", "ask.growth")
    )
    intent = "compare" if compares and wish.intent in (None, "compare", "total", "produced") else wish.intent
    if intent is None and kept:
        frame = replace(kept, periods=(), items=(), assumed=False)
    else:
        frame = Frame(intent or "total", grain=None)
    if intent is None and kept and kept.intent == "compare" and times.bases and not times.against:
        frame = replace(frame, intent="compare")
    if wish.measure and (wish.intent is not None or kept is None):
        frame = replace(frame, measure=wish.measure)
    limit = wish.limit or (kept.limit if kept and kept.intent == frame.intent else None)
    return replace(
        frame,
        grain=wish.grain or frame.grain,
        limit=limit,
        least=wish.least or (wish.intent is None and frame.least),
        bound=wish.bound or frame.bound,
        summed=question.says("ask.total"),
        keyword=question.lot or wish.keyword or frame.keyword,
    )


# Periods


def _with_periods(frame: Frame, times: Times, kept: Frame | None, bounds: Bounds) -> Frame:
    ends = times.ends if frame.intent in ("compare", "why") and not times.against else ()
    bases = [definite(period, bounds) for period in ends or times.bases]
    against = [definite(period, bounds) for period in times.against]
    if frame.intent in ("compare", "why"):
        return _compared(frame, bases, against, times, kept, bounds)
    if bases:
        return replace(frame, periods=tuple(dict.fromkeys(bases)))
    if frame.intent == "fresh" or (frame.intent == "span" and not frame.items):
        return replace(frame, periods=(Period(bounds.first, bounds.last),))
    if kept and kept.periods and frame.intent not in TIMELESS:
        chosen = kept.periods[-1:] if kept.intent in ("compare", "why") else kept.periods
        return replace(frame, periods=chosen)
    if frame.intent in TIMELESS:
        return frame
    return replace(frame, periods=(_default(frame, bounds),), assumed=True)


def _compared(
    frame: Frame, bases: list[Period], against: list[Period], times: Times, kept: Frame | None, bounds: Bounds
) -> Frame:
    """Two periods, the earlier first; without a second one what the base is compared to by nature."""
    if len(frame.items) > 1 and not against and len(bases) < 2:
        return replace(
            frame, intent="total", periods=tuple(bases or _kept(kept) or [this("month", bounds.today)])
        )
    pair = [*against, *bases]
    if len(pair) > 2:
        return replace(frame, intent="total", periods=tuple(sorted(pair, key=lambda period: period.first)))
    if len(pair) == 2:
        return replace(frame, periods=tuple(sorted(pair, key=lambda period: (period.first, period.last))))
    if len(pair) == 1 and kept and kept.periods and kept.periods[-1] != pair[0]:
        pair = [_same_part(pair[0], kept.periods[-1]), kept.periods[-1]]
        return replace(frame, periods=tuple(sorted(pair, key=lambda period: (period.first, period.last))))
    if not pair and kept and len(kept.periods) == 2 and kept.intent == "compare":
        return replace(frame, periods=kept.periods)
    base = (pair or _kept(kept) or [this("month", bounds.today)])[-1]
    other = _counterpart(base, kept, bounds)
    return replace(frame, periods=(other, base), assumed=not pair and not _kept(kept))


def _same_part(year: Period, part: Period) -> Period:
    """A month or quarter compared "to last year" is compared to its like in that year."""
    whole = (year.first.month, year.first.day, year.last.month, year.last.day) == (1, 1, 12, 31)
    if not whole or year.first.year != year.last.year or part.days > HALF_A_YEAR:
        return year
    back = part.first.year - year.first.year
    return Period(_years_before(part.first, back), _years_before(part.last, back))


def _kept(kept: Frame | None) -> list[Period]:
    return list(kept.periods) if kept else []


def _counterpart(base: Period, kept: Frame | None, bounds: Bounds) -> Period:
    """What a lone period is compared to: as far back as in the comparison before, else the one before it."""
    if kept and kept.intent == "compare" and len(kept.periods) == 2:
        first, second = kept.periods
        if first.first == _year_before(second.first):
            return Period(_year_before(base.first), _year_before(base.last))
    unit = reading_of(base, bounds.today)
    if unit.running and unit.first:
        whole = Period(base.first, unit.whole_last or base.last)
        return previous(whole)
    return previous(base)


def _year_before(day: date) -> date:
    return _years_before(day, 1)


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _default(frame: Frame, bounds: Bounds) -> Period:
    """The period a question without one is about; the answer says it."""
    if (
        frame.intent in WHOLE
        or (frame.intent, frame.measure) == ("count", "items")
        or (frame.intent == "trend" and frame.grain in ("year", "half", "quarter"))
    ):
        return Period(bounds.first, bounds.last)
    if frame.intent == "trend" and frame.grain != "day":
        return this("year", bounds.today)
    return this("month", bounds.today)
