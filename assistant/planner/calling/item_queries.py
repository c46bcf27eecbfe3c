"""Statements about items: which, how many, in what order, how much of the whole."""

from assistant.planner.calling.conditions import among, codes_of, quoted, where, within
from assistant.planner.calling.queries import BUCKETS, MOST_ROWS, key_of, next_is_tied
from assistant.planner.frame import Frame, Grain
from tools.tool import Item, Period

MOST_IN_LINE = 2
"""Items that are told in sentences, one after the other; more are a list."""


def smallest_items(period: Period, limit: int) -> str:
    """Items from the least produced on, among those produced at all."""
    name = "smallest" if limit == 1 else "quantity"
    return (
        "SELECT rank() OVER (ORDER BY made.quantity) AS rank, item_code, items.item_name, "
        f"made.quantity AS {name}, {next_is_tied('made.quantity', 'ASC, item_code')} "
        f"FROM (SELECT item_code, sum(quantity) AS quantity FROM item_days{where(period, ())} "
        "GROUP BY item_code) AS made JOIN items USING (item_code) WHERE made.quantity > 0 "
        f"ORDER BY rank, item_code LIMIT {limit}"
    )


def ranked_among(frame: Frame, period: Period, limit: int) -> str:
    """Some items against each other, and how many of them have production."""
    side = "ASC" if frame.least else "DESC"
    return (
        f"SELECT rank() OVER (ORDER BY made.quantity {side}) AS rank, item_code, items.item_name, "
        f"made.quantity, count(*) OVER () AS matches, "
        f"{next_is_tied('made.quantity', f'{side}, item_code')} "
        "FROM (SELECT item_code, sum(quantity) AS quantity FROM item_days"
        f"{among(frame, period)} GROUP BY item_code) AS made JOIN items USING (item_code) "
        f"WHERE made.quantity > 0 ORDER BY rank, item_code LIMIT {limit}"
    )


def in_places(frame: Frame, period: Period) -> str:
    """The items in some places of a ranking, with their share of all that are ranked."""
    side = "ASC" if frame.least else "DESC"
    places = ", ".join(map(str, frame.places or (frame.place,)))
    return (
        "SELECT rank, item_code, items.item_name, made.quantity, made.share, made.matches FROM ("
        f"SELECT rank() OVER (ORDER BY sum(quantity) {side}) AS rank, item_code, sum(quantity) AS quantity, "
        "100.0 * sum(quantity) / sum(sum(quantity)) OVER () AS share, count(*) OVER () AS matches "
        f"FROM item_days{among(frame, period)} GROUP BY item_code HAVING sum(quantity) > 0) AS made "
        f"JOIN items USING (item_code) WHERE rank IN ({places}) ORDER BY rank, item_code LIMIT {MOST_ROWS}"
    )


def place_within(frame: Frame, period: Period) -> str:
    """The places of items among others that are named, and how many of those have production."""
    return (
        "SELECT rank, item_code, items.item_name, made.quantity, made.share, made.matches FROM (SELECT "
        "rank() OVER (ORDER BY sum(quantity) DESC) AS rank, item_code, sum(quantity) AS quantity, "
        "100.0 * sum(quantity) / sum(sum(quantity)) OVER () AS share, count(*) OVER () AS matches "
        f"FROM item_days{where(period, frame.within)} GROUP BY item_code HAVING sum(quantity) > 0) AS made "
        f"JOIN items USING (item_code) WHERE item_code IN ({codes_of(frame.items)}) "
        "ORDER BY rank, item_code"
    )


def leaders(frame: Frame, grain: Grain, period: Period, limit: int) -> str:
    """The first items of each unit of time, in order of time; of a place only those on it."""
    side, within = ("ASC" if frame.least else "DESC"), f"<= {limit}"
    if frame.place:
        within = f"IN ({', '.join(map(str, frame.places or (frame.place,)))})"
    return (
        f"SELECT {key_of(grain)}, rank() OVER (PARTITION BY {key_of(grain)} ORDER BY made.quantity {side}) "
        "AS rank, item_code, items.item_name, made.quantity "
        f"FROM (SELECT {BUCKETS[grain]}, item_code, sum(quantity) AS quantity FROM item_days"
        f"{among(frame, period)} GROUP BY ALL HAVING sum(quantity) > 0) AS made "
        f"JOIN items USING (item_code) QUALIFY rank {within} "
        f"ORDER BY {key_of(grain)}, rank, item_code LIMIT {MOST_ROWS}"
    )


