"""From a frame to tool calls: the six tools where they can say it, SQL where they cannot."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from assistant.model import ToolCall
from assistant.planner.calling import (
    average_queries,
    count_queries,
    family_calls,
    item_queries,
    lot_queries,
    mover_queries,
    queries,
    rest_queries,
    threshold_calls,
)
from assistant.planner.calling.again import again
from assistant.planner.calling.merged import Call, merged
from assistant.planner.frame import COUNTS, Frame, Grain, Intent
from tools.tool import Item, Period

TOP, HISTORY, FOUND, LOTS, EXTREMES, LISTED, MADE, EVERY = 10, 10, 20, 20, 1, 50, 100, 200
MOST_APART = 1  # items that are summed up one by one
Calls = Iterator[Call]


def calls_of(frame: Frame) -> tuple[ToolCall, ...]:
    """The calls that answer a frame; their ids carry what only the frame knows."""
    if frame.shown:
        return again(frame)
    apart = _of_families if frame.families else _week_parts if frame.weekday_sets else None
    calls = merged(frame, apart or CALLS[frame.intent])
    if frame.with_total and not any(name == "get_production_summary" for (name, _), _ in calls):
        calls = [*((call, "quantity") for call in _summary(replace(frame, summed=False))), *calls]
    return tuple(
        ToolCall(f"{frame.key}.{number}.{measures}", name, arguments)
        for number, ((name, arguments), measures) in enumerate(calls)
    )


def _dates(period: Period) -> dict[str, object]:
    return {"date_from": period.first.isoformat(), "date_to": period.last.isoformat()}


def _item(item: Item | None) -> dict[str, object]:
    return {"item_code": item.code} if item else {}


def _each(frame: Frame) -> Iterator[tuple[Period, Item | None]]:
    """Every period with every item, or with all of them."""
    for period in frame.periods:
        for item in frame.items or (None,):
            yield period, item


def _custom(sql: str) -> tuple[str, Mapping[str, object]]:
    return "execute_custom_query", {"sql": sql}


def _week_parts(frame: Frame) -> Calls:
    """Each part of the week by itself, period by period."""
    for period in frame.periods:
        for days in frame.weekday_sets:
            yield _custom(average_queries.on_weekdays(replace(frame, weekdays=days), period))


def _of_families(frame: Frame) -> Calls:
    yield from (_custom(statement) for statement in family_calls.statements(frame))


def _summary(frame: Frame) -> Calls:
    of_the_rest = rest_queries.statement_of(frame)
    if of_the_rest:
        yield from (_custom(of_the_rest(frame, period)) for period in frame.periods)
        return
    if frame.weekdays:
        yield from (_custom(average_queries.on_weekdays(frame, period)) for period in frame.periods)
        return
    if frame.summed and len(frame.items) > MOST_APART:
        yield from (_custom(item_queries.together(frame, period)) for period in frame.periods)
        return
    for period, item in _each(frame):
        yield "get_production_summary", {**_dates(period), **_item(item)}


def _count(frame: Frame) -> Calls:
    if frame.measure == "items":
        yield from (_custom(item_queries.item_count(frame, period)) for period in frame.periods)
    elif frame.measure in COUNTS and (frame.as_one or (frame.weekdays and frame.measure == "lots")):
        yield from (_custom(count_queries.together(frame, period)) for period in frame.periods)
    elif frame.measure == "days" and frame.items and not frame.weekdays:
        yield from (_custom(average_queries.days_of(frame, period)) for period in frame.periods)
    else:
        yield from _summary(frame)


def _average(frame: Frame) -> Calls:
    statement = average_queries.statement_of(frame)
    if statement is None:
        yield from _summary(frame)
    else:
        yield from (_custom(statement(frame, period)) for period in frame.periods)


def _extreme(frame: Frame) -> Calls:
    limit = max(frame.places, default=0) or frame.place or frame.limit or EXTREMES
    if frame.by_count:
        for period in frame.periods:
            yield _custom(count_queries.units(frame, frame.grain or "day", period, limit))
        return
    if frame.grain in (None, "day") and limit == 1 and _plain(frame):
        yield from _summary(frame)
        return
    for period in frame.periods if frame.grain == "lot" else ():
        yield _custom(lot_queries.largest(frame, period, limit))
    for period in frame.periods if frame.grain != "lot" else ():
        yield _custom(queries.extremes(frame, frame.grain or "day", period, limit))


def _trend(frame: Frame) -> Calls:
    if frame.measure in ("lots", "items"):
        yield from _counts(frame, frame.grain or "month")
        return
    if frame.yearly:
        yield from (
            _custom(queries.against_year_before(frame, frame.grain or "month", one)) for one in frame.periods
        )
        return
    plain = frame.measure == "quantity" and _plain(frame) and not frame.running_sum
    if frame.grain in (None, "month") and plain:
        for period, item in _each(frame):
            yield "get_monthly_trend", {**_dates(period), **_item(item)}
        return
    grain: Grain = frame.grain or "month"
    steps = frame.grows and not frame.running_sum and frame.measure == "quantity" and grain in queries.STEPS
    for period in frame.periods:
        statement = queries.against_one_before if steps else queries.by_bucket
        yield _custom(statement(frame, grain, period))


def _plain(frame: Frame) -> bool:
    """Whether a tool can look at the frame's days and items."""
    return not (frame.weekdays or frame.as_one or frame.lacks)


