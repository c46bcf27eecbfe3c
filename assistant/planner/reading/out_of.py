"""A period said before a part of it that is left out: "2025년에서 8월 빼고", "3분기 중 7월을 뺀 나머지"."""

import re

YEAR = r"(?:(?:20)?\d\d년(?:도)?|작년|재작년|지난해|올해|금년|전년)"
PART = r"(?:[1-4]\s*[·,~-]\s*[1-4]\s*분기|[1-4]\s*분기|[상하]반기)"
MONTH = r"(?:(?<!\d)(?:1[0-2]|[1-9])\s*월|지난달|이번\s*달)"
LINK = r"\s*(?:이?랑|하고|와|과|및|그리고|,|·|/|~|-|부터)\s*"
DAY = r"(?:(?<!\d)(?:3[01]|[12]\d|[1-9])\s*일)"
OF = r"\s*(?:에서는|에서|중에서?|중|가운데|의|전체에서|기간에서)\s*"
TAIL = r"(?:\s*(?:한\s*달|하루|분|것|거|생산량|물량|까지))?\s*(?:만|은|는|을|를|도)?\s*"
MARK = (
    r"(?:빼고|빼\s?(?:줘요?|주세요|주고|줄래요?)|빼구|빼면|빼서|뺀|빼놓고|빼|제외하고|제외하면|제외하구|제외한|제외해서|제외|없이)(?:는|은)?"
    r"(?![가-힣])(?:\s*나머지(?:만|는|의|를)?(?![가-힣])(?:\s*(?:기간|달들?|날들?)(?:의|은|는|을|를)?(?![가-힣]))?)?"
)
GAPS = {"part": PART, "month": MONTH, "day": DAY}
"""Parts of a period by their names."""
_SMALLER = {"year": rf"(?:{PART}|{MONTH})", "part": MONTH, "month": DAY}
_WHOLES = {
    "year": YEAR,
    "part": rf"(?:{YEAR}\s*)?{PART}",
    "month": rf"(?:{YEAR}\s*)?{MONTH}",
}
_PATTERNS = {
    size: re.compile(
        rf"(?<![가-힣\d])(?P<whole>{whole})(?P<of>{OF}|\s*,\s*|\s+)"
        rf"(?P<gap>(?:[가-힣]{{1,6}}\s*\(\s*)?{_SMALLER[size]}(?:{LINK}{_SMALLER[size]})*(?:\s*\))?|"
        rf"[가-힣]{{1,6}}\s*\(\s*\d{{1,2}}\s*[~-]\s*{_SMALLER[size]}\s*\)|\d{{1,2}}\s*[~,·-]\s*{_SMALLER[size]})"
        rf"(?P<tail>{TAIL})(?P<mark>{MARK})"
    )
    for size, whole in _WHOLES.items()
}
_WEEK = r"(?:지지난|지난|저번|이번)\s*주|(?:\d{1,2}월\s*)?[첫둘셋넷]째\s*주"
_AMOUNT = r"(?:\s*(?:생산량|물량|실적|수량|거|것))?"
_LESS_ANOTHER = tuple(
    re.compile(
        rf"(?<![가-힣\d])(?P<one>{unit}){_AMOUNT}에서\s*(?P<two>{unit}){_AMOUNT}(?:을|를)?\s*"
        r"(?:뺀|빼면|빼서|빼\s?보면|빼봐|빼)(?:\s*(?:값|거|것|게|수량|숫자|차이))?(?![가-힣]*고)"
    )
    for unit in (YEAR, rf"(?:{YEAR}\s*)?{MONTH}", rf"(?:{YEAR}\s*)?{PART}", _WEEK)
)
"""A period less another of its kind: "10월에서 9월 뺀 값"."""
_IN_BRACKETS = re.compile(r"^[가-힣]{1,6}\s*\(\s*(.+?)\s*\)$")


_BARE = re.compile(r"(?<=[가-힣A-Za-z0-9])(?P<end>[은는을를만도]?)\s*빼(?:자|라|봐라?)?(?=[\s.!?]*$)")
""" "토릭은 빼": the mark at the end of all."""
_REST_OF_FAMILIES = re.compile(
    r"(?P<mark>빼고|뺀|제외하고|제외한|제외하면|외의?)\s*나머지\s*(?:계열|제품군|품목군|시리즈|라인업)(?:들)?"
    r"(?!\s*(?:별|순|각각|중|가운데|마다|가\s))"
)
_APPOSED = re.compile(
    r"(?<![\d가-힣])\d{1,2}\s*(?:위|등)\s*(?:품목|제품)?\s*인\s+(?=[^.,?!]{2,25}?(?:빼|뺀|제외))"
)
""" "1위 품목인 BW0021 제외하면": the place only says which item it is."""


_STILL_RUNS = re.compile(
    r"(?<=[월달주기해])[은는]?\s*(?:아직\s*)?(?:진행\s*중이|안\s*끝났으|덜\s*끝났으|미완료)"
    r"(?:니까|니|라서|라|므로)?\s*,?\s*(?=빼|뺀|제외)"
)
""" "11월은 아직 진행 중이니까 빼고": why it is left out."""


def with_gap_first(text: str) -> str:
    """The text with the part that is left out before the period it is left out of."""
    text = _STILL_RUNS.sub(" ", text)
    for less in _LESS_ANOTHER:
        text = less.sub(r"\g<one>과 \g<two> 차이", text)
    text = _BARE.sub(r"\g<end> 빼고", text)
    text = _REST_OF_FAMILIES.sub(r"\g<mark> 나머지 품목", text)
    text = _APPOSED.sub("", text)
    for size, pattern in _PATTERNS.items():
        text = pattern.sub(_of_its_month if size == "month" else _turned, text)
    return text


def _of_its_month(found: re.Match[str]) -> str:
    """ "9월에서 15일 빼고": the fifteenth of that month."""
    return _put(found, f"{found['whole']} ")


def _turned(found: re.Match[str]) -> str:
    return _put(found, "")


def _put(found: re.Match[str], before: str) -> str:
    gap = _IN_BRACKETS.sub(r"\1", found["gap"].strip())
    mark = re.sub(r"\s*나머지.*$", "", found["mark"])
    mark = "빼고" if mark in ("빼", "제외") or mark.startswith(("빼줘", "빼주", "빼 ")) else mark
    return f"{before}{gap}{found['tail'].rstrip()} {mark} {found['whole']}"
