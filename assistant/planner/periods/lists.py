"""Rules for lists of dates, and what one leaves to another to say: "2025년 1, 2월", "작년과 올해 3월"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from assistant.planner.periods.partial import RANK, Partial, merge
from assistant.planner.periods.said import Fixed, Said, fixed, grain_of, next_day
from assistant.planner.periods.sides import When, sides_of, whens_of
from assistant.planner.periods.words import Token

YEAR_LAST = re.compile(
    r"\S.*\b(?:last year|this year|year before last)\W*$|(?:월|기).*(?:작년|지난해|재작년)\W*$"
)
_PART_FIRST = re.compile(
    r"[a-z0-9](?:st|nd|rd|th)? (?:of|in|for|,)? ?(?:[a-z]{3,9}|20\d\d)\W*$", re.IGNORECASE
)
"""A part said before what it is a part of: "October in 2023", "the 1st of October"."""


def whole_before(tokens: Sequence[Token], _today: date) -> list[Token] | None:
    """ "2025년 1~3월", "작년 1, 2월": the last side takes the whole and lends it to the numbers."""
    whole, last = tokens[0].value.when, tokens[-1].value.when
    when = merge(whole, last) if isinstance(whole, Partial) and isinstance(last, Partial) else None
    if when is None:
        return None
    sides = [replace(token, start=tokens[0].start) if n == 0 else token for n, token in enumerate(tokens[1:])]
    kept = [token for token in sides if token.kind not in "OJ" or token is not sides[0]]
    return [*kept[:-1], replace(tokens[-1], value=Said(when))]


def listed(tokens: Sequence[Token], today: date) -> Any:
    """A list of neighbours with commas is one period; others stay apart, with what each needs."""
    whens = whens_of(tokens, today)
    if whens is None:
        return None
    full = _in_each(whens, tokens) or _lend_along(whens, shared=_shares_year(tokens))
    days = [fixed(when, today) for when in full]
    if any(item is None for item in days) or not _alike(full):
        return None
    known = [item for item in days if item is not None]
    if all(token.kind in "cno," for token in tokens) and _consecutive(known):
        return Said(Fixed(known[0].first, known[-1].last, parts=tuple(known)))
    sides = sides_of(tokens)
    between = [token for token in tokens if token.kind in "&v,CT"]
    return _spliced(sides, full, between)


def beside(tokens: Sequence[Token], today: date) -> list[Token] | None:
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
    lent = [lend(last, when) for when in whens[:-1]]
    shared = shared and last not in lent  # "October and October of last year" are two
    if isinstance(last, Partial) and lent[0] and (shared or last.picks[0][1].how == "number"):
        return [_differing(lend(last, when), last, when) for when in whens[:-1]] + [last]
    return [first] + [_differing(lend(first, when), first, when) for when in whens[1:]]


def _in_each(whens: list[When], tokens: Sequence[Token]) -> list[When] | None:
    """ "October in 2023, 2024 and 2025", "the 1st of October and September": the part in each of them."""
    first, rest = whens[0], whens[1:]
    if not isinstance(first, Partial) or not _PART_FIRST.search(sides_of(tokens)[0].text):
        return None
    whole = first.picks[:-1]
    units = [[unit for unit, _ in one.picks] if isinstance(one, Partial) else [] for one in rest]
    if not whole or any(said != [whole[-1][0]] for said in units):
        return None
    named = [one.picks for one in rest if isinstance(one, Partial)]
    return [first, *(Partial((*whole[:-1], *picks, first.picks[-1])) for picks in named)]


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
    partials = [when for when in whens if isinstance(when, Partial)]
    return len(partials) == len(whens) and len({grain_of(when) for when in partials}) == 1


def _consecutive(days: list[Fixed]) -> bool:
    return all(one.last is not None and other.first == next_day(one.last) for one, other in pairwise(days))


def apart(tokens: Sequence[Token], today: date) -> Any:
    """ "Compare March to April": two dates, not a range."""
    found = listed([token for token in tokens if token.kind in "cnT"], today)
    return None if found is None or isinstance(found, Said) else [tokens[0], *found]


def lend(giver: When, taker: When) -> Partial | None:
    """The taker with the coarser parts of the giver, where the giver reaches down to the taker's level."""
    if not (isinstance(giver, Partial) and isinstance(taker, Partial)) or taker.anchored:
        return None
    coarser = giver.coarser(taker.top)
    if not coarser or RANK[giver.finest] < taker.top or (giver.toward and not giver.anchored):
        return None
    return Partial(coarser + taker.picks)
