"""Times of a question as a whole: fillers, counted days, a year apart from its month."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from assistant.planner.periods import Expression, Period, read_periods
from assistant.planner.periods.spans import add, unit_span
from assistant.planner.reading.beside import PREVIOUS
from assistant.planner.reading.bracketed import BARE_DAYS, in_month
from assistant.planner.reading.numbers import Number
from assistant.planner.reading.segment import Piece

_JOINS_LAST = re.compile(r"(?:이?랑|하고|[와과]|및|,|/|·|&|\band|\bor|\bvs\.?|\bto)$", re.IGNORECASE)
_JOINS_ON = re.compile(r"(?:이?랑|하고|와|과)\s*$")
_COUNTED_DAYS = re.compile(r"(?:날|일자|날짜)[은는이]?\s*$")
_AGAINST = re.compile(r"대비|비해|비교|보다")
_RATIO = re.compile(r"비(?:율|로|의|는|를|가|도)?\s*$")
_YEAR_SAID = re.compile(r"작년|재작년|지난해|올해|금년|last year|this year", re.IGNORECASE)
ADJECTIVES = {"연간": "year", "년간": "year", "월간": "month", "주간": "week", "일간": "day"}
ADJECTIVES |= {"yearly": "year", "annual": "year"}
"""Words for a kind of period, which say "by year" where no such period is named."""
_ROLLING_YEARS = re.compile(
    r"(?:최근|지난)\s*([2-9])\s*(?:개년|년|해)(?:간|동안)?(?:의|에)?|"
    r"(?:in |over |for )?(?:the )?(?:last|past) ([2-9]) years",
    re.IGNORECASE,
)
"""So many years back, each of which has a part that is named beside it."""
FEWEST = PAIR = 2
MONTH, MOST_LONGER = 28, 3
"""Days of the shortest month, and how many another may have more."""
_HALF = re.compile(r"half|반기|전반|후반|\bh[12]\b")
_SECOND = re.compile(r"second|2nd|latter|later|back|closing|하반기|후반|h2|2h|other|rest")
_BARE_HALF = re.compile(
    r"(?:(?:and|vs\.?|versus|with|against|to|(?:better |worse |higher |lower )?than|compared (?:to|with)|in|"
    r"the|its|ahead of|beat|only|just|for|what about|how about) )*(?:"
    r"(?:first|second|1st|2nd|latter|later|earlier|opening|closing|front|back)[- ]half"
    r"(?: of (?:it|that month|the month))?|"
    r"(?:[상하]반기|[전후]반기?)(?:은|는|이|가|의|을|를|도|과|와|이?랑|하고|보다|에|에는|\s?대비)*)"
)
"""A half of nothing that is named."""
_BARE_DAYS = re.compile(r"(\d{1,2})일(?:만|씩|을|를|이|은)?")


def with_its_year(
    times: tuple[Expression, ...], text: str, today: date, *, nested: bool = False
) -> tuple[Expression, ...]:
    """ "10월 생산량 작년": October of last year, where a year and a part of one are joined by no word.

    Where something is looked for, only an end that may count from the year: "올해 최고 달은? 10월까지만".
    """
    years = [one for one in times if one.period and one.period.grain == "year" and not one.versus]
    parts = [one for one in times if one not in years]
    if len(years) != 1 or not parts:
        return times
    until = [_until_within(one, years[0], today) for one in parts]
    if not all(until) and (nested or _listed(times, text, years[0])):
        return times
    merged = [end or _of_year(one, years[0], today) for one, end in zip(parts, until, strict=True)]
    return tuple(one for one in merged if one) if all(merged) else times


def _until_within(end: Expression, year: Expression, today: date) -> Expression | None:
    """ "This year by month up to October": of several readings the one that begins with the year."""
    first = year.period.first if year.period else None
    if first is None or not end.ambiguous:
        return None
    said = end.text.strip()
    named = f"{said} {first.year}" if said.isascii() else f"{first.year}년 {said}"
    again = [period for one in read_periods(named, today).expressions for period in one.periods]
    fits = dict.fromkeys(one for one in (*end.periods, *again) if one.first == first)
    return replace(end, periods=tuple(fits)) if len(fits) == 1 else None


def in_each_year(times: tuple[Expression, ...], today: date) -> tuple[Expression, ...]:
    """ "상반기 비교, 작년하고 올해": one part of a year beside two years is that part of each."""
    apart = tuple(each for one in times for each in _members(one, today))
    years = [one for one in apart if one.period and one.period.grain == "year"]
    parts = [one for one in apart if one not in years]
    if len(years) < FEWEST or len(parts) != 1 or parts[0].versus:
        return times
    part = replace(parts[0], shift=None)
    merged = [(_of_year(part, year, today), year) for year in years]
    if not all(one for one, _ in merged):
        return times
    return tuple(
        replace(year, periods=one.periods, parts=one.parts, shift=None) for one, year in merged if one
    )


def _members(one: Expression, today: date) -> tuple[Expression, ...]:
    """The years of a list, or of "최근 3년", each for itself."""
    rolling = _ROLLING_YEARS.fullmatch(one.text.strip()) if one.period else None
    if rolling:
        back = range(today.year - int(rolling[1] or rolling[2]) + 1, today.year + 1)
        return tuple(
            replace(one, text=f"{year}년", periods=(Period(*unit_span("year", date(year, 1, 1)), "year"),))
            for year in back
        )
    years = one.period is not None and one.period.grain == "range" and one.parts
    if not years or any(part.grain != "year" for part in one.parts):
        return (one,)
    return tuple(replace(one, periods=(part,), parts=()) for part in one.parts)


def days_of_months(times: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """ "10월과 11월을 각각 1일~20일로": the days of each month, where they stand apart from it."""
    times = _after_days(times)
    days = [one for one in times if BARE_DAYS.fullmatch(one.text.strip(" 로으만의을를"))]
    months = [one for one in times if one not in days]
    if len(days) != 1 or not months or any(one.period and one.period.grain != "month" for one in months):
        return times
    cut = tuple(in_month(days[0], one) for one in months)
    if any(one is days[0] for one in cut):
        return times
    return tuple(
        replace(one, start=month.start, end=month.end, text=month.text, versus=month.versus)
        for one, month in zip(cut, months, strict=True)
    )


def halves_of_months(times: tuple[Expression, ...], today: date) -> tuple[Expression, ...]:
    """ "First half of October and the second half": a bare half beside a month's is of that month."""
    bare = [one for one in times if bare_half(one)]
    halves = [one.period for one in times if one not in bare and one.period and _is_half_of_month(one)]
    months = {period.first.replace(day=1) for period in halves if period.first}
    if not bare or len(months) != 1 or len(bare) + len(halves) != len(times):
        return times
    month = months.pop()
    return tuple(half_of(one, month, today) if one in bare else one for one in times)


