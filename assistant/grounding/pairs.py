"""Pairs of values that a sentence compares, and which of the two it speaks of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from assistant.grounding.facts import Fact
from assistant.grounding.lexicon import has as worded
from assistant.grounding.lexicon import pattern
from assistant.grounding.numerals import Form
from assistant.grounding.scope import Hold
from assistant.grounding.sentence import Named
from assistant.grounding.shifts import shifts_to
from assistant.grounding.spoken import Spoken
from assistant.grounding.sums import codes_named, period_sums
from assistant.grounding.timing import compared_with
from assistant.grounding.whens import When
from tools.tool import Kind

_MULTIPLE_OF = re.compile(r"\)?\s?의\s?(?:약\s?|거의\s?|대략\s?)?")
MOST_NAMED = 40
"""Most values that names in a sentence may tie together; a sentence that names more ties none."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values to be compared; `sure` when it is clear which one the sentence is about."""

    subject: Fact
    reference: Fact
    sure: bool = False

    def described(self) -> str:
        """Both, for a reason."""
        return f"{self.subject.described()} against {self.reference.described()}"


def pairs(spoken: Spoken) -> Iterator[Pair]:
    """Pairs the sentence ties: numbers it cites, values it names, neighbours and extremes of a table."""
    seen: set[tuple[Fact, Fact]] = set()
    for one, two in (*_cited_pairs(spoken), *_named_pairs(spoken), *_ordered_pairs(spoken)):
        if one == two or one.unit != two.unit or (one, two) in seen or (two, one) in seen:
            continue
        if not _shifted_right(spoken, one, two) or not _within_scope(spoken, one, two):
            continue
        seen.add((one, two))
        yield from _oriented(spoken, one, two)


def _within_scope(spoken: Spoken, one: Fact, two: Fact) -> bool:
    """Whether what the numeral is said of is one of the two, or both where they do not differ in it."""
    scope = spoken.scope
    named = scope.codes if scope.items_hold >= Hold.CLAUSE and not scope.all_items else frozenset()
    if named and not (one.items | two.items) & named:
        return False
    own = {code for mention in spoken.reading.mentions for code in mention.codes}
    if len(own) > 1 and one.items and two.items and not (one.items | two.items) <= own:
        return False
    fixed = [when for when in scope.whens if not when.shifted]
    if _against_another(spoken, one, two):
        return False
    if one.period == two.period or not fixed or scope.whens_hold < Hold.CLAUSE:
        return True
    timed = spoken.timed(one.period, fixed) or spoken.timed(two.period, fixed)
    return timed or _spanning(spoken, one, two, fixed)


def _against_another(spoken: Spoken, one: Fact, two: Fact) -> bool:
    """Whether the clause compares with one period that neither of two amounts of different periods is of."""
    compared = compared_with(spoken)
    if one.period == two.period or one.items != two.items or not one.level or len(compared) != 1:
        return False
    return not spoken.timed(one.period, compared) and not spoken.timed(two.period, compared)


def _spanning(spoken: Spoken, one: Fact, two: Fact, whens: list[When]) -> bool:
    """Whether a range is named that runs over both."""
    periods = [fact.period for fact in (one, two) if fact.period]
    return any(when.first != when.last and all(when.covers(period) for period in periods) for when in whens)


def _oriented(spoken: Spoken, one: Fact, two: Fact) -> Iterator[Pair]:
    """The subject first, where the sentence shows which it is: the named, the not compared, the later."""
    subject = (
        _part_of(spoken, one, two)
        or _subject(spoken, one, two)
        or _not_compared(spoken, one, two)
        or _later(one, two)
    )
    subject = subject or _first_named(spoken, one, two)
    if subject is None:
        yield Pair(one, two)
        yield Pair(two, one)
    else:
        yield Pair(subject, two if subject is one else one, True)


