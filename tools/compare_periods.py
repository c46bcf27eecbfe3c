"""Tool: two periods side by side, and the items that make the difference."""

from collections.abc import Iterator
from datetime import timedelta
from math import fsum

from tools.figures import DayTotal, Figures, figures, percent, pieces
from tools.items import index_of
from tools.periods import FirstDay, LastDay
from tools.reading import MaybeItem, Reading
from tools.tool import Column, Facts, Item, Kind, Period, Row, Table

COLUMNS = (
    Column("part", Kind.TEXT),
    Column("item_code", Kind.CODE),
    Column("item_name", Kind.NAME),
    Column("period1_quantity", Kind.QUANTITY),
    Column("period2_quantity", Kind.QUANTITY),
    Column("difference", Kind.CHANGE),
    Column("growth", Kind.GROWTH),
    Column("period1_days", Kind.COUNT),
    Column("period2_days", Kind.COUNT),
)
AGGREGATION = (
    "quantity: sum of good_quantity in pieces; difference: period2 - period1; growth: % of period1; days: "
    "calendar days read, for per_producing_day the days whose sum is above 0; like_for_like: the first days "
    "of each, as many as the shorter has; item rows sum to total, like_for_like_item rows to like_for_like"
)
MOST_ITEMS = 5


def compare_periods(
    facts: Facts,
    period1_from: FirstDay,
    period1_to: LastDay,
    period2_from: FirstDay,
    period2_to: LastDay,
    item_code: MaybeItem = None,
) -> Table:
    """Two periods: totals, difference = period2 - period1, growth, daily averages and the items behind it.

    Give the earlier period first. Unequal or running periods also get like-for-like figures.
    """
    reading = Reading(
        facts,
        "compare_periods",
        period1_from=period1_from,
        period1_to=period1_to,
        period2_from=period2_from,
        period2_to=period2_to,
    )
    first = reading.choose_period(period1_from, period1_to, "period1_to")
    second = reading.choose_period(period2_from, period2_to, "period2_to")
    reading.choose_item(item_code)
    rows = tuple(_rows(reading, first, second))
    reading.note_sources()
    if rows:
        _note_periods(reading, first, second, rows[0])
    said = f"period1 {_text(first)}, period2 {_text(second)}; {AGGREGATION}"
    return reading.table(COLUMNS, rows, said, first, second)


def _rows(reading: Reading, first: Period, second: Period) -> Iterator[Row]:
    days = reading.days(first), reading.days(second)
    one, two = figures(days[0]), figures(days[1])
    if one is None and two is None:
        return
    yield _row("total", (_quantity(one), _quantity(two)), (first.days, second.days))
    yield _row("per_producing_day", (_average(one), _average(two)), (_producing(one), _producing(two)))
    begun = _beginning(first, second), _beginning(second, first)
    alike = tuple(_quantity(figures(_within(*pair))) for pair in zip(days, begun, strict=True))
    if first.days != second.days:
        yield _row("like_for_like", (alike[0], alike[1]), (begun[0].days, begun[1].days))
    if reading.item is None and one and two:
        yield from _contributions(reading, first, second)
    if reading.item is None and first.days != second.days and None not in alike:
        yield from _contributions(reading, *begun, prefix="like_for_like_")


def _contributions(reading: Reading, first: Period, second: Period, prefix: str = "") -> Iterator[Row]:
    """The items that differ most and all others as one line, which together are the whole of both periods."""
    before, after = reading.item_sums(first)[0], reading.item_sums(second)[0]
    sums = {code: (before.get(code, 0), after.get(code, 0)) for code in before | after}
    ranked = sorted(sums, key=lambda code: (-abs(round(sums[code][1] - sums[code][0], 6)), code))
    index = index_of(reading.facts.generation)
    for code in ranked[:MOST_ITEMS]:
        yield _row(f"{prefix}item", sums[code], item=index[code].item)
    if others := [sums[code] for code in ranked[MOST_ITEMS:]]:
        rest = (fsum(one for one, _ in others), fsum(two for _, two in others))
        yield _row(f"{prefix}other_items", rest)


def _row(
    part: str,
    quantities: tuple[float | None, float | None],
    days: tuple[int | None, int | None] = (None, None),
    item: Item | None = None,
) -> Row:
    one, two = map(pieces, quantities)
    difference = pieces(two - one) if one is not None and two is not None else None
    code, name = (item.code, item.name) if item else (None, None)
    return (part, code, name, one, two, difference, percent(difference, one), *days)


def _quantity(found: Figures | None) -> float | None:
    return found.quantity if found else None


def _average(found: Figures | None) -> float | None:
    return found.average if found else None


def _producing(found: Figures | None) -> int:
    return len(found.producing) if found else 0


def _beginning(period: Period, other: Period) -> Period:
    """The first days of a period, as many as the shorter of the two has."""
    return Period(period.first, period.first + timedelta(days=min(period.days, other.days) - 1))


def _within(days: list[DayTotal], period: Period) -> list[DayTotal]:
    first, last = period.first.isoformat(), period.last.isoformat()
    return [day for day in days if first <= day.day <= last]


def _text(period: Period) -> str:
    return f"{period.first}..{period.last}"


def _note_periods(reading: Reading, first: Period, second: Period, total: Row) -> None:
    """Say it where a period has no rows, still runs, or is shorter than the other."""
    for number, period in enumerate((first, second), start=1):
        if total[2 + number] is None:
            reading.note("no_rows_in_period", period=number, **period.to_json())
        if period.last == reading.facts.today:
            reading.note("running_period", period=number, today=period.last.isoformat())
    if first.days != second.days:
        shorter = min(first.days, second.days)
        reading.note("like_for_like", days=shorter, period1_days=first.days, period2_days=second.days)
