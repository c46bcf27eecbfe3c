"""The lock itself: a sentence may be shown when everything it claims is supported."""

import re
from dataclasses import replace
from itertools import pairwise

from assistant.grounding import grid
from assistant.grounding.comparisons import (
    wrong_comparisons,
    wrong_rivals,
    wrong_thresholds,
    wrong_trends,
)
from assistant.grounding.context import MOST_CITED, Cited, Context
from assistant.grounding.counts import counted
from assistant.grounding.courses import wrong_arrivals, wrong_courses, wrong_series
from assistant.grounding.derive import derived
from assistant.grounding.evidence import Evidence
from assistant.grounding.extremes import wrong_extremes
from assistant.grounding.facts import Fact
from assistant.grounding.index import Index
from assistant.grounding.known import nested, unknown_when
from assistant.grounding.lexicon import has as worded
from assistant.grounding.match import misfit
from assistant.grounding.names import SPELLED_AMOUNT, mismatched
from assistant.grounding.numerals import Form, Numeral
from assistant.grounding.order import in_order
from assistant.grounding.ranks import listed, ranked
from assistant.grounding.recency import wrong_recency
from assistant.grounding.scope import scope_of
from assistant.grounding.sentence import Reading, has, read
from assistant.grounding.sentences import split_sentences
from assistant.grounding.spoken import Spoken
from assistant.grounding.text import plain, without_quotes
from assistant.grounding.verdict import Claim, Verdict
from tools.tool import Kind

_HELD_AGAINST = re.compile(
    r"\)?\s?(?:의\s?(?:약\s?|거의\s?|대략\s?)?(?:절반|[\d.한두세네]+\s?(?:배|%))|보다|대비|에 비해)"
)
_HOLDING = re.compile(
    r"(?<![A-Za-z])(?:than|versus|vs\.?|from|times|compared (?:to|with))\s(?:the\s)?$", re.IGNORECASE
)


def check(sentence: str, evidence: Evidence, said: str = "") -> Verdict:
    """Trace every claim of `sentence`; `said` is the text of the same answer already accepted."""
    checked = _Sentence(sentence, evidence.index, _context_after(said, evidence))
    evidence.contexts[said + sentence] = checked.context()
    return Verdict(tuple(checked.claims()))


def _context_after(said: str, evidence: Evidence) -> Context:
    """What the accepted text leaves to lean on; remembered sentence by sentence."""
    if said in evidence.contexts:
        return evidence.contexts[said]
    context, before = Context(), ""
    for sentence in split_sentences(said, final=True)[0]:
        before += sentence
        known = evidence.contexts.get(before)
        context = known or _Sentence(sentence, evidence.index, context).context()
        evidence.contexts[before] = context
    return context


