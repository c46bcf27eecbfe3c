"""The frame that earlier tool calls stand for, whichever engine made them."""

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from threading import Lock

from cachetools import LRUCache, cached

from assistant.model import Exchange, ToolCall, ToolResult
from assistant.planner.found import day_of, is_day
from assistant.planner.frame import AND, COUNT_COLUMNS, INTENTS, MEAN, Family, Frame, Intent
from tools.tool import Item, Period, Table

BY_TOOL: Mapping[str, Intent] = {
    "get_production_summary": "total",
    "get_monthly_trend": "trend",
    "get_top_items": "ranking",
    "compare_periods": "compare",
    "get_item_history": "history",
    "search_production_items": "search",
    "execute_custom_query": "total",
}
_BETWEEN = re.compile(r"BETWEEN DATE '(\d{4}-\d\d-\d\d)' AND DATE '(\d{4}-\d\d-\d\d)'")
_CODES = r"('(?:[^']|'')*'(?:, '(?:[^']|'')*')*)"
_ITEM = re.compile(rf"item_code (?:= |IN \(){_CODES}")
_PART = re.compile(
    rf"(?:FILTER \(|AS made JOIN items USING \(item_code\) WHERE )item_code (?:= |IN \(){_CODES}"
)
"""The items whose part, or place, of others a statement tells."""
_WHOLE = re.compile(rf"FROM item_days WHERE [^()]* AND item_code (?:= |IN \(){_CODES}")
_FAMILY = re.compile(rf"WHEN item_code IN \({_CODES}\) THEN '((?:[^']|'')*)'")
_LETTERED = re.compile(rf"family IN \({_CODES}\)")
GAP = re.compile(
    r"NOT \(production_date >= DATE '(\d{4}-\d\d-\d\d)' AND production_date <= DATE '(\d{4}-\d\d-\d\d)'\)"
)
_WITHOUT = re.compile(rf"item_code (?:NOT IN \(|<> |!= ){_CODES}")


LIMITED = ("ranking", "movers", "leaders", "history", "lots", "search", "idle", "threshold")
"""Intents whose statements end with how much they list."""
LISTED_WITH_TOTAL = ["get_production_summary", "get_top_items"]
"""Calls of what was made in a period: how much, and every item."""
MOST_KEPT = 512
"""Frames of answers that are kept; about as many as some dozens of talks have."""
PARTS = 6
"""Parts that the id of a call of the planner's has at least."""


def frame_of(history: Sequence[Exchange]) -> Frame | None:
    """The frame of the last exchange that called tools, whichever engine called them."""
    for exchange in reversed(history):
        if exchange.results:
            return frame_of_results(exchange.results)
    return None


def last_listing(history: Sequence[Exchange]) -> Table | None:
    """The newest table of the conversation that lists items one by one, best first."""
    for exchange in reversed(history):
        for result in exchange.results:
            if isinstance(result.outcome, Table) and _lists_items(result.call.name, result.outcome):
                return result.outcome
    return None


def best_first(history: Sequence[Exchange]) -> Sequence[Exchange]:
    """The talk up to its list with the best first, where the last one of the same period has the least first.

    "1위" after "하위 5개도" is of that one.
    """
    lists = [(n, frame_of_results(one.results)) for n, one in enumerate(history) if one.results]
    last = lists[-1][1] if lists and lists[-1][1].intent == "ranking" and lists[-1][1].least else None
    found = [n for n, one in lists if last and one.intent == "ranking" and not one.least]
    alike = [n for n in found if last and frame_of_results(history[n].results).periods == last.periods]
    return history[: alike[-1] + 1] if alike else history


def _lists_items(tool: str, table: Table) -> bool:
    names = {column.name for column in table.columns}
    apart = names & {"day", "week", "month", "quarter", "half", "year"}
    return tool == "search_production_items" or ({"rank", "item_code"} <= names and not apart)


def _told_apart_by(results: Sequence[ToolResult]) -> Hashable:
    """All that a frame is read from: the calls, and the items that they were about."""
    return tuple(
        (
            *(one.call.id, one.call.name, str(one.call.arguments)),
            one.outcome.basis.items if isinstance(one.outcome, Table) else None,
        )
        for one in results
    )


@cached(LRUCache(MOST_KEPT), key=_told_apart_by, lock=Lock())
def frame_of_results(results: Sequence[ToolResult]) -> Frame:
    """The frame that the last of some calls stand for; a turn asks for that of each answer many times."""
    calls = [result.call for result in results]
    chosen = [call for call in calls if call.name == calls[-1].name]
    items = dict.fromkeys(item for result in results for item in _items(result))
    periods = dict.fromkeys(period for call in chosen for period in _periods(call))
    frame = _by_id(chosen[0]) or Frame(BY_TOOL.get(chosen[0].name, "total"))
    limit = frame.limit or chosen[0].arguments.get("limit") or _limit_of(frame, chosen[0])
    return replace(
        frame,
        periods=tuple(periods),
        items=tuple(items) or frame.items,
        within=_coded(_WHOLE, chosen[0]) if _coded(_PART, chosen[0]) else (),
        families=_families(chosen[0]),
        without=_coded(_WITHOUT, chosen[0]),
        gaps=_gaps(chosen[0]),
        limit=limit if isinstance(limit, int) else None,
        bound=_bound_of(chosen[0]),
        keyword=_keyword_of(frame, chosen[0]),
        grain="month" if chosen[0].name == "get_monthly_trend" else frame.grain,
        listed=[call.name for call in calls] == LISTED_WITH_TOTAL,
    )


