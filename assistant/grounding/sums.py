"""Sums and averages of values that the sentence ties, or that make up a whole column."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.grounding.facts import Fact
from assistant.grounding.numerals import Form
from assistant.grounding.scope import Hold
from assistant.grounding.sentence import has
from assistant.grounding.shifts import is_whole
from assistant.grounding.spoken import Spoken
from assistant.grounding.timing import other_end
from tools.tool import Kind, Period

_REST = re.compile("나머지|remaining|the rest|the others", re.IGNORECASE)
MOST_AMOUNTS = 40
"""Most amounts of which averages per day, month, record or lot are tried."""


def derived_from(like: Fact, value: float, kind: Kind, name: str, *, loose: bool = False) -> Fact:
    """A derived value in the clothes of a fact; `loose` marks one whose direction is open."""
    return replace(like, value=value, kind=kind, name=name, rest=loose, measure=None)


def totals(spoken: Spoken) -> Iterator[Fact]:
    """Sums, where a word asks for one or a period is named that they make up."""
    if spoken.change or spoken.average:
        return
    asked = has(spoken.reading, "sum") or has(spoken.reading, "complete")
    for total, _ in sums(spoken):
        if (spoken.timed(total.period) or (asked and not spoken.extreme)) and _unit_fits(spoken, total):
            yield total


def _unit_fits(spoken: Spoken, value: Fact) -> bool:
    return not spoken.units or value.unit is None or value.unit in spoken.units


def sums(spoken: Spoken) -> Iterator[tuple[Fact, int]]:
    """Sums with their counts: of rows that are named, of whole columns, of the numbers just cited."""
    yield from _cited_sums(spoken)
    for column in spoken.index.columns.values():
        if column[0].place[1] < 0 or len(column) < 2 or not (column[0].level or column[0].kind is Kind.SHARE):
            continue
        if column[0].stale and not spoken.stale_allowed:
            continue
        for rows in _groups(spoken, column):
            if len(rows) > 1 and _sum_fits(spoken, rows):
                yield sum_of(rows), len(rows)
    yield from across_tables(spoken)


def sum_of(rows: list[Fact]) -> Fact:
    items = frozenset(code for fact in rows for code in fact.items)
    periods = [fact.period for fact in rows if fact.period]
    hull = Period(min(one.first for one in periods), max(one.last for one in periods)) if periods else None
    return replace(
        rows[0], value=sum(fact.value for fact in rows), items=items, period=hull, measure=None, rest=False,
        name=f"sum of {len(rows)} {rows[0].name}",
    )  # fmt: skip


def _groups(spoken: Spoken, column: list[Fact]) -> Iterator[list[Fact]]:
    """All rows, the whole ones, all but the line of others, a ranking's first, and those that names pick."""
    if column[0].measure == "average":
        return
    yield column
    listed = [fact for fact in column if not fact.rest]
    if len(listed) < len(column):
        yield listed
    whole = [fact for fact in listed if not spoken.index.partial(fact)]
    if len(whole) < len(listed):
        yield whole
    for count in _tops(spoken):
        if count < len(listed):
            yield listed[:count]
            yield listed[-count:]
    codes = codes_named(spoken)
    own = [fact for fact in listed if fact.items & spoken.scope.codes]
    for base in (listed, own):
        for when in {*spoken.scope.whens, *spoken.reading.whens}:
            picked = [fact for fact in base if fact.period and not when.shifted and when.covers(fact.period)]
            if len(picked) < len(listed):
                yield picked
    if len(codes) > 1:
        yield [fact for fact in listed if fact.items & codes]
    if len(own) < len(listed):
        yield own


def codes_named(spoken: Spoken) -> frozenset[str]:
    """Items named in the sentence, or in the one before where it names none."""
    mentions = [mention for mention in spoken.reading.mentions if mention.codes] or spoken.context.items
    return frozenset(code for mention in mentions for code in mention.codes)


def _tops(spoken: Spoken) -> list[int]:
    """Numbers that follow 'top': 상위 3개, the three best."""
    numerals = [one for one in spoken.reading.numerals if one.form is Form.PLAIN and one.value < 100]
    return [int(one.value) for one in numerals if one.value == int(one.value) and one.value > 1]


def _sum_fits(spoken: Spoken, rows: list[Fact]) -> bool:
    """Whether the rows' common period is the one the sentence names, and their items those it names."""
    total, scope = sum_of(rows), spoken.scope
    if scope.whens_hold > Hold.CARRIED and not _period_fits(spoken, total, rows):
        return False
    if _REST.search(scope.clause_before) and not any(fact.rest for fact in rows):
        return False
    if not scope.codes or scope.items_hold < Hold.CLAUSE:
        return True
    if not total.items or not total.items <= codes_named(spoken):
        return scope.all_items
    return not any(fact.rest for fact in rows)


