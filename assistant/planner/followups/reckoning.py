"""What is reckoned of the figures that the last answers showed: their sum, mean, difference, the largest."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.figures import SINGLE, Figure, letters_of
from assistant.planner.followups.amounts import as_amounts, is_placed
from assistant.planner.followups.answers import Answer, answers_of, items_of, told_again
from assistant.planner.followups.chains import about, alike, chain_of, nameless
from assistant.planner.followups.lots_listed import mean_of_lots, of_lots_listed, of_one_day
from assistant.planner.followups.of_lists import PAIR, UNSURE, edge_of_items, of_a_list, share_of
from assistant.planner.followups.operations import SUMS, TIMES, Operation, operation_of
from assistant.planner.frame import Family, Frame
from assistant.planner.periods.spans import unit_span
from assistant.planner.reading.question import Question
from assistant.planner.times import UNITS, reading_of

_APART = re.compile(
    r"(?:얼마나|몇\s*개)\s*(?:더|나)|차이|앞서|앞선|\b(?:how (?:much|many|far)|difference|gap|ahead|lead)\b",
    re.IGNORECASE,
)
"""Words for how far two are apart, beside which one of them may be named."""
ADDABLE = ("total", "lots", "records")
"""Figures of several periods or items that may be added up."""
_ADDED = re.compile(r"합|\bsum\b", re.IGNORECASE)
"""Words for a sum of several figures."""
_OUTPUT = re.compile(r"총\s*생산|총\s*수?량|\btotal (?:output|production|quantity)\b", re.IGNORECASE)
"""How much was made, after another figure: "총 생산량은?" after two numbers of days."""


def reckoned_of(question: Question, history: Sequence[Exchange], today: date) -> Frame | Decline | None:
    """What a question wants reckoned of what was shown, or why it cannot be; none where nothing is."""
    told = answers_of(history)
    asked = operation_of(_of_the_told(question, answers := as_amounts(told))) if told else None
    if asked is None or (asked.keys <= {"bottom"} and not asked.refers and is_placed(told[0].frame)):
        return None  # "꼴찌는?" after the second: of the whole list
    last = answers[0]
    if last.frame.bound == "= 0":
        return None  # records without a good unit have no figures to be reckoned of
    if asked.kind not in ("share", "ends"):
        of_lots = mean_of_lots(asked, last) or of_lots_listed(asked, answers)
        if of_lots is not None:
            return of_lots
    if last.lists:
        return of_a_list(asked, last, question, history[-1].question)
    if last.frame.intent not in SINGLE or not last.figures or last.frame.families or last.frame.beside:
        return None
    if asked.kind == "gap":
        return _gap(asked, answers, today)
    of_the_last = _of_the_last_alone(asked, last) or (
        last.figure != "total" and _OUTPUT.search(question.text)
    )
    weekly = asked.kind == "share" and last.frame.weekdays
    if of_the_last and not weekly and not _ADDED.search(question.text):
        return None
    return _of_a_chain(asked, chain_of(answers, today), question, today)


def _of_the_last_alone(asked: Operation, last: Answer) -> bool:
    """ "What percent of the total is that", "total?" after a mean or a best month: of the last."""
    if asked.refers or asked.count:
        return False
    if asked.kind == "share":
        return not asked.keys & SUMS
    single = last.frame.intent == "extreme" or last.figure not in ADDABLE
    return asked.kind == "sum" and asked.keys == {"total"} and single


def _of_the_told(question: Question, answers: Sequence[Answer]) -> Question:
    """ "BW가 얼마나 더 많아?" after CT and BW: the one that is named was told, and is no other."""
    told = [{item.code for item in one.items} for answer in answers[:PAIR] for one in answer.figures]
    hits = [one.hits or ((one.item,) if one.item else ()) for one in question.mentions]
    named = [{item.code for item in own} for own in hits]
    known = len(told) == PAIR and all(one in told for one in named)
    return replace(question, mentions=()) if known and _APART.search(question.text) else question


def _gap(asked: Operation, answers: Sequence[Answer], today: date) -> Frame | Decline | None:
    """The difference of the last two figures, asked for one after the other or at once."""
    if (asked.count or PAIR) > PAIR:
        return None
    last = answers[0]
    pair = [last]
    apart = [item.code for one in answers[1:PAIR] for item in one.frame.items]
    if last.frame.as_one and len(last.frame.items) == PAIR and apart == [last.frame.items[1].code]:
        return Frame(periods=last.frame.periods, items=last.frame.items)  # of the two just summed up
    if len(last.figures) == 1:
        told = [one for one in answers[1:] if [*map(about, one.figures)] != [about(last.figures[0])]]
        before = next((one for one in told if not _overlaps(one, last)), None)
        if before is None:
            return None if last.figure in ADDABLE and not told else UNSURE
        if before.kind != last.kind or len(before.figures) != 1:
            alone = last.figure == "total" and not _may_pair(before)
            return None if alone else UNSURE
        pair = [before, last]
        if _of_part_and_whole(before.figures[0], last.figures[0]):
            return UNSURE
    figures = [one for answer in pair for one in answer.figures]
    extremes = {one.frame.intent for one in pair} == {"extreme"}
    if extremes and len(pair) == PAIR and _of_one_kind(pair):
        return told_again(pair, "gap")
    if "extreme" in {one.frame.intent for one in pair} and not alike(figures, today):
        return UNSURE
    if len(figures) != PAIR or (asked.count or PAIR) != PAIR or nameless(pair):
        return UNSURE
    if asked.measure and asked.measure != last.frame.measure:
        return None
    return _compared(pair, figures) or told_again(pair, "gap")


def _of_one_kind(pair: Sequence[Answer]) -> bool:
    """Whether two best days, months or lots were looked for in the same way, in other items or periods."""
    one, two = (answer.frame for answer in pair)
    kinds = {(frame.grain or "day", frame.least, frame.measure, frame.place) for frame in (one, two)}
    return len(kinds) == 1 and (one.periods == two.periods) != (one.items == two.items)


def _of_part_and_whole(one: Figure, two: Figure) -> bool:
    """Whether one figure is of everything and the other of an item on other days: nothing is alike."""
    return bool(one.items) != bool(two.items) and one.period != two.period


def _overlaps(before: Answer, last: Answer) -> bool:
    """Whether an answer was of the same, in a period that holds the last one's or lies within it."""
    one, two = (before.figures[0], last.figures[0]) if len(before.figures) == 1 else (None, None)
    if not (one and two and one.period and two.period) or one.items != two.items or before.kind != last.kind:
        return False
    apart = one.period.last < two.period.first or two.period.last < one.period.first
    return not apart and one.weekdays == two.weekdays and one.period != two.period


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
        if asked.kind == "mean" and of_one_day(chain[-1]) and asked.keys == {"average"}:
            return replace(chain[-1].frame, intent="average", measure="quantity", grain="lot")
        if asked.kind == "share" and chain[-1].frame.weekdays:
            return UNSURE
        return None if chain[-1].figure in ("total", "lots", "records", "days", "items") else _alone(asked)
    last, by_item = chain[-1], len({about(one)[1] for one in figures}) > 1
    if nameless(chain) and asked.kind not in ("sum", "share"):
        return UNSURE
    if asked.unit == "lot" and last.figure == "lots":
        asked = replace(asked, unit="")  # the item with the fewest of them
    if not _unit_fits(asked, figures, by_item=by_item, today=today):
        return None
    if asked.measure and asked.measure not in (last.frame.measure, "items"):
        return None
    if asked.kind == "share":
        days = [day for one in figures for day in one.weekdays]
        if days and len(days) == len(set(days)) and chain[-1].figure == "total":
            return told_again(chain, "ratio")
        return UNSURE if days else _share_of_chain(chain, figures, by_item=by_item)
    if asked.kind == "ends":
        return UNSURE if last.frame.intent == "ranking" else told_again(chain, "ends")
    if asked.kind in ("most", "least"):
        if _turns_the_last(asked, last.frame):
            return None
        return UNSURE if last.frame.intent == "ranking" else _edge(asked, chain, figures, by_item=by_item)
    added = last.figure in ADDABLE or (last.figure == "days" and not by_item)
    added = added or (asked.kind == "sum" and last.figure == "share" and by_item)
    if not added:
        return UNSURE
    return _summed(chain, figures, by_item=by_item) if asked.kind == "sum" else told_again(chain, "mean")


