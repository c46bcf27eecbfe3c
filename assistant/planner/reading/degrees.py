"""Words like "많은" and "적은", an end of a list where something else says that one is asked for."""

from collections.abc import Sequence

from assistant.planner.reading.numbers import Number
from assistant.planner.reading.segment import Piece

DEGREES = {
    "most": frozenset({"많", "많은", "많았", "많아", "많이", "큰", "높은", "잘", "높", "높았", "컸"}),
    "least": frozenset({"적", "적은", "적었", "적게", "작은", "낮은", "낮았", "작았", "조금", "덜"}),
}


def degrees_of(pieces: Sequence[Piece], numbers: Sequence[Number]) -> set[str]:
    """ "생산량이 많은 날짜 다섯 개": which end of a list is asked for, or of which place."""
    words = {piece.text for piece in pieces if piece.concept}
    placed = any(piece.text.endswith("번째로") for piece in pieces)  # "두 번째로 많은 달"
    placed = placed or any(one.unit == "번째" and one.role == "rank" for one in numbers)
    if not (placed or any(one.role == "limit" for one in numbers)):
        return set()
    sides = {"most": "ask.much", "least": "ask.bottom"}
    return {sides[side] for side, degrees in DEGREES.items() if words & degrees - {"잘"}}
