"""Items of a list beyond a bound, left out or kept: "5천 개 미만은 빼고", "only those above 5,000"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.planner.reading.out_of import MARK

EXCEPT = r"(?:all but|excluding|except(?: for)?|without|not counting|leaving out|but not|minus)"
SUM = re.compile(
    r"합치|합하|합쳐|합해|합산|합계|총합|합은|더하|더해|"
    r"\b(?:sum(?:med)?(?: up)?|add(?:ed|s)? (?:up|together)|total|together|combined|altogether|add)\b",
    re.IGNORECASE,
)
_AMOUNT = r"(?P<{0}>\d[\d,.]*\s*(?:만|천|k\b|thousand\b)?(?:\s*\d+\s*천)?)"
_NOUN = r"(?:건|거|것|품목|제품|애|놈)"
_BEYOND_KO = re.compile(
    rf"{_AMOUNT.format('n')}\s*개?(?:를|도|을)?\s*(?:"
    r"(?P<under>안\s*(?:되|돼)는|못\s*되는|미만(?:인)?|못\s*미치는|밑(?:인)?|아래(?:인)?|못\s*채운)|"
    r"(?P<upto>이하(?:인)?|못\s*넘(?:는|긴|은)|안\s*넘(?:는|은))|(?P<over>넘(?:는|긴|은)|초과(?:인|한)?)|"
    rf"(?P<least>이상(?:인)?))\s*{_NOUN}?(?:들)?(?:은|는|을|를|만)?\s*(?P<mark>{MARK})"
)
_BEYOND_EN = re.compile(
    rf"\b{EXCEPT} (?:(?:the |all |any |every)*(?:those|ones|items?|products?|anything|everything|thing) )?"
    r"(?:(?:that|which) )?(?:(?:are|is|were|was|made|with|have|has|had|came|come) )*(?:in )?(?:at )?"
    r"(?:(?P<under>under|below|less than|fewer than|smaller than)|(?P<upto>most)|"
    rf"(?P<over>over|above|more than)|(?P<least>least)) {_AMOUNT.format('n')}(?: (?:units?|pieces|pcs))?",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"(?:only|just|keep(?: only)?) (?:the |those |ones |items |products )*(?:(?:that|which) )?"
    r"(?:(?:are|were|made|with) )*"
    r"(?P<en>above|over|more than|at least|under|below|less than|fewer than|at most) "
    rf"{_AMOUNT.format('n')}(?: (?:units?|pieces|pcs))?|"
    rf"{_AMOUNT.format('m')}\s*개?(?:를|을)?\s*"
    r"(?P<ko>넘(?:는|긴|은)|초과(?:인|한)?|이상(?:인)?|미만(?:인)?|이하(?:인)?)\s*"
    rf"(?:{_NOUN}(?:들)?)?만(?:\s*(?:남기면|두면|보면|치면|하면|세면))?",
    re.IGNORECASE,
)
"""Those beyond a bound, kept, of which it is asked how many there are."""
_STAY = {
    "under": ("이상인", "at least"),
    "upto": ("초과인", "more than"),
    "over": ("이하인", "at most"),
    "least": ("미만인", "less than"),
}
_BY = {"under": float.__ge__, "upto": float.__gt__, "over": float.__le__, "least": float.__lt__}
"""What stays where those beyond a bound are left out."""
_SAID = {"above": "more than", "over": "more than", "under": "less than", "below": "less than"}
_SHOWING = re.compile(
    r"남\S*|몇\s*(?:개|품목|종|가지)?|순위|목록|보여\S*|알려\S*|"
    r"\b(?:how many|count|list|ranking|rank)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"몇|\bhow many\b|\bcount\b", re.IGNORECASE)
FILLERS = re.compile(
    r"그럼|그러면|그중에?서?|거기서|여기서|나머지|남은|다른|모두|전부|다(?![가-힣])|얼마\S*|몇\s*개\S*|총|"
    r"해\s*줘|좀|부탁\S*|줘|주세요|해봐|보면|봐|뭐\S*|"
    r"(?:거|것|건|품목|제품|개|가지|놈)(?:들)?(?:만|은|는|을|를|도|의|이|가)?|는요?|은요?|만|을|를|요|"
    r"\b(?:and|then|now|ok|so|please|the|rest|others?|remaining|of|them|they|those|these|items?|products?|"
    r"what(?:'s)?|how much|how many|is|are|do|does|to|up|come|it|me|give|show|for|all|left|ones?|just)\b|"
    r"[\s,.?!:;]+",
    re.IGNORECASE,
)
"""Words beside which nothing else is asked."""


class Row(NamedTuple):
    """An item of a list and what was made of it."""

    code: str
    quantity: float


def beyond_bound(text: str, rows: Sequence[Row], *, complete: bool) -> str | list[Row] | None:
    """The items on this side of a bound: those to be summed up, or the question that lists or counts them."""
    gone = (_BEYOND_EN if text.isascii() else _BEYOND_KO).search(text)
    if gone is None:
        kept = _KEPT.search(text)
        counted = kept and _COUNTS.search(text) and not _over(text, kept)
        return _counting(kept) if kept and counted else None
    way, amount = next(key for key in _STAY if gone[key]), gone["n"].strip()
    if SUM.search(f"{text[: gone.start()]} {text[gone.end() :]}"):
        found = [one for one in rows if _BY[way](one.quantity, _figure(amount))]
        whole = complete or (way in ("under", "upto") and len(found) < len(rows))
        return found if whole else None
    if _over(text, gone):
        return None
    korean, english = _STAY[way]
    counts = _COUNTS.search(text[gone.end() :]) or _COUNTS.search(text[: gone.start()])
    if text.isascii():
        return f"{'how many ' if counts else ''}items with {english} {amount}?"
    return f"{amount}개 {korean} 품목{'은 몇 개야' if counts else '은'}?"


def _counting(kept: re.Match[str]) -> str:
    """How many items there are beyond a bound that is kept."""
    if kept["en"]:
        return f"how many items with {_SAID.get(kept['en'].lower(), kept['en'])} {kept['n'].strip()}?"
    word = re.sub(r"넘.|초과한", "초과인", kept["ko"].strip())
    return f"{kept['m'].strip()}개 {word if word.endswith('인') else f'{word}인'} 품목은 몇 개야?"


def _over(text: str, said: re.Match[str]) -> str:
    """What is said beside a bound but that those beyond it are counted or listed."""
    rest = f"{text[: said.start()]} {text[said.end() :]}"
    return FILLERS.sub("", _SHOWING.sub("", rest)).strip()


def _figure(said: str) -> float:
    """ "5천", "1만 5천", "5k" as a figure."""
    scales = {"만": 10_000, "천": 1_000, "k": 1_000, "thousand": 1_000}
    parts = re.findall(r"(\d[\d,.]*)\s*(만|천|k|thousand)?", said, re.IGNORECASE)
    return sum(float(n.replace(",", "").rstrip(".")) * scales.get(unit.lower(), 1) for n, unit in parts)
