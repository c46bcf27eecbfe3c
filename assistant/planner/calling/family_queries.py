"""Statements that tell families of items apart, each as one: figures, shares, means, what leads."""

from assistant.planner.calling.conditions import where
from assistant.planner.calling.family_conditions import named, side, told
from assistant.planner.calling.queries import BUCKETS, MOST_ROWS, key_of, uncut
from assistant.planner.frame import COUNT_COLUMNS, MEAN_COLUMNS, MEAN_GRAINS, Frame, Grain
from assistant.planner.periods.spans import units_long
from tools.tool import Period


def figures(frame: Frame, period: Period) -> str:
    """How much each made, of how many items, and its part of everything that was made."""
    bound = f" AND quantity {frame.bound}" if frame.intent == "threshold" else ""
    by = "items" if frame.measure == "items" else "quantity"
    made = (
        f"SELECT {named(frame)} AS family, count(DISTINCT item_code) FILTER (quantity > 0) AS items, "
        "sum(quantity) AS quantity, sum(sum(quantity)) OVER () AS total FROM item_days"
        f"{where(period, (), frame.weekdays)} GROUP BY family"
    )
    return (
        f"SELECT rank() OVER (ORDER BY {by} {side(frame)}) AS rank, family, items, quantity, "
        f"100.0 * quantity / nullif(total, 0) AS share FROM ({made}) AS made "
        f"WHERE {told(frame)} AND quantity > 0{bound} ORDER BY rank, family"
    )


def counts(frame: Frame, period: Period) -> str:
    """How many lots, records or producing days each has."""
    column = COUNT_COLUMNS[frame.measure]
    return (
        f"SELECT rank() OVER (ORDER BY {column} {side(frame)}) AS rank, family, {column}, quantity "
        f"FROM ({counted(frame, '', period)}) AS made WHERE {told(frame)} AND {column} > 0 "
        "ORDER BY rank, family"
    )


def counted(frame: Frame, unit: str, period: Period) -> str:
    """Lots, records or producing days by family, perhaps by a unit of time too."""
    days, family = where(period, (), frame.weekdays), f"{named(frame)} AS family"
    if frame.measure == "lots":
        return (
            f"SELECT {family}, {unit}count(DISTINCT lot_number) AS lots, sum(good_quantity) AS quantity "
            f"FROM production_records{days} GROUP BY ALL"
        )
    if frame.measure == "records":
        return (
            f"SELECT {family}, {unit}sum(records) AS records, sum(quantity) AS quantity "
            f"FROM item_days{days} GROUP BY ALL"
        )
    by_day = f"SELECT {family}, production_date, sum(quantity) AS made FROM item_days{days} GROUP BY ALL"
    return (
        f"SELECT family, {unit}count(*) FILTER (made > 0) AS days_produced, sum(made) AS quantity "
        f"FROM ({by_day}) AS days GROUP BY ALL"
    )


def average(frame: Frame, grain: Grain, period: Period) -> str:
    """The mean of a unit of time, or of a lot, over those that have production."""
    family, days = f"{named(frame)} AS family", where(period, (), frame.weekdays)
    count = units_long(grain, period.first, period.last)
    if grain == "day":
        by_day = f"SELECT {family}, production_date, sum(quantity) AS made FROM item_days{days} GROUP BY ALL"
        means = (
            "SELECT family, sum(made) AS quantity, count(*) FILTER (made > 0) AS producing_days, "
            "sum(made) / nullif(count(*) FILTER (made > 0), 0) AS average_per_producing_day, count(*) AS "
            "days_including_empty, sum(made) / count(*) AS average_including_empty_days "
            f"FROM ({by_day}) AS days GROUP BY family"
        )
    elif count:
        means = (
            f"SELECT {family}, sum(quantity) / {count} AS average_quantity, {count} AS {grain}s, "
            f"sum(quantity) AS quantity FROM item_days{days} GROUP BY family"
        )
    else:
        means = _means(frame, grain, period)
    return f"SELECT * FROM ({means}) AS means WHERE {told(frame)} AND quantity > 0 ORDER BY quantity DESC"


def ordered_means(frame: Frame, period: Period) -> str:
    """Each in the order of its mean."""
    grain, name = MEAN_GRAINS[frame.measure], MEAN_COLUMNS[frame.measure]
    column = name if grain == "day" else "average_quantity"
    return (
        f"SELECT rank() OVER (ORDER BY {column} {side(frame)}) AS rank, family, {column} AS {name}, quantity "
        f"FROM ({average(frame, grain, period)}) AS ordered ORDER BY rank, family"
    )


