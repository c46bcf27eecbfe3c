"""What a follow-up takes from more than one answer before it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.figures import letters_of
from assistant.planner.followups.compared import holds_against
from assistant.planner.frame import Family, Frame
from assistant.planner.from_calls import frame_of_results
from assistant.planner.periods import Expression, apply_shift
from assistant.planner.periods import Period as Reading
from assistant.planner.periods.model import Shift, Unit
from assistant.planner.periods.spans import relative
from assistant.planner.reading.numbers import ALONE, ENGLISH, NATIVE
from assistant.planner.reading.question import Question
from assistant.planner.times import UNITS, Bounds, Times, definite, reading_of
from tools.tool import Item, Period

TWO = 2
MOST_TURNED = 50
"""A longer list is of all that was made, and does not say how many are asked for."""
MORE = re.compile(r"(\d{1,2})\s*(?:건|개|줄|위)?\s*더(?!\s*(?:많|적|큰|작))|\b(\d{1,2}) more\b(?! than)")
DAYS = {"이틀": 2, "사흘": 3, "나흘": 4}
COUNTED_UNITS = re.compile(
    rf"(?P<days>{'|'.join(DAYS)})(?:치|간)?|"
    rf"(?P<n>\d{{1,2}}|{'|'.join(NATIVE)})\s*(?:달|개월|주|해|개\s*분기|(?<!\d )(?<!\d)분기|날)"
    r"(?:의|간|를|을|은|이)?(?:\s*다)?"
)
_MORE_THAN_TWO = re.compile(
    r"\b(?:the|all|those|these) (three|four|five|six|[3-6])\b|"
    r"(?<![가-힣])(셋|넷|다섯)(?:이|을|를|은|의)?\s*(?:다\s*)?(?:합|더)|"
    r"(?<![가-힣])(세|네|[3-6])\s*(?:품목|제품|개)\s*(?:를|을)?\s*(?:다\s*|모두\s*)?(?:합|더)",
    re.IGNORECASE,
)
"""More things than two, to be summed up."""
UNSURE = Decline("clarify", None, "unknown.both")
SUMMING = {"together", "total"}
MOST_RECALLED = 6
"""Answers back to which the like of a period is looked for."""
_UNITS_BACK: Mapping[str, Unit] = {"week": "week", "month": "month", "quarter": "quarter", "year": "year"}
"""Units of time of which one is held against the one before."""
MEASURING = ("total", "produced", "average", "trend")
"""Intents whose answer is one figure of a period."""


def both_of(history: Sequence[Exchange]) -> Frame | Decline:
    """ "Compare the two": what the last two answers were about, by period or by item."""
    frames = last_frames(history)
    beside = [one for one in frames[-1:] if len(one.items) == TWO and not one.as_one]
    frames = beside if beside and len(beside[0].periods) == 1 else frames
    periods = tuple(dict.fromkeys(period for frame in frames for period in frame.periods))
    items = tuple(dict.fromkeys(item for frame in frames for item in frame.items))
    if any(frame.without for frame in frames):
        return UNSURE
    if len(periods) == TWO and len(items) < TWO:
        return Frame("compare", periods=tuple(sorted(periods, key=lambda period: period.first)), items=items)
    if len(periods) == 1 and len(items) == TWO:
        return Frame("total", periods=periods, items=items)
    families = tuple(Family(letters_of(one.items), one.items) for one in frames if one.as_one)
    named = {one.name for one in families} - {""}
    if len(periods) == 1 and len(frames) == len(named) == TWO and {one.intent for one in frames} == {"total"}:
        return Frame("total", periods=periods, items=items, families=families)
    return Decline("clarify", None, "unknown.both")


def in_period(
    both: Frame | Decline, times: Times, bounds: Bounds, *, together: bool = False
) -> Frame | Decline:
    """ "둘 중 올해는 뭐가 더 많아?", "그 둘 10월 합계는?": the two items in another period."""
    if isinstance(both, Decline) or not times.bases or not (len(both.items) == TWO or both.families):
        return both
    return replace(
        both,
        periods=tuple(definite(period, bounds) for period in times.bases),
        summed=together and not both.families,
    )


def sum_of_more(question: Question, history: Sequence[Exchange]) -> Frame | Decline | None:
    """ "세 달 합계는?", "the three together": of as many answers, one by one and together."""
    of_items = _sum_of_items(question, history)
    if of_items:
        return of_items
    said = COUNTED_UNITS.fullmatch(question.times[0].text.strip()) if len(question.times) == 1 else None
    if said is None or not history or question.mentions:
        return None
    count = DAYS.get(said["days"] or "") or NATIVE.get(said["n"]) or int(said["n"])
    compared = _sum_of_compared(question, history) if count == TWO else None
    if compared:
        return compared
    frames = last_frames(history, count)
    periods = tuple(dict.fromkeys(period for frame in frames for period in frame.periods))
    kinds = {(frame.intent, frame.items, frame.without) for frame in frames}
    if len(periods) == count and len(kinds) == 1 and frames[0].intent == "total":
        sums = set(question.keys("ask")) <= SUMMING
        return replace(frames[-1], periods=periods, summed=True) if sums else UNSURE
    return UNSURE if frames and frames[-1].periods else None


def _sum_of_items(question: Question, history: Sequence[Exchange]) -> Frame | Decline | None:
    """ "The three together" after totals of three items: of those."""
    said = _MORE_THAN_TWO.search(question.text)
    sums = set(question.keys("ask")) and set(question.keys("ask")) <= SUMMING
    if said is None or not sums or question.times or question.mentions or not history:
        return None
    word = next(one for one in said.groups() if one).lower()
    count = NATIVE.get(word) or ALONE.get(word) or ENGLISH.get(word) or int(word)
    frames = last_frames(history, count)
    items = tuple(dict.fromkeys(item for frame in frames for item in frame.items))
    periods = {frame.periods for frame in frames}
    if len(items) == count and len(periods) == 1 and {frame.intent for frame in frames} == {"total"}:
        return replace(frames[-1], items=items, summed=True)
    spans = tuple(dict.fromkeys(period for frame in frames for period in frame.periods))
    if len(spans) == count and len(items) < TWO and {frame.intent for frame in frames} == {"total"}:
        return replace(frames[-1], periods=spans, summed=True)
    return None if frames and len(frames[-1].periods) > 1 else UNSURE


def against_itself(question: Question, last: Reading | None) -> bool:
    """ "지난달보다 많아?" right after last month's figure: held against the one before that answer."""
    one = question.times[0] if len(question.times) == 1 and not question.mentions else None
    own = one.period if one and one.versus else None
    return bool(own and last and (own.first, own.last) == (last.first, last.last))


