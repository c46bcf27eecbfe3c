"""Statements for means and medians of units of time and lots, and for the figures of days of the week."""

from collections.abc import Callable

from assistant.planner.calling.conditions import among
from assistant.planner.calling.queries import BUCKETS, by_code, with_names
from assistant.planner.frame import Frame, Grain
from assistant.planner.periods.spans import units_long
from tools.tool import Period


def statement_of(frame: Frame) -> Callable[[Frame, Period], str] | None:
    """The statement of an average, none where a summary tells it."""
    if frame.median:
        return median
    if frame.grain not in (None, "day"):
        return average
    if frame.weekdays:
        return None
    if frame.as_one or frame.of_the_rest or (frame.holes and not frame.items):
        return average
    return days_of if frame.items else None


def average(frame: Frame, period: Period) -> str:
    """The mean of a unit of time, or of a lot, over those that have production.

    A period as long as so many units that begins within one ("the last 3 months") is divided by their number.
    """
    grain = frame.grain or "day"
    count = not frame.gaps and units_long(grain, period.first, period.last)
    if count:
        return with_names(
            frame,
            f"SELECT {by_code(frame)}sum(quantity) / {count} AS average_quantity, {count} AS {grain}s, "
            f"sum(quantity) AS quantity FROM item_days"
            f"{among(frame, period, weekdays=True)} GROUP BY ALL HAVING sum(quantity) IS NOT NULL",
        )
    return with_names(
        frame,
        f"SELECT {by_code(frame)}avg(made) AS average_quantity, count(*) AS {grain}s, "
        f"sum(made) AS quantity FROM ({_made(frame, grain, period)}) GROUP BY ALL",
    )


def median(frame: Frame, period: Period) -> str:
    """The median of a unit of time, or of a lot, over those that have production, with their mean."""
    grain = frame.grain or "day"
    return with_names(
        frame,
        f"SELECT {by_code(frame)}median(made) AS median_quantity, avg(made) AS average_quantity, "
        f"count(*) AS {grain}s FROM ({_made(frame, grain, period)}) GROUP BY ALL HAVING count(*) > 0",
    )


def _made(frame: Frame, grain: Grain, period: Period) -> str:
    """What was made in each unit of time that has production, or in each lot."""
    of_lots = grain == "lot"  # a lot that came to nothing is one all the same
    source, column = ("production_records", "good_quantity") if of_lots else ("item_days", "quantity")
    counted = "lot_number IS NOT NULL" if of_lots else f"sum({column}) > 0"
    return (
        f"SELECT {by_code(frame)}{BUCKETS[grain]}, sum({column}) AS made FROM {source}"
        f"{among(frame, period, weekdays=True)} GROUP BY ALL HAVING {counted}"
    )


def on_weekdays(frame: Frame, period: Period) -> str:
    """The figures of some days of the week within a period."""
    return with_names(
        frame,
        f"SELECT {by_code(frame)}sum(quantity) AS quantity, sum(records) AS records, count(DISTINCT "
        "production_date) AS producing_days, sum(quantity) / nullif(count(DISTINCT production_date), 0) "
        f"AS average_per_producing_day FROM item_days{among(frame, period, weekdays=True)} "
        f"AND quantity > 0{' GROUP BY item_code' if by_code(frame) else ''} HAVING sum(quantity) IS NOT NULL",
    )


def days_of(frame: Frame, period: Period) -> str:
    """Days of items with production and with records at all, and the averages over each."""
    return with_names(
        frame,
        "SELECT item_code, sum(made) AS quantity, count(*) FILTER (made > 0) AS producing_days, "
        "sum(made) / nullif(count(*) FILTER (made > 0), 0) AS average_per_producing_day, "
        "count(*) AS days_including_empty, sum(made) / count(*) AS average_including_empty_days "
        "FROM (SELECT item_code, production_date, sum(quantity) AS made FROM item_days"
        f"{among(frame, period)} GROUP BY ALL) GROUP BY item_code",
        "ORDER BY item_code",
    )