def _period_fits(spoken: Spoken, total: Fact, rows: list[Fact]) -> bool:
    """Exactly the period named; or within it, where it is named from afar or all rows are of one period."""
    period, scope = total.period, spoken.scope
    if period is not None and other_end(spoken, period):
        return False
    if any(is_whole(when) for when in scope.whens):
        fixed = [when for when in spoken.reading.whens if not when.shifted]
        return period in spoken.index.periods or spoken.timed(period, fixed)
    if period is None or spoken.timed(period):
        return True
    alike = any(fact.period == rows[0].period for fact in rows[1:])
    distant = scope.whens_hold <= Hold.SENTENCE
    if distant and spoken.timed(period, (*spoken.reading.whens, *spoken.context.whens)):
        return True
    whole = not any(spoken.index.partial(fact) for fact in rows) and len(rows) > 1
    coarse = all(when.fine == 1 for when in scope.whens)
    finished = whole and coarse and (has(spoken.reading, "complete") or has(spoken.reading, "rate"))
    return (alike or distant or finished) and any(when.covers(period) for when in scope.whens)


def period_sums(spoken: Spoken) -> list[Fact]:
    """For each period that the sentence names, the sum of the rows in it."""
    sums_found = []
    for column in spoken.index.columns.values():
        if not column[0].level or column[0].place[1] < 0 or column[0].measure or column[0].stale:
            continue
        for when in spoken.reading.whens:
            rows = [fact for fact in column if fact.period and not when.shifted and when.covers(fact.period)]
            if 1 < len(rows) < len(column) and spoken.timed(sum_of(rows).period, [when]):
                sums_found.append(sum_of(rows))
    return sums_found


def _cited_sums(spoken: Spoken) -> Iterator[tuple[Fact, int]]:
    """Sums of the last numbers cited, two or more, of one unit."""
    cited = [one.fact for one in spoken.context.cited if one.fact.level or one.fact.kind is Kind.SHARE]
    for count in range(2, len(cited) + 1):
        rows = cited[-count:]
        if len({(fact.unit, fact.kind is Kind.SHARE) for fact in rows}) == 1:
            yield sum_of(rows), count


def across_tables(spoken: Spoken) -> Iterator[tuple[Fact, int]]:
    """The same column of several one-row results."""
    columns: dict[tuple[str, int], list[Fact]] = {}
    for fact in spoken.index.singles:
        if not fact.stale or spoken.stale_allowed:
            columns.setdefault((fact.name, fact.place[2]), []).append(fact)
    for rows in columns.values():
        if 1 < len(rows) <= 12 and rows[0].measure is None:
            yield sum_of(rows), len(rows)


def averages(spoken: Spoken) -> Iterator[Fact]:
    if not has(spoken.reading, "rate") or (spoken.added and not spoken.average):
        return
    for total, count in sums(spoken):
        if total.kind is not Kind.SHARE and _unit_fits(spoken, total):
            yield derived_from(total, total.value / count, Kind.QUANTITY, f"average of {count}")
    for amount in _named_levels(spoken):
        if not _unit_fits(spoken, amount):
            continue
        for beside in _counts_beside(spoken, amount):
            if spoken.per and beside.unit != spoken.per:
                continue
            yield derived_from(
                amount, amount.value / beside.value, Kind.QUANTITY, f"{amount.name} per {beside.unit}"
            )


def _counts_beside(spoken: Spoken, amount: Fact) -> Iterator[Fact]:
    """Counts of days, months, records and lots that belong to an amount."""
    table, row, _ = amount.place
    for place in ((table, row), (table, -1)):
        for fact in spoken.index.rows.get(place, []):
            if (
                fact.kind is Kind.COUNT
                and fact.value > 1
                and fact.unit in ("day", "month", "record", "lot", "week")
            ):
                yield fact


def _named_levels(spoken: Spoken) -> list[Fact]:
    """Amounts of pieces that the numeral's names allow; none where there are too many."""
    amounts = [fact for fact in spoken.index.facts if _named_level(spoken, fact)]
    return amounts if len(amounts) <= MOST_AMOUNTS else []


def _named_level(spoken: Spoken, fact: Fact) -> bool:
    scope = spoken.scope
    if fact.kind not in (Kind.QUANTITY, Kind.NUMBER) or fact.place[1] < 0 or fact.measure is not None:
        return False
    if fact.stale and not spoken.stale_allowed:
        return False
    item = not scope.codes or bool(fact.items & scope.codes)
    return item and (not scope.whens or fact.period is None or spoken.timed(fact.period))
