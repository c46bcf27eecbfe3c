"""Statements about lots, which only the records themselves hold."""

from assistant.planner.calling.conditions import meets, quoted, where
from assistant.planner.calling.queries import BUCKETS, MOST_ROWS, RECORD, key_of, next_is_tied, partial
from assistant.planner.frame import Frame, Grain
from tools.tool import Period


def largest(frame: Frame, period: Period, limit: int) -> str:
    """The largest or smallest lots with their items."""
    side, name = ("ASC", "smallest") if frame.least else ("DESC", "largest")
    name = name if limit == 1 else "quantity"
    return (
        "SELECT lot_number AS lot, item_code, any_value(item_name) AS item_name, "
        f"min(production_date) AS day, sum(good_quantity) AS {name}, "
        f"{next_is_tied('sum(good_quantity)', f'{side}, lot_number')} "
        f"FROM production_records{where(period, frame.items)} AND lot_number IS NOT NULL "
        f"GROUP BY lot_number, item_code HAVING sum(good_quantity) > 0 ORDER BY {name} {side}, lot "
        f"LIMIT {limit}"
    )


def newest(frame: Frame, period: Period, limit: int) -> str:
    """Lots with their quantity, the newest first, and how many there are."""
    days = where(period, frame.items)
    return (
        "SELECT lot_number, item_code, any_value(item_name) AS item_name, min(production_date) AS first_day, "
        f"sum(good_quantity) AS quantity, "
        f"(SELECT count(DISTINCT lot_number) FROM production_records{days}) AS matches "
        f"FROM production_records{days} "
        "AND lot_number IS NOT NULL GROUP BY lot_number, item_code "
        f"ORDER BY max(produced_at) DESC, lot_number DESC LIMIT {limit}"
    )


def one(lot: str) -> str:
    """The records of one lot."""
    return (
        f"SELECT {RECORD} FROM production_records WHERE upper(lot_number) = upper({quoted(lot)}) "
        "ORDER BY produced_at DESC LIMIT 100"
    )


def beyond(frame: Frame, period: Period, limit: int) -> str:
    """Lots whose quantity reaches a threshold, and how many there are."""
    return (
        "SELECT lot_number AS lot, item_code, any_value(item_name) AS item_name, "
        "sum(good_quantity) AS quantity, count(*) OVER () AS matches "
        f"FROM production_records{where(period, frame.items)} AND lot_number IS NOT NULL "
        f"GROUP BY lot_number, item_code HAVING {meets('sum(good_quantity)', frame.bound)} "
        f"ORDER BY quantity DESC, lot LIMIT {limit}"
    )


def by_bucket(frame: Frame, grain: Grain, period: Period) -> str:
    """How many lots there are in each unit of time."""
    return (
        f"SELECT *{partial(grain, period)} FROM (SELECT {BUCKETS[grain]}, count(DISTINCT lot_number) AS lots "
        f"FROM production_records{where(period, frame.items)} GROUP BY ALL) AS units "
        f"ORDER BY {key_of(grain)} LIMIT {MOST_ROWS}"
    )
