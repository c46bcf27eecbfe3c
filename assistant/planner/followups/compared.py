"""Periods said after two that were held against each other: "하반기끼리도", "19일도 넣어서"."""

import re

from assistant.planner.followups.within import PAIR, is_bare, years_before
from assistant.planner.frame import Frame
from assistant.planner.periods import Expression
from assistant.planner.periods import Period as Reading
from assistant.planner.periods.model import Shift
from assistant.planner.reading.question import Question
from assistant.planner.times import Bounds, Times, definite, reading_of
from tools.tool import Period

WHOLE_YEAR, MOST_UNLIKE = 365, 4
_ADDS = re.compile(
    r"추가|포함|넣어|넣고|같이|함께|까지|도(?![가-힣])|\b(?:add|include|too|as well|also)\b", re.IGNORECASE
)
"""Words that add a period to those before."""
_JOINED = re.compile(r"\s*(?:이?랑|하고|과|와|보다|에 ?비해|에 ?비하여|대비)")
_JOIN = re.compile(r"(?:랑|하고|[과와]|보다|대비|비해|비하면|비해서)(?:는|은|의|도)?\s*$")
_AGAINST = re.compile(
    r"\b(?:than|with|against|vs\.?|versus|compared to|from(?!.*\b(?:to|until|till|through)\b))\b\s*"
    r"(?:in |of |the )*",
    re.IGNORECASE,
)
"""What stands before a period that something is held against."""


def is_joined(question: Question, time: Expression) -> bool:
    """Whether a Korean word behind a period joins it to something: "9월이랑", "작년과의"."""
    return bool(_JOINED.match(question.text[time.end :]) or _JOIN.search(time.text))


def holds_against(question: Question, time: Expression) -> bool:
    """ "작년이랑 비교", "the difference from September": whether a word beside a period holds it against."""
    before = re.search(rf"{_AGAINST.pattern}$", question.text[: time.start], re.IGNORECASE)
    return bool(time.versus or is_joined(question, time) or before or _AGAINST.match(time.text))


def of_both_years(said: tuple[Expression, ...], times: Times, kept: Frame | None, bounds: Bounds) -> Times:
    """ "하반기끼리도" after the first halves of two years: the second half of each."""
    pair = kept.periods if kept and kept.intent == "compare" and len(kept.periods) == PAIR else ()
    part = said[0].period if len(said) == 1 and is_bare(said[0]) else None
    if not pair or part is None or part.first is None or times.against or times.ends:
        return times
    years = [period.first.year for period in pair if period.first.year == period.last.year]
    if len(set(years)) != PAIR or bounds.today.year in years:
        return times
    last = part.whole_last or part.last or part.first
    both = [
        Period(years_before(part.first, part.first.year - year), years_before(last, last.year - year))
        for year in sorted(years)
    ]
    if both[-1].first > bounds.today:
        return times
    first, second = (reading_of(Period(one.first, min(one.last, bounds.today)), bounds.today) for one in both)
    return Times(bases=(second,), against=(first,))


def of_a_past_year(said: tuple[Expression, ...], before: Frame) -> bool:
    """ "12월과 11월 차이" after last year's months: two parts of no year, which are of the one spoken of."""
    years = {day.year for one in before.periods for day in (one.first, one.last)}
    own = {one.period.last.year for one in said if one.period and one.period.last}
    return (
        len(said) == PAIR and all(map(is_bare, said)) and len(years) == 1 and max(years) < max(own, default=0)
    )


def _is_year(said: Reading | None, compared: tuple[Period, ...]) -> bool:
    """Whether a whole year is said beside parts of one."""
    return said is not None and said.grain == "year" and all(one.days < WHOLE_YEAR for one in compared)


def _year_named(said: Expression, compared: tuple[Period, ...], bounds: Bounds) -> int | None:
    """The year that is said for both, by itself or as "the same of 2024", "작년 같은 기간"."""
    shift, year = said.shift, said.period
    if shift is None:
        return year.first.year if year and year.first and _is_year(year, compared) else None
    if shift.unit != "year" or year is not None:
        return None
    base = compared[-1].last.year if shift.adjacent else bounds.today.year
    return shift.year or base + shift.count