def bare_half(one: Expression) -> bool:
    """Whether a time is a half, and of what is not said."""
    return _BARE_HALF.fullmatch(one.text.strip().lower()) is not None


def _is_half_of_month(one: Expression) -> bool:
    period = one.period
    if period is None or not (period.first and period.last) or not _HALF.search(one.text.lower()):
        return False
    whole = unit_span("month", period.first)
    return (period.whole_last or period.last) <= whole.last and (period.first, period.last) != whole


def half_of(one: Expression, month: date, today: date) -> Expression:
    """A half as that of a month."""
    side = "second" if _SECOND.search(one.text.lower()) else "first"
    found = read_periods(f"{side} half of {month:%B %Y}", today).expressions
    return replace(one, periods=found[0].periods, parts=(), shift=None) if len(found) == 1 else one


def _after_days(times: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """ "10월 1~15일과 16~31일": further days of the same month."""
    found: list[Expression] = []
    for one in sorted(times, key=lambda one: one.start):
        before = found[-1] if found else None
        of_days = before is not None and before.period is not None and before.period.grain == "range"
        found.append(in_month(one, before) if before and of_days else one)
    return tuple(found)


def counted_from_today(times: tuple[Expression, ...], text: str) -> tuple[Expression, ...]:
    """ "전월과 전전월", "전분기가 2분기보다": said before the other one, it is the one before today's."""
    return tuple(replace(one, shift=None) if _of_today(one, times, text) else one for one in times)


def _of_today(one: Expression, times: Sequence[Expression], text: str) -> bool:
    if one.versus or one.period is None or not (one.shift and one.shift.adjacent and one.shift.count == -1):
        return False
    others = [other for other in times if other is not one and other.period and not other.shift]
    if not others or any(other.start < one.start or _same(other, one) for other in others):
        return False
    between = text[one.end : min(other.start for other in others)]
    return not _AGAINST.search(between) and {other.period.grain for other in others if other.period} == {
        one.period.grain
    }


def with_ratios(times: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """ "전월비 퍼센트", "전년 동기비": held against that period."""
    return tuple(replace(one, versus=True) if one.shift and _RATIO.search(one.text) else one for one in times)


def _same(one: Expression, other: Expression) -> bool:
    days = [(each.period.first, each.period.last) for each in (one, other) if each.period]
    return len(days) == FEWEST and days[0] == days[1]


def _listed(times: Sequence[Expression], text: str, year: Expression) -> bool:
    """Whether words join a year to the other times."""
    ordered = sorted(times, key=lambda one: one.start)
    beside = [(one, two) for one, two in pairwise(ordered) if year in (one, two)]
    gaps = [text[one.end : two.start].strip() for one, two in beside]
    joins = any(_JOINS_ON.search(one.text) for one, _ in beside)
    if ordered[-1] is year and gaps and re.search(r"\w,$", gaps[-1]):
        return joins  # "September and October output, 2025"
    return joins or any(gap and _JOINS_LAST.search(gap) for gap in gaps)


def _of_year(part: Expression, year: Expression, today: date) -> Expression | None:
    if part.period is None or part.versus or part.shift or part.period.first is None:
        return None
    if _YEAR_SAID.search(part.text):
        return None  # "1월 1일~11월 20일 올해" has its own
    own = year.period.first.year if year.period and year.period.first else 0
    said = f"{own}년" if own and not year.text.isascii() else year.text.strip()
    found = read_periods(f"{said} {part.text.strip()}", today).expressions
    period = found[0].period if len(found) == 1 else None
    same = period is not None and period.grain == part.period.grain and period.first is not None
    fits = same and period is not None and period.first is not None and period.first.year == own
    return replace(part, periods=(period,), parts=found[0].parts) if fits and period else None


def without_fillers(times: tuple[Expression, ...], text: str) -> tuple[Expression, ...]:
    """ "오늘 지금까지", "this month so far": up to now, beside a running period, says nothing new."""
    running = any((one.period and one.period.running) or _is_today(one) for one in times)
    kept = tuple(one for one in times if not (one.period and one.period.grain == "all" and not _dated(one)))
    of_today = tuple(one for one in kept if not _from_today(one, text))
    if of_today and len(of_today) < len(kept):  # "오늘 기준 최근 7일"
        return of_today
    return kept if running and kept else times


def _dated(one: Expression) -> bool:
    """ "20일까지": an end that is named, not only "so far"."""
    return any(letter.isdigit() for letter in one.text)


def _from_today(one: Expression, text: str) -> bool:
    return one.text.strip() in ("오늘", "금일") and text[one.end :].lstrip().startswith(("기준", "현재"))


def _is_today(one: Expression) -> bool:
    return bool(one.period and one.period.grain == "day")


def days_counted(times: tuple[Expression, ...], text: str) -> tuple[tuple[Expression, ...], list[Number]]:
    """ "가장 많이 만든 날 5일": how many days, not the fifth of a month."""
    kept, counted = [], []
    for one in times:
        bare = _BARE_DAYS.fullmatch(one.text.strip())
        if bare and _COUNTED_DAYS.search(text[: one.start]):
            counted.append(Number(int(bare[1]), "일", "limit", one.start, one.end))
        else:
            kept.append(one)
    return tuple(kept), counted


def says_own_unit(piece: Piece, times: Sequence[Expression]) -> bool:
    """ "연간 생산량 비교: 2024, 2025", "주간 순위(지난주)": only the kind of the period that is named."""
    grain = ADJECTIVES.get(piece.text)
    if any(len(one.parts) > 1 and not set(",·") & set(one.text) for one in times):
        return False  # "2023~2025년 연간 생산량": of each year
    periods = [part for one in times for part in (one.parts or one.periods)]
    return bool(grain and periods) and all(part.grain == grain for part in periods)


def one_and_previous(times: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """ "Last 7 days vs the previous 7 days": those and the ones right before them."""
    one, two = times if len(times) == PAIR else (None, None)
    if one is None or two is None or one.period is None or one.period != two.period:
        return times
    return one, as_long_before(two, one.period.first, one.period.last)


def as_long_before(one: Expression, first: date | None, last: date | None) -> Expression:
    """ "Previous 7 days" beside a period of 7 days: as many right before it."""
    said = one.period.days if one.period and one.period.grain == "rolling" else None
    if said is None or first is None or last is None or not PREVIOUS.search(one.text):
        return one
    days = (last - first).days + 1
    if abs(said - days) > (MOST_LONGER if days >= MONTH else 0):
        return one
    after = last + timedelta(days=1)
    months = (after.year - first.year) * 12 + after.month - first.month
    begin = add("month", first, -months) if first.day == after.day else first - timedelta(days=days)
    return replace(one, periods=(Period(begin, first - timedelta(days=1), "range"),), parts=())
