"""A date said in parts ("작년", "3월", "둘째 주", "금요일"): merging and resolving them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from assistant.planner.periods.model import FIRST_YEAR, LAST_YEAR
from assistant.planner.periods.spans import (
    Span,
    add,
    month_span,
    parts_of,
    relative,
    same_week,
    unit_span,
    weekdays_of,
    weeks_of,
)

UNITS = ("year", "half", "quarter", "month", "week", "weekend", "day", "weekday")
RANK = {unit: rank for rank, unit in enumerate(UNITS)} | {"season": UNITS.index("quarter")}
MONTHS_BACK, YEARS_BACK = 48, 12
WEEKENDS = {0: (5, 6), 1: (0, 4)}


How = Literal["number", "ordinal", "relative"]


class Pick(NamedTuple):
    """How one unit is chosen: by calendar number, place in its parent, or distance from today's."""

    how: How
    n: int


@dataclass(frozen=True)
class Partial:
    """The parts said, coarse to fine; `toward` is -1, 0, 1 for last, this, next before an unanchored one."""

    picks: tuple[tuple[str, Pick], ...]
    toward: int | None = None

    @property
    def top(self) -> int:
        """Rank of the coarsest part."""
        return RANK[self.picks[0][0]]

    @property
    def finest(self) -> str:
        """The unit of the finest part."""
        return self.picks[-1][0]

    @property
    def anchored(self) -> bool:
        """Whether the parts say a single place in time without "the most recent one"."""
        unit, pick = self.picks[0]
        return unit == "year" or pick.how == "relative"

    def coarser(self, rank: int) -> tuple[tuple[str, Pick], ...]:
        """The parts coarser than a rank."""
        return tuple(part for part in self.picks if RANK[part[0]] < rank)


def part(unit: str, how: How, n: int, toward: int | None = None) -> Partial:
    """A partial of one part."""
    return Partial(((unit, Pick(how, n)),), toward)


def merge(one: Partial, other: Partial) -> Partial | None:
    """Both parts as one date, or `None` where they cannot belong together."""
    units = {unit for unit, _ in one.picks}
    if any(unit in units for unit, _ in other.picks):
        return None
    picks = tuple(sorted(one.picks + other.picks, key=lambda item: RANK[item[0]]))
    merged = Partial(picks, other.toward if one.toward is None else one.toward)
    return merged if _belong(picks) else None


def _belong(picks: tuple[tuple[str, Pick], ...]) -> bool:
    said = dict(picks)
    relatives = [index for index, (_, pick) in enumerate(picks) if pick.how == "relative"]
    if relatives and relatives[0] != 0:
        return False
    if len(relatives) > 1 and (len(picks) != 2 or picks[0][1].n == 0):
        return False
    weekday = said.get("weekday")
    if weekday and weekday.how == "number":
        return bool({"week", "day"} & said.keys())
    if "weekend" in said:
        return "week" in said
    if "day" in said and said["day"].how == "number":
        return bool({"month", "weekday"} & said.keys()) and not {"week", "season"} & said.keys()
    return True


def resolve(partial: Partial, today: date) -> Span | None:
    """The days meant, seen from today; `None` where no such day exists."""
    latest: Span | None = None
    for anchor in _anchors(partial, today):
        latest = _narrow_all(anchor, _as_nth_weekday(partial).picks[1:], today)
        if latest and (partial.anchored or _in_reach(latest, partial, today)):
            return latest
    return None


def first_after(partial: Partial, start: date) -> Span | None:
    """The first place of an unanchored partial that does not begin before a day."""
    picks = _as_nth_weekday(partial).picks
    for anchor in _walk(picks[0], start, ahead=True):
        found = _narrow_all(anchor, picks[1:], start)
        if found and found.first >= start:
            return found
    return None


def last_before(partial: Partial, end: date) -> Span | None:
    """The last place of an unanchored partial that begins no later than a day."""
    picks = _as_nth_weekday(partial).picks
    for anchor in _walk(picks[0], end, ahead=False):
        found = _narrow_all(anchor, picks[1:], end)
        if found and found.first <= end:
            return found
    return None


def _as_nth_weekday(partial: Partial) -> Partial:
    """ "첫째 주 금요일" is the first Friday of its month."""
    said = dict(partial.picks)
    week, weekday = said.get("week"), said.get("weekday")
    if not (week and weekday) or week.how != "ordinal" or weekday.how != "number":
        return partial
    kept = tuple(item for item in partial.picks if item[0] not in ("week", "weekday"))
    nth = ("weekday", Pick("ordinal", _nth(week.n, weekday.n)))
    return Partial((*kept, nth), partial.toward)


def _nth(count: int, weekday: int) -> int:
    """Count and weekday of "second Monday" as one number (its sign is the count's)."""
    return (abs(count) * 10 + weekday) * (1 if count > 0 else -1)


def nth_weekday(count: int, weekday: int) -> Partial:
    """ "The second Monday", "the last Friday" (count -1) of a month."""
    return part("weekday", "ordinal", _nth(count, weekday))