def _counts(frame: Frame, grain: Grain) -> Calls:
    for period in frame.periods:
        of_lots = frame.measure == "lots"
        yield _custom(
            lot_queries.by_bucket(frame, grain, period)
            if of_lots
            else queries.items_by_bucket(frame, grain, period)
        )


def _ranking(frame: Frame) -> Calls:
    limit = frame.place or frame.limit or (MADE if frame.listed else TOP)
    if frame.by_count:
        every = LISTED if frame.grain == "item" else TOP
        for period in frame.periods:
            yield _custom(count_queries.items(frame, period, frame.place or frame.limit or every))
        return
    if frame.within and frame.items and not frame.place:
        yield from (_custom(item_queries.place_within(frame, period)) for period in frame.periods)
        return
    if frame.places or (frame.place and (frame.least or len(frame.items) > 1 or frame.holes)):
        yield from (_custom(item_queries.in_places(frame, period)) for period in frame.periods)
        return
    if frame.lacks:
        yield from (_custom(item_queries.ranked_among(frame, period, limit)) for period in frame.periods)
        return
    among = limit if frame.limit else LISTED  # every item of a family, where no number is said
    for period in frame.periods if len(frame.items) > 1 else ():
        yield _custom(item_queries.ranked_among(frame, period, TOP if limit == 1 else among))
    for period in frame.periods if len(frame.items) <= 1 else ():
        if frame.listed:
            yield "get_production_summary", _dates(period)
        if frame.least:
            yield _custom(item_queries.smallest_items(period, limit))
        else:
            yield "get_top_items", {**_dates(period), "limit": 100 if frame.items else limit}


def _leaders(frame: Frame) -> Calls:
    for period in frame.periods:
        yield _custom(item_queries.leaders(frame, frame.grain or "month", period, frame.limit or 1))


def _share(frame: Frame) -> Calls:
    if frame.bound or frame.of_the_rest:
        statement_of = count_queries.share_of_empty if frame.bound else rest_queries.share
        yield from (_custom(statement_of(frame, period)) for period in frame.periods)
        return
    if not frame.items:
        yield from _ranking(frame)
        return
    for period in frame.periods:
        statement = item_queries.share_together if frame.as_one else item_queries.share
        yield _custom(statement(frame, period))


def _compare(frame: Frame) -> Calls:
    first, second = frame.periods[0], frame.periods[-1]
    if frame.of_the_rest or frame.as_one or frame.weekdays:
        yield _custom(rest_queries.compare(frame, first, second))
        if frame.intent == "why" and frame.as_one and not frame.weekdays:
            yield _custom(mover_queries.most_changed(frame, first, second))
        return
    for item in frame.items or (None,):
        yield (
            "compare_periods",
            {
                "period1_from": first.first.isoformat(),
                "period1_to": first.last.isoformat(),
                "period2_from": second.first.isoformat(),
                "period2_to": second.last.isoformat(),
                **_item(item),
            },
        )


def _movers(frame: Frame) -> Calls:
    yield from map(_custom, mover_queries.statements(frame, TOP, LISTED))


def _idle(frame: Frame) -> Calls:
    for period in frame.periods:
        if frame.grain == "item":
            yield _custom(item_queries.idle_items(frame, period, frame.limit or LISTED))
        elif frame.grain in queries.STEPS and frame.grain != "day":
            yield _custom(queries.idle_units(frame, frame.grain, period, frame.limit or LISTED))
        else:
            yield _custom(queries.idle_days(frame, period, frame.limit or LISTED))


def _history(frame: Frame) -> Calls:
    limit = frame.limit or (LISTED if frame.periods else HISTORY)
    if frame.items and not (frame.periods or frame.bound):
        for item in frame.items:
            yield "get_item_history", {"item_code": item.code, "limit": limit}
        return
    yield _custom(queries.records(frame, frame.periods[-1] if frame.periods else None, limit))


def _lots(frame: Frame) -> Calls:
    for period in frame.periods:
        yield _custom(lot_queries.newest(frame, period, frame.limit or LOTS))


def _lot(frame: Frame) -> Calls:
    yield _custom(lot_queries.one(frame.keyword))


def _search(frame: Frame) -> Calls:
    limit = frame.limit or (FOUND if frame.keyword or frame.items else EVERY)
    if frame.items:
        yield _custom(item_queries.listed(frame.items, limit))
    elif frame.grain == "item":
        yield _custom(item_queries.prefixed(frame.keyword, limit))
    else:
        yield "search_production_items", {"keyword": frame.keyword, "limit": limit}


def _span(frame: Frame) -> Calls:
    if not frame.items:
        yield from _fresh(frame)
    elif frame.periods:
        yield _custom(queries.span(frame, frame.periods[-1]))
    else:
        for item in frame.items:
            yield "search_production_items", {"keyword": item.code, "limit": 1}


def _fresh(frame: Frame) -> Calls:
    for period in frame.periods:
        yield _custom(queries.extent(period))


CALLS: Mapping[Intent, Callable[[Frame], Calls]] = {
    "total": _summary,
    "average": _average,
    "count": _count,
    "extreme": _extreme,
    "trend": _trend,
    "ranking": _ranking,
    "leaders": _leaders,
    "share": _share,
    "compare": _compare,
    "why": _compare,
    "movers": _movers,
    "idle": _idle,
    "history": _history,
    "lots": _lots,
    "lot": _lot,
    "search": _search,
    "span": _span,
    "produced": _summary,
    "fresh": _fresh,
    "threshold": threshold_calls.threshold,
}
