"""Rules for what spans two dates: ranges, lists, open ends, and what one side leaves to the other to say."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from assistant.planner.periods.cascade import rule
from assistant.planner.periods.lengths import its_own_unit
from assistant.planner.periods.model import Grain, Problem
from assistant.planner.periods.partial import (
    RANK,
    Partial,
    first_after,
    last_before,
    merge,
)
from assistant.planner.periods.said import Fixed, Said, day_before, fixed, grain_of, next_day
from assistant.planner.periods.sides import When, sides_of, whens_of
from assistant.planner.periods.spans import Span, unit_span
from assistant.planner.periods.words import Token

YEAR_LAST = re.compile(
    r"\S.*\b(?:last year|this year|year before last)\W*$|(?:월|기).*(?:작년|지난해|재작년)\W*$"
)


def _range(tokens: Sequence[Token], today: date) -> Said | None:
    whens = whens_of(tokens, today)
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
    first, last = sorted(spans)
    ends = (Fixed(*first, _grain(start)), Fixed(*last, _grain(end)))
    return Said(Fixed(min(first.first, last.first), max(first.last, last.last), parts=ends))


def _grain(when: When) -> Grain:
    return when.grain if isinstance(when, Fixed) else grain_of(when)


def _ends(start: When, end: When, today: date) -> tuple[Span, Span] | None:
    """The spans of both ends, each filled in by what only the other says."""
    lent_to_start, lent_to_end = _lend(end, start), _lend(start, end)
    if lent_to_start is not None:
        last = _days(end, today)
        first = _days(lent_to_start, today)
        if first and last and first.first > last.last and isinstance(start, Partial):
            first = last_before(start, last.last)
        return (first, last) if first and last else None
    first = _days(start, today)
    last = _days(end if lent_to_end is None else lent_to_end, today)
    unfit = last is None or lent_to_end is None or (first is not None and last.last < first.first)
    if first and isinstance(end, Partial) and not end.anchored and unfit:
        last = first_after(end, first.first)
    return (first, last) if first and last else None


def _days(when: When, today: date) -> Span | None:
    days = fixed(when, today)
    return Span(days.first, days.last) if days and days.first and days.last else None


def _lend(giver: When, taker: When) -> Partial | None:
    """The taker with the coarser parts of the giver, where the giver reaches down to the taker's level."""
    if not (isinstance(giver, Partial) and isinstance(taker, Partial)) or taker.anchored:
        return None
    coarser = giver.coarser(taker.top)
    if not coarser or RANK[giver.finest] < taker.top or (giver.toward and not giver.anchored):
        return None
    return Partial(coarser + taker.picks)


def _contained(tokens: Sequence[Token], today: date) -> Said | None:
    """ "Last week between Friday and Sunday": both ends lie in the first."""
    whole, *_ = whens = [token.value.when for token in tokens if token.kind == "c"]
    if not all(isinstance(when, Partial) for when in whens) or len(whens) != 3:
        return None
    ends = [merge(whole, when) for when in whens[1:]]
    return _between(ends[0], ends[1], today) if ends[0] and ends[1] else None


def _whole_before(tokens: Sequence[Token], _today: date) -> list[Token] | None:
    """ "2025년 1~3월", "작년 1, 2월": the last side takes the whole and lends it to the numbers."""
    whole, last = tokens[0].value.when, tokens[-1].value.when
    when = merge(whole, last) if isinstance(whole, Partial) and isinstance(last, Partial) else None
    if when is None:
        return None
    sides = [replace(token, start=tokens[0].start) if n == 0 else token for n, token in enumerate(tokens[1:])]
    kept = [token for token in sides if token.kind not in "OJ" or token is not sides[0]]
    return [*kept[:-1], replace(tokens[-1], value=Said(when))]


