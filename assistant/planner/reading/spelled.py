"""English numbers written in words or in lakh and crore, as figures; every text keeps its length.

"October twenty twenty six" is "October 2026", "two point four million" 2,400,000, "24 lakh" as well.
"""

import re

ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = {
    **{word: n for n, word in enumerate(ONES, 1)},
    **{word: n for n, word in enumerate(TEENS, 10)},
    **{word: 10 * n for n, word in enumerate(TENS, 2)},
}
POWERS = {"thousand": 10**3, "lakh": 10**5, "lac": 10**5, "million": 10**6, "crore": 10**7}
HUNDRED, CENTURY = 100, {"nineteen": 1900, "twenty": 2000}

_ONES, _TEENS, _TENS = ("|".join(words) for words in (ONES, TEENS, TENS))
_TWO = rf"(?:(?:{_TENS})(?:[\s-]+(?:{_ONES}))?|{_TEENS}|{_ONES})"
_GAP = r"[\s-]+(?:and\s+)?"
_YEAR = re.compile(
    rf"(?<!top )(?<!first )(?<!last )(?<!bottom )\b(?P<century>{'|'.join(CENTURY)})[\s-]+"
    rf"(?P<rest>(?:{_TENS})(?:[\s-]+(?:{_ONES}))?|{_TEENS}|oh?[\s-]+(?:{_ONES}))(?![\w-])",
    re.IGNORECASE,
)
_SCALED = re.compile(
    rf"\b(?:half\s+an?|(?:an?|{_TWO})(?:{_GAP}{_TWO})?(?:\s+point(?:\s+(?:{_ONES}|zero))+)?)\s+"
    rf"(?:hundred|{'|'.join(POWERS)})s?"
    rf"(?:{_GAP}(?:{_TWO}|hundred|{'|'.join(POWERS)}))*\b",
    re.IGNORECASE,
)
_INDIAN = re.compile(r"(?<![\w.,])(?P<n>\d+(?:\.\d+)?)\s*(?P<power>lakh|lac|crore)s?\b", re.IGNORECASE)
_NUMBER = r"(\d[\d,]*(?:\.\d+)?)\s*(k|m|mn|thousand|million)?"
_SAID_TWICE = re.compile(rf"(?<![\w.,]){_NUMBER}(\s*\((?:=|i\.e\.)?\s*{_NUMBER}\s*\))", re.IGNORECASE)
_SCALES = {"": 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6}
_SMALL = re.compile(rf"\b(?:{_TWO})\b", re.IGNORECASE)


def in_figures(text: str) -> str:
    """The text with its years and large numbers in figures."""
    text = _YEAR.sub(lambda found: _padded(str(_year(found)), found[0]), text)
    text = _SCALED.sub(lambda found: _figures(_value(found[0]), found[0]), text)
    text = _INDIAN.sub(
        lambda found: _figures(float(found["n"]) * POWERS[found["power"].lower()], found[0]), text
    )
    return _SAID_TWICE.sub(_once, text)


def with_small_figures(text: str) -> str:
    """The text with its small numbers in figures too, as item names have them: "one day", "ninety P"."""
    return _SMALL.sub(lambda found: _padded(str(round(_value(found[0]))), found[0]), text)


def _year(found: re.Match[str]) -> int:
    rest = re.sub(r"^oh?[\s-]+", "", found["rest"].lower())
    return CENTURY[found["century"].lower()] + round(_value(rest))


def _value(said: str) -> float:
    total, part, tenth = 0.0, 0.0, 0.0
    for word in re.findall(r"[a-z]+", said.lower()):
        one = word.removesuffix("s") if word.removesuffix("s") in (*POWERS, "hundred") else word
        if one in POWERS:
            total, part, tenth = total + (part or 1) * POWERS[one], 0.0, 0.0
        elif one == "hundred":
            part = (part or 1) * HUNDRED
        elif one == "point":
            tenth = 1.0
        elif tenth:
            tenth /= 10
            part += tenth * SMALL.get(one, 0)
        elif one == "half":
            part = 0.5
        else:
            part += SMALL.get(one, 0)
    return total + part


def _figures(value: float, said: str) -> str:
    """The value in figures, with commas where there is room, in millions where there is little."""
    whole = round(value)
    forms = (str(whole) if 1000 <= whole < 10**4 else f"{whole:,}", str(whole), f"{value / 10**6:g}m")
    return next((_padded(form, said) for form in forms if len(form) <= len(said)), said)


def _padded(figures: str, said: str) -> str:
    return figures.ljust(len(said)) if len(figures) <= len(said) else said


def _once(found: re.Match[str]) -> str:
    """ "2.4 million (2,400,000)" without what is said again."""
    one, two = (float(found[n].replace(",", "")) * _SCALES[(found[n + 1] or "").lower()] for n in (1, 4))
    return found[0] if round(one) != round(two) else found[0][: -len(found[3])] + " " * len(found[3])
