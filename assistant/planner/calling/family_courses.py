"""Statements of families over time: their courses with their shares, their changes, two periods of each."""

from datetime import timedelta

from assistant.planner.calling.conditions import where
from assistant.planner.calling.family_conditions import named, side, told
from assistant.planner.calling.family_queries import counted
from assistant.planner.calling.queries import BUCKETS, MOST_ROWS, STEPS, key_of, partial
from assistant.planner.calling.rest_queries import beginning, sum_in
from assistant.planner.frame import COUNT_COLUMNS, Frame, Grain
from assistant.planner.periods.spans import is_unit, unit_span
from tools.tool import Period


def course(frame: Frame, grain: Grain, period: Period) -> str:
    """What each made in each unit of time, and its part of all that was made in it."""
    keys, unit = key_of(grain), f"{BUCKETS[grain]}, "
    if frame.measure in COUNT_COLUMNS:
        units, columns = counted(frame, unit, period), f"{COUNT_COLUMNS[frame.measure]}, quantity"
    elif frame.measure == "items":
        units, columns = _items(frame, unit, period), "items"
    else:
        units = (
            f"SELECT {named(frame)} AS family, {unit}sum(quantity) AS quantity FROM item_days"
            f"{where(period, (), frame.weekdays)} GROUP BY ALL"
        )
        columns = f"quantity, 100.0 * quantity / nullif(sum(quantity) OVER (PARTITION BY {keys}), 0) AS share"
        if frame.running_sum:
            columns += f", sum(quantity) OVER (PARTITION BY family ORDER BY {keys}) AS running_total"
    shown = f"SELECT family, {keys}, {columns}{partial(grain, period)} FROM ({units}) AS units"
    return f"SELECT * FROM ({shown}) AS shown WHERE {told(frame)} ORDER BY family, {keys} LIMIT {MOST_ROWS}"


def _items(frame: Frame, unit: str, period: Period) -> str:
    return (
        f"SELECT {named(frame)} AS family, {unit}count(DISTINCT item_code) AS items FROM item_days"
        f"{where(period, (), frame.weekdays)} AND quantity > 0 GROUP BY ALL"
    )


def changes(frame: Frame, grain: Grain, period: Period) -> str:
    """What each made in each unit of time that begins in the period; one that is whole with its change."""
    step = f"INTERVAL {STEPS[grain]}"
    since = unit_span(grain, unit_span(grain, period.first).first - timedelta(days=1)).first
    whole = f"begins + {step} <= DATE '{period.last + timedelta(days=1)}'"
    change = f"CASE WHEN {whole} THEN quantity - one_before END"
    units = (
        f"SELECT {named(frame)} AS family, {BUCKETS[grain]}, date_trunc('{grain}', production_date)::DATE "
        f"AS begins, sum(quantity) AS quantity FROM item_days WHERE production_date >= DATE '{since}' "
        f"AND production_date <= DATE '{period.last}' GROUP BY ALL"
    )
    before = (
        f"sum(quantity) OVER (PARTITION BY family ORDER BY begins RANGE BETWEEN {step} PRECEDING "
        f"AND {step} PRECEDING) AS one_before"
    )
    return (
        f"SELECT * EXCLUDE (begins), {change} AS change, 100.0 * ({change}) / nullif(one_before, 0) "
        f"AS growth FROM (SELECT *, {before} FROM ({units}) AS units) AS beside WHERE {told(frame)} "
        f"AND begins BETWEEN DATE '{period.first}' AND DATE '{period.last}' "
        f"ORDER BY family, {key_of(grain)} LIMIT {MOST_ROWS}"
    )


def compare(frame: Frame, first: Period, second: Period) -> str:
    """Two periods of each with their shares; where one is longer, also as many first days of both."""
    days = min(first.days, second.days)
    parts = [_pair(frame, "total", first, second)]
    if first.days != second.days and not is_unit(second.first, second.last):  # it is still running
        parts.append(_pair(frame, "like_for_like", beginning(first, days), beginning(second, days)))
    gap = "period2_quantity - period1_quantity"
    return (
        f"SELECT rank() OVER (PARTITION BY part ORDER BY {gap} {side(frame)}) AS rank, *, {gap} AS "
        f"difference, 100.0 * ({gap}) / nullif(period1_quantity, 0) AS growth "
        f"FROM ({' UNION ALL '.join(parts)}) AS pairs WHERE {told(frame)} ORDER BY part DESC, rank, family"
    )


def _pair(frame: Frame, part: str, first: Period, second: Period) -> str:
    since, until = min(first.first, second.first), max(first.last, second.last)
    whole = part == "total"
    sums = (
        f"SELECT {named(frame)} AS family, coalesce({sum_in(first, whole)}, 0) AS period1_quantity, "
        f"coalesce({sum_in(second, whole)}, 0) AS period2_quantity FROM item_days "
        f"WHERE production_date >= DATE '{since}' AND production_date <= DATE '{until}' GROUP BY family"
    )
    share = "100.0 * {one}_quantity / nullif(sum({one}_quantity) OVER (), 0) AS {one}_share"
    shares = ", ".join(share.format(one=one) for one in ("period1", "period2"))
    return (
        f"SELECT family, '{part}' AS part, * EXCLUDE (family), {shares}, {first.days} AS period1_days, "
        f"{second.days} AS period2_days FROM ({sums}) AS sums"
    )
