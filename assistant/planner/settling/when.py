"""Which periods a question means, and what is asked of them: each step for one way of saying it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from assistant.planner.asking.itemwise import ASKING
from assistant.planner.asking.premise import says_degree
from assistant.planner.asking.units_asked import EACH
from assistant.planner.asking.wish import holds_means
from assistant.planner.followups.carry import (
    against_its_like,
    against_itself,
    last_frames,
    last_two,
    of_the_one_before,
    since_last,
)
from assistant.planner.followups.compared import holds_against, of_another_year, of_both_years, one_more
from assistant.planner.followups.within import is_bare
from assistant.planner.frame import COUNTS, Intent
from assistant.planner.periods import Period as Reading
from assistant.planner.reading.question import Question
from assistant.planner.settling.draft import Draft
from assistant.planner.settling.spread import course_of, each_of, listed_apart
from assistant.planner.settling.timing import COMPARING, a_year_apart
from assistant.planner.times import Times, definite, previous, reading_of, this_unit, times_of

COMPARING_WORDS = ("ask.compare", "ask.growth", "ask.fell", "ask.why", "refer.both")
APART: tuple[Intent, ...] = ("ranking", "extreme", "average", "count", "share", "span")
"""Intents that tell the members of a list one by one: "2023, 2024, 2025년 각각 1위"."""
SEVERAL = 2
BY_UNIT: tuple[Intent, ...] = ("trend", "average", "extreme", "threshold")
"""Intents about units of time, of which a single one is no course, mean or largest."""
LONGEST = {"day": 1, "week": 7, "month": 31, "quarter": 92, "half": 184, "year": 366}
"""Days of the longest unit of time of a kind."""
TOLD_EACH: tuple[Intent, ...] = ("total", "produced", "count", "average", "trend")
"""Intents that tell several periods one by one."""
JOINING = ("와 ", "과 ", "랑 ", "하고 ", " and ", "&", ",", "및", "/")
WITHIN_WHAT_RUNS: tuple[Intent, ...] = ("extreme", "average", "ranking")
"""Intents for which "so far" is of the period spoken of; how many of an item "so far" may be of all time."""
_SO_FAR = re.compile(
    r"(?:so far|thus far|(?:up )?(?:to|until|till) (?:date|now)|지금까지|현재까지|여태(?:까지|껏)?)",
    re.IGNORECASE,
)
Step = Callable[[Draft], Draft]


def timed(draft: Draft) -> Draft:
    """The draft with its times, and with the wish that they make of it."""
    for step in STEPS:
        draft = step(draft)
    return draft


def _said(draft: Draft) -> Draft:
    """The periods of the question, relative ones counted from the answer before."""
    bounds = draft.talk.bounds
    summed_up = (
        draft.question.says("ask.cumulative") and not draft.before
    )  # held against, it is this year's so far
    base = this_unit("year", bounds) if summed_up else draft.last if draft.before else None
    times = _of_each_before(draft) or times_of(draft.question.times, base, bounds)
    if times.against and not draft.question.says(*COMPARING_WORDS) and _of_another_year(draft.question):
        times = Times(bases=times.against, shifted=True, shift=times.shift)
    return replace(draft, times=times)


def _still_running(draft: Draft) -> Draft:
    """ "Best day so far?" after the month that runs: of that month."""
    said, last = draft.question.times, draft.last
    up_to_now = len(said) == 1 and _SO_FAR.fullmatch(said[0].text.strip())
    if not (up_to_now and draft.wish.intent in WITHIN_WHAT_RUNS and last and last.running):
        return draft
    return draft if last.first is None else replace(draft, times=Times(bases=(last,)))


def _of_each_before(draft: Draft) -> Times | None:
    """ "작년 같은 기간은?" after September and October: the like of each of them."""
    said, kept, bounds = draft.question.times, draft.kept, draft.talk.bounds
    alone = len(said) == 1 and said[0].period is None and not said[0].versus
    if not alone or kept is None or len(kept.periods) < SEVERAL or kept.intent not in TOLD_EACH:
        return None
    each = [times_of(said, reading_of(one, bounds.today), bounds).bases for one in kept.periods]
    return Times(bases=tuple(base for bases in each for base in bases), shifted=True, shift=said[0].shift)


def _of_another_year(question: Question) -> bool:
    """ "Same month last year … for October": that October, compared to nothing."""
    joined = any(word in question.text for word in JOINING)
    shifts = [one for one in question.times if one.shift]
    return len(question.times) == len(shifts) + 1 and not joined and not any(one.versus for one in shifts)


def _as_a_stretch(draft: Draft) -> Draft:
    """ "October 1 to 20?" after two months that were compared: these days, not the 1st against the 20th."""
    kept, ends = draft.kept, draft.times.ends
    goes_on = draft.wish.intent is None and kept is not None and kept.intent in COMPARING
    days = bool(ends) and all(one.grain == "day" for one in ends) and not draft.times.listed
    return replace(draft, times=replace(draft.times, ends=())) if goes_on and days else draft


def _within_a_unit(draft: Draft) -> Draft:
    """ "Yesterday?" after a course by month, "9월은?" after a mean of it, "the day after?" of the best."""
    kept, times, wish = draft.kept, draft.times, draft.wish
    if kept is None or kept.intent not in BY_UNIT or (wish.intent or wish.grain or wish.measure):
        return draft
    if not times.bases or times.against or kept.grows or kept.yearly or kept.shares or kept.running_sum:
        return draft
    if kept.intent == "trend" and kept.grain == "year" and all(map(is_bare, draft.question.times)):
        return draft  # "September?" after years: of each
    longest = LONGEST.get(kept.grain or "day", 0)
    if any(definite(one, draft.talk.bounds).days > longest for one in times.bases):
        return draft
    counted = kept.measure in (*COUNTS, "items")
    wish = replace(wish, intent="count" if counted else "total", measure=kept.measure if counted else None)
    return replace(draft, wish=wish, times=replace(times, ends=()))


def _after_a_comparison(draft: Draft) -> Draft:
    """Both years, another year, or one more period than those that were compared."""
    said, kept, bounds = draft.question.times, draft.kept, draft.talk.bounds
    times = of_both_years(said, draft.times, kept, bounds)
    held = draft.question.says("ask.compare") and any(
        one.shift or holds_against(draft.question, one) for one in said
    )  # "전년 동월과 비교", "작년이랑 비교"
    if held:
        return replace(draft, times=times)
    times = of_another_year(said, times, kept, bounds)
    if draft.wish.intent not in (None, "compare"):
        return replace(draft, times=times)
    more = one_more(said, draft.question.text, times, kept, bounds)
    wish = replace(draft.wish, intent="total") if more is not times else draft.wish
    return replace(draft, times=more, wish=wish)


def _against_what_was_said(draft: Draft) -> Draft:
    """ "Up or down from last year?", "지난달보다 많아?" after last month, "YoY, with 2024"."""
    times, kept, last, bounds = draft.times, draft.kept, draft.last, draft.talk.bounds
    compares = draft.wish.intent == "compare"
    like = against_its_like(draft.question, draft.talk.history, bounds) if compares and kept else None
    if like:
        return replace(draft, times=like)
    if compares and since_last(draft.question, times, bounds):
        times = Times(bases=(this_unit(times.bases[0].grain, bounds),), against=times.bases)
    if compares and against_itself(draft.question, last):
        before_it = reading_of(previous(kept.periods[-1]), bounds.today) if kept else None
        apart = () if kept is None or kept.intent != "compare" or before_it is None else (before_it,)
        times = replace(times, bases=last_two(draft.talk.history, bounds) or times.bases, against=apart)
    return replace(draft, times=of_the_one_before(draft.question, times, last if kept else None))


def _held_against_before(draft: Draft) -> Draft:
    """ "작년 7~9월하고 비교": one period, held against the one before."""
    question, kept, times = draft.question, draft.kept, draft.times
    one = draft.wish.intent == "compare" and len(question.times) == 1
    if kept is None or not (one and holds_against(question, question.times[0])):
        return draft
    times = replace(times, ends=())
    listed = kept.intent == "ranking" and (kept.limit or 0) > 1 and not (kept.items or question.mentions)
    side_by_side = (listed or len(question.mentions or kept.items) > 1) and not times.against
    if side_by_side and len(times.bases) == 1 and len(kept.periods) == 1:
        own = reading_of(kept.periods[0], draft.talk.bounds.today)
        times = Times(bases=(own,), against=times.bases)
    return replace(draft, times=times)


def _means_beside(draft: Draft) -> Draft:
    """ "Daily average, January vs February": that of each."""
    held = draft.wish.intent == "average" and draft.times.against and holds_means(draft.question)
    both = sorted((*draft.times.against, *draft.times.bases), key=_begin) if held else ()
    return replace(draft, times=Times(bases=tuple(both))) if both else draft


def _begin(period: Reading) -> date:
    return period.first or date.min


def _of_the_last_two(draft: Draft) -> Draft:
    """ "차이는?", "why?" after two answers: the periods of both."""
    names = draft.question.times or draft.question.mentions
    two = (
        last_two(draft.talk.history, draft.talk.bounds) if draft.kept and not names else _one_and_other(draft)
    )
    if two and draft.wish.intent == "compare":
        return replace(draft, times=replace(draft.times, bases=two))
    if two and draft.wish.intent in ("why", "movers"):
        return replace(draft, times=Times(bases=two[1:], against=two[:1]))
    return draft


def _one_and_other(draft: Draft) -> tuple[Reading, ...]:
    """ "그저께는 왜 더 많았어?" after yesterday and the day before: these two, the one against the other."""
    question, bounds = draft.question, draft.talk.bounds
    alone = len(question.times) == 1 and not (question.times[0].versus or question.mentions)
    if not (alone and draft.wish.intent == "why" and says_degree(question)):
        return ()
    held = [one.periods for one in last_frames(draft.talk.history, 1) if one.intent in ("compare", "why")]
    pair = (
        tuple(reading_of(one, bounds.today) for one in held[0])
        if held
        else last_two(draft.talk.history, bounds)
    )
    begins = {one.first for one in pair}
    return pair if len(pair) == SEVERAL and any(one.first in begins for one in draft.times.bases) else ()


def _spread(draft: Draft) -> Draft:
    """One period compared with nothing is a course; several are told each, or one after the other."""
    question, wish, times, kept = draft.question, draft.wish, draft.times, draft.kept
    goes_on = wish.intent == "compare" and not any(holds_against(question, one) for one in question.times)
    if goes_on or (wish.intent is None and not ASKING & question.words):
        times = a_year_apart(times, kept, draft.talk.bounds)
    if wish.intent == "compare" and len(times.bases) == 1 and not times.against:
        wish = course_of(times.bases[0], wish, question)
    apart = len(question.weekdays) > 1 and EACH & question.words and not question.weekday_sets
    sums = wish.intent == "total" or (wish.intent is None and kept is None)
    if apart and sums:
        wish = replace(wish, intent="trend", grain="day")  # "이번 주 월화수목금 각각"
    if wish.intent in (None, "total"):
        wish, times = each_of(wish, question, times, kept)
    elif wish.intent in APART and EACH & question.words:
        times = listed_apart(times)
    return replace(draft, wish=wish, times=times)


STEPS: tuple[Step, ...] = (
    _said,
    _still_running,
    _as_a_stretch,
    _within_a_unit,
    _after_a_comparison,
    _against_what_was_said,
    _held_against_before,
    _means_beside,
    _of_the_last_two,
    _spread,
)
"""In this order: each takes the times as the steps before it have left them."""
