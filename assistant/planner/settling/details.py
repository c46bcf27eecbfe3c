"""Intent and details of a frame: those a question leaves out are taken from the answer before."""

import re
from dataclasses import replace

from assistant.planner.asking.beside_total import WITH_TOTAL, asks_total_too
from assistant.planner.asking.empties import EVER
from assistant.planner.asking.itemwise import ASKING
from assistant.planner.asking.premise import supposed_of
from assistant.planner.asking.ranks import ranks_of
from assistant.planner.asking.units_asked import EACH, HOW_MANY, adds_up
from assistant.planner.asking.wish import Wish
from assistant.planner.followups.carry import (
    MORE,
    MOST_TURNED,
    TWO,
)
from assistant.planner.followups.continued import of_all_time
from assistant.planner.followups.leaning import only_turns
from assistant.planner.followups.of_empties import is_among_idle
from assistant.planner.frame import MEANS, Frame
from assistant.planner.reading.question import Question
from assistant.planner.reading.vocabulary import vocabulary
from assistant.planner.settling.named_items import NAMING, sums_family
from assistant.planner.settling.subjects import asks_amount
from assistant.planner.settling.week_parts import week_parts, weekdays
from assistant.planner.times import Times

_OUTPUT = re.compile(r"총\s?생산|생산량|\b(?:total|overall) (?:output|production)\b", re.IGNORECASE)
"""Words for what was made, which no count is."""
_BEST = re.compile(
    r"\b(?:best|worst|top|peak|busiest|strongest|weakest)\b|최고\s?(?:생산|기록)", re.IGNORECASE
)
"""Words for the unit of time with most output, which "the most" of what was counted is not."""
_ONE = re.compile(
    r"꼴[찌등]|최하위|(?:적|작|낮|많|큰|높)\S*\s*(?:거|것|건|게|품목|제품)(?!들)|\b(?:one|item|product)\b",
    re.IGNORECASE,
)
"""Words for one end of a list, after which not as many as before are meant."""
LISTING = ("ranking", "search", "movers", "share", "idle")
"""Intents that list items, of which a follow-up may take one."""
CARRYING = ("trend", "average", "extreme", "compare")
"""Intents that ask for the measure of the answer before in another way."""


def _is_a_day(times: Times) -> bool:
    """Whether all that is said is a day, on which nothing is first or last: how much was made on it?"""
    return bool(times.bases) and all(one.grain == "day" for one in times.bases)


