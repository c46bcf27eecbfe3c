"""Counts and ranks: how many rows, items or months there are, and which place a row takes."""

import re
from collections.abc import Iterator

from assistant.grounding.directions import sign_of
from assistant.grounding.facts import Fact
from assistant.grounding.lexicon import pattern
from assistant.grounding.names import Mention
from assistant.grounding.numerals import Form, Numeral
from assistant.grounding.scope import Hold
from assistant.grounding.sentence import has
from assistant.grounding.spoken import Spoken, producing
from tools.tool import Kind, Table

_COUNTABLE = frozenset(
    {"item", "month", "record", "day", "lot", "piece", "period", "quarter", "week", "year", "occasion"}
)
_ROW_UNITS = ((Kind.LOT, "record"), (Kind.MONTH, "month"), (Kind.CODE, "item"))
_LISTED = re.compile(
    r"(?:상위|하위|톱|탑|top|bottom|최근|latest|last|recent|first|leading|newest|best|최신)[\s-]*$",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\s(?:items? )?(?:grew|rose|fell|declined|increased|decreased|dropped|shrank)", re.IGNORECASE
)
_NAMES = re.compile(r"\s?(?:보다|와|과|및|의|에 비해|대비|,\s?\d+위|~)|(?:\s?(?:place|item))?'s")
_ANNOUNCES = re.compile(
    r"(?:는|은|:|인|\)|\.)?\s?(?:품목(?:은|인)?\s|is\s|was\s|place:?\s|\|\s)?", re.IGNORECASE
)
_LISTED_AFTER = re.compile(r"(?:most recent|leading|top|best|latest|largest|biggest)", re.IGNORECASE)


def counted(spoken: Spoken) -> bool:
    """Whether a small whole number counts rows of a result or names in the sentence, or is a limit."""
    numeral = spoken.numeral
    if (
        numeral.form is not Form.PLAIN
        or numeral.value != int(numeral.value)
        or numeral.sign
        or (spoken.change and numeral.unit in (None, "piece"))
    ):
        return False
    if numeral.unit is None and not _listing(spoken) and numeral.value > 31 and spoken.noun is None:
        return False
    if has(spoken.reading, "offer") and _listing(spoken):
        return True
    if condition := _condition(spoken):
        return numeral.value in condition
    return numeral.value in set(_limits(spoken)) | set(_rows(spoken)) | set(_named(spoken))


def _listing(spoken: Spoken) -> bool:
    """Whether it follows 'top', 'latest' and the like."""
    return bool(
        _LISTED.search(spoken.reading.text[: spoken.numeral.start])
        or _LISTED_AFTER.search(spoken.numeral.text)
    )


def _limits(spoken: Spoken) -> Iterator[float]:
    """Limits in arguments, for numbers that set one; any ranking holds its own beginning."""
    if not _listing(spoken):
        return
    yield from spoken.index.arguments
    for table in spoken.index.tables:
        ranked = _ranked(table)
        if spoken.units <= {"item", "piece"} or "record" in spoken.units:
            yield from range(1, ranked + 1)


def _ranked(table: Table) -> int:
    """Rows that stand for one thing each; a line of all others does not."""
    kinds = [column.kind for column in table.columns]
    for kind in (Kind.RANK, Kind.CODE):
        if kind in kinds:
            return sum(row[kinds.index(kind)] is not None for row in table.rows)
    return len(table.rows)


def _rows(spoken: Spoken) -> Iterator[float]:
    """Numbers of rows, where what they stand for is what is counted."""
    units = spoken.units
    tables = [*spoken.index.tables, *(spoken.index.stale_tables if spoken.stale_allowed else [])]
    for table in tables:
        kinds = {column.kind for column in table.columns}
        unit = next((name for kind, name in _ROW_UNITS if kind in kinds), None)
        if len(table.rows) > 1 or unit == "item":
            if (
                not units
                or unit in units
                or (unit == "item" and units & {"piece"} and spoken.noun == "item")
                or units & {"occasion"}
            ):
                yield _ranked(table)
            if unit is None and units <= _COUNTABLE:
                yield len(table.rows)
            if unit == "item" and units == {"piece"} and spoken.numeral.value < 100:
                yield _ranked(table)
    for when in spoken.scope.whens:
        for column in spoken.index.columns.values():
            if column[0].label and units & {"lot", "record", "occasion"}:
                yield sum(fact.period is not None and when.covers(fact.period) for fact in column)
    if units & {"period"} and any("period2_from" in table.basis.arguments for table in tables):
        yield 2


def _named(spoken: Spoken) -> Iterator[float]:
    """Numbers of items, lots or periods that the sentence, or the one before it, names."""
    units = spoken.units
    for names, unit in (
        ([mention.text for mention in _items(spoken)], "item"),
        ([when.text for when in spoken.reading.whens if when.fine > 1], "month"),
        ([mention.label for mention in spoken.reading.mentions if mention.label], "lot"),
    ):
        small = (
            unit in units
            or units & {"occasion", "period"}
            or (unit == "item" and "piece" in units and bool(names))
        )
        if small and len(set(names)) > 1:
            yield len(set(names))
    if "item" in units and len(spoken.index.codes) > 1:
        yield len(spoken.index.codes)
    if producing(spoken):
        return
    for when in (*spoken.reading.whens, *spoken.context.whens):
        bounds = when.bounds(spoken.index.today.year)
        if bounds and (units & {"day", "month"}):
            days = (bounds[1] - bounds[0]).days + 1
            yield (
                days
                if "day" in units
                else (bounds[1].year - bounds[0].year) * 12 + bounds[1].month - bounds[0].month + 1
            )


