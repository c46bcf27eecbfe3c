"""Statements for the mean that each item or unit of time has: of a producing day, a week, a month, a lot."""

from collections.abc import Mapping

from assistant.planner.calling.queries import BUCKETS, key_of
from assistant.planner.frame import MEAN_COLUMNS, MEAN_GRAINS, Frame, Grain, Measure
from assistant.planner.periods.spans import units_long

MEAN_OVER: Mapping[Measure, str] = {
    "per_day": "producing_days",
    "per_week": "weeks",
    "per_month": "months",
    "per_lot": "lots",
}
"""The column of how many a mean is over."""


def means(frame: Frame, grain: Grain | None, days: str, having: str = "") -> str:
    """The mean of every unit of time, or item where none is said, with what it is reckoned of.

    A period as long as so many weeks or months that begins within one is divided by their number, as the
    mean of one item is. A lot that came to nothing is one all the same.
    """
    of_lots, count = frame.measure == "per_lot", MEAN_OVER[frame.measure]
    source, column = ("production_records", "good_quantity") if of_lots else ("item_days", "quantity")
    counted = " AND lot_number IS NOT NULL" if of_lots else ""
    unit = BUCKETS[grain] if grain else "item_code"
    made = (
        f"SELECT {unit}, {BUCKETS[MEAN_GRAINS[frame.measure]]}, sum({column}) AS made, "
        f"min(production_date) AS production_date FROM {source}{days}{counted} GROUP BY ALL"
    )
    shown = key_of(grain) if grain else "item_code"
    held = "count(*)" if of_lots else "count(*) FILTER (made > 0)"
    number = _number(frame) or held
    return (
        f"SELECT {shown}, sum(made) / nullif({number}, 0) AS {MEAN_COLUMNS[frame.measure]}, "
        f"sum(made) AS quantity, {number} AS {count} FROM ({made}) AS parts GROUP BY {shown}{having}"
    )


def _number(frame: Frame) -> str:
    """How many units long a single period is that begins within one; nothing where that is not so."""
    grain = MEAN_GRAINS[frame.measure]
    if grain not in ("week", "month") or len(frame.periods) != 1:
        return ""
    count = units_long(grain, frame.periods[0].first, frame.periods[0].last)
    return str(count) if count else ""
