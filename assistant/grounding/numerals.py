"""Numerals of a sentence in any Korean or English form, with what they say of their own precision."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.grounding import words
from assistant.grounding.lexicon import ends, starts
from assistant.grounding.lexicon import words as lists

UNITS = tuple(lists("units"))


class Form(StrEnum):
    """How a numeral is meant."""

    PLAIN = "plain"
    PERCENT = "percent"
    POINTS = "points"  # percentage points
    TIMES = "times"  # a ratio: 3배, twice, half of
    ORDINAL = "ordinal"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: `value` in units of one, `low` and `high` the values it may stand for."""

    start: int
    end: int
    text: str
    value: float
    low: float
    high: float
    form: Form = Form.PLAIN
    unit: str | None = None
    sign: int = 0
    about: bool = False
    bound: str | None = None  # over, under

    @property
    def digits(self) -> int:
        """Significant digits shown."""
        shown = re.sub(r"[^0-9]", "", self.text).lstrip("0")
        return max(1, len(shown)) if shown else 1

    def holds(self, value: float) -> bool:
        """Whether the numeral may stand for the value, its sign aside."""
        return self.low <= abs(value) <= self.high


_PERCENT = re.compile(r"\s?(?:%|퍼센트|프로(?=[ ,.을를의로])|percent(?:age)?|per cent|pct\b)", re.IGNORECASE)
_POINTS = re.compile(r"\s?(?:-?\s?points?\b|p\b|p(?=[가-힣])|포인트)|\s?(?:pp|pts|ppt)\b", re.IGNORECASE)
_BARE_POINTS = re.compile(r"\s?(?:pp|ppt|pts|%p)(?![A-Za-z])", re.IGNORECASE)
_TIMES = re.compile(
    r"\s?(?:배(?![가-힣]?송)|times\b(?=\s(?:as|more|the|higher|larger|greater|that|its|what|of|[A-Z0-9]))|[xX×](?![A-Za-z0-9])|-?fold\b)"
)
_ORDINAL = re.compile(r"\s?(?:위(?![가-힣]?치)|등(?=[ ,.은는이가을를의으]|$)|번째|째|순위|(?:st|nd|rd|th)\b)")
_CLOCK = re.compile(
    r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?!\d)|(?<!\d)([01]?\d|2[0-3])시\s?(?:([0-5]?\d)분)?"
)
_BEFORE_ORDINAL = re.compile(
    r"(?:#|\bno\.?|\brank(?:ed|s|ing)?(?: at)?|순위(?:는|:)?|\bnumber|\bplace)\s*(?:is |: ?)?$", re.IGNORECASE
)
_SKIP = re.compile(
    r"\s(?!(?:of|in|on|at|to|and|or|was|were|is|are|from|than|with|for|over|per|versus|vs|by|but|while|"
    r"across|during|as|that|which|a|an|the|it|made|had|has|have|came|up|down)\b)[A-Za-z][A-Za-z-]*"
)
_RANGE = re.compile(r"\s?(?:~|-|to|and|에서|부터)\s?$")


def read_numerals(text: str) -> list[Numeral]:
    """All numerals of plain text, left to right; dates and identifiers are to be blanked out before."""
    found = [_finished(text, *span) for span in words.spans(text)]
    clocks = [_clock(match) for match in _CLOCK.finditer(text)]
    kept = [one for one in found if not any(c.start <= one.start < c.end for c in clocks)]
    return _ranges(text, sorted([*kept, *clocks], key=lambda one: one.start))


def _clock(match: re.Match[str]) -> Numeral:
    hour, minute = int(match[1] or match[3]), int(match[2] or match[4] or 0)
    value = hour * 60 + minute
    return Numeral(*match.span(), match[0], value, value, value, Form.CLOCK)


def _finished(text: str, start: int, end: int, number: words.Number) -> Numeral:
    """The number with its sign, form, unit and the words that widen it."""
    sign, start = _sign(text, start)
    form, unit, end = _form(text, start, end, number)
    before, after = text[max(0, start - 24) : start], text[end:]
    about = bool(
        ends("before", "about").search(before) or re.match(r"\s?(?:여|가량|정도|쯤|남짓|안팎|내외)", after)
    )
    bound = _bound(before, text[start:end], after)
    numeral = Numeral(
        start, end, text[start:end], number.value, 0, 0, form, unit, sign, about or number.vague, bound
    )
    return _widened(numeral, number)


