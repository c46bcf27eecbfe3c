"""Whether a fact is what a numeral says: value, unit, item, period, measure and direction."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.grounding.context import Context
from assistant.grounding.directions import claimed_sign, is_change
from assistant.grounding.facts import Fact
from assistant.grounding.index import Index
from assistant.grounding.lexicon import has as worded
from assistant.grounding.lexicon import pattern, words
from assistant.grounding.numerals import Form, Numeral
from assistant.grounding.scope import Hold, Scope, rest_cue
from assistant.grounding.sentence import Reading, has
from assistant.grounding.shifts import is_same, is_whole, shifts_to
from assistant.grounding.whens import When
from tools.tool import Kind, Period

_FIRST_DAYS = re.compile(r"first \d+ days|(?:첫|처음) \d+일", re.IGNORECASE)
_NOUNS = {
    unit: re.compile(
        rf"(?:{'|'.join(words('nouns')[unit])})(?:\s?수(?:량)?)?(?:\([^)]*\))?(?:은|는|이|가|의)?\s*[:|=]?\s*(?:\([^)]*\))?:?\s*(?:모두|총|약|전부|각각|단|of|was|is|were)?\s*$",
        re.IGNORECASE,
    )
    for unit in words("nouns")
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A numeral in its sentence: everything that decides what it may mean."""

    numeral: Numeral
    reading: Reading
    scope: Scope
    context: Context
    index: Index

    def timed(self, period: Period | None, whens: Iterable[When] | None = None) -> bool:
        """Whether the period is exactly one of those named, by default those the numeral is said of."""
        named = self.scope.whens if whens is None else whens
        return period is not None and any(when.fits(period, self.index.edges) for when in named)

    @property
    def sign(self) -> int:
        """The direction it is said to have."""
        return claimed_sign(self.reading, self.numeral)

    @property
    def change(self) -> bool:
        """Whether it is said to be a change or a difference."""
        return is_change(self.reading, self.numeral)

    @property
    def stale_allowed(self) -> bool:
        """Whether the sentence, or the one before it, says that it quotes an earlier answer."""
        return self.context.earlier or has(self.reading, "earlier")

    @property
    def same_days(self) -> bool:
        """Whether its clause speaks of the same stretch of two periods."""
        start, _ = self.reading.clause(self.numeral.start)
        before = self.reading.text[start : self.numeral.start]
        named = [when for when in self.reading.whens if is_same(when)]
        return any(start <= when.start < self.numeral.start for when in named) or bool(
            _FIRST_DAYS.search(before)
        )

    @property
    def noun(self) -> str | None:
        """What the word right before it says it counts."""
        text = re.sub(r"\s+", " ", self.reading.rest[: self.numeral.start])
        return next((unit for unit, noun in _NOUNS.items() if noun.search(text)), None)

    @property
    def units(self) -> frozenset[str]:
        """Units it may have; none where it says nothing."""
        unit, noun = self.numeral.unit, self.noun
        if (
            unit == "piece"
            and noun in ("lot", "item", "record", "month", "day")
            and self.numeral.value < 10_000
        ):
            return frozenset({noun, "item"} if noun == "item" else {noun})
        if unit == "occasion":
            return frozenset({"record", "month", "day"})
        if unit is None:
            return (
                frozenset({noun})
                if noun in ("piece", "record", "lot", "day", "item", "month")
                else frozenset()
            )
        return frozenset({unit})


def misfit(spoken: Spoken, fact: Fact) -> str | None:
    """Why the fact is not what the numeral says, None where it is."""
    if fact.stale and not spoken.stale_allowed:
        return f"is from an earlier question ({fact.described()}); say so or leave it out"
    checks = (_kind, _measure, _items, _lot, _period, _direction)
    return next((reason for check in checks if (reason := check(spoken, fact))), None)


def _kind(spoken: Spoken, fact: Fact) -> str | None:
    form, noun = spoken.numeral.form, spoken.noun
    percent = form is Form.PERCENT or (
        form is Form.PLAIN and noun in ("share", "growth") and spoken.numeral.unit is None
    )
    if fact.kind is Kind.NUMBER:
        return None if form in (Form.PLAIN, Form.PERCENT, Form.TIMES) else "is no plain number of a result"
    if percent:
        return _percent_kind(spoken, fact)
    if fact.kind is Kind.RANK:
        return None if form is Form.ORDINAL or noun == "rank" else f"is a rank ({fact.described()})"
    if form is not Form.PLAIN or fact.kind in (Kind.SHARE, Kind.GROWTH):
        return f"has another unit in the results ({fact.described()}, {fact.kind})"
    units = spoken.units
    if units and fact.unit and fact.unit not in units:
        return f"has another unit: in the results it counts {fact.unit}s ({fact.described()})"
    if spoken.change and fact.kind is not Kind.CHANGE and not worded("over", spoken.scope.after):
        return f"is no change but the amount itself ({fact.described()})"
    return None