def since_last(question: Question, times: Times, bounds: Bounds) -> bool:
    """ "Up or down from last year?": this year held against it."""
    said = question.times[0].text.strip().lower() if len(question.times) == 1 else ""
    base = times.bases[0] if len(times.bases) == 1 and not times.against else None
    if base is None or base.grain not in UNITS or not said.startswith(("from last", "from the previous")):
        return False
    return (base.first, base.last) == tuple(relative(base.grain, bounds.today, -1))


def against_its_like(question: Question, history: Sequence[Exchange], bounds: Bounds) -> Times | None:
    """ "작년보다 몇 % 변했어?" after October and last October: against this year's, which was told."""
    one = question.times[0] if len(question.times) == 1 and not question.mentions else None
    frames = last_frames(history, MOST_RECALLED)
    own = frames[-1].periods[0] if frames and len(frames[-1].periods) == 1 else None
    several = bool(frames) and len(frames[-1].families or frames[-1].items) > 1
    if one and several and not holds_against(question, one):
        return None  # "작년 차이는?" after two items of last year: how far those two are apart
    unit = _unit_back(one, own) if one and own else None
    if unit is None or own is None:
        return None
    held = reading_of(own, bounds.today)
    like = apply_shift(Shift(unit, 1, whole=True), held)
    if like is None or not (like.first and like.last):
        return None
    told = Period(like.first, min(like.last, bounds.today))
    alike = any(told in frame.periods and _subject(frame) == _subject(frames[-1]) for frame in frames[:-1])
    return Times(bases=(reading_of(told, bounds.today),), against=(held,)) if alike else None


def _unit_back(one: Expression, own: Period) -> Unit | None:
    """By which unit of time a period is held against the one before: "작년보다" after a part of last year."""
    said = one.period
    if said is None:
        return "year" if one.shift and (one.shift.unit, one.shift.count) == ("year", -1) else None
    if not (said.first and said.last and said.first <= own.first and own.last <= said.last):
        return None
    return _UNITS_BACK.get(one.shift.unit if one.shift else said.grain)


def _subject(frame: Frame) -> tuple[object, ...]:
    """What an answer was about, whatever it told of it and its period."""
    return frame.items, frame.without, frame.families, frame.weekdays


def of_the_one_before(question: Question, times: Times, last: Reading | None) -> Times:
    """ "YoY, with 2024" after 2025: the year before that is named, none before it.

    What stands before such a word is held against its own ("2024년은 전년 대비").
    """
    behind = bool(question.times) and question.times[-1].shift is None
    base = times.bases[0] if behind and len(times.bases) == len(times.against) == 1 else None
    if base is None or last is None or times.shift is None or not (last.first and last.last):
        return times
    before = apply_shift(times.shift, last)
    if before is None or (before.first, before.last) != (base.first, base.last):
        return times
    return Times(bases=(last,), against=(base,))