def _keyword_of(frame: Frame, call: ToolCall) -> str:
    """What a search looked for: a part of names, or what codes begin with."""
    if frame.intent != "search":
        return ""
    begins = re.search(r"starts_with\(upper\(item_code\), '([^']*)'\)", str(call.arguments.get("sql", "")))
    return begins[1] if begins else str(call.arguments.get("keyword", ""))


def _bound_of(call: ToolCall) -> str:
    """The threshold that a statement holds quantities against."""
    statement = str(call.arguments.get("sql", ""))
    if re.search(r"(?:AND|WHERE) good_quantity = 0", statement):
        return "= 0"
    counts = "|".join(COUNT_COLUMNS.values())
    mean = re.search(rf"WHERE (?:quantity|items|{counts}) ([<>]=?) average", statement)
    if mean:
        return f"{mean[1]} {MEAN}"
    held = rf"(?:HAVING|AND) sum\(\w+\)|WHERE running_total|(?:WHERE|AND) (?:{counts}|items)"
    held = rf"{held}|AND abs\(made\.change_percent\)"
    found = re.findall(rf"(?:{held}) ([<>]=? \d+)", statement)
    return AND.join(dict.fromkeys(one for one in found if one != "> 0"))


def _limit_of(frame: Frame, call: ToolCall) -> int | None:
    """How many items, records or lots a statement lists."""
    several = frame.intent == "extreme" and not frame.place and frame.grain != "lot"
    if not (frame.intent in LIMITED or several) or frame.places:
        return None
    placed = frame.intent == "leaders" or frame.by_count
    end = r"(?:QUALIFY|WHERE) rank <?= (\d+)" if placed else r"LIMIT (\d+)$"
    found = re.search(end, str(call.arguments.get("sql", "")))
    return int(found[1]) if found and not (several and found[1] == "1") else None


def _by_id(call: ToolCall) -> Frame | None:
    """The frame that a call of the planner's names in its id."""
    parts = call.id.split(".")
    if len(parts) < PARTS or parts[0] not in INTENTS:
        return None
    intent, measures, grain, side, weekdays, ways = parts[:PARTS]
    measure, *beside = measures.split("+")
    sets = tuple(tuple(int(day) for day in one) for one in weekdays.split("-"))
    places = tuple(int(way[5:]) for way in ways.split("-") if way.startswith("place"))
    return Frame(
        intent,  # type: ignore[arg-type]  # checked above
        measure=measure,  # type: ignore[arg-type]  # written by Frame.key
        beside=tuple(beside),  # type: ignore[arg-type]  # written by Frame.key
        grain=grain or None,  # type: ignore[arg-type]  # written by Frame.key
        least=side == "least",
        both=side == "both",
        weekdays=sets[0] if len(sets) == 1 else (),
        weekday_sets=sets if len(sets) > 1 else (),
        summed="sum" in ways.split("-"),
        grows="grows" in ways.split("-"),
        yearly="yearly" in ways.split("-"),
        median="median" in ways.split("-"),
        mean="mean" in ways.split("-"),
        running_sum="running" in ways.split("-"),
        shares="shares" in ways.split("-"),
        reckoned=next((way[5:] for way in ways.split("-") if way.startswith("years")), ""),
        place=places[0] if places else None,
        places=places if len(places) > 1 else (),
        less=tuple(Item(way[4:], None) for way in ways.split("-") if way.startswith("less")),
        limit=1 if "one" in ways.split("-") else None,
        items=tuple(Item(way[2:], None) for way in ways.split("-") if way[:2] == "of"),
    )


def _items(result: ToolResult) -> tuple[Item, ...]:
    """The items a call was about; those a ranking or search found are not."""
    call = result.call
    if "item_code" in call.arguments:
        known = result.outcome.basis.items if isinstance(result.outcome, Table) else ()
        return known or (Item(str(call.arguments["item_code"]), None),)
    if call.id.startswith("span.") and "keyword" in call.arguments:
        return (Item(str(call.arguments["keyword"]), None),)
    families = tuple(item for family in _families(call) for item in family.items)
    return families or _coded(_PART, call) or _coded(_ITEM, call)


def _coded(named: re.Pattern[str], call: ToolCall) -> tuple[Item, ...]:
    """The items whose codes stand in a condition of a statement."""
    found = named.search(str(call.arguments.get("sql", "")))
    return _unquoted(found[1]) if found else ()


def _families(call: ToolCall) -> tuple[Family, ...]:
    """The families that a statement tells apart; of lettered ones only the names are known."""
    named = _FAMILY.findall(str(call.arguments.get("sql", "")))
    lettered = () if named else _coded(_LETTERED, call)
    found = tuple(Family(name.replace("''", "'"), _unquoted(codes)) for codes, name in named)
    return found or tuple(Family(one.code, (), lettered=True) for one in lettered)


def _gaps(call: ToolCall) -> tuple[Period, ...]:
    """The days that a statement leaves out of the midst of its period."""
    found = dict.fromkeys(GAP.findall(str(call.arguments.get("sql", ""))))
    return tuple(Period(day_of(first), day_of(last)) for first, last in found)


def _unquoted(codes: str) -> tuple[Item, ...]:
    return tuple(Item(code.replace("''", "'"), None) for code in re.findall(r"'((?:[^']|'')*)'", codes))


def _periods(call: ToolCall) -> list[Period]:
    given = call.arguments
    pairs = [("date_from", "date_to"), ("period1_from", "period1_to"), ("period2_from", "period2_to")]
    said = [(given[one], given[two]) for one, two in pairs if one in given and two in given]
    said += _BETWEEN.findall(str(given.get("sql", "")))
    return [Period(day_of(first), day_of(last)) for first, last in said if is_day(first) and is_day(last)]
