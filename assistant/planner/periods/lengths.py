"""Rules for lengths of time: ago, the last or first so many, and early, mid or late in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from assistant.planner.periods.cascade import rule
from assistant.planner.periods.partial import Partial, merge, part
from assistant.planner.periods.said import Fixed, Said, day_before, next_day, span_of
from assistant.planner.periods.spans import Span, add, parts_of, relative, unit_span
from assistant.planner.periods.words import Token

Amount = tuple[tuple[str, int], ...]
AMOUNT_UNITS = {"d": "day", "q": "quarter", "j": "year"}
SIZES = ("day", "week", "month", "quarter", "half", "year")
MOST_YEARS = 15
A_WEEK, PAIR = 7, 2
USUAL = (3, 5, 7, 10, 14, 15, 20, 30)
BACK = ("지난", "지난번", "저번")
"""So many days are a length where no word says which is meant."""
HALVED = {"month": 0, "quarter": 1}
"""Units that have a first and a second half, and the months before their middle one."""


def _amount(token: Token) -> Amount:
    amount: Amount = token.value if token.kind == "k" else ((AMOUNT_UNITS[token.kind], token.value),)
    return amount


def _counted_unit(tokens: Sequence[Token], _today: date) -> Amount:
    count, unit = tokens[0].value, tokens[-1].value
    return (("week", 2 * count),) if unit == "fortnight" else ((unit, count),)


def _ago(tokens: Sequence[Token], today: date) -> Said | None:
    amounts = [item for token in tokens if token.kind in "kdjq" for item in _amount(token)]
    sign = tokens[-1].value
    if tokens[-1].text.startswith("이전") and tokens[0].kind in "dq":
        return None
    if len(amounts) == 1:
        unit, count = amounts[0]
        if "주" in tokens[-1].text and unit != "week":  # "두 달 전 한 주"
            return Said(Fixed(*unit_span("week", add(unit, today, sign * count)), "week"))
        return Said(part(unit, "relative", sign * count))
    day = today
    for unit, count in amounts:
        day = add(unit, day, sign * count)
    return Said(Fixed(day, day, "day"))


def _day_gone_by(tokens: Sequence[Token], _today: date) -> Said | None:
    """ "지난 13일에": the last day of that number; "지난 13일간" is a length."""
    particle = tokens[-1].kind != "J" or tokens[-1].text in ("에", "에는", "엔", "자", "자로", "에의")
    dated = tokens[0].value == -1 and particle and tokens[0].text in BACK
    return Said(part("day", "number", tokens[1].value, -1)) if dated else None


def _rolling(tokens: Sequence[Token], today: date) -> Said | None:
    direction = tokens[0].value if tokens[0].kind == "i" else -1
    length = next(token for token in tokens if token.kind in "kdjq")
    if (length.kind == "j" and length.value > MOST_YEARS) or abs(direction) != 1:
        return None
    days = _window(_amount(length), today, ahead=direction == 1 and tokens[0].kind == "i")
    if length.kind == "d" and tokens[0].text in BACK and tokens[-1].kind != "M":
        return _day_or_days(length, days, today)
    if length.kind == "q" and tokens[0].kind == "i":
        return _quarter_or_quarters(length, days, direction, today)
    return Said(days)


def _quarter_or_quarters(length: Token, days: Fixed, direction: int, today: date) -> Said | None:
    """ "지난 3분기" is the last third quarter or the last three quarters; "last Q3" only the former."""
    named = Partial(part("quarter", "number", length.value).picks, direction)
    quarter = span_of(named, today)
    if not length.text[:1].isdigit() or "분기" not in length.text or quarter is None:
        return Said(named)
    return Said(Fixed(quarter.first, quarter.last, "quarter", others=(days,)))


def _day_or_days(length: Token, days: Fixed, today: date) -> Said:
    """ "지난 16일" is the last sixteenth or the last sixteen days; "지난 7일" only the latter."""
    day = span_of(part("day", "number", length.value, -1), today)
    if day and length.text.endswith("자"):
        return Said(Fixed(day.first, day.last, "day"))
    if day is None or length.value in USUAL:
        return Said(days)
    return Said(replace(days, others=(Fixed(day.first, day.last, "day"),)))


def _window(amount: Amount, today: date, *, ahead: bool = False) -> Fixed:
    """As many units up to today, today included, or from tomorrow on."""
    day = today
    for unit, count in amount:
        day = add(unit, day, count if ahead else -count)
    if ahead:
        return Fixed(next_day(today), day, "rolling")
    return Fixed(min(next_day(day), today), today, "rolling")


def _bare_length(tokens: Sequence[Token], today: date) -> Said | None:
    amount = _amount(tokens[0])
    one_day = amount == (("day", 1),)  # "하루치", "하루 동안": of any day
    return Said(_window(amount, today)) if amount[0][1] >= 2 or (len(tokens) > 1 and not one_day) else None


def _edge(tokens: Sequence[Token], today: date) -> Said | None:
    """ "First ten days of last year", "3월 마지막 3일"."""
    whole = next(token for token in tokens if token.kind == "c").value
    length = _amount(next(token for token in tokens if token.kind in "kd"))
    side = next(token for token in tokens if token.kind in "oi")
    span = span_of(whole.when, today) if isinstance(whole.when, Partial | Fixed) else None
    if span is None or side.value not in (1, -1) or (side.kind == "i" and side.text != "last"):
        return None
    (unit, count), *_ = length
    if side.value == 1:
        return Said(Fixed(span.first, min(day_before(add(unit, span.first, count)), span.last)))
    return Said(Fixed(max(next_day(add(unit, span.last, -count)), span.first), span.last))


def _last_length(tokens: Sequence[Token], today: date) -> Said | None:
    """ "마지막 일주일": up to today."""
    return Said(_window(_amount(tokens[1]), today)) if tokens[0].value == -1 else None


def _part_of(tokens: Sequence[Token], today: date) -> Said | None:
    whole = next(token for token in tokens if token.kind == "c").value
    place = next(token for token in tokens if token.kind in "pz").value
    span = span_of(whole.when, today) if isinstance(whole.when, Partial | Fixed) else None
    third = _third(span, place[1] if isinstance(place, tuple) else place) if span else None
    return Said(Fixed(*third)) if third else None


def _part_of_this(tokens: Sequence[Token], today: date) -> Said | None:
    unit, place = tokens[0].value
    third = _third(relative(unit, today, 0), place)
    if third and third.first > today:
        third = _third(relative(unit, today, -1), place)
    return Said(Fixed(*third)) if third else None


THIRDS: dict[str, tuple[str, tuple[int, ...]]] = {
    "week": ("day", (0, 2, 4, 7)),
    "month": ("day", (0, 10, 20, 31)),
    "quarter": ("month", (0, 1, 2, 3)),
    "season": ("month", (0, 1, 2, 3)),
    "half": ("month", (0, 2, 4, 6)),
    "year": ("quarter", (0, 1, 3, 4)),
}
"""What early, mid and late cut a unit into, and where."""


def _third(span: Span, place: str) -> Span | None:
    """The early, middle or late part of a whole calendar unit."""
    unit = next((unit for unit in THIRDS if unit_span(unit, span.first) == span), None)
    if unit is None:
        return None
    part_unit, cuts = THIRDS[unit]
    index = ("early", "mid", "late").index(place)
    chosen = parts_of(span, part_unit)[cuts[index] : cuts[index + 1]]
    return Span(chosen[0].first, chosen[-1].last)


def half_of_month(tokens: Sequence[Token], today: date) -> Said | None:
    """ "The first half of October 2026"; a quarter's second half begins in the middle of its middle month."""
    half, *parts = [token.value.when for token in tokens if token.kind == "c"]
    whens = [one for one in parts if isinstance(one, Partial)]
    when = merge(*whens) if len(whens) == len(parts) == PAIR else parts[-1]
    if not isinstance(when, Partial) or when.finest not in HALVED:
        return None
    span = span_of(when, today)
    if span is None or not isinstance(half, Partial) or [unit for unit, _ in half.picks] != ["half"]:
        return None
    middle = add("month", span.first, HALVED[when.finest]).replace(day=15)
    return Said(Fixed(span.first, middle) if half.picks[0][1].n == 1 else Fixed(next_day(middle), span.last))


