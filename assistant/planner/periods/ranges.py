"""Rules for ranges from one date to another, and for all that spans two dates."""

from collections.abc import Sequence
from datetime import date

from assistant.planner.periods.cascade import rule
from assistant.planner.periods.lengths import its_own_unit
from assistant.planner.periods.lists import apart, beside, lend, listed, whole_before
from assistant.planner.periods.model import Grain, Problem
from assistant.planner.periods.open_ends import (
    after,
    before,
    from_the_start,
    since,
    since_start,
    since_suffix,
    so_far,
    to_date,
    until,
    until_within,
)
from assistant.planner.periods.partial import Partial, first_after, last_before, merge
from assistant.planner.periods.said import Fixed, Said, grain_of, span_of
from assistant.planner.periods.sides import When, sides_of, whens_of
from assistant.planner.periods.spans import Span
from assistant.planner.periods.words import Token


def _range(tokens: Sequence[Token], today: date) -> Said | None:
    whens = None if any(so_far(token) for token in tokens) else whens_of(tokens, today)
    if whens is None or len(whens) != 2:
        return _first_problem(tokens)
    return _between(whens[0], whens[1], today)


def _first_problem(tokens: Sequence[Token]) -> Said | None:
    problems = [t.value for t in sides_of(tokens) if t.kind == "c" and isinstance(t.value.when, Problem)]
    return problems[0] if problems else None


def _between(start: When, end: When, today: date) -> Said:
    spans = _ends(start, end, today)
    if spans is None:
        return Said(Problem("no_such_date", ""))
    if _holds(*spans):  # "October up to the 10th" ends with it
        return Said(Fixed(spans[0].first, spans[1].last, parts=()))
    first, last = sorted(spans)
    ends = (Fixed(*first, _grain(start)), Fixed(*last, _grain(end)))
    return Said(Fixed(min(first.first, last.first), max(first.last, last.last), parts=ends))


def _holds(whole: Span, part: Span) -> bool:
    return whole != part and whole.first <= part.first and part.last <= whole.last


def _grain(when: When) -> Grain:
    return when.grain if isinstance(when, Fixed) else grain_of(when)


def _ends(start: When, end: When, today: date) -> tuple[Span, Span] | None:
    """The spans of both ends, each filled in by what only the other says."""
    lent_to_start, lent_to_end = lend(end, start), lend(start, end)
    if lent_to_start is not None:
        last = span_of(end, today)
        first = span_of(lent_to_start, today)
        if first and last and first.first > last.last and isinstance(start, Partial):
            first = last_before(start, last.last)
        return (first, last) if first and last else None
    first = span_of(start, today)
    last = span_of(end if lent_to_end is None else lent_to_end, today)
    unfit = last is None or lent_to_end is None or (first is not None and last.last < first.first)
    if first and isinstance(end, Partial) and not end.anchored and unfit:
        last = first_after(end, first.first)
    return (first, last) if first and last else None


def _contained(tokens: Sequence[Token], today: date) -> Said | None:
    """ "Last week between Friday and Sunday": both ends lie in the first."""
    whole, *_ = whens = [token.value.when for token in tokens if token.kind == "c"]
    if not all(isinstance(when, Partial) for when in whens) or len(whens) != 3:
        return None
    ends = [merge(whole, when) for when in whens[1:]]
    return _between(ends[0], ends[1], today) if ends[0] and ends[1] else None


_SIDE = r"[cnoZ]"
_TO = r"(?:f?TF?|f|-)"

RANGES = (
    rule(r"c[OJ]?n(?:[,&T-]n)*[,&T-]c", "c", whole_before),
    rule(r"CO*cO*TO*c", "c", apart),
    rule(rf"cJ*FO*c[OJ]*(?:{_TO}|&)O*ct?", "c", _contained),
    rule(rf"F?O*{_SIDE}[O]*{_TO}O*(?:{_SIDE}(?!u)|c)t?W?", "c", _range),
    rule(r"c[J-]?u(?!O)", "c", its_own_unit),
    rule(rf"FO*{_SIDE}O*&O*{_SIDE}W?", "c", _range),
    rule(rf"{_SIDE}&{_SIDE}W", "c", _range),
    rule(r"[cn](?:,[cn])+(?:&[cn])?|[cn]&[cn](?:,?&?[cn])*|c[J]*v[O]*c(?!t)", "c", listed),
    rule(r"ct[OJ]*cD?|c[OJ]*ctD?", "c", until_within),
    rule(r"cc+", "c", beside),
    rule(r"lO+c", "c", since_start),
    rule(r"cJ*A|SO*c|GO*c", "c", since),
    rule(r"cf", "c", since_suffix),
    rule(r"XO*c", "c", after),
    rule(r"BO*c|cg", "c", before),
    rule(r"cJ*D|DO*c|cJ*Zt", "c", to_date),
    rule(r"lO*ct|lO*(?:T|F?f)O*c", "c", from_the_start),
    rule(r"ct|TO*c", "c", until),
)
