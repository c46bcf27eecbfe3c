"""Days of the week left out: "토요일 일요일 빼고", "everything but weekends", "Sundays not counted"."""

import re
from collections.abc import Sequence

from assistant.planner.reading.segment import TAKEN

WEEK = range(1, 8)
KOREAN, ENGLISH = "월화수목금토일", ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = {"주말": (6, 7), "토일": (6, 7), "휴일": (6, 7), "평일": (1, 2, 3, 4, 5), "주중": (1, 2, 3, 4, 5)}
PARTS_ENGLISH = {"weekend": (6, 7), "wkend": (6, 7), "weekday": (1, 2, 3, 4, 5), "workday": (1, 2, 3, 4, 5)}
_KOREAN_DAY = rf"(?:[{KOREAN}]요일|{'|'.join(PARTS)})"
_ENGLISH_DAY = rf"(?:(?:{'|'.join(ENGLISH)})(?:s|r|rs|nes|ur)?(?:day)?|{'|'.join(PARTS_ENGLISH)})s?(?![a-z])"
_KOREAN_LIST = rf"{_KOREAN_DAY}(?:(?:\s*(?:이?랑|하고|과|와|및|,|·|/)\s*|\s+){_KOREAN_DAY})*"
_ENGLISH_LINK = r"\s*(?:,\s*(?:and|or)?|&|/|\band\b|\bor\b)\s*(?:the |on )?"
_ENGLISH_LIST = rf"(?:the |all |on |any )*\b{_ENGLISH_DAY}(?:{_ENGLISH_LINK}{_ENGLISH_DAY}(?! only))*\b"
_LEFT_OUT = re.compile(
    rf"(?P<ko>{_KOREAN_LIST})(?:들)?(?:은|을|를|만|이|에)?\s*(?:모두|전부|다|둘 다)?\s*"
    r"(?:빼[고면놓서]*(?:주시?고요?)?|뺀|제외(?:\s*(?:하[고면]|한|해서?|시[키켜]고?))?|없이)(?:는|은)?(?:\s*나머지)?(?![가-힣])|"
    rf"(?P<aside>{_KOREAN_LIST})(?:은|을|를|만)?\s*말[고구](?:\s*나머지)?(?P<other>(?=\s*{_KOREAN_DAY}))?|"
    r"\b(?:without|excluding|excl\.?|exclude|except(?: for)?|not counting|not including|leaving out|"
    r"leave out|skipping|ignoring|omitting|minus|ex|no|but not|other than|apart from|aside from|"
    rf"(?:every ?thing|all(?: the)?(?: days)?|every ?day|any ?day) but)\s+(?P<en>{_ENGLISH_LIST})|"
    rf"\b(?:with )?(?P<behind>{_ENGLISH_LIST}),? "
    r"(?:excluded|left out|not counted|not included|aside|taken out|removed)\b",
    re.IGNORECASE,
)
WITH_DAYS = rf"(?:\s*(?:이?랑|하고|[과와])\s*{_KOREAN_LIST})?"
"""Days of the week between what else is left out and its mark."""
_JOIN = r"\s*(?:이?랑|하고|[과와])\s*"
_WITH_OTHERS = re.compile(rf"(?P<days>{_KOREAN_LIST}){_JOIN}(?={TAKEN}+\s*[은는을를도만]?\s*(?:빼|뺀|제외))")
_BEHIND_OTHERS = re.compile(
    rf"(?<!요일)(?<!요일이)(?<!주말)(?<!주말이)(?<!평일)(?<!평일이)(?P<join>{_JOIN})(?P<days>{_KOREAN_LIST})(?=\s*[은는을를도만]?\s*(?:빼|뺀|제외))"
)
"""Days that are left out together with items or dates, which the mark behind them is still needed for."""
_OTHERS_SOUGHT = re.compile(
    r"\s*[는은]?\s*(?:$|[?.!,]|(?:그럼|하면|어느|어떤|언제|무슨|나머지|다른|제일|가장|젤|최[대소고저다]|하루|일\s?평균|평균)(?![가-힣]*\s*말))"
)
"""What follows where others of the week are looked at, so that nothing stands for the day left out."""
_NAMED = re.compile(rf"[{KOREAN}](?=요일)|{'|'.join((*PARTS, *PARTS_ENGLISH, *ENGLISH))}", re.IGNORECASE)


def weekdays_left_out(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The text without the days of the week that it leaves out, and those that are left."""
    typed = text
    found = [(one, one["days"]) for one in (*_WITH_OTHERS.finditer(text), *_BEHIND_OTHERS.finditer(text))]
    text = _without(text, found)
    whole = [(one, _named(one)) for one in _LEFT_OUT.finditer(text)]
    text = _without(text, [(one, said) for one, said in whole if said is not None])
    gone = [(one.start(), set(_days(said))) for one, said in (*found, *whole) if said]
    left = "".join(str(day) for day in WEEK if not any(day in days for _, days in gone))
    if gone and not left:
        return typed, []
    return text, [(min(start for start, _ in gone), left)] if gone else []


def _named(said: re.Match[str]) -> str | None:
    """The days that a match leaves out, empty where others stand for them; none where it is no match."""
    aside = said["aside"]
    if said["other"] is not None:
        return ""
    whole = {*_days(aside or "")} in ({6, 7}, {1, 2, 3, 4, 5})
    if aside and not (whole or _OTHERS_SOUGHT.match(said.string, said.end())):
        return None  # "월요일 말고": something else stands for it
    return str(said["ko"] or aside or said["en"] or said["behind"])


def _without(text: str, found: Sequence[tuple[re.Match[str], str]]) -> str:
    for one, _ in found:
        text = text[: one.start()] + TAKEN * len(one[0]) + text[one.end() :]
    return text


def _days(said: str) -> list[int]:
    return [day for one in _NAMED.finditer(said) for day in _of(one[0].lower())]


def _of(name: str) -> tuple[int, ...]:
    if name in KOREAN:
        return (KOREAN.index(name) + 1,)
    return PARTS.get(name) or PARTS_ENGLISH.get(name) or (ENGLISH.index(name) + 1,)
