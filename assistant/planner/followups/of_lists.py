"""What is reckoned of the rows of a list: their sum, mean, difference, share, the largest and smallest."""

import re
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
from tools.tool import Item

PAIR, MOST_SUMMED = 2, 100
LISTED = 10
_CUT = re.compile(
    r"(?:상위|하위|\b(?:top|bottom|first|best))\s*(?:\d|ten)|\d\s*(?:개|위|품목|가지|종)|"
    r"\b(?:\d+|ten) (?:items|products)\b",
    re.IGNORECASE,
)
"""How many of a list were asked for."""
UNSURE = Decline("clarify", None, "unknown.both")


def of_a_list(asked: Operation, last: Answer, question: Question, listed: str) -> Frame | Decline | None:
    """The sum, the mean, the largest, the smallest or the difference of the rows of a list, as `listed`."""
    frame, figures = last.frame, last.figures
    cut = _CUT.search(listed) is not None
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
        return edge_of_items(asked, last, cut=cut) if of_items and asked.refers else None
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
        return Frame(periods=frame.periods, items=_all_listed(last, cut=cut), summed=True)
    if asked.kind == "mean" and not (asked.keys <= {"average", f"average_{own_unit}"}):
        return None
    if asked.kind in ("most", "least") and of_items:
        return edge_of_items(asked, last, cut=cut)
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


def edge_of_items(asked: Operation, last: Answer, *, cut: bool = False) -> Frame:
    """The largest or the smallest of the items of a list."""
    least = asked.kind == "least"
    return Frame(
        "ranking", periods=last.frame.periods, items=_all_listed(last, cut=cut), limit=1, least=least
    )


def _all_listed(last: Answer, *, cut: bool) -> tuple[Item, ...]:
    """The items of a list; all of a family that is shown as far as a list goes, unless cut on purpose."""
    items, limit = items_of(last.figures), last.frame.limit or LISTED
    whole = last.lists and len(last.frame.items) > len(items) == limit == LISTED
    return last.frame.items if whole and not cut else items


def share_of(last: Answer, figures: Sequence[Figure]) -> Frame | Decline:
    """What the items of a list, or several items one after the other, make up of the whole."""
    items = items_of(figures)
    each = all(one.items for one in figures) and last.frame.grain != "lot"
    whole = len(set(last.frame.periods)) == 1 and not (last.frame.without or last.frame.weekdays)
    return Frame("share", periods=last.frame.periods, items=items, summed=True) if each and whole else UNSURE
