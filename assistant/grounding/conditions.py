"""Counts under a condition: months above a number, items that rose, months in a row that fell."""

import re
from collections.abc import Iterator

from assistant.grounding.directions import sign_of
from assistant.grounding.facts import Fact
from assistant.grounding.lexicon import pattern
from assistant.grounding.numerals import Form, Numeral
from assistant.grounding.sentence import RANGED, has
from assistant.grounding.spoken import Spoken
from tools.tool import Kind

_MOVES = re.compile(
    r"\s(?:items? )?(?:grew|rose|fell|declined|increased|decreased|dropped|shrank)", re.IGNORECASE
)


def condition(spoken: Spoken) -> set[float]:
    """How many rows lie beyond a number the sentence names, or rose or fell; empty without a condition."""
    if spoken.numeral.unit == "occasion":
        return set()
    moving = bool(_MOVES.match(spoken.reading.text, spoken.numeral.end))
    if not moving and not spoken.units & {"month", "item", "day", "record", "piece", "week", "quarter"}:
        return set()
    counts: set[float] = set()
    for threshold in _thresholds(spoken):
        for rows in level_columns(spoken):
            met = [fact for fact in rows if _meets(fact.value, threshold)]
            counts.add(len(met))
    rising = [] if counts else _rising(spoken)
    for sign in rising:
        for rows in _columns(spoken, Kind.CHANGE):
            named = _named_runs(spoken, rows, sign)
            if named is not None:
                counts |= named or {-1}
                continue
            counts.add(sum(fact.value * sign > 0 for fact in rows))
            counts.add(sum(fact.value * sign > 0 and len(fact.items) == 1 for fact in rows))
            counts |= _runs(rows, sign) | _listed_run(spoken, rows, sign)
    return counts


def _thresholds(spoken: Spoken) -> list[Numeral]:
    return [
        one
        for one in spoken.reading.numerals
        if one.bound in ("over", "under") and one.start != spoken.numeral.start and one.form is Form.PLAIN
    ]


def _meets(value: float, threshold: Numeral) -> bool:
    return value >= threshold.value if threshold.bound == "over" else value <= threshold.value


def _rising(spoken: Spoken) -> list[int]:
    """Directions whose months are counted: 'rose in 5 months', '3개월 연속 감소'."""
    text = spoken.reading.text
    if moved := _MOVES.match(text, spoken.numeral.end):
        return [sign_of(moved[0])]
    if not spoken.units & {"month"}:
        return []
    return [sign for name, sign in (("up", 1), ("down", -1)) if pattern("directions", name).search(text)]


def _runs(rows: list[Fact], sign: int) -> set[float]:
    """Lengths of unbroken runs of changes in one direction."""
    lengths: set[float] = set()
    length = 0
    for fact in rows:
        length = length + 1 if fact.value * sign > 0 else 0
        lengths |= {length} if length else set()
    return lengths


def _listed_run(spoken: Spoken, rows: list[Fact], sign: int) -> set[float]:
    """How many months the sentence lists one after another, if all changes between them go that way."""
    named = [place for place, fact in enumerate(rows) if spoken.timed(fact.period, spoken.reading.whens)]
    run = rows[named[0] : named[-1] + 1] if named else []
    rising = all(fact.value * sign > 0 for fact in run[1:])
    return {len(run)} if len(run) == len(named) > 1 and rising else set()


def _named_runs(spoken: Spoken, rows: list[Fact], sign: int) -> set[float] | None:
    """How many months a named range has, if all changes in them go that way; None without a range."""
    fine = [when for when in spoken.reading.whens if when.fine == 2 and RANGED.search(when.text)]
    covered = [
        place
        for place, fact in enumerate(rows)
        if fact.period and any(when.covers(fact.period) for when in fine)
    ]
    if not has(spoken.reading, "streak") or len(covered) < 2:
        return None
    run = rows[covered[0] : covered[-1] + 1]
    return {len(run)} if all(fact.value * sign > 0 for fact in run[1:]) else set()


def level_columns(spoken: Spoken) -> Iterator[list[Fact]]:
    """Columns of amounts, each without its line of all others."""
    yield from _columns(spoken, Kind.QUANTITY)
    yield from _columns(spoken, Kind.NUMBER)


def _columns(spoken: Spoken, kind: Kind) -> Iterator[list[Fact]]:
    for column in spoken.index.columns.values():
        if column[0].kind is kind and column[0].place[1] >= 0 and len(column) > 1 and not column[0].stale:
            yield [fact for fact in column if not fact.rest]
