"""Whether what is said to have risen rose, where both ends are told and not the difference."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.grounding.context import Cited
from assistant.grounding.directions import sign_of
from assistant.grounding.numerals import Form
from assistant.grounding.sentence import Named, Reading
from tools.tool import Kind

_FROM_KO = re.compile(r"[^\d]{0,12}?에서(?![가-힣])|\s?(?:\([^)]*\)\s?)?→")
_TO_KO = re.compile(r"\s?(?:\([^)]*\))?\s?(?:으?로|까지)(?![가-힣])(.{0,40})", re.DOTALL)
_FROM_EN = re.compile(r"(?<![A-Za-z])(?:from|between)\s[^\d]{0,24}$", re.IGNORECASE)
_TO_EN = re.compile(r"(?<![A-Za-z])to\s[^\d]{0,24}$", re.IGNORECASE)


def wrong_courses(reading: Reading, cited: Sequence[Cited]) -> Iterator[tuple[str, str]]:
    """Pairs of amounts 'from A to B' whose words go the other way."""
    amounts = [one for one in cited if one.fact.level and one.numeral.form is Form.PLAIN]
    amounts.sort(key=lambda one: one.numeral.start)
    for one, two in pairwise(amounts):
        if one.fact.unit != two.fact.unit or not _runs(reading.text, one, two):
            continue
        if _backwards(one, two):
            yield f"{one.numeral.text} → {two.numeral.text}", "runs from the later period to the earlier"
        said = _said(reading, one, two)
        moved = two.fact.value - one.fact.value
        if said and moved and (said > 0) != (moved > 0):
            yield f"{one.numeral.text} → {two.numeral.text}", "goes the other way than the words say"


def _backwards(one: Cited, two: Cited) -> bool:
    """Whether both are the same figure and the first is of the later period."""
    first, second = one.fact.period, two.fact.period
    alike = one.fact.items == two.fact.items and one.fact.measure == two.fact.measure
    return alike and first is not None and second is not None and first.first > second.first


def _runs(text: str, one: Cited, two: Cited) -> bool:
    """Whether the sentence goes from the first amount to the second."""
    between = text[one.numeral.end : two.numeral.start]
    korean = _FROM_KO.match(between) is not None
    english = _FROM_EN.search(text[: one.numeral.start]) and _TO_EN.search(between)
    return korean or bool(english)


def _said(reading: Reading, one: Cited, two: Cited) -> int:
    """The direction in words, behind the second amount in Korean, around both in English."""
    after = _TO_KO.match(reading.text, two.numeral.end)
    if after:
        return sign_of(re.split(r"[,.;]\s", after[1])[0])
    start, _ = reading.clause(one.numeral.start)
    _, end = reading.clause(two.numeral.end)
    text = reading.text
    return (
        sign_of(text[start : one.numeral.start])
        or sign_of(text[two.numeral.end : end])
        or sign_of(text[:start])
    )


def wrong_comparisons(reading: Reading, cited: Sequence[Cited]) -> Iterator[tuple[str, str]]:
    """An amount told beside the one it is compared with, and no difference, whose words go the other way."""
    if any(one.fact.kind in (Kind.CHANGE, Kind.GROWTH) for one in cited):
        return
    levels = [
        one
        for one in cited
        if one.fact.level and one.numeral.form is Form.PLAIN and one.fact.kind is not Kind.COUNT
    ]
    if len(levels) != 2 or levels[0].fact.unit != levels[1].fact.unit:
        return
    compared = [_compared(reading, one) for one in levels]
    if compared[0] == compared[1]:
        return
    subject, reference = (levels[1], levels[0]) if compared[0] else (levels[0], levels[1])
    said = sign_of(reading.text[max(one.numeral.end for one in levels) :])
    moved = subject.fact.value - reference.fact.value
    if said and moved and (said > 0) != (moved > 0):
        yield subject.numeral.text, f"is not {'more' if said > 0 else 'less'} than {reference.numeral.text}"


def _compared(reading: Reading, one: Cited) -> bool:
    """Whether the amount stands right behind a name that only serves as a comparison."""
    names: list[Named] = [*reading.whens, *reading.mentions]
    before = [name for name in names if name.end <= one.numeral.start]
    nearest = max(before, key=lambda name: name.end, default=None)
    return nearest is not None and nearest.start in reading.references
