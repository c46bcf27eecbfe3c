"""Sums by item over a period: whole months from the table of months, what they leave from the records."""

from collections.abc import Iterator
from datetime import date, timedelta

from tools.tool import Cell, Period
from tools.warehouse import Generation

SELECTS = {
    "item_months": "SELECT item_code, quantity, records, source",
    "records": "SELECT item_code, good_quantity AS quantity, 1 AS records, source",
}
"""Records stand in the order of their days, and `item_days` does not: a few days are read faster there."""
DAYS = {"item_months": "month", "records": "made_on"}
TYPES = {"item_months": "VARCHAR", "records": "DATE"}
LENGTHS = {"item_months": 7, "records": 10}


def item_parts(generation: Generation, period: Period) -> tuple[str, dict[str, Cell]]:
    """SELECT of (item_code, quantity, records, source) whose sums are the period's, and its values."""
    selects, values = [], dict[str, Cell]()
    for number, (table, first, until) in enumerate(_parts(generation, period)):
        selects.append(
            f"{SELECTS[table]} FROM {generation.relation(table, first, until)}"
            f" WHERE {DAYS[table]} >= $first{number}::{TYPES[table]}"
            f" AND {DAYS[table]} < $until{number}::{TYPES[table]}"
        )
        length = LENGTHS[table]
        values |= {f"first{number}": f"{first}"[:length], f"until{number}": f"{until}"[:length]}
    return " UNION ALL ".join(selects), values


def _parts(generation: Generation, period: Period) -> Iterator[tuple[str, date, date]]:
    """Days before the first whole month, the whole months, and the days after the last one.

    A month that the period cuts where the data has not begun, or has ended, is whole as well.
    """
    first, until = period.first, period.until
    if generation.first_day and first <= generation.first_day:
        first = first.replace(day=1)
    if generation.last_day and until > generation.last_day:
        until = _month_after(until - timedelta(days=1))
    months_from = first if first.day == 1 else _month_after(first)
    months_until = until.replace(day=1)
    if months_from >= months_until:
        yield "records", first, until
        return
    if first < months_from:
        yield "records", first, months_from
    yield "item_months", months_from, months_until
    if months_until < until:
        yield "records", months_until, until


def _month_after(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