def together(frame: Frame, period: Period) -> str:
    """Several items, each with its quantity and all of them together."""
    return (
        "SELECT item_code, items.item_name, made.quantity, made.total FROM (SELECT item_code, sum(quantity) "
        "AS quantity, sum(sum(quantity)) OVER () AS total FROM item_days"
        f"{among(frame, period)} GROUP BY item_code) AS made JOIN items USING (item_code) "
        "ORDER BY made.quantity DESC, item_code"
    )


def idle_items(frame: Frame, period: Period, limit: int) -> str:
    """Items that were not produced, of all or of some, and how many there are."""
    made = f"SELECT item_code FROM item_days{where(period, ())} AND quantity > 0"
    some = where(None, frame.items).replace("WHERE", "AND", 1)
    return (
        "SELECT item_code, item_name, last_date AS last_day, count(*) OVER () AS matches FROM items "
        f"WHERE item_code NOT IN ({made}){some} ORDER BY item_code LIMIT {limit}"
    )


def item_count(frame: Frame, period: Period) -> str:
    """How many items were produced, and how many have records at all."""
    asked = f"{len(frame.items)} AS items_asked, " if frame.items else ""
    return (
        f"SELECT {asked} count(DISTINCT item_code) FILTER (quantity > 0) AS items, "
        "count(DISTINCT item_code) AS items_including_empty, sum(quantity) AS quantity FROM item_days"
        f"{among(frame, period)}"
    )


def share(frame: Frame, period: Period) -> str:
    """The items' parts of the whole, the largest first where they are many."""
    order = "made.quantity DESC, item_code" if len(frame.items) > MOST_IN_LINE else "item_code"
    return (
        "SELECT item_code, items.item_name, made.quantity, total, 100.0 * made.quantity / nullif(total, 0) "
        "AS share FROM (SELECT item_code, sum(quantity) AS quantity, sum(sum(quantity)) OVER () AS total "
        f"FROM item_days{within(frame, period)} GROUP BY item_code) AS made "
        "JOIN items USING (item_code) "
        f"WHERE item_code IN ({codes_of(frame.items)}) ORDER BY {order}"
    )


def share_together(frame: Frame, period: Period) -> str:
    """The part of the whole that several items make up as one."""
    return (
        f"SELECT made.quantity, {len(frame.items)} AS items, total, 100.0 * made.quantity / "
        "nullif(total, 0) AS share FROM (SELECT "
        f"coalesce(sum(quantity) FILTER (item_code IN ({codes_of(frame.items)})), 0) AS quantity, "
        f"sum(quantity) AS total FROM item_days{within(frame, period)}) AS made"
    )


def listed(items: tuple[Item, ...], limit: int) -> str:
    """Some items, as a search lists them."""
    return (
        "SELECT row_number() OVER (ORDER BY item_code) AS rank, item_code, item_name, "
        "first_date AS first_day, last_date AS last_day, records, quantity, count(*) OVER () AS matches "
        f"FROM items WHERE item_code IN ({codes_of(items)}) ORDER BY item_code LIMIT {limit}"
    )


def prefixed(prefix: str, limit: int) -> str:
    """Items whose code or name begins so."""
    begins = quoted(prefix.upper())
    return (
        "SELECT row_number() OVER (ORDER BY item_code) AS rank, item_code, item_name, "
        "first_date AS first_day, last_date AS last_day, records, quantity, "
        f"count(*) OVER () AS matches FROM items WHERE starts_with(upper(item_code), {begins}) "
        f"OR starts_with(upper(item_name), {begins}) ORDER BY item_code LIMIT {limit}"
    )
