"""Names and numerals listed in one order: 'A and B made 5 and 4 respectively', 'A beat B: 5 vs. 4'."""

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.grounding.numerals import Form, Numeral
from assistant.grounding.sentence import Named, Reading, has

_VERSUS = re.compile(r"\s?(?:vs\.?|versus|대|against)\s?", re.IGNORECASE)


def in_order(reading: Reading) -> dict[int, Named]:
    """By the start of each numeral so listed, the name it belongs to."""
    return _opposed(reading) or (_respectively(reading) if has(reading, "respectively") else {})


def _items(reading: Reading) -> list[Named]:
    return [mention for mention in reading.mentions if mention.codes and not mention.by_rank]


def _opposed(reading: Reading) -> dict[int, Named]:
    """Two numerals against each other behind the names of two items."""
    for one, two in pairwise(reading.numerals):
        before = [name for name in _items(reading) if name.end < one.start]
        if _VERSUS.fullmatch(reading.text[one.end : two.start]) and len(before) == 2:
            return _paired(before, [one, two])
    return {}


def _respectively(reading: Reading) -> dict[int, Named]:
    periods: list[Named] = [when for when in reading.whens if not when.shifted]
    for names in (_items(reading), periods):
        for unit in ("piece", None, "record", "day"):
            numerals = [one for one in reading.numerals if one.form is Form.PLAIN and one.unit == unit]
            if len(names) == len(numerals) > 1:
                return _paired(names, numerals)
    return {}


def _paired(names: Sequence[Named], numerals: Sequence[Numeral]) -> dict[int, Named]:
    return {numeral.start: name for numeral, name in zip(numerals, names, strict=True)}
