"""Days of the week left out: "토요일 일요일 빼고", "everything but weekends", "Sundays not counted"."""

import re

from assistant.planner.reading.segment import TAKEN

WEEK = range(1, 8)
KOREAN, ENGLISH = "월화수목금토일", ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = {"주말": (6, 7), "토일": (6, 7), "휴일": (6, 7), "평일": (1, 2, 3, 4, 5), "주중": (1, 2, 3, 4, 5)}
PARTS_ENGLISH = {"weekend": (6, 7), "wkend": (6, 7), "weekday": (1, 2, 3, 4, 5), "workday": (1, 2, 3, 4, 5)}
_KOREAN_DAY = rf"(?:[{KOREAN}]요일|{'|'.join(PARTS)})"
_ENGLISH_DAY = rf"(?:(?:{'|'.join(ENGLISH)})(?:s|r|rs|nes|ur)?(?:day)?|{'|'.join(PARTS_ENGLISH)})s?(?![a-z])"
_KOREAN_LIST = rf"{_KOREAN_DAY}(?:(?:\s*(?:이?랑|하고|과|와|및|,|·|/)\s*|\s+){_KOREAN_DAY})*"
_ENGLISH_LIST = (
    rf"(?:the |all |on |any )*\b{_ENGLISH_DAY}(?:\s*(?:,\s*(?:and|or)?|&|/|\band\b|\bor\b)\s*(?:the |on )?{_ENGLISH_DAY})*\b"
)
_LEFT_OUT = re.compile(
    rf"(?P<ko>{_KOREAN_LIST})(?:들)?(?:은|을|를|만|이|에)?\s*(?:모두|전부|다|둘 다)?\s*"
    r"(?:빼[고면놓서]*(?:주시?고요?)?|뺀|제외(?:\s*(?:하[고면]|한|해서?|시[키켜]고?))?|없이)(?:는|은)?(?:\s*나머지)?(?![가-힣])|"
    rf"(?P<aside>{_KOREAN_LIST})(?:은|을|를|만)?\s*말[고구](?:\s*나머지)?(?P<other>(?=\s*{_KOREAN_DAY}))?|"
    r"\b(?:without|excluding|excl\.?|exclude|except(?: for)?|not counting|not including|leaving out|leave out|"
    r"skipping|ignoring|omitting|minus|ex|no|but not|other than|apart from|aside from|"
    rf"(?:every ?thing|all(?: the)?(?: days)?|every ?day|any ?day) but)\s+(?P<en>{_ENGLISH_LIST})|"
    rf"\b(?:with )?(?P<behind>{_ENGLISH_LIST}),? (?:excluded|left out|not counted|not included|aside|taken out|removed)\b",
    re.IGNORECASE,
)
_JOINED_ON = re.compile(r"(?:이?랑|하고|[과와]|,|\band)\s*$", re.IGNORECASE)
_JOINS_ITEM = re.compile(rf"(?:{_KOREAN_LIST})\s*(?:이?랑|하고|[과와]|,)\s*{TAKEN}+\s*[은는을를도만]?\s*(?:빼|뺀|제외)")
"""Days that are left out together with something else, which is asked back."""
_NAMED = re.compile(rf"[{KOREAN}](?=요일)|{'|'.join((*PARTS, *PARTS_ENGLISH, *ENGLISH))}", re.IGNORECASE)


def weekdays_left_out(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The text without the days of the week that it leaves out, and those that are left."""
    gone: set[int] = set()
    begins: list[int] = []
    found = [*_LEFT_OUT.finditer(text)]
    if any(_JOINED_ON.search(text[: one.start()]) for one in found) or _JOINS_ITEM.search(text):
        return text, []
    for said in found:
        aside = said["aside"]
        if said["other"] is None:
            if aside and {*_days(aside)} not in ({6, 7}, {1, 2, 3, 4, 5}):
                continue  # "월요일 말고": something else stands for it
            gone |= {*_days(said["ko"] or aside or said["en"] or said["behind"])}
            begins.append(said.start())
        text = text[: said.start()] + TAKEN * len(said[0]) + text[said.end() :]
    left = "".join(str(day) for day in WEEK if day not in gone)
    return text, [(begins[0], left)] if begins and left else []


def _days(said: str) -> list[int]:
    return [day for one in _NAMED.finditer(said) for day in _of(one[0].lower())]


def _of(name: str) -> tuple[int, ...]:
    if name in KOREAN:
        return (KOREAN.index(name) + 1,)
    return PARTS.get(name) or PARTS_ENGLISH.get(name) or (ENGLISH.index(name) + 1,)
