"""Papers, meetings and people: a word right before one is only its name, as in "생산 회의"."""

import re
from functools import cache

from assistant.planner.reading.segment import Piece, segment
from assistant.planner.reading.verbs import any_of, intends
from assistant.planner.reading.vocabulary import vocabulary

_MAKES = re.compile(r"(?:만드|만들|뽑|찍|작성|적|들어|mak|run|produc)")
"""Verbs for what is done with papers, too: "회의자료 만드는데"."""
_OBJECT = re.compile(r"(?:[을를에로]|에다가?|께|한테)\s*(?:좀\s*)?$")


def outside_names(clause: str, *, named: bool = True) -> list[Piece]:
    """The words of a clause without misspelt ones and, where `named`, those of names of papers and people."""
    pieces = segment(clause, vocabulary())
    starts = [found.start() for found in papers().finditer(clause)] if named else []
    kept: list[Piece] = []
    for piece in reversed(pieces):
        if any(piece.end <= start and not clause[piece.end : start].strip(" /&-'s") for start in starts):
            starts.append(piece.start)
        elif piece.start not in starts and not _handles(piece, clause):
            kept.append(piece)
    joined = {piece.end for piece in pieces if piece.concept is None}
    as_typed = [
        one
        for one in kept
        if clause[one.start : one.end].lower().replace(" ", "") == one.text.replace(" ", "")
    ]
    return [
        one
        for one in as_typed
        if one.concept is None
        or one.concept.section not in ("ask", "unsupported")
        or not (one.start in joined or one.text in vocabulary().asides["does"])
    ]


def _handles(piece: Piece, clause: str) -> bool:
    """Whether a verb says what is done with a paper: "자료를 만드", "현황판에 적게", "액자 만들 건데"."""
    if not _MAKES.match(piece.text):
        return False
    if clause.isascii():
        return re.match(rf"\s+(?:(?:the|a|my|our|an)\s)?{papers().pattern}", clause[piece.end :]) is not None
    before = clause[: piece.start]
    return bool(_OBJECT.search(before) or _ends_in_paper(before) or (intends(clause) and before.strip()))


def _ends_in_paper(text: str) -> bool:
    return any(not text[found.end() :].strip() for found in papers().finditer(text))


@cache
def papers() -> re.Pattern[str]:
    """What any of them is called."""
    asides, prefaces = vocabulary().asides, vocabulary().prefaces
    names = (*asides["papers"], *asides["people"], *prefaces["documents"], *prefaces["events"])
    english, korean = ([one for one in names if one.isascii() == ascii_] for ascii_ in (True, False))
    return re.compile(rf"\b{any_of(english)}\b|{any_of(korean)}(?!\s?싶)", re.IGNORECASE)


@cache
def with_names() -> re.Pattern[str]:
    """What they are called with the word before."""
    return re.compile(rf"[\w가-힣]+\s+(?={papers().pattern})", re.IGNORECASE)
