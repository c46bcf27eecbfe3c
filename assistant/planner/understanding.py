"""From a turn to a complete frame, or to a word on why there is none: the steps of a question, in order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from assistant.model import Exchange, Turn
from assistant.planner.asked import Asked, is_to_come, is_unsure
from assistant.planner.asking.decline import Decline
from assistant.planner.asking.yes_no import with_claim
from assistant.planner.followups.afresh import (
    leaves_question_alone,
    without_interjection,
    without_opening,
)
from assistant.planner.followups.anew import with_earlier
from assistant.planner.followups.another_place import of_another_place
from assistant.planner.followups.answered import with_answered
from assistant.planner.followups.answers import one_told
from assistant.planner.followups.by_place import unplaced
from assistant.planner.followups.carry import dwells, narrows
from assistant.planner.followups.chosen import asked_again, in_their_words, of_the_offer, with_chosen
from assistant.planner.followups.ends_told import on_that_end
from assistant.planner.followups.everything import beyond_told, with_amount_beside
from assistant.planner.followups.from_the_base import from_the_base
from assistant.planner.followups.from_the_best import from_the_best
from assistant.planner.followups.how_much_more import how_much_more
from assistant.planner.followups.left_out_again import from_what_holds, with_put_back
from assistant.planner.followups.less_of_it import with_less
from assistant.planner.followups.means_held import means_held
from assistant.planner.followups.of_families import with_family_found
from assistant.planner.followups.of_its_total import of_its_total
from assistant.planner.followups.of_longer import of_periods
from assistant.planner.followups.of_shown import back_again, of_what_was_shown, without_sum_of_list
from assistant.planner.followups.of_so_many import of_so_many
from assistant.planner.followups.of_two import of_two
from assistant.planner.followups.over_turns import over_turns
from assistant.planner.followups.past_failure import (
    as_it_is,
    by_production,
    in_what_can_be_had,
    is_complete,
    is_held_against,
    of_its_item,
    of_production,
    past_failure,
    rests_on_failure,
    with_its_time,
    with_time_chosen,
)
from assistant.planner.followups.past_reckoned import past_reckoned
from assistant.planner.followups.recalled import with_recalled
from assistant.planner.followups.reckoning import reckoned_of
from assistant.planner.followups.references import names_found
from assistant.planner.followups.replaced import replaced
from assistant.planner.followups.short_asked import past_freshness, place_reckoned, ratio_told
from assistant.planner.followups.those_periods import in_those, the_one_in_its_year
from assistant.planner.followups.told_before import told_before
from assistant.planner.followups.unknown_item import sticks, without_unknown
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of
from assistant.planner.periods import read_periods
from assistant.planner.reading.by_family import Grouping, grouping_of, with_letters_apart
from assistant.planner.reading.claims import with_claim_asked
from assistant.planner.reading.findings import without_finding
from assistant.planner.reading.held_so import alone, without_held, without_rate
from assistant.planner.reading.included import with_included
from assistant.planner.reading.item_words import with_item_words
from assistant.planner.reading.loans import without_loans
from assistant.planner.reading.out_of import with_gap_first
from assistant.planner.reading.question import Question, rank_of, read_question
from assistant.planner.reading.reactions import is_reaction, without_reaction
from assistant.planner.reading.remarks import (
    is_remark,
    with_remarked_time,
    without_remark,
    without_what_cannot_be,
)
from assistant.planner.reading.taken_out import with_left_out
from assistant.planner.reading.vocabulary import vocabulary
from assistant.planner.settling.gaps import UNABLE, loses_gaps
from assistant.planner.settling.second_look import says_total, second_look, told_again
from assistant.planner.settling.settle import settle
from assistant.planner.times import Bounds
from tools.items import index_of
from tools.tool import Table

History = Sequence[Exchange]


def understood(turn: Turn) -> Frame | Decline:
    """What a turn asks as one question, complete; or why it is not answered."""
    held = without_held(turn.question)
    asked = replace(turn, question=without_rate(held or alone(turn.question)))
    read = _Understanding(asked)
    frame = (one_told(turn.history) if held == "" else None) or read.frame()
    loses = isinstance(frame, Frame) and loses_gaps(frame, frame_of(turn.history))
    if loses and not read_periods(turn.question, turn.facts.today).expressions:
        return UNABLE
    return frame if isinstance(frame, Decline) else read.with_claim(frame, turn.question)


class _Understanding:
    """One turn, its data's items and bounds, and what was read of it so far."""

    def __init__(self, turn: Turn) -> None:
        facts = turn.facts
        first = facts.generation.first_day or facts.today
        last = min(facts.generation.last_day or facts.today, facts.today)
        self._turn = turn
        self._today = facts.today
        self._index = index_of(facts.generation)
        self._bounds = Bounds(first, max(first, last), facts.today)
        self._question = cache(self._read)  # a follow-up is often read more than once

    def _read(self, said: str) -> Question:
        return read_question(said, self._index, self._today, vocabulary())

    def _in_our_words(self, said: str) -> str:
        """A text in the words of the lexicon, where the glossary or a name spells them otherwise."""
        spelled = self._turn.glossary.spelled_out(said)
        return with_item_words(without_loans(spelled, vocabulary()), self._index)

    def with_claim(self, frame: Frame, typed: str) -> Frame | Decline:
        """The frame with what the question, as it was typed, holds to be so of it, or why it is not told."""
        return with_claim(frame, self._question(self._in_our_words(typed)), typed)

    def frame(self) -> Frame | Decline:
        """What is asked in the light of the answers before."""
        goes_on = bool(self._turn.history)
        typed = with_put_back(self._in_our_words(self._turn.question), self._turn.history, self._index)
        if not goes_on or read_periods(typed, self._today).expressions:
            typed = with_included(typed, self._index)
        asked = with_left_out(with_gap_first(typed), goes_on=goes_on)
        asked = with_claim_asked(asked, goes_on=goes_on)
        if goes_on and (is_reaction(asked) or is_remark(asked, self._index)):
            return Decline("ok", None, "talk.remark")
        asked = with_remarked_time(asked, self._index, self._today) if goes_on else asked
        asked = without_what_cannot_be(without_remark(asked, self._index, goes_on=goes_on))
        if goes_on:
            asked = replaced(without_finding(without_reaction(asked), self._question))
        gives_up = self._failed(self._turn.history) is not None and leaves_question_alone(asked)
        another = None if gives_up else without_opening(asked, self._today)
        history: History = self._of_its_item(self._turn.history) if another is None else ()
        said = another or without_interjection(asked)
        failed = self._failed(history)
        chosen = with_time_chosen(said, self._question(said), failed) if failed else None
        if chosen:
            said, history = chosen, history[:-1]
            failed = self._failed(history)
        if failed:
            said = of_production(as_it_is(with_its_time(said, failed, history), failed), failed)
            said = by_production(self._question(said), failed) or said
        if failed and is_complete(self._question(said), failed, history):
            return self._gone_on(said, self._answered(history))
        frame = back_again(asked, history) or self._gone_on(said, history)
        if failed and isinstance(frame, Frame) and rests_on_failure(said, self._question(said), failed):
            return Decline("clarify", None, "unknown.before")
        if failed and isinstance(frame, Frame) and sticks(frame, self._question(said), history):
            itself = without_unknown(said, self._question(said), failed, history)
            return self._gone_on(*itself) if itself else Decline("clarify", None, "unknown.before")
        held = failed is not None and is_held_against(self._question(said), failed)
        if not held and not (failed and isinstance(frame, Decline) and frame.status == "clarify"):
            return frame
        said, past = self._past_failures(said, history)
        gone_on = self._gone_on(said, past) if past is not history else frame
        if held:
            return Decline("clarify", None, "unknown.before") if past is history else gone_on
        return frame if isinstance(gone_on, Decline) and gone_on.status == "clarify" else gone_on

    def _of_its_item(self, history: History) -> History:
        """The talk with the code of the item that a refused question spoke of by its place: "1위 매출은?"."""
        failed = self._failed(history) if history and history[-1].status == "refused" else None
        if failed is None or failed.mentions or rank_of(failed) is None:
            return history
        plain = in_what_can_be_had(failed)
        frame = self._gone_on(plain, history[:-1]) if plain else None
        codes = [one.code for one in frame.items] if isinstance(frame, Frame) else []
        if len(codes) != 1:
            return history
        return (*history[:-1], replace(history[-1], question=of_its_item(failed, codes[0])))

    def _failed(self, history: History) -> Question | None:
        """The question before, where it was not answered."""
        last = history[-1] if history and history[-1].status in ("clarify", "refused") else None
        told = last and any(isinstance(one.outcome, Table) for one in last.results)
        return self._question(self._in_our_words(last.question)) if last and not told else None

    def _answered(self, history: History) -> History:
        """The talk up to the last answer."""
        while history and self._failed(history):
            history = history[:-1]
        return history

    def _past_failures(self, said: str, history: History) -> tuple[str, History]:
        """What is asked, and the talk up to the answer that it goes on from, past what was not answered."""
        while failed := self._failed(history):
            said, past = past_failure(said, self._question(said), failed, history)
            if past is history:
                break
            history = past
        return said, history

    def _gone_on(self, said: str, history: History) -> Frame | Decline:
        """What is asked after the answer that it goes on from, which may be an earlier one."""
        history = of_its_total(self._question(said), past_freshness(self._question(said), history))
        history = past_reckoned(self._question(said), history, self._question)
        said, history = of_another_place(on_that_end(said, history), history)
        said = ratio_told(place_reckoned(said, history), history)
        said = how_much_more(said, self._question(said), history, self._index) if history else said
        said = the_one_in_its_year(said, history, self._today)
        of_one = of_two(in_those(said, history), history, self._index)
        of_those = of_one if isinstance(of_one, Decline) else of_so_many(of_one, history)
        if isinstance(of_those, Decline):
            return of_those
        said, history = with_earlier(of_those, history, self._index, self._today)
        of_turns = over_turns(said, history, self._index, self._today)
        if isinstance(of_turns, Decline):
            return of_turns
        said, history = from_the_base(*of_turns)
        history = from_what_holds(said, history, self._index)
        best = from_the_best(self._question(said), history, self._question) if history else history
        if isinstance(best, Decline):
            return best
        history = best
        said = with_less(said, history, self._index)
        asked = self._question(said)
        part = of_periods(asked, history, self._today)
        if part is not None:
            return part
        if history:
            shown = self._of_answers(asked, history)
            if shown is not None:
                return shown
            history = without_sum_of_list(asked, history)
        said = with_letters_apart(with_family_found(said, history, self._index), self._index)
        grouping = grouping_of(said, self._index)
        if grouping is None:
            return self._settled(said, None, history)
        return _first_read(self._settled(rest, grouping.of(rest), history) for rest in grouping.rests)

    def _of_answers(self, asked: Question, history: History) -> Frame | Decline | None:
        """What is asked of the figures that the answers before showed."""
        told = told_before(asked, history, self._index, self._today)
        if told is not None:
            return told
        reckoned = means_held(asked, history, self._today) or reckoned_of(asked, history, self._today)
        return reckoned or unplaced(asked, history) or of_what_was_shown(asked, history)

    def _settled(self, said: str, grouping: Grouping | None, history: History) -> Frame | Decline:
        """The frame of a question put in full, held against the words that were typed."""
        text = with_answered(said, history, self._index)
        text = of_the_offer(text, history, self._index)
        text = with_chosen(in_their_words(text, history, self._index), history)
        again = self._asked_again(text, history)
        past = history[:-1] if again else history
        text = again or text
        refers = names_found(text, past)
        text = with_recalled(text, past, self._index)

        def settled(said: str) -> Frame | Decline:
            question = self._question(said)
            return settle(question, past, self._bounds, self._index, refers=refers, grouping=grouping)

        frame = Asked(settled, self._index, self._today).of(text)
        if isinstance(frame, Decline) or is_unsure(frame, self._index) or is_to_come(frame, self._today):
            return frame
        frame = with_amount_beside(self._question(text), beyond_told(text, frame, frame_of(past)), past)
        if told_again(self._turn.question, text, frame, past):
            return Decline("clarify", None, "unsure.again")
        doubt = second_look(
            self._turn.question,
            self._question(text),
            frame,
            frame_of(past),
            self._bounds,
            self._index,
            dwelt=dwells(past),
            narrowed=narrows(past),
        )
        kept = self._of_the_item_typed(doubt, past) if doubt and not narrows(past) else ""
        return self._settled(kept, None, past) if kept else doubt or frame

    def _of_the_item_typed(self, doubt: Decline, past: History) -> str:
        """The question with the one item that the talk has been about since its code or name was typed.

        Nothing where an answer found that item, or the total is asked for: either may be meant.
        """
        before = frame_of(past)
        alone = before is not None and len(before.items) == 1 and doubt.phrase == "unsure.item"
        if before is None or not (alone and doubt.suggestions) or says_total(self._turn.question):
            return ""
        said = (self._question(self._in_our_words(one.question)) for one in past)
        named = {one.item.code for question in said for one in question.mentions if one.item}
        return doubt.suggestions[0] if before.items[0].code in named else ""

    def _asked_again(self, text: str, history: History) -> str | None:
        """The question that was asked back, with what is said now in its place."""
        if not history or history[-1].status != "clarify":
            return None
        return asked_again(text, self._question(self._in_our_words(history[-1].question)), history)


def _first_read(frames: Iterable[Frame | Decline]) -> Frame | Decline:
    """The first reading that is answered, else why the first is not."""
    declined: Decline | None = None
    for frame in frames:
        if isinstance(frame, Frame):
            return frame
        declined = declined or frame
    return declined or Decline("clarify", None, "unsupported.families")
