"""Another family by its word alone after the sum of one: "원데이 제품군 9월" >> "먼슬리는?"."""

import re
from collections.abc import Sequence
from itertools import islice

from assistant.model import Exchange
from assistant.planner.frame import Frame
from assistant.planner.reading.called import with_called
from assistant.planner.reading.lens_types import with_lens_types
from assistant.planner.reading.mentions import Mention, read_codes, read_names
from assistant.planner.reading.wholes import is_whole
from tools.items import ItemIndex

PAIR, BACK = 2, 3
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_REST = re.compile(
    rf"(?:그럼|그러면|그리고|은|는|의|도|요|이요|렌즈|20\d\d\s?년|작년|올해|지난달|이번\s?달|[1-4]\s?분기|[상하]반기|"
    rf"\d{{1,2}}\s?월(?:엔|에는|에)?|and|then|so|(?:what|how) about|the|in|(?:last|this) (?:month|year)|"
    rf"{_MONTHS}|20\d\d|[\s?.!,])*",
    re.IGNORECASE,
)
"""What may stand beside the word: a topic particle and a period."""


def another_family(text: str, before: Frame, history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """The follow-up with a word for a family, where one was asked for by such a word before."""
    if not before.as_one or before.families:
        return None
    named = _named(text, index)
    one = named[0] if len(named) == 1 else None
    if one is None or one.item or len(one.hits) < PAIR or is_whole(one, text):
        return None
    if not _REST.fullmatch(text[: one.start] + text[one.end :]):
        return None
    asked = (exchange.question for exchange in islice(reversed(history), BACK))
    said = any(is_whole(family, question) for question in asked for family in _named(question, index))
    if not said:
        return None
    word = " family" if text.isascii() else " 계열"
    return f"{text[: one.end]}{word}{text[one.end :]}"


def _named(text: str, index: ItemIndex) -> list[Mention]:
    called = with_called(read_names(text, index), text, index)
    found = with_lens_types(called, text, index) or _by_word(text, index)
    left = text
    for one in found:
        left = left[: one.start] + " " * (one.end - one.start) + left[one.end :]
    return [*found, *read_codes(left, index)]


def _by_word(text: str, index: ItemIndex) -> list[Mention]:
    """A word that several names have."""
    for said in re.finditer(r"[A-Za-z0-9-]{3,}|[가-힣]{2,}", text):
        word = re.sub(r"(?<=[가-힣]{2})(?:은|는|의|도)(?:요)?$", "", said[0])
        hits = tuple(entry.item for entry in index.entries if word in " ".join(entry.names).split())
        if len(hits) >= PAIR:
            return [Mention(word, None, len(hits), said.start(), said.start() + len(word), hits)]
    return []
