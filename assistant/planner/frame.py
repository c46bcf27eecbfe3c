"""What is asked, complete: intent, periods, items, details; and the frame that earlier calls leave."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, get_args

from assistant.model import Exchange, ToolCall, ToolResult
from assistant.planner.found import day_of, is_day
from tools.tool import Item, Period, Table

Intent = Literal[
    "total",
    "average",
    "count",
    "extreme",
    "trend",
    "ranking",
    "leaders",
    "share",
    "compare",
    "why",
    "movers",
    "idle",
    "history",
    "lots",
    "lot",
    "search",
    "span",
    "produced",
    "fresh",
    "threshold",
]
Measure = Literal["quantity", "records", "lots", "items", "days"]
Grain = Literal["day", "week", "month", "quarter", "half", "year", "weekday", "item", "lot"]
INTENTS: tuple[Intent, ...] = get_args(Intent)
AND = " AND "
"""Between two bounds of one quantity."""
COUNT_COLUMNS: Mapping[Measure, str] = {"lots": "lots", "records": "records", "days": "days_produced"}
"""What items and units of time may be ranked by besides the quantity, and its columns."""
COUNTS: tuple[Measure, ...] = tuple(COUNT_COLUMNS)
LETTERS = "^([A-Za-z]{2,4})[0-9]"
"""The letters that a code begins with, its family."""


@dataclass(frozen=True)
class Family:
    """Items that are looked at as one beside others, by the letters of their codes or what was said."""

    name: str
    items: tuple[Item, ...]
    lettered: bool = False  # all items whose codes begin with its name and a figure


@dataclass(frozen=True)
class Frame:
    """A question that can be answered; dates as read, perhaps ending after today."""

    intent: Intent = "total"
    periods: tuple[Period, ...] = ()
    items: tuple[Item, ...] = ()
    measure: Measure = "quantity"
    beside: tuple[Measure, ...] = ()  # what else is measured
    grain: Grain | None = None
    limit: int | None = None
    least: bool = False
    both: bool = False  # the largest and the smallest are asked for
    keyword: str = ""
    bound: str = ""  # a comparison with a quantity, ">= 1000", or two, ">= 1000 AND < 2000"
    summed: bool = False  # the items together, not one beside the other
    entire: bool = False  # all data, where no period is said
    assumed: bool = False  # the period was not said but taken for granted
    listed: bool = False  # every item that was made, not the first ten
    place: int | None = None  # the place of a ranking that is asked for
    places: tuple[int, ...] = ()  # several of them
    read_as: tuple[tuple[str, Item], ...] = ()  # what was misspelt, and the item it was read as
    with_total: bool = False  # the total is asked for beside it
    newest: bool = False  # the newest of all are asked for
    aside: str = ""  # what was said of why it is asked
    denied: bool = False  # it is asked whether nothing was made, so that yes and no would be unclear
    grows: bool = False  # each unit of time with its change
    median: bool = False  # of units of time or lots, in the place of their mean
    mean: bool = False  # days of the week are told by their average
    yearly: bool = False  # that change is the one from the year before
    running_sum: bool = False  # each unit of time with all before it in the period
    supposed: str = ""  # which way the question takes a change to have gone, "up" or "down"
    weekdays: tuple[int, ...] = ()  # the days of the week that others are left out for
    weekday_sets: tuple[tuple[int, ...], ...] = ()  # days of the week beside each other
    within: tuple[Item, ...] = ()  # the items that a share is one of, all where none are named
    without: tuple[Item, ...] = ()  # items left out of all of them, or of some
    families: tuple[Family, ...] = ()  # the items in groups, each of which is one
    shares: bool = False  # a course or a comparison in shares
    whole: Period | None = None  # the units of time that are not cut, where only those may count
    shown: tuple["Shown", ...] = ()  # answers that are told again, as something is reckoned of their figures
    reckoned: str = ""  # what is: their "sum", "mean", "most", "least" or "gap"

    @property
    def key(self) -> str:
        """The frame in one word, the id of its calls: what only they would not tell."""
        side = "both" if self.both else "least" if self.least else ""
        told = {"sum": self.summed, "grows": self.grows, "yearly": self.yearly, "running": self.reaches}
        told |= {"median": self.median, "mean": self.mean, "shares": self.shares}
        told |= {f"place{place}": bool(place) for place in self.places or (self.place,)}
        told |= {"one": self.intent == "ranking" and self.limit == 1}
        told |= {f"of{item.code}": self.intent == "ranking" for item in self.items[:1] if not self.items[1:]}
        days = "-".join("".join(map(str, one)) for one in self.weekday_sets or (self.weekdays,))
        ways = "-".join(way for way, so in told.items() if so)
        return ".".join((self.intent, "+".join(self.measures), self.grain or "", side, days, ways))

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Everything that is measured."""
        return (self.measure, *self.beside)

    @property
    def edge(self) -> Literal["", "first", "last"]:
        """Whether the first or the last unit of time is asked for that meets a bound."""
        if self.intent != "threshold" or self.reaches or self.grain in ("item", "lot"):
            return ""
        return "last" if self.newest else "first" if self.place else ""

    @property
    def by_count(self) -> bool:
        """Whether items or units of time are put in order by how many lots, records or days they have."""
        ordered = self.intent == "ranking" or (self.intent == "extreme" and self.grain != "lot")
        return ordered and self.measure in COUNTS

    @property
    def reaches(self) -> bool:
        """Whether it is the day that is asked for on which a running total reached an amount."""
        return self.intent == "threshold" and self.running_sum

    @property
    def as_one(self) -> bool:
        """Whether several items are looked at as one."""
        return self.summed and len(self.items) > 1

    @property
    def of_the_rest(self) -> bool:
        """Whether all items but some are looked at."""
        return bool(self.without) and not self.items


