"""What is done for a turn: one frame's calls, or first those that find what the rest is about."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.model import Exchange, Turn
from assistant.planner.asked import is_to_come, is_unsure
from assistant.planner.asking.decline import Decline
from assistant.planner.followups.answers import Answer, told_again
from assistant.planner.followups.by_its_place import most_of_found, of_its_place
from assistant.planner.followups.choices import with_choice
from assistant.planner.followups.found_again import found_again, of_the_leader_there
from assistant.planner.followups.peaks import asks_gap_of_course
from assistant.planner.frame import Frame, Intent
from assistant.planner.from_calls import frame_of
from assistant.planner.reading.ends_apart import ends_apart, two_best
from assistant.planner.reading.found_first import LENGTHS, Apart, found_first
from assistant.planner.reading.plain_words import in_plain_words
from assistant.planner.reading.segment import segment
from assistant.planner.reading.vocabulary import vocabulary
from assistant.planner.steps import (
    FoundFirst,
    Plan,
    found_by,
    found_last,
    one_by_one,
    stands_apart,
    takes_two,
)
from assistant.planner.understanding import understood
from tools.items import index_of

_LOST = Decline("clarify", None, "unknown.item")
NEVER = frozenset(
    f"refuse_not_in_data.{topic}" for topic in ("defects", "machines", "money", "orders", "people", "stock")
)
"""Phrases of what no earlier answer can be the subject of; a "size" may be that of a lot."""
PAIR = 2
UNSAID = {
    "unsure.item": "item",
    "unsure.year": "year",
    "time.year_or_like": "span",
    "unsupported.and_all": "beside",
}
"""What was not said, or said of both, where a question may be told both ways instead of being asked back."""
TIMED = ("year", "span")
"""Of these, which time is meant."""
OF_EITHER: tuple[Intent, ...] = (
    *("total", "count", "average", "extreme", "compare", "trend", "lots", "produced"),
)
"""Intents that are told of what was spoken of and of all items, where it was not said which."""


def planned(turn: Turn) -> Plan | Decline:
    """What a turn is answered by, or why not: as one question, by both ends of an order, or in two steps."""
    turn = _in_plain_words(turn)
    asked, history = with_choice(turn.question, turn.history, turn.facts.today)
    turn = replace(turn, question=most_of_found(asked, history), history=tuple(history))
    again = found_again(turn.question, turn.history, found_last(turn.history), turn.facts.today)
    turn = replace(turn, history=one_by_one(turn.history))
    whole = understood(turn)
    if isinstance(whole, Decline) and whole.status != "clarify":
        return whole
    beyond = _not_in_the_data(turn, whole)
    if beyond is not None:
        return beyond
    ends = (_ends_apart(turn) or _two_best(turn)) if isinstance(whole, Decline) else None
    return ends or _in_two_steps(turn, whole, again) or _of_either(turn, whole) or whole


def _of_either(turn: Turn, doubt: Frame | Decline) -> Frame | None:
    """What is asked of what was spoken of and of all items, or of both years, where it was not said which."""
    what = UNSAID.get(doubt.phrase) if isinstance(doubt, Decline) else None
    if what is None or not isinstance(doubt, Decline):
        return None
    frames = [understood(replace(turn, question=one)) for one in doubt.suggestions]
    told = [one for one in frames if isinstance(one, Frame) and one.intent in OF_EITHER and not one.shown]
    if len(told) != PAIR or told[0] == told[1] or (what not in TIMED and not told[0].items):
        return None
    if what in TIMED and told[0].intent == "lots":
        return None  # two lists of which only the newest are shown
    if _but(told[0], what) != _but(told[1], what):
        return None
    return replace(told_again([Answer(one, (), []) for one in told], ""), either=what)


def _but(frame: Frame, what: str) -> Frame:
    """A frame without its periods, or without its items."""
    if what in TIMED:
        return replace(frame, periods=())
    return replace(frame, items=(), summed=False, entire=False, keyword="")


def _in_plain_words(turn: Turn) -> Turn:
    talk = tuple(replace(one, question=in_plain_words(one.question)) for one in turn.history)
    return replace(turn, question=in_plain_words(turn.question), history=talk)


def _not_in_the_data(turn: Turn, whole: Frame | Decline) -> Frame | Decline | None:
    """Why a question is refused that no talk can make one of production: "sales last month?", "next year"."""
    if not turn.history or (isinstance(whole, Frame) and whole.aside):
        return None
    concepts = (piece.concept for piece in segment(turn.question, vocabulary()))
    named = any(concept and ".".join(concept) in NEVER for concept in concepts)
    if not (named or isinstance(whole, Decline)):
        return None
    alone = understood(replace(turn, history=()))
    if not isinstance(alone, Decline):
        asked_when = isinstance(whole, Decline) and whole.phrase == "time.ambiguous"  # of what was spoken of
        ahead = isinstance(whole, Decline) and not asked_when and is_to_come(alone, turn.facts.today)
        return alone if ahead else None
    forecast = alone.phrase == "refuse_not_in_data.forecasts" and isinstance(whole, Decline)
    return alone if alone.phrase in NEVER or forecast else None


def _ends_apart(turn: Turn) -> Frame | None:
    """Both ends of one order with how far they are apart, where that is asked."""
    of_course = asks_gap_of_course(turn.question, frame_of(turn.history))
    ends = None if of_course else ends_apart(turn.question)
    both = understood(replace(turn, question=ends)) if ends else None
    told = isinstance(both, Frame) and both.both and both.intent == "extreme" and not both.by_count
    return told_again([Answer(both, (), [])], "gap") if told and isinstance(both, Frame) else None


def _two_best(turn: Turn) -> Frame | None:
    """The best units of time of two periods or items with how far they are apart, where that is asked."""
    of_course = asks_gap_of_course(turn.question, frame_of(turn.history))
    asked = None if of_course else two_best(turn.question)
    frames = [understood(replace(turn, question=one)) for one in asked or ()]
    found = [one for one in frames if isinstance(one, Frame) and found_by(one) in LENGTHS]
    kinds = {(one.grain or "day", one.measure, one.weekdays) for one in found}
    if asked is None or len(found) < len(asked) or len(kinds) > 1 or found[0].by_count:
        return None
    timed = next((one for one in found if not one.assumed), found[0])
    found = [replace(one, periods=timed.periods, assumed=False) if one.assumed else one for one in found]
    one, two = found
    of_both_ends = one.least != two.least and one.periods != two.periods
    told = told_again([Answer(one, (), []) for one in found], "gap")
    return None if of_both_ends or one == two else replace(told, whole=None)


def _in_two_steps(turn: Turn, whole: Frame | Decline, again: Apart | None) -> FoundFirst | Decline | None:
    """The turn with its first part apart; `whole` is how it reads as one question.

    `again` is what is asked where another one is to be found than the answer before found first.
    """
    apart = again or found_first(turn.question)
    if apart is None or _is_found_already(turn, whole):
        return None
    history: Sequence[Exchange] = turn.history[:-1] if again else turn.history
    if not again:
        apart, history = of_the_leader_there(apart, history)
    index = index_of(turn.facts.generation)
    unsure = is_unsure(whole, index) or stands_apart(apart, index, turn.facts.today)
    if not unsure and isinstance(whole, Frame) and whole.intent != "extreme":
        return None
    last = frame_of(history)
    of_list = last is not None and last.intent == "ranking" and not last.families
    asked = apart.bare if apart.bare and of_list else apart.first  # "number two's lots in September?"
    asked = asked if turn.history else asked.removeprefix("the ").removeprefix("our ")  # of no list
    first = understood(replace(turn, question=asked, history=tuple(history)))
    unit = found_by(first) if isinstance(first, Frame) else None
    lost = _LOST if apart.sure and apart.of_item and _is_of_time_alone(whole) else None
    if not isinstance(first, Frame) or unit is None:
        return lost
    if not takes_two(apart, first, unit, unsure=unsure, today=turn.facts.today):
        return None
    return FoundFirst(first, asked, apart.rest(unit), lost or whole)


def _is_of_time_alone(whole: Frame | Decline) -> bool:
    """Whether a question of an item in its place reads as one of a day or month of everything or a family."""
    return isinstance(whole, Frame) and whole.intent == "extreme" and len(whole.items) != 1


def _is_found_already(turn: Turn, whole: Frame | Decline) -> bool:
    """Whether what would be found is a place of the answer before: "그중 1위 품목이 차지하는 비중"."""
    placed = of_its_place(turn.question, turn.history, turn.facts.today)
    return isinstance(whole, Frame) and placed != turn.question