def _sign(text: str, start: int) -> tuple[int, int]:
    match = re.search(r"(?:^|[\s(\[/:|,=~>])([-+▲△▼▽])\s?$", text[:start])
    if not match:
        return 0, start
    return (1 if match[1] in "+▲△" else -1), match.start(1)


def _form(text: str, start: int, end: int, number: words.Number) -> tuple[Form, str | None, int]:
    if number.form:
        return Form(number.form), None, end
    if points := _BARE_POINTS.match(text, end):
        return Form.POINTS, None, points.end()
    if percent := _PERCENT.match(text, end):
        points = _POINTS.match(text, percent.end())
        return (Form.POINTS, None, points.end()) if points else (Form.PERCENT, None, percent.end())
    if times := _TIMES.match(text, end):
        return Form.TIMES, None, times.end()
    if ordinal := _ORDINAL.match(text, end):
        return Form.ORDINAL, None, ordinal.end()
    if _BEFORE_ORDINAL.search(text[:start]):
        return Form.ORDINAL, None, end
    unit, end = _unit(text, end)
    return Form.PLAIN, unit, end


def _unit(text: str, end: int) -> tuple[str | None, int]:
    """The unit right after a number, in English within the next words."""
    place = end
    if loose := re.compile(r"여(?=\s?[가-힣])").match(text, place):
        place = loose.end()
    for _ in range(4):
        for unit in UNITS:
            if match := starts("units", unit).match(text, place):
                return unit, match.end()
        skipped = _SKIP.match(text, place)
        if skipped is None:
            break
        place = skipped.end()
    return None, end


_BAND = re.compile(r"\s?(?:개|%)?\s?대(?=[를에로가는의까 ,.~]|$)")


def _bound(before: str, written: str, after: str) -> str | None:
    if _BAND.match(after) or (written.endswith("개") and re.match(r"\s?대(?=[를에로가는의까 ,.]|$)", after)):
        return "band"
    for name in ("over", "under"):
        if ends("before", name).search(before):
            return name
    if "여" in written or re.match(r"\s?여", after):
        return "over"
    tail = re.match(r"\s?(?:가|이(?![상하])|를|을|에|도)?\s?", after)
    rest = after[tail.end() :] if tail else after
    for name in ("over", "under"):
        if starts("cues", name).match(rest):
            return name
    return None


def _widened(numeral: Numeral, number: words.Number) -> Numeral:
    """The values the numeral may stand for: half of its last place, further only as its words say."""
    value, step = number.value, number.step
    if numeral.about and numeral.form is Form.PLAIN:
        step = max(step, _round_step(value))
    half = step / 2
    if numeral.form is Form.PLAIN and value and not number.vague:
        half = min(half, max(abs(value) * 0.05, 0.5 * min(number.step, 1)))
    if numeral.form is Form.TIMES:
        half = min(half, abs(value) * 0.1)
    low, high = value - half, value + half
    if numeral.form is Form.TIMES and numeral.bound:
        low, high = (value, 1.3 * value) if numeral.bound == "over" else (0.7 * value, value)
    elif numeral.bound in ("over", "band"):
        low, high = value, value + max(_round_step(value), step)
    elif numeral.bound == "under":
        low, high = value - max(_round_step(value), step), value
    slack = 1e-9 * max(1.0, abs(value))
    return replace(numeral, low=low - slack, high=high + slack)


def _round_step(value: float) -> float:
    """The place of the last digit that is not zero, for whole numbers."""
    whole = int(abs(value))
    if whole == 0 or whole != abs(value):
        return 0.0
    return float(10 ** (len(str(whole)) - len(str(whole).rstrip("0"))))


def _ranges(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """Give the first number of `10~12%` the form and unit of the second."""
    for place in range(len(numerals) - 1):
        one, two = numerals[place], numerals[place + 1]
        between = text[one.end : two.start]
        if one.form is Form.PLAIN and one.unit is None and re.fullmatch(r"\s?~\s?", between):
            if two.bound == "band":
                low, high = one.low, one.value + (two.high - two.value)
                one = replace(one, low=low, high=high, bound="band")
            numerals[place] = replace(one, form=two.form, unit=two.unit)
    return numerals
