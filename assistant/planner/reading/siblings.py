"""Items of which only the last word of the name is said: "Air Daily and Monthly", "원데이 30P랑 90P"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.planner.reading.called import codes_called
from assistant.planner.reading.mentions import Mention, names_of
from tools.items import ItemIndex
from tools.spelling import words
from tools.tool import Item

_NEXT = re.compile(
    r"(?:\s*[,/]\s*(?:and|or)?|\s*&|\s+(?:and|or|vs\.?|versus|against|대)\s|\s*(?:이?랑|와|과|하고|및|보다|말고|아니고|vs\.?)\s)\s*"
    r"(?:the\s+)?(?P<word>-?[A-Za-z0-9-]+(?:\.\d+)?(?![A-Za-z0-9-])|[가-힣]+)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<![A-Za-z0-9.가-힣-])(?P<word>-?[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:\.\d+)?|[가-힣]+?)"
    r"(?:\s*[,/]\s*(?:and|or)?|\s*&|\s+(?:and|or|vs\.?|versus|against|대)\s|\s*(?:이?랑|와|과|하고|및|보다)\s)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\s*(?:,\s*(?:and)?|/|&|and|or|vs\.?|versus|이?랑|와|과|하고|및|대)\s*(?:the\s+)?", re.IGNORECASE
)
_PARTICLES = re.compile(r"(?:은|는|이|가|을|를|의|도|만|랑|이랑|와|과|하고|중|중에|중에서|둘|각각|보다)*")
"""What may stand behind a Korean word of a name."""


def with_siblings(mentions: Sequence[Mention], text: str, index: ItemIndex) -> list[Mention]:
    """The items named, and those whose last word follows one of them in a list."""
    named = [
        one
        for mention in mentions
        for one in (mention, *_siblings(mention, text, index), *_elder(mention, text, index))
    ]
    return _shared_out(sorted(dict.fromkeys(named), key=lambda one: one.start), text, index)


def _shared_out(mentions: Sequence[Mention], text: str, index: ItemIndex) -> list[Mention]:
    """ "Mocha brown and gray 1-day": what two that are joined each lack stands in the other.

    "모카 브라운이랑 모카 그레이 원데이": so where only the first one lacks it.
    """
    found = list(mentions)
    for place, (one, two) in enumerate(pairwise(mentions)):
        if one.item or not _JOINED.fullmatch(text[one.end : two.start]):
            continue
        before, behind = one.text.split(), two.text.split()
        first = [codes_called(" ".join((*before, *behind[n:])), index) for n in range(1, len(behind))]
        second = [codes_called(" ".join((*before[:n], *behind)), index) for n in range(1, len(before))]
        if two.item:
            second = [(two.item.code,)]
            first = [hits for hits in first if {*hits} <= {hit.code for hit in one.hits}]
        codes = [next((hits[0] for hits in side if len(hits) == 1), None) for side in (first, second)]
        if codes[0] and codes[1] and codes[0] != codes[1]:
            found[place] = replace(one, item=index[codes[0]].item, fits=1, hits=())
            found[place + 1] = replace(two, item=index[codes[1]].item, fits=1, hits=())
    return found


def _siblings(mention: Mention, text: str, index: ItemIndex) -> Iterator[Mention]:
    said = words(mention.text)
    end = mention.end
    while mention.item and len(said) > 1:
        following = _NEXT.match(text, end)
        begin = mention.text.split()[:-1]
        found = _bearer(begin, following["word"], index) if following else None
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
        wanted = [part for one in (*begin, word) for part in words(one)]
        codes = {code for name, bearers in names_of(index) if words(name) == wanted for code in bearers}
        codes = codes or set(codes_called(" ".join((*begin, word)), index))
        if len(codes) == 1:
            return word, index[codes.pop()].item
    return None


def _elder(mention: Mention, text: str, index: ItemIndex) -> Iterator[Mention]:
    """ "30P and 90P of Aqua Moist Daily": items of which only the first word stands before another's."""
    start, own = mention.start, mention.text.split()
    while mention.item and len(own) > 1:
        before = _BEFORE.search(text[:start])
        codes = codes_called(" ".join((before["word"], *own[1:])), index) if before else ()
        if before is None or len(codes) != 1 or codes[0] == mention.item.code:
            return
        start = before.start("word")
        yield Mention(before["word"], index[codes[0]].item, 1, start, before.end("word"))
