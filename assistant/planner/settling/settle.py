"""From a question and what came before it to a complete frame, or to a word on why there is none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.model import Exchange
from assistant.planner.asking.changes import by_changes
from assistant.planner.asking.decline import Decline
from assistant.planner.asking.unanswered import declined, goes_on_from_nothing, stands_alone, was_asked_back
from assistant.planner.asking.wish import Wish, wish_of
from assistant.planner.followups.answered import with_its_own
from assistant.planner.followups.carry import (
    against_itself,
    both_of,
    in_period,
    last_two,
    of_the_one_before,
    since_last,
    sum_of_more,
    sum_of_two,
)
from assistant.planner.followups.compared import of_another_year, of_both_years, one_more
from assistant.planner.followups.continued import beside_of, carried
from assistant.planner.followups.earlier_items import of_earlier
from assistant.planner.followups.leaning import compares_nothing, follows, of_nothing
from assistant.planner.followups.within import (
    around,
    of_that_length,
    of_that_month,
    of_that_week,
    of_that_year,
    of_the_same_part,
    of_the_year_beside,
    stretched,
)
from assistant.planner.found import found_period
from assistant.planner.frame import COUNTS, Family, Frame, Intent, frame_of
from assistant.planner.periods import Expression
from assistant.planner.periods import Period as Reading
from assistant.planner.reading.by_family import Grouping
from assistant.planner.reading.neighbours import beside
from assistant.planner.reading.question import Question
from assistant.planner.reading.vocabulary import vocabulary
from assistant.planner.reading.week_days import days_of, sets_of, weekday_keys
from assistant.planner.settling.details import with_wish
from assistant.planner.settling.families import (
    beside_family,
    by_families,
    pools,
    told_apart,
    wish_of_families,
    with_members,
    without_families,
)
from assistant.planner.settling.omitted import about, of_the_rest
from assistant.planner.settling.places import placed
from assistant.planner.settling.spread import EACH, as_one_course, course_of, each_of, listed_apart
from assistant.planner.settling.subjects import (
    says_all_items,
    whole_of,
    with_numbered,
)
from assistant.planner.settling.timing import a_year_apart, ahead, with_periods
from assistant.planner.settling.unused import unused_of
from assistant.planner.times import Bounds, Times, previous, reading_of, this_unit, times_of
from tools.items import ItemIndex
from tools.tool import Item

WEEK, PAIR = 7, 2
_HELD = re.compile(
    r"\d\s*(?:월|일|분기|년)(?:하고|와|과|이?랑|보다|에\s*비해)\s|대비|\b(?:with|against|than|vs\.?|versus) ",
    re.IGNORECASE,
)
"""Words that hold one period against the one before."""
FINDING = ("extreme", "span", "fresh")
"""Intents that find a day, or a longer unit of time."""
COMPARING_WORDS = ("ask.compare", "ask.growth", "ask.fell", "ask.why", "refer.both")
APART: tuple[Intent, ...] = ("ranking", "extreme", "average", "count", "share", "span")
"""Intents that tell the members of a list one by one: "2023, 2024, 2025년 각각 1위"."""
COUNTED_APART = (*COUNTS, "items")
"""Measures that two periods are compared by one after the other."""
JOINING = ("와 ", "과 ", "랑 ", "하고 ", " and ", "&", ",", "및", "/")


def settle(
    question: Question,
    history: Sequence[Exchange],
    bounds: Bounds,
    index: ItemIndex,
    *,
    refers: bool = False,
    grouping: Grouping | None = None,
) -> Frame | Decline:
    """What is to be answered, or why it is not; `refers` where it speaks of what an answer found.

    `grouping` are the families of items that it tells apart.
    """
    before = with_members(frame_of(history), index)
    question = replace(question, times=stretched(question.times, before, bounds))
    asked = history[-1].question if history else ""
    question = replace(question, times=of_the_same_part(question, before, asked, bounds))
    wish = wish_of(question)
    decline = declined(question, wish, history)
    if decline:
        return decline
    question = with_its_own(question, wish, history, index, bounds)
    last = reading_of(before.periods[-1], bounds.today) if before and before.periods else None
    if before is None and not question.lot and of_nothing(question):
        return Decline("clarify", None, "unknown.reference", {"words": ", ".join(of_nothing(question))})
    if before is None and compares_nothing(question, wish):
        return Decline("clarify", None, "unknown.item")
    if goes_on_from_nothing(question, wish, history, bounds.today):
        return Decline("clarify", None, "unknown.before")
    kept = before if before and (refers or follows(question, wish, before)) else None
    if kept and was_asked_back(history) and not stands_alone(question, wish):
        return Decline("clarify", None, "unknown.before")
    said = of_that_length(of_the_year_beside(question.times), kept, bounds)
    said = of_that_year(of_that_month(said, kept, bounds), kept, bounds)
    said = of_that_week(said, kept, asked, bounds)
    question = replace(question, times=said)
    families = told_apart(question, wish, grouping, kept)
    kept = kept if families else without_families(kept)
    question = with_numbered(question, kept, index)
    known = index.exact(kept.items[0].code).hits if kept and len(kept.items) == 1 else ()
    if len(known) == 1 and wish.intent in (None, "compare"):  # "90P랑 비교", "90P?": of the same name
        mentions = tuple(beside(one, known[0].item) for one in question.mentions)
        question = replace(question, mentions=mentions)
    question = _on_weekdays(of_earlier(question, history), kept)
    question, wish = by_changes(question, carried(wish, question, kept), kept)
    units = {one.shift.unit for one in question.times if one.shift and _that(one)}
    if units and not any(one.period for one in question.times):
        last = _found(history, last, bounds) if before and before.intent in FINDING else last
        last = around(last, units, bounds)
        if last is None:
            return Decline("clarify", None, "unsupported.edge")
        wish = replace(wish, intent=wish.intent or "total")
    summed_up = question.says("ask.cumulative") and not before  # held against, it is this year's so far
    base = this_unit("year", bounds) if summed_up else last if before else None
    times = times_of(question.times, base, bounds)
    if times.against and not question.says(*COMPARING_WORDS) and _of_another_year(question):
        times = Times(bases=times.against, shifted=True, shift=times.shift)
    times = of_both_years(question.times, times, kept, bounds)
    times = of_another_year(question.times, times, kept, bounds)
    if wish.intent in (None, "compare"):
        more = one_more(question.times, question.text, times, kept, bounds)
        wish, times = (replace(wish, intent="total") if more is not times else wish), more
    if wish.intent == "compare" and since_last(question, times, bounds):
        times = Times(bases=(this_unit(times.bases[0].grain, bounds),), against=times.bases)
    if wish.intent == "compare" and against_itself(question, last):
        before_it = reading_of(previous(kept.periods[-1]), bounds.today) if kept else None
        apart = () if kept is None or kept.intent != "compare" or before_it is None else (before_it,)
        times = replace(times, bases=last_two(history, bounds) or times.bases, against=apart)
    times = of_the_one_before(times, last if kept else None)
    if wish.intent == "compare" and kept and len(question.times) == 1 and _HELD.search(question.text):
        times = replace(times, ends=())  # "작년 7~9월하고 비교": one period, held against the one before
        side_by_side = len(question.mentions or kept.items) > 1
        if side_by_side and len(times.bases) == 1 and len(kept.periods) == 1:
            times = Times(bases=(reading_of(kept.periods[0], bounds.today),), against=times.bases)
    two = last_two(history, bounds) if kept and not (question.times or question.mentions) else ()
    if wish.intent == "compare" and two:
        times = replace(times, bases=two)
    if wish.intent in ("why", "movers") and two:
        times = Times(bases=two[1:], against=two[:1])
    if wish.intent == "compare" and len(times.bases) == 1 and not times.against:
        wish = course_of(times.bases[0], wish, question)
    if wish.intent is None:
        times = a_year_apart(times, kept, bounds)
    if wish.intent == "total" and len(question.weekdays) > 1 and EACH & question.words:
        wish = replace(wish, intent="trend", grain="day")  # "이번 주 월화수목금 각각"
    if wish.intent in (None, "total"):
        wish, times = each_of(wish, question, times, kept)
    elif wish.intent in APART and EACH & question.words:
        times = listed_apart(times)
    wish = placed(wish, question, history, kept)
    wish = of_the_rest(wish, question, kept)
    if families:
        wish = wish_of_families(wish, question, times, kept)
    subject = about(question, wish, kept, history, index, families=families)
    if isinstance(subject, Decline):
        return subject
    if (
        question.says("refer.both")
        and len(times.bases) + len(times.against) < PAIR
        and (wish.intent == "compare" or (wish.intent in (None, "total") and times.bases))
    ):
        sums = question.says("ask.together", "ask.total")
        return in_period(both_of(history), times, bounds, together=sums)
    several = sum_of_more(question, history)
    if several and not families:
        return several
    of_all = says_all_items(question)
    if not (
        of_all or question.times or question.mentions or set(question.sections) - {"ask", "refer", "measure"}
    ):
        together = sum_of_two(question, history)
        if together and not families:
            return together
    frame = replace(with_wish(wish, question, kept, times), families=())
    frame = _with_items(frame, subject.items, wish, question, kept, index)
    listed = bool(subject.without) and wish.listed
    frame = replace(frame, without=subject.without, limit=None if listed else frame.limit)
    frame = ahead(beside_of(with_periods(frame, times, kept, bounds), question, kept), bounds)
    if frame.as_one and frame.intent == "why" and not question.says("ask.together"):
        frame = replace(frame, intent="compare")  # which of them made the difference is not told
    if frame.intent == "produced" and frame.as_one:  # "anything in HS we did not run?"
        frame = (
            replace(frame, intent="idle", grain="item") if frame.denied else replace(frame, intent="total")
        )
    told = by_families(frame, families, question, grouping, kept)
    if told is None or pools(told, question):
        return Decline("clarify", None, "unsupported.families")
    frame = told
    of_items = question.says("measure.items", "grain.item", "ask.item_list") and frame.measure != "items"
    counted = frame.measure in COUNTED_APART and len(frame.periods) == PAIR and not of_items
    if frame.intent == "compare" and counted:
        frame = replace(frame, intent="count", summed=False)
    frame = as_one_course(_of_one_unit(frame, question, times), question, times)
    return unused_of(question, wish, frame, times, bounds) or frame


def _of_one_unit(frame: Frame, question: Question, times: Times) -> Frame:
    """ "Annual production for 2025": its total, no course of one year."""
    sums = not set(question.keys("ask")) - {"total", "together", "made_at_all"}
    own = times.bases and all(one.grain == frame.grain for one in times.bases)
    if frame.intent != "trend" or not (own and sums and not times.against and not times.ends):
        return frame
    counted = frame.measure in (*COUNTS, "items")
    return replace(frame, intent="count" if counted else "total", grain=None)


def _of_another_year(question: Question) -> bool:
    """ "Same month last year … for October": that October, compared to nothing."""
    joined = any(word in question.text for word in JOINING)
    shifts = [one for one in question.times if one.shift]
    return len(question.times) == len(shifts) + 1 and not joined and not any(one.versus for one in shifts)


def _on_weekdays(question: Question, kept: Frame | None) -> Question:
    """ "주말은?" after a month: its weekends, not the last one."""
    longer = kept is not None and bool(kept.periods) and kept.periods[-1].days > WEEK
    keys = [weekday_keys(one.text, vocabulary()) for one in question.times] if longer else []
    if not keys or not all(keys):
        return question
    said = [(one.start, key) for one, own in zip(question.times, keys, strict=True) for key in own]
    return replace(question, times=(), weekdays=days_of(said), weekday_sets=sets_of(said))


def _found(history: Sequence[Exchange], last: Reading | None, bounds: Bounds) -> Reading | None:
    """The day that the answer before found, else the period it was about."""
    period = found_period(history)
    return reading_of(period, bounds.today) if period else last


def _with_items(
    frame: Frame,
    items: tuple[Item, ...],
    wish: Wish,
    question: Question,
    kept: Frame | None,
    index: ItemIndex,
) -> Frame:
    """The frame with its items; one named to be compared joins those before, one not known is looked up."""
    adds = wish.intent == "compare" and kept and kept.intent != "compare"
    if adds and kept and question.mentions and not question.times:
        own = items
        items = tuple(dict.fromkeys((*kept.items, *items)))
        if kept.as_one:
            beside_kept = (beside_family(kept), Family(question.mentions[0].text, own))
            return replace(frame, intent="total", items=items, summed=False, families=beside_kept)
    frame = replace(frame, items=items, within=whole_of(question, wish))
    if wish.intent == "search" and len(question.mentions) == 1 and wish.grain != "item":
        found = {hit.item for hit in index.partial(wish.keyword).hits}
        meant = question.mentions[0].hits  # of both languages, or of several words
        if set(meant) > found and not question.mentions[0].lettered:
            return replace(frame, items=meant)
        return frame
    if items and frame.measures == ("items",):
        frame = replace(frame, measure="quantity")
    unclear = tuple(item for item in items if item.name is None and not _known(item, question, index))
    if unclear:
        frame = Frame(items=unclear, periods=frame.periods)
    return frame


def _that(one: Expression) -> bool:
    """ "그날", "그 달": what an answer found, where the question says no other."""
    own = one.shift is not None and one.shift.count == 0 and one.shift.adjacent
    return own and one.shift is not None and one.shift.unit in ("day", "week", "month", "quarter", "year")


def _known(item: Item, question: Question, index: ItemIndex) -> bool:
    """Whether an item without a name is one by its code; else a tool says which ones are near."""
    named = any(one.item == item for one in question.mentions)
    return named or any(hit.item.code == item.code for hit in index.exact(item.code).hits)
