"""Items that brackets pick out of the family before them: "클리어 토릭 두 품목(원데이, 먼슬리)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.numbers import ENGLISH, NATIVE
from tools.tool import Item

_OPENS = re.compile(
    rf"\s*(?:(?:의|중에?서?|가운데)\s*)?(?:(?:\d{{1,2}}|{'|'.join((*NATIVE, *ENGLISH))})\s*)?"
    r"(?:(?:개|가지|종류?|품목|제품군|제품|시리즈|계열|라인|코드|타입|버전|items?|products?|codes?|types?|versions?|ones?|lenses)\s*)*[(\[]\s*",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\s*(?:,|/|·|&|\+|이?랑|와|과|하고|및|그리고|\band\b|\bor\b)\s*(?:and\s+)?(?:the\s+)?", re.IGNORECASE
)
_CLOSES = re.compile(r"\s*(?:품목|제품|items?|only|만)?\s*[)\]]", re.IGNORECASE)


def picked_out(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions; of a family those that brackets behind it name, where each is one of its items."""
    ordered = sorted(mentions, key=lambda one: one.start)
    kept: list[Mention] = []
    while ordered:
        family, ordered = ordered[0], ordered[1:]
        listed = list(_listed(family, ordered, text)) if family.item is None and len(family.hits) > 1 else []
        picked = [_within(one, family) for one in listed]
        closed = bool(listed) and _CLOSES.match(text, listed[-1].end) is not None
        if not (closed and (len(listed) > 1 or listed[0].range) and all(picked)):
            kept += [] if kept and _says_again(family, kept, text) else [family]
            continue
        kept += [
            replace(one, item=items[0], fits=1, hits=()) if len(items) == 1 else replace(one, hits=items)
            for one, items in zip(listed, picked, strict=True)
        ]
        ordered = ordered[len(listed) :]
    return kept


def _says_again(family: Mention, before: Sequence[Mention], text: str) -> bool:
    """ "CT0025, CT0026 (토릭)": what the items before have in common."""
    named = {one.item for one in before if one.item}
    alike = family.item is None and len(named) == len(before) and named <= {*family.hits}
    return alike and re.fullmatch(r"\s*[(\[]\s*", text[before[-1].end : family.start]) is not None


def _listed(family: Mention, behind: Sequence[Mention], text: str) -> Iterator[Mention]:
    """The mentions that stand one after the other in brackets behind a family."""
    place, gap = family.end, _OPENS
    for one in behind:
        if not gap.fullmatch(text[place : one.start]):
            return
        yield one
        place, gap = one.end, _LINK


def _within(one: Mention, family: Mention) -> tuple[Item, ...]:
    """What a name in brackets is of the family: the one item that fits, or all of a range."""
    own = one.hits or ((one.item,) if one.item else ())
    both = tuple(item for item in own if item in family.hits)
    return both if len(both) == 1 or (one.range and len(both) == len(own)) else ()
