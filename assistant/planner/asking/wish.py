"""What a question wants: its intent and the details it says."""

import re
from dataclasses import dataclass, replace

from assistant.planner.asking.both_ends import both_ends, both_ways
from assistant.planner.asking.bounds import bound_of, bounded_measure, looked_for_beside, percent_bound
from assistant.planner.asking.by_count import items_by, of_the_fewest, units_by
from assistant.planner.asking.by_mean import of_the_small, units_by_mean
from assistant.planner.asking.counted import asks_what_not, counted_of
from assistant.planner.asking.empties import never_made
from assistant.planner.asking.intents import COUNTED, counts_records, intent_of
from assistant.planner.asking.itemwise import GRAINS, LISTED_ITEMS, asks_what_was_made, keyword, lists_made
from assistant.planner.asking.leaders import ONE, leaders_unit
from assistant.planner.asking.over_years import over_years
from assistant.planner.asking.several import several_of
from assistant.planner.asking.units_asked import (
    AVERAGES,
    TIME_GRAINS,
    any_average,
    counts_weekdays,
    courses_of,
    looked_for,
    shows_units,
    time_said,
    units_of_period,
)
from assistant.planner.frame import COUNTS, MEANS, Grain, Intent, Measure
from assistant.planner.reading.question import Question
from assistant.planner.reading.week_days import is_habit

MOST_LISTED = 100
PAIR = 2
_ONE_ITEM = re.compile(
    r"\b(?:top|best|leading|bottom|worst|weakest) (?:selling )?(?:[a-z]+ )?(?:item|product|sku|code)\b(?!s)|"
    r"\bwhich (?:item|product|sku) (?:led|leads|topped|tops)\b|"
    r"(?:제일|가장|젤)\s*잘\s*\S+\s*(?:품목|제품)(?=[은이는]|\s|[?.]|$)",
    re.IGNORECASE,
)
"""One item at an end of a ranking."""
_LAST_PLACE = re.compile(r"꼴[찌등]|최하위|\blast place\b", re.IGNORECASE)
_SEVERAL_ITEMS = re.compile(r"(?:품목|제품)들|\b(?:items|products|skus|codes)\b", re.IGNORECASE)
"""Items of which more than one may have changed most."""


@dataclass(frozen=True)
class Wish:
    """Intent and details as far as the question says them."""

    intent: Intent | None = None
    measure: Measure | None = None
    beside: tuple[Measure, ...] = ()
    grain: Grain | None = None
    limit: int | None = None
    least: bool = False
    both: bool = False
    keyword: str = ""
    bound: str = ""
    place: int | None = None
    places: tuple[int, ...] = ()  # several places, of which `place` is the first
    listed: bool = False
    among: bool = False  # of the items that the answer before lists
    mean: bool = False  # days of the week by their average
    reckoned: str = ""  # what is reckoned of a part of every year
    changes: str = ""  # a course of changes: from the unit "before", or the "year" before


def wish_of(question: Question) -> Wish:
    """The wish of a question; without an intent where it only changes a detail of another."""
    wish = Wish(
        intent=intent_of(question),
        measure=(several_of(question) or (_measure(question),))[0],
        beside=several_of(question)[1:],
        grain=_grain(question),
        limit=_limit(question),
        least=question.says("ask.least", "ask.bottom"),
        keyword=keyword(question),
        bound=bound_of(question.numbers),
    )
    of_years = over_years(question)
    return _of_every_year(wish, of_years) if of_years else _settled(wish, question)


def _of_every_year(wish: Wish, asked: str) -> Wish:
    """ "Worst August", "all Octobers": that part of every year, and what is asked of them."""
    plain = replace(wish, intent="trend", grain="year", limit=None, least=False)
    return replace(plain, reckoned="" if asked == "each" else asked)


def _settled(wish: Wish, question: Question) -> Wish:
    """Details that follow from the intent."""
    if wish.intent in (None, "total") and _is_usual(question):
        return replace(wish, intent="average", grain="day")
    if wish.intent in ("count", "lots") and _goes_by_time(wish, question):
        return replace(wish, intent="trend")  # "number of lots by month"
    if wish.intent == "compare" and holds_means(question):
        wish = replace(wish, intent="average")
    parts = wish.intent == "trend" and not (question.says(*GRAINS) or courses_of(question))
    if (wish.intent == "compare" or parts) and question.weekday_sets:
        wish = replace(wish, intent="average" if any_average(question) else "total")
    if wish.intent == "ranking" or (wish.intent == "extreme" and looked_for(question) != "lot"):
        wish = replace(wish, measure=_ordered_by(question))
        few = wish.measure in COUNTS and of_the_fewest(question)
        few = few or (wish.measure in MEANS and of_the_small(question))
        wish = replace(wish, least=wish.least or few)
    if wish.intent in ("ranking", "extreme") and both_ends(question):
        wish = replace(wish, both=True, least=False, limit=wish.limit or _one_of_each(question))
    if wish.intent == "average":
        grain = _averaged(question) if not question.says("grain.weekday") else "weekday"
        by_weekday = grain == "weekday"
        return replace(wish, intent="trend" if by_weekday else "average", grain=grain, mean=by_weekday)
    if wish.intent == "leaders":
        return replace(wish, grain=leaders_unit(question), limit=wish.limit or 1, measure=None)
    if wish.intent == "ranking" and (asks_what_was_made(question) or lists_made(question)):
        return replace(wish, listed=wish.limit is None, least=False)
    if wish.intent == "movers":
        first = any(one.role == "rank" and one.value == 1 for one in question.numbers)
        listed = bool(_SEVERAL_ITEMS.search(question.text))
        listed = listed or not (first or question.says("ask.most", "ask.least"))
        return replace(
            wish,
            place=1 if first else None,
            limit=wish.limit or (None if listed else 1),
            least=_fewest(question) and not both_ways(question),
            both=both_ways(question),
            measure=None,
            bound=percent_bound(question),
        )
    if wish.intent == "idle":
        items = question.says(*LISTED_ITEMS) or never_made(question) or asks_what_not(question)
        unit = time_said(question)
        return replace(wish, grain="item" if items else unit or "day", least=False, measure=None)
    one = question.says("ask.most", "ask.least") or bool(_ONE_ITEM.search(question.text))
    one = one or (bool(_LAST_PLACE.search(question.text)) and not _SEVERAL_ITEMS.search(question.text))
    if wish.intent == "ranking" and one and wish.limit is None:
        return replace(wish, limit=1)
    if wish.intent == "search":
        return replace(wish, grain="item" if question.says("ask.prefix") else None)
    if wish.intent == "threshold":
        return _bounded(wish, question)
    if wish.intent == "extreme":
        by_mean = units_by_mean(question)
        return replace(wish, grain=by_mean[1] if by_mean else looked_for(question))
    return wish


