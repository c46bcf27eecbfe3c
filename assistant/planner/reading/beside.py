"""Words beside what is named that name nothing themselves: how many it is, and "대" between two sides."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from assistant.planner.frame import Grain
from assistant.planner.periods import Expression, read_periods
from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.numbers import ALONE, ENGLISH, MANY, NATIVE, Number, number_of
from assistant.planner.reading.segment import TAKEN, Piece
from assistant.planner.reading.vocabulary import NOISE, Concept, vocabulary

FEWEST = 2
UNITS: Mapping[Grain, tuple[str, ...]] = {
    "day": ("days", "day", "날", "일"),
    "week": ("weeks", "week", "주"),
    "month": ("months", "month", "달", "개월"),
    "quarter": ("quarters", "quarter", "분기", "개분기"),
    "year": ("years", "year", "해", "개년"),
}
"""Words that periods are counted in."""
DAYS = {"day": 1, "week": 7, "month": 30.5, "quarter": 91.3, "year": 365.25}
_COUNT = rf"(?P<n>\d{{1,2}}|{'|'.join((*NATIVE, *ENGLISH))})"
PREVIOUS = re.compile(r"\b(?:previous|prior|preceding|prev)\b|직전|이전", re.IGNORECASE)
"""Words for what lies before what was spoken of."""
_OF_PERIODS = re.compile(
    r"(?:for |over |in |during |of |on )*(?:the |these |those |both |last |past |previous )*"
    rf"{_COUNT}\s*(?P<unit>{'|'.join(word for words in UNITS.values() for word in words)})"
    r"(?:간|동안|의|치|씩|만)?(?:\s+of)?",
    re.IGNORECASE,
)
_BARE_COUNT = re.compile(rf"(?:{'|'.join(NATIVE)}|\d)\s*(?:해|달|주|날|개월|개년)")
_OF_ITEMS = re.compile(
    rf"(?<![가-힣\w])(?:the |these |those |both )*{_COUNT}\s*"
    r"(?:개\s*품목|개\s*제품|품목|제품|가지|종류|종|개|items?|products?|skus?|codes?|lenses)"
    r"(?:의|을|를|은|는|이|가|만|씩)?(?![가-힣\w])",
    re.IGNORECASE,
)
_ITEMS_ALONE = re.compile(
    rf"(?<![가-힣\w])(?:이\s*)?(?P<n>{'|'.join(MANY)})(?:\s*(?:다|중에서|중에|중|모두|전부))?"
    r"(?:을|를|이|의|은|는|가|만)?(?![가-힣])"
)
_BETWEEN = re.compile(r"[\s,:()—–-]*(?:인|즉|of)?[\s,:()—–-]*")
_ALL = re.compile(r"\ball (?:of )?(?:the )?$", re.IGNORECASE)
_THAN = re.compile(r"\bthan (?:the |our )?$", re.IGNORECASE)
_VERSUS = re.compile(rf"(?<=[{TAKEN}\s])대\s*(?={TAKEN})")
_COUNTER = re.compile(r"(?:몇|\d)\s*$")
_ORDER = re.compile(
    r"상위|하위|순위|순으로|많|적|최대|최고|최소|\d\s*위|\b(?:top|bottom|best|worst|most|least|rank)",
    re.IGNORECASE,
)
KINDS = (
    "종",
    "종류",
    "가지",
    "품목",
    "제품",
    "개품목",
    "개제품",
    "item",
    "items",
    "products",
    "product",
    "skus",
)
_ALL_OF_THEM = re.compile(r"\ball(?: (?:of )?(?:the|our|these|those))? $", re.IGNORECASE)
EXTREMES = (Concept("ask", "most"), Concept("ask", "least"))
QUANTITY = Concept("measure", "quantity")
COMPARE = Concept("ask", "compare")
CHANGES = (Concept("ask", "growth"), Concept("ask", "fell"))
HISTORY = Concept("ask", "history")


def versus_of(text: str) -> list[Piece]:
    """ "9월 CT0022 대 10월 CT0022": the word between two sides that are held against each other."""
    found = [one for one in _VERSUS.finditer(text) if not _COUNTER.search(text[: one.start()])]
    return [Piece(Concept("ask", "compare"), "대", one.start(), one.start() + 1) for one in found]


def amounts_of(pieces: Sequence[Piece], mentions: Sequence[Mention], text: str) -> list[Piece]:
    """ "How much of BW0021": an amount, where "how much of last month" is a share."""
    starts = [one.start for one in mentions]
    found = []
    for piece in pieces:
        gaps = (text[piece.end : start] for start in starts if start >= piece.end)
        if piece.text == "how much of" and any(
            gap.strip().lower() in ("", "the", "all", "item") for gap in gaps
        ):
            found += [piece._replace(concept=Concept(NOISE, "en"), text=word) for word in ("how", "much")]
        else:
            found.append(piece)
    return found


def differences_of(pieces: Sequence[Piece], mentions: Sequence[Mention], text: str) -> list[Piece]:
    """ "How many more BW0041 than BW0042": one held against the other, no growth of both."""
    held = [one.start for one in mentions if _THAN.search(text[: one.start])]
    two = len(held) == 1 and any(one.start < held[0] for one in mentions)
    return [
        one._replace(concept=COMPARE) if two and _is_more(one) and one.start < held[0] else one
        for one in pieces
    ]


def _is_more(piece: Piece) -> bool:
    return piece.concept in CHANGES and piece.text.endswith(("more", "fewer", "less"))


def without_counts(text: str, today: date) -> str:
    """The text without the count of what it names: "7월과 8월 두 달", "the two months July and August"."""
    times = read_periods(text, today).expressions
    for one in times:
        said, every = _OF_PERIODS.fullmatch(one.text.strip()), _ALL.search(text[: one.start])
        start = every.start() if every else one.start
        before = any(
            PREVIOUS.search(other.text) for other in times if other is not one
        )  # "vs previous 7 days"
        if before or (said and said["n"].isdigit() and said["unit"] == "분기"):
            continue  # "7 days vs the previous 7", or the third quarter, not three of them
        bare = said is not None and _BARE_COUNT.fullmatch(one.text.strip()) is not None
        if not (said and len(times) > 1 and (bare or _stands_beside(start, one.end, times, text))):
            continue
        others = text[:start] + TAKEN * (one.end - start) + text[one.end :]
        named = read_periods(others, today).expressions
        dated = said["n"].isdigit() and said["unit"] == "일"  # "지난달 31일"
        counts = (_counted(named, said["unit"].lower()), 0 if dated else _held(named, said["unit"].lower()))
        if FEWEST <= number_of(said["n"]) in counts:
            return others
    return text


def counted_unit(text: str) -> Grain | None:
    """The unit of "세 달 각각", "three months each"."""
    found = next((one for one in _OF_PERIODS.finditer(text) if not one["n"].isdigit()), None)
    unit = found["unit"].lower() if found else ""
    return next((grain for grain, words in UNITS.items() if unit in words), None)


def items_counted(text: str, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Where a text says how many items it names: "BW0021과 BW0022 두 품목"."""
    count = len({one.item for one in mentions if one.item})
    count = count or sum(one.fits for one in mentions if not one.guessed)
    beside = [
        one.span()
        for one in _OF_ITEMS.finditer(text)
        if count == number_of(one["n"]) >= FEWEST and _stands_beside(*one.span(), mentions, text)
    ]
    return beside + [one.span() for one in _ITEMS_ALONE.finditer(text) if ALONE[one["n"]] == count > FEWEST]


