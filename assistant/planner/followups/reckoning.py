"""What is reckoned of the figures that the last answers showed: their sum, mean, difference, the largest."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from assistant.model import Exchange, ToolResult
from assistant.outcome import tables_of
from assistant.planner.asking.decline import Decline
from assistant.planner.figures import (
    SINGLE,
    Figure,
    apart_of,
    figures_of,
    is_list,
    is_planned,
    kept_back,
    letters_of,
)
from assistant.planner.followups.operations import TIMES, Operation, is_of_the_whole, operation_of
from assistant.planner.frame import Family, Frame, Shown, frame_of_results
from assistant.planner.reading.question import Question
from assistant.planner.times import reading_of
from tools.tool import Item, Period, Table

PAIR, MOST_SUMMED = 2, 100
UNSURE = Decline("clarify", None, "unknown.both")
ADDABLE = ("total", "lots", "records")
"""Figures of several periods or items that may be added up."""


class Answer(NamedTuple):
    """An answer before: its frame, its results, and the figures it showed."""

    frame: Frame
    results: Sequence[ToolResult]
    figures: list[Figure]

    @property
    def kind(self) -> tuple[object, ...]:
        """Which figure it told."""
        frame = self.frame
        intent = "total" if frame.intent == "produced" else frame.intent
        measure = frame.measure if intent == "count" else "quantity"
        grain = (frame.grain or "day") if intent == "average" else None
        return (intent, measure, grain, frame.median, frame.without)

    @property
    def lists(self) -> bool:
        """Whether it lists figures."""
        return is_list(self.frame, tables_of(self.results))

    @property
    def figure(self) -> str:
        """The name of the figure: "total", "lots", "average"."""
        return self.frame.measure if self.frame.intent == "count" else str(self.kind[0])


def reckoned_of(question: Question, history: Sequence[Exchange], today: date) -> Frame | Decline | None:
    """What a question wants reckoned of what was shown, or why it cannot be; none where nothing is."""
    answers = _answers(history)
    asked = operation_of(question) if answers else None
    if asked is None:
        return None
    last = answers[0]
    if last.frame.intent == "lots" and asked.kind == "gap":
        return _gap_of_lots(answers)
    if last.lists:
        return _of_a_list(asked, last, question)
    if last.frame.intent not in SINGLE or not last.figures or last.frame.families or last.frame.beside:
        return None
    if asked.kind == "gap":
        return _gap(asked, answers)
    chain = _chain(answers, today)
    return _of_a_chain(asked, chain, question, today)


def _answers(history: Sequence[Exchange]) -> list[Answer]:
    """The answers before, the last one first, up to a question that was not answered."""
    found: list[Answer] = []
    for exchange in reversed(history):
        if exchange.status == "ok" and not exchange.results:
            continue
        told = all(isinstance(one.outcome, Table) and is_planned(one.call) for one in exchange.results)
        if exchange.status != "ok" or not told:
            break
        for results in reversed(apart_of(exchange.results)):
            frame = frame_of_results(results)
            found.append(Answer(frame, results, figures_of(frame, tables_of(results))))
    return found


# Lists


def _of_a_list(asked: Operation, last: Answer, question: Question) -> Frame | Decline | None:
    """The sum, the mean, the largest, the smallest or the difference of the rows of a list."""
    frame, figures = last.frame, last.figures
    of_items = all(one.items for one in figures) and frame.grain != "lot"
    own_unit = "item" if of_items else frame.grain or "day"
    if len(figures) < PAIR or (asked.count and asked.count != len(figures)):
        return None
    if asked.unit not in ("", own_unit) or (asked.measure and asked.measure not in ("items", frame.measure)):
        return None
    if len(frame.periods) > 1 or frame.intent == "movers" or frame.by_count:
        return UNSURE if asked.kind in ("sum", "mean", "gap") or asked.refers else None
    if asked.kind == "share":
        whole = asked.refers or "together" in asked.keys or is_of_the_whole(question)
        return _share(last, figures) if whole or frame.intent == "threshold" else None
    if asked.kind in ("most", "least") and frame.intent in ("ranking", "lots", "history", "extreme"):
        return _edge_of_items(asked, last) if of_items and asked.refers else None
    if asked.kind == "gap":
        alone = len(figures) == PAIR and not asked.keys & {"growth", "fell"}
        return _again([last], "gap") if alone else UNSURE
    if kept_back(frame, tables_of(last.results)):
        return Decline("clarify", None, "unknown.kept_back")
    if asked.kind == "sum" and of_items and len(figures) <= MOST_SUMMED:
        return Frame(periods=frame.periods, items=_items(figures), summed=True)
    if asked.kind == "mean" and not (asked.keys <= {"average", f"average_{own_unit}"}):
        return None
    if asked.kind in ("most", "least") and of_items:
        return _edge_of_items(asked, last)
    return _again([last], asked.kind)


def _edge_of_items(asked: Operation, last: Answer) -> Frame:
    """The largest or the smallest of the items of a list."""
    items = _items(last.figures)
    least = asked.kind == "least"
    return Frame("ranking", periods=last.frame.periods, items=items, limit=1, least=least)


def _share(last: Answer, figures: Sequence[Figure]) -> Frame | Decline:
    """What the items of a list, or several items one after the other, make up of the whole."""
    items = _items(figures)
    each = all(one.items for one in figures) and last.frame.grain != "lot"
    whole = len(set(last.frame.periods)) == 1 and not (last.frame.without or last.frame.weekdays)
    return Frame("share", periods=last.frame.periods, items=items, summed=True) if each and whole else UNSURE


def _items(figures: Sequence[Figure]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(item for one in figures for item in one.items))


# Answers one after the other


def _gap(asked: Operation, answers: Sequence[Answer]) -> Frame | Decline | None:
    """The difference of the last two figures, asked for one after the other or at once."""
    last = answers[0]
    pair = [last]
    apart = [item.code for one in answers[1:PAIR] for item in one.frame.items]
    if last.frame.as_one and len(last.frame.items) == PAIR and apart == [last.frame.items[1].code]:
        return Frame(periods=last.frame.periods, items=last.frame.items)  # of the two just summed up
    if len(last.figures) == 1:
        others = (
            one for one in answers[1:] if [_about(two) for two in one.figures] != [_about(last.figures[0])]
        )
        before = next(others, None)
        if before is None:
            return None if last.figure in ADDABLE else UNSURE
        if before.kind != last.kind or len(before.figures) != 1:
            alone = last.figure == "total" and not _may_pair(before)
            return None if alone else UNSURE
        pair = [before, last]
    figures = [one for answer in pair for one in answer.figures]
    if len(figures) != PAIR or (asked.count or PAIR) != PAIR or _nameless(pair):
        return UNSURE
    if asked.measure and asked.measure != last.frame.measure:
        return None
    return _compared(pair, figures) or _again(pair, "gap")


def _gap_of_lots(answers: Sequence[Answer]) -> Frame | Decline:
    """How many lots more one of two lists of lots has."""
    pair = [one.frame for one in answers if one.frame.intent == "lots"][:PAIR]
    periods = sorted({period for one in pair for period in one.periods}, key=lambda one: one.first)
    alike = len(periods) == len(pair) == PAIR and pair[0].items == pair[1].items
    if not alike or answers[1].frame.intent != "lots":
        return UNSURE
    return Frame("count", tuple(periods), pair[0].items, measure="lots", summed=pair[0].summed)


def _may_pair(before: Answer) -> bool:
    """Whether an answer told single figures, so that "the difference" may have meant those."""
    return before.frame.intent in SINGLE and not before.lists


def _compared(pair: Sequence[Answer], figures: Sequence[Figure]) -> Frame | None:
    """Two totals of one thing by the periods, or of two items beside each other."""
    one, two = figures
    frame = pair[-1].frame
    if pair[-1].figure != "total" or one.weekdays or two.weekdays:
        return None
    if one.items == two.items and one.period and two.period and one.period != two.period:
        periods = tuple(sorted((one.period, two.period), key=lambda period: period.first))
        return Frame("compare", periods, one.items, summed=len(one.items) > 1, without=frame.without)
    if one.period != two.period or one.period is None or set(one.items) & set(two.items):
        return None
    items = (*one.items, *two.items)
    if len(one.items) == len(two.items) == 1:
        return Frame(periods=(one.period,), items=items)
    families = tuple(
        Family(letters_of(own.items) or own.items[0].code, own.items) for own in figures if own.items
    )
    return Frame(periods=(one.period,), items=items, families=families) if len(families) == PAIR else None


def _nameless(answers: Sequence[Answer]) -> bool:
    """Whether several items as one have no letters to be named by beside others."""
    families = [one.frame.items for one in answers if one.frame.as_one]
    return len(answers) > 1 and not all(letters_of(items) for items in families)


def _chain(answers: Sequence[Answer], today: date) -> list[Answer]:
    """The last answers that told the same figure of other periods, or of other items, in order."""
    chain = [answers[0]]
    for older in answers[1:]:
        known = [one for answer in chain for one in answer.figures]
        if older.kind != chain[0].kind or not older.figures or older.lists:
            break
        if all(_about(one) in map(_about, known) for one in older.figures):
            continue
        if not _alike([*older.figures, *known], today):
            break
        chain.insert(0, older)
    return chain


def _about(figure: Figure) -> tuple[object, ...]:
    return (figure.period, frozenset(item.code for item in figure.items), figure.weekdays)


def _alike(figures: Sequence[Figure], today: date) -> bool:
    """Whether figures differ in their periods alone, of one kind and apart, or in their items alone."""
    periods = {one.period for one in figures}
    items = {frozenset(item.code for item in one.items) for one in figures}
    if len({one.weekdays for one in figures}) > 1 or None in periods or min(len(periods), len(items)) > 1:
        return False
    spans = sorted((one for one in periods if one), key=lambda one: one.first)
    grains = {reading_of(one, today).grain for one in spans}
    apart = all(one.last < two.first for one, two in pairwise(spans))
    codes = [code for one in items for code in one]
    return (
        len(grains) == 1
        and apart
        and len(codes) == len(set(codes))
        and (len(items) == 1 or frozenset() not in items)
    )


def _of_a_chain(
    asked: Operation, chain: Sequence[Answer], question: Question, today: date
) -> Frame | Decline | None:
    figures = [one for answer in chain for one in answer.figures]
    while asked.count and len(figures) > asked.count and len(chain) > 1:
        chain = chain[1:]
        figures = [one for answer in chain for one in answer.figures]
    if asked.count and asked.count != len(figures):
        return None
    if len(figures) < PAIR:
        return None if chain[-1].figure in ("total", "lots", "records", "days", "items") else _alone(asked)
    last, by_item = chain[-1], len({_about(one)[1] for one in figures}) > 1
    if _nameless(chain) and asked.kind not in ("sum", "share"):
        return UNSURE
    if not _unit_fits(asked, figures, by_item=by_item, today=today):
        return None
    if asked.measure and asked.measure not in (last.frame.measure, "items"):
        return None
    if asked.kind == "share":
        return _share_of_chain(chain, figures, by_item=by_item)
    if asked.kind in ("most", "least"):
        return UNSURE if last.frame.intent == "ranking" else _edge(asked, chain, figures, by_item=by_item)
    added = last.figure in ADDABLE or (last.figure == "days" and not by_item)
    added = added or (asked.kind == "sum" and last.figure == "share" and by_item)
    if not added:
        return UNSURE
    return _summed(chain, figures, by_item=by_item) if asked.kind == "sum" else _again(chain, "mean")


def _edge(asked: Operation, chain: Sequence[Answer], figures: Sequence[Figure], *, by_item: bool) -> Frame:
    """The largest or smallest of the figures of a chain; of totals of items by a ranking of them."""
    single = all(len(one.items) == 1 and not one.weekdays for one in figures)
    if chain[-1].figure == "total" and by_item and single:
        return _edge_of_items(asked, chain[-1]._replace(figures=list(figures)))
    return _again(chain, asked.kind)


def _alone(asked: Operation) -> Decline | None:
    """One figure of an average, a share or a place adds up to nothing."""
    return UNSURE if asked.kind == "sum" and "total" not in asked.keys else None


def _unit_fits(asked: Operation, figures: Sequence[Figure], *, by_item: bool, today: date) -> bool:
    """Whether what is looked for, or averaged over, is what the figures are of."""
    period = figures[0].period
    grain = "item" if by_item else reading_of(period, today).grain if period else ""
    over = {one.partition("_")[2] for one in asked.keys} - {""} if asked.kind == "mean" else set()
    if over and over != {grain}:
        return False
    return asked.unit in ("", grain) or (
        asked.unit not in (*TIMES, "item") and asked.kind not in ("most", "least")
    )


def _share_of_chain(
    chain: Sequence[Answer], figures: Sequence[Figure], *, by_item: bool
) -> Frame | Decline | None:
    if chain[-1].figure != "total" or not by_item:
        return None
    return _share(chain[-1], figures)


def _summed(chain: Sequence[Answer], figures: Sequence[Figure], *, by_item: bool) -> Frame:
    frame = chain[-1].frame
    if frame.intent == "share":
        return Frame("share", periods=frame.periods, items=_items(figures))
    plain = chain[-1].figure == "total" and not any(one.weekdays for one in figures)
    plain = plain and (by_item or len(figures[0].items) < PAIR)
    if not plain:
        return _again(chain, "sum")
    if by_item:
        return Frame(periods=frame.periods, items=_items(figures), summed=True)
    periods = tuple(dict.fromkeys(one.period for one in figures if one.period))
    return Frame(periods=periods, items=figures[0].items, summed=True, without=frame.without)


def _again(answers: Sequence[Answer], kind: str) -> Frame:
    """The answers told again, with what is reckoned of their figures."""
    shown = tuple(Shown(one.frame, tuple(two.call for two in one.results)) for one in answers)
    periods: tuple[Period, ...] = tuple(
        dict.fromkeys(period for one in answers for period in one.frame.periods)
    )
    return replace(answers[-1].frame, periods=periods, shown=shown, reckoned=kind)