def _turns_the_last(asked: Operation, last: Frame) -> bool:
    """ "The worst month?" after the best one of two years: that of the last, not the lower of the two."""
    other_side = last.intent == "extreme" and last.least != (asked.kind == "least")
    return other_side and not (asked.refers or asked.count)


def _edge(asked: Operation, chain: Sequence[Answer], figures: Sequence[Figure], *, by_item: bool) -> Frame:
    """The largest or smallest of the figures of a chain; of totals of items by a ranking of them."""
    single = all(len(one.items) == 1 and not one.weekdays for one in figures)
    if chain[-1].figure == "total" and by_item and single:
        return edge_of_items(asked, chain[-1]._replace(figures=list(figures)))
    return told_again(chain, asked.kind)


def _alone(asked: Operation) -> Decline | None:
    """One figure of an average, a share or a place adds up to nothing."""
    return UNSURE if asked.kind == "sum" and "total" not in asked.keys else None


def _unit_fits(asked: Operation, figures: Sequence[Figure], *, by_item: bool, today: date) -> bool:
    """Whether what is looked for, or averaged over, is what the figures are of."""
    if asked.unit == "weekday":
        return all(one.weekdays for one in figures) and asked.kind in ("most", "least")
    period = figures[0].period
    grain = "item" if by_item else reading_of(period, today).grain if period else ""
    over = {one.partition("_")[2] for one in asked.keys} - {""} if asked.kind == "mean" else set()
    if over and over != {grain}:
        return False
    if not by_item and asked.unit in UNITS and _of_units(asked.unit, figures):
        return True
    return asked.unit in ("", grain) or (
        asked.unit not in (*TIMES, "item") and asked.kind not in ("most", "least", "ends")
    )


