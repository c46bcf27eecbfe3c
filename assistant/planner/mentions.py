"""The items a question names: by code, and by whole name anywhere in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tools.items import ItemIndex
from tools.spelling import folded
from tools.tool import Item

SHORTEST_NAME = 3
_CODE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,6}[-_]?\d{2,8}(?:[-_][A-Za-z0-9]+)*(?![A-Za-z0-9])")
_SPACED_CODE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{1,5}\s\d{2,6}(?![A-Za-z0-9])")
_PERIOD_LIKE = re.compile(
    r"(?:q[1-4]|h[12]|[fc]y'?\d{2,4}|w(?:k|eek)?\d{1,2}|top\d+|bottom\d+|last\d+|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*-?\d{1,4}(?:-\d+)?)$",
    re.IGNORECASE,
)
_LOT = re.compile(
    r"(?:로트|롯트|랏|lot|batch)(?:\s*(?:번호|number|no\.?|#))?\s*[:#]?\s*(?=[A-Za-z0-9-]*\d)(?P<lot>[A-Za-z0-9][A-Za-z0-9-]*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Mention:
    """An item as it was said, and the item where exactly one is meant; `fits` of several otherwise."""

    text: str
    item: Item | None
    fits: int
    start: int
    end: int


def read_codes(text: str, index: ItemIndex) -> list[Mention]:
    """Item codes, known or not; what looks like a code but is a date or a rank is none."""
    found: list[Mention] = []
    for match in (*_CODE.finditer(text), *_SPACED_CODE.finditer(text)):
        hits = index.exact(match[0]).hits
        spaced = " " in match[0]
        if (not hits and (spaced or _PERIOD_LIKE.match(match[0]))) or any(
            one.start < match.end() and match.start() < one.end for one in found
        ):
            continue
        found.append(Mention(match[0], hits[0].item if len(hits) == 1 else None, len(hits), *match.span()))
    return found


def read_lot(text: str) -> tuple[str, int, int] | None:
    """A lot number named after the word for it, with its span."""
    found = _LOT.search(text)
    return (found["lot"], found.start("lot"), found.end("lot")) if found else None


def read_names(text: str, index: ItemIndex) -> list[Mention]:
    """Whole item names in any spelling, the longest first where they overlap."""
    places = [n for n, char in enumerate(text) for _ in folded(char)]
    key = folded(text)
    if len(places) != len(key):
        return []
    found: list[Mention] = []
    for name, at in sorted(_contained(key, index), key=lambda pair: -len(pair[0])):
        start, end = places[at], places[at + len(name) - 1] + 1
        if any(mention.start < end and start < mention.end for mention in found):
            continue
        hits = index.exact(name).hits
        found.append(
            Mention(text[start:end], hits[0].item if len(hits) == 1 else None, len(hits), start, end)
        )
    return sorted(found, key=lambda mention: mention.start)


def _contained(key: str, index: ItemIndex) -> Iterator[tuple[str, int]]:
    for entry in index.entries:
        for name in entry.names:
            folded_name = folded(name)
            if len(folded_name) >= SHORTEST_NAME and not folded_name.isdigit():
                at = key.find(folded_name)
                if at >= 0:
                    yield folded_name, at