def _means(frame: Frame, grain: Grain, period: Period) -> str:
    of_lots = grain == "lot"  # a lot that came to nothing is one all the same
    source, column = ("production_records", "good_quantity") if of_lots else ("item_days", "quantity")
    counted = "lot_number IS NOT NULL" if of_lots else f"sum({column}) > 0"
    units = (
        f"SELECT {named(frame)} AS family, {BUCKETS[grain]}, sum({column}) AS made FROM {source}"
        f"{where(period, (), frame.weekdays)} GROUP BY ALL HAVING {counted}"
    )
    return (
        f"SELECT family, avg(made) AS average_quantity, count(*) AS {grain}s, sum(made) AS quantity "
        f"FROM ({units}) AS units GROUP BY family"
    )


def extremes(frame: Frame, grain: Grain, period: Period) -> str:
    """The largest or smallest units of time of each."""
    limit = frame.place or frame.limit or 1
    units = _units(frame, grain, period)
    return (
        f"SELECT rank() OVER (PARTITION BY family ORDER BY quantity {side(frame)}) AS rank, units.* "
        f"FROM ({units}) AS units WHERE {told(frame)} "
        f"QUALIFY rank {'=' if frame.place else '<='} {limit} ORDER BY family, rank, {key_of(grain)} "
        f"LIMIT {MOST_ROWS}"
    )


def _units(frame: Frame, grain: Grain, period: Period) -> str:
    """What each made in each unit of time that it made something in."""
    return (
        f"SELECT {named(frame)} AS family, {BUCKETS[grain]}, sum(quantity) AS quantity FROM item_days"
        f"{where(period, (), frame.weekdays)} GROUP BY ALL HAVING sum(quantity) > 0{uncut(frame)}"
    )


def leading_families(frame: Frame, grain: Grain, period: Period) -> str:
    """The first families of each unit of time, in order of time; of a place only the one on it."""
    within = f"= {frame.place}" if frame.place else f"<= {frame.limit or 1}"
    units = _units(frame, grain, period)
    return (
        f"SELECT {key_of(grain)}, rank() OVER (PARTITION BY {key_of(grain)} ORDER BY quantity "
        f"{side(frame)}) AS rank, family, quantity FROM ({units}) AS units WHERE {told(frame)} "
        f"QUALIFY rank {within} ORDER BY {key_of(grain)}, rank, family LIMIT {MOST_ROWS}"
    )


def leading_items(frame: Frame, period: Period) -> str:
    """The first items of each, with their part of its own; of a place only those on it."""
    within = f"= {frame.place}" if frame.place else f"<= {frame.limit or 1}"
    made = (
        f"SELECT {named(frame)} AS family, item_code, sum(quantity) AS quantity FROM item_days"
        f"{where(period, (), frame.weekdays)} GROUP BY ALL HAVING sum(quantity) > 0"
    )
    return (
        f"SELECT family, rank() OVER (PARTITION BY family ORDER BY made.quantity {side(frame)}) AS rank, "
        "item_code, items.item_name, made.quantity, 100.0 * made.quantity / "
        f"sum(made.quantity) OVER (PARTITION BY family) AS share FROM ({made}) AS made "
        f"JOIN items USING (item_code) WHERE {told(frame)} QUALIFY rank {within} "
        f"ORDER BY family, rank, item_code LIMIT {MOST_ROWS}"
    )


def idle(frame: Frame, period: Period) -> str:
    """Families of which nothing was made."""
    made = f"SELECT {named(frame)} AS family FROM item_days{where(period, ())} AND quantity > 0"
    return (
        f"SELECT family, last_day, count(*) OVER () AS matches FROM (SELECT {named(frame)} AS family, "
        f"max(last_date) AS last_day FROM items GROUP BY family) AS every WHERE {told(frame)} "
        f"AND family NOT IN (SELECT family FROM ({made}) AS made WHERE family IS NOT NULL) "
        "ORDER BY family"
    )


def span(frame: Frame, period: Period) -> str:
    """First and last production day of each within a period."""
    return (
        f"SELECT * FROM (SELECT {named(frame)} AS family, min(production_date) AS first_day, "
        f"max(production_date) AS last_day FROM item_days{where(period, ())} AND quantity > 0 "
        f"GROUP BY family) AS spans WHERE {told(frame)} ORDER BY family"
    )


def listed(frame: Frame) -> str:
    """The families that there are, with how many items each has."""
    return (
        f"SELECT family, items, count(*) OVER () AS families FROM (SELECT {named(frame)} AS family, "
        f"count(*) AS items FROM items GROUP BY family) AS every WHERE {told(frame)} ORDER BY family"
    )