def _part_of(spoken: Spoken, one: Fact, two: Fact) -> Fact | None:
    """The other one of an amount that stands right before a multiple of it: 'B(5)의 두 배'."""
    for cited in spoken.context.cited[-4:]:
        between = spoken.reading.text[cited.numeral.end : spoken.numeral.start]
        if cited.fact in (one, two) and cited.compared and _MULTIPLE_OF.fullmatch(between):
            return two if cited.fact is one else one
    return None


def _not_compared(spoken: Spoken, one: Fact, two: Fact) -> Fact | None:
    compared = [_is_reference(spoken, fact) for fact in (one, two)]
    if compared[0] == compared[1]:
        return None
    return two if compared[0] else one


def _later(one: Fact, two: Fact) -> Fact | None:
    """The later of two values of the same items and measure."""
    if not one.period or not two.period or one.period == two.period:
        return None
    if one.items != two.items or one.measure != two.measure:
        return None
    later = one.period.first > two.period.first or one.period.last > two.period.last
    return one if later else two


def _is_reference(spoken: Spoken, fact: Fact) -> bool:
    """Whether the fact is the one that the sentence compares with, and not the one compared."""
    reading = spoken.reading
    if any(one.fact is fact and one.compared for one in spoken.context.cited[-4:]):
        return True
    items = [mention.start for mention in reading.mentions if mention.codes & fact.items]
    if items and len({code for mention in reading.mentions for code in mention.codes}) > 1:
        return reading.references.issuperset(items)
    whens = [when.start for when in reading.whens if not when.shifted and spoken.timed(fact.period, [when])]
    return bool(whens) and reading.references.issuperset(whens)


def _subject(spoken: Spoken, one: Fact, two: Fact) -> Fact | None:
    """The one of the two whose item, or whose period, the numeral is said of."""
    scope, references = spoken.scope, spoken.reading.references
    named: list[Named] = [*scope.items, *scope.whens]
    if any(name.start > spoken.numeral.start for name in named):
        return None
    own: list[Fact] = []
    if scope.items_hold >= Hold.CLAUSE and one.items != two.items:
        codes = {code for item in scope.items if item.start not in references for code in item.codes}
        own = [fact for fact in (one, two) if fact.items & codes]
    elif scope.whens_hold >= Hold.CLAUSE and one.items == two.items and one.measure == two.measure:
        whens = [when for when in scope.whens if when.start not in references]
        own = [fact for fact in (one, two) if spoken.timed(fact.period, whens)]
    return own[0] if len(own) == 1 else None


def _first_named(spoken: Spoken, one: Fact, two: Fact) -> Fact | None:
    """The one whose item the sentence names first."""
    places = []
    for fact in (one, two):
        mentions = [mention.start for mention in spoken.reading.mentions if mention.codes & fact.items]
        places.append(min(mentions, default=-1))
    if one.items == two.items or max(places) < 0:
        return None
    if min(places) < 0:
        return one if places[0] >= 0 else two
    return one if places[0] < places[1] else two


def _cited_pairs(spoken: Spoken) -> list[tuple[Fact, Fact]]:
    ratio = spoken.numeral.form is Form.TIMES
    cited = [
        one.fact
        for one in spoken.context.cited[-8:]
        if one.fact.level or (ratio and one.fact.kind is Kind.CHANGE)
    ]
    return list(combinations([*cited, *period_sums(spoken)], 2))


def _named_pairs(spoken: Spoken) -> Iterator[tuple[Fact, Fact]]:
    """Values of one column kind that differ in item or in period, both named in the sentence."""
    named = [fact for fact in spoken.index.facts if _named(spoken, fact)]
    if len(named) > MOST_NAMED:
        return
    for one, two in combinations(named, 2):
        alike = one.measure == two.measure and (
            one.name == two.name or one.place[:2] == two.place[:2] or one.stale != two.stale
        )
        if alike and (one.items == two.items) != (one.period == two.period):
            yield one, two


