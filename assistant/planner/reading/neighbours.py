"""Items of which a part of the name is said beside another: "30P and 90P", "올리브 그린은? 원데이로"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.wholes import is_whole
from tools.spelling import folded, words
from tools.tool import Item

MOST_APART = 4
"""Words that the names of neighbours may not share, in both languages."""
_GOES_ON = re.compile(r"(?:은|는|의|이|가)?[\s?.,!]*")
_IN_FAMILY = re.compile(
    r"[\s\"'”“]*(?:(?:이|가|이름에|붙은|들어간|들어가는|포함된|이라는|인|계열|제품|품목|중에서?|중|의|"
    r"items?|products?|codes?|named|called|with|in the|in)[\s\"'”“]*)*",
    re.IGNORECASE,
)
"""What stands between two words that both are to be true of the items: "원데이 붙은 BW 품목"."""
_WITHIN = re.compile(r"\s*[가-힣]*\s*(?:중에서?|중|가운데(?:에서)?|에서)\s*")
"""What stands between a family and what is left out of it: "CT 중에 토릭 빼고"."""
_LEFT_OUT = re.compile(r"(?:은|는|을|를|만)?\s*(?:빼|뺀|제외|제하|말고|말구|없이)")
_IS = re.compile(r"[\s(\[.…,-]*(?:item|product|code|품목|제품|코드)?[\s(\[]*", re.IGNORECASE)
"""What stands between a word and the code of the item that is meant by it."""
_JOINED = re.compile(
    r"(?:이?랑|와|과|하고|및|보다|,)?\s*(?:,|&|\+|/|and|or|vs\.?|versus|with|대)?\s*(?:the\s+)?",
    re.IGNORECASE,
)


def with_neighbours(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions; of what fits several items the one that goes with the mention before it."""
    found: list[Mention] = []
    for one in sorted(mentions, key=lambda mention: mention.start):
        before = found[-1] if found else None
        gap = text[before.end : one.start] if before else ""
        if before and one.item and one.item in before.hits and not before.item and _IS.fullmatch(gap):
            found[-1] = one  # "Clear CT0021"
        elif before is None or not (_is_part(one) or _is_family(one)):
            found.append(one)
        elif (
            (_is_part(before) or before.guessed)
            and _GOES_ON.fullmatch(gap)
            and len(shared := _shared(before, one)) == 1
        ):
            said = text[before.start : one.end]
            found[-1] = Mention(said, shared[0], 1, before.start, one.end, tuple(shared))
        elif _WITHIN.fullmatch(gap) and _LEFT_OUT.match(text, one.end):
            found.append(one)
        elif _is_family(before) and _is_family(one) and _IN_FAMILY.fullmatch(gap) and _shared(before, one):
            said, both = text[before.start : one.end], tuple(_shared(before, one))
            only = both[0] if len(both) == 1 else None
            found[-1] = Mention(said, only, len(both), before.start, one.end, both, range=len(both) > 1)
        elif before.item and _JOINED.fullmatch(gap) and not (is_whole(one, text) or _is_coded(before)):
            found.append(beside(one, before.item))
        else:
            found.append(one)
    return found


def beside(one: Mention, known: Item) -> Mention:
    """What fits several items as the one whose name is nearest to that of a known item, where one is."""
    own = _words(known)
    apart = {item: len(own ^ _words(item)) for item in one.hits if own & _words(item) and item != known}
    least = min(apart.values(), default=MOST_APART + 1)
    nearest = [item for item, count in apart.items() if count == least]
    if not _is_part(one) or least > MOST_APART or len(nearest) != 1:
        return one
    return replace(one, item=nearest[0], fits=1, hits=(nearest[0],))


def _is_coded(one: Mention) -> bool:
    """Whether an item was said by its code, which has no words that another name may share."""
    return one.item is not None and folded(one.text) == folded(one.item.code)


def _is_family(one: Mention) -> bool:
    return one.item is None and len(one.hits) > 1 and not (one.guessed or one.range)


def _is_part(one: Mention) -> bool:
    return one.item is None and len(one.hits) > 1 and not (one.guessed or one.range or one.lettered)


def _shared(one: Mention, two: Mention) -> list[Item]:
    return [item for item in one.hits if item in two.hits]


def _words(item: Item) -> frozenset[str]:
    return frozenset(words(item.name or ""))