def _items(spoken: Spoken) -> list[Mention]:
    own = [mention for mention in spoken.reading.mentions if mention.codes]
    return own or list(spoken.context.items)


# Counts under a condition


def _condition(spoken: Spoken) -> set[float]:
    """How many rows lie beyond a number the sentence names, or rose or fell; empty without a condition."""
    if spoken.numeral.unit == "occasion" or _listing(spoken):
        return set()
    moving = bool(_MOVES.match(spoken.reading.text, spoken.numeral.end))
    if not moving and not spoken.units & {"month", "item", "day", "record", "piece", "week", "quarter"}:
        return set()
    counts: set[float] = set()
    for threshold in _thresholds(spoken):
        for rows in _level_columns(spoken):
            met = [fact for fact in rows if _meets(fact.value, threshold)]
            counts.add(len(met))
    rising = [] if counts else _rising(spoken)
    for sign in rising:
        for rows in _columns(spoken, Kind.CHANGE):
            counts.add(sum(fact.value * sign > 0 for fact in rows))
            counts.add(sum(fact.value * sign > 0 and len(fact.items) == 1 for fact in rows))
            counts |= _runs(rows, sign)
    return counts


def _thresholds(spoken: Spoken) -> list[Numeral]:
    return [
        one
        for one in spoken.reading.numerals
        if one.bound and one.start != spoken.numeral.start and one.form is Form.PLAIN
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
        lengths |= {length, length + 1} if length else set()
    return lengths


def _level_columns(spoken: Spoken) -> Iterator[list[Fact]]:
    yield from _columns(spoken, Kind.QUANTITY)
    yield from _columns(spoken, Kind.NUMBER)


def _columns(spoken: Spoken, kind: Kind) -> Iterator[list[Fact]]:
    for column in spoken.index.columns.values():
        if column[0].kind is kind and column[0].place[1] >= 0 and len(column) > 1 and not column[0].stale:
            yield [fact for fact in column if not fact.rest]


# Ranks


def ranked(spoken: Spoken) -> str | None:
    """Why the place is wrong, None where it is right."""
    place = int(spoken.numeral.value)
    scope = spoken.scope
    if _NAMES.match(spoken.reading.text, spoken.numeral.end) and place in spoken.index.rank_codes:
        return None
    whens = scope.whens if scope.whens_hold >= Hold.CLAUSE else ()
    codes = _announced(spoken) or (scope.codes if scope.items_hold >= Hold.CLAUSE else frozenset())
    places = set(_places(spoken, codes)) if codes else set(_period_places(spoken)) if whens else set()
    if places:
        return (
            None
            if place in places
            else f"is not its place: it is number {', '.join(map(str, sorted(places)))}"
        )
    rows = [_ranked(table) for table in spoken.index.tables]
    if codes and not whens:
        return "is the place of an item that no ranking of this question holds"
    return None if any(place <= count for count in rows) else "is no place in a result"


def _announced(spoken: Spoken) -> frozenset[str]:
    """The item right behind its place: '2위 BW0021', 'No. 2 is BW0021'."""
    for mention in spoken.reading.mentions:
        between = spoken.reading.text[spoken.numeral.end : mention.start]
        if mention.start >= spoken.numeral.end and mention.codes and _ANNOUNCES.fullmatch(between):
            return mention.codes
    return frozenset()


def _places(spoken: Spoken, codes: frozenset[str]) -> Iterator[int]:
    for fact in spoken.index.facts:
        if fact.kind is Kind.RANK and fact.items & codes and (not fact.stale or spoken.stale_allowed):
            yield int(fact.value)
    for column in _level_columns(spoken):
        if any(fact.items != column[0].items for fact in column):
            yield from _order(column, [fact for fact in column if fact.items & codes], spoken)


def _period_places(spoken: Spoken) -> Iterator[int]:
    for column in _level_columns(spoken):
        if any(fact.period != column[0].period for fact in column):
            own = [fact for fact in column if _named_by(fact, spoken)]
            yield from _order(column, own, spoken)


def _named_by(fact: Fact, spoken: Spoken) -> bool:
    fine = [when for when in spoken.reading.whens if when.fine > 1 and not when.shifted]
    return spoken.timed(fact.period, fine or spoken.scope.whens)


def _order(column: list[Fact], own: list[Fact], spoken: Spoken) -> Iterator[int]:
    """Places of some facts in their column, from the top, or from the bottom where the sentence does."""
    lowest = pattern("extremes", "min").search(spoken.reading.text) or re.search(
        r"weak|low|small|few|least|하위|적은|낮은|bottom", spoken.reading.text
    )
    for fact in own:
        yield 1 + sum(other.value < fact.value if lowest else other.value > fact.value for other in column)


def listed(spoken_ordinal: int, previous: int, ranks: set[int]) -> str | None:
    """Why a list item's number is wrong: it must follow the one before, and be the item's rank if any."""
    if spoken_ordinal not in (1, previous + 1):
        return f"does not follow {previous} in the list"
    if ranks and spoken_ordinal not in ranks:
        return f"is not the item's rank, {', '.join(map(str, sorted(ranks)))}"
    return None