def _shifted_right(spoken: Spoken, one: Fact, two: Fact) -> bool:
    """Whether, of two periods, one is named and the other lies where a shifted name puts it."""
    shifted = [when for when in spoken.reading.whens if when.shifted]
    fixed = [when for when in (spoken.reading.whens or spoken.context.whens) if not when.shifted]
    if not shifted or one.period is None or two.period is None or one.period == two.period:
        return True
    for subject, other in ((one.period, two.period), (two.period, one.period)):
        named = not fixed or spoken.timed(subject, fixed)
        if named and any(shifts_to(when, subject, other) for when in shifted):
            return True
    return False


def _named(spoken: Spoken, fact: Fact) -> bool:
    if not fact.level or fact.place[1] < 0 or (fact.stale and not spoken.stale_allowed):
        return False
    days = spoken.index.like_days.get(fact.place[0])
    if days is not None and spoken.same_days and fact.period and fact.period.days != days:
        return False
    codes = codes_named(spoken)
    whens = spoken.reading.whens or spoken.context.whens
    alone = not fact.items or len(spoken.index.codes) == 1
    item = fact.items <= codes if codes and fact.items else alone
    shifted = any(when.shifted for when in whens)
    period = fact.period is None or not whens or shifted or spoken.timed(fact.period, whens)
    return item and period


def _ordered_pairs(spoken: Spoken) -> Iterator[tuple[Fact, Fact]]:
    """Neighbours of a named row, and the largest with the smallest, where words ask for them."""
    extremes = has_both_extremes(spoken)
    for column in spoken.index.columns.values():
        if not column[0].level or column[0].place[1] < 0 or (column[0].stale and not spoken.stale_allowed):
            continue
        rows = [fact for fact in column if not fact.rest]
        for place in range(1, len(rows)):
            if any(spoken_of(spoken, fact) for fact in rows[place - 1 : place + 1]):
                yield rows[place], rows[place - 1]
        if extremes and len(rows) > 2:
            yield max(rows, key=_value), min(rows, key=_value)
    yield from _both_periods(spoken)
    if worded("average", spoken.reading.text):
        yield from _against_averages(spoken)
    if extremes:
        yield from _largest_and_smallest(spoken)


def _both_periods(spoken: Spoken) -> Iterator[tuple[Fact, Fact]]:
    """The two amounts of one line of a comparison, where one of them is spoken of."""
    for facts in spoken.index.rows.values():
        amounts = [fact for fact in facts if fact.kind is Kind.QUANTITY and fact.name.startswith("period")]
        timed = any(spoken.timed(fact.period, spoken.reading.whens) for fact in amounts)
        if timed and len(amounts) == 2 and amounts[0].items <= codes_named(spoken):
            yield amounts[1], amounts[0]


def _against_averages(spoken: Spoken) -> Iterator[tuple[Fact, Fact]]:
    """Numbers just cited with the average told in their own row."""
    for cited in spoken.context.cited[-4:]:
        for fact in spoken.index.rows.get(cited.fact.place[:2], []):
            if fact.measure == "average":
                yield cited.fact, fact


def _value(fact: Fact) -> float:
    return fact.value


def has_both_extremes(spoken: Spoken) -> bool:
    """Whether the sentence speaks of a largest and a smallest."""
    return all(pattern("extremes", name).search(spoken.reading.text) for name in ("max", "min"))


def _largest_and_smallest(spoken: Spoken) -> Iterator[tuple[Fact, Fact]]:
    for facts in spoken.index.rows.values():
        large = [fact for fact in facts if fact.measure == "max" and fact.level]
        small = [fact for fact in facts if fact.measure == "min" and fact.level]
        if large and small:
            yield large[0], small[0]


def spoken_of(spoken: Spoken, fact: Fact) -> bool:
    """Whether the numeral's own names single the fact out."""
    scope = spoken.scope
    if scope.codes and fact.items:
        return bool(fact.items & scope.codes)
    period = fact.period
    return period is not None and any(
        not when.shifted and when.fits(period, spoken.index.edges)
        for when in scope.whens
        if scope.whens_hold >= Hold.CARRIED
    )
