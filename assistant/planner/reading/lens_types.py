"""How long a lens is worn, where it is no unit of time: "monthly lenses", "BW without monthly"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.planner.reading.called import codes_called
from assistant.planner.reading.mentions import Mention, read_codes
from tools.items import ItemIndex

_TYPE = r"(?:daily|(?:bi-?)?weekly|monthly|(?:1|one|2|two)[\s-](?:day|week|month)|fortnightly)"
_KOREAN = r"(?:하루|일일|1일|이주|2주|한\s?달|1개월)"
_GRAINS = r"(?:데일리|위클리)"
"""Korean words that are units of time too, where no lenses or products stand behind them."""
_PRODUCTS = (
    r"(?=용|(?:용|짜리)?\s?(?:렌즈|제품|품목|상품|아이템|모델|계열|라인|시리즈)"
    r"(?!\s?(?:별|당|마다|[개종건]?수(?![가-힣]{2})|코드별)))"
)
_AND = r"\s?(?:이?랑|와|과|하고|및|,|/|vs\.?)\s?"
_WORDS = r"(?:먼슬리|원데이|2주용|토릭)"
"""Words of lens types that may stand beside: "데일리랑 먼슬리 제품"."""
_LENSES = r"(?=[\s-](?:(?:wear|contact|colou?r(?:ed)?|use)[\s-])*(?:lens(?:es)?|contacts|disposables?)\b)"
_LEFT_OUT = r"(?:without|excluding|except(?:\sfor)?|excl\.?|minus|other\sthan|leaving\sout|but\snot|exclude)"
_FIGURE = r"(?!\s(?:output|production|total|average|mean|figure|number|trend|quantit|report|breakdown|data))"
_WORN = re.compile(
    rf"\b(?P<lenses>{_TYPE}){_LENSES}|"
    rf"\b{_LEFT_OUT}\s(?:the\s|all\s|any\s)*(?P<out>{_TYPE})\b{_FIGURE}|"
    rf"\b(?P<plural>monthlies|dailies|(?:bi-?)?weeklies)\b|"
    rf"(?P<korean>{_KOREAN})(?=(?:용|짜리)?\s?렌즈)|"
    rf"(?P<grain>{_GRAINS}){_PRODUCTS}|"
    rf"(?P<first>{_GRAINS})(?={_AND}{_WORDS}{_PRODUCTS})",
    re.IGNORECASE,
)
_OF_A_MONTH = re.compile(
    r"[\s-](?P<type>monthly)(?=\s(?:in|for|during)\s(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december|(?:this|last)\s(?:month|week))\b|\s(?:this|last)\s(?:month|week)\b)",
    re.IGNORECASE,
)
"""Behind the name of a family, where a course by month would be one of a single month."""
_APPOSED = re.compile(
    rf"\b(?:the )?(?P<type>{_TYPE}) (?:one|version|variant|type|lens|item|product),? ?\(?$", re.IGNORECASE
)
"""Right before a code that it says the type of: "the monthly one, BW0050"."""
_ONE = {
    "fortnightly": "biweekly",
    "bi-weekly": "biweekly",
    "bi-weeklies": "biweekly",
    "biweeklies": "biweekly",
    "위클리": "weekly",
}
_ONE |= {"monthlies": "monthly", "dailies": "daily", "weeklies": "weekly"}


def with_lens_types(names: Sequence[Mention], text: str, index: ItemIndex) -> list[Mention]:
    """The mentions with all lenses that are worn as long as said, where no name says it."""
    ends = {one.end for one in names} | {found.end() for found in re.finditer(r"\b[A-Z]{2}(?= )", text)}
    apposed = list(_apposed(text, index))
    names = [*apposed, *(one for one in names if not any(_overlap(one, code) for code in apposed))]
    worn = [*_worn(text, index), *_of_a_family(text, ends, index)]
    free = [one for one in worn if not any(_overlap(one, name) for name in names)]
    return [*names, *free]


def _overlap(one: Mention, two: Mention) -> bool:
    return one.start < two.end and two.start < one.end


def _worn(text: str, index: ItemIndex) -> Iterator[Mention]:
    for found in _WORN.finditer(text):
        kind = found.lastgroup or "korean"
        yield _mention(found[kind], found.start(kind), found.end(kind), text, index)


def _of_a_family(text: str, ends: set[int], index: ItemIndex) -> Iterator[Mention]:
    for found in _OF_A_MONTH.finditer(text):
        if found.start() in ends:
            yield _mention(found["type"], found.start("type"), found.end("type"), text, index)


def _apposed(text: str, index: ItemIndex) -> Iterator[Mention]:
    """Codes with the type of their lens before them, where their names have it."""
    for code in read_codes(text, index):
        said = _APPOSED.search(text[: code.start])
        if said and code.item and code.item.code in _codes_of(said["type"], index):
            yield replace(code, start=said.start())


def _codes_of(said: str, index: ItemIndex) -> tuple[str, ...]:
    return codes_called(_ONE.get(said.lower(), said.lower()), index)


def _mention(said: str, start: int, end: int, text: str, index: ItemIndex) -> Mention:
    """All items of a type; none where no name has it, which is asked back."""
    hits = tuple(index[code].item for code in _codes_of(said, index))
    noun = None if hits else re.compile(r"(?:용|짜리)?\W{0,2}\w+").match(text, end)
    end = noun.end() if noun else end
    return Mention(text[start:end], hits[0] if len(hits) == 1 else None, len(hits), start, end, hits)