class _Sentence:
    """One sentence, or one row of a table, against its evidence."""

    def __init__(self, text: str, index: Index, context: Context) -> None:
        self.text = without_quotes(plain(text), index.asked.text, SPELLED_AMOUNT)
        self.index = index
        self.before = context
        self.cited: list[Cited] = []
        self.readings: list[Reading] = []
        self.found: list[Claim] = []
        self._trace()

    def claims(self) -> list[Claim]:
        """What is not supported."""
        return list(dict.fromkeys(self.found))

    def context(self) -> Context:
        """What the next sentence may lean on."""
        items = tuple(mention for reading in self.readings for mention in reading.mentions if mention.codes)
        whens = tuple(when for reading in self.readings for when in reading.whens)
        years = [when.last.year for when in whens if when.last.year]
        header = self.before.header if grid.is_row(self.text) else ()
        if grid.is_row(self.text) and not header:
            header = grid.cells_of(self.text)
        ordinal = self.readings[0].ordinal if self.readings and self.readings[0].ordinal else None
        return Context(
            items or self.before.items,
            whens or self.before.whens,
            years[-1] if years else self.before.year,
            (*self.before.cited, *self.cited)[-MOST_CITED:],
            header,
            ordinal or (self.before.ordinal if not self.text.strip() or self.text[:1].isspace() else 0),
            bool(worded("earlier", self.text)),
            bool(worded("average", self.text)),
        )

    def _trace(self) -> None:
        if not self.text.strip() or grid.is_rule(self.text):
            return
        if grid.is_row(self.text) and self.before.header:
            for cell in grid.sentences(self.before.header, grid.cells_of(self.text)):
                self._read(read(cell.text, self.index, cell.start or -1))
        else:
            self._read(read(self.text, self.index))

    def _read(self, reading: Reading) -> None:
        self.readings.append(reading)
        self._names(reading)
        self._numerals(reading)
        for wrong in (
            wrong_extremes(reading, self.cited, self.index),
            wrong_courses(reading, self.cited),
            wrong_comparisons(reading, self.cited),
            wrong_series(reading, self.cited),
            wrong_trends(reading, self.cited, self.index),
            wrong_rivals(reading, self.cited, self.index),
            wrong_arrivals(reading, self.cited, self.index),
            wrong_thresholds(reading, self.index),
            wrong_recency(reading, self.cited, self.index),
        ):
            self.found.extend(Claim(text, reason) for text, reason in wrong)

    # Names

    def _names(self, reading: Reading) -> None:
        stale = self.before.earlier or has(reading, "earlier")
        for code in reading.unknown:
            self.found.append(Claim(code, "is no code that the results, the arguments or the question hold"))
        for one, two in pairwise(reading.mentions):
            if reason := mismatched(one, two, reading.text[one.end : two.start]):
                self.found.append(Claim(f"{one.text} ({two.text})", reason))
        for first, second in pairwise(reading.whens):
            if reason := nested(first, second, reading.text[first.end : second.start], self.index):
                self.found.append(Claim(second.text, reason))
        for when in reading.whens:
            if when.start >= reading.cell_from and (
                reason := unknown_when(when, reading, self.index, stale=stale)
            ):
                self.found.append(Claim(when.text, reason))
        if reading.ordinal is not None:
            ranks = self._ranks(reading)
            if reason := listed(reading.ordinal, self.before.ordinal, ranks, self._sharing()):
                self.found.append(Claim(f"{reading.ordinal}.", reason))

    def _ranks(self, reading: Reading) -> set[int]:
        """Ranks of the first item a list line names, with those of its ties."""
        first = next((mention.codes for mention in reading.mentions if mention.codes), frozenset())
        ranks = set()
        for fact in self._placed():
            if fact.items & first:
                ranks |= set(range(int(fact.value), int(fact.value) + self._ties(fact)))
        return ranks

    def _sharing(self) -> set[int]:
        """How many items share the place of the list line before, where more than one does."""
        told = [self._ties(fact) for fact in self._placed() if fact.value == self.before.ordinal]
        return {ties for ties in told if ties > 1}

    def _placed(self) -> list[Fact]:
        """The ranks that this question's results hold."""
        return [fact for fact in self.index.facts if fact.kind is Kind.RANK and not fact.stale]

    def _ties(self, fact: Fact) -> int:
        """How many rows of its column have the rank, itself among them."""
        return sum(other.value == fact.value for other in self.index.columns[fact.place[0], fact.place[2]])

    # Numerals

    def _numerals(self, reading: Reading) -> None:
        shared = in_order(reading)
        waiting = [numeral for numeral in reading.numerals if numeral.start >= reading.cell_from]
        for last in (False, True):  # a second time for what derives from numbers named behind it
            for numeral in list(waiting):
                scope = scope_of(reading, numeral, (self.before.items, self.before.whens), shared)
                context = replace(self.before, cited=(*self.before.cited, *self.cited))
                traced = self._traced(Spoken(numeral, reading, scope, context, self.index))
                if not isinstance(traced, str):
                    waiting.remove(numeral)
                    self.cited.extend([traced] if traced else [])
                elif last:
                    self.found.append(Claim(numeral.text.strip(), traced))

    def _traced(self, spoken: Spoken) -> Cited | str | None:
        """What the numeral was traced to, None where it needs no fact, or why it cannot stand."""
        numeral = spoken.numeral
        if numeral.form is Form.CLOCK:
            return None if numeral.value in self.index.clocks else "is a time that no result holds"
        if numeral.form is Form.ORDINAL or (numeral.form is Form.PLAIN and spoken.noun == "rank"):
            return ranked(spoken)
        reasons = []
        for fact in self._nearest(numeral):
            reason = misfit(spoken, fact)
            if reason is None:
                return Cited(numeral, fact, compared=_is_compared(spoken))
            reasons.append(reason)
        if counted(spoken) or _echoed(spoken):
            return None
        if self._speakable(spoken):
            value = derived(spoken)
            if isinstance(value, Fact):
                return Cited(numeral, value, derived=True)
            if value is not None:
                reasons.insert(0, value)
        return reasons[0] if reasons else "is neither a value of the results nor derived from them"

    def _speakable(self, spoken: Spoken) -> bool:
        return not self.index.empty or spoken.stale_allowed

    def _nearest(self, numeral: Numeral) -> list[Fact]:
        """Facts of that size, those of this question first."""
        facts = self.index.near(numeral.low, numeral.high)
        return sorted(facts, key=lambda fact: (fact.stale, abs(abs(fact.value) - numeral.value)))[:200]


def _is_compared(spoken: Spoken) -> bool:
    """Whether words right around the numeral make it what another is held against: 'than 5', '5의 두 배'."""
    text, numeral = spoken.reading.text, spoken.numeral
    return bool(_HELD_AGAINST.match(text, numeral.end) or _HOLDING.search(text[: numeral.start]))


def _echoed(spoken: Spoken) -> bool:
    """Whether it repeats a number of the question as the condition it set there, or to deny it."""
    numeral = spoken.numeral
    if numeral.form is Form.PLAIN and (numeral.value, numeral.bound) in spoken.index.bounds:
        return True
    asked = [
        one for one in spoken.index.asked.numerals if one.value == numeral.value and one.form is numeral.form
    ]
    if not asked:
        return False
    bounds = {one.bound for one in asked}
    units = {one.unit for one in asked} | {
        None,
        numeral.unit if None in {one.unit for one in asked} else None,
    }
    if numeral.bound and bounds & {None, numeral.bound} and numeral.unit in units:
        return True
    if has(spoken.reading, "echo"):
        return True
    small = numeral.unit in (
        "day",
        "month",
        "week",
        "year",
        "hour",
        "item",
        "quarter",
        "period",
        "record",
        "lot",
    )
    return small and any(one.unit == numeral.unit for one in asked) and _filters(spoken)


def _filters(spoken: Spoken) -> bool:
    """Whether the words around it set what is looked at: 최근 7일, top 5, last 3 months."""
    text = spoken.reading.text[max(0, spoken.numeral.start - 16) : spoken.numeral.start]
    return bool(
        re.search(
            r"(?:최근|지난|상위|하위|앞으로|top|last|past|recent|latest|bottom|first|within|the)\s*(?:the\s)?$",
            text,
            re.IGNORECASE,
        )
    )
