"""Whether a fact is what a numeral says: value, unit, item, label, period, measure and direction."""

import re
from collections.abc import Sequence

from assistant.grounding.facts import Fact
from assistant.grounding.lexicon import has as worded
from assistant.grounding.lexicon import pattern
from assistant.grounding.numerals import Form
from assistant.grounding.scope import Hold, rest_cue
from assistant.grounding.sentence import has
from assistant.grounding.spoken import Spoken, percent_cues, producing
from assistant.grounding.timing import mistimed
from tools.tool import Kind

AVERAGED = re.compile(r"per_(?:producing_)?(day|month|lot|record)")


def misfit(spoken: Spoken, fact: Fact) -> str | None:
    """Why the fact is not what the numeral says, None where it is."""
    if fact.stale and not spoken.stale_allowed:
        return f"is from an earlier question ({fact.described()}); say so or leave it out"
    checks = (_kind, _measure, misfit_items, _label, mistimed, _direction)
    return next((reason for check in checks if (reason := check(spoken, fact))), None)


def _kind(spoken: Spoken, fact: Fact) -> str | None:
    form, noun = spoken.numeral.form, spoken.noun
    percent = form is Form.PERCENT or (
        form is Form.PLAIN and noun in ("share", "growth") and spoken.numeral.unit is None
    )
    if fact.kind is Kind.NUMBER:
        other = fact.unit and spoken.units and fact.unit not in spoken.units
        plain = form in (Form.PLAIN, Form.PERCENT, Form.TIMES) and not other
        return None if plain else f"has another unit in the results ({fact.described()})"
    if percent:
        return _percent_kind(spoken, fact)
    if fact.kind is Kind.RANK:
        return None if form is Form.ORDINAL or noun == "rank" else f"is a rank ({fact.described()})"
    if form is not Form.PLAIN or fact.kind in (Kind.SHARE, Kind.GROWTH):
        return f"has another unit in the results ({fact.described()}, {fact.kind})"
    units = spoken.units
    if (fact.measure == "calendar" or fact.name == "days of the period") and producing(spoken):
        return f"counts calendar days, not days with production ({fact.described()})"
    if units and fact.unit and fact.unit not in units:
        return f"has another unit: in the results it counts {fact.unit}s ({fact.described()})"
    if fact.kind is Kind.CHANGE and not _changing(spoken):
        return f"is by how much it changed, not the amount itself ({fact.described()})"
    if spoken.change and fact.kind is not Kind.CHANGE and not worded("over", spoken.scope.after):
        return f"is no change but the amount itself ({fact.described()})"
    return None


def _changing(spoken: Spoken) -> bool:
    """Whether the numeral can be a change: called one, or at least not told right behind a period."""
    if spoken.change or spoken.sign or spoken.noun == "growth":
        return True
    return spoken.scope.whens_hold is not Hold.TIGHT


def _percent_kind(spoken: Spoken, fact: Fact) -> str | None:
    if fact.kind not in (Kind.SHARE, Kind.GROWTH):
        return f"is no percentage in the results ({fact.described()})"
    share, growth = percent_cues(spoken)
    if fact.kind is Kind.SHARE and growth and not share:
        return f"is a share of the total, not a growth ({fact.described()})"
    if fact.kind is Kind.GROWTH and share and not growth:
        return f"is a growth, not a share ({fact.described()})"
    return None


def _measure(spoken: Spoken, fact: Fact) -> str | None:
    if not fact.level:
        return None
    said = f"({fact.described()})"
    if fact.measure == "average":
        if not (spoken.average or has(spoken.reading, "rate") or spoken.context.average) or spoken.added:
            return f"is an average {said}"
        if spoken.per and (parts := AVERAGED.search(fact.name)) and parts[1] != spoken.per:
            return f"is an average per {parts[1]} {said}"
    elif spoken.average and fact.kind is Kind.QUANTITY and not worded("sum", spoken.scope.before):
        return f"is no average {said}"
    if spoken.added and not spoken.extreme and (fact.measure or _one_of_many(spoken, fact)):
        return f"is a single value, not a sum {said}"
    return _extreme(spoken, fact)


def _one_of_many(spoken: Spoken, fact: Fact) -> bool:
    """Whether the fact is one amount in a column of several items or days."""
    column = spoken.index.columns.get((fact.place[0], fact.place[2]), [])
    return len(column) > 1 and not fact.rest and fact.kind is Kind.QUANTITY and bool(fact.items or fact.label)


def _extreme(spoken: Spoken, fact: Fact) -> str | None:
    low, high = (pattern("extremes", name).search(spoken.scope.before) for name in ("min", "max"))
    if fact.measure == "max" and low and not high:
        return f"is the largest, not the smallest ({fact.described()})"
    if fact.measure == "min" and high and not low:
        return f"is the smallest, not the largest ({fact.described()})"
    return None


def misfit_items(spoken: Spoken, fact: Fact) -> str | None:
    """Why the fact is of other items than the numeral is said of, None where it is not."""
    scope = spoken.scope
    if fact.rest:
        spoken_of = rest_cue(scope, spoken.reading)
        return None if spoken_of else f"belongs to all other items together ({fact.described()})"
    if not scope.codes or fact.items & scope.codes:
        return None
    if fact.place[1] < 0 and scope.items_hold <= Hold.CARRIED:
        return None
    if not fact.items and (scope.items_hold <= Hold.CARRIED or scope.all_items):
        return None
    if not fact.items and scope.items_hold is Hold.SENTENCE and has(spoken.reading, "sum"):
        return None
    return f"is {fact.described()}, not of {', '.join(sorted(scope.codes))}"


def _label(spoken: Spoken, fact: Fact) -> str | None:
    labels = spoken.scope.labels
    if fact.label is None or not labels or fact.label in labels or _of_family(fact, labels):
        return None
    return f"is of {fact.label}, not of {labels[0]}"


def _of_family(fact: Fact, labels: Sequence[str]) -> bool:
    """Whether the fact is of items whose codes all begin with the letters of one label: 'HS'."""
    families = {code.casefold().rstrip("0123456789") for code in fact.items}
    return len(families) == 1 and not families.isdisjoint(labels)


def _direction(spoken: Spoken, fact: Fact) -> str | None:
    if fact.kind is Kind.CHANGE and _beside_compared(spoken):
        return f"is a change, not the amount it is compared with ({fact.described()})"
    if fact.kind not in (Kind.CHANGE, Kind.GROWTH):
        wrong = spoken.numeral.sign < 0 and fact.value > 0 and fact.kind is not Kind.NUMBER
        return f"is not negative ({fact.described()})" if wrong else None
    flipped = _flipped(spoken, fact)
    if flipped and fact.kind is Kind.GROWTH:
        return f"is the growth seen from the other period ({fact.described()})"
    return wrong_way(spoken, -fact.value if flipped else fact.value, fact.described())


def _beside_compared(spoken: Spoken) -> bool:
    """Whether it stands in brackets right behind the period compared with: 'than in March (1,234)'."""
    held = spoken.scope.whens_hold is Hold.TIGHT and spoken.scope.whens[0].start in spoken.reading.references
    between = spoken.reading.text[spoken.scope.whens[0].end : spoken.numeral.start] if held else ""
    return held and spoken.numeral.sign == 0 and re.fullmatch(r"\s?\(", between) is not None


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
