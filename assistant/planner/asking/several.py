"""Several figures of one period: "생산량이랑 로트 수", "how many pieces and how many lots"."""

import re
from collections.abc import Iterator

from assistant.planner.asking.units_asked import (
    QUANTITY_NOUNS,
    TIME_GRAINS,
    any_average,
    is_bounded,
)
from assistant.planner.frame import Measure
from assistant.planner.reading.question import Question
from assistant.planner.reading.segment import Piece
from assistant.planner.reading.vocabulary import vocabulary

OTHERS = (
    *("ask.most", "ask.least", "ask.top", "ask.bottom", "ask.share", "ask.compare", "ask.growth", "ask.fell"),
    *("ask.why", "ask.none", "ask.history", "ask.lot_list", "ask.item_list", "ask.search", "ask.prefix"),
    *("ask.first", "ask.last", "ask.recent", "ask.cumulative", "ask.name", "ask.fresh", "grain.item"),
)
"""What else may be asked of figures, one of which alone is what it is asked of."""
_HOW_MANY = re.compile(r"(?:how many|(?:number|count|no\.) of|\b(?:and|&|,))\s+(?:different |distinct )?$")
_HOW_MANY_KOREAN = re.compile(r"[은는이가을를]?\s*몇")
ASKED_DATES = ("며칠", "몇일")
MEASURES: tuple[Measure, ...] = ("quantity", "records", "lots", "items", "days")
COURSES: tuple[Measure, ...] = ("quantity", "records", "lots", "items")
"""Figures that are told by units of time."""


def several_of(q: Question) -> tuple[Measure, ...]:
    """The figures that a question asks for, where they are more than one and can be told together."""
    said = measures_of(q)
    grains = {*q.keys("grain")} & {*TIME_GRAINS}
    bounded = is_bounded(q) or q.lot or any(one.role in ("limit", "rank") for one in q.numbers)
    held = any(one.versus for one in q.times) or any_average(q)
    if len(said) < 2 or bounded or held or q.weekdays or q.says(*OTHERS):
        return ()
    return said if not grains or {*said} <= {*COURSES} else ()


def measures_of(q: Question) -> tuple[Measure, ...]:
    """The figures that the parts of a question name, in order; none where a part names two."""
    found: list[Measure] = []
    for start, end in _parts(q.text):
        named = _measures(q, start, end)
        if len(named) > 1:
            return ()
        found += named
    return tuple(dict.fromkeys(found))


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text between the words that join."""
    start = 0
    for match in _joining().finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _joining() -> re.Pattern[str]:
    words = sorted(vocabulary().ranked["joins"], key=len, reverse=True)
    korean = "|".join(re.escape(word) for word in words if not word.isascii())
    english = "|".join(word for word in words if word.isalpha() and word.isascii())
    signs = "".join(re.escape(word) for word in words if len(word) == 1 and not word.isalnum())
    return re.compile(
        rf"(?<=[가-힣])(?:{korean})(?=[\s,])|\s(?:{korean})\s|\b(?:{english})\b|[{signs}](?!\d)",
        re.IGNORECASE,
    )


def _measures(q: Question, start: int, end: int) -> set[Measure]:
    """The figures that a part of a question names; what was made alone is none, unless how much is asked."""
    pieces = [one for one in q.pieces if one.concept and start <= one.start < end]
    named = {measure for one in pieces for measure in MEASURES[1:] if _counts(one, measure, q)}
    nouns = any(_is_amount(one) for one in pieces)
    asked = any(word in q.text[start:end].lower() for word in vocabulary().ranked["amounts"])
    return named | ({"quantity"} if nouns or (asked and not named) else set())


def _counts(piece: Piece, measure: Measure, q: Question) -> bool:
    if measure == "days" and piece.text in ASKED_DATES and _seeks_day(q):
        return False
    if measure == "days" and piece.text == "days":
        return True
    concept = ".".join(piece.concept) if piece.concept else ""
    if concept != f"measure.{measure}" and (measure, concept) != ("lots", "ask.lot_list"):
        return False
    return measure != "items" or _numbered(piece, q.text)


def _seeks_day(q: Question) -> bool:
    """ "하루 최대 생산량 얼마고 며칠이었어": which day it was, not how many."""
    others = {*q.keys("noun"), *q.keys("grain")} - {"day"}
    items = q.says("measure.items", "ask.item_list") or q.mentions
    return q.says("ask.most", "ask.least") and not (others or items)


def _numbered(items: Piece, text: str) -> bool:
    """Whether items are to be counted, "품목 수", "how many items", "… and items", not only spoken of."""
    before, after = text[: items.start].lower(), text[items.end :]
    return bool(items.text.endswith("수") or _HOW_MANY.search(before) or _HOW_MANY_KOREAN.match(after))


def _is_amount(piece: Piece) -> bool:
    """Whether a piece is a noun for what was made: 생산량, 총생산량, output."""
    concept = ".".join(piece.concept) if piece.concept else ""
    return concept in ("measure.quantity", "ask.total") and piece.text.endswith(QUANTITY_NOUNS)
