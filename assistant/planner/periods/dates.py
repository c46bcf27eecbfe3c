"""Rules for dates: written in figures, with month names, by ordinals, and merged from their parts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from assistant.planner.periods.cascade import rule
from assistant.planner.periods.figures import full_year, tight, ymd
from assistant.planner.periods.lengths import half_of_month, month_and_half
from assistant.planner.periods.lexicon import Relative
from assistant.planner.periods.model import Shift
from assistant.planner.periods.partial import How, Partial, Pick, merge, nth_weekday, part
from assistant.planner.periods.said import Fixed, Said, fixed, span_of
from assistant.planner.periods.spans import relative
from assistant.planner.periods.words import Token

RECENT_YEARS = 5
"""How long ago a year of two digits after a month may be."""
NUMBERED = {"y": "year", "m": "month", "d": "day", "q": "quarter", "h": "half", "s": "season", "a": "weekday"}


def _named_month(tokens: Sequence[Token], today: date) -> Said | None:
    """A month's name with a day, and perhaps a year, in any order."""
    if any(token.kind in "-/" for token in tokens) and not tight(tokens):
        return None
    if tokens[1].kind == "O" and tokens[1].text not in ("of", "the"):
        return None
    if any(one.kind == "," and two.text.isalpha() for one, two in pairwise(tokens)):
        return None  # "for July, first 4"
    if any(token.kind in "-/" for token in tokens) and any(
        token.kind == "m" and token.text[-1] >= "가" for token in tokens
    ):
        return None  # "1-3월": three months, no day of March
    month = next(token.value for token in tokens if token.kind == "m")
    figures = [token for token in tokens if token.kind in "nNo"]
    years = [token for token in figures if token.kind == "N"]
    days = [token for token in figures if token.kind != "N"]
    if not years and len(days) == 2:
        years, days = days[1:], days[:1]
    if any(not 1 <= token.value <= 31 or token.text[0] >= "가" for token in days):
        return None
    year = _year_value(years[0], today) if years else None
    if not years and _may_be_year(tokens, today):
        return _day_or_month(month, days[0].value, today)
    return Said(ymd(year, month, days[0].value if days else None))


def _may_be_year(tokens: Sequence[Token], today: date) -> bool:
    """ "Mar-26": a spreadsheet's way to write a month and its year."""
    first, last = tokens[0], tokens[-1]
    short = first.kind == "m" and tokens[1].kind == "-" and len(last.text) == 2 and last.kind == "n"
    return short and today.year - RECENT_YEARS <= full_year(last.value) <= today.year


def _day_or_month(month: int, figures: int, today: date) -> Said | None:
    """Both readings of "Mar-26", that of a month first."""
    month_of, day = (
        span_of(when, today) for when in (ymd(full_year(figures), month, None), ymd(None, month, figures))
    )
    if month_of is None:
        return None
    others = (Fixed(day.first, day.last, "day"),) if day else ()
    return Said(Fixed(month_of.first, month_of.last, "month", others=others))


def _year_value(token: Token, _today: date) -> int:
    return full_year(token.value) if token.value < 100 else token.value


def _tens(tokens: Sequence[Token], _today: date) -> int | None:
    """ "Twenty second", "thirty-one"."""
    tens, ones = tokens[0], tokens[-1]
    spelled = tens.text.isalpha() and ones.text.isalpha()
    return (
        tens.value + ones.value
        if spelled and tens.value % 10 == 0 and tens.value >= 20 > ones.value > 0
        else None
    )


def _unit_number(unit: str, kind: str) -> Any:
    def build(tokens: Sequence[Token], _today: date) -> Any:
        if tokens[0].value != unit:
            return None
        return [Token(kind, tokens[-1].value, tokens[0].start, tokens[-1].end, tokens[0].text, tokens[0].gap)]

    return build


def _ordinals_of_unit(tokens: Sequence[Token], _today: date) -> list[Token] | None:
    """ "Between the second and third quarters": one unit said once for both."""
    one, two = (token for token in tokens if token.kind == "o")
    unit = tokens[-1].value
    if unit not in ("week", "month", "quarter", "half") or min(one.value, two.value) < 1:
        return None
    how: How = "number" if unit in ("quarter", "half") else "ordinal"
    first = replace(one, kind="c", value=Said(part(unit, how, one.value)))
    last = replace(two, kind="c", value=Said(part(unit, how, two.value)), end=tokens[-1].end)
    return [first, *(token for token in tokens if token.kind in "&T"), last]


def _year_in_full(tokens: Sequence[Token], _today: date) -> Said | None:
    """ "Full-year 2025", "the year 2025": the unit says nothing new."""
    unit = next(token for token in tokens if token.kind == "u")
    year = next(token for token in tokens if token.kind == "N")
    single = unit.value == "year" and not unit.text.endswith("s")
    return Said(part("year", "number", year.value)) if single else None


