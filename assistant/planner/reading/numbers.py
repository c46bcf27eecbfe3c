"""The numbers of a question that are no dates: how many to list, which rank, a threshold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.planner.reading.segment import TAKEN

Role = Literal["limit", "rank", "bound", "code", "place", "plain"]
BOUNDS = {
    ">=": ("이상", "채", "or more", "or better", "or above", "or higher", "at least", "reach", "hit", "+"),
    ">": ("초과", "넘", "돌파", "웃", "상회", "보다많", "보다더많", "보다높", "more than", "over", "above",
          "exceed", "greater", "larger", "bigger", "surpass", "in excess", "upwards", "north", "beyond",
          "top", "pass", "cross", "brea", "brok", "cleared"),
    "<=": ("이하", "안넘", "못넘", "or less", "or fewer", "or below", "or lower", "at most", "not exceed",
           "no more"),
    "<": ("미만", "안", "못", "밑", "아래", "미달", "모자", "보다적", "보다더적", "보다낮", "smaller",
          "lower", "less than", "fewer", "under", "below", "short of", "not"),
}  # fmt: skip
"""What the words around a number begin with, blanks left out of Korean ones."""
NATIVE = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10,
          "열한": 11, "열두": 12,          "스무": 20}  # fmt: skip
ALONE = {"하나": 1, "둘": 2, "셋": 3, "넷": 4} | {word: n for word, n in NATIVE.items() if n >= 5 and n <= 10}
MANY = tuple(word for word, n in ALONE.items() if n >= 3)
"""Words for so many that need no unit: "상위 셋"."""
ENGLISH = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
           "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20}  # fmt: skip
COUNTED = {**NATIVE, **ALONE, **ENGLISH}
SCALE = {"백": 100, "천": 1_000, "만": 10_000, "십만": 100_000, "백만": 1_000_000, "천만": 10_000_000,
         "억": 100_000_000, "k": 1_000, "thousand": 1_000, "m": 1_000_000, "mn": 1_000_000, "mil": 1_000_000,
         "million": 1_000_000, "millions": 1_000_000}  # fmt: skip
SINO = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
_COUNTED = (
    r"%|퍼센트|프로|percent|번째|번|종목|종(?![합료류])|개\s*품목|개\s*제품|품목|제품|가지|종류|개월|건|개|장(?=[\s을를이가도은는넘미안못아밑초]|$)|위|등|일|줄|행|회|날|달|주|(?:items?|products?|records?|rows?|lots?)(?![a-z])|"
    r"(?:days?|months?|weeks?|units?|pieces|pcs|entries|skus?)(?![a-z])"
)
_AFTER = (
    r"이상|초과|넘(?:어[서선섰]|[는게은긴겼었어나기을고])|돌파|웃도[는]|웃돈|상회|이하|미만|미달|밑도는|밑돈|모자란|모자라[는]|"
    r"채[운웠]|보다\s?(?:더\s?)?(?:많[이은았]|높[은았]|적[은게었]|낮[은았])|"
    r"(?:밑|아래)(?:으?로|인|였던)?(?:\s?(?:떨어[진졌]|내려[간갔]))?|"
    r"안\s?(?:되는|된|되[게고]|돼|됐|넘[는은긴어])|못\s?(?:미[치친쳐][는]?|되는|된|넘[는은긴]|채[운우]|찍[은었])|"
    r"(?:or|and) (?:more|better|above|higher|less|fewer|below|lower)|\+(?!\d)"
)
_BEFORE = (
    r"(?:(?:(?:did|does|do) ?n[o']t|never|not) |fail(?:ed|s|ing)? to )(?:reach|hit|exceed|top|pass)(?:ed)?|"
    r"no more than|more than|"
    r"at least|over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|in excess of|upwards of|north of|beyond|"
    r"topp(?:ed|ing)|pass(?:ed|ing)?(?! (?:on|me|us|the|it)\b)|reach(?:ed|ing)|hit|"
    r"(?:cross(?:ed|es|ing)?|br(?:eak|oke)(?:s|ing)?|cleared)(?: the)?|"
    r"(?:greater|larger|bigger) than|"
    r"(?:smaller|lower|less|fewer) than|at most|"
    r"(?:(?:f[ae]ll|c[ao]me|dropp?|stay|remain|keep|kept)(?:ed|s|ing)? )?(?:short of|below|under)"
)
SCALES = r"천만|백만|십만|억|만|천|백(?=\s?[개장])|k\b|m(?:n|il)?\b|thousand|millions?"
_DIGITS = re.compile(
    rf"(?:(?P<before>{_BEFORE})\s*|(?P<order>\b(?:no\.?|number)\s*|#\s?))?(?:(?<![A-Za-z0-9_.])|(?<=top)|(?<=bottom))"
    rf"(?P<n>\d{{1,3}}(?:,\d{{3}})+|\d+\.\d+(?=\s*(?:{SCALES}))|\d+(?!-day|주용|\d|(?![km]\b)[a-z](?![a-z])))"
    rf"\s*(?P<scale>{SCALES})?(?:(?<=만)\s?(?P<more>\d)\s?(?P<more_scale>천))?"
    rf"\s*(?P<unit>{_COUNTED})?(?P<added>\s*more\b(?!\s+than))?(?:을|를|이(?![상하내])|가|도|은|는|에|에도)?\s*(?P<after>{_AFTER})?",
    re.IGNORECASE,
)
_SINO = re.compile(
    rf"(?<![가-힣\d])(?P<n>[{''.join(SINO)}]?)(?P<scale>천만|백만|십만|억|만|천|백)"
    rf"(?:\s?(?P<unit>개|장)|(?=\s?(?:{_AFTER})))"
    rf"(?:을|를|이(?![상하])|가|도|은|는|에|에도)?\s*(?P<after>{_AFTER})?"
)
_NATIVE_BEGINS = r"(?:(?<![가-힣\w])(?<!안 )(?<!못 )(?<![을를] (?=한))|(?<=[상하]위)|(?<=[탑톱]))"
_RANKS = re.compile(
    r"(?<![\d.])1\s*(?:위|등|번째)?\s*(?:(?:부터|에서|~|-|–)\s*|(?:[,·/]\s*\d{1,2}\s*(?:위|등)?\s*)*[,·/]\s*)"
    r"(?P<n>\d{1,2}|끝)\s*(?:위|등|까지)(?:까지)?"
)
""" "1위부터 5위까지", "1, 2, 3위": so many from the first on."""
_WITHIN = re.compile(r"\s*(?:까지|이내|안(?:에|으로|의)|권)")
_WORDED = re.compile(
    rf"{_NATIVE_BEGINS}(?P<n>{'|'.join(NATIVE)})\s*"
    r"(?P<unit>가지|개|건|줄|행|종류|종목|종|품목|제품|(?<!한 )날)(?!월|별|짜)|"
    rf"{_NATIVE_BEGINS}(?P<many>{'|'.join(MANY)})"
    r"(?=(?:만|을|를|이|가|은|는|씩|까지|정도|요|이요)?(?:[\s,.?!)]|$))|"
    rf"(?<![가-힣\w])(?P<bare>{'|'.join(ALONE)})(?=만(?![가-힣])|\s*[?.!]*$|만?\s*(?:알려|보여|뽑아|골라|추려|말해|나열|적어|꼽아))|"
    rf"\b(?P<e>{'|'.join(ENGLISH)})\b(?=,?\s+[\w{TAKEN}]|[\s.?!]*$)",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"(?:(?:first|second|third|last|top|bottom|best|worst|that|this|which|each|the|any|no|right|wrong) one|"
    r"(?<!\w)one|(?:the|those|these) two)$",
    re.IGNORECASE,
)
"""An item or answers of before, and no number of things to list."""
_ZERO = re.compile(
    r"(?<![\d.,])(?:0|영)\s?개?\s?(?:인|짜리|으?로\s?(?:기록된|입력된|적힌|된|잡힌|들어간|찍힌))(?![가-힣]*\d)|"
    r"(?<![\d.,])(?:0|영)\s?개\s?(?=(?:로트|기록|lot|record))|"
    r"(?:양품|수량|생산량|생산)\s?(?:수량)?(?:이|가)?\s?(?:0|영|제로)\s?개?(?=\s?(?:로트|기록|건|lot|record))|"
    r"(?:\b(?:of|is|was|are|were|equals?|being|quantity|quantities|qty|=)\s*|=\s*)(?:0|zero)(?:\s+(?:units?|pieces|pcs))?(?![\d.,]*\d|\s*%)\b|"
    r"\b(?:0|zero)(?=[\s-]+(?:good\s+)?(?:quantity|quantities|units?|pieces|qty)\b)",
    re.IGNORECASE,
)
"""A quantity of nothing: "수량 0인", "a quantity of 0", "zero quantity"."""
LOANS = {"트웬티": 20, "세븐": 7, "식스": 6, "텐": 10, "파이브": 5, "쓰리": 3, "스리": 3, "투": 2}
_LOANED = re.compile(rf"(?:(?<=[탑톱])|(?<=[베워]스트)|(?<=top)|(?<=best))\s?(?P<n>{'|'.join(LOANS)})")
_ORDERED = re.compile(r"(?<!\d)(\d{1,2})\s*번째로")
_LISTING = re.compile(
    r"(?:상위|하위|탑|톱|베스트|워스트|top|bottom|first|last|latest|newest|recent|best|worst|leading|lowest|highest|biggest|"
    r"largest|smallest|strongest|weakest|make it|make that|only|just|show|list)[\s-]*$",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\s*(?:highest|largest|biggest|best|lowest|smallest|worst|most|least|latest|newest|leading|top)",
    re.IGNORECASE,
)
ALL_RANKS = 100
PLACED = ("위", "등", "번째")
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


def number_of(word: str) -> int:
    """The number that digits say, or a word of either language; 0 for another word."""
    return int(word) if word.isdigit() else COUNTED.get(word.lower(), 0)


def read_numbers(text: str) -> list[Number]:
    """The numbers of a text from which dates and items have been taken out."""
    places = list(_places(text))
    for one in places:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    found = [*places, *_digits(text), *_sino(text), *_words(text), *_loans(text)]
    return sorted(found, key=lambda number: number.start)


def _places(text: str) -> Iterator[Number]:
    for match in _PLACE.finditer(text):
        yield Number(0, (match["after"] or match["before"]).lower(), "place", *match.span())


def read_undated(text: str) -> list[Number]:
    """ "2번째로 많이", "2.4 million": numbers that the date grammar must not take for a day."""
    ranks = [Number(int(one[1]), "번째", "rank", *one.span()) for one in _ORDERED.finditer(text)]
    zeros = [Number(0, "", "bound", *one.span(), "=") for one in _ZERO.finditer(text)]
    for one in _RANKS.finditer(text):
        ranks.append(Number(int(one["n"]) if one["n"].isdigit() else ALL_RANKS, "위", "limit", *one.span()))
    return [*ranks, *zeros, *(one for one in _digits(text) if "." in text[one.start : one.end].strip("."))]


def _digits(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        unit = "".join((match["unit"] or "").split()).lower()
        scale = SCALE.get((match["scale"] or "").lower(), 1)
        value = round(float(match["n"].replace(",", "")) * scale) + int(match["more"] or 0) * 1_000
        operator = _operator(match["after"] or match["before"])
        if operator and unit in PLACED:  # "3위 이상" is so many from the first on, "3위 이하" no list
            yield Number(value, unit, "limit" if operator == ">=" else "plain", match.start(), match.end())
            continue
        role: Role = "bound" if operator and unit not in PERCENT else _role(match, unit)
        yield Number(value, unit, role, match.start(), match.end(), operator)


def _sino(text: str) -> Iterator[Number]:
    """ "만 개", "이백만 개 이상"."""
    for match in _SINO.finditer(text):
        value, operator = SINO.get(match["n"], 1) * SCALE[match["scale"]], _operator(match["after"])
        yield Number(value, match["unit"] or "", "bound" if operator else "plain", *match.span(), operator)


def _role(match: re.Match[str], unit: str) -> Role:
    if match["order"]:
        return "rank"
    before = match.string[: match.start()]
    if unit in PLACED:
        return "limit" if _WITHIN.match(match.string, match.end()) else "rank"
    if unit == "번":
        return "code"
    if unit in PERCENT:
        return "plain"
    listed = _LISTING.search(before) or _SUPERLATIVE.match(match.string, match.end())
    return "limit" if unit or listed or match["added"] else "plain"


def _operator(said: str | None) -> str:
    """The sign of the words around a number; the longest beginning counts."""
    word = re.sub(r"^(?:(?:did|does|do) ?n[o']t|never|fail\w* to) ", "not ", (said or "").lower())
    word = re.sub(r"^.* (?=below|under)", "", word)
    word = re.sub(r"^and ", "or ", re.sub(r"^.* short", "short", word))
    word = word if word.isascii() else "".join(word.split())
    fits = [(len(one), sign) for sign, words in BOUNDS.items() for one in words if word.startswith(one)]
    return max(fits, default=(0, ""))[1]


def _loans(text: str) -> Iterator[Number]:
    for match in _LOANED.finditer(text):
        yield Number(LOANS[match["n"]], "", "limit", match.start("n"), match.end("n"))


def _words(text: str) -> Iterator[Number]:
    for match in _WORDED.finditer(text):
        if match["e"] and _REFERS.search(f"{text[: match.start()]}{match['e']}"):
            continue
        native = NATIVE | ALONE
        value = (
            native[match["n"] or match["many"] or match["bare"]]
            if not match["e"]
            else ENGLISH[match["e"].lower()]
        )
        yield Number(value, match["unit"] or "", "limit", match.start(), match.end())