def _of_units(unit: str, figures: Sequence[Figure]) -> bool:
    """ "Which year?" after three Octobers: whether each figure is of another unit of that kind."""
    spans = {unit_span(unit, one.period.first) for one in figures if one.period}
    within = all(one.period and one.period.last <= unit_span(unit, one.period.first).last for one in figures)
    return within and len(spans) == len(figures)


def _share_of_chain(
    chain: Sequence[Answer], figures: Sequence[Figure], *, by_item: bool
) -> Frame | Decline | None:
    if chain[-1].figure != "total" or not by_item:
        return None
    return share_of(chain[-1], figures)


def _summed(chain: Sequence[Answer], figures: Sequence[Figure], *, by_item: bool) -> Frame:
    frame = chain[-1].frame
    if frame.intent == "share":
        summed = any(len(one.items) > 1 for one in figures)
        return Frame(
            "share", periods=frame.periods, items=items_of(figures), within=frame.within, summed=summed
        )
    plain = chain[-1].figure == "total" and not any(one.weekdays for one in figures)
    plain = plain and (by_item or len(figures[0].items) < PAIR)
    if not plain:
        return told_again(chain, "sum")
    if by_item:
        return Frame(periods=frame.periods, items=items_of(figures), summed=True)
    periods = tuple(dict.fromkeys(one.period for one in figures if one.period))
    return Frame(periods=periods, items=figures[0].items, summed=True, without=frame.without)