def _ordinal_unit(tokens: Sequence[Token], _today: date) -> Said | None:
    n, unit = tokens[0].value, _unit_said(tokens[-1])
    if unit in ("year", "fortnight") or (unit == "day" and tokens[0].text == "last"):
        return None
    how: How = "number" if unit in ("quarter", "half") and n > 0 else "ordinal"
    return Said(part(unit, how, n))


def _unit_said(token: Token) -> Any:
    """The unit; "week of" after an ordinal is no more than the unit."""
    return token.value if token.kind != "V" else "week" if token.text == "weekof" else "year"


def _last_unit_of(tokens: Sequence[Token], _today: date) -> Said | None:
    unit = _unit_said(tokens[-1])
    if tokens[0].text != "last" or unit in ("year", "fortnight"):
        return None
    return Said(nth_weekday(-1, unit)) if tokens[-1].kind == "a" else Said(part(unit, "ordinal", -1))


def _nth_weekday(tokens: Sequence[Token], _today: date) -> Said | None:
    n = tokens[0].value
    return Said(nth_weekday(n, tokens[-1].value)) if -1 <= n <= 5 else None


def _weekday_day(tokens: Sequence[Token], _today: date) -> Said | None:
    day = tokens[-1].value
    if not 1 <= day <= 31:
        return None
    return Said(merge(part("weekday", "number", tokens[0].value), part("day", "number", day)))


def _relative_unit(tokens: Sequence[Token], today: date) -> Any:
    offset, unit = tokens[0].value, tokens[-1].value
    if unit == "day" and tokens[0].text == "last":
        return None  # "the last day we made it"
    if unit == "fortnight":
        return [
            Token("c", Said(_fortnight(offset, today)), tokens[0].start, tokens[-1].end, "", tokens[0].gap)
        ]
    return Relative(unit, offset, tokens[0].text in ("previous", "prior", "preceding", "직전"))


def _fortnight(offset: int, today: date) -> Fixed:
    """The two whole weeks before this one (offset -1), or from this one on."""
    week = relative("week", today, 2 * offset)
    return Fixed(week.first, relative("week", week.first, 1).last)


def _toward(tokens: Sequence[Token], _today: date) -> Said | None:
    direction, said = tokens[0].value, tokens[-1]
    if said.kind == "q" and "분기" in said.text and direction == -1:
        return None  # "지난 3분기" may also be three quarters: see lengths
    if said.kind == "e":
        return Said(Partial((("week", Pick("relative", direction)), ("weekend", Pick("number", said.value)))))
    if direction == 1 and said.kind == "a":
        return Said(Partial((("week", Pick("relative", 1)), ("weekday", Pick("number", said.value)))))
    return Said(part(NUMBERED[said.kind], "number", said.value, direction)) if abs(direction) <= 1 else None


