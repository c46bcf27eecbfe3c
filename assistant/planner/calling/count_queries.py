"""Statements that put items or units of time in order by a count or a mean."""

from dataclasses import replace

from assistant.planner.calling.conditions import among, meets, quoted
from assistant.planner.calling.means import MEAN_OVER, means
from assistant.planner.calling.queries import BUCKETS, key_of, uncut
from assistant.planner.frame import ORDER_COLUMNS, Frame, Grain, Measure
from tools.tool import Period

MOST_TIED = 100
"""Rows of a place that many share."""


def items(frame: Frame, period: Period, limit: int) -> str:
    """Items by a count, those that share the last place included; of one item its place among all."""
    column, name = ORDER_COLUMNS[frame.measure], column_of(frame, limit)
    beside = replace(frame, items=(), without=()) if len(frame.items) == 1 else frame
    days = among(beside, period, weekdays=True)
    shown = f"item_code = {quoted(frame.items[0].code)}" if len(frame.items) == 1 else f"rank <= {limit}"
    return (
        f"SELECT *, count(*) OVER () AS matches FROM (SELECT rank() OVER (ORDER BY made.{column} "
        f"{_side(frame)}) AS rank, item_code, items.item_name, made.{column} AS {name}, "
        f"{_beside(frame)}count(*) OVER () AS counted "
        f"FROM ({_of_items(frame, days)}) AS made "
        f"JOIN items USING (item_code) WHERE made.{column} > 0) AS ranked "
        f"WHERE {shown} ORDER BY rank, item_code LIMIT {MOST_TIED}"
    )


def share_of_empty(frame: Frame, period: Period) -> str:
    """How many of the records are without a good unit, and which part of all that is."""
    return (
        "SELECT count(*) FILTER (WHERE good_quantity = 0) AS empty_records, count(*) AS records, "
        "100.0 * count(*) FILTER (WHERE good_quantity = 0) / count(*) AS share "
        f"FROM production_records{among(frame, period, weekdays=True)} HAVING count(*) > 0"
    )


def _of_items(frame: Frame, days: str) -> str:
    """How many each item has; of records without a good unit or of lots within a bound, where one is said."""
    if frame.bound == "= 0":
        records = f"production_records{days} AND good_quantity = 0"
        return f"SELECT item_code, count(*) AS records FROM {records} GROUP BY item_code"
    if frame.measure in MEAN_OVER:
        return means(frame, None, days)
    if not frame.bound:
        return _counted(frame.measure, "item_code", days)
    lots = (
        f"SELECT item_code, lot_number FROM production_records{days} AND lot_number IS NOT NULL "
        f"GROUP BY ALL HAVING {meets('sum(good_quantity)', frame.bound)}"
    )
    return f"SELECT item_code, count(*) AS lots FROM ({lots}) AS lots GROUP BY item_code"


def units(frame: Frame, grain: Grain, period: Period, limit: int) -> str:
    """Units of time by a count, those that share the last place included."""
    column = ORDER_COLUMNS[frame.measure]
    days = among(frame, period, weekdays=True)
    whole = uncut(frame, "HAVING")
    of_means = frame.measure in MEAN_OVER
    counted = (
        means(frame, grain, days, whole) if of_means else _counted(frame.measure, BUCKETS[grain], days, whole)
    )
    ranked = (
        f"SELECT rank() OVER (ORDER BY {column} {_side(frame)}) AS rank, made.* EXCLUDE ({column}), "
        f"{column} AS {column_of(frame, limit)}, count(*) OVER () AS counted "
        f"FROM ({counted}) AS made WHERE {column} > 0"
    )
    return (
        f"SELECT *, count(*) OVER () AS matches FROM ({ranked}) AS ranked "
        f"WHERE rank <= {limit} ORDER BY rank, {key_of(grain)} LIMIT {MOST_TIED}"
    )


def together(frame: Frame, period: Period) -> str:
    """The lots and records, or the producing days, of several items as one."""
    days = among(frame, period, weekdays=True)
    if frame.measure != "days":
        return (
            "SELECT count(DISTINCT lot_number) AS lots, count(*) AS records, sum(good_quantity) AS quantity "
            f"FROM production_records{days} HAVING count(*) > 0"
        )
    by_day = f"SELECT production_date, sum(quantity) AS made FROM item_days{days} GROUP BY ALL"
    return (
        "SELECT count(*) FILTER (made > 0) AS producing_days, sum(made) AS quantity "
        f"FROM ({by_day}) AS days HAVING count(*) > 0"
    )


def counted(frame: Frame, unit: str, period: Period) -> str:
    """How many lots, records, days or items every item or unit of time has, none left out."""
    days = among(frame, period, weekdays=True)
    whole = uncut(frame, "HAVING")
    if frame.measure == "items":
        return (
            f"SELECT {unit}, count(DISTINCT item_code) FILTER (quantity > 0) AS items FROM item_days{days} "
            f"GROUP BY ALL{whole}"
        )
    return _counted(frame.measure, unit, days, whole)


def column_of(frame: Frame, limit: int) -> str:
    """The column of a count, which says where it is the most or the fewest of all."""
    side = "smallest_" if frame.least else "largest_"
    of_one = limit == 1
    return f"{side if of_one else ''}{ORDER_COLUMNS[frame.measure]}"


def _beside(frame: Frame) -> str:
    """What a mean is of, shown beside it."""
    return f"made.quantity, made.{MEAN_OVER[frame.measure]}, " if frame.measure in MEAN_OVER else ""


def _side(frame: Frame) -> str:
    return "ASC" if frame.least else "DESC"


def _counted(measure: Measure, unit: str, days: str, having: str = "") -> str:
    """How many of a measure each item or unit of time has; a day whose sum is 0 is no producing one."""
    if measure == "lots":
        return (
            f"SELECT {unit}, count(DISTINCT lot_number) AS lots FROM production_records{days} "
            f"GROUP BY ALL{having}"
        )
    if measure == "quantity":
        return f"SELECT {unit}, sum(quantity) AS quantity FROM item_days{days} GROUP BY ALL{having}"
    if measure == "records":
        return f"SELECT {unit}, sum(records) AS records FROM item_days{days} GROUP BY ALL{having}"
    kept = "item_code, production_date" if unit == "item_code" else "production_date"
    made = f"SELECT {kept}, sum(quantity) AS made FROM item_days{days} GROUP BY ALL"
    return (
        f"SELECT {unit}, count(*) FILTER (made > 0) AS days_produced FROM ({made}) AS days "
        f"GROUP BY ALL{having}"
    )
