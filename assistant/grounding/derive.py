"""Declared derivations: what a numeral may state beyond the values of a result."""

import re
from collections.abc import Iterator
from itertools import combinations

from assistant.grounding.facts import ALL, Fact
from assistant.grounding.lexicon import has as worded
from assistant.grounding.match import misfit_items, wrong_way
from assistant.grounding.numerals import Form
from assistant.grounding.pairs import MOST_NAMED, pairs, spoken_of
from assistant.grounding.scope import Hold, rest_cue
from assistant.grounding.sentence import has
from assistant.grounding.shifts import is_whole
from assistant.grounding.spoken import Spoken, percent_cues
from assistant.grounding.sums import across_tables, averages, codes_named, derived_from, sum_of, sums, totals
from tools.tool import Kind


def derived(spoken: Spoken) -> Fact | str | None:
    """The derived value that the numeral states, or why the one of its size cannot be meant, or None."""
    wrong = None
    for value in _candidates(spoken):
        if not spoken.numeral.holds(value.value) or not _counts_the_same(spoken, value):
            continue
        reason = _refused(spoken, value)
        if reason is None:
            return value
        wrong = wrong or reason
    return wrong


def _counts_the_same(spoken: Spoken, value: Fact) -> bool:
    """Whether a derived amount has the unit that is written; a ratio of counts needs a word for them."""
    if spoken.numeral.form is Form.PLAIN:
        return not spoken.units or value.unit is None or value.unit in spoken.units
    return value.unit in (None, "piece") or value.kind is Kind.SHARE or has(spoken.reading, "counted")


def _refused(spoken: Spoken, value: Fact) -> str | None:
    if value.kind in (Kind.CHANGE, Kind.GROWTH) and value.rest:  # which is larger is not clear
        return None
    if value.kind in (Kind.CHANGE, Kind.GROWTH):
        return wrong_way(spoken, value.value, value.name)
    return None


def _candidates(spoken: Spoken) -> Iterator[Fact]:
    form = spoken.numeral.form
    if form is Form.PLAIN:
        yield from totals(spoken)
        yield from averages(spoken)
        if spoken.change or _differing(spoken):
            yield from _differences(spoken)
    elif form is Form.PERCENT:
        yield from _percentages(spoken)
    elif form is Form.POINTS:
        yield from _points(spoken)
    elif form is Form.TIMES:
        yield from _fractions(spoken)
        for pair in pairs(spoken):
            if pair.reference.value > 0:
                yield derived_from(
                    pair.subject, pair.subject.value / pair.reference.value, Kind.NUMBER, "ratio"
                )


def _differing(spoken: Spoken) -> bool:
    """Whether words near the numeral call it a difference."""
    before = spoken.reading.text[max(0, spoken.numeral.start - 60) : spoken.numeral.start]
    if before.endswith("(") and spoken.numeral.sign == 0:
        return False
    return worded("difference", before) or worded("difference", re.split(r"[,;.]", spoken.scope.after)[0])


def _differences(spoken: Spoken) -> Iterator[Fact]:
    for pair in pairs(spoken):
        yield derived_from(
            pair.subject,
            pair.subject.value - pair.reference.value,
            Kind.CHANGE,
            pair.described(),
            loose=not pair.sure,
        )


def _percentages(spoken: Spoken) -> Iterator[Fact]:
    share, growth = percent_cues(spoken)
    if growth or not share:
        yield from _growths(spoken)
    if share or not growth:
        yield from _shares(spoken)
        for total, _ in sums(spoken):
            if total.kind is Kind.SHARE:
                yield total
    if not growth and has(spoken.reading, "ratio"):
        for pair in pairs(spoken):
            if pair.reference.value > 0 and (pair.sure or spoken.numeral.digits > 1):
                yield derived_from(
                    pair.subject, 100 * pair.subject.value / pair.reference.value, Kind.SHARE, "ratio"
                )


def _fractions(spoken: Spoken) -> Iterator[Fact]:
    """Shares as fractions: 'a quarter of the total'."""
    if spoken.numeral.value < 1:
        known = [
            fact
            for fact in spoken.index.facts
            if fact.kind is Kind.SHARE and misfit_items(spoken, fact) is None
        ]
        for share in (*known, *_shares(spoken)):
            yield derived_from(share, share.value / 100, Kind.NUMBER, share.name)