def without_family_counts(numbers: Sequence[Number], mentions: Sequence[Mention], text: str) -> list[Number]:
    """ "BW 원데이 10종": how many items a family has, where no order of them is asked for."""
    families = [one for one in mentions if one.fits >= FEWEST and not one.guessed]
    ordered = _ORDER.search(text) is not None

    def says_size(number: Number) -> bool:
        counts = number.role == "limit" and number.unit in KINDS and not ordered
        own = [one for one in families if one.fits == number.value]
        if any(
            _ALL_OF_THEM.search(text[: number.start]) and not text[number.end : one.start].strip()
            for one in own
        ):
            return not ordered  # "all three HydroSoft products"
        beside = (one for one in own if one.end <= number.start)
        return counts and any(_BETWEEN.fullmatch(text[one.end : number.start]) for one in beside)

    return [one for one in numbers if not says_size(one)]


def _stands_beside(start: int, end: int, named: Sequence[Mention | Expression], text: str) -> bool:
    """Whether nothing but signs lies between a count and what is named."""
    before = (text[one.end : start] for one in named if one.end <= start)
    after = (text[end : one.start] for one in named if one.start >= end)
    return any(_BETWEEN.fullmatch(gap) for gap in (*before, *after))


def _counted(times: Sequence[Expression], unit: str) -> int:
    """How many periods of a unit are named, those within a range too; 0 where one is of another unit."""
    grain = next(grain for grain, words in UNITS.items() if unit in words)
    own = [period for one in times for period in (one.parts or one.periods)]
    if not own or any(period.grain != grain for period in own):
        return 0
    ends = own[0].first, own[-1].last
    if len(times) == 1 and len(own) == FEWEST and ends[0] and ends[1]:
        return round(((ends[1] - ends[0]).days + 1) / DAYS[grain])
    return len(own)


def _held(times: Sequence[Expression], unit: str) -> int:
    """How many whole units one period is long: "all seven days of last week"."""
    period = times[0].period if len(times) == 1 else None
    last = (period.whole_last or period.last) if period else None
    grain = next(grain for grain, words in UNITS.items() if unit in words)
    if period is None or period.first is None or last is None or period.grain == grain:
        return 0
    days, months = (last - period.first).days + 1, (last.year - period.first.year) * 12
    months += last.month - period.first.month + 1
    if grain in ("day", "week"):
        return days if grain == "day" else (days // 7 if days % 7 == 0 else 0)
    whole = (period.first.day, (last + timedelta(days=1)).day) == (1, 1)
    lengths = {"month": 1, "quarter": 3, "year": 12}
    return months // lengths[grain] if whole and months % lengths[grain] == 0 else 0


def without_highs(pieces: list[Piece]) -> list[Piece]:
    """ "최고 생산 기록": the largest, no records."""
    said = [one for one in pieces if one.concept and one.concept.section != NOISE]
    said = [one for one in said if one.concept != QUANTITY]
    counting = vocabulary().ranked["counting"]  # "the most production records": so many of them
    after = {
        id(two)
        for one, two in pairwise(said)
        if one.concept in EXTREMES
        and two.concept == HISTORY
        and not (one.text in counting and two.text.endswith("records"))
    }
    return [one for one in pieces if id(one) not in after]
