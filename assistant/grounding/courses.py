"""Whether what is said to have risen rose, where both ends are told and not the difference."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.grounding.comparisons import COMPARES
from assistant.grounding.context import Cited
from assistant.grounding.directions import sign_of
from assistant.grounding.index import Index
from assistant.grounding.numerals import Form
from assistant.grounding.sentence import Reading, series_around
from tools.tool import Kind

_FROM_KO = re.compile(r"[^\d]{0,12}?에서(?![가-힣])|\s?(?:\([^)]*\)\s?)?→")
_TO_KO = re.compile(r"\s?(?:\([^)]*\))?\s?(?:으?로|까지)(?![가-힣])(.{0,40})", re.DOTALL)
_FROM_EN = re.compile(r"(?<![A-Za-z])(?:from|between)\s[^\d]{0,24}$", re.IGNORECASE)
_TO_EN = re.compile(r"(?<![A-Za-z])to\s[^\d]{0,24}$", re.IGNORECASE)


_ARRIVES_KO = re.compile(r"\s?(?:으?로)\s(?:\S+\s)?([가-힣]{1,4})")
_ARRIVES_EN = re.compile(r"(?<![A-Za-z])([a-z]+) (?:back )?to (?:about |around )?$", re.IGNORECASE)


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


def wrong_series(reading: Reading, cited: Sequence[Cited]) -> Iterator[tuple[str, str]]:
    """Lists of amounts that are said to rise or fall and do the other."""
    amounts = {
        one.numeral.start: one.fact for one in cited if one.fact.level and one.numeral.form is Form.PLAIN
    }
    for numeral in reading.numerals:
        listed = series_around(reading, numeral)
        if numeral is not listed[0] or len(listed) < 3 or not all(one.start in amounts for one in listed):
            continue
        said = sign_of(reading.text[listed[-1].end : reading.clause(listed[-1].end)[1]])
        moved = amounts[listed[-1].start].value - amounts[listed[0].start].value
        if said and moved and (said > 0) != (moved > 0):
            yield listed[-1].text, "ends a list that goes the other way than the words say"


def _backwards(one: Cited, two: Cited) -> bool:
    """Whether both are the same figure and the first is of the later period."""
    first, second = one.fact.period, two.fact.period
    alike = one.fact.items == two.fact.items and one.fact.measure == two.fact.measure
    return alike and first is not None and second is not None and first.first > second.first


def _runs(text: str, one: Cited, two: Cited) -> bool:
    """Whether the sentence goes from the first amount to the second."""
    between = text[one.numeral.end : two.numeral.start]
    korean = _FROM_KO.match(between) is not None
    before = text[: one.numeral.start]
    english = _FROM_EN.search(before) is not None and _TO_EN.search(between) is not None
    return korean or english or (before.endswith("(") and between.strip() == "to")


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


def wrong_arrivals(reading: Reading, cited: Sequence[Cited], index: Index) -> Iterator[tuple[str, str]]:
    """An amount said to be risen or fallen to, when its own row's change goes the other way."""
    for one in cited:
        after = _ARRIVES_KO.match(reading.text, one.numeral.end)
        before = _ARRIVES_EN.search(reading.text[: one.numeral.start])
        said = sign_of(after[1]) if after else sign_of(before[1]) if before else 0
        row = index.rows.get(one.fact.place[:2], []) if one.fact.level and not one.derived else []
        changes = [fact.value for fact in row if fact.kind is Kind.CHANGE and fact.value]
        elsewhere = COMPARES.search(reading.text) or _FROM_KO.search(reading.text[: one.numeral.start])
        if said and changes and not elsewhere and all((change > 0) != (said > 0) for change in changes):
            yield one.numeral.text, f"was not reached that way: the change is {changes[0]:+,.10g}"