def _growths(spoken: Spoken) -> Iterator[Fact]:
    if not (spoken.change or spoken.sign or has(spoken.reading, "growth")):
        return
    for pair in pairs(spoken):
        if pair.reference.value > 0:
            value = 100 * (pair.subject.value / pair.reference.value - 1)
            yield derived_from(pair.subject, value, Kind.GROWTH, pair.described(), loose=not pair.sure)


def _shares(spoken: Spoken) -> Iterator[Fact]:
    """A named or cited part of a total that contains it."""
    for part in _parts(spoken):
        for whole in _wholes(spoken, part):
            if whole.value > part.value > 0:
                yield derived_from(part, 100 * part.value / whole.value, Kind.SHARE, f"share of {part.name}")


def _parts(spoken: Spoken) -> Iterator[Fact]:
    cited = [
        one.fact
        for one in spoken.context.cited[-8:]
        if one.fact.kind in (Kind.QUANTITY, Kind.NUMBER, Kind.COUNT)
    ]
    scope = spoken.scope
    for fact in cited:
        if not scope.codes or scope.items_hold <= Hold.CARRIED or not fact.items or fact.items & scope.codes:
            yield fact
    for fact in spoken.index.facts:
        if (
            fact.place[1] < 0
            or fact.kind not in (Kind.QUANTITY, Kind.NUMBER)
            or (fact.stale and not spoken.stale_allowed)
        ):
            continue
        own = not fact.rest and spoken_of(spoken, fact) and not _other_period(spoken, fact)
        own = own and (not fact.items or fact.items <= codes_named(spoken) or len(spoken.index.codes) == 1)
        if own or _whole_named(spoken, fact) or (fact.rest and rest_cue(scope, spoken.reading)):
            yield fact
    if worded("top", spoken.reading.text):
        for total, _ in sums(spoken):
            yield total


def _whole_named(spoken: Spoken, fact: Fact) -> bool:
    """Whether the whole is named right before the percentage and the fact's own day or month further off."""
    if not any(is_whole(when) for when in spoken.scope.whens):
        return False
    return spoken.timed(fact.period, [when for when in spoken.reading.whens if not when.shifted])


def _other_period(spoken: Spoken, fact: Fact) -> bool:
    scope = spoken.scope
    period = fact.period
    return (
        period is not None
        and scope.whens_hold >= Hold.CLAUSE
        and not any(when.fits(period, spoken.index.edges) or when.covers(period) for when in scope.whens)
    )


def _wholes(spoken: Spoken, part: Fact) -> Iterator[Fact]:
    """Totals that contain the part: of its column, of its row, of all items, or a sum just cited."""
    for one in spoken.context.cited[-8:]:
        if one.fact.unit == part.unit and one.fact.value > part.value:
            yield one.fact
    for fact in (
        *spoken.index.columns.get((part.place[0], part.place[2]), []),
        *spoken.index.rows.get(part.place[:2], []),
    ):
        if fact.unit == part.unit and _contains(fact, part):
            yield fact
    column = spoken.index.columns.get((part.place[0], part.place[2]), [])
    if len(column) > 1:
        yield sum_of(column)
    for total, _ in across_tables(spoken):
        yield total
    for fact in spoken.index.facts:
        if fact.unit == part.unit and fact.place[0] != part.place[0] and _contains(fact, part):
            yield fact


def _contains(whole: Fact, part: Fact) -> bool:
    if whole.measure is not None or whole.rest or whole.kind is not part.kind:
        return False
    items = whole.items == ALL or part.items <= whole.items
    if whole.period is None or part.period is None:
        return items
    return items and whole.period.first <= part.period.first and part.period.last <= whole.period.last


def _points(spoken: Spoken) -> Iterator[Fact]:
    """Differences of two percentages that are cited or named."""
    cited = [one.fact for one in spoken.context.cited[-8:] if one.fact.kind in (Kind.SHARE, Kind.GROWTH)]
    named = [
        fact for fact in spoken.index.facts
        if fact.kind in (Kind.SHARE, Kind.GROWTH) and fact.items & codes_named(spoken)
    ]  # fmt: skip
    for one, two in combinations([*cited, *named[:MOST_NAMED]], 2):
        if one.kind is two.kind:
            yield derived_from(
                one, abs(one.value - two.value), Kind.CHANGE, "difference of percentages", loose=True
            )