def _is_relative(said: Expression, shift: Shift, compared: tuple[Period, ...]) -> bool:
    """ "A year earlier", "작년 같은 기간" of December and January: so many years before each.

    Of a month and its like of the year before it is not said which is meant.
    """
    likes = years_before(compared[-1].first, 1) == compared[0].first
    return shift.unit == "year" and shift.count < 0 and not (likes or re.search(r"\d\d", said.text))


def of_another_year(said: tuple[Expression, ...], times: Times, kept: Frame | None, bounds: Bounds) -> Times:
    """ "작년 걸로도" after the first and second quarter of this year: those of last year."""
    pair = kept.periods if kept and kept.intent == "compare" and len(kept.periods) == PAIR else ()
    own = {day.year for one in pair for day in (one.first, one.last)}
    shift = said[0].shift if len(said) == 1 and pair and not said[0].versus else None
    year = _year_named(said[0], pair, bounds) if len(said) == len(own) == 1 and not said[0].versus else None
    if year is None and not (shift and len(own) > 1 and _is_relative(said[0], shift, pair)):
        return times
    back = own.pop() - year if year else -shift.count if shift else 0
    moved = [Period(years_before(one.first, back), years_before(one.last, back)) for one in pair]
    if back == 0:
        return times
    ends = [min(one.last, bounds.today) if one.first <= bounds.today else one.last for one in moved]
    first, second = (
        reading_of(Period(one.first, end), bounds.today) for one, end in zip(moved, ends, strict=True)
    )
    return Times(bases=(second,), against=(first,))


def one_more(
    said: tuple[Expression, ...], text: str, times: Times, kept: Frame | None, bounds: Bounds
) -> Times:
    """ "19일도 넣어서" after two days that were compared: all three."""
    compared = kept.periods if kept and kept.intent == "compare" and len(kept.periods) == PAIR else ()
    if compared and years_before(compared[-1].first, 1) == compared[0].first:
        return times  # "10월도 그렇게": held against its own year before
    base = times.bases[0] if len(times.bases) == len(said) == 1 and not times.against else None
    beside = text.replace(said[0].text, " ") if base and said[0].parts else text  # "1일부터 20일까지는?"
    if not compared or base is None or _is_year(base, compared) or not _ADDS.search(beside):
        return times
    before = tuple(reading_of(period, bounds.today) for period in compared)
    return times if times.bases[0] in before else Times(bases=(*before, *times.bases))


def holds_unlike(frame: Frame, question: Question, kept: Frame | None, bounds: Bounds) -> bool:
    """ "어제랑 비교하면?" after a month: a period by which none of what was told can be measured."""
    said = question.times[0] if len(question.times) == 1 and not question.mentions else None
    own = kept.periods[-1] if kept and kept.periods and len(kept.periods) <= PAIR else None
    held = frame.intent in ("compare", "count") and len(frame.periods) == PAIR
    means = kept is not None and kept.intent == "average"
    if not held or means or said is None or own is None or not holds_against(question, said):
        return False
    if own not in frame.periods:
        alone = said.period is not None and definite(said.period, bounds) in frame.periods
        return alone and frame.periods[-1].last < bounds.today
    if said.shift and said.shift.unit == "year" and own.days > WHOLE_YEAR + 1:
        return True  # a year before some years
    shorter, longer = sorted(one.days for one in frame.periods)
    grains = {reading_of(one, bounds.today).grain for one in frame.periods}
    return len(grains) == PAIR and longer > shorter * MOST_UNLIKE


def is_a_day(time: Expression) -> bool:
    """Whether a time is a single day: "그날 전체로는?" is of all items."""
    return time.shift.unit == "day" if time.shift else bool(time.period and time.period.grain == "day")
