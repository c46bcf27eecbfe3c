"""Where numbers stand in a text, in digits or in Korean and English words, and what they amount to."""

import re
from dataclasses import dataclass


def _numbered(text: str, start: int) -> dict[str, int]:
    return {word: value for value, word in enumerate(text.split(), start)}


_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALES = {"십": 1e1, "백": 1e2, "천": 1e3, "만": 1e4, "억": 1e8, "조": 1e12}
_PIECE = rf"{_DIGITS}\s?[십백천]?\s?[만억조]?"
_KOREAN = re.compile(
    rf"(?<![\d,.])(?:{_DIGITS}\s?(?:[십백천]\s?[만억조]?|[만억조])(?:\s?(?={_PIECE}){_DIGITS}(?:\s?(?:[십백천]\s?[만억조]?|[만억조]))?)*)"
    r"(?![십백천만억조])"
)
_ENGLISH_SCALE = re.compile(
    rf"(?<![\d,.A-Za-z])({_DIGITS})(?:\s(thousand|million|billion)|(?:\s?(k|K|M|mn|bn|B))(?![A-Za-z0-9]))",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"(?<![\d/,.])([1-9]\d?)\s?/\s?([2-9]|10)(?![\d/,.])|(\d{1,2})분의\s?(\d{1,2})")
_PLAIN = re.compile(rf"(?<![\d.,])(?:{_DIGITS}|\.\d+)")
_SINO_DIGITS = {sign: value for value, sign in enumerate("영일이삼사오육칠팔구")} | {"공": 0, "륙": 6}
_SINO = re.compile(
    r"(?<![가-힣\d])(수|몇)?((?:[일이삼사오육칠팔구]?[천백십])+[일이삼사오육칠팔구]?|[일이삼사오육칠팔구](?=[만억])|(?=[만억]))"
    r"(?:([만억])\s?((?:[일이삼사오육칠팔구]?[천백십])*[일이삼사오육칠팔구]?))?([만억])?"
    r"(?=\s?(?:여\s?)?(?:개(?![선시발편별인])|건|장|매|퍼센트|프로|종|가지|로트|배|일간|위|EA))"
)
_NATIVE_ONES = {"한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_NATIVE_TENS = {
    **{"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40},
    **{"쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90},
}
_NATIVE = re.compile(
    rf"(?<![가-힣])({'|'.join(_NATIVE_TENS)})?({'|'.join(_NATIVE_ONES)})?"
    r"(?=\s?(?:개|배|달|번|가지|곳|종|품목|건|차례|분기|로트|기간|자릿|째|주(?![가-힣])|해(?![가-힣])))"
)
_ONES = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
    start=0,
)
_TENS = {
    word: 10 * value
    for word, value in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=2).items()
}
_POWERS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
_ENGLISH_WORD = "|".join([*_ONES, *_TENS, *_POWERS])
_ENGLISH = re.compile(
    rf"(?<![A-Za-z-])(?:(?:half )?(?:an? )(?=(?:hundred|thousand|million|billion|dozen)\b))?"
    rf"(?:{_ENGLISH_WORD})(?:(?:\s|-|\sand\s)(?:{_ENGLISH_WORD})\b)*(?![A-Za-z])",
    re.IGNORECASE,
)
_RANKED = r"(?=[- ](?:\w+est\b|most|best|least|place|top|highest|busiest|in\b|rank))"
_ENGLISH_ORDINAL = re.compile(
    rf"\b(second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b{_RANKED}|"
    r"(?:rank\w*|came|in|is|was|placed|finished) (first|second|third|fourth|fifth)\b"
    r"(?! (?:half|quarter|week|day|of|time))",
    re.IGNORECASE,
)
_ORDINALS = _numbered("first second third fourth fifth sixth seventh eighth ninth tenth", start=1)
_TIMES_WORDS = re.compile(
    r"\b(twice|double[ds]?|doubling|triple[ds]?|thrice|quadrupled?|halved|"
    r"half(?! (?:year|an? (?:million|thousand|billion|dozen|hundred)|of (?:the year|20))|-year)|"
    r"(?:two|three|one|a)[ -](?:thirds?|quarters?|fifths?)(?= of\b| \())|절반|반토막|(?<![가-힣])갑절",
    re.IGNORECASE,
)
_TIMES_VALUES = {"twice": 2, "thrice": 3, "절반": 0.5, "반토막": 0.5, "갑절": 2}
_NTH = {"thir": 3, "quar": 4, "fift": 5}


@dataclass(frozen=True, slots=True)
class Number:
    """What was written: its value, and the step of its last place."""

    value: float
    step: float
    form: str | None = None  # when the word itself says it: times, ordinal
    vague: bool = False


def spans(text: str) -> list[tuple[int, int, Number]]:
    """Every number of the text with its span, left to right, none inside another."""
    taken: list[tuple[int, int, Number]] = []
    for reader in (
        _fractions,
        _koreans,
        _english_scales,
        _times,
        _ordinals,
        _plains,
        _sinos,
        _natives,
        _englishes,
    ):
        for start, end, number in reader(text):
            if not any(start < other[1] and other[0] < end for other in taken):
                taken.append((start, end, number))
    return sorted(taken, key=lambda span: span[0])


