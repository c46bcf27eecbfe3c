"""What is asked of the records without a good unit that were counted: by item, their share."""

from assistant.planner.asking.decline import Decline
from assistant.planner.followups.answers import Answer
from assistant.planner.frame import Frame
from assistant.planner.reading.question import Question

OF_ITEMS = ("grain.item", "measure.items")
_SIDES = {"most", "least", "top", "bottom"}
_IDLE = {"made_at_all", "much", "item_list", "when"}


def of_empties(question: Question, last: Answer) -> Frame | Decline | None:
    """The items of those records, the one with most of them, or their part of all records."""
    frame = last.frame
    named = question.mentions or question.times or question.left_out or question.numbers or question.unknown
    if frame.bound != "= 0" or named or len(frame.periods) != 1 or frame.intent not in _KINDS:
        return None
    asks = set(question.keys("ask")) - _IDLE
    if asks and asks <= {"share", "percent"} and not question.says(*OF_ITEMS):
        return Frame(
            "share", frame.periods, frame.items, measure="records", bound="= 0", without=frame.without
        )
    if not question.says(*OF_ITEMS) or asks - _SIDES or set(question.sections) - _SECTIONS:
        return None
    if frame.items or frame.without:
        return Decline("clarify", None, "unsupported.of_those")
    limit = 1 if asks & {"most", "least"} else None
    least = bool(asks & {"least", "bottom"})
    return Frame(
        "ranking", frame.periods, measure="records", grain="item", bound="= 0", limit=limit, least=least
    )


def is_among_idle(question: Question, kept: Frame) -> bool:
    """ "CT0021도 그중에 있어?", "CT0021은?" after the items that were not made: whether it was made."""
    bare = set(question.keys("ask")) <= {"search"} and not (
        question.keys("measure") or question.keys("grain")
    )
    one = len(question.mentions) == 1 and question.mentions[0].item is not None
    return kept.intent == "idle" and kept.grain == "item" and one and bare


_KINDS = ("history", "ranking", "share")
_SECTIONS = {"ask", "grain", "measure", "refer", "noun"}
