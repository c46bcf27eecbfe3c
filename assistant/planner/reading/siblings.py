"""Items of which only the last word of the name is said: "Air Daily and Monthly", "원데이 30P랑 90P"."""

import re
from collections.abc import Iterator, Sequence

from assistant.planner.reading.mentions import Mention, names_of
from tools.items import ItemIndex
from tools.spelling import words
from tools.tool import Item

_NEXT = re.compile(
    r"(?:\s*[,/]\s*(?:and|or)?|\s*&|\s+(?:and|or|vs\.?|versus|against|대)\s|\s*(?:이?랑|와|과|하고|및|보다|vs\.?)\s)\s*"
    r"(?:the\s+)?(?P<word>-?[A-Za-z0-9-]+(?:\.\d+)?(?![A-Za-z0-9-])|[가-힣]+)",
    re.IGNORECASE,
)
_PARTICLES = re.compile(r"(?:은|는|이|가|을|를|의|도|만|랑|이랑|와|과|하고|중|중에|중에서|둘|각각|보다)*")
"""What may stand behind a Korean word of a name."""


def with_siblings(mentions: Sequence[Mention], text: str, index: ItemIndex) -> list[Mention]:
    """The items named, and those whose last word follows one of them in a list."""
    named = [one for mention in mentions for one in (mention, *_siblings(mention, text, index))]
    return sorted(dict.fromkeys(named), key=lambda one: one.start)


def _siblings(mention: Mention, text: str, index: ItemIndex) -> Iterator[Mention]:
    said = words(mention.text)
    end = mention.end
    while mention.item and len(said) > 1:
        following = _NEXT.match(text, end)
        found = _bearer(said[:-1], following["word"], index) if following else None
        if following is None or found is None:
            return
        word, item = found
        if item == mention.item:
            return  # "근시 억제 주니어랑 주니어 토릭"
        start, end = following.start("word"), following.start("word") + len(word)
        yield Mention(word, item, 1, start, end)


def _bearer(begin: Sequence[str], said: str, index: ItemIndex) -> tuple[str, Item] | None:
    """The one item whose name goes on with a word, and the word without what stands behind it."""
    for size in range(len(said), 0, -1):
        word, rest = said[:size], said[size:]
        if not _PARTICLES.fullmatch(rest):
            return None
        wanted = [*begin, *words(word)]
        codes = {code for name, bearers in names_of(index) if words(name) == wanted for code in bearers}
        if len(codes) == 1:
            return word, index[codes.pop()].item
    return None
