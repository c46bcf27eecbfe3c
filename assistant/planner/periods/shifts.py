"""Rules for periods that relate to another: 전년 동월, 작년 같은 기간, 전월 대비, vs last year."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from assistant.planner.periods.cascade import rule
from assistant.planner.periods.model import Period, Shift, Unit
from assistant.planner.periods.said import Said, with_versus
from assistant.planner.periods.spans import Span, add, same_week, unit_span
from assistant.planner.periods.words import Token

_OWN_YEAR = re.compile(r"작년|재작년|지난해|지지난해|last year|the year before last", re.IGNORECASE)
"""Words for one year, where "전년" is the one before any other."""
_ALL_OF = re.compile(r"whole|entire|full|all", re.IGNORECASE)
CENTURY = 2000
WHOLE = ("동월", "동분기", "동주")
"""Words for the like of a whole unit in another year."""
CALENDAR_UNITS = ("day", "week", "month", "quarter", "half", "season", "year")


def _shift(text: str) -> Shift:
    unit, count, scope = text.split()
    return Shift(cast(Unit, unit), int(count), scope == "whole")


def _lexical(tokens: Sequence[Token], _today: date) -> Said | None:
    if isinstance(tokens[0].value, Said):
        return None
    return Said(None, _shift(tokens[0].value), versus=tokens[0].kind == "K")


def _same_in(tokens: Sequence[Token], today: date) -> Said | None:
    """ "작년 같은 달", "the same period of last year"."""
    base = next(token.value for token in tokens if token.kind == "r")
    if base.offset == 0 and base.unit != "year":
        return None
    if base.unit != "year" and any(token.kind == "O" and token.text.strip() == "for" for token in tokens):
        return None  # "same for last month": last month itself
    whole = any(token.kind in "uk" for token in tokens)
    own = base.offset == 0 or _OWN_YEAR.match(_text_of(tokens)) is not None
    year = today.year + base.offset if own else None
    return Said(None, Shift(base.unit, base.offset, whole, adjacent=not own, year=year))


def _text_of(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens if token.kind == "r")


def _compared_shift(tokens: Sequence[Token], _today: date) -> Said:
    return with_versus(next(token.value for token in tokens if token.kind == "H"))


def _compared_after(tokens: Sequence[Token], _today: date) -> Said | None:
    """ "Vs last year": the English word stands before what is compared to."""
    return with_versus(tokens[-1].value) if tokens[0].text.isascii() else None


def _compared_before(tokens: Sequence[Token], _today: date) -> Said | None:
    """ "작년 대비": the Korean one stands after it."""
    return None if tokens[-1].text.isascii() else with_versus(tokens[0].value)


def apply(shift: Shift, base: Period) -> Period | None:
    """The period that relates so to a base; `None` where the base is open or the calendar ends."""
    if base.first is None or base.last is None:
        return None
    whole = Span(base.first, base.whole_last or base.last)
    span = whole if shift.whole or not base.running else Span(base.first, base.last)
    try:
        moved = _moved(shift, span, base)
    except (ValueError, OverflowError):
        return None
    return Period(moved.first, moved.last, base.grain, moved.last)


def _moved(shift: Shift, span: Span, base: Period) -> Span:
    if shift.unit == "period":
        return _neighbour(span, base, shift.count)
    if base.grain == "week" and shift.unit == "year":
        return same_week(span, shift.count)
    first = add(shift.unit, span.first, shift.count)
    if _whole_months(span):
        last = add(shift.unit, span.last + timedelta(days=1), shift.count) - timedelta(days=1)
        return Span(first, last)
    return Span(first, add(shift.unit, span.last, shift.count))


def _neighbour(span: Span, base: Period, count: int) -> Span:
    if base.grain in CALENDAR_UNITS:
        first = add(base.grain, span.first, count)
        return Span(first, unit_span(base.grain, first).last)
    if _whole_months(span):
        months = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
        after = span.last + timedelta(days=1)
        return Span(
            add("month", span.first, count * months), add("month", after, count * months) - timedelta(days=1)
        )
    days = timedelta(days=((span.last - span.first).days + 1) * count)
    return Span(span.first + days, span.last + days)


def _whole_months(span: Span) -> bool:
    return span.first.day == 1 and (span.last + timedelta(days=1)).day == 1


def _same_period_in(tokens: Sequence[Token], today: date) -> Said | None:
    """ "작년 같은 기간" once "같은 기간" has been read as a word of its own."""
    same = next(token for token in tokens if token.kind == "H")
    return _same_in(tokens, today) if _shift(same.value).count == 0 else None


def _same_in_year(tokens: Sequence[Token], today: date) -> Said | None:
    """ "2024년 같은 달", "the same period of 2024", "24년 동월"."""
    named = next(token for token in tokens if token.kind in "yjN")
    same = next((token for token in tokens if token.kind == "H"), None)
    if same and _shift(same.value).count:
        return None
    if any(token.kind == "O" and _ALL_OF.search(token.text) for token in tokens):
        return None  # "same for the whole of 2025"
    year = named.value + CENTURY if named.kind == "j" else named.value
    whole = same is None or any(token.kind in "uk" for token in tokens) or same.text in WHOLE
    return Said(None, Shift("year", year - today.year, whole, adjacent=False, year=year))


def _same_from_there(tokens: Sequence[Token], _today: date) -> Said | None:
    """ "Same period a year earlier": how far back the like of a period lies."""
    shifts = [token.value.shift for token in tokens if token.kind == "H"]
    same = [one for one in shifts if one and one.unit == "period" and one.count == 0]
    far = [one for one in shifts if one and one.count]
    return Said(None, far[0]) if len(same) == len(far) == 1 else None


LEXICAL = (
    rule(r"[yjN][OJ]*(?:E[Uuk]|H)J*|O*E[Uuk]?O+[yN]|O*E[Uuk]?[yN]|HO*[yN]", "H", _same_in_year),
    rule(r"r[OJ]*HJ*|H[OJ]*r", "H", _same_period_in),
    rule(r"r[OJ]*E[Uuk]J*|r[OJ]*E(?=[vJ]|$)|O*E[Uuk]?[OJ]*r", "H", _same_in),
    rule(r"[HK]", "H", _lexical),
    rule(r"H[O&,]*H", "H", _same_from_there),
)
COMPARED = (
    rule(r"vO*H|H[Jt]*v", "H", _compared_shift),
    rule(r"vO*c", "c", _compared_after),
    rule(r"cJ*v", "c", _compared_before),
)