def _percent_kind(spoken: Spoken, fact: Fact) -> str | None:
    if fact.kind not in (Kind.SHARE, Kind.GROWTH):
        return f"is no percentage in the results ({fact.described()})"
    share, growth = percent_cues(spoken)
    if fact.kind is Kind.SHARE and growth and not share:
        return f"is a share of the total, not a growth ({fact.described()})"
    if fact.kind is Kind.GROWTH and share and not growth:
        return f"is a growth, not a share ({fact.described()})"
    return None


def percent_cues(spoken: Spoken) -> tuple[bool, bool]:
    """Whether the words next to a percentage call it a share, and whether a growth."""
    scope, noun = spoken.scope, spoken.noun
    if noun in ("share", "growth"):
        return noun == "share", noun == "growth"
    for text in (scope.after, scope.before):
        share = worded("share", text)
        growth = worded("growth", text) or bool(
            pattern("directions", "up").search(text) or pattern("directions", "down").search(text)
        )
        if share or growth:
            return share, growth
    return False, spoken.change or spoken.numeral.sign != 0


def _measure(spoken: Spoken, fact: Fact) -> str | None:
    if not fact.level:
        return None
    average = worded("average", spoken.scope.before) or bool(
        re.match(r"[^,;.]{0,12}?(?<![A-Za-z])(?:per|a) (?:day|month|producing|working)", spoken.scope.after)
    )
    if fact.measure == "average" and not (average or has(spoken.reading, "rate") or spoken.context.average):
        return f"is an average ({fact.described()})"
    if (
        average
        and fact.measure != "average"
        and fact.kind is Kind.QUANTITY
        and not worded("sum", spoken.scope.before)
    ):
        return f"is no average ({fact.described()})"
    return _extreme(spoken, fact)


def _extreme(spoken: Spoken, fact: Fact) -> str | None:
    low, high = (pattern("extremes", name).search(spoken.scope.before) for name in ("min", "max"))
    if fact.measure == "max" and low and not high:
        return f"is the largest, not the smallest ({fact.described()})"
    if fact.measure == "min" and high and not low:
        return f"is the smallest, not the largest ({fact.described()})"
    return None


def _items(spoken: Spoken, fact: Fact) -> str | None:
    scope = spoken.scope
    if fact.rest:
        return (
            None
            if rest_cue(scope, spoken.reading)
            else f"belongs to all other items together ({fact.described()})"
        )
    if not scope.codes or fact.items & scope.codes:
        return None
    if not fact.items and (scope.items_hold <= Hold.CARRIED or scope.all_items):
        return None
    if not fact.items and scope.items_hold is Hold.SENTENCE and has(spoken.reading, "sum"):
        return None
    return f"is {fact.described()}, not of {', '.join(sorted(scope.codes))}"


def _lot(spoken: Spoken, fact: Fact) -> str | None:
    if fact.lot is None or not spoken.scope.lots or fact.lot in spoken.scope.lots:
        return None
    return f"is of lot {fact.lot}, not of {spoken.scope.lots[0]}"


def _period(spoken: Spoken, fact: Fact) -> str | None:
    if _unlike(spoken, fact):
        return f"is not over the same days ({fact.described()})"
    period, scope = fact.period, spoken.scope
    if period is None or not scope.whens or fact.place[1] < 0:
        return None
    if any(_named(spoken, when, fact) for when in scope.whens):
        return None
    if _loosely(spoken, fact) or _between(spoken, fact):
        return None
    named = scope.whens[-1].text
    return f"is {fact.described()}, not of {named}"


def _unlike(spoken: Spoken, fact: Fact) -> bool:
    """Whether the clause speaks of the same days of two periods, and the fact compares unequal ones."""
    days = spoken.index.like_days.get(fact.place[0])
    if days is None or fact.base is None or fact.base.days == days:
        return False
    return spoken.same_days