def month_and_half(tokens: Sequence[Token], today: date) -> Said | None:
    """ "3월 first half", "October second half": of the month that is named before it."""
    month, half = [token for token in tokens if token.kind == "c"]
    when = month.value.when
    whole = isinstance(when, Partial) and when.finest == "month" and month.value.shift is None
    return half_of_month([half, month], today) if whole else None


def its_own_unit(tokens: Sequence[Token], today: date) -> Said | None:
    """ "The July–September 2026 quarter": the unit that it is."""
    said: Said = tokens[0].value
    days = span_of(said.when, today) if isinstance(said.when, Partial | Fixed) else None
    unit = tokens[-1].value
    own = days is not None and unit in SIZES[1:] and unit_span(unit, days.first) == days
    return said if own and not tokens[-1].text.endswith("s") else None


def _week_of(tokens: Sequence[Token], today: date) -> Said | None:
    when = next(token for token in tokens if token.kind == "c").value.when
    span = span_of(when, today) if isinstance(when, Partial | Fixed) else None
    if span is None or (span.last - span.first).days > A_WEEK:
        return None  # "the slowest week of this year"
    return Said(Fixed(*unit_span("week", span.first), "week"))


def _starting(tokens: Sequence[Token], today: date) -> Said | None:
    when = tokens[-1].value.when
    span = span_of(when, today) if isinstance(when, Partial | Fixed) else None
    if span is None:
        return None
    end = span.first
    for unit, count in tokens[0].value:
        end = add(unit, end, count)
    return Said(Fixed(span.first, day_before(end)))