def _is_usual(q: Question) -> bool:
    """ "주말에 얼마나 만들어?", "how much do we make on Sundays?": what is usual on such days."""
    alone = bool(q.weekdays) and not (q.weekday_sets or q.times or q.numbers or q.keys("ask"))
    return alone and is_habit(q.text) and not q.says("ask.total", "ask.together", "ask.cumulative")


def holds_means(q: Question) -> bool:
    """ "Daily average, January vs February": the means of two periods, one held against the other."""
    changes = q.says("ask.growth", "ask.fell", "ask.share", "ask.percent", "grain.item", "measure.items")
    counted = set(q.keys("measure")) - {"quantity"}
    two = len(q.times) == PAIR and all(one.period and not one.shift for one in q.times)
    held = q.says("ask.compare") or any(one.versus for one in q.times)
    alone = len(q.mentions) <= 1 and not (q.weekdays or q.weekday_sets or q.numbers or q.says("ask.median"))
    return two and held and alone and any_average(q) and not (changes or counted)


def _goes_by_time(wish: Wish, q: Question) -> bool:
    """Whether what is counted is told for each unit of time."""
    said = any(q.says(f"grain.{unit}") for unit in TIME_GRAINS if unit != "weekday") or bool(courses_of(q))
    return (
        said
        and wish.measure in ("lots", "records", "items")
        and not (wish.beside or wish.limit or wish.bound)
    )


def _bounded(wish: Wish, q: Question) -> Wish:
    """What is held against a bound: quantities, or how many lots, records, days or items there are."""
    measure = bounded_measure(q) or "quantity"
    if measure == "quantity":
        return replace(wish, measure=measure, grain=looked_for(q))
    return replace(wish, measure=measure, grain=looked_for_beside(q, measure) or "item")


def _one_of_each(q: Question) -> int | None:
    """ "The top and bottom item", "1위와 꼴찌": one at each end."""
    return 1 if ONE & q.words or any(one.role == "rank" for one in q.numbers) else None


def _ordered_by(q: Question) -> Measure | None:
    """What is put in order by; none where it is left to the answer before."""
    counted = items_by(q) or units_by(q)
    return counted or ("quantity" if q.says("measure.quantity", "ask.made_at_all") else None)


def _fewest(q: Question) -> bool:
    """Whether the items are asked for that fell, or of which less was made than before."""
    grew = q.says("ask.growth")
    less = q.says("ask.least", "ask.bottom") or any(one.text.startswith("더적") for one in q.pieces)
    return q.says("ask.fell") or (less and not grew)


def _averaged(q: Question) -> Grain:
    """What is averaged over: as the average itself says ("월평균"), or a word beside it ("monthly")."""
    said = [grain for key, grain in AVERAGES.items() if key != "average" and q.says(f"ask.{key}")]
    beside = [grain for grain in TIME_GRAINS if grain in (*q.keys("grain"), *q.keys("noun"))]
    return (said or beside or ["day"])[0]


# Details


def _measure(q: Question) -> Measure | None:
    if counts_weekdays(q):
        return "days"
    if q.says("ask.history") and counts_records(q):
        return "records"
    named = counted_of(q)
    if named:
        return named
    for measure in COUNTED:
        if q.says(f"measure.{measure}"):
            return measure
    return "quantity" if q.says("measure.quantity") else None


def _grain(q: Question) -> Grain | None:
    of_nouns = q.says("ask.trend", "ask.split") or shows_units(q)
    keys = q.keys("grain") or list(courses_of(q)) or (q.keys("noun") if of_nouns else [])
    keys = keys or [one for one in (units_of_period(q),) if one]
    return keys[-1] if keys else None  # type: ignore[return-value]  # keys of the section are grains


def _limit(q: Question) -> int | None:
    found = [number.value for number in q.numbers if number.role == "limit"]
    return max(1, min(found[0], MOST_LISTED)) if found else None
