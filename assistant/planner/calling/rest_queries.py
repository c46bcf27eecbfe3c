"""Statements about all items but some, for what a tool says of all items or of one alone."""

from collections.abc import Callable
from datetime import timedelta

from assistant.planner.calling.conditions import among, codes_of, where, within
from assistant.planner.frame import Frame
from assistant.planner.periods.spans import is_unit
from tools.tool import Period


def statement_of(frame: Frame) -> Callable[[Frame, Period], str] | None:
    """The statement of a total or a count where something is left out or taken from it."""
    if frame.less:
        return less
    if frame.weekdays or frame.as_one or not frame.lacks:
        return None
    return lots if frame.measure == "lots" else total


def total(frame: Frame, period: Period) -> str:
    """Quantity, records, producing days and items with production."""
    return (
        "SELECT sum(quantity) AS quantity, sum(records) AS records, count(DISTINCT production_date) FILTER "
        "(quantity > 0) AS producing_days, count(DISTINCT item_code) FILTER (quantity > 0) AS items "
        f"FROM item_days{among(frame, period)} HAVING count(*) > 0"
    )


def as_one(frame: Frame, period: Period) -> str:
    """The quantity of several items together, and how many they are."""
    return (
        f"SELECT sum(quantity) AS quantity, {len(frame.items)} AS items FROM item_days"
        f"{among(frame, period)} HAVING count(*) > 0"
    )


def less(frame: Frame, period: Period) -> str:
    """The quantity of some items together, that of others, and what is left without it."""
    own, others = (
        f"coalesce(sum(quantity) FILTER (item_code IN ({codes_of(items)})), 0)"
        for items in (frame.items, frame.less)
    )
    return (
        f"SELECT {own} AS total, {others} AS quantity_taken, {own} - {others} AS difference "
        f"FROM item_days{where(period, (*frame.items, *frame.less))}"
    )


def lots(frame: Frame, period: Period) -> str:
    """How many lots there are."""
    return (
        "SELECT count(DISTINCT lot_number) AS lots, sum(good_quantity) AS quantity "
        f"FROM production_records{among(frame, period)} HAVING count(*) > 0"
    )


def share(frame: Frame, period: Period) -> str:
    """The part of the whole that is left."""
    return (
        "SELECT made.quantity, total, 100.0 * made.quantity / nullif(total, 0) AS share FROM (SELECT "
        f"coalesce(sum(quantity) FILTER (item_code NOT IN ({codes_of(frame.without)})), 0) AS quantity, "
        f"sum(quantity) AS total FROM item_days{within(frame, period)}) AS made WHERE total IS NOT NULL"
    )


def compare(frame: Frame, first: Period, second: Period) -> str:
    """Two periods side by side; where one is longer, also as many first days of each as the shorter has."""
    days = min(first.days, second.days)
    parts = [_pair(frame, "total", first, second)]
    units = all(is_unit(one.first, one.last) for one in (first, second))
    if first.days != second.days and not (frame.weekdays and units):
        parts.append(_pair(frame, "like_for_like", beginning(first, days), beginning(second, days)))
    items = f", {len(frame.items)} AS items" if frame.as_one else ""
    return (
        f"SELECT *{items}, period2_quantity - period1_quantity AS difference, 100.0 * (period2_quantity - "
        f"period1_quantity) / nullif(period1_quantity, 0) AS growth FROM ({' UNION ALL '.join(parts)})"
    )


def _pair(frame: Frame, part: str, first: Period, second: Period) -> str:
    since, until = min(first.first, second.first), max(first.last, second.last)
    named = part == "total"
    return (
        f"SELECT '{part}' AS part, {sum_in(first, named)} AS period1_quantity, {sum_in(second, named)} "
        f"AS period2_quantity, {first.days} AS period1_days, {second.days} AS period2_days FROM item_days"
        f"{among(frame, None, weekdays=True)} AND production_date >= DATE '{since}' "
        f"AND production_date <= DATE '{until}'"
    )


def sum_in(period: Period, named: bool) -> str:
    """The sum of a period; one that the statement is not about is no BETWEEN, by which it is read back."""
    first, last = f"DATE '{period.first}'", f"DATE '{period.last}'"
    within = f"BETWEEN {first} AND {last}" if named else f">= {first} AND production_date <= {last}"
    return f"sum(quantity) FILTER (production_date {within})"


def beginning(period: Period, days: int) -> Period:
    """As many first days of a period."""
    return Period(period.first, period.first + timedelta(days=days - 1))
