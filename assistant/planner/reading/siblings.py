"""Items of which only the last word of the name is said: "Silicone Air Daily, Biweekly and Monthly"."""

import re
from collections.abc import Iterator, Sequence

from assistant.planner.reading.mentions import Mention, names_of
from tools.items import ItemIndex
from tools.spelling import words

_NEXT = re.compile(
    r"(?:\s*,\s*(?:and|or)?|\s*&|\s+(?:and|or))\s*(?P<word>[A-Za-z0-9-]+)(?![\w-])", re.IGNORECASE
)


def with_siblings(mentions: Sequence[Mention], text: str, index: ItemIndex) -> list[Mention]:
    """The items named, and those whose last word follows one of them in a list."""
    named = [one for mention in mentions for one in (mention, *_siblings(mention, text, index))]
    return sorted(dict.fromkeys(named), key=lambda one: one.start)


def _siblings(mention: Mention, text: str, index: ItemIndex) -> Iterator[Mention]:
    said = words(mention.text)
    end = mention.end
    while mention.item and len(said) > 1 and mention.text.isascii():
        following = _NEXT.match(text, end)
        if following is None:
            return
        wanted = [*said[:-1], *words(following["word"])]
        codes = {code for name, bearers in names_of(index) if words(name) == wanted for code in bearers}
        if len(codes) != 1:
            return
        start, end = following.span("word")
        yield Mention(following["word"], index[codes.pop()].item, 1, start, end)
