"""Counts: how many rows, items or months there are."""

import re
from collections.abc import Iterator

from assistant.grounding.conditions import condition
from assistant.grounding.names import Mention
from assistant.grounding.numerals import Form
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
    if not _listing(spoken) and (met := condition(spoken)):
        return numeral.value in met
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
        ranked = things(table)
        if spoken.units <= {"item", "piece"} or "record" in spoken.units:
            yield from range(1, ranked + 1)


def things(table: Table) -> int:
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
                yield things(table)
            if unit is None and units <= _COUNTABLE:
                yield len(table.rows)
            if unit == "item" and units == {"piece"} and spoken.numeral.value < 100:
                yield things(table)
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
