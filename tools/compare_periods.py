"""Tool: two periods side by side, and the items that make the difference."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from tools.items import index_of
from tools.periods import FirstDay, LastDay, period_to_read
from tools.reading import MaybeItem, Reading, percent, pieces
from tools.tool import Cell, Column, Facts, Kind, Note, Period, Row, Table

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
    "period1 {0}, period2 {1}; quantity: sum of good_quantity in pieces; difference: period2 - period1; "
    "growth: % of period1; days: calendar days read, for per_producing_day the days whose sum is above 0; "
    "like_for_like: the first days of each, as many as the shorter has; item and other_items sum to total"
)
MOST_ITEMS = 5
CONTRIBUTIONS = """WITH parts AS (
        SELECT item_code,
            coalesce(fsum(CASE WHEN day >= $first1 AND day < $until1 THEN quantity END), 0) AS quantity1,
            coalesce(fsum(CASE WHEN day >= $first2 AND day < $until2 THEN quantity END), 0) AS quantity2
        FROM item_days
        WHERE (day >= $first1 AND day < $until1) OR (day >= $first2 AND day < $until2)
        GROUP BY item_code
    )
    SELECT item_code, quantity1, quantity2, count(*) OVER () AS items FROM parts
    ORDER BY abs(round(quantity2 - quantity1, 6)) DESC, item_code"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one period amounts to; `quantity` in pieces, None without rows."""

    quantity: float | None
    producing_days: int
    average: float | None


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
    first, first_notes = period_to_read(facts, period1_from, period1_to, "period1_to")
    second, second_notes = period_to_read(facts, period2_from, period2_to, "period2_to")
    reading.choose_item(item_code)
    spans = [span for period in (first, second) for span in reading.spans(period)]
    rows = tuple(_rows(reading, first, second)) if spans else ()
    notes = (*first_notes, *second_notes, *_marks(facts, first, second, rows))
    basis = reading.basis(AGGREGATION.format(_text(first), _text(second)), spans, first, second)
    return Table(COLUMNS, rows, basis, notes=(*notes, *reading.notes))


def _rows(reading: Reading, first: Period, second: Period) -> Iterator[Row]:
    one, two = _figures(reading, first), _figures(reading, second)
    yield _row(("total", None, None), one.quantity, two.quantity, (first.days, second.days))
    yield _row(
        ("per_producing_day", None, None), one.average, two.average, (one.producing_days, two.producing_days)
    )
    if first.days != second.days:
        days = min(first.days, second.days)
        start, beginning = (_figures(reading, _beginning(period, days)) for period in (first, second))
        yield _row(("like_for_like", None, None), start.quantity, beginning.quantity, (days, days))
    if reading.item is None and one.quantity is not None and two.quantity is not None:
        yield from _contributions(reading, first, second, (one.quantity, two.quantity))


def _figures(reading: Reading, period: Period) -> Figures:
    quantity, days, average = reading.query(
        f"""WITH by_day AS (SELECT day, fsum(quantity) AS quantity FROM {reading.day_rows} GROUP BY day)
        SELECT fsum(quantity), count(CASE WHEN quantity > 0 THEN 1 END),
            fsum(CASE WHEN quantity > 0 THEN quantity END)
                / nullif(count(CASE WHEN quantity > 0 THEN 1 END), 0)
        FROM by_day""",
        reading.day_values(period),
    ).one()
    return Figures(pieces(quantity), days, pieces(average))


def _contributions(
    reading: Reading, first: Period, second: Period, totals: tuple[float, float]
) -> Iterator[Row]:
    """The items that differ most and all others as one line; together they are the totals."""
    values: dict[str, Cell] = {}
    for number, period in enumerate((first, second), start=1):
        values |= {f"first{number}": period.first.isoformat(), f"until{number}": period.until.isoformat()}
    index = index_of(reading.facts.generation)
    listed = [
        (code, pieces(one) or 0, pieces(two) or 0, items)
        for code, one, two, items in reading.query(CONTRIBUTIONS, values, MOST_ITEMS).rows
    ]
    for code, one, two, _ in listed:
        yield _row(("item", code, index[code].name), one, two)
    if listed and listed[0][3] > len(listed):
        one, two = (totals[place] - sum(row[place + 1] for row in listed) for place in (0, 1))
        yield _row(("other_items", None, None), one, two)


def _row(
    label: tuple[str, str | None, str | None],
    one: float | None,
    two: float | None,
    days: tuple[int | None, int | None] = (None, None),
) -> Row:
    one, two = pieces(one), pieces(two)
    difference = pieces(two - one) if one is not None and two is not None else None
    return (*label, one, two, difference, percent(difference, one), *days)


def _beginning(period: Period, days: int) -> Period:
    return Period(period.first, period.first + timedelta(days=days - 1))


def _text(period: Period) -> str:
    return f"{period.first}..{period.last}"


def _marks(facts: Facts, first: Period, second: Period, rows: tuple[Row, ...]) -> Iterator[Note]:
    if not rows:
        yield Note("no_rows")
        return
    for number, period in enumerate((first, second), start=1):
        if rows[0][2 + number] is None:
            yield Note("no_rows_in_period", {"period": number, **period.to_json()})
        if period.last == facts.today:
            yield Note("running_period", {"period": number, "today": facts.today.isoformat()})
    if first.days != second.days:
        yield Note(
            "like_for_like",
            {
                "days": min(first.days, second.days),
                "period1_days": first.days,
                "period2_days": second.days,
            },
        )
