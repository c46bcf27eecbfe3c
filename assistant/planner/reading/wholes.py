"""Whether all items of a name are meant as one: "the mocha items", "초코 계열", "BW"."""

import re

from assistant.planner.reading.mentions import Mention

_PLURAL = re.compile(
    r"[\s-]*(?:(?:wear|contact|colou?r(?:ed)?)[\s-])*(?:items|products|codes|skus|models|lenses|contacts|disposables|types|variants|versions|family|series|group|range|line|"
    r"line-?up|collection)\b",
    re.IGNORECASE,
)
"""A word behind a family's name that says that all of it is meant."""
_FAMILY = re.compile(
    r"\s*(?:의\s*|(?:로|으로)\s*시작하는\s*|들어간\s*|들어가는\s*)?"
    r"(?:제품|품목|시리즈|계열|라인업|종류|모델|전부|모두|전체|다(?![가-힣]))"
)

_WORN = re.compile(r"데일리|위클리|(?:하루|일일|한\s?달|1개월|이주|격주)용?")
"""How long a lens is worn, by words that no name has, so that no name can be asked back by them."""
_LENS = re.compile(r"(?:용|짜리)?\s?(?:렌즈|제품|품목)(?!만)|용")


def is_plural(one: Mention, text: str) -> bool:
    """ "The mocha items", "all mochas": a word of names said to mean all that bear it."""
    ending_s = one.text.isascii() and one.text.lower().endswith("s") and one.text.isalpha()
    worn = _WORN.fullmatch(one.text) and _LENS.match(text, one.end)
    return ending_s or bool(worn) or _PLURAL.match(text, one.end) is not None


def is_whole(one: Mention, text: str) -> bool:
    """Whether what fits several items is said to mean all of them."""
    said = is_plural(one, text) or _FAMILY.match(text, one.end) is not None
    return not one.guessed and len(one.hits) > 1 and (one.range or one.lettered or said)