def _listed(tokens: Sequence[Token], today: date) -> Any:
    """A list of neighbours with commas is one period; others stay apart, with what each needs."""
    whens = whens_of(tokens, today)
    if whens is None:
        return None
    full = _lend_along(whens, shared=_shares_year(tokens))
    days = [fixed(when, today) for when in full]
    if any(item is None for item in days) or not _alike(full):
        return None
    known = [item for item in days if item is not None]
    if all(token.kind in "cno," for token in tokens) and _consecutive(known):
        return Said(Fixed(known[0].first, known[-1].last, parts=tuple(known)))
    sides = sides_of(tokens)
    between = [token for token in tokens if token.kind in "&v,CT"]
    return _spliced(sides, full, between)


def _beside(tokens: Sequence[Token], today: date) -> list[Token] | None:
    """ "작년 1분기 2분기": dates with only blanks between them stay apart, each with what it needs."""
    whens = whens_of(tokens, today)
    full = _lend_along(whens, shared=_shares_year(tokens)) if whens else []
    known = full and _alike(full) and all(fixed(when, today) for when in full)
    return _spliced(sides_of(tokens), full, []) if known else None


def _spliced(sides: list[Token], whens: list[When], between: list[Token]) -> list[Token]:
    out: list[Token] = []
    for index, (side, when) in enumerate(zip(sides, whens, strict=True)):
        said = side.value if side.kind == "c" else Said(when)
        out.append(replace(side, kind="c", value=replace(said, when=when)))
        if index < len(between):
            out.append(replace(between[index], kind="v" if between[index].kind == "v" else "&"))
    return out


def _shares_year(tokens: Sequence[Token]) -> bool:
    """ "July and August of last year": the year at the end of a list belongs to all of it."""
    return YEAR_LAST.search(sides_of(tokens)[-1].text.lower()) is not None


def _lend_along(whens: list[When], *, shared: bool) -> list[When]:
    """Lends to the right ("작년 3월과 4월"); a year in figures, or one said last, to the left."""
    first, last = whens[0], whens[-1]
    if isinstance(last, Partial) and isinstance(first, Partial) and _only_year(first) and len(last.picks) > 1:
        return [_same_part(when, last) for when in whens[:-1]] + [last]
    lent = [_lend(last, when) for when in whens[:-1]]
    shared = shared and last not in lent  # "October and October of last year" are two
    if isinstance(last, Partial) and lent[0] and (shared or last.picks[0][1].how == "number"):
        return [_differing(_lend(last, when), last, when) for when in whens[:-1]] + [last]
    return [first] + [_differing(_lend(first, when), first, when) for when in whens[1:]]


def _only_year(when: Partial) -> bool:
    return [unit for unit, _ in when.picks] == ["year"]


def _same_part(year: When, other: Partial) -> When:
    """ "작년과 올해 3월": the year alone means the same part of it."""
    if not (isinstance(year, Partial) and _only_year(year) and other.picks[0][0] == "year"):
        return year
    return Partial(year.picks + other.picks[1:])


def _differing(lent: Partial | None, giver: When, own: When) -> When:
    return own if lent is None or lent == giver else lent


def _alike(whens: list[When]) -> bool:
    return all(isinstance(when, Partial) for when in whens) and len({_grain(when) for when in whens}) == 1


def _consecutive(days: list[Fixed]) -> bool:
    return all(one.last is not None and other.first == next_day(one.last) for one, other in pairwise(days))


def _open(first: date | None, last: date | None, other: Fixed | None = None) -> Said:
    return Said(Fixed(first, last, others=(other,) if other else ()))


def _one(tokens: Sequence[Token], today: date) -> Fixed | None:
    when = next((token.value.when for token in tokens if token.kind == "c"), None)
    if isinstance(when, Partial) and when.picks[0][0] == "day" and when.picks[0][1].how == "ordinal":
        return None  # "the final day so far" is no date
    return fixed(when, today) if isinstance(when, Partial | Fixed) else None


def _since(tokens: Sequence[Token], today: date) -> Said | None:
    """From the first day on; up to today, or open where it has not come yet."""
    days = _one(tokens, today)
    if days is None or days.first is None:
        return None
    if days.parts and tokens[0].kind in "SG":
        return Said(days)  # "starting October 5 and ending October 18"
    return _open(days.first, max(today, days.first) if days.first <= today else days.last)


