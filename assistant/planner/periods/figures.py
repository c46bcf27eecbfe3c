"""Rules for dates in figures (2025.03.05, 11/3, 202503), and for figures that are no dates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from assistant.planner.periods.cascade import rule
from assistant.planner.periods.model import FIRST_YEAR, LAST_YEAR, Problem
from assistant.planner.periods.partial import Partial, Pick
from assistant.planner.periods.said import Fixed, Said
from assistant.planner.periods.words import Token

OLD_YEARS = 15
LATE_CENTURY = 80


def _nothing(_tokens: Sequence[Token], _today: date) -> str:
    return ""


def _threshold(tokens: Sequence[Token], _today: date) -> str | None:
    """ "More than 2025" counts; "over 2025" is about the year."""
    return None if tokens[0].text == "over" and tokens[1].kind == "N" else ""


def _threshold_month(tokens: Sequence[Token], _today: date) -> str | None:
    """ "Over 2 November to 8 November" is a stretch of time, "top 5 May" lists five."""
    return None if tokens[0].text == "over" else ""


def full_year(two_digits: int) -> int:
    """The year that two digits stand for."""
    return two_digits + (2000 if two_digits < LATE_CENTURY else 1900)


def ymd(year: int | None, month: int, day: int | None) -> Partial:
    """A date by its numbers."""
    said = {"year": year, "month": month, "day": day}
    return Partial(tuple((unit, Pick("number", n)) for unit, n in said.items() if n is not None))


def tight(tokens: Sequence[Token]) -> bool:
    """Whether no blank stands inside, but for one after a dot ("2025. 3. 5.")."""
    return all(not after.gap or before.text == "." for before, after in pairwise(tokens))


def _figures(tokens: Sequence[Token]) -> list[int]:
    return [token.value for token in tokens if token.kind in "nNo"]


def _three_figures(tokens: Sequence[Token], today: date) -> Said | None:
    if not tight(tokens) and any(token.kind in "./-" for token in tokens):
        return None
    figures = [token for token in tokens if token.kind in "nN"]
    a, b, c = (token.value for token in figures)
    if len(figures[0].text) == 4:
        return _dated(ymd(a, b, c), tokens)
    lengths = [len(token.text) for token in figures]
    if max(lengths[:2]) > 2:
        return None
    orders = [(c, a, b), (c, b, a)]
    if lengths[2] == 4:
        orders = orders[::-1] if tokens[1].text == "." else orders  # "03.08.2026" is the third of August
        return _dated(ymd(*_valid(orders)[0]), tokens) if _valid(orders) else _problem(tokens)
    return _short_year(tokens, [*orders, (a, b, c)], today) if 2 in (lengths[0], lengths[2]) else None


def _short_year(tokens: Sequence[Token], orders: list[tuple[int, int, int]], today: date) -> Said | None:
    """The usual order first, then any that is past and not long ago; several of the latter compete."""
    if tokens[1].text == ".":
        orders = [orders[2], *orders[:2]]
    found = _valid([(full_year(year), month, day) for year, month, day in orders])
    near = [ymd for ymd in found if date(*ymd) <= today and ymd[0] >= today.year - OLD_YEARS] or found
    if not near:
        return _problem(tokens)
    readings = [Fixed(date(*ymd), date(*ymd), "day") for ymd in dict.fromkeys(near)]
    usual = _valid([(full_year(orders[0][0]), *orders[0][1:])])
    return Said(readings[0] if usual == near[:1] else replace(readings[0], others=tuple(readings[1:])))


def _valid(orders: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    return [order for order in orders if _exists(*order)]


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _problem(tokens: Sequence[Token]) -> Said:
    return Said(Problem("no_such_date", "".join(token.text for token in tokens)))


def _dated(when: Partial, _tokens: Sequence[Token]) -> Said:
    return Said(when)


def _year_month(tokens: Sequence[Token], _today: date) -> Said | None:
    first, last = tokens[0], tokens[-1]
    year, month = (first.value, last.value) if first.kind == "N" else (last.value, first.value)
    in_year = 1 <= month <= 12 and len(str(month)) <= 2 and tight(tokens)
    return Said(ymd(year, month, None)) if in_year else None


def _month_day(tokens: Sequence[Token], today: date) -> Said | None:
    a, b = _figures(tokens)
    if not tight(tokens) or max(len(token.text) for token in tokens) > 2 or not (a and b):
        return None
    if tokens[1].text == "." and tokens[1].gap:
        return None
    if a > 12 >= b and tokens[1].text == "." and a <= today.year % 100:
        return Said(ymd(full_year(a), b, None))
    if a > 12 >= b and b:
        a, b = b, a
    return Said(ymd(None, a, b)) if a <= 12 and b <= 31 else None


def _compact(tokens: Sequence[Token], _today: date) -> Said | None:
    """ "20250305" and "202503"."""
    text = tokens[0].text
    if not text.isdigit() or len(text) not in (6, 8) or not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR:
        return None
    year, month, day = int(text[:4]), int(text[4:6]), int(text[6:] or 1)
    return Said(ymd(year, month, day if len(text) == 8 else None)) if _exists(year, month, day) else None


def _apostrophe(tokens: Sequence[Token], _today: date) -> Said | None:
    """ "'24.02.20" and "'24.2": the year with an apostrophe, then month and day."""
    if not tokens[0].text.startswith("'") or not tight(tokens):
        return None
    month, *day = _figures(tokens[1:])
    return Said(ymd(tokens[0].value, month, day[0] if day else None)) if 1 <= month <= 12 else None


def _fraction_quarter(tokens: Sequence[Token], _today: date) -> int | None:
    return tokens[0].value if tokens[2].value == 4 and tight(tokens) else None


NUMERIC = (
    rule(r"L[:.-]?[nN](?:[-/.,][nN])*", "x", _nothing),
    rule(r"Q[nNkdo](?!m)", "x", _threshold),
    rule(r"Q[nNkdo](?=m)", "x", _threshold_month),
    rule(r"[dk]P|P[bn]?u|P[ad]|k~|nu~", "x", _nothing),
    rule(r"n/q", "q", _fraction_quarter),
    rule(r"y([-/.])n(?:\1n)?\.?", "c", _apostrophe),
    rule(r"[nN]([-/.])[nN]\1[nN]\.?", "c", _three_figures),
    rule(r"[nN]/[nN],[nN]", "c", _three_figures),
    rule(r"N[nN][nN](?!u)", "c", _three_figures),
    rule(r"N[-/.][nN](?![-/.]?[nN])|[nN][-/.]N", "c", _year_month),
    rule(r"n[/.]n|(?<=[aiFT])n-n", "c", _month_day),
    rule(r"n", "c", _compact),
)
