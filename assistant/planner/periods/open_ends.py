"""Rules for periods of which one end is open: 3월부터, since March, 10일까지, by the end of August."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.planner.periods.model import Problem
from assistant.planner.periods.partial import Partial
from assistant.planner.periods.said import Fixed, Said, day_before, fixed, next_day, span_of
from assistant.planner.periods.sides import When
from assistant.planner.periods.spans import add, unit_span
from assistant.planner.periods.words import Token

WHOLES = ("year", "half", "quarter", "month", "week")
"""Units that may be cut by an end."""
ENDS = ("day", "weekday", "week", "month")
"""Units that a longer one may end with: "이번 분기 10월까지"."""


def _open(first: date | None, last: date | None, other: Fixed | None = None) -> Said:
    return Said(Fixed(first, last, others=(other,) if other else ()))


def _one(tokens: Sequence[Token], today: date) -> Fixed | None:
    when = next((token.value.when for token in tokens if token.kind == "c"), None)
    if isinstance(when, Partial) and when.picks[0][0] == "day" and when.picks[0][1].how == "ordinal":
        return None  # "the final day so far" is no date
    return fixed(when, today) if isinstance(when, Partial | Fixed) else None


def since(tokens: Sequence[Token], today: date) -> Said | None:
    """From the first day on; up to today, or open where it has not come yet."""
    days = _one(tokens, today)
    if days is None or days.first is None:
        return None
    if days.parts and tokens[0].kind in "SG":
        return Said(days)  # "starting October 5 and ending October 18"
    return _open(days.first, max(today, days.first) if days.first <= today else days.last)


def since_suffix(tokens: Sequence[Token], today: date) -> Said | None:
    """ "3월부터"; "2024년에서" without an end only says where."""
    return None if tokens[-1].text == "에서" else since(tokens, today)


def since_start(tokens: Sequence[Token], today: date) -> Said | None:
    """ "Since the start of August", where "since the start" alone is all time."""
    opens = tokens[0].text.startswith(("since", "from")) and tokens[1].text == "of"
    return since(tokens, today) if opens else None


def after(tokens: Sequence[Token], today: date) -> Said | None:
    days = _one(tokens, today)
    if days is None or days.last is None:
        return None
    first = next_day(days.last)
    return _open(first, today if first <= today else first)


def before(tokens: Sequence[Token], today: date) -> Said | None:
    if tokens[-1].kind == "g" and tokens[-1].text.isascii():
        return None  # "two Fridays ago"
    days = _one(tokens, today)
    return _open(None, day_before(days.first)) if days and days.first else None


def until(tokens: Sequence[Token], today: date) -> Said | None:
    """Everything up to the last day; a month or day may also count from the start of its year."""
    when = next(token.value.when for token in tokens if token.kind == "c")
    days = _one(tokens, today)
    if days is None or days.last is None:
        return None
    if so_far(tokens[0]):  # "by the end of August"
        return Said(Fixed(unit_span("year", days.last).first, days.last)) if days.last <= today else None
    everything = Fixed(None, days.last, "all" if days.last >= today else "range")
    within = _begun(when, days.last) if days.first and days.first <= today else None
    if within:
        return Said(Fixed(within, days.last))
    if days.grain not in ("month", "quarter", "half", "day", "range") or days.last >= today:
        return Said(everything)
    of_year = Fixed(unit_span("year", days.last).first, days.last)
    if isinstance(when, Partial) and when.picks[0][0] == "year":
        return Said(of_year)
    anchored = isinstance(when, Partial) and when.anchored
    return Said(everything) if anchored else Said(replace(of_year, others=(everything,)))


def from_the_start(tokens: Sequence[Token], today: date) -> Said | None:
    """ "처음부터 3월까지", "from the beginning until March": everything up to the last day."""
    days = _one(tokens, today)
    return _open(None, days.last) if days and days.last and days.last < today else None


def until_within(tokens: Sequence[Token], today: date) -> Said | None:
    """ "지난달까지 올해 누적", "올해 어제까지": from the beginning of the longer one to the end."""
    one, other = [token for token in tokens if token.kind == "c"]
    end, whole = (one, other) if tokens[1].kind == "t" else (other, one)
    ends, holds = _one([end], today), whole.value.when
    span = span_of(holds, today) if isinstance(holds, Partial) and holds.finest in WHOLES else None
    if ends is None or ends.first is None or ends.last is None or span is None:
        return None
    within = span.first <= ends.first and ends.last <= span.last and ends.last < today
    return Said(Fixed(span.first, ends.last)) if within else None


def so_far(token: Token) -> bool:
    """ "By the end of": since the year began."""
    return token.kind == "T" and token.text.startswith("by")


def _begun(when: When, last: date) -> date | None:
    """The first day of the unit that an end is said of: "지난달 20일까지", "이번 주 수요일까지"."""
    if not isinstance(when, Partial) or len(when.picks) == 1 or when.finest not in ENDS:
        return None
    unit, pick = when.picks[0]
    named = unit in ("week", "month", "quarter") and pick.how == "relative"
    of_year = unit == "year" and when.finest != "week"
    return unit_span(unit, last).first if of_year or named else None


def to_date(tokens: Sequence[Token], today: date) -> Said | None:
    """Up to today; "10월 누적" of a month, or a day, that is over may be of it, its month or its year."""
    days = _one(tokens, today)
    now = any(
        token.kind in "DZ" and token.text.endswith(("오늘까지", "현재까지", "지금까지")) for token in tokens
    )
    if (now or tokens[-1].kind == "t" or _so_far_then(tokens)) and days and days.last and days.last < today:
        return _as_far_as_today(days, today)
    sums_up = any(token.kind == "D" and token.value == 2 for token in tokens)
    if sums_up and days and days.last and days.last < today:
        of_year = Fixed(unit_span("year", days.last).first, days.last)
        if days.grain == "day":
            days = Fixed(unit_span("month", days.last).first, days.last, "month")
        return Said(replace(days, others=(of_year,)) if days.grain == "month" else days)
    return _open(days.first, today) if days and days.first and days.first <= today else None


def _so_far_then(tokens: Sequence[Token]) -> bool:
    """ "So far last year", "so far 2025": as much of it as has gone by of this one."""
    when = next((token.value.when for token in tokens if token.kind == "c"), None)
    if not isinstance(when, Partial) or len(when.picks) != 1:
        return False
    alone = when.finest == "year" or when.picks[0][1].how == "relative"
    return alone and any(token.kind == "D" and token.text == "sofar" for token in tokens)


def _as_far_as_today(days: Fixed, today: date) -> Said | None:
    """ "작년 오늘까지", "지난달 오늘까지": up to the day in it that today is in the running one."""
    first = days.first or today
    months = (first.year - today.year) * 12 + first.month - today.month
    steps = {"year": ("year", first.year - today.year), "month": ("month", months)}
    step = steps.get(days.grain)
    last = add(step[0], today, step[1]) if step else None
    return Said(Fixed(days.first, last)) if last else Said(Problem("no_such_date", ""))