def _since_suffix(tokens: Sequence[Token], today: date) -> Said | None:
    """ "3월부터"; "2024년에서" without an end only says where."""
    return None if tokens[-1].text == "에서" else _since(tokens, today)


def _since_start(tokens: Sequence[Token], today: date) -> Said | None:
    """ "Since the start of August", where "since the start" alone is all time."""
    opens = tokens[0].text.startswith(("since", "from")) and tokens[1].text == "of"
    return _since(tokens, today) if opens else None


def _after(tokens: Sequence[Token], today: date) -> Said | None:
    days = _one(tokens, today)
    if days is None or days.last is None:
        return None
    first = next_day(days.last)
    return _open(first, today if first <= today else first)


def _before(tokens: Sequence[Token], today: date) -> Said | None:
    if tokens[-1].kind == "g" and tokens[-1].text.isascii():
        return None  # "two Fridays ago"
    days = _one(tokens, today)
    return _open(None, day_before(days.first)) if days and days.first else None


def _until(tokens: Sequence[Token], today: date) -> Said | None:
    """Everything up to the last day; a month or day may also count from the start of its year."""
    when = next(token.value.when for token in tokens if token.kind == "c")
    days = _one(tokens, today)
    if days is None or days.last is None:
        return None
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


def _begun(when: When, last: date) -> date | None:
    """The first day of the year or month that a day before its end is said of: "지난달 20일까지"."""
    if not isinstance(when, Partial) or len(when.picks) == 1 or when.finest not in ("day", "month"):
        return None
    unit, pick = when.picks[0]
    of_month = unit == "month" and pick.how == "relative"
    return unit_span(unit, last).first if unit == "year" or of_month else None


def _to_date(tokens: Sequence[Token], today: date) -> Said | None:
    """Up to today; "10월 누적" of a month, or a day, that is over may be of it, its month or its year."""
    days = _one(tokens, today)
    sums_up = any(token.kind == "D" and token.value == 2 for token in tokens)
    if sums_up and days and days.last and days.last < today:
        of_year = Fixed(unit_span("year", days.last).first, days.last)
        if days.grain == "day":
            days = Fixed(unit_span("month", days.last).first, days.last, "month")
        return Said(replace(days, others=(of_year,)) if days.grain == "month" else days)
    return _open(days.first, today) if days and days.first and days.first <= today else None


def _apart(tokens: Sequence[Token], today: date) -> Any:
    """ "Compare March to April": two dates, not a range."""
    listed = _listed([token for token in tokens if token.kind in "cnT"], today)
    return None if listed is None or isinstance(listed, Said) else [tokens[0], *listed]


_SIDE = r"[cnoZ]"
_TO = r"(?:f?TF?|f|-)"

RANGES = (
    rule(r"c[OJ]?n(?:[,&T-]n)*[,&T-]c", "c", _whole_before),
    rule(r"CO*cO*TO*c", "c", _apart),
    rule(rf"cJ*FO*c[OJ]*(?:{_TO}|&)O*ct?", "c", _contained),
    rule(rf"F?O*{_SIDE}[O]*{_TO}O*(?:{_SIDE}(?!u)|c)t?W?", "c", _range),
    rule(r"c[J-]?u(?!O)", "c", its_own_unit),
    rule(rf"FO*{_SIDE}O*&O*{_SIDE}W?", "c", _range),
    rule(rf"{_SIDE}&{_SIDE}W", "c", _range),
    rule(r"[cn](?:,[cn])+(?:&[cn])?|[cn]&[cn](?:,?&?[cn])*|c[J]*v[O]*c", "c", _listed),
    rule(r"cc+", "c", _beside),
    rule(r"lO+c", "c", _since_start),
    rule(r"cJ*A|SO*c|GO*c", "c", _since),
    rule(r"cf", "c", _since_suffix),
    rule(r"XO*c", "c", _after),
    rule(r"BO*c|cg", "c", _before),
    rule(r"cJ*D|DO*c|cJ*Zt", "c", _to_date),
    rule(r"ct|TO*c", "c", _until),
)
