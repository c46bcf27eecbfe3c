"""What is reckoned of the rows of a list: their sum, mean, difference, share, the largest and smallest."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.outcome import tables_of
from assistant.planner.asking.decline import Decline
from assistant.planner.calling.calls import HISTORY, LOTS
from assistant.planner.calling.calls import LISTED as RECORDS
from assistant.planner.figures import Figure, kept_back
from assistant.planner.followups.answers import Answer, items_of, told_again
from assistant.planner.followups.operations import SUMS, Operation, is_of_the_whole
from assistant.planner.frame import COUNTS, Frame, Grain, Intent
from assistant.planner.reading.question import Question

PAIR, MOST_SUMMED = 2, 100
LISTED = 10
UNSURE = Decline("clarify", None, "unknown.both")


def of_a_list(asked: Operation, last: Answer, question: Question) -> Frame | Decline | None:
    """The sum, the mean, the largest, the smallest or the difference of the rows of a list."""
    frame, figures = last.frame, last.figures
    of_lots = frame.grain == "lot" or frame.intent in ("lots", "history")
    of_times = frame.intent in ("threshold", "extreme") and frame.grain != "item"  # each of the one item
    of_items = all(one.items for one in figures) and not (of_lots or of_times)
    own_unit = "item" if of_items else "lot" if of_lots else frame.grain or "day"
    if len(figures) < PAIR or (asked.count and asked.count != len(figures)):
        return None
    measures = ("lots", "records") if of_lots else ("items", frame.measure)
    if _is_chosen(frame, figures) and asked.unit in ("", "lot") and asked.measure in (None, *measures):
        return _of_the_chosen(asked, last)
    if asked.unit not in ("", own_unit) or (asked.measure and asked.measure not in ("items", frame.measure)):
        return None
    counted = frame.intent in ("ranking", "threshold") and frame.measure in COUNTS
    if counted and own_unit == "item" and len(frame.periods) == 1:
        return _of_counts(asked, last)
    if len(frame.periods) > 1 or frame.intent == "movers" or frame.by_count:
        return UNSURE if asked.kind in ("sum", "mean", "gap") or asked.refers else None
    if asked.kind == "ends":
        return None
    if asked.kind == "share":
        whole = asked.refers or "together" in asked.keys or is_of_the_whole(question)
        return share_of(last, figures) if whole or frame.intent == "threshold" else None
    if asked.kind in ("most", "least") and frame.intent == "lots":
        return None  # the largest of the lots, which is looked for
    if asked.kind in ("most", "least") and frame.intent in ("ranking", "extreme"):
        return edge_of_items(asked, last) if of_items and asked.refers else None
    if asked.kind == "gap":
        alone = len(figures) == PAIR and not asked.keys & {"growth", "fell"}
        if alone and of_items:
            return Frame(periods=frame.periods, items=items_of(figures))
        return told_again([last], "gap") if alone else UNSURE
    if kept_back(frame, tables_of(last.results)):
        whole = frame.intent == "lots" and frame.limit == LOTS and not asked.count
        if whole and asked.kind in ("sum", "mean") and asked.keys <= {"average", "average_lot", *SUMS}:
            return _of_all_lots(asked, frame)
        return Decline("clarify", None, "unknown.kept_back")
    if asked.kind == "sum" and of_items and len(figures) <= MOST_SUMMED:
        return Frame(periods=frame.periods, items=items_of(figures), summed=True)
    if asked.kind == "mean" and not (asked.keys <= {"average", f"average_{own_unit}"}):
        return None
    if asked.kind in ("most", "least") and of_items:
        return edge_of_items(asked, last)
    return told_again([last], asked.kind)


def _is_chosen(frame: Frame, figures: Sequence[Figure]) -> bool:
    """Whether as many of the newest lots or records were listed as were asked for: "the last 5 lots"."""
    usual = {"lots": (LOTS,), "history": (HISTORY, RECORDS)}.get(frame.intent)
    return usual is not None and frame.limit not in (None, *usual) and len(figures) == frame.limit


def _of_the_chosen(asked: Operation, last: Answer) -> Frame | Decline | None:
    """What is reckoned of the lots or records that were asked for by their number: of those alone."""
    if asked.kind == "share" or (asked.kind == "gap" and len(last.figures) != PAIR):
        return UNSURE
    if asked.kind == "mean" and not asked.keys <= {"average", "average_lot"}:
        return None
    return told_again([last], asked.kind)


def _of_counts(asked: Operation, last: Answer) -> Frame | Decline | None:
    """What is reckoned of the lots, records or producing days of items that were listed."""
    frame = last.frame
    if asked.kind in ("share", "ends") or (asked.kind == "gap" and len(last.figures) != PAIR):
        return UNSURE
    if asked.kind == "sum" and frame.measure == "days":
        return UNSURE  # days on which several of them were made would count more than once
    if kept_back(frame, tables_of(last.results)):
        return Decline("clarify", None, "unknown.kept_back")
    if asked.kind == "sum":
        items = items_of(last.figures)
        return Frame("count", periods=frame.periods, items=items, measure=frame.measure, summed=True)
    return told_again([last], asked.kind)


def _of_all_lots(asked: Operation, frame: Frame) -> Frame:
    """The sum or the mean of all the lots that a list showed the newest of."""
    intent: Intent = "total" if asked.kind == "sum" else "average"
    grain: Grain | None = None if asked.kind == "sum" else "lot"
    told = Frame(intent, periods=frame.periods, items=frame.items, grain=grain)
    return replace(told, without=frame.without, summed=len(frame.items) > 1)


def edge_of_items(asked: Operation, last: Answer) -> Frame:
    """The largest or the smallest of the items of a list."""
    items = items_of(last.figures)
    limit = last.frame.limit or LISTED
    if last.lists and len(last.frame.items) > len(items) == limit == LISTED:
        items = last.frame.items  # a family that is shown as far as a list goes, not cut on purpose
    least = asked.kind == "least"
    return Frame("ranking", periods=last.frame.periods, items=items, limit=1, least=least)


def share_of(last: Answer, figures: Sequence[Figure]) -> Frame | Decline:
    """What the items of a list, or several items one after the other, make up of the whole."""
    items = items_of(figures)
    each = all(one.items for one in figures) and last.frame.grain != "lot"
    whole = len(set(last.frame.periods)) == 1 and not (last.frame.without or last.frame.weekdays)
    return Frame("share", periods=last.frame.periods, items=items, summed=True) if each and whole else UNSURE