class Shown(NamedTuple):
    """An answer that is told again: its frame and its calls."""

    frame: Frame
    calls: tuple[ToolCall, ...]


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
_FAMILY = re.compile(rf"WHEN item_code IN \({_CODES}\) THEN '((?:[^']|'')*)'")
_LETTERED = re.compile(rf"family IN \({_CODES}\)")
_WITHOUT = re.compile(rf"item_code (?:NOT IN \(|<> |!= ){_CODES}")


LIMITED = ("ranking", "movers", "leaders", "history", "lots", "search", "idle", "threshold")
"""Intents whose statements end with how much they list."""
LISTED_WITH_TOTAL = ["get_production_summary", "get_top_items"]
"""Calls of what was made in a period: how much, and every item."""
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


def _lists_items(tool: str, table: Table) -> bool:
    names = {column.name for column in table.columns}
    apart = names & {"day", "week", "month", "quarter", "half", "year"}
    return tool == "search_production_items" or ({"rank", "item_code"} <= names and not apart)


def frame_of_results(results: Sequence[ToolResult]) -> Frame:
    """The frame that the last of some calls stand for."""
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
        families=_families(chosen[0]),
        without=_coded(_WITHOUT, chosen[0]),
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
    held = rf"(?:HAVING|AND) sum\(\w+\)|WHERE running_total|(?:WHERE|AND) (?:{counts}|items)"
    found = re.findall(rf"(?:{held}) ([<>]=? \d+)", statement)
    return AND.join(dict.fromkeys(one for one in found if one != "> 0"))


def _limit_of(frame: Frame, call: ToolCall) -> int | None:
    """How many items, records or lots a statement lists."""
    if frame.intent not in LIMITED or frame.places:
        return None
    placed = frame.intent == "leaders" or frame.by_count
    end = r"(?:QUALIFY|WHERE) rank <?= (\d+)" if placed else r"LIMIT (\d+)$"
    found = re.search(end, str(call.arguments.get("sql", "")))
    return int(found[1]) if found else None


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
        place=places[0] if places else None,
        places=places if len(places) > 1 else (),
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
    return families or _coded(_ITEM, call)


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


def _unquoted(codes: str) -> tuple[Item, ...]:
    return tuple(Item(code.replace("''", "'"), None) for code in re.findall(r"'((?:[^']|'')*)'", codes))


def _periods(call: ToolCall) -> list[Period]:
    given = call.arguments
    pairs = [("date_from", "date_to"), ("period1_from", "period1_to"), ("period2_from", "period2_to")]
    said = [(given[one], given[two]) for one, two in pairs if one in given and two in given]
    said += _BETWEEN.findall(str(given.get("sql", "")))
    return [Period(day_of(first), day_of(last)) for first, last in said if is_day(first) and is_day(last)]
