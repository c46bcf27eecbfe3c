"""Two bounds of one amount: "between 50,000 and 100,000", "5만에서 10만 사이"."""

import re
from collections.abc import Iterator

from assistant.planner.reading.numbers import SCALE, SCALES, Number

FEWEST = 1_000
"""Less is no amount that days are held against."""
_UNIT = r"(?:\s?(?:개|장)|\s(?:units|pieces|pcs|lenses))?"


def _amount(name: str) -> str:
    """The pattern of an amount: "5만 2천 개", "100k"."""
    return (
        rf"(?P<{name}>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)\s?(?P<{name}_scale>{SCALES})?"
        rf"(?:(?<=만)\s?(?P<{name}_more>\d)\s?천)?{_UNIT}"
    )


_BETWEEN = re.compile(
    rf"\b(?:between|from|with|at|in the range (?:of|from))\s+{_amount('a')}\s*(?:and|to|-|–)\s*"
    rf"(?P<second>{_amount('b')})(?![\w,.]*\d)|"
    rf"(?<![\d.,월년]){_amount('c')}\s?(?:에서|부터|[과와~–-])\s?"
    rf"(?P<third>{_amount('d')})(?:까지)?(?:의)?(?:\s?(?:사이|범위|구간))?(?:에|로|의)?"
    r"(?:\s?(?:있는|든|들어가는|들어온|나온))?",
    re.IGNORECASE,
)


def read_between(text: str) -> Iterator[Number]:
    """The lower and the upper bound of an amount that lies between two."""
    for match in _BETWEEN.finditer(text):
        low, high, middle = ("a", "b", "second") if match["a"] else ("c", "d", "third")
        scaled = match[f"{high}_scale"] or "," in match[high] or len(match[high]) > len("2026")
        own = match[f"{low}_scale"] or ("" if "," in match[low] else match[f"{high}_scale"])  # "5~10만"
        least, most = _value(match, low, own), _value(match, high, match[f"{high}_scale"])
        if not (scaled and FEWEST <= least < most):  # years, days, places
            continue
        yield Number(least, "", "bound", match.start(), match.start(middle), ">=")
        yield Number(most, "", "bound", match.start(middle), match.end(), "<=")


_COUNTS = re.compile(
    r"\b(?:between|with|had|have|has)\s+(?P<a>\d{1,4})\s*(?:lots?|records?|items?|days?)?\s*(?:and|to|-|–)\s*"
    r"(?P<b>\d{1,4})\s*(?P<unit>lots|records|items|days)\b|"
    r"(?<=로트 )(?:수(?:가|는)?\s)?(?P<c>\d{1,4})\s?개?\s?(?:에서|부터|~|-|–)\s?"
    r"(?P<d>\d{1,4})\s?개(?:까지)?\s?(?:사이)?(?:인)?",
    re.IGNORECASE,
)
"""Two bounds of a number of lots, records, items or days."""


def read_counts_between(text: str) -> Iterator[Number]:
    """The lower and the upper bound of a number that lies between two: "with 50 to 100 lots"."""
    for match in _COUNTS.finditer(text):
        low, high = ("a", "b") if match["a"] else ("c", "d")
        unit, middle = match["unit"] or "로트", match.start(high)
        if int(match[low]) < int(match[high]):
            yield Number(int(match[low]), unit, "bound", match.start(), middle, ">=")
            yield Number(int(match[high]), unit, "bound", middle, match.end(), "<=")


def _value(match: re.Match[str], name: str, scale: str | None) -> int:
    whole = float(match[name].replace(",", "")) * SCALE.get((scale or "").lower(), 1)
    return round(whole) + int(match[f"{name}_more"] or 0) * 1_000
