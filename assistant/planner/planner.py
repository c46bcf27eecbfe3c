"""The built-in model: reads a question by a small lexicon and grammar, calls the tools, words the results."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from assistant.model import Exchange, Reply, Say, Turn
from assistant.planner.asking.decline import Decline
from assistant.planner.calling.calls import calls_of
from assistant.planner.followups.afresh import without_interjection, without_opening
from assistant.planner.followups.anew import with_earlier
from assistant.planner.followups.answered import with_answered
from assistant.planner.followups.by_place import unplaced
from assistant.planner.followups.chosen import asked_again, in_their_words, with_chosen
from assistant.planner.followups.from_the_base import from_the_base
from assistant.planner.followups.less_of_it import with_less
from assistant.planner.followups.means_held import means_held
from assistant.planner.followups.of_families import with_family_found
from assistant.planner.followups.of_shown import back_again, of_what_was_shown, without_sum_of_list
from assistant.planner.followups.recalled import with_recalled
from assistant.planner.followups.reckoning import reckoned_of
from assistant.planner.followups.references import names_found
from assistant.planner.followups.replaced import replaced
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of
from assistant.planner.periods import read_periods
from assistant.planner.reading.asides import may_misread, partings
from assistant.planner.reading.by_family import Grouping, grouping_of, with_letters_apart
from assistant.planner.reading.claims import with_claim_asked
from assistant.planner.reading.instead import wordings
from assistant.planner.reading.item_words import with_item_words
from assistant.planner.reading.loans import without_loans
from assistant.planner.reading.out_of import with_gap_first
from assistant.planner.reading.question import Question, read_question
from assistant.planner.reading.reactions import is_reaction, without_reaction
from assistant.planner.reading.taken_out import with_left_out
from assistant.planner.reading.vocabulary import vocabulary
from assistant.planner.settling.gaps import UNABLE, loses_gaps
from assistant.planner.settling.second_look import second_look
from assistant.planner.settling.settle import settle
from assistant.planner.speaking.speak import speak
from assistant.planner.speaking.suggesting import suggestions_of
from assistant.planner.speaking.texts import Texts
from assistant.planner.times import Bounds
from tools.items import ItemIndex, index_of


class Planner:
    """Answers with no key and no network; what it cannot read for certain it asks back."""

    def __init__(self) -> None:
        """Loads its words, so that the first question waits no longer than the next."""
        wordings()
        vocabulary()

    @property
    def name(self) -> str:
        """The engine's name in answers."""
        return "planner"

    async def ask(self, turn: Turn, say: Say) -> Reply:
        """The calls the question needs, then their results in words."""
        frame = _begun(turn) or _whole(_frame(turn), turn)
        texts = Texts(turn.language)
        if isinstance(frame, Decline):
            return await _declined(frame, texts, say)
        if not turn.results:
            return Reply(calls=calls_of(frame), native=frame)
        text = speak(frame, turn.results, texts, turn.facts.today)
        await say(text)
        return Reply(text, suggestions=suggestions_of(frame, turn.results, texts))


async def _declined(decline: Decline, texts: Texts, say: Say) -> Reply:
    text = texts.say(decline.phrase, **decline.values)
    await say(text)
    suggestions = decline.suggestions or tuple(texts.of("suggest.general"))
    return Reply(text, status=decline.status, reason=decline.reason, suggestions=suggestions)


def _begun(turn: Turn) -> Frame | None:
    """The frame that the calls of this turn were made for, so that the question is read once."""
    said = (message.native for message in turn.messages if isinstance(message, Reply))
    return next((frame for frame in said if isinstance(frame, Frame)), None)


def _whole(frame: Frame | Decline, turn: Turn) -> Frame | Decline:
    """Asks back what would be told with the days that the answer before left out, where no period is said."""
    loses = isinstance(frame, Frame) and loses_gaps(frame, frame_of(turn.history))
    return UNABLE if loses and not read_periods(turn.question, turn.facts.today).expressions else frame


