"""The question in the light of the answers before it, or why it cannot be read at all."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.model import Exchange, Language
from assistant.planner.asking.changes import by_changes
from assistant.planner.asking.decline import Decline
from assistant.planner.asking.unanswered import (
    declined,
    goes_on_from_nothing,
    stands_alone,
    unsure_of,
    was_asked_back,
)
from assistant.planner.asking.wish import Wish, wish_of
from assistant.planner.followups.answered import loses_items, with_its_measure, with_its_own
from assistant.planner.followups.carry import last_frames
from assistant.planner.followups.continued import carried
from assistant.planner.followups.earlier_items import of_earlier
from assistant.planner.followups.every_year import of_every_year
from assistant.planner.followups.from_there import (
    in_apposition,
    of_the_next,
    of_the_one_before,
    of_years_ago,
)
from assistant.planner.followups.leaning import follows, only_turns
from assistant.planner.followups.month_days import of_that_month
from assistant.planner.followups.of_longer import on_weekdays
from assistant.planner.followups.of_nothing import compares_nothing, of_nothing
from assistant.planner.followups.within import (
    around,
    of_that_half,
    of_that_length,
    of_that_year,
    of_the_like,
    of_the_same_part,
    of_the_year_beside,
    stretched,
)
from assistant.planner.followups.within_week import of_that_week
from assistant.planner.found import found_period
from assistant.planner.frame import Frame, Grain
from assistant.planner.from_calls import frame_of
from assistant.planner.periods import Expression, spell
from assistant.planner.periods import Period as Reading
from assistant.planner.reading.by_family import Grouping
from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.question import Question
from assistant.planner.reading.wholes import is_whole
from assistant.planner.settling.draft import Draft, Talk
from assistant.planner.settling.families import told_apart, with_members, without_families
from assistant.planner.settling.numbered import with_numbered
from assistant.planner.settling.sums import as_one_period
from assistant.planner.settling.timing import COMPARING, only_ahead
from assistant.planner.times import Bounds, reading_of

_LOWEST_OF = re.compile(r"(?:그럼|그러면|그)?\s*(?:꼴찌|꼴등)[은는이가의]?\s+\S")
"""What is asked of the last of a list, in another period."""
_ONE_ITEM = re.compile(
    r"(?<![가-힣])(?:그|해당)\s*(?:품목|제품)(?!들|군|별)|\b(?:that|this) (?:item|product)\b", re.IGNORECASE
)
"""An item that is pointed at, where no code has been put in its place."""
FINDING = ("extreme", "span", "fresh")
"""Intents that find a day, or a longer unit of time."""
UNITS = ("day", "week", "month", "quarter", "year")
MOST_TOLD = 9
"""Answers that what is summed up goes back over."""


def in_context(question: Question, talk: Talk, *, refers: bool, grouping: Grouping | None) -> Draft | Decline:
    """What the question says after the answers before it, without its times."""
    before = with_members(frame_of(talk.history), talk.index)
    question = replace(question, times=in_apposition(question, before, talk.bounds))
    question = replace(question, times=of_that_month(question.times, before, talk.bounds))
    times = stretched(question, last_frames(talk.history, MOST_TOLD), talk.bounds)
    times = of_the_next(times, before, talk.bounds)
    question = replace(question, times=times)
    question = replace(question, times=of_the_same_part(question, before, talk.asked, talk.bounds))
    question = replace(question, times=of_years_ago(question, before, talk.bounds))
    question = replace(question, times=of_the_one_before(question, before, talk.bounds))
    if only_ahead(question.times, talk.bounds):
        question = replace(question, unknown=())  # refused as the future, whatever else is said
    wish = wish_of(question)
    decline = declined(question, wish, talk.history)
    if decline:
        return decline
    question = with_its_own(question, wish, talk.history, talk.index, talk.bounds)
    wish = with_its_measure(wish, question, talk.history)
    decline = _leans_on_nothing(question, wish, before, talk)
    if decline:
        return decline
    kept = before if before and (refers or follows(question, wish, before)) else None
    if kept and was_asked_back(talk.history) and not stands_alone(question, wish):
        return Decline("clarify", None, "unknown.before")
    if kept and kept.reckoned and not kept.shown and wish.intent in COMPARING and not question.times:
        return Decline("clarify", None, "unsupported.edge")  # "why?" after the worst of all Augusts
    shown = before if before and before.intent == "trend" and before.grain in UNITS else None
    question = replace(question, times=_within(question.times, kept or shown, talk))
    unsure = unsure_of(question)
    if unsure:
        return unsure
    families = told_apart(question, wish, grouping, kept)
    kept = kept if families else without_families(kept)
    kept = as_one_period(kept, talk.asked) if kept and families and not question.times else kept
    question = on_weekdays(of_earlier(_of_its_name(question, wish, kept, talk), talk.history), kept)
    question, wish = by_changes(question, carried(wish, question, kept), kept)
    wish = of_every_year(wish, question, kept)
    last = reading_of(before.periods[-1], talk.bounds.today) if before and before.periods else None
    return _of_what_was_found(Draft(question, wish, talk, before, kept, last, grouping, families))


def _leans_on_nothing(question: Question, wish: Wish, before: Frame | None, talk: Talk) -> Decline | None:
    """Why a question that goes on from an answer has none to go on from."""
    if before is None and not question.lot and of_nothing(question):
        return Decline("clarify", None, "unknown.reference", {"words": ", ".join(of_nothing(question))})
    nameless = before and not (before.items or before.families or question.mentions)
    if nameless and _ONE_ITEM.search(question.text):
        return Decline("clarify", None, "unknown.item")  # "그 품목" after all of them
    if before and before.intent == "share" and wish.intent == "why" and not question.times:
        return Decline("clarify", None, "unknown.both")  # of a share, not of the amount
    if before is None and compares_nothing(question, wish):
        return Decline("clarify", None, "unknown.item")
    if before and before.intent == "ranking" and question.times and _LOWEST_OF.match(question.text):
        return Decline("clarify", None, "unknown.rank")  # of a list that showed the first ten only
    nothing = goes_on_from_nothing(question, wish, talk.history, talk.bounds.today)
    if nothing or loses_items(question, wish, talk.history, talk.index):
        return Decline("clarify", None, "unknown.before")
    return None


def _within(times: tuple[Expression, ...], kept: Frame | None, talk: Talk) -> tuple[Expression, ...]:
    """Parts of a year, a month or a week as those of the period that was spoken of."""
    times = of_the_like(of_the_year_beside(times), kept, talk.bounds)
    times = of_that_half(of_that_length(times, kept, talk.bounds), kept, talk.bounds)
    times = of_that_year(times, kept, talk.bounds)
    return of_that_week(times, kept, talk.asked_of_it, talk.bounds)


def _of_its_name(question: Question, wish: Wish, kept: Frame | None, talk: Talk) -> Question:
    """ "모카 브라운 9월" after one of that name: that one; and "the first one" of a list by its code."""
    question = with_numbered(question, kept, talk.index)
    known = talk.index.exact(kept.items[0].code).hits if kept and len(kept.items) == 1 else ()
    if len(known) != 1 or wish.intent not in (None, "compare"):
        return question
    item = known[0].item

    def meant(one: Mention) -> Mention:
        own = item in one.hits and wish.intent is None  # "모카 브라운 9월": the one that was spoken of
        return replace(one, item=item, fits=1, hits=(item,)) if own else one

    return replace(
        question,
        mentions=tuple(one if is_whole(one, question.text) else meant(one) for one in question.mentions),
    )


def _of_what_was_found(draft: Draft) -> Draft | Decline:
    """ "그날", "그 달" alone: what the answer before found, in place of the period it was about."""
    times, before, bounds = draft.question.times, draft.before, draft.talk.bounds
    which = _of_which(draft)
    if which:
        return which
    finer = _finer(draft)
    if finer:
        return finer
    units = {one.shift.unit for one in times if one.shift and _that(one)}
    if not units or any(one.period for one in times):
        return draft
    finds = before is not None and before.intent in FINDING
    last = around(_found(draft.talk.history, draft.last, bounds) if finds else draft.last, units, bounds)
    if last is None:
        pointed = ", ".join(one.text.strip() for one in times if one.shift and _that(one))
        return Decline("clarify", None, "unknown.reference", {"words": pointed})
    return replace(draft, last=last, wish=replace(draft.wish, intent=draft.wish.intent or "total"))


def _finer(draft: Draft) -> Draft | None:
    """ "Give me the daily figures" after the busiest week: those of that week."""
    before, question, grain = draft.before, draft.question, draft.wish.grain
    course = draft.wish.intent == "trend" and grain in UNITS and not (question.times or question.mentions)
    if not course or before is None or before.intent != "extreme" or before.grain not in UNITS:
        return None
    found = found_period(draft.talk.history)
    if found is None or UNITS.index(grain or "year") >= UNITS.index(before.grain):
        return None
    reading = reading_of(found, draft.talk.bounds.today)
    asked = replace(question, times=(Expression(0, 0, "", (reading,)),))
    return replace(draft, question=asked, kept=draft.kept or before, last=reading)


def _of_which(draft: Draft) -> Decline | None:
    """ "Which item led?" after the best month of a year: of that month, or of the year? It is asked back."""
    kept, question = draft.before, draft.question
    finds = kept is not None and kept.intent == "extreme" and kept.grain in UNITS and not kept.by_count
    ranks = draft.wish.intent in ("ranking", "leaders") and draft.wish.grain in (None, "item")
    placed = any(one.role == "rank" for one in question.numbers)
    ranks = ranks and not any(one.role == "limit" for one in question.numbers)  # "top 5": of the period
    ranks = ranks or (draft.wish.intent in (None, "count") and placed and question.says("measure.items"))
    figure = _is_figure_of_time(draft.wish, kept.grain if kept else None)
    asks = finds and (ranks or figure) and not question.times
    found = found_period(draft.talk.history) if asks else None
    turned = only_turns(question) and draft.grouping is None  # "and the worst?"
    named = (question.mentions and not figure) or question.says("refer.all", "refer.site", "refer.follow")
    named = named or turned or question.says("ask.total")  # "total?": of the period
    named = named or (bool(question.weekdays) and found is not None and found.days == 1)
    if found is None or named or kept is None or len(kept.periods) != 1:
        return None
    language: Language = "en" if question.text.isascii() else "ko"
    both = [Reading(one.first, one.last, "range") for one in (found, kept.periods[0])]
    options = [spell(one, language) for one in both]
    asked = tuple(_within_period(question.text, option, language) for option in options)
    return Decline("clarify", None, "time.which", {}, asked)


def _is_figure_of_time(wish: Wish, found: Grain | None) -> bool:
    """Whether a figure is asked for that a month and the year that it was found in both have."""
    finer = wish.intent == "average" and wish.grain in ("day", "lot") and found != "day"
    return wish.intent in ("total", "count", "share") or finer


def _within_period(text: str, period: str, language: Language) -> str:
    if language == "ko":
        return f"{period} {text}"
    return f"{text.rstrip(' ?.!')} in {period}?"


def _that(one: Expression) -> bool:
    """Whether it is what an answer found: "그날", "그 달"."""
    return one.shift is not None and one.shift.unit in UNITS and one.shift.count == 0 and one.shift.adjacent


def _found(history: Sequence[Exchange], last: Reading | None, bounds: Bounds) -> Reading | None:
    """The day that the answer before found, else the period it was about."""
    period = found_period(history)
    return reading_of(period, bounds.today) if period else last