Spans = list[tuple[int, int, Number]]


def _number(digits: str, scale: float = 1.0) -> Number:
    decimals = len(digits.partition(".")[2])
    return Number(round(float(digits.replace(",", "")) * scale, 6), scale * 10.0**-decimals)


def _plains(text: str) -> Spans:
    return [(*match.span(), _number(match[0])) for match in _PLAIN.finditer(text)]


def _koreans(text: str) -> Spans:
    return [
        (match.start(), match.start() + len(match[0].rstrip()), _korean(match[0]))
        for match in _KOREAN.finditer(text)
    ]


def _korean(text: str) -> Number:
    """`1억 2,345만 6천`: the pieces added up, the step that of the last."""
    total, step = 0.0, 1.0
    group = 0.0
    for digits, small, large in re.findall(rf"({_DIGITS})\s?([십백천]?)\s?([만억조]?)", text):
        piece = _number(digits, _SCALES.get(small, 1.0))
        group += piece.value
        step = piece.step
        if large:
            total += group * _SCALES[large]
            step *= _SCALES[large]
            group = 0.0
    return Number(round(total + group, 6), step)


def _english_scales(text: str) -> Spans:
    return [(*match.span(), _scaled(match)) for match in _ENGLISH_SCALE.finditer(text)]


def _scaled(match: re.Match[str]) -> Number:
    word = (match[2] or match[3]).lower()
    return _number(match[1], {"t": 1e3, "k": 1e3, "m": 1e6, "b": 1e9}[word[0]])


def _fractions(text: str) -> Spans:
    return [(*match.span(), _fraction(match)) for match in _FRACTION.finditer(text)]


def _fraction(match: re.Match[str]) -> Number:
    over, under = (match[1], match[2]) if match[1] else (match[4], match[3])
    value = int(over) / int(under)
    return Number(value, value * 0.1, "times")


def _times(text: str) -> Spans:
    return [(*match.span(), _multiple(match[0].lower())) for match in _TIMES_WORDS.finditer(text)]


def _multiple(word: str) -> Number:
    if word in _TIMES_VALUES:
        value = float(_TIMES_VALUES[word])
    elif part := re.search("thir|quar|fift", word):
        value = (2 if word.startswith("two") else 3 if word.startswith("three") else 1) / _NTH[part[0]]
        value = 3.0 if word.startswith("tripl") else 4.0 if word.startswith("quadrupl") else value
    else:
        value = 0.5 if word.startswith("half") or word.startswith("halv") else 2.0
        value = 3.0 if word.startswith("tripl") else 4.0 if word.startswith("quadr") else value
    return Number(value, value * 0.2, "times")


def _ordinals(text: str) -> Spans:
    return [
        (*match.span(1 if match[1] else 2), Number(_ORDINALS[(match[1] or match[2]).lower()], 1, "ordinal"))
        for match in _ENGLISH_ORDINAL.finditer(text)
    ]


def _sinos(text: str) -> Spans:
    return [(*match.span(), _sino(match)) for match in _SINO.finditer(text) if match[0].strip()]


def _sino(match: re.Match[str]) -> Number:
    large = _SCALES.get(match[3] or match[5] or "", 1.0)
    value = (_small(match[2]) or 1) * large + _small(match[4] or "")
    if match[1]:  # 수천, 몇백: anything of that size
        return Number(value * 5.5, value * 9, vague=True)
    return Number(value, 1.0)


def _small(text: str) -> int:
    """Sino-Korean words below ten thousand."""
    total, digit = 0, 0
    for sign in text:
        if sign in _SINO_DIGITS:
            digit = _SINO_DIGITS[sign]
        else:
            total += (digit or 1) * int(_SCALES[sign])
            digit = 0
    return total + digit


def _natives(text: str) -> Spans:
    return [
        (*match.span(), _native(match))
        for match in _NATIVE.finditer(text)
        if match[0] and match[0] != "한"  # 'a', not 'one'
    ]


def _native(match: re.Match[str]) -> Number:
    return Number(_NATIVE_TENS.get(match[1] or "", 0) + _NATIVE_ONES.get(match[2] or "", 0), 1)


def _englishes(text: str) -> Spans:
    return [
        (*match.span(), _english(match[0].lower()))
        for match in _ENGLISH.finditer(text)
        if match[0].lower() not in {"one", "zero", "hundred", "thousand", "million", "billion", "dozen"}
    ]


def _english(text: str) -> Number:
    """`two million three hundred thousand`: each power multiplies what stands before it."""
    total, group, step = 0.0, 0.0, 1.0
    half = text.startswith("half a")
    for word in re.findall(r"[a-z]+", text):
        if word in _ONES or word in _TENS:
            group += _ONES.get(word, 0) or _TENS.get(word, 0)
            step = 1.0
        elif word in ("hundred", "dozen"):
            group = (group or 1) * _POWERS[word]
            step = float(_POWERS[word])
        elif word in _POWERS:
            total += (group or 1) * _POWERS[word]
            step, group = float(_POWERS[word]), 0.0
    value = total + group
    return Number(value / 2, step / 10) if half else Number(value, step)
