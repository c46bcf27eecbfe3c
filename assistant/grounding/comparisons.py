"""Whether what is said to be more, or above a number, is: comparisons that tell no difference."""

import re
from collections.abc import Iterator, Sequence

from assistant.grounding.context import Cited
from assistant.grounding.directions import sign_of
from assistant.grounding.index import Index
from assistant.grounding.numerals import Form, Numeral
from assistant.grounding.sentence import RANGED, Named, Reading
from assistant.grounding.whens import When
from tools.tool import Kind

COMPARES = re.compile(r"대비|보다|비해|비교|than|compared|versus|vs\.|over|from", re.IGNORECASE)
_STANDS = re.compile(r"(?:higher|lower|more|less|up|down) at\s$", re.IGNORECASE)
_DENIES = re.compile(r"않|아니|없|\bnot\b|n't\b|\bno\b", re.IGNORECASE)


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
    compared = [one.compared or _compared(reading, one) for one in levels]
    if compared[0] == compared[1]:
        compared = [not _named_behind(reading, one, levels) for one in levels]
    if compared[0] == compared[1]:
        compared = [not _STANDS.search(reading.text[: one.numeral.start]) for one in levels]
    if compared[0] == compared[1]:
        return
    subject, reference = (levels[1], levels[0]) if compared[0] else (levels[0], levels[1])
    first, second = sorted((one.numeral for one in levels), key=lambda numeral: numeral.start)
    start = reading.clause(subject.numeral.start)[0]
    said = (
        sign_of(reading.text[second.end :])
        or sign_of(reading.text[first.end : second.start])
        or sign_of(reading.text[start : subject.numeral.start])
    )
    moved = subject.fact.value - reference.fact.value
    if said and moved and (said > 0) != (moved > 0):
        yield subject.numeral.text, f"is not {'more' if said > 0 else 'less'} than {reference.numeral.text}"


def _named_behind(reading: Reading, one: Cited, levels: Sequence[Cited]) -> bool:
    """Whether the sentence ends on the item that the amount is of: 'A 5개, B 4개로 A가 더 많습니다'."""
    last = max(other.numeral.end for other in levels)
    behind = [mention for mention in reading.mentions if mention.start >= last and mention.codes]
    return len(behind) == 1 and bool(behind[0].codes & one.fact.items)


def _compared(reading: Reading, one: Cited) -> bool:
    """Whether the amount stands right behind a name that only serves as a comparison."""
    names: list[Named] = [*reading.whens, *reading.mentions]
    before = [name for name in names if name.end <= one.numeral.start]
    nearest = max(before, key=lambda name: name.end, default=None)
    return nearest is not None and nearest.start in reading.references


def wrong_trends(reading: Reading, cited: Sequence[Cited], index: Index) -> Iterator[tuple[str, str]]:
    """Comparisons without amounts, whose words go against every change the results hold of what they name."""
    told = [one for one in cited if one.fact.level or one.fact.kind in (Kind.CHANGE, Kind.GROWTH)]
    said = sign_of(reading.text)
    if told or not said or not COMPARES.search(reading.text) or _DENIES.search(reading.text):
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
    amounts = [
        fact for fact in index.facts if fact.kind is Kind.QUANTITY and not fact.stale and fact.measure is None
    ]
    for one in amounts:
        for two in amounts if one.items == codes else ():
            alike = one.name == two.name and one.period == two.period and one.value != two.value
            if alike and two.items == others:
                yield one.value - two.value


def wrong_thresholds(reading: Reading, index: Index) -> Iterator[tuple[str, str]]:
    """Months said to lie above or below a number in whose rows no amount does."""
    for numeral in reading.numerals:
        if numeral.bound not in ("over", "under") or numeral.form is not Form.PLAIN or numeral.value < 100:
            continue
        for when in _months_beside(reading, numeral):
            amounts = _amounts_in(index, when)
            if amounts and not any(_lies(value, numeral) for value in amounts):
                yield when.text, f"does not lie {numeral.bound} {numeral.text.strip()}"


def _lies(value: float, threshold: Numeral) -> bool:
    return value >= threshold.value if threshold.bound == "over" else value <= threshold.value


def _months_beside(reading: Reading, numeral: Numeral) -> list[When]:
    """Single months that the numeral's clause names, not to compare with."""
    start, end = reading.clause(numeral.start)
    return [
        when
        for when in reading.whens
        if start <= when.start < end and when.fine == 2 and not when.shifted
        and when.start not in reading.references and not RANGED.search(when.text)
    ]  # fmt: skip


def _amounts_in(index: Index, when: When) -> list[float]:
    """Amounts of the rows of a month, in tables of several."""
    return [
        fact.value
        for fact in index.facts
        if fact.kind in (Kind.QUANTITY, Kind.NUMBER) and not fact.stale and fact.period
        and len(index.columns[fact.place[0], fact.place[2]]) > 1 and when.fits(fact.period, index.edges)
    ]  # fmt: skip