def _frame(turn: Turn) -> Frame | Decline:
    facts = turn.facts
    first = facts.generation.first_day or facts.today
    last = min(facts.generation.last_day or facts.today, facts.today)
    index = index_of(facts.generation)

    def as_read(said: str) -> str:
        return with_item_words(without_loans(turn.glossary.spelled_out(said), vocabulary()), index)

    @cache  # a follow-up is often read more than once
    def question_of(said: str) -> Question:
        return read_question(said, index, facts.today, vocabulary())

    asked = with_left_out(with_gap_first(as_read(turn.question)), goes_on=bool(turn.history))
    asked = with_claim_asked(asked, goes_on=bool(turn.history))
    if turn.history and is_reaction(asked):
        return Decline("ok", None, "talk.remark")
    asked = replaced(without_reaction(asked)) if turn.history else asked
    another = without_opening(asked, facts.today)
    history: Sequence[Exchange] = turn.history if another is None else ()
    again = back_again(asked, history)
    if again is not None:
        return again
    said, history = with_earlier(another or without_interjection(asked), history, index, facts.today)
    said, history = from_the_base(said, history)
    said = with_less(said, history, index)
    asked_of_it = question_of(said) if history else None
    if asked_of_it:
        shown = _of_answers(asked_of_it, history, facts.today)
        if shown is not None:
            return shown
        history = without_sum_of_list(asked_of_it, history)
    said = with_letters_apart(with_family_found(said, history), index)
    grouping = grouping_of(said, index)
    bounds = Bounds(first, max(first, last), facts.today)

    def _asked_again(text: str) -> str | None:
        if not history or history[-1].status != "clarify":
            return None
        return asked_again(text, question_of(as_read(history[-1].question)), history)

    def answer_to(said: str, grouping: Grouping | None) -> Frame | Decline:
        text = with_chosen(in_their_words(with_answered(said, history, index), history, index), history)
        again = _asked_again(text)
        past = history[:-1] if again else history
        text = again or text
        refers = names_found(text, past)
        text = with_recalled(text, past, index)

        def read(said: str) -> Frame | Decline:
            return settle(question_of(said), past, bounds, index, refers=refers, grouping=grouping)

        frame = read(text)
        unsure = _is_unsure(frame, index) or may_misread(text, bounds.today) or _is_to_come(frame, bounds)
        frame = _without_asides(frame, text, bounds.today, index, read) if unsure else frame
        if isinstance(frame, Decline) or _is_unsure(frame, index) or _is_to_come(frame, bounds):
            return frame
        return second_look(turn.question, question_of(text), frame, frame_of(past), bounds, index) or frame

    if grouping is None:
        return answer_to(said, None)
    return _first_read(answer_to(rest, grouping.of(rest)) for rest in grouping.rests)


def _of_answers(asked: Question, history: Sequence[Exchange], today: date) -> Frame | Decline | None:
    """What is asked of the figures that the answers before showed."""
    reckoned = means_held(asked, history, today) or reckoned_of(asked, history, today)
    return reckoned or unplaced(asked, history) or of_what_was_shown(asked, history)


def _first_read(frames: Iterable[Frame | Decline]) -> Frame | Decline:
    """The first reading that is answered, else why the first is not."""
    declined: Decline | None = None
    for frame in frames:
        if isinstance(frame, Frame):
            return frame
        declined = declined or frame
    return declined or Decline("clarify", None, "unsupported.families")


def _is_unsure(frame: Frame | Decline, index: ItemIndex) -> bool:
    """Whether a question is not answered, or is about an item that nobody knows."""
    return isinstance(frame, Decline) or any(not index.exact(item.code).hits for item in frame.items)


def _is_to_come(frame: Frame | Decline, bounds: Bounds) -> bool:
    """Whether it is about nothing but what is to come, as the meeting may be that it is asked for."""
    ahead = isinstance(frame, Frame) and all(one.first > bounds.today for one in frame.periods)
    return ahead and isinstance(frame, Frame) and bool(frame.periods)


ASIDES = 2
"""Clauses that are left out of one question at most."""


def _without_asides(
    unsure: Frame | Decline,
    text: str,
    today: date,
    index: ItemIndex,
    read: Callable[[str], Frame | Decline],
    most: int = ASIDES,
) -> Frame | Decline:
    """The question alone, where only what was said of who asks, or why, kept it from being answered."""
    if isinstance(unsure, Decline) and (unsure.reason == "unsafe" or unsure.status == "ok"):
        return unsure
    for apart in partings(text, index, today) if most else ():
        frame = read(apart.rest)
        if _is_unsure(frame, index):
            frame = _without_asides(frame, apart.rest, today, index, read, most - 1)
        if isinstance(frame, Frame) and not _is_unsure(frame, index):
            return replace(frame, aside=" … ".join(filter(None, (apart.why, frame.aside))))
    return unsure
