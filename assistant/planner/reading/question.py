"""A question taken apart: its periods, items, numbers and concepts, and the words nobody knows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from unicodedata import normalize

from assistant.planner.periods import Expression, read_periods
from assistant.planner.reading.bare_codes import read_bare
from assistant.planner.reading.beginnings import read_beginnings
from assistant.planner.reading.beside import (
    amounts_of,
    differences_of,
    items_counted,
    versus_of,
    without_counts,
    without_family_counts,
    without_highs,
)
from assistant.planner.reading.between import read_between, read_counts_between
from assistant.planner.reading.bracketed import bracketed
from assistant.planner.reading.called import with_called
from assistant.planner.reading.corrected import Said, corrected, meant_of
from assistant.planner.reading.courtesy import without_courtesies
from assistant.planner.reading.degrees import DEGREES, degrees_of
from assistant.planner.reading.holidays import without_holidays
from assistant.planner.reading.instead import put_plainly
from assistant.planner.reading.interrupted import with_breaks
from assistant.planner.reading.left_out import LeftOut, left_out_of
from assistant.planner.reading.lens_types import with_lens_types
from assistant.planner.reading.mean_bounds import read_mean_bounds
from assistant.planner.reading.mentions import (
    Mention,
    all_words,
    name_words,
    ranges_of,
    read_codes,
    read_lot,
    read_names,
)
from assistant.planner.reading.misspelt import read_misspelt, with_beginnings
from assistant.planner.reading.moments import (
    counted_from_today,
    days_counted,
    days_of_months,
    halves_of_months,
    in_each_year,
    one_and_previous,
    says_own_unit,
    with_its_year,
    with_ratios,
    without_fillers,
)
from assistant.planner.reading.named import named, whole_names, without_bracketed_codes
from assistant.planner.reading.neighbours import with_neighbours
from assistant.planner.reading.numbers import Number, read_numbers, read_undated
from assistant.planner.reading.periods_left_out import without_periods
from assistant.planner.reading.picked_out import picked_out
from assistant.planner.reading.prefaces import without_preface
from assistant.planner.reading.ranks import read_ranks
from assistant.planner.reading.repeats import without_repeats
from assistant.planner.reading.segment import TAKEN, Piece, segment
from assistant.planner.reading.siblings import with_siblings
from assistant.planner.reading.spelled import in_figures, with_small_figures
from assistant.planner.reading.transposed import with_letters_in_order
from assistant.planner.reading.vocabulary import NOISE, Concept, Vocabulary
from assistant.planner.reading.week_days import (
    WEEKDAYS,
    days_of,
    sets_of,
    this_and_last,
    weekdays_apart,
    without_the_best,
    working_days,
)
from assistant.planner.reading.week_days_left_out import weekdays_left_out
from tools.items import ItemIndex
from tools.spelling import words as words_of

UTMOST = frozenset({"가장", "제일"})
TOTAL = Concept("ask", "total")
CHANGED = {"ask.growth", "ask.fell", "ask.compare"}
NESTING = frozenset({"ask.share", "ask.top", "ask.bottom", "ask.most", "ask.least"})
"""Concepts beside which two periods may each be about something else."""
RANKS = {"refer.rank": 1, "refer.second": 2, "refer.third": 3, "refer.final": -1}
"""Words for a place of a ranking; -1 is the last."""


@dataclass(frozen=True)
class Question:
    """What a question says, in order of its words."""

    text: str
    times: tuple[Expression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    numbers: tuple[Number, ...] = ()
    pieces: tuple[Piece, ...] = ()
    unknown: tuple[str, ...] = ()
    lot: str | None = None
    names_item: bool = False  # an unknown word is a word of item names
    left_out: LeftOut = field(default_factory=LeftOut)
    set_aside: bool = False  # something was named only not to be meant
    counted_up: bool = False  # it says how many periods it names: "7월과 8월 두 달"
    with_gaps: bool = False  # its periods are what is left of one: "7월~9월, 8월 빼고"
    weekdays: tuple[int, ...] = ()  # the days of the week that others are left out for, 1 is Monday
    weekday_sets: tuple[tuple[int, ...], ...] = ()  # those that stand beside each other: weekdays, weekends
    said: frozenset[str] = field(default_factory=frozenset)  # concepts as `section.key`
    words: frozenset[str] = field(
        default_factory=frozenset
    )  # every known word, those without meaning included

    def says(self, *concepts: str) -> bool:
        """Whether any of the concepts was said."""
        return any(concept in self.said for concept in concepts)

    @property
    def sections(self) -> list[str]:
        """The sections of the words said, in order."""
        return [piece.concept.section for piece in self.pieces if piece.concept]

    def keys(self, section: str) -> list[str]:
        """The keys of a section that were said, in order."""
        return [
            piece.concept.key for piece in self.pieces if piece.concept and piece.concept.section == section
        ]


_SUMMED_UP = re.compile("누적|누계")
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
RESPELT = WIDE | {ord("쨰"): "째", ord("됬"): "됐", ord("뺴"): "빼"}
"""Full-width letters and digits, and syllables that are often misspelt; none changes the length."""


def read_question(text: str, index: ItemIndex, today: date, words: Vocabulary) -> Question:
    """Everything a question says; its items and times are those of the day and the data."""
    typed = with_letters_in_order(normalize("NFC", text).translate(RESPELT), all_words(index))
    normal = with_breaks(put_plainly(in_figures(typed)))
    readings = _readings(normal, index, today, words)
    best = next(readings)
    for one in readings if _doubts(best) else ():
        best = one if _doubts(one) < _doubts(best) else best
    return best


def _readings(text: str, index: ItemIndex, today: date, words: Vocabulary) -> Iterator[Question]:
    """What a question may say: with names in other words and without, each with misspelt names too."""
    whole = read_names(with_small_figures(text), index)
    for names in dict.fromkeys((tuple(with_called(whole, text, index)), tuple(whole))):
        mentions = with_siblings(with_lens_types(names, text, index), text, index)
        mentions += read_beginnings(_without(text, mentions), index)
        question = _read(text, mentions, index, today, words)
        yield question
        guessed = read_misspelt(_without(text, mentions), index)
        if guessed:
            yield _read(text, [*mentions, *guessed], index, today, words)
        if not question.unknown:
            return


def _doubts(question: Question) -> int:
    return len(question.unknown) + sum(one.item is None for one in question.mentions)


def _read(
    normal: str, mentions: Sequence[Mention], index: ItemIndex, today: date, words: Vocabulary
) -> Question:
    left = without_preface(without_courtesies(_without(normal, mentions)), today)
    left = without_holidays(left, today)
    lot = read_lot(left)
    short = lot and any((one.start, one.end) == (0, len(lot[0])) for one in read_codes(lot[0], index))
    of_item = lot and (index.exact(lot[0]).hits or short)
    lot = None if of_item else lot  # "LUM106 로트": the lots of an item
    if lot:
        left = _blank(left, lot[1], lot[2])
    codes = read_codes(left, index)
    codes += read_bare(_without(left, codes), index)
    mentions, codes = ranges_of([*mentions, *codes], normal, index), []
    left = _without(left, mentions)
    between = [*read_counts_between(left), *read_between(left)]
    left = _without(left, between)
    ranks = list(read_ranks(left))
    left = _without(left, ranks)
    undated = [*between, *ranks, *read_undated(left)]
    left = _without(left, undated)
    for start, end in items_counted(left, mentions):
        left = _blank(left, start, end)
    named_in = without_counts(left, today)
    counted_up, left = named_in != left, named_in
    left, days_left = weekdays_left_out(left)
    times = one_and_previous(this_and_last(read_periods(left, today).expressions))
    summed_up = any(_SUMMED_UP.search(one.text) for one in times)
    left = _without(left, times)
    versus = versus_of(left)
    left = _without(left, versus)
    times = halves_of_months(days_of_months(bracketed(times, normal)), today)
    times = without_repeats(without_fillers(times, normal), normal, mentions)
    times = in_each_year(times, today)
    times = counted_from_today(with_ratios(times), normal)
    times, counted = days_counted(times, normal)
    times, weekdays, days_held = weekdays_apart(times, left, normal, words)
    weekdays += days_left
    numbers = [*undated, *read_numbers(left), *read_mean_bounds(left), *counted]
    pieces = without_highs(segment(_without(left, numbers), words, name_words(index)))
    pieces = working_days(pieces, normal, weekdays)
    times, weekdays = without_the_best(times, weekdays, pieces, words)
    pieces = [one for one in pieces if not says_own_unit(one, times)]
    mentions, pieces = with_beginnings(mentions, pieces, normal, index)
    by_name, unknown = named(pieces, normal, index)
    by_name, unknown = without_bracketed_codes(by_name, unknown, mentions, normal)
    by_name, pieces = whole_names(*with_beginnings(by_name, pieces, normal, index), normal, index)
    found = with_neighbours(picked_out([*mentions, *codes, *by_name], normal), normal)
    pieces = [piece for piece in pieces if not any(_holds(one, piece) for one in found)]
    pieces = differences_of(amounts_of(pieces, found, normal), found, normal)
    numbers = without_family_counts(numbers, found, normal)
    said = Said(found, list(times), numbers, [*versus, *(one for one in pieces if one.concept), *unknown])
    kept = corrected(said, normal, today)
    retold = kept != said
    kept, with_gaps = without_periods(kept, normal, today)
    counted_up = counted_up or with_gaps
    left_out, kept = left_out_of(kept, normal)
    found, times, numbers, pieces = kept.mentions, tuple(kept.times), kept.numbers, kept.pieces
    unknown = [one for one in unknown if one in pieces]
    of_a_week = [one for one in pieces if one.concept and one.concept.section == WEEKDAYS]
    weekdays += [(one.start, one.concept.key) for one in of_a_week if one.concept]
    ranked = any(one.role == "rank" for one in numbers)
    times = with_its_year(times, normal, today, nested=ranked or bool(_said(pieces) & NESTING))
    meant, meant_times = meant_of(found, pieces), tuple(meant_of(times, pieces))
    set_aside = (len(meant), len(meant_times)) != (len(found), len(times)) or retold
    return Question(
        text=normal,
        times=meant_times,
        mentions=tuple(meant),
        numbers=tuple(numbers),
        pieces=tuple(piece for piece in pieces if piece.concept and piece.concept.section != NOISE),
        unknown=tuple(one.text for one in unknown),
        lot=lot[0] if lot else None,
        left_out=left_out,
        names_item=any(set(words_of(one.text)) & name_words(index) for one in unknown),
        set_aside=set_aside,
        counted_up=counted_up,
        with_gaps=with_gaps,
        weekdays=days_of(weekdays),
        weekday_sets=sets_of(weekdays),
        said=_said(pieces, held=any(one.versus or one.shift for one in meant_times))
        | ({"ask.cumulative"} if summed_up else set())
        | ({"ask.compare"} if days_held else set())
        | degrees_of(pieces, numbers),
        words=frozenset(piece.text for piece in pieces if piece.concept),
    )


def _holds(mention: Mention, piece: Piece) -> bool:
    """ "토릭 들어간 주니어": a word within what names one item."""
    return mention.start <= piece.start and piece.end <= mention.end


def _said(pieces: Sequence[Piece], *, held: bool = False) -> frozenset[str]:
    """The concepts of the pieces, with what several words say together.

    "가장 생산이 적었던" and "가장 안 나온" are the least; "a record day" is the largest; a median a mean.
    """
    said = {f"{piece.concept.section}.{piece.concept.key}" for piece in pieces if piece.concept}
    words = {piece.text for piece in pieces if piece.concept}
    if words & UTMOST:
        said |= {f"ask.{side}" for side, degrees in DEGREES.items() if words & degrees}
    if words & UTMOST and "ask.none" in said:
        said = said - {"ask.none"} | {"ask.least"}
    of_all = said & CHANGED == {"ask.compare"} and bool(said & {"refer.all", "ask.total"})
    if "ask.percent" in said and not held and (of_all or not said & CHANGED):  # "전체 대비 BW0021 퍼센트"
        said.add("ask.share")
    if any(one.concept == TOTAL and one.text.startswith("전체") for one in pieces):
        said.add("refer.whole")
    if any(one.text.startswith("was it ") for one in pieces if one.concept == Concept("ask", "made_at_all")):
        said.add("refer.item")
    if "ask.median" in said:
        said.add("ask.average")
    if "ask.record" in said:
        said.add("ask.most" if any(one.startswith(("noun.", "grain.")) for one in said) else "ask.history")
    return frozenset(said)


def _without(text: str, spans: Sequence[Mention | Expression | Number | Piece]) -> str:
    for span in spans:
        text = _blank(text, span.start, span.end)
    return text


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + TAKEN * (end - start) + text[end:]


def rank_of(question: Question) -> int | None:
    """The place of an earlier ranking that is spoken of."""
    said = next((rank for concept, rank in RANKS.items() if concept in question.said), None)
    number = next((one.value for one in question.numbers if one.role == "rank"), None)
    return number if number is not None else said