def _between(spoken: Spoken, fact: Fact) -> bool:
    """Whether a change's both periods are named, whichever stands closer."""
    whens = [when for when in (*spoken.reading.whens, *spoken.context.whens) if not when.shifted]
    ends = (fact.period, fact.base)
    return all(end is not None and spoken.timed(end, whens) for end in ends) or (
        fact.base is not None
        and spoken.index.like_days.get(fact.place[0]) == fact.base.days
        and any(is_same(when) for when in spoken.reading.whens)
    )


def _named(spoken: Spoken, when: When, fact: Fact) -> bool:
    """Whether the name is the fact's period, a shifted one as seen from what else is named."""
    period, edges = fact.period, spoken.index.edges
    assert period is not None
    same = spoken.same_days or any(is_same(other) for other in spoken.reading.whens)
    days = spoken.index.like_days.get(fact.place[0])
    if not when.shifted:
        return when.fits(period, edges) or (same and period.days == days and when.covers(period))
    if is_whole(when):
        return period in spoken.index.periods
    if is_same(when) and days is not None and period.days != days:
        return False
    subjects = [other for other in (*spoken.reading.whens, *spoken.context.whens) if not other.shifted]
    bounds = [limits for other in subjects if (limits := other.bounds(spoken.index.today.year))]
    return not bounds or any(shifts_to(when, Period(*limits), period) for limits in bounds)


def _loosely(spoken: Spoken, fact: Fact) -> bool:
    """Whether a name that is wider or narrower than the fact's period will do."""
    scope, period = spoken.scope, fact.period
    assert period is not None
    wide = any(when.covers(period) for when in scope.whens)
    picked = fact.measure in ("max", "min") or fact.lot or has_extreme(spoken)
    if wide and (picked or scope.whens_hold <= Hold.CARRIED):
        return True
    if scope.whens_hold <= Hold.SENTENCE:
        return any(_within(when, fact) for when in scope.whens)
    return _dated_row(spoken, fact)


def _within(when: When, fact: Fact) -> bool:
    """Whether the name lies in the fact's period."""
    assert fact.period is not None
    bounds = when.bounds(fact.period.first.year)
    return bounds is not None and fact.period.first <= bounds[0] and bounds[1] <= fact.period.last


def _dated_row(spoken: Spoken, fact: Fact) -> bool:
    """Whether the named day is the first or last day that the fact's own row tells."""
    row = spoken.index.row_dates.get(fact.place[:2], [])
    return any(
        date.measure in ("first", "last") and when.fits(date.period)
        for date in row
        for when in spoken.scope.whens
    )


def has_extreme(spoken: Spoken) -> bool:
    """Whether the clause singles out a largest or smallest."""
    start, end = spoken.reading.clause(spoken.numeral.start)
    text = spoken.reading.text[start:end]
    return any(pattern("extremes", name).search(text) for name in ("max", "min"))


def _direction(spoken: Spoken, fact: Fact) -> str | None:
    if fact.kind not in (Kind.CHANGE, Kind.GROWTH):
        wrong = spoken.numeral.sign < 0 and fact.value > 0 and fact.kind is not Kind.NUMBER
        return f"is not negative ({fact.described()})" if wrong else None
    flipped = _flipped(spoken, fact)
    if flipped and fact.kind is Kind.GROWTH:
        return f"is the growth seen from the other period ({fact.described()})"
    return wrong_way(spoken, -fact.value if flipped else fact.value, fact.described())


def _flipped(spoken: Spoken, fact: Fact) -> bool:
    """Whether the sentence is about the earlier period and compares it with the later one."""
    if fact.base is None or fact.period is None or spoken.timed(fact.period) or not spoken.timed(fact.base):
        return False
    compared = [when for when in spoken.reading.whens if when.start in spoken.reading.references]
    return spoken.timed(fact.period, [when for when in compared if not when.shifted])


def wrong_way(spoken: Spoken, value: float, described: str) -> str | None:
    """Whether the words say a rise where there is a fall, or hide a fall."""
    sign = spoken.sign
    if sign == 2:
        return "has a sign that contradicts the words beside it"
    if value and sign and (value > 0) != (sign > 0):
        return f"goes the other way: {described} is {value:+,.10g}"
    if value < 0 and not sign and not has(spoken.reading, "difference"):
        return f"is negative ({described} is {value:+,.10g})"
    return None