def with_wish(wish: Wish, question: Question, kept: Frame | None, times: Times) -> Frame:
    """Intent and details, those left out taken from the frame before."""
    compares = bool(times.against) or (
        len(times.bases) + len(times.ends) > 1 and question.says("ask.compare", "ask.growth", "ask.fell")
    )
    intent = "compare" if compares and wish.intent in (None, "compare", "total", "produced") else wish.intent
    if intent is None and kept:
        frame = replace(kept, periods=(), items=(), assumed=False)
    else:
        frame = Frame(intent or "total", grain=None)
    amount = asks_amount(question) or (kept and kept.intent == "search" and question.times)
    of_a_day = kept is not None and kept.intent == "span" and _is_a_day(times)
    counts = HOW_MANY | {*vocabulary().ranked["amounts"]}  # "pieces in 2026?"
    amount = amount or of_a_day or bool(kept and kept.intent == "span" and counts & question.words)
    amount = amount or (
        kept is not None and kept.listed and bool(HOW_MANY & question.words and question.times)
    )
    amount = amount or (kept is not None and kept.least and bool(question.mentions and question.times))
    if intent is None and kept and kept.intent in (*LISTING, "span") and amount:
        frame = Frame("total", grain=None)
    if _of_the_one_placed(wish, question, kept):
        frame = Frame("total", grain=None)
    if intent is None and kept and kept.intent == "lot" and (question.times or question.mentions):
        frame = Frame("total", grain=None)
    if intent is None and kept and kept.intent == "why" and question.times and not times.ends:
        frame = Frame("total", grain=None)  # "And September?"
    turns = ("extreme",) if question.numbers else ("extreme", "trend", "average")
    within = any(one.shift and not one.shift.count for one in question.times)  # "top 3 on that day"
    of_items = question.says(
        "measure.items", "grain.item", "ask.item_list"
    )  # "top 3 items in the best month"
    turned = only_turns(question) and not (within or of_items)
    if intent == "ranking" and kept and kept.intent in turns and turned:
        grain = kept.grain or ("month" if kept.intent == "trend" else None)
        frame = replace(kept, intent="extreme", grain=grain, limit=None, periods=(), items=(), assumed=False)
    of_one = kept is not None and kept.intent == "compare" and bool(ASKING & question.words)
    of_one = of_one or (kept is not None and kept.intent == "compare" and _is_complete(question))
    if of_one and len(times.bases) == 1 and intent is None and not times.against:
        frame = Frame("total", grain=None)
    elif intent is None and kept and kept.intent == "compare" and times.bases and not times.against:
        frame = replace(frame, intent="compare")
    if wish.measure and (wish.intent is not None or kept is None):
        frame = replace(frame, measure=wish.measure)
    elif kept and (wish.intent in CARRYING or (wish.intent == "ranking" and kept.by_count)):
        goes_on = (
            kept.intent != "threshold"
            and kept.grain != "lot"
            and (kept.measure not in ("items", "records", "days") or wish.intent in ("trend", "compare"))
            and not (kept.measure == "lots" and wish.intent == "average")
            and not (kept.intent == "lots" and wish.intent == "trend" and _in_a_period(question))
            and not (question.says("measure.quantity") or _OUTPUT.search(question.text))
            and not (kept.intent == "count" and wish.intent == "extreme" and _BEST.search(question.text))
        )  # "best day?" after a number of lots, items or days: the one of most output
        same_order = kept.by_count and kept.intent == frame.intent  # "and the fewest?"
        goes_on = same_order or (goes_on and kept.measure not in MEANS)
        frame = replace(frame, measure=kept.measure if goes_on else "quantity")
    all_of_them = wish.grain == "item" and kept is not None and kept.limit == 1  # "by item" after the first
    limit = wish.limit or (kept.limit if kept and kept.intent == frame.intent and not all_of_them else None)
    more = MORE.search(question.text)
    if more and kept and kept.limit and kept.intent == frame.intent:
        limit = kept.limit + int(more[1] or more[2])
    turned = question.says("refer.follow") or not question.says("measure.quantity", "measure.items")
    short = kept is not None and kept.limit is not None and kept.limit < MOST_TURNED and not all_of_them
    other_side = wish.intent is None or (kept is not None and wish.least != kept.least)
    turned = turned and not (question.numbers or wish.among)
    turned = turned and (other_side or not question.says("ask.most", "ask.least"))
    turned = turned and not (wish.limit and _ONE.search(question.text))
    if kept and short and kept.intent == frame.intent == "ranking" and turned:
        limit = kept.limit  # "and the least?" after the top five
    again = wish.intent is None and not (wish.limit or wish.place or ranks_of(question) or question.mentions)
    sets = week_parts(question, frame, kept)
    return replace(
        frame,
        grain=wish.grain or frame.grain,
        limit=limit,
        least=wish.least or (wish.intent is None and frame.least),
        beside=wish.beside or (frame.beside if wish.intent is None else ()),
        both=wish.both or (wish.intent is None and frame.both),
        bound=wish.bound or frame.bound,
        summed=_summed(question, wish) or (not question.mentions and _was_summed(kept)),
        entire=_entire(question, wish, kept) or of_all_time(question, wish, kept),
        place=wish.place or (frame.place if again else _first_beyond(question, wish)),
        places=wish.places or (frame.places if again else ()),
        listed=wish.listed or (wish.intent is None and frame.listed),
        read_as=tuple(
            (one.text, one.item)
            for one in (*question.mentions, *question.left_out.mentions)
            if one.guessed and one.item
        ),
        with_total=not wish.beside and frame.intent in WITH_TOTAL and asks_total_too(question.text),
        newest=question.says("ask.recent", "ask.last"),
        denied=question.says("ask.none") or (kept is not None and is_among_idle(question, kept)),
        grows=question.says("ask.growth", "ask.fell") or bool(wish.changes) or frame.grows,
        median=question.says("ask.median") or (wish.intent is None and frame.median),
        mean=wish.mean or (wish.intent is None and frame.mean),
        yearly=wish.changes == "year" or frame.yearly,
        supposed=supposed_of(question) if frame.intent == "why" else "",
        running_sum=_runs(question, intent, kept, of_items=wish.grain == "item"),
        weekdays=() if sets else weekdays(question, frame, kept),
        weekday_sets=sets,
        whole=None,
        reckoned=wish.reckoned or ("" if wish.intent or question.times else frame.reckoned),
        keyword=question.lot or wish.keyword or frame.keyword,
    )


def _in_a_period(question: Question) -> bool:
    return any(one.period and one.period.grain != "all" for one in question.times)


def _is_complete(question: Question) -> bool:
    """ "Just BW0024 in October": an item and a period by name, whatever was held against what."""
    named = len(question.times) == 1 and question.times[0].period and not question.times[0].shift
    return bool(named and question.mentions and not question.times[0].versus)


def _of_the_one_placed(wish: Wish, question: Question, kept: Frame | None) -> bool:
    """ "그 품목 작년 10월" after a place among some items: what was made of it, no place among all."""
    among_some = kept is not None and kept.intent == "ranking" and bool(kept.place and kept.items[1:])
    one = len(question.mentions) == 1 and question.mentions[0].item is not None
    return among_some and one and wish.intent is None and bool(question.times)


