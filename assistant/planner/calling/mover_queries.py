"""Statements about the items that rose or fell between two periods, most or beyond a bound in percent."""

from collections.abc import Iterator

from assistant.planner.calling.conditions import where
from assistant.planner.calling.queries import next_is_tied
from assistant.planner.calling.rest_queries import beginning
from assistant.planner.frame import Frame
from assistant.planner.times import may_run
from tools.tool import Period

MOST_CHANGED = 5
RATE = "abs(made.change_percent)"
"""By how much of what was made before an item rose or fell."""


def statements(frame: Frame, top: int, every: int) -> Iterator[str]:
    """The first of them; with a bound all beyond it, and where they rose those that are new."""
    first, second = frame.periods[0], frame.periods[-1]
    yield movers(frame, first, second, frame.limit or (every if frame.bound else top))
    if frame.bound and not frame.least:
        yield from_nothing(frame, first, second, every)


def movers(frame: Frame, first: Period, second: Period, limit: int) -> str:
    """Items by how much they rose, or fell, between two periods."""
    side, sign = ("ASC", "<") if frame.least else ("DESC", ">")
    by_rate = bool(frame.bound)
    rank = f"row_number() OVER (ORDER BY {RATE} DESC, item_code)"
    rank = rank if by_rate else f"rank() OVER (ORDER BY made.difference {side})"
    order = (RATE, "DESC, item_code") if by_rate else ("made.difference", f"{side}, item_code")
    bounds = f" AND {RATE} {frame.bound}" if by_rate else ""
    bound = f"{frame.bound.split()[-1]} AS bound_percent, " if by_rate else ""
    return (
        f"SELECT {rank} AS rank, item_code, items.item_name, "
        f"made.* EXCLUDE (item_code), {bound}count(*) OVER () AS matches, {next_is_tied(*order)} FROM ("
        f"{_changes(frame, first, second, rates=by_rate)}) AS made JOIN items "
        f"USING (item_code) WHERE made.difference {sign} 0{bounds} ORDER BY rank, item_code LIMIT {limit}"
    )


def most_changed(frame: Frame, first: Period, second: Period) -> str:
    """The items that make the most of a difference, over as many days of each where the second runs."""
    if may_run(first, second):
        first = beginning(first, second.days)
    return (
        "SELECT item_code, items.item_name, made.* EXCLUDE (item_code) FROM ("
        f"{_changes(frame, first, second, rates=False)}) AS made JOIN items USING (item_code) "
        f"WHERE made.difference <> 0 ORDER BY abs(made.difference) DESC, item_code LIMIT {MOST_CHANGED}"
    )


def from_nothing(frame: Frame, first: Period, second: Period, limit: int) -> str:
    """Items that were made in the second period alone, which rose by no rate."""
    return (
        "SELECT item_code, items.item_name, made.period2_quantity, count(*) OVER () AS new_items FROM ("
        f"{_changes(frame, first, second, rates=False)}) AS made JOIN items USING (item_code) "
        "WHERE made.period1_quantity <= 0 AND made.period2_quantity > 0 "
        f"ORDER BY made.period2_quantity DESC, item_code LIMIT {limit}"
    )


def _changes(frame: Frame, first: Period, second: Period, *, rates: bool) -> str:
    """Each item's quantities of two periods and their difference, with its rate where that is asked for."""
    since, until = min(first.first, second.first), max(first.last, second.last)
    one, two = _sum_in(first), _sum_in(second)
    rate = f", 100.0 * ({two} - {one}) / CASE WHEN {one} > 0 THEN {one} END AS change_percent"
    return (
        f"SELECT item_code, {one} AS period1_quantity, {two} AS period2_quantity, "
        f"{two} - {one} AS difference{rate if rates else ''} "
        f"FROM item_days WHERE production_date >= DATE '{since}' AND production_date <= DATE '{until}' "
        f"{where(None, frame.items).replace('WHERE', 'AND', 1)} GROUP BY item_code"
    )


def _sum_in(period: Period) -> str:
    return (
        f"coalesce(sum(quantity) FILTER (production_date BETWEEN DATE '{period.first}' "
        f"AND DATE '{period.last}'), 0)"
    )
