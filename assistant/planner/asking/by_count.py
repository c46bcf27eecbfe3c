"""What items and units of time are put in order by besides the quantity: counts and means."""

import re

from assistant.planner.asking.by_mean import items_by_mean, restated_mean, units_by_mean
from assistant.planner.asking.itemwise import LISTED_ITEMS
from assistant.planner.asking.leaders import leaders_unit
from assistant.planner.asking.units_asked import (
    among_a_family,
    any_average,
    counts_items,
    is_bounded,
    says_quantity_noun,
    time_said,
)
from assistant.planner.frame import COUNTS, Measure
from assistant.planner.reading.question import RANKS, Question
from assistant.planner.reading.segment import Piece
from assistant.planner.reading.vocabulary import Concept, vocabulary

SIDES = ("most", "least", "top", "bottom", "much")
OTHERS = ("ask.share", "ask.none", "ask.compare", "ask.growth", "ask.fell", "ask.trend", "ask.why")
"""What is asked of counts besides their order."""
_NUMBER_OF = re.compile(r"(?:numbers?|counts?) of (?:the |all )?$|how many $", re.IGNORECASE)
_COUNT = re.compile(r"\s?(?:counts?|numbers?)\b", re.IGNORECASE)
PARTICLES = "을를이가은는"
BY = ("로", "으로")
"""Particles behind what something is put in order by."""


def items_by(q: Question) -> Measure | None:
    """ "로트가 제일 많은 품목", "lots per item", "BW0021은 로트 수로 몇 위": what items are ranked by."""
    named = q.says(*LISTED_ITEMS) or counts_items(q) or (q.mentions and q.says("ask.top") and _says_number(q))
    named = named or among_a_family(q) or _ranks_by_number(q)
    return items_by_mean(q) or (_ordered(q) if named and time_said(q) is None else None)


def units_by(q: Question) -> Measure | None:
    """ "Which month had the most lots": what units of time are ranked by."""
    named = q.says(*LISTED_ITEMS) or counts_items(q)
    by_mean = units_by_mean(q)
    counted = _ordered(q) if not named and time_said(q) is not None else None
    return by_mean[0] if by_mean else counted


def of_nothing_by(q: Question) -> Measure | None:
    """ "로트 수가 제일 많은 건?", "which had the most lots": in order by a count, but what?"""
    named = q.says(*LISTED_ITEMS) or counts_items(q) or time_said(q) is not None
    numbered = _most_of_them(q) or (_says_number(q) and _sides(q))
    return _ordered(q) if numbered and not named else None


def restated(q: Question) -> Measure | None:
    """ "로트 수로 다시 세워줘", "by quantity instead": another measure to put in order by."""
    mean = restated_mean(q)
    if mean:
        return mean
    said = [one for one in q.pieces if one.concept and one.concept.section == "measure"]
    others = {"grain", "noun", "ask"} & set(q.sections) and not set(q.keys("ask")) <= {"top", "split"}
    if len(said) != 1 or others or q.mentions or q.numbers or not _put_in_order(said[0], q.text):
        return None
    key = said[0].concept.key if said[0].concept else ""
    return next((measure for measure in ("quantity", *COUNTS) if measure == key), None)


def _ordered(q: Question) -> Measure | None:
    said = [measure for measure in COUNTS if _names(q, measure)]
    held = any(one.versus for one in q.times) or is_bounded(q) or any_average(q) or leaders_unit(q)
    if len(said) != 1 or held or q.says(*OTHERS) or says_quantity_noun(q):
        return None
    measures = [one for one in q.pieces if one.concept == Concept("measure", said[0])]
    put = any(_put_in_order(one, q.text) or _placed(one, q) for one in measures)
    return said[0] if put or (_sides(q) and _counts(q)) or q.says("grain.item") else None


def _ranks_by_number(q: Question) -> bool:
    """ "로트 수 1위", "top 6 of Q2 by number of lots": nothing but an item is in order by these."""
    if _says_number(q) and any(_placed(one, q) for one in q.pieces):
        return True
    counted = [one for one in q.pieces if one.concept == Concept("measure", "lots")]
    listed = q.says("ask.top", "ask.bottom") and any(one.role == "limit" for one in q.numbers)
    return bool(listed) and not q.mentions and any(_put_in_order(one, q.text) for one in counted)


def _placed(measure: Piece, q: Question) -> bool:
    """ "로트 수 2위 품목", "로트가 두 번째로 많은 품목", but no "2위 품목의 로트 수"."""
    ranks = [one.start for one in q.numbers if one.role == "rank"]
    ranks += [one.start for one in q.pieces if one.concept and ".".join(one.concept) in RANKS]
    counts = measure.concept is not None and measure.concept.section == "measure"
    return counts and not measure.text.isascii() and any(measure.end <= start for start in ranks)


def _names(q: Question, measure: Measure) -> bool:
    words = vocabulary().ranked
    if measure == "days":
        return bool(words["days"] & q.words)
    if measure == "records" and words["records"] & q.words and not q.says("grain.item"):
        return True
    return q.says(f"measure.{measure}")


def _sides(q: Question) -> list[Piece]:
    return [one for one in q.pieces if one.concept and one.concept[0] == "ask" and one.concept[1] in SIDES]


def _counts(q: Question) -> bool:
    """Whether it is about how many there are, not about how large one is: "the largest lot"."""
    return _says_number(q) or not any(one.text in vocabulary().ranked["size"] for one in _sides(q))


def _says_number(q: Question) -> bool:
    """Whether the number of them is spoken of: "로트 수", "number of lots", "lot count"."""
    counted = [one for one in q.pieces if one.concept and one.concept.section == "measure"]
    return any(
        one.text.endswith("수") or _NUMBER_OF.search(q.text[: one.start]) or _COUNT.match(q.text[one.end :])
        for one in counted
        if one.concept and one.concept.key in COUNTS
    )


def of_the_fewest(q: Question) -> bool:
    """ "로트가 적은 품목": a count and its few, with no superlative."""
    few = tuple(vocabulary().ranked["few"])
    counted = [
        one for one in q.pieces if one.concept and one.concept[0] == "measure" and one.concept[1] in COUNTS
    ]
    return any("".join(q.text[one.end :].split()).lstrip(PARTICLES).startswith(few) for one in counted)


def _most_of_them(q: Question) -> bool:
    """ "The most lots", "the fewest batches", but no "lot with the most units"."""
    counting, last = vocabulary().ranked["counting"], None
    for one in q.pieces:
        if one.concept == Concept("measure", "lots") and one.text.endswith("s") and last:
            return last.text in counting and not q.text[last.end : one.start].strip()
        last = one
    return False


def _put_in_order(measure: Piece, text: str) -> bool:
    """Whether the words around a measure say that something is put in order by it."""
    words = vocabulary().ranked
    after, before = "".join(text[measure.end :].lower().split()), text[: measure.start].lower().split()
    bare = after.lstrip(PARTICLES)
    ordered = bare.startswith(BY) or bare.startswith(tuple(words["after"]))
    between = {"the", "number", "of", "count", "how", "many", "numbers"}
    said = next((word for word in reversed(before) if word not in between), "")
    return ordered or said in words["before"] or text[: measure.start].rstrip().endswith(tuple(words["led"]))
