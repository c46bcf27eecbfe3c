"""Days of the week that are no dates: "10월 주말", "Fridays in October", "weekday output, Mon-Fri only"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from assistant.planner.periods import Expression, Period
from assistant.planner.periods.spans import unit_span
from assistant.planner.reading.segment import TAKEN, Piece, segment
from assistant.planner.reading.vocabulary import NOISE, Concept, Vocabulary

WEEKDAYS = "weekdays"
EACH_WEEK = frozenset({"ask.average", "grain.week", "ask.trend", "ask.average_day", "ask.median"})
"""Concepts beside which a day of the week is every such day."""
WEEK = 7
WORKING_DAYS, WEEKEND = "12345", "67"
BY_WEEKDAY = Concept("grain", "weekday")
ORDERS = frozenset(f"ask.{key}" for key in ("most", "least", "top", "bottom", "trend", "split", "compare"))
"""Concepts beside which "weekdays" are told apart."""
WORKING = ("weekday", "weekdays")
SHORTEST = 3
Said = tuple[int, str]
"""Where days of the week are said, and which: "67"."""
KOREAN, ENGLISH = "월화수목금토일", ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = (
    r"[월화수목금토일](?:요일|욜)?|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)(?:s|day|sday|rs|rsday|nesday|urday)?s?(?![a-z])"
)
_RANGE = re.compile(
    rf"(?:(?:only|just|from|on|for|the|\() ?)*(?P<one>{_DAY})\s*(?:부터|에서|~|-|–|to|through|thru)\s*"
    rf"(?P<two>{_DAY})"
    r"(?:까지)?(?:에만|에|만|은|는|도|의)*(?: only| alone)?\)?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"[월화수목금토일]요일|주말|평일|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE
)
_HELD = re.compile(
    r"^(?:vs\.?|versus|than|against|compared (?:to|with))\s+|(?:보다|에\s?비해\S*|\s?대비)\s*$", re.IGNORECASE
)
"""Words that hold one against the other."""
_THIS_DAY = re.compile(rf"(?:\bthis |(?<![가-힣])이번\s?)(?:{_DAY})", re.IGNORECASE)
_LAST_DAY = re.compile(rf"(?:\blast |(?<![가-힣])(?:지난|저번)\s?)(?:{_DAY})", re.IGNORECASE)
_WORKING_BEFORE = re.compile(r"(?:\b(?:average|mean|median|typical|on a)|\bhow many)\s+$", re.IGNORECASE)
_WORKING_AFTER = re.compile(
    r"\s+(?:output|production|volume|totals?|average|mean|median|quantity|figures?|days)\b", re.IGNORECASE
)
"""What stands around "weekday" where it is one of the five: "weekday output", "an average weekday"."""


_HABIT = re.compile(
    r"(?:만들|생산하|돌리|찍|뽑|나오)(?:나요?|니|는지|는가|는데|는\s*(?:편|거))|(?:만들어|생산해|돌려|찍어|뽑아|나와)(?:요)?(?:\s*\?|\s*$)|"
    r"(?:생산|가동|작업|출근)(?:하나요?|합니까|해요?\s*\?|해\s*$)|(?:만듭|돌립|나옵|찍습)니까|보통|평소에?|대개|"
    r"(?:만든|생산한|돌린|나온|가동한|찍은)\s*(?:적|날|때)(?:이|은|도)?\s*(?:있|없)|"
    r"\b(?:do|does|don't) (?:we|you|they|the (?:plant|factory|company|team))\b|"
    r"\b(?:ever|usually|normally|typically|generally)\b",
    re.IGNORECASE,
)
"""What is done again and again, or was done ever: "주말에 얼마나 만들어?", "do we run on Sundays?"."""
_ENDS = (
    r"(?:best|worst|highest|lowest|strongest|weakest|biggest|smallest|largest|busiest|slowest|top|record)"
    r"(?: (?:single|ever|producing|production))?"
)
_BEST_BEFORE = re.compile(
    rf"\b{_ENDS} $|"
    r"(?:제일|가장|젤)\s*(?:많|적|높|낮|잘|좋|안|못)\S*\s*(?:만든|나온|생산한|생산된|찍은|좋았던)?\s*$|"
    r"(?:최고|최저|최대|최소|역대|어느)\s*$|\bwhich $",
    re.IGNORECASE,
)
_BEST_AFTER = re.compile(
    r"\s*(?:의\s*)?(?:최고|최저|최대|최소|최다)\s*(?:기록|생산|실적|물량|날)|"
    r"\s*(?:중에?서?|가운데서?)\s*(?:제일|가장|젤|최고|최저|최대|최소|\S+이\s*(?:제일|가장))"
)
"""What stands around a day of the week of which the best one is looked for."""


def is_habit(text: str) -> bool:
    """Whether it is asked what is done on such days again and again, or ever."""
    return _HABIT.search(text) is not None


def seeks_best(text: str) -> bool:
    """ "Best Wednesday", "제일 많이 만든 일요일", "수요일 중 최고": the best of such days."""
    return any(_is_sought(text, *said.span()) for said in _NAMED.finditer(text))


def _is_sought(text: str, start: int, end: int) -> bool:
    return bool(_BEST_BEFORE.search(text[:start]) or _BEST_AFTER.match(text, end))


def weekdays_apart(
    times: tuple[Expression, ...], text: str, normal: str, words: Vocabulary
) -> tuple[tuple[Expression, ...], list[Said], bool]:
    """Days of the week within another period ("10월 주말"), or of any week ("금요일 평균"), are no dates.

    The last value says whether some of them are held against others.
    """
    times = _in_that_week(times, words)
    named = {one: keys for one in times if (keys := weekday_keys(one.text, words))}
    others = [one for one in times if one not in named and not (one.period and one.period.days == 1)]
    again = {one for one, keys in named.items() if _days_within(keys, others)}
    named = {one: keys for one, keys in named.items() if one not in again}
    repeated = {one for one in named if one.text.strip().lower().endswith("s")}
    pieces = segment(_blanked(text, times), words) if named else []
    each = any(_is_of_each_week(piece) for piece in pieces) or (bool(named) and is_habit(normal))
    each = each or any(_is_sought(normal, one.start, one.end) for one in named)
    aside = set(named) if others or each else repeated
    kept = tuple(one for one in times if one not in aside and one not in again)
    held = any(one.versus for one in aside)
    return kept, [(one.start, key) for one in aside for key in named[one]], held


def without_the_best(
    times: tuple[Expression, ...], said: list[Said], pieces: Sequence[Piece], words: Vocabulary
) -> tuple[tuple[Expression, ...], list[Said]]:
    """ "목요일이 제일 많이 만드는 요일이야?": the day that may be the best is no date."""
    concepts = {".".join(one.concept) for one in pieces if one.concept}
    if ".".join(BY_WEEKDAY) not in concepts or not {"ask.most", "ask.least"} & concepts:
        return times, said
    days = [one for one in times if _is_one_day(weekday_keys(one.text, words))]
    alone = len(days) + sum(len(key) == 1 for _, key in said) == 1
    if not alone:
        return times, said
    return tuple(one for one in times if one not in days), [one for one in said if len(one[1]) > 1]


def _is_one_day(keys: set[str]) -> bool:
    return len(keys) == 1 and len(next(iter(keys))) == 1


def weekday_keys(text: str, words: Vocabulary) -> set[str]:
    """The days of the week that a text consists of, nothing else."""
    text = _HELD.sub("", text.strip())
    range_said = _RANGE.fullmatch(text)
    if range_said:
        one, two = (_number(range_said[name]) for name in ("one", "two"))
        return {"".join(str(day) for day in range(one, two + 1))} if one < two else set()
    concepts = [piece.concept for piece in segment(text, words)]
    known = {one.key for one in concepts if one and one.section == WEEKDAYS}
    return known if all(one and one.section in (WEEKDAYS, NOISE) for one in concepts) else set()


def working_days(pieces: Sequence[Piece], text: str, said: Iterable[Said]) -> list[Piece]:
    """The pieces where "weekday" means one of the five working days, not each day of the week."""
    concepts = {".".join(one.concept) for one in pieces if one.concept}
    beside = {WEEKEND, WORKING_DAYS} & {key for _, key in said} or f"{WEEKDAYS}.{WEEKEND}" in concepts
    plural = not (ORDERS & concepts or {"which", "what"} & {one.text for one in pieces})

    def works(one: Piece) -> bool:
        if one.concept != BY_WEEKDAY or one.text not in WORKING:
            return False
        around = _WORKING_BEFORE.search(text[: one.start]) or _WORKING_AFTER.match(text[one.end :])
        return bool(beside or around or (plural and one.text == "weekdays"))

    return [one._replace(concept=Concept(WEEKDAYS, WORKING_DAYS)) if works(one) else one for one in pieces]


def days_of(said: Iterable[Said]) -> tuple[int, ...]:
    """All the days of the week that are said, 1 is Monday."""
    return tuple(sorted({int(day) for _, key in said for day in key}))


def sets_of(said: Iterable[Said]) -> tuple[tuple[int, ...], ...]:
    """Days of the week beside each other, as they are said: weekdays and weekends, Mondays and Fridays."""
    keys = dict.fromkeys(key for _, key in sorted(said))
    sets = tuple(tuple(int(day) for day in key) for key in keys)
    apart = all(not set(one) & set(two) for one, two in combinations(sets, 2))
    return sets if len(sets) > 1 and apart else ()


def _number(day: str) -> int:
    """The number of a day of the week by its name."""
    said = day.lower()
    return ENGLISH.index(said[:SHORTEST]) + 1 if said.isascii() else KOREAN.index(said[0]) + 1


def this_and_last(times: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """ "Compare this Monday with last Monday": the one that is over, and the one a week before it."""
    found = {one: one.period for one in times if one.period and one.period.days == 1}
    this = [one for one in found if _THIS_DAY.search(one.text)]
    last = [one for one in found if _LAST_DAY.search(one.text)]
    if len(this) != 1 or len(last) != 1 or found[this[0]] != found[last[0]]:
        return times
    day = found[last[0]].first
    moved = _dated(last[0], day - timedelta(days=WEEK)) if day else last[0]
    return tuple(moved if one is last[0] else one for one in times)


def _in_that_week(times: tuple[Expression, ...], words: Vocabulary) -> tuple[Expression, ...]:
    """ "Monday's production this week": the date, where a day and one week are named apart."""
    weeks = [one for one in times if one.period and one.period.grain == "week" and not one.versus]
    days = {
        one: next(iter(keys))
        for one in times
        if one not in weeks and len(keys := weekday_keys(one.text, words)) == 1 and len(next(iter(keys))) == 1
    }
    repeated = any(one.text.strip().lower().endswith("days") for one in days)
    week = weeks[0].period if len(weeks) == 1 and len(days) == len(times) - 1 and days else None
    if week is None or week.first is None or repeated:
        return times
    monday = unit_span("week", week.first).first
    return tuple(_dated(one, monday + timedelta(days=int(key) - 1)) for one, key in days.items())


def _dated(one: Expression, day: date) -> Expression:
    return replace(one, periods=(Period(day, day, "day", day),), parts=(), shift=None)


def _days_within(keys: set[str], times: Sequence[Expression]) -> bool:
    """Whether all that is named besides are such days: "the weekend of 14-15 November"."""
    days = {int(day) for key in keys for day in key}
    periods = [one.period for one in times if one.period and one.period.days]
    spans = [(one.first, one.days) for one in periods if one.first and one.days and one.days <= len(days)]
    told = [first + timedelta(days=n) for first, count in spans for n in range(count)]
    return bool(told) and len(spans) == len(times) and all(day.isoweekday() in days for day in told)


def _is_of_each_week(piece: Piece) -> bool:
    """Whether it makes a day of the week beside it every such day: a mean, a course, other such days."""
    concept = piece.concept
    if concept is None:
        return False
    beside = concept.section == WEEKDAYS or (concept == BY_WEEKDAY and piece.text in WORKING)
    return beside or ".".join(concept) in EACH_WEEK


def _blanked(text: str, spans: Sequence[Expression]) -> str:
    for span in spans:
        text = text[: span.start] + TAKEN * (span.end - span.start) + text[span.end :]
    return text
