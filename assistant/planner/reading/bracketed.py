"""What brackets say of the time before them: "전일(11/18) 대비", "지난달(1일~20일)", "전년 동기(상반기)"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.planner.periods import Expression, Period, apply_shift
from assistant.planner.periods.spans import unit_span

_OPENS = re.compile(r"\s*\(\s*")
_AGAINST = re.compile(r"\s*\)?\s*(?:대비|에\s?비해|보다|과\s?비교|와\s?비교)")
_YEAR = re.compile(
    r"\d{4}|\d{2}년|'\d\d|\d{2}[./-]\d{1,2}[./-]\d|작년|재작년|지난해|올해|금년|전년|last year|this year",
    re.IGNORECASE,
)
BARE_DAYS = re.compile(r"(\d{1,2})일?\s*(?:~|-|–|부터|에서)\s*(\d{1,2})일(?:까지)?")
PARTS = ("month", "quarter", "half", "range", "day")


def bracketed(times: Sequence[Expression], text: str) -> tuple[Expression, ...]:
    """The times, each that brackets explain as they explain it."""
    kept: list[Expression] = []
    for one in sorted(times, key=lambda each: each.start):
        before = kept[-1] if kept else None
        if before is None or not _OPENS.fullmatch(text[before.end : one.start]):
            kept.append(one)
        elif _ends_alike(one, before) or _same_days(in_month(one, before), before):
            continue
        elif explained := _explained(one, before):
            against = before.versus or _AGAINST.match(text, one.end) is not None
            said = f"{before.text}({one.text})"
            kept[-1] = replace(explained, text=said, versus=one.versus or against)
        else:
            kept.append(one)
    return tuple(kept)


def _explained(one: Expression, before: Expression) -> Expression | None:
    """The bracketed time where it stands for the one before, put into the year that one says."""
    if one.period is None:
        return None
    if before.shift and before.period is None:
        bare = before.shift.unit == "year" and one.period.grain in PARTS and not _YEAR.search(one.text)
        days = before.shift.unit == "month" and BARE_DAYS.fullmatch(one.text.strip()) is not None
        moved = apply_shift(before.shift, one.period) if bare or days else one.period
        return replace(one, periods=(moved,), parts=()) if moved else None
    one = in_month(one, before)
    differs = _days(one) != _days(before)
    return one if differs and (before.shift or _within(one, before)) else None


def in_month(one: Expression, before: Expression) -> Expression:
    """ "지난달(1일~20일)": the days of that month, where brackets hold nothing but days."""
    said, month = BARE_DAYS.fullmatch(one.text.strip(" 로으만의을를")), before.period
    if said is None or month is None or not (month.first and month.last):
        return one
    first, last = (int(figure) for figure in said.groups())
    whole = unit_span("month", month.first)
    if (month.whole_last or month.last) > whole.last or not 1 <= first <= last <= whole.last.day:
        return one
    own = Period(month.first.replace(day=first), month.first.replace(day=last), "range")
    return replace(one, periods=(own,), parts=())


def _same_days(one: Expression, before: Expression) -> bool:
    """ "10월 초순(1~10일)": the days that it has anyway."""
    return None not in _days(one) and _days(one) == _days(before)


def _ends_alike(one: Expression, before: Expression) -> bool:
    """ "당월 누계(11/20까지)": an end that the time before has anyway."""
    ends = {period.last for period in one.periods if period.first is None}
    return bool(before.period and before.period.last in ends)


def _within(one: Expression, whole: Expression) -> bool:
    (first, last), (begin, end) = _days(one), _days(whole)
    return bool(first and last and begin and end and begin <= first and last <= end)


def _days(one: Expression) -> tuple[date | None, date | None]:
    return (one.period.first, one.period.last) if one.period else (None, None)
