"""What is asked, complete: intent, periods, items, details."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from assistant.model import ToolCall
from tools.tool import Item, Period

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
Measure = Literal[
    "quantity", "records", "lots", "items", "days", "per_day", "per_week", "per_month", "per_lot"
]
Grain = Literal["day", "week", "month", "quarter", "half", "year", "weekday", "item", "lot"]
INTENTS: tuple[Intent, ...] = get_args(Intent)
AND = " AND "
"""Between two bounds of one quantity."""
MEAN = "mean"
"""In a bound, the mean of what is looked for: "> mean"."""
COUNT_COLUMNS: Mapping[Measure, str] = {"lots": "lots", "records": "records", "days": "days_produced"}
"""What items and units of time may be ranked by besides the quantity, and its columns."""
COUNTS: tuple[Measure, ...] = tuple(COUNT_COLUMNS)
MEAN_COLUMNS: Mapping[Measure, str] = {
    "per_day": "average_per_producing_day",
    "per_week": "average_per_week",
    "per_month": "average_per_month",
    "per_lot": "average_per_lot",
}
"""The means that items and units of time may be ranked by, and their columns."""
MEAN_GRAINS: Mapping[Measure, Grain] = {
    "per_day": "day",
    "per_week": "week",
    "per_month": "month",
    "per_lot": "lot",
}
"""What each of these means is over."""
MEANS: tuple[Measure, ...] = tuple(MEAN_COLUMNS)
ORDER_COLUMNS: Mapping[Measure, str] = {"quantity": "quantity", **COUNT_COLUMNS, **MEAN_COLUMNS}
"""Everything that a list is put in order by, and its columns."""
LETTERS = "^([A-Za-z]{2,4})[0-9]"
"""The letters that a code begins with, its family."""


@dataclass(frozen=True)
class Family:
    """Items that are looked at as one beside others, by the letters of their codes or what was said."""

    name: str
    items: tuple[Item, ...]
    lettered: bool = False  # all items whose codes begin with its name and a figure


class Claim(NamedTuple):
    """What a question holds to be so, to which its answer says yes or no first.

    `way` is "more" or "less" than the other of two, a sign before a bound, "rate" with one, a "place" or one
    "within" the first, that the
    one "found" is `of`, or that there is any ("exists"); `of` names which of two, or the one found.
    """

    way: str
    value: float = 0
    of: Period | str = ""


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
    bound: str = ""  # a comparison, of movers in percent: ">= 1000", or two: ">= 1000 AND < 2000"
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
    supposed: str = ""  # how a change is taken to have gone: "up", "down", or the first "ahead" or "behind"
    weekdays: tuple[int, ...] = ()  # the days of the week that others are left out for
    weekday_sets: tuple[tuple[int, ...], ...] = ()  # days of the week beside each other
    within: tuple[Item, ...] = ()  # the items that a share is one of, all where none are named
    without: tuple[Item, ...] = ()  # items left out of all of them, or of some
    left_out: str = ""  # how those were said, where others of their name stay
    less: tuple[Item, ...] = ()  # items whose quantity is taken from that of the others
    gaps: tuple[Period, ...] = ()  # days left out, of the midst of the one period or between several
    families: tuple[Family, ...] = ()  # the items in groups, each of which is one
    shares: bool = False  # a course or a comparison in shares
    whole: Period | None = None  # the units of time that are not cut, where only those may count
    shown: tuple["Shown", ...] = ()  # answers that are told again, as something is reckoned of their figures
    claim: Claim | None = None  # what is held to be so
    either: str = ""  # what of those was not said, the "item", the "year" or the "span" of it: all are told
    reckoned: str = ""  # what is: their "sum", "mean", "most", "least", "gap", "rate", "ratio" or "of_whole"

    @property
    def key(self) -> str:
        """The frame in one word, the id of its calls: what only they would not tell."""
        side = "both" if self.both else "least" if self.least else ""
        told = {"sum": self.summed, "grows": self.grows, "yearly": self.yearly, "running": self.reaches}
        told |= {"median": self.median, "mean": self.mean, "shares": self.shares}
        told |= {f"place{place}": bool(place) for place in self.places or (self.place,)}
        told |= {"one": self.intent == "ranking" and self.limit == 1}
        told |= {f"of{item.code}": self.intent == "ranking" for item in self.items[:1] if not self.items[1:]}
        told |= {f"less{item.code}": True for item in self.less}
        told |= {f"years{self.reckoned}": bool(self.reckoned) and not self.shown}
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
        """Whether a list is in order by a count, a mean, or what items made on some days of the week."""
        ordered = self.intent == "ranking" or (self.intent == "extreme" and self.grain != "lot")
        on_days = self.intent == "ranking" and bool(self.weekdays)
        return ordered and (self.measure in (*COUNTS, *MEANS) or on_days)

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

    @property
    def holes(self) -> tuple[Period, ...]:
        """The days left out of the midst of a period."""
        held = ((gap, one) for gap in self.gaps for one in self.periods)
        return tuple(gap for gap, one in held if one.first <= gap.first and gap.last <= one.last)

    @property
    def lacks(self) -> bool:
        """Whether some items or days are left out, which only a statement can do."""
        return self.of_the_rest or bool(self.holes)


class Shown(NamedTuple):
    """An answer that is told again: its frame and its calls."""

    frame: Frame
    calls: tuple[ToolCall, ...]
