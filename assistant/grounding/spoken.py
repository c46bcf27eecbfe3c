"""A numeral in its sentence, and what the words around it make of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant.grounding.context import Context
from assistant.grounding.directions import claimed_sign, is_change
from assistant.grounding.index import Index
from assistant.grounding.lexicon import has as worded
from assistant.grounding.lexicon import pattern, words
from assistant.grounding.numerals import Numeral
from assistant.grounding.scope import Scope
from assistant.grounding.sentence import Reading, has
from assistant.grounding.shifts import is_same
from assistant.grounding.whens import When
from tools.tool import Period

COUNTED = ("piece", "record", "lot", "day", "item", "month")
_FIRST_DAYS = re.compile(r"first \d+ days|(?:첫|처음) \d+일", re.IGNORECASE)
_PER = re.compile(
    r"[^,;.]{0,12}?(?<![A-Za-z])(?:per|a) (?:day|month|producing|working|lot|record)", re.IGNORECASE
)
_PER_UNITS = {
    "day": re.compile(
        r"(?:하루|일)\s?평균|일당|생산일|[^,;.]{0,10}?(?:per|a) (?:producing |working )?day|daily",
        re.IGNORECASE,
    ),
    "month": re.compile(r"월\s?평균|월별 평균|[^,;.]{0,10}?(?:per|a) month|monthly", re.IGNORECASE),
    "lot": re.compile(r"로트(?:당| 하나당| 평균)|[^,;.]{0,10}?per lot", re.IGNORECASE),
    "record": re.compile(r"(?:건|기록|회)당|[^,;.]{0,10}?per record", re.IGNORECASE),
}
_NOUNS = {
    unit: re.compile(
        rf"(?:{'|'.join(words('nouns')[unit])})(?:\s?수(?:량)?)?(?:\([^)]*\))?(?:은|는|이|가|의)?\s*[:|=]?\s*"
        r"(?:\([^)]*\))?:?\s*(?:모두|총|약|전부|각각|단|of|was|is|were)?\s*$",
        re.IGNORECASE,
    )
    for unit in words("nouns")
}


@dataclass(frozen=True)
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

    @cached_property
    def sign(self) -> int:
        """The direction it is said to have."""
        return claimed_sign(self.reading, self.numeral)

    @cached_property
    def change(self) -> bool:
        """Whether it is said to be a change or a difference."""
        return is_change(self.reading, self.numeral)

    @cached_property
    def stale_allowed(self) -> bool:
        """Whether the sentence, or the one before it, says that it quotes an earlier answer."""
        return self.context.earlier or has(self.reading, "earlier")

    @cached_property
    def same_days(self) -> bool:
        """Whether its clause speaks of the same stretch of two periods."""
        start, _ = self.reading.clause(self.numeral.start)
        before = self.reading.text[start : self.numeral.start]
        counted = {
            one.value for one in self.reading.numerals if one.unit == "day" and one.end <= self.numeral.start
        }
        if counted & set(self.index.like_days.values()):
            return True
        named = [when for when in self.reading.whens if is_same(when)]
        return any(start <= when.start < self.numeral.start for when in named) or bool(
            _FIRST_DAYS.search(before)
        )

    @cached_property
    def extreme(self) -> bool:
        """Whether a word right before it singles out a largest or smallest."""
        return any(pattern("extremes", name).search(self.scope.before) for name in ("max", "min"))

    @cached_property
    def average(self) -> bool:
        """Whether words right beside it call it an average."""
        if worded("average", self.scope.before):
            return True
        return not self.extreme and _PER.match(self.scope.after) is not None

    @cached_property
    def added(self) -> bool:
        """Whether words right beside it call it a sum of several."""
        last = all(one.start <= self.numeral.start for one in self.reading.numerals)
        after = re.split(r"[,;.()]", self.scope.after)[0] if last else ""
        return not self.average and (worded("adding", self.scope.before) or worded("adding", after[:24]))

    @cached_property
    def per(self) -> str | None:
        """What an average is said to be per: day, month, lot or record."""
        end = self.numeral.start
        before = self.reading.rest[max(0, end - len(self.scope.before)) : end]  # no "Daily" of a name
        for unit, expression in _PER_UNITS.items():
            if expression.search(before) or expression.match(self.scope.after):
                return unit
        return None

    @cached_property
    def noun(self) -> str | None:
        """What the word right before it says it counts."""
        text = re.sub(r"\s+", " ", self.reading.rest[: self.numeral.start])
        return next((unit for unit, noun in _NOUNS.items() if noun.search(text)), None)

    @cached_property
    def units(self) -> frozenset[str]:
        """Units it may have; none where it says nothing."""
        unit, noun = self.numeral.unit, self.noun
        if unit == "piece" and noun in COUNTED and self.numeral.value < 10_000:
            return frozenset({noun})
        if unit == "occasion":
            return frozenset({"record", "month", "day"})
        if unit is None:
            return frozenset({noun} if noun in COUNTED else ())
        return frozenset({unit})


def producing(spoken: Spoken) -> bool:
    """Whether the words next to a number of days speak of days with production."""
    return any(worded("calendar", text) for text in (spoken.scope.before, spoken.scope.after[:12]))


def percent_cues(spoken: Spoken) -> tuple[bool, bool]:
    """Whether the words next to a percentage call it a share, and whether a growth."""
    scope, noun = spoken.scope, spoken.noun
    if re.match(r"\s?(?:수준|에 해당|만큼)", scope.after):
        return False, False
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


def has_extreme(spoken: Spoken) -> bool:
    """Whether the clause singles out a largest or smallest."""
    start, end = spoken.reading.clause(spoken.numeral.start)
    text = spoken.reading.text[start:end]
    return any(pattern("extremes", name).search(text) for name in ("max", "min"))