def sum_of_two(question: Question, history: Sequence[Exchange]) -> Frame | None:
    """ "합치면?" after two answers: their sum."""
    if _MORE_THAN_TWO.search(question.text) or any(one.value != TWO for one in question.numbers):
        return None  # "16~18 합쳐서": not the last two
    compared = _sum_of_compared(question, history)
    if compared:
        return compared
    frames = last_frames(history)
    alike = len(frames) == TWO and {frame.intent for frame in frames} <= {"total", "produced"}
    if not (alike and set(question.keys("ask")) & SUMMING and set(question.keys("ask")) <= SUMMING):
        return None
    both = both_of(history)
    several = isinstance(both, Frame) and max(len(both.periods), len(both.items)) == TWO
    return replace(both, intent="total", summed=True) if isinstance(both, Frame) and several else None


def _sum_of_compared(question: Question, history: Sequence[Exchange]) -> Frame | None:
    """ "두 달 합치면?", "add them together" after two periods were held against each other: their sum."""
    frame = next(iter(last_frames(history, 1)), None)
    sums = bool(question.keys("ask")) and set(question.keys("ask")) <= SUMMING
    if frame is None or frame.intent != "compare" or frame.families or not sums or question.mentions:
        return None
    plain = len(frame.periods) == TWO and frame.measure == "quantity" and not (frame.weekdays or frame.grain)
    one, two = frame.periods if plain else (None, None)
    apart = one and two and (one.last < two.first or two.last < one.first)
    told = Frame(
        periods=frame.periods, items=frame.items, without=frame.without, left_out=frame.left_out, summed=True
    )
    return told if apart and (len(frame.items) < TWO or frame.as_one) else None


def part_of(history: Sequence[Exchange]) -> tuple[Item, ...]:
    """The item of the answer before the last, where the last was the whole of the same period."""
    frames = last_frames(history)
    if len(frames) < TWO or {frame.intent for frame in frames} != {"total"}:
        return ()
    part, whole = frames
    of_all = not (whole.items or whole.without)
    return part.items if len(part.items) == 1 and of_all and part.periods == whole.periods else ()


def last_two(history: Sequence[Exchange], bounds: Bounds) -> tuple[Reading, ...]:
    """The periods of the last two answers as they are read: "그럼 증감률은?" is of those."""
    return tuple(reading_of(period, bounds.today) for period in alike_in_two(history))


def alike_in_two(history: Sequence[Exchange]) -> tuple[Period, ...]:
    """The periods of the last two answers, the earlier first, where both are the same figure."""
    frames = last_frames(history)
    frames = frames[-1:] if frames and len(frames[-1].periods) == TWO else frames
    kinds = {(frame.intent, frame.items, frame.without, frame.measure, frame.families) for frame in frames}
    periods = tuple(dict.fromkeys(period for frame in frames for period in frame.periods))
    alike = len(periods) == TWO and len(kinds) == 1
    alike = alike and (frames[0].intent in MEASURING or bool(frames[0].families))
    if alike and frames[0].intent == "trend" and _overlap(*periods):
        return ()  # a course and one of a part of it
    return tuple(sorted(periods, key=lambda period: period.first)) if alike else ()


def _overlap(one: Period, two: Period) -> bool:
    return one.first <= two.last and two.first <= one.last


def dwells(history: Sequence[Exchange]) -> bool:
    """Whether the last two answers were about the same item or items."""
    told = [{item.code for item in frame.items} for frame in last_frames(history)]
    return len(told) == TWO and bool(told[0]) and told[0] == told[1]


MOST_NARROWED = 4
"""Answers within which all items were spoken of, before some of them."""


def narrows(history: Sequence[Exchange]) -> bool:
    """Whether the last answer was about items spoken of anew, and one not long ago about all of them."""
    told = last_frames(history, MOST_NARROWED)
    of_all = any(_is_of_all(frame) for frame in told[:-1])
    return of_all and bool(told[-1].items) and not dwells(history)


def _is_of_all(frame: Frame) -> bool:
    """Whether an answer was about all items, as one or by family."""
    return not (frame.items or frame.without) and (not frame.families or len(frame.families) > TWO)


def last_frames(history: Sequence[Exchange], count: int = TWO) -> list[Frame]:
    """The frames of the last answers that called tools."""
    return [
        frame_of_results(exchange.results)
        for exchange in history
        if exchange.results and exchange.status == "ok"
    ][-count:]
