"""Both ends of one order: "가장 많이 만든 달과 가장 적게 만든 달", "the top and the bottom item"."""

import re
from itertools import pairwise

from assistant.planner.reading.question import RANKS, Question
from assistant.planner.reading.vocabulary import vocabulary

HIGH, LOW = ("ask.most", "ask.top"), ("ask.least", "ask.bottom")
_TOKEN = re.compile(r"[a-z]+|[가-힣]+|[^\sa-z가-힣]")
Span = tuple[int, int]


def both_ends(q: Question) -> bool:
    """Whether the largest and the smallest are asked for side by side, not the one within the other."""
    high, low = sides_of(q)
    units = {*q.keys("noun"), *q.keys("grain")}
    return len(units) <= 1 and _side_by_side(q, high or _first_places(q), low)


def both_ways(q: Question) -> bool:
    """Whether what rose and what fell are asked for side by side."""
    return _side_by_side(q, _spans(q, ("ask.growth",)), _spans(q, ("ask.fell",)))


def sides_of(q: Question) -> tuple[list[Span], list[Span]]:
    """Where the one and the other end of an order are said; a word like "ranking" says neither."""
    high, low = _spans(q, HIGH), _spans(q, LOW)
    return high or (_elided(q, "many") if low else []), low or (_elided(q, "few") if high else [])


def _elided(q: Question, side: str) -> list[Span]:
    """ "가장 많은 날과 적은 날": an end without the word that the other one has."""
    words = "|".join(sorted(vocabulary().ranked[side]))
    return [match.span() for match in re.finditer(rf"(?<![가-힣])(?<!더 )(?<!얼마나 )(?:{words})", q.text)]


def _side_by_side(q: Question, ones: list[Span], others: list[Span]) -> bool:
    ends = sorted([*((*one, True) for one in ones), *((*one, False) for one in others)])
    return any(one[2] != two[2] and _joined(q, one[1], two[0]) for one, two in pairwise(ends))


def _spans(q: Question, concepts: tuple[str, ...]) -> list[Span]:
    said = [one for one in q.pieces if one.concept and ".".join(one.concept) in concepts]
    return [(one.start, one.end) for one in said if one.text not in vocabulary().ranked["neutral"]]


def _first_places(q: Question) -> list[Span]:
    """ "1위와 꼴찌": the first place as one end."""
    ranks = [(one.start, one.end) for one in q.numbers if one.role == "rank" and one.value == 1]
    return ranks + [
        (one.start, one.end) for one in q.pieces if one.concept and RANKS.get(".".join(one.concept)) == 1
    ]


def _joined(q: Question, start: int, end: int) -> bool:
    """Whether nothing but what both ends have in common stands between them, and a word that joins them."""
    named = [*(one.start for one in q.times), *(one.start for one in q.mentions)]
    if any(start <= one < end for one in named):
        return False
    between = q.text[start:end].lower()
    tokens = _TOKEN.findall(between)
    joins = vocabulary().ranked["joins"]
    korean = tuple(word for word in joins if not word.isascii())
    return not tokens or any(token in joins or token.endswith(korean) for token in tokens)
