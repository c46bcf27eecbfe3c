"""Codes of which only the figures are said, or the letters by their names: "the 0021", "비더블유 0021"."""

import re
from collections.abc import Iterator
from datetime import date

from assistant.planner.reading.mentions import Mention
from tools.items import ItemIndex

LETTERS = {
    "에이": "A", "비": "B", "씨": "C", "시": "C", "디": "D", "이": "E", "에프": "F", "지": "G", "에이치": "H",
    "아이": "I", "제이": "J", "케이": "K", "엘": "L", "엠": "M", "엔": "N", "오": "O", "피": "P", "큐": "Q",
    "알": "R", "에스": "S", "티": "T", "유": "U", "브이": "V", "더블유": "W", "떠블유": "W", "따블유": "W",
    "엑스": "X", "와이": "Y", "제트": "Z",
}  # fmt: skip
"""What the letters of codes are called in Korean."""
_NAMES = "|".join(sorted(LETTERS, key=len, reverse=True))
_SPOKEN = re.compile(rf"(?<![가-힣])(?P<letters>(?:(?:{_NAMES})\s?){{2,4}})(?P<figures>\d{{1,6}})(?!\d)")
_APART = re.compile(
    r"(?<![A-Za-z0-9])(?P<letters>[A-Za-z]{2,4})\s?(?:[#./:]|no\.?|code|item|품번|번호|코드|품목|제품)\s?#?(?P<figures>\d{3,6})(?!\d)",
    re.IGNORECASE,
)
_PADDED = re.compile(
    r"(?<![\w.,:/~-])#?(?P<figures>0\d{2,5})(?:\s?번)?(?:\s?(?:품목|제품|코드|품번))?(?![\d.,:/~-]*\d|[A-Za-z%])"
)
_NUMBERED = re.compile(
    r"(?<![\w.,:/~-])(?:(?:item|product|code)\s(?:no\.?|number|code|#)\s?|"
    r"(?:품번|(?:품목|제품)\s?(?:번호|코드))\s?)"
    r"(?P<figures>\d{1,6})(?:번)?(?![\d.,:/~-]*\d|[A-Za-z%]|\s?[개위월일년])|"
    r"(?<![\w.,:/~-])(?P<before>\d{2,6})번\s?(?:품목|제품|코드)(?!\s?(?:째|까지))",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?<![\w.-])(?P<year>\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])[\s-]"
    r"(?=[A-Za-z]{2,4}\d{4}(?![\w-]))"
)


def with_spoken_codes(text: str, index: ItemIndex) -> str:
    """The text with known codes in one piece: "비더블유 0021", "BW#0021"; "261020-HS0021" as day and item."""
    text = _DATED.sub(_dated, text)
    for pattern in (_SPOKEN, _APART):
        text = pattern.sub(lambda found: _whole(found, index) or found[0], text)
    return text


def _dated(found: re.Match[str]) -> str:
    """The day that a lot number begins with."""
    try:
        day = date(2000 + int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return found[0]
    return f"{day.isoformat()} "


def _whole(found: re.Match[str], index: ItemIndex) -> str | None:
    letters = re.sub(_NAMES, lambda name: LETTERS[name[0]], re.sub(r"\s", "", found["letters"])).upper()
    sizes = range(len(found["figures"]), 7)
    codes = (f"{letters}{found['figures']:0>{size}}" for size in sizes)
    return next((code for code in codes if index.exact(code).how == "code"), None)


def read_bare(text: str, index: ItemIndex) -> Iterator[Mention]:
    """The items whose code ends in figures that can be nothing else: of several the person is asked which."""
    taken = 0
    for found in sorted((*_NUMBERED.finditer(text), *_PADDED.finditer(text)), key=lambda one: one.start()):
        figures = found["figures"] or found["before"]
        hits = tuple(entry.item for entry in index.entries if _ends_in(entry.code, figures))
        if hits and found.start() >= taken:
            taken = found.end()
            said = re.sub(r"^\D+", "", hits[0].code)
            only = hits[0] if len(hits) == 1 else None
            unsure = only is None  # no family: one of them is meant
            yield Mention(said, only, len(hits), found.start(), found.end(), hits, guessed=unsure)


def _ends_in(code: str, figures: str) -> bool:
    own = re.sub(r"^\D+", "", code)
    return own.isdigit() and (own == figures or (figures[0] != "0" and int(own) == int(figures)))
