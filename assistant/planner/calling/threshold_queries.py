"""Statements for thresholds: what reaches one by itself, and when a running total reached it."""

from dataclasses import replace

from assistant.planner.calling import count_queries
from assistant.planner.calling.conditions import among, meets
from assistant.planner.calling.queries import BUCKETS, by_code, key_of, uncut, with_names
from assistant.planner.frame import AND, COUNT_COLUMNS, MEAN, Frame, Grain
from tools.tool import Item, Period

SIGNS = {">": "more_than", ">=": "at_least", "<": "fewer_than", "<=": "at_most"}
"""The columns that say what was held against, where nothing reaches it."""


def beyond(frame: Frame, grain: Grain, period: Period, limit: int) -> str:
    """Units of time or items whose quantity reaches a threshold, and how many there are: none in one row."""
    if MEAN in frame.bound:
        return _beyond_mean(frame, grain, period, limit)
    by_item = grain == "item"
    named = frame if not by_item else Frame(items=(Item("", None),))
    unit = "item_code" if by_item else f"{by_code(frame)}{BUCKETS[grain]}"
    if frame.measure != "quantity":
        return _by_count(frame, named, grain, period, limit)
    found = (
        f"SELECT {unit}, sum(quantity) AS quantity FROM item_days{among(frame, period, weekdays=True)} "
        f"GROUP BY ALL HAVING {meets('sum(quantity)', frame.bound)} AND sum(quantity) > 0{uncut(frame)}"
    )
    order = _order(frame, grain, "quantity", apart=bool(named.items) and not named.as_one)
    return _listed(frame, named, found, f"{order} LIMIT {limit}")


def _beyond_mean(frame: Frame, grain: Grain, period: Period, limit: int) -> str:
    """Units of time or items on a side of the mean of all of them, some days of the week of these alone."""
    named, column = _named(frame, grain), _column(frame)
    on_days = f" AND isodow(day) IN ({', '.join(map(str, frame.weekdays))})" if frame.weekdays else ""
    found = (
        f"SELECT * EXCLUDE (average) FROM (SELECT *, avg({column}) OVER () AS average "
        f"FROM ({_units(frame, grain, period)}) AS units) AS held "
        f"WHERE {column} {frame.bound.split()[0]} average{on_days}"
    )
    counted = (
        "SELECT found.*, counted.matches FROM (SELECT count(*) AS matches FROM found) AS counted "
        "LEFT JOIN found ON true"
    )
    order = _order(frame, grain, column, apart=bool(named.items) and not named.as_one)
    return with_names(named, f"WITH found AS ({found}) {counted}", f"{order} LIMIT {limit}", join="LEFT JOIN")


def mean(frame: Frame, grain: Grain, period: Period) -> str:
    """The mean that units of time or items are held against."""
    column = _column(frame)
    units = _units(frame, grain, period)
    return f"SELECT avg({column}) AS average_{column}, count(*) AS counted FROM ({units}) AS units"


def _units(frame: Frame, grain: Grain, period: Period) -> str:
    """The units of time or items of which a mean is taken."""
    unit = "item_code" if grain == "item" else f"{by_code(_named(frame, grain))}{BUCKETS[grain]}"
    counts = count_queries.counted(replace(frame, weekdays=()), unit, period)
    return f"SELECT * FROM ({counts}) AS counts WHERE {_column(frame)} > 0"


def _named(frame: Frame, grain: Grain) -> Frame:
    """What the rows name: items that are looked for, or the one whose quantity is looked at."""
    if grain == "item":
        return Frame(items=(Item("", None),))
    return frame if frame.measure == "quantity" else Frame()


def _column(frame: Frame) -> str:
    return COUNT_COLUMNS.get(frame.measure, frame.measure)


def _order(frame: Frame, grain: Grain, column: str, *, apart: bool) -> str:
    """The largest first, or in order of time where the first or last one is asked for."""
    if frame.edge and grain != "item":
        side = " DESC" if frame.edge == "last" else ""
        return "ORDER BY " + ", ".join(f"{key}{side}" for key in key_of(grain).split(", "))
    unit = "item_code" if grain == "item" else key_of(grain)
    return f"ORDER BY {'made.' if apart else ''}{column} DESC, {unit}"


def _by_count(frame: Frame, named: Frame, grain: Grain, period: Period, limit: int) -> str:
    """Units of time or items whose number of lots, records, days or items meets a bound."""
    by_item, column = grain == "item", COUNT_COLUMNS.get(frame.measure, frame.measure)
    of_all = replace(frame, summed=True) if not by_item else frame
    counts = count_queries.counted(of_all, "item_code" if by_item else BUCKETS[grain], period)
    found = f"SELECT * FROM ({counts}) AS counts WHERE {meets(column, frame.bound)} AND {column} > 0"
    order = _order(frame, grain, column, apart=by_item)
    return _listed(frame, named if by_item else Frame(), found, f"{order} LIMIT {limit}")


def _listed(frame: Frame, named: Frame, found: str, order: str) -> str:
    """What was found with how many there are, one row saying so where there are none."""
    counted = (
        f"WITH found AS ({found}) SELECT found.*, counted.matches, {_told(frame.bound)} "
        "FROM (SELECT count(*) AS matches FROM found) AS counted LEFT JOIN found ON true"
    )
    return with_names(named, counted, order, join="LEFT JOIN")


def _told(bound: str) -> str:
    said = (one.split() for one in bound.split(AND))
    return ", ".join(f"CASE matches WHEN 0 THEN {value} END AS {SIGNS[sign]}" for sign, value in said)


def reached(frame: Frame, period: Period) -> str:
    """The first day of the period by which what it made comes to a threshold, and how much it was."""
    codes = by_code(frame)
    by = "PARTITION BY item_code " if codes else ""
    days = (
        f"SELECT {codes}production_date AS day, sum(quantity) AS quantity FROM item_days"
        f"{among(frame, period, weekdays=True)} GROUP BY ALL"
    )
    sums = f"SELECT *, sum(quantity) OVER ({by}ORDER BY day) AS running_total FROM ({days}) AS days"
    apart = " GROUP BY item_code" if codes else ""
    return with_names(
        frame,
        f"SELECT {codes}min(day) AS day, min(running_total) AS running_total FROM ({sums}) AS sums "
        f"WHERE {meets('running_total', frame.bound)}{apart} HAVING min(day) IS NOT NULL",
    )
