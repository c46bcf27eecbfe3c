"""The numbers of a question that are no dates: how many to list, which rank, a threshold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.planner.segment import TAKEN

Role = Literal["limit", "rank", "bound", "code", "place", "plain"]
BOUNDS = {
    ">=": ("이상", "or more", "at least"),
    ">": (
        "초과",
        "넘",
        "돌파",
        "more than",
        "over",
        "above",
        "exceed",
        "greater",
        "larger",
        "bigger",
        "surpass",
    ),
    "<=": ("이하", "or less", "or fewer", "at most"),
    "<": ("미만", "안", "못", "smaller", "less than", "under", "below", "fewer"),
}
NATIVE = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10,
          "스무": 20}  # fmt: skip
ALONE = {"하나": 1, "둘": 2, "셋": 3, "넷": 4} | {word: n for word, n in NATIVE.items() if n >= 5 and n <= 10}
ENGLISH = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
           "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20}  # fmt: skip
_SCALE = {"천": 1_000, "만": 10_000, "백만": 1_000_000, "k": 1_000, "thousand": 1_000, "million": 1_000_000}
_COUNTED = (
    r"%|퍼센트|프로|percent|번째|번|개\s*품목|개\s*제품|품목|제품|가지|종류|개월|건|개|위|등|일|줄|행|회|날|달|주|(?:items?|products?|records?|rows?|lots?)(?![a-z])|"
    r"(?:days?|months?|weeks?|units?|pieces|pcs|entries|skus?)(?![a-z])"
)
_AFTER = r"이상|초과|넘[는게은긴었어나기]|돌파|or more|이하|미만|안\s*되는|못\s*넘은|or less|or fewer"
_BEFORE = (
    r"more than|at least|over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|"
    r"(?:greater|larger|bigger) than|smaller than|less than|under|below|at most|fewer than"
)
_DIGITS = re.compile(
    rf"(?:(?P<before>{_BEFORE})\s*|(?P<order>\b(?:no\.?|number)\s*|#\s?))?(?:(?<![A-Za-z0-9_.])|(?<=top)|(?<=bottom))(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d+(?!-day|\d|[A-Za-jln-z](?![A-Za-z])))\s*(?P<scale>백만|만|천|k\b|thousand|million)?"
    rf"\s*(?P<unit>{_COUNTED})?(?:을|를|이|가|도|은|는)?\s*(?P<after>{_AFTER})?",
    re.IGNORECASE,
)
_WORDED = re.compile(
    rf"(?<![가-힣\w])(?P<n>{'|'.join(NATIVE)})\s*(?P<unit>가지|개|건|종류|품목|제품)(?!월|별)|"
    rf"(?<![가-힣\w])(?P<bare>{'|'.join(ALONE)})(?=만(?![가-힣])|\s*[?.!]*$|만?\s*(?:알려|보여|뽑아|골라|추려|말해|나열|적어|꼽아))|"
    rf"\b(?P<e>{'|'.join(ENGLISH)})\b(?=\s+[\w{TAKEN}]|[\s.?!]*$)",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"(?:(?:first|second|third|last|top|bottom|best|worst|that|this|which|each|the|any|no|right|wrong) one|"
    r"(?<!\w)one|(?:the|those|these) two)$",
    re.IGNORECASE,
)
"""An item or answers of before, and no number of things to list."""
LOANS = {"텐": 10, "파이브": 5, "쓰리": 3, "스리": 3, "투": 2}
_LOANED = re.compile(rf"(?<=[탑톱])\s?(?P<n>{'|'.join(LOANS)})")
_ORDERED = re.compile(r"(?<!\d)(\d{1,2})\s*번째로")
_LISTING = re.compile(
    r"(?:상위|하위|탑|톱|베스트|워스트|top|bottom|first|last|latest|newest|recent|best|worst|leading|lowest|highest|"
    r"make it|make that|only|just|show|list)[\s-]*$",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\s*(?:highest|largest|biggest|best|lowest|smallest|worst|most|least|latest|newest|leading|top)",
    re.IGNORECASE,
)
PERCENT = ("%", "퍼센트", "프로", "percent")
PLACES = {
    **dict.fromkeys(("공장", "동", "plant", "factory", "site"), "others"),
    **dict.fromkeys(("호기", "라인", "번기", "line", "machine"), "machines"),
    "조": "people",
}
"""Words that a number or letter names one of, and the refusal they are for."""
_PLACE = re.compile(
    r"(?<![A-Za-z0-9가-힣])제?(?:\d{1,2}|[A-Z])\s?(?P<after>공장|동|호기|라인|번기|조)(?![가-힣]{3})|"
    r"\b(?P<before>[Pp]lant|[Ff]actory|[Ss]ite|[Ll]ine|[Mm]achine)\s#?(?:\d{1,2}|[A-HJ-Z])\b"
)


@dataclass(frozen=True)
class Number:
    """A number with its span, the unit it counts, and what it is there for."""

    value: int
    unit: str
    role: Role
    start: int
    end: int
    operator: str = ""


def read_numbers(text: str) -> list[Number]:
    """The numbers of a text from which dates and items have been taken out."""
    places = list(_places(text))
    for one in places:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    found = [*places, *_digits(text), *_words(text), *_loans(text)]
    return sorted(found, key=lambda number: number.start)


def _places(text: str) -> Iterator[Number]:
    for match in _PLACE.finditer(text):
        yield Number(0, (match["after"] or match["before"]).lower(), "place", *match.span())


def read_places_of_order(text: str) -> list[Number]:
    """ "2번째로 많이": a rank, which the date grammar must not take for a day."""
    return [Number(int(one[1]), "번째", "rank", *one.span()) for one in _ORDERED.finditer(text)]


def _digits(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        unit = "".join((match["unit"] or "").split()).lower()
        value = int(match["n"].replace(",", "")) * _SCALE.get((match["scale"] or "").lower(), 1)
        operator = _operator((match["after"] or match["before"] or "").lower())
        role: Role = "bound" if operator and unit not in PERCENT else _role(match, unit)
        yield Number(value, unit, role, match.start(), match.end(), operator)


def _role(match: re.Match[str], unit: str) -> Role:
    if match["order"]:
        return "rank"
    before, after = match.string[: match.start()], match.string[match.end() : match.end() + 2]
    if unit in ("위", "등", "번째"):
        return "limit" if after.startswith("까지") else "rank"
    if unit == "번":
        return "code"
    if unit in PERCENT:
        return "plain"
    listed = _LISTING.search(before) or _SUPERLATIVE.match(match.string, match.end())
    return "limit" if unit or listed else "plain"


def _operator(word: str) -> str:
    return next((sign for sign, words in BOUNDS.items() if word and word.startswith(words)), "")


def _loans(text: str) -> Iterator[Number]:
    for match in _LOANED.finditer(text):
        yield Number(LOANS[match["n"]], "", "limit", match.start("n"), match.end("n"))


def _words(text: str) -> Iterator[Number]:
    for match in _WORDED.finditer(text):
        if match["e"] and _REFERS.search(f"{text[: match.start()]}{match['e']}"):
            continue
        native = NATIVE | ALONE
        value = native[match["n"] or match["bare"]] if not match["e"] else ENGLISH[match["e"].lower()]
        yield Number(value, match["unit"] or "", "limit", match.start(), match.end())
