"""From a question and what came before it to a complete frame, or to a word on why there is none."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.asking.wish import holds_means
from assistant.planner.calling.calls import calls_of
from assistant.planner.followups.carry import UNSURE, both_of, in_period, sum_of_more, sum_of_two
from assistant.planner.followups.compared import holds_unlike
from assistant.planner.followups.continued import beside_of
from assistant.planner.followups.of_nothing import lacks_another, splits_mean
from assistant.planner.followups.operations import is_of_the_whole
from assistant.planner.frame import COUNTS, Family, Frame, Shown
from assistant.planner.reading.by_family import Grouping
from assistant.planner.reading.question import Question
from assistant.planner.settling.context import in_context
from assistant.planner.settling.details import with_wish
from assistant.planner.settling.draft import Draft, Talk
from assistant.planner.settling.families import (
    beside_family,
    by_families,
    held_within,
    over_all_of_it,
    pools,
    wish_of_families,
)
from assistant.planner.settling.gaps import cuts_nothing, over_gaps
from assistant.planner.settling.named_items import whole_of
from assistant.planner.settling.omitted import UNABLE, About, about, of_the_rest
from assistant.planner.settling.places import placed
from assistant.planner.settling.spread import as_one_course
from assistant.planner.settling.subjects import says_all_items
from assistant.planner.settling.sums import sum_beside, sum_less
from assistant.planner.settling.timing import ahead, only_ahead, with_periods
from assistant.planner.settling.unused import unused_of
from assistant.planner.settling.week_parts import part_of_all_days, within_one_week
from assistant.planner.settling.when import timed
from assistant.planner.times import Bounds, Times, definite
from tools.items import ItemIndex
from tools.tool import Item

PAIR = 2
AMOUNT = re.compile(
    r"\b(?:much|units|pieces|pcs|lenses|quantity|output|volume)\b|생산량|수량|물량", re.IGNORECASE
)
"""Words for how much was made of items."""
BOTH = re.compile(r"\bboth\b", re.IGNORECASE)
COUNTED_APART = (*COUNTS, "items")
"""Measures that two periods are compared by one after the other."""


MONTH = 31
"""Days of the longest one."""


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
    talk = Talk(history, bounds, index)
    draft = in_context(question, talk, refers=refers, grouping=grouping)
    if isinstance(draft, Decline):
        return draft
    to_come = only_ahead(draft.question.times, bounds)
    if to_come:
        return Frame(periods=to_come)  # refused by the tool, whatever is asked of it
    within = held_within(draft.question, draft.wish, draft.kept)
    if within:
        return within
    draft = timed(draft)
    said = (*draft.times.bases, *draft.times.against)
    if lacks_another(draft.question, draft.wish, draft.kept, len(said)):
        return Decline("clarify", None, "unknown.both")
    if splits_mean(draft.question, draft.wish, draft.kept):
        return Decline("clarify", None, "unsupported.too_much", {"words": draft.question.text.strip(" ?.!")})
    draft = _ordered(draft)
    subject = about(draft.question, draft.wish, draft.kept, history, index, families=draft.families)
    if isinstance(subject, Decline):
        less = (
            sum_less(draft.question, lambda one: settle(one, history, bounds, index))
            if subject is UNABLE
            else None
        )
        return less or subject
    before = _of_answers_before(draft)
    return (sum_beside(before, question) if isinstance(before, Frame) else before) or _framed(draft, subject)


def _ordered(draft: Draft) -> Draft:
    """The draft with the place, the rest or the families that its wish is about."""
    wish = placed(draft.wish, draft.question, draft.talk.history, draft.kept)
    wish = of_the_rest(wish, draft.question, draft.kept)
    together = draft.question.says("ask.together") and len(draft.question.mentions) > 1
    if wish.intent == "total" and wish.measure in ("lots", "records") and together:
        wish = replace(wish, intent="count")  # "CT0021, CT0022 다 합친 로트 수"
    if draft.families:
        times = over_all_of_it(draft.times, draft.question) if draft.families[1:] else draft.times
        draft = replace(draft, times=times)
        wish = wish_of_families(wish, draft.question, draft.times, draft.kept)
    return replace(draft, wish=wish)


def _of_answers_before(draft: Draft) -> Frame | Decline | None:
    """ "둘 다 합치면?", "세 달 합계는?": what more than one of the answers before were about."""
    question, times, history = draft.question, draft.times, draft.talk.history
    one = len(times.bases) + len(times.against) < PAIR and len(question.mentions) < PAIR
    compares = draft.wish.intent == "compare" or (draft.wish.intent in (None, "total") and times.bases)
    sums = question.says("ask.together", "ask.total")
    if (question.says("refer.both") or BOTH.search(question.text)) and one and compares:
        kept = draft.kept
        if kept and len(kept.families) == PAIR and times.bases and not question.mentions:
            periods = tuple(definite(period, draft.talk.bounds) for period in times.bases)
            return replace(kept, periods=periods, assumed=False)  # "9월엔요? 둘 다요" after two families
        told = both_of(history)
        shared = isinstance(told, Frame) and told.families and question.says("ask.percent", "ask.share")
        return UNSURE if shared else in_period(told, times, draft.talk.bounds, together=sums)
    adds = sums and set(question.sections) == {"ask"} and set(question.keys("ask")) == {"together"}
    both = both_of(history) if adds and one and times.bases and draft.kept else None
    if isinstance(both, Frame) and len(both.items) == PAIR and not question.mentions:
        return in_period(both, times, draft.talk.bounds, together=True)  # "합쳐서 9월은?"
    if draft.families:
        return None
    several = sum_of_more(question, history)
    if several:
        return several
    named = question.times or question.mentions or set(question.sections) - {"ask", "refer", "measure"}
    return None if named or says_all_items(question) else sum_of_two(question, history)


def _framed(draft: Draft, subject: About) -> Frame | Decline:
    """The complete frame, unless something that was said is not in it."""
    question, wish, kept, times = draft.question, draft.wish, draft.kept, draft.times
    frame = replace(with_wish(wish, question, kept, times), families=(), gaps=(), less=())
    frame = _with_items(frame, subject.items, draft)
    listed = bool(subject.without) and wish.listed
    said = ", ".join(one.text.strip() for one in question.left_out.mentions) if subject.items else ""
    frame = replace(frame, without=subject.without, left_out=said, limit=None if listed else frame.limit)
    if question.with_gaps:
        frame, times = over_gaps(frame, times, draft.talk.bounds)
    times = _each_changed(times, frame, question)
    frame = within_one_week(with_periods(frame, times, kept, draft.talk.bounds))
    frame = _by_day_where_short(frame)
    frame = frame if question.times else _with_gaps_kept(frame, kept)
    bare = not (question.keys("ask") or question.keys("measure"))
    if kept and kept.gaps and question.times and bare and not frame.gaps:
        return Decline("clarify", None, "unsupported.except_period")  # of another year: without it, too?
    frame = _of_several(ahead(beside_of(frame, question, kept), draft.talk.bounds), question)
    told = by_families(frame, draft.families, question, draft.grouping, kept)
    if told is None or pools(told, question):
        return Decline("clarify", None, "unsupported.families")
    frame = _counted_apart(told, question)
    frame = as_one_course(_of_one_unit(frame, question, times), question, times)
    first = frame.intent == "extreme" and frame.place == 1 and not frame.places
    told_first = replace(frame, place=None) if first else frame  # "1위였던 달": the one of the most
    told_first = part_of_all_days(told_first)
    unused = unused_of(question, wish, told_first if told_first.shown else frame, times, draft.talk.bounds)
    unused = unused or cuts_nothing(told_first)
    if holds_unlike(frame, question, kept, draft.talk.bounds):
        return Decline("clarify", None, "unknown.both")
    return unused or sum_beside(_means_apart(told_first, question, kept), question)


def _by_day_where_short(frame: Frame) -> Frame:
    """ "최근 7일 추이": a course without a unit is by day within a month, else by month."""
    short = bool(frame.periods) and all(1 < one.days <= MONTH for one in frame.periods)
    plain = frame.intent == "trend" and frame.grain is None and not (frame.grows or frame.yearly)
    return replace(frame, grain="day") if plain and short else frame


def _each_changed(times: Times, frame: Frame, question: Question) -> Times:
    """ "How did A and B change from September to October?": each of both months, as if they were listed."""
    several = len(frame.items) > 1 and not frame.as_one
    changed = several and question.says("ask.growth", "ask.fell") and not question.says("ask.compare")
    return replace(times, bases=times.ends, ends=()) if changed and times.ends else times


def _means_apart(frame: Frame, question: Question, kept: Frame | None) -> Frame:
    """ "9월보다 커졌어?" after a mean, "daily average, Q1 vs Q2": of both periods, with the gap."""
    if frame.intent == "average" and holds_means(question) and len(frame.periods) == PAIR:
        alone = not frame.families and (len(frame.items) < PAIR or frame.as_one)
        return replace(frame, shown=(Shown(frame, calls_of(frame)),), reckoned="gap") if alone else frame
    if kept is None or kept.intent != "average" or frame.intent != "compare" or frame.families:
        return frame
    alone = len(frame.items) < PAIR or frame.as_one
    if not alone or question.says("measure.quantity", "ask.total", "ask.together"):
        return frame
    told = replace(
        kept, periods=frame.periods, items=frame.items, without=frame.without, summed=frame.summed, whole=None
    )
    return replace(told, shown=(Shown(told, calls_of(told)),), reckoned="gap")


def _with_gaps_kept(frame: Frame, kept: Frame | None) -> Frame:
    """The frame with the days that the answer before left out, where it is of the same period."""
    again = kept is not None and kept.gaps and not frame.gaps and frame.periods == kept.periods
    if kept and len(kept.periods) > 1 and kept.summed and kept.intent == frame.intent == "total":
        frame = replace(
            frame, summed=frame.summed or (len(frame.items) < PAIR and frame.periods == kept.periods)
        )
    return replace(frame, gaps=kept.gaps) if kept and again else frame


def _of_several(frame: Frame, question: Question) -> Frame:
    """What cannot be said of several items as one, as what can."""
    if frame.intent == "produced" and frame.as_one:  # "anything in HS we did not run?"
        return replace(frame, intent="idle", grain="item") if frame.denied else replace(frame, intent="total")
    return frame


def _counted_apart(frame: Frame, question: Question) -> Frame:
    """Counts of two periods, one after the other."""
    of_items = question.says("measure.items", "grain.item", "ask.item_list") and frame.measure != "items"
    counted = frame.measure in COUNTED_APART and len(frame.periods) == PAIR and not of_items
    counted = counted and frame.intent == "compare"
    return replace(frame, intent="count", summed=frame.as_one) if counted else frame


def _of_one_unit(frame: Frame, question: Question, times: Times) -> Frame:
    """ "Annual production for 2025": its total, no course of one year."""
    sums = not set(question.keys("ask")) - {"total", "together", "made_at_all"}
    own = times.bases and all(one.grain == frame.grain for one in times.bases)
    if frame.intent != "trend" or not (own and sums and not times.against and not times.ends):
        return frame
    counted = frame.measure in (*COUNTS, "items")
    return replace(frame, intent="count" if counted else "total", grain=None)


def _with_items(frame: Frame, items: tuple[Item, ...], draft: Draft) -> Frame:
    """The frame with its items; one named to be compared joins those before, one not known is looked up."""
    wish, question, kept, index = draft.wish, draft.question, draft.kept, draft.talk.index
    adds = wish.intent == "compare" and kept and kept.intent != "compare"
    adds = adds and (bool(kept and kept.items) or not question.says("ask.growth", "ask.fell"))
    if adds and kept and question.mentions and not question.times:
        own = items
        held = {item.code for item in kept.items}
        if kept.intent == "ranking" and {item.code for item in own} < held:  # two of a list
            return replace(frame, intent="total", items=own, summed=False)
        if kept.as_one and {item.code for item in own} < held:  # "HS0012가 더 많아?" after a sum of two
            return replace(frame, intent="total", items=kept.items, summed=False)
        items = tuple({item.code: item for item in (*kept.items, *items)}.values())
        if (kept.as_one or (len(own) > 1 and len(question.mentions) == 1)) and held.isdisjoint(
            item.code for item in own
        ):
            return replace(frame, intent="total", items=items, summed=False, families=_held(draft, own, kept))
    within = whole_of(question, wish) or _whole_before(frame, items, draft)
    apart = bool(within) and within == items  # its items, each
    frame = replace(frame, items=items, within=within, summed=frame.summed and not apart)
    if wish.intent == "search" and len(question.mentions) == 1 and wish.grain != "item":
        found = {hit.item for hit in index.partial(wish.keyword).hits}
        meant = question.mentions[0].hits  # of both languages, or of several words
        lettered = question.mentions[0].lettered
        of_letters = lettered and question.says("measure.items", "grain.item", "ask.item_list")
        of_letters = of_letters and not question.says("ask.search", "ask.prefix")  # "BW 들어간 품목"
        if of_letters or (set(meant) > found and not lettered):
            return replace(frame, items=meant)
        return frame
    if items and frame.measures == ("items",):
        of_before = kept is not None and (kept.intent == "search" or kept.measure == "items")
        named = [len(one.hits) > 1 for one in question.mentions]
        family = len(items) > 1 and (all(named) if named else of_before)
        likened = frame.intent == "compare" and any(one.shift or one.versus for one in question.times)
        counts = (frame.intent == "count" or likened) and family and not AMOUNT.search(question.text)
        frame = replace(frame, summed=True) if counts else replace(frame, measure="quantity")
    unclear = tuple(item for item in items if item.name is None and not _known(item, question, index))
    if unclear:
        frame = Frame(items=unclear, periods=frame.periods)
    return frame


def _held(draft: Draft, own: tuple[Item, ...], kept: Frame) -> tuple[Family, ...]:
    """What the answer before was about beside what is named now, each as one."""
    before = (
        (beside_family(kept, draft.talk.index),)
        if kept.as_one
        else tuple(Family(one.code, (one,)) for one in kept.items)
    )
    name = draft.question.mentions[0]
    return (*before, Family(name.item.code if name.item else name.text, own))


def _whole_before(frame: Frame, items: tuple[Item, ...], draft: Draft) -> tuple[Item, ...]:
    """What the part, or place, of the answer before was one of, where another of its parts is asked for."""
    kept, question = draft.kept, draft.question
    of_all = question.says("refer.all", "refer.site", "refer.whole") or is_of_the_whole(question)
    if kept and frame.intent == "share" and not (of_all or question.mentions) and _by_item(question, kept):
        return kept.items
    if kept is None or not kept.within or frame.intent != kept.intent or frame.place:
        return ()
    whole = {item.code for item in kept.within}
    if not of_all and len(items) > 1 and whole == {item.code for item in kept.items}:
        return items  # "HS는?" after the shares of BW's items
    return kept.within if items and not of_all and {item.code for item in items} <= whole else ()


def _by_item(question: Question, kept: Frame) -> bool:
    """ "비율도 같이" after a family's items in order, "품목별 비율은?" after its sum: of each within it."""
    ordered = kept.intent == "ranking" and kept.measure == "quantity" and not kept.place
    return len(kept.items) > PAIR and (ordered or question.says("grain.item"))


def _known(item: Item, question: Question, index: ItemIndex) -> bool:
    """Whether an item without a name is one by its code; else a tool says which ones are near."""
    named = any(one.item == item for one in question.mentions)
    return named or any(hit.item.code == item.code for hit in index.exact(item.code).hits)
