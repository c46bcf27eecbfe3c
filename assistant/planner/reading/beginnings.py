"""Parts of names that would mean something else on their own: "night recovery", "2주용"."""

import re
from collections import defaultdict
from itertools import combinations
from weakref import WeakKeyDictionary

from assistant.planner.reading.mentions import Mention, all_words, names_of
from assistant.planner.reading.vocabulary import vocabulary
from tools.items import ItemIndex
from tools.spelling import folded, words

_LATIN = re.compile(r"[A-Za-z][A-Za-z-]*")
LONGEST_BEGINNING = 4
"""Words of a name that are looked at."""
_BEGINNINGS: WeakKeyDictionary[ItemIndex, dict[str, tuple[str, ...]]] = WeakKeyDictionary()


def read_beginnings(text: str, index: ItemIndex) -> list[Mention]:
    """The first words of a name, where one alone would mean something else: "night recovery"."""
    spoken = list(_LATIN.finditer(text))
    found = _figured(text, index)
    for first, begin in enumerate(spoken):
        for last in reversed(spoken[first + 1 : first + LONGEST_BEGINNING]):
            said = text[begin.start() : last.end()]
            if found and begin.start() < found[-1].end:
                break
            hits = _beginnings(index).get(folded(said), ())
            if hits and any((word,) in vocabulary().english for word in words(said)):
                items = tuple(index[code].item for code in hits)
                only = items[0] if len(items) == 1 else None
                found.append(Mention(said, only, len(items), begin.start(), last.end(), items))
                break
    return found


def _figured(text: str, index: ItemIndex) -> list[Mention]:
    """Korean words of names with a figure, which would be read as a number: "2주용"."""
    found: list[Mention] = []
    for word in sorted(all_words(index)):
        at = text.find(word) if re.fullmatch(r"\d+[가-힣]{2,}", word) else -1
        if at >= 0:
            hits = tuple(
                entry.item for entry in index.entries if any(word in words(name) for name in entry.names)
            )
            only = hits[0] if len(hits) == 1 else None
            found.append(Mention(word, only, len(hits), at, at + len(word), hits))
    return found


def _beginnings(index: ItemIndex) -> dict[str, tuple[str, ...]]:
    """Two words or more that follow each other in Latin names, and whose; read once."""
    known = _BEGINNINGS.get(index)
    if known is None:
        bearers: dict[str, dict[str, None]] = defaultdict(dict)
        for name, codes in names_of(index):
            parts = words(name) if name.isascii() else []
            for first, last in combinations(range(len(parts) + 1), 2):
                if last - first > 1:
                    bearers["".join(parts[first:last])].update(dict.fromkeys(codes))
        known = _BEGINNINGS[index] = {part: tuple(codes) for part, codes in bearers.items()}
    return known
