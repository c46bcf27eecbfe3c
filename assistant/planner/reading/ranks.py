"""Several places of a ranking: "3위에서 7위", "3, 5위", "places 3 to 7", "the third and fifth item"."""

import re
from collections.abc import Iterator

from assistant.planner.reading.numbers import NATIVE, Number

MOST = 30
"""Places that one range may hold."""
ORDINALS = {
    word: n
    for n, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
         "eleventh", "twelfth"),
        1,
    )
}  # fmt: skip
_COUNT = {"첫": 1, **NATIVE}
_KO = rf"(?:(?<![\d.])\d{{1,2}}|(?<![가-힣])(?:{'|'.join(sorted(_COUNT, key=len, reverse=True))})(?=\s?번째))"
_UNIT = r"\s?(?:위|등|번째)"
_KO_TO = r"\s?(?:부터|에서|~|-|–|to)\s?"
_KO_AND = r"\s?(?:이?랑|하고|[와과]|및|그리고|[,·/&])\s?"
_ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th|번째)|{'|'.join(ORDINALS)})"
_EN_TO = r"\s?(?:to|through|thru|until|-|–|~)\s?"
_EN_AND = r"\s?(?:,\s?(?:and)?|&|\band\b)\s?"
_NOUN = r"(?:place[sd]?|rank(?:s|ed|ing|ings)?|position(?:s|ed)?|spots?|numbers?|nos?\.?|came|#)"
_BEHIND = (
    r"(?:(?<=번째)|(?=\s(?:(?:best|top|highest|largest|biggest|most|least|lowest|smallest|worst|leading)\b|"
    r"(?:place|rank|position|spot|item|product|sku)s?\b)))"
)
_SEVERAL = re.compile(
    rf"{_KO}(?:{_UNIT})?{_KO_TO}{_KO}{_UNIT}(?:까지)?|"
    rf"{_KO}(?:{_UNIT})?(?:{_KO_AND}{_KO}(?:{_UNIT})?)*{_KO_AND}{_KO}{_UNIT}|"
    rf"\b{_NOUN}\s*#?(?:{_ORDINAL}|\d{{1,2}})(?:{_EN_TO}|(?:{_EN_AND}(?:{_ORDINAL}|\d{{1,2}}))*{_EN_AND})"
    rf"(?:{_NOUN}\s*)?#?(?:{_ORDINAL}|\d{{1,2}})(?![\w,.]*\d|\s?%)\b|"
    rf"\b(?:the )?{_ORDINAL}(?:{_EN_TO}(?:the )?|(?:{_EN_AND}(?:the )?{_ORDINAL})*{_EN_AND}(?:the )?)"
    rf"{_ORDINAL}{_BEHIND}",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"\b(?:rank(?:s|ed)?|placed?|position(?:ed)?|came)\s(?:in\s)?(?P<behind>{_ORDINAL})\b|"
    rf"\b(?P<before>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join([*ORDINALS][3:])})(?=\s(?:place|rank|position|spot)\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"{_KO}|{_ORDINAL}|\d{{1,2}}", re.IGNORECASE)
_RANGE = re.compile(rf"{_KO_TO}|{_EN_TO}", re.IGNORECASE)


def read_ranks(text: str) -> Iterator[Number]:
    """Each of the places that are said together; a list from the first on is left to be so many."""
    for match in _SEVERAL.finditer(text):
        said = [(*one.span(), _value(one[0])) for one in _NUMBER.finditer(match[0])]
        between = match[0][said[0][1] : said[1][0]]
        values = [value for *_, value in said]
        if len(values) == 2 and _RANGE.search(between):
            values = [*range(values[0], values[1] + 1)]
        if not 1 < len(set(values)) <= MOST or 0 in values:
            continue
        if values == [*range(1, len(values) + 1)] and (len(said) != len(values) or len(values) > 2):
            yield Number(len(values), "위", "limit", *match.span())
            continue
        yield from (Number(value, "위", "rank", *match.span()) for value in dict.fromkeys(values))
    for match in _ONE.finditer(text):
        yield Number(_value(match["behind"] or match["before"]), "위", "rank", *match.span())


def _value(said: str) -> int:
    digits = re.match(r"\d+", said)
    return int(digits[0]) if digits else {**_COUNT, **ORDINALS}[said.lower()]