def _joined(tokens: Sequence[Token], _today: date) -> Any:
    """ "1 year, 2 months": units that descend; two of a kind are no length."""
    amounts = [item for token in tokens if token.kind == "k" for item in token.value]
    sizes = [SIZES.index(unit) for unit, _ in amounts]
    return tuple(amounts) if sizes == sorted(set(sizes), reverse=True) else None


AMOUNTS = (
    rule(r"[nb]u", "k", _counted_unit),
    rule(r"k(?:[,&]*k)+", "k", _joined),
    rule(r"(?<![myjNc])(?:k(?:[,&]*[kd])*|[djq])g", "c", _ago),
    rule(r"j(?:[,&]*[kd])*g", "c", _ago),
    rule(r"idJ|id(?=[ftTA-]|J*a)", "c", _day_gone_by),
    rule(r"[Ri]J?O?[kdjq]M?(?!M?O+[ymqhsrcNj])", "c", _rolling),
    rule(r"(?<![myrcf])[kdj]M", "c", _bare_length),
)


def _its_unit(tokens: Sequence[Token], _today: date) -> Said | None:
    """ "The week four weeks ago": the unit says nothing new."""
    unit, said = tokens[0].value, tokens[-1]
    ago = said.text.endswith(("ago", "back", "earlier"))
    own = isinstance(said.value.when, Partial) and said.value.when.picks[0][0] == unit
    return said.value if ago and own else None


def _its_length(tokens: Sequence[Token], _today: date) -> Said | None:
    """ "8월 한 달간", "2025년 한 해": the length says nothing new."""
    said: Said = tokens[0].value
    length = next(token for token in tokens if token.kind == "k")
    own = isinstance(said.when, Partial) and length.value == ((said.when.finest, 1),)
    return said if own else None


def _late_edge(tokens: Sequence[Token], _today: date) -> Said | None:
    """ "6월 말까지": the end of a range is that of the month."""
    return cast(Said, tokens[0].value) if tokens[-1].value == "late" else None


def _early_edge(tokens: Sequence[Token], _today: date) -> Said | None:
    """ "3월 초부터": so is its beginning."""
    return cast(Said, tokens[0].value) if tokens[-1].value == "early" else None


def _from_on(tokens: Sequence[Token], today: date) -> Said | None:
    """ "10월 10일부터 2주간", "for three days from October 5": so long, from that day on."""
    when = next(token for token in tokens if token.kind == "c").value.when
    span = span_of(when, today) if isinstance(when, Partial | Fixed) else None
    length = next(token for token in tokens if token.kind == "k")
    if span is None:
        return None
    end = span.first
    for unit, count in length.value:
        end = add(unit, end, count)
    return Said(Fixed(span.first, day_before(end)))


def _length_to(tokens: Sequence[Token], today: date) -> Said | None:
    """ "Three months to October" ends with it, "the two weeks before October 10" ends before it."""
    when = tokens[-1].value.when
    span = span_of(when, today) if isinstance(when, Partial | Fixed) else None
    link = next(token for token in tokens if token.kind in "BT")
    if span is None or not link.text.isascii() or not link.text.isalpha():
        return None
    after = span.first if link.kind == "B" else next_day(span.last)
    start = after
    for unit, count in tokens[0].value:
        start = add(unit, start, -count)
    return Said(Fixed(start, day_before(after)))


PLACES = (
    rule(r"k[BT]O*c", "c", _length_to),
    rule(r"cf[MJ]*k[MJ]*|FO*cO*k(?!P)|kO*FO*c(?!f?[TF-])", "c", _from_on),
    rule(r"uO*c", "c", _its_unit),
    rule(r"c[OJ]*kM?", "c", _its_length),
    rule(r"o[kd]M?O*c|i[kd]M?O+c|c[OJ]*o[kd]", "c", _edge),
    rule(r"ok[MJ]*", "c", _last_length),
    rule(r"c[OJ]*p(?=t)", "c", _late_edge),
    rule(r"c[OJ]*p(?=f)", "c", _early_edge),
    rule(r"p[O-]*c|c[OJ]*[pz]", "c", _part_of),
    rule(r"z", "c", _part_of_this),
    rule(r"VO*c|cJ*Y", "c", _week_of),
    rule(r"kO*GO*c", "c", _starting),
    rule(r"(?<![oi])k(?!P)", "c", _bare_length),
)
