"""The mean as a bound: "평균보다 많이 만든 날", "days above the daily average"."""

import re
from collections.abc import Iterator, Sequence

from assistant.planner.frame import MEAN
from assistant.planner.reading.numbers import Number
from assistant.planner.reading.segment import TAKEN

_KOREAN_UNITS = {"일": "day", "하루": "day", "날": "day", "주": "week", "월": "month", "달": "month"}
_KOREAN_UNITS |= {
    "한달": "month",
    "분기": "quarter",
    "반기": "half",
    "연": "year",
    "로트당": "lot",
    "품목당": "item",
}
_ENGLISH_UNITS = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"}
_ENGLISH_UNITS |= {"yearly": "year", "annual": "year"}
_MEAN_KO = (
    rf"(?:(?P<unit>{'|'.join(sorted(_KOREAN_UNITS, key=len, reverse=True))})\s*)?"
    r"평균(?:치|값|선)?\s*(?:생산량?|수량)?"
)
_THAN = r"보다는?\s*(?:더\s*)?(?:생산(?:량)?(?:이|을)?\s*|물량이\s*)?(?:더\s*)?"
_KOREAN = re.compile(
    rf"(?<![가-힣\d]){_MEAN_KO}(?:을|를|에|도|은)?\s*(?:"
    rf"(?P<more>{_THAN}(?:많[이은았]|높[은이았]|크|큰|컸|잘|웃)[가-힣]?|초과|넘[는긴은어었게기]|웃도[는]|웃돈|상회[한하]?|돌파)|"
    r"(?P<least>이상)|(?P<most>이하|못\s*넘[는긴은])|"
    rf"(?P<less>{_THAN}(?:적[은게었]|낮[은았]|작[은았]|덜|못)[가-힣]?|미만|미달|밑도[는]|밑돈|못\s*미[치친쳐]는?|"
    r"(?:아래|밑)(?:인|로|였던)?|안\s*되는|못\s*되는))"
)
_MEAN_EN = (
    rf"(?:(?:the|its|their|our|that|a|month's|year's|overall)(?=[\s{TAKEN}])|'s(?=\s)|[\s{TAKEN}])*"
    rf"(?:(?P<unit>{'|'.join(_ENGLISH_UNITS)})\s+)?(?:average|mean)(?:'s)?(?:\s+(?:output|production))?"
)
_ENGLISH = re.compile(
    r"\b(?:(?P<least>at least)|(?P<most>at most|no more than|not above)|"
    r"(?P<more>(?:more|higher|better|larger|bigger|greater) than|above|over|exceed(?:ed|ing|s)?|"
    r"beat(?:ing|s)?|(?:topp|surpass)(?:ed|ing))|"
    r"(?P<less>(?:less|lower|worse|smaller|fewer) than|below|under|short of))"
    rf"[\s-]*{_MEAN_EN}\b",
    re.IGNORECASE,
)
_SIGNS = {"more": ">", "least": ">=", "most": "<=", "less": "<"}


def read_mean_bounds(text: str) -> Iterator[Number]:
    """Bounds that are a mean; their unit is what it is a mean of, where that is said."""
    for pattern, units in ((_KOREAN, _KOREAN_UNITS), (_ENGLISH, _ENGLISH_UNITS)):
        for said in pattern.finditer(text):
            sign = next(sign for way, sign in _SIGNS.items() if said[way])
            unit = units.get((said["unit"] or "").lower(), "")
            yield Number(0, f"{MEAN} {unit}".strip(), "bound", *said.span(), sign)


def is_mean(number: Number) -> bool:
    """Whether a bound is a mean."""
    return number.unit.split(" ")[0] == MEAN


def without_mean_bounds(text: str, numbers: Sequence[Number]) -> str:
    """The text without the means that are its bounds."""
    for one in numbers:
        if is_mean(one):
            text = text[: one.start] + TAKEN * (one.end - one.start) + text[one.end :]
    return text


def mean_unit(number: Number) -> str:
    """What a bound is the mean of, empty where it is not said."""
    return number.unit.removeprefix(MEAN).strip()