def _in_reach(span: Span, partial: Partial, today: date) -> bool:
    if partial.toward == -1:
        return span.last < today
    if partial.toward == 1:
        return span.first > today
    if partial.toward == 0:
        return True
    unit, pick = partial.picks[-1]
    lone_weekday = len(partial.picks) == 1 and unit == "weekday" and pick.how == "number"
    return span.first < today if lone_weekday else span.first <= today


def _anchors(partial: Partial, today: date) -> Iterator[Span]:
    first = _as_nth_weekday(partial).picks[0]
    unit, pick = first
    if pick.how == "relative":
        yield relative(unit, today, pick.n)
    elif unit == "year":
        yield unit_span("year", date(pick.n, 1, 1))
    elif partial.toward == 0:
        yield from _this(first, today)
    else:
        yield from _walk(first, today, ahead=partial.toward == 1)


def _this(first: tuple[str, Pick], today: date) -> Iterator[Span]:
    unit, pick = first
    parent = unit_span(_parent(unit, pick), today)
    found = _narrow(parent, unit, pick)
    if found:
        yield found


def _parent(unit: str, pick: Pick) -> str:
    if unit in ("weekday", "weekend") and pick.how == "number":
        return "week"
    if unit in ("day", "weekday") or (unit == "week" and pick.how == "ordinal"):
        return "month"
    return "year"


def _walk(first: tuple[str, Pick], day: date, *, ahead: bool) -> Iterator[Span]:
    """Places of an unanchored part around a day: into the future, or from the nearest into the past."""
    unit, pick = first
    parent = _parent(unit, pick)
    reach = YEARS_BACK if parent == "year" else MONTHS_BACK
    steps = range(-1, reach) if ahead else range(1, -reach, -1)
    for step in steps:
        found = _narrow(unit_span(parent, add(parent, unit_span(parent, day).first, step)), unit, pick)
        if found:
            yield found


def _narrow_all(span: Span, picks: tuple[tuple[str, Pick], ...], today: date) -> Span | None:
    found: Span | None = span
    for unit, pick in picks:
        if pick.how == "relative":
            return _shifted(span, relative(unit, today, pick.n), unit, today)
        found = _narrow(found, unit, pick) if found else None
    return found


def _shifted(parent: Span, span: Span, unit: str, today: date) -> Span:
    """ "작년 오늘", "지난달 오늘": today's unit, moved as far as the parent lies away."""
    years = parent.first.year - unit_span("year", today).first.year
    if (parent.last - parent.first).days > 300 and unit == "week":
        return same_week(span, years)
    if (parent.last - parent.first).days > 300:
        return unit_span(unit, add("year", span.first, years))
    if (parent.last - parent.first).days == 6:
        return unit_span(unit, span.first + (parent.first - unit_span("week", today).first))
    months = years * 12 + parent.first.month - today.month
    return unit_span(unit, add("month", span.first, months))


def _narrow(span: Span, unit: str, pick: Pick) -> Span | None:
    """The part of a span that a pick chooses, `None` where the span has no such part."""
    if unit == "weekday":
        return _weekday(span, pick)
    if unit == "weekend":
        low, high = WEEKENDS[pick.n]
        days = parts_of(span, "day")
        return Span(days[low].first, days[high].first)
    if unit == "week":
        return _at(weeks_of(span), pick.n)
    if unit == "day":
        month_or_ordinal = pick.how == "ordinal" or span == unit_span("month", span.first)
        return _at(parts_of(span, "day"), pick.n) if month_or_ordinal else None
    return _months(span, unit, pick)


def _months(span: Span, unit: str, pick: Pick) -> Span | None:
    if pick.how == "ordinal":
        return _at(parts_of(span, unit), pick.n)
    length = {"month": 1, "quarter": 3, "season": 3, "half": 6}[unit]
    if not 1 <= pick.n <= 12 // length:
        return None
    first = pick.n * 3 if unit == "season" else (pick.n - 1) * length + 1
    for year in (span.first.year, span.last.year):
        found = month_span(year, first, length)
        if span.first <= found.first <= span.last:
            return found
    return None


def _weekday(span: Span, pick: Pick) -> Span | None:
    if pick.how == "number":
        found = weekdays_of(span, pick.n)
        return found[0] if len(found) == 1 else None
    count = abs(pick.n) // 10
    return _at(weekdays_of(span, abs(pick.n) % 10), count if pick.n > 0 else -count)


def _at(parts: list[Span], n: int) -> Span | None:
    index = n - 1 if n > 0 else n
    return parts[index] if n and -len(parts) <= index < len(parts) else None


def years_out_of_range(partial: Partial) -> bool:
    """Whether a year was said that the data can never hold."""
    years = (pick.n for unit, pick in partial.picks if unit == "year" and pick.how == "number")
    return any(not FIRST_YEAR <= year <= LAST_YEAR for year in years)