def _first_beyond(question: Question, wish: Wish) -> int | None:
    """ "The first day in September with more than 100,000": the first of those that meet a bound."""
    return 1 if wish.intent == "threshold" and question.says("ask.first") and not adds_up(question) else None


def _runs(question: Question, intent: str | None, kept: Frame | None, *, of_items: bool) -> bool:
    """Whether sums go on from unit to unit: said so, or kept for another item or period."""
    if intent == "threshold":
        return adds_up(question) and not of_items
    return question.says("ask.cumulative") or bool(intent is None and kept and kept.reaches)


def _entire(question: Question, wish: Wish, kept: Frame | None) -> bool:
    """ "전체 로트 수", "BW0021 전체 생산량": everything there is."""
    of_all = question.says(
        "refer.all", "about.data", *(("ask.total", "ask.together") if wish.intent == "count" else ())
    )
    summed_up = wish.intent in ("total", "ranking") or (wish.intent == "threshold" and wish.grain == "item")
    if summed_up and question.says("ask.cumulative"):
        return True
    if wish.intent == "produced" and question.weekdays and _EVER.search(question.text):
        return True
    among = kept is not None and kept.periods and question.says("refer.among", "refer.follow")
    if (wish.intent == "history" and wish.bound and not among) or (
        wish.intent == "idle" and EVER & question.words
    ):
        return True
    counts = wish.intent == "count" and "quantity" not in (wish.measure, *wish.beside)
    return of_all and (counts or (wish.intent == "total" and len(question.mentions) == 1))


_EVER = re.compile(r"적(?:이|은|도)?\s*(?:있|없)|\bever\b", re.IGNORECASE)
_SUM_OF_TOP = re.compile(
    r"\d\s*(?:개|위|등|가지)?(?:까지)?\s*(?:품목|제품)?(?:들|들의|의|을|를)?\s*(?:[^\s,]{1,8}\s+){0,2}?(?:생산량|물량|수량)?(?:을|의)?\s*"
    r"(?:총합|합계|합산|합친|합쳐|합치면|합하면|합한|합은|합이|다\s*합|모두\s*합|다\s*더|더하면|더한)|"
    r"\b(?:total|sum|totals) (?:output |production |quantity )?(?:of|for) (?:the )?"
    r"(?:top|first|bottom|best)\b|"
    r"\b(?:top|first|bottom|best) \w+ (?:\S+ ){0,3}?(?:combined|together|altogether|in total|summed)\b",
    re.IGNORECASE,
)
"""The sum of a ranking's places: "상위 5개 합계", "the total of the top 3 items"."""


def _named_alone(question: Question) -> bool:
    """Whether items are named that are no family to rank within."""
    return any(len(one.hits) < TWO for one in question.mentions)


def _was_summed(kept: Frame | None) -> bool:
    """Whether the answer before summed up several; one total of everything is no sum."""
    several = kept is not None and (kept.items[1:] or kept.periods[1:] or kept.intent != "total")
    return bool(kept and kept.summed and several)


def _summed(question: Question, wish: Wish) -> bool:
    """Whether several items are meant as one: said so, or all of a family."""
    if wish.intent == "threshold" and wish.grain in ("item", "lot"):
        return False  # each item by itself
    if wish.places:
        return question.says("ask.together", "ask.total")
    if wish.intent in ("ranking", "share") and (wish.limit or 0) > 1 and not _named_alone(question):
        return question.says("ask.share", "ask.percent") or _SUM_OF_TOP.search(question.text) is not None
    both = bool(EACH & question.words) or question.says("refer.both")
    if wish.intent == "share" and both and not any(one.hits[1:] for one in question.mentions):
        return False  # each and all together are told
    of_times = (
        sum(len(one.parts) or 1 for one in question.times) > 1 and len(question.mentions) == 1
    )  # "CT는 어제 그저께 각각": of the days
    each = EACH & question.words and not (question.weekday_sets or of_times)
    each = bool(each) or question.says("grain.item")
    of_all = question.says("refer.all", *NAMING) or sums_family(question, wish)
    family = of_all and not each and any(len(one.hits) > 1 for one in question.mentions)
    families = any(len(one.hits) > 1 for one in question.mentions)
    family = family or (bool(question.left_out.mentions) and families and not each)  # "CT 중에 토릭 빼고"
    family = family or any(one.range or (one.lettered and not each) for one in question.mentions)
    total = question.says("ask.total") and wish.intent in (None, "total", "count")
    counted = question.counted_up and wish.intent in (None, "total") and len(question.mentions) < TWO
    total = total or (counted and not EACH & question.words)
    return wish.intent not in ("ranking", "search") and (question.says("ask.together") or family or total)
