"""Whether what is said to have risen rose, where both ends are told and not the difference."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.grounding.context import Cited
from assistant.grounding.directions import sign_of
from assistant.grounding.index import Index
from assistant.grounding.numerals import Form
from assistant.grounding.sentence import Named, Reading, series_around
from tools.tool import Kind

_FROM_KO = re.compile(r"[^\d]{0,12}?에서(?![가-힣])|\s?(?:\([^)]*\)\s?)?→")
_TO_KO = re.compile(r"\s?(?:\([^)]*\))?\s?(?:으?로|까지)(?![가-힣])(.{0,40})", re.DOTALL)
_FROM_EN = re.compile(r"(?<![A-Za-z])(?:from|between)\s[^\d]{0,24}$", re.IGNORECASE)
_TO_EN = re.compile(r"(?<![A-Za-z])to\s[^\d]{0,24}$", re.IGNORECASE)


_COMPARES = re.compile(r"대비|보다|비해|비교|than|compared|versus|vs\.|over|from", re.IGNORECASE)
_DENIES = re.compile(r"않|아니|없|\bnot\b|n't\b|\bno\b", re.IGNORECASE)


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


def wrong_trends(reading: Reading, cited: Sequence[Cited], index: Index) -> Iterator[tuple[str, str]]:
    """Comparisons without amounts, whose words go against every change the results hold of what they name."""
    told = [one for one in cited if one.fact.level or one.fact.kind in (Kind.CHANGE, Kind.GROWTH)]
    said = sign_of(reading.text)
    if told or not said or not _COMPARES.search(reading.text) or _DENIES.search(reading.text):
        return
    codes = frozenset(code for mention in reading.mentions for code in mention.codes)
    whens = [when for when in reading.whens if not when.shifted and when.start not in reading.references]
    changes = [
        fact
        for fact in index.facts
        if fact.kind is Kind.CHANGE and not fact.stale and fact.measure is None and not fact.rest
        and (fact.items & codes if codes else not fact.items or len(index.codes) == 1)
        and any(when.fits(fact.period, index.edges) for when in whens if fact.period)
    ]  # fmt: skip
    if changes and all((fact.value > 0) != (said > 0) for fact in changes if fact.value):
        told_of = changes[0]
        reason = f"goes the other way: {told_of.described()} is {told_of.value:+,.10g}"
        yield "up" if said > 0 else "down", reason


def wrong_rivals(reading: Reading, cited: Sequence[Cited], index: Index) -> Iterator[tuple[str, str]]:
    """An item said to be ahead of or behind another, without amounts, when the results say otherwise."""
    if any(one.fact.kind in (Kind.CHANGE, Kind.GROWTH) for one in cited) or _DENIES.search(reading.text):
        return
    own = [
        mention for mention in reading.mentions if mention.codes and mention.start not in reading.references
    ]
    other = [mention for mention in reading.mentions if mention.codes and mention.start in reading.references]
    said = sign_of(reading.text)
    if len(own) != 1 or len(other) != 1 or not said:
        return
    gaps = list(_gaps(index, own[0].codes, other[0].codes))
    if gaps and all((gap > 0) != (said > 0) for gap in gaps):
        yield own[0].text, f"is not {'ahead of' if said > 0 else 'behind'} {other[0].text}"


def _gaps(index: Index, codes: frozenset[str], others: frozenset[str]) -> Iterator[float]:
    """How far amounts of one item lie above those of another in the same figure of the same period."""
    amounts = [fact for fact in index.facts if fact.kind is Kind.QUANTITY and not fact.stale]
    for one in amounts:
        for two in amounts if one.items == codes else ():
            alike = one.name == two.name and one.period == two.period and one.value != two.value
            if alike and two.items == others:
                yield one.value - two.value


def _compared(reading: Reading, one: Cited) -> bool:
    """Whether the amount stands right behind a name that only serves as a comparison."""
    names: list[Named] = [*reading.whens, *reading.mentions]
    before = [name for name in names if name.end <= one.numeral.start]
    nearest = max(before, key=lambda name: name.end, default=None)
    return nearest is not None and nearest.start in reading.references