def _component(tokens: Sequence[Token], _today: date) -> Said | None:
    token = tokens[-1]
    if token.kind == "r":
        adjacent: Relative = token.value
        shift = Shift(adjacent.unit, adjacent.offset, whole=True) if adjacent.adjacent else None
        return Said(part(adjacent.unit, "relative", adjacent.offset), shift)
    if token.kind == "w":
        return Said(
            part("week", "ordinal" if token.value <= 6 and token.text != "week" else "number", token.value)
        )
    if token.kind == "e":
        return Said(Partial((("weekend", Pick("number", token.value)),)))
    if token.kind == "*":
        return Said(ymd(None, token.value // 100, token.value % 100))
    value = full_year(token.value) if token.kind == "j" else token.value
    return Said(part(NUMBERED.get(token.kind, "year"), "number", value))


def _short_year_after(tokens: Sequence[Token], today: date) -> Said | None:
    """ "4Q25"."""
    if len(tokens[1].text) != 2 or tokens[1].gap:
        return None
    unit = Said(part(NUMBERED[tokens[0].kind], "number", tokens[0].value))
    year = Said(part("year", "number", full_year(tokens[1].value)))
    return _merged([replace(tokens[0], value=unit), replace(tokens[1], value=year)], today)


def _weekend_of(tokens: Sequence[Token], _today: date) -> Said | None:
    """ "지난주말" is the weekend, not the end, of last week."""
    if tokens[0].value.unit != "week" or tokens[1].text != "말" or tokens[1].gap:
        return None
    week = Pick("relative", tokens[0].value.offset)
    return Said(Partial((("week", week), ("weekend", Pick("number", 0)))))


def _first_half(tokens: Sequence[Token], _today: date) -> list[Token] | None:
    """ "올 전반기": the first half of a year, where alone it is the half before."""
    if tokens[-1].text != "전반기" or (tokens[0].kind == "r" and tokens[0].value.unit != "year"):
        return None
    return [*tokens[:-1], replace(tokens[-1], kind="h", value=1)]


def _last_day(_tokens: Sequence[Token], _today: date) -> Said:
    """ "10월 말일": the last day of the month."""
    return Said(part("day", "ordinal", -1))


def _day_alone(tokens: Sequence[Token], _today: date) -> Said | None:
    return Said(part("day", "number", tokens[-1].value)) if 1 <= tokens[-1].value <= 31 else None


def _the_day(tokens: Sequence[Token], _today: date) -> Said | None:
    figures = tokens[-1].text[:1].isdigit() and tokens[0].text in ("the", "on")
    return _day_alone(tokens, _today) if figures else None


def _day_of_month(tokens: Sequence[Token], _today: date) -> Said | None:
    if any(token.kind == "O" and token.text not in ("of", "the", "on") for token in tokens):
        return None
    when = tokens[-1].value.when
    if not isinstance(when, Partial) or when.finest != "month" or not 1 <= tokens[0].value <= 31:
        return None
    return Said(merge(when, part("day", "number", tokens[0].value)))


def _merged(tokens: Sequence[Token], today: date) -> Said | None:
    first, last = tokens[0].value, tokens[-1].value
    if any(token.text == "asof" for token in tokens):
        return _as_of(first, last, today)
    if not (isinstance(first.when, Partial) and isinstance(last.when, Partial)) or first.versus:
        return None
    day_first = first.when.finest == "day" and last.when.finest == "month"
    if day_first and not tokens[-1].text.isascii():
        return None  # "20일 11월"
    when = merge(first.when, last.when)
    if when is None or (_two_relatives(when) and not _this_in(first.when, last.when, tokens)):
        return None
    return Said(when, last.shift if first.shift is None else None)


def _as_of(whole: Said, last: Said, today: date) -> Said | None:
    """ "2025 as of 20 November": from its beginning up to that day."""
    if not (isinstance(whole.when, Partial) and isinstance(last.when, Partial)):
        return None
    ends = fixed(whole.when, today), fixed(merge(whole.when, last.when) or last.when, today)
    first, until = (one.first if one else None for one in ends)
    return (
        Said(Fixed(first, ends[1].last if ends[1] else None)) if first and until and first < until else None
    )


def _two_relatives(when: Partial) -> bool:
    return sum(pick.how == "relative" for _, pick in when.picks) > 1


def _this_in(first: Partial, last: Partial, tokens: Sequence[Token]) -> bool:
    """ "작년 이번 달", "this month last year": today's unit in another one."""
    finer = max(first, last, key=lambda one: one.top)
    return finer.picks[0][1].n == 0 and (finer is last or tokens[-1].text[:1].isascii())


WORDED = (
    rule(r"n-?[no]", "o", _tens),
    rule(r"N[-/]m[-/][no]|[no][-/]m[-/][nN]|m[-/][no][-/][nN]", "c", _named_month),
    rule(r"m[-/][no](?![-/u])|(?<!m)[no][-/]m(?!O?[no])", "c", _named_month),
    rule(r"[no]Om|(?<![T&])[no]m|mO?,?[no](?![uk])|(?<=[T&])nm", "c", _named_month),
    rule(r"aO?[no](?!O?[mu])", "c", _weekday_day),
    rule(r"un", "w", _unit_number("week", "w")),
    rule(r"un", "q", _unit_number("quarter", "q")),
    rule(r"i[ua](?=O+[ymqhsrcNj])|ia(?=m)|i[ua](?=O+iu)|iV(?=O*[ymqhsrcNji])", "c", _last_unit_of),
    rule(r"oO?[&T]O*o[O-]?u", "c", _ordinals_of_unit),
    rule(r"o[O-]?u|oV", "c", _ordinal_unit),
    rule(r"oO?a", "c", _nth_weekday),
    rule(r"iu", "r", _relative_unit),
    rule(r"i[mqhsae]", "c", _toward),
    rule(r"uN|Nu", "c", _year_in_full),
    rule(r"[ryjN][OJ]*r", "h", _first_half),
)

PARTS = (
    rule(r"rp", "c", _weekend_of),
    rule(r"[qh]n", "c", _short_year_after),
    rule(r"@", "c", _last_day),
    rule(r"[rymqhsawj*eN]|(?<!o)d", "c", _component),
    rule(r"^O*o$|^O+n$|(?<=[SFT])O*o(?![uk])|(?<=V)O*o", "c", _day_alone),
    rule(r"O+o(?![uk])", "c", _the_day),
    rule(r"cO+c[OJ]*,?[OJ]*c", "c", half_of_month),
    rule(r"cO+c", "c", half_of_month),
    rule(r"c[J:]*c", "c", month_and_half),
    rule(r"[no]O+c|(?<=[&T-])[no]c", "c", _day_of_month),
    rule(r"c[OJ]*,?[OJ]*c", "c", _merged, again=True),
    rule(r"c-c", "c", lambda tokens, today: _merged(tokens, today) if tight(tokens) else None),
)
