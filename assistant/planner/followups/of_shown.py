"""What a few words ask of what the last answer showed: another figure, some of it, a breakdown."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.model import Exchange
from assistant.outcome import tables_of
from assistant.planner.asking.decline import Decline
from assistant.planner.calling.calls import calls_of
from assistant.planner.followups.answers import Answer, answers_of, items_of, told_again
from assistant.planner.followups.best_days import weekdays_among
from assistant.planner.followups.of_course import part_of_course
from assistant.planner.followups.of_empties import of_empties
from assistant.planner.followups.operations import THOSE
from assistant.planner.followups.than_that import held_against_several
from assistant.planner.frame import COUNTS, Frame, Grain, Measure, Shown
from assistant.planner.reading.question import Question
from tools.tool import Item, Period

PAIR, MOST, LONGEST = 2, 50, 60
ASIDE = {"refer.among", "refer.both", "refer.item", "refer.follow"}
_COUNTED = re.compile(r"몇|수(?![가-힣]*량)|\bhow many\b|\bcounts?\b|\bnumber of\b", re.IGNORECASE)
_ORDERED = re.compile(r"기준|순(?:서|으로|위)?|바꿔|다시|\bby\b|\binstead\b|\bsort|\brank", re.IGNORECASE)
_EACH = re.compile(r"각각|각\s*(?:품목|제품)|별로|\beach\b|\bper\b", re.IGNORECASE)
_EACH_ITEM = re.compile(r"(?<![가-힣])각\s*(?:품목|제품)|\beach (?:of them|item|one)\b", re.IGNORECASE)
_AMONG = re.compile(
    r"(?<![가-힣])(?:그|이)\s*중(?:에|에서|엔)?|\b(?:of|among) (?:them|those|these)\b|"
    r"\bhow many (?:of (?:them|those) )?are\b|"
    r"\b(?:any|which) (?:of (?:them|those) )?(?:are )?",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"빼|제외|말고|아닌|\b(?:not|without|except|excluding|other than)\b", re.IGNORECASE)
_BACK = re.compile(
    r"(?:(?:and|ok|now|then)[\s,]+)*back to the (?:grand |overall )?"
    r"(?:total|whole(?: family| plant)?|family|whole)[\s?.!]*",
    re.IGNORECASE,
)
_DROPS = re.compile(r"(?:(?:and|ok|now|then)[\s,]+)*(?:drop|remove|take out|leave out)\b", re.IGNORECASE)
_SAME_DAYS = re.compile(
    r"(?:(?:and|ok|now|then|for|just|only)[\s,]+)*(?:the )?same "
    r"(?:(?:number of )?days(?: (?:of|in) (?:it|that|that month))?|period of (?:it|that month))[\s?.!]*|"
    r"(?:그럼|그러면)?\s*같은\s*(?:날\s*수|일수|날짜까지)(?:만|로|까지|만큼)*(?:\s*(?:하면|보면|치면|은|는))*[\s?.!]*",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"(?:같은|그)\s*(?:날|달|품목)|\b(?:same|that) (?:day|date|month|item)\b", re.IGNORECASE)
COURSES: tuple[Grain, ...] = ("day", "week", "month", "quarter")


def of_what_was_shown(question: Question, history: Sequence[Exchange]) -> Frame | Decline | None:
    """Another figure of the items listed, some of them, or a comparison by lots or units of time."""
    if history and history[-1].status == "clarify" and history[-1].results and _of_the_rest(question):
        return Decline("clarify", None, "unknown.before")
    answers = answers_of(history)
    another = _another_answer(question, answers) if answers else None
    if another is not None:
        return another
    if answers and answers[0].frame.intent == "movers" and _against_another(question):
        return Decline("clarify", None, "unknown.both")
    part = part_of_course(question, answers) if answers else None
    if part is not None:
        return part
    if answers and _of_nothing_found(question, answers[0]):
        return Decline("clarify", None, "unknown.before")
    empties = of_empties(question, answers[0]) if answers else None
    if empties is not None:
        return empties
    against = held_against_several(question, answers[0]) if answers else None
    if against is not None:
        return against
    if answers and answers[0].lists and len(question.text) <= LONGEST:
        among = weekdays_among(question, answers[0])
        if among is not None:
            return among
    if not answers or len(question.text) > LONGEST or question.times or question.unknown or question.lot:
        return None
    last = answers[0]
    of_lots = last.frame.intent == "extreme" and last.frame.grain == "lot" and last.lists
    by_item = _items_of_lots(question, last)
    if by_item is not None:
        return by_item
    if of_lots and any(one.role == "bound" for one in question.numbers) and not question.mentions:
        return Decline("clarify", None, "unknown.kept_back")
    if last.lists and len(last.frame.periods) == 1:
        return _counted_of(question, last) or _some_of(question, last) or _of_those_days(question, last)
    if last.frame.intent == "compare":
        return _broken_down(question, last.frame)
    if last.frame.intent == "movers" and set(question.keys("ask")) == {"percent"} and not question.mentions:
        return Decline("clarify", None, "unsupported.rates")
    return None


def _of_nothing_found(question: Question, last: Answer) -> bool:
    """ "같은 날", "that item" of a lot that has no records, "of them" of items that were searched in vain."""
    if any(table.rows for table in tables_of(last.results)):
        return False
    refers = last.frame.intent == "search" and THOSE.search(question.text)
    return bool(refers) or (last.frame.intent == "lot" and _OF_IT.search(question.text) is not None)


def _of_the_rest(question: Question) -> bool:
    """ "나머지는?" of what several items are that were asked to choose from."""
    return bool(question.left_out and question.left_out.rest and not question.mentions)


def _against_another(question: Question) -> bool:
    """ "And vs October last year?" after what rose or fell most: of the items, or of the whole?"""
    others = (
        question.mentions
        or set(question.sections) - {"ask", "refer"}
        or set(question.keys("ask")) - {"compare"}
    )
    return bool(question.times) and all(one.versus for one in question.times) and not others


def _bare(question: Question) -> bool:
    named = question.mentions or question.left_out or question.numbers or question.weekdays
    return not (named or {one for one in question.said if one.startswith("refer.")} - ASIDE)


def _counted_of(question: Question, last: Answer) -> Frame | None:
    """ "How many lots did they have?", "생산량은?" after items listed by another figure: of those items."""
    items = items_of(last.figures)
    asks = set(question.keys("ask")) - {"together", "total", "made_at_all"}
    if not items or last.frame.grain == "lot" or last.frame.intent in ("lots", "history"):
        return None
    if (
        asks
        or _ORDERED.search(question.text)
        or question.sections == []
        or not _bare(question)
        or len(items) > MOST
    ):
        return None
    each = set(question.keys("grain")) <= {"item"} and _EACH_ITEM.search(question.text)
    if set(question.sections) - {"ask", "measure", "refer", *(("grain",) if each else ())}:
        return None
    measures = [one for one in (*COUNTS, "quantity") if question.says(f"measure.{one}")]
    counted = bool(_COUNTED.search(question.text)) or measures == ["quantity"]
    if len(measures) != 1 or not counted or measures[0] == last.frame.measure:
        return None
    return _each(items, measures[0], last, question)


def _each(items: tuple[Item, ...], measure: Measure, last: Answer, question: Question) -> Frame:
    """A figure of every item, and their sum where they may be added up."""
    periods = last.frame.periods
    if measure == "quantity":
        return Frame(periods=periods, items=items, summed=True)
    frame = Frame("count", periods=periods, items=items, measure=measure)
    if measure == "days" or len(items) < PAIR or _EACH.search(question.text):
        return frame
    return replace(frame, shown=(Shown(frame, calls_of(frame)),), reckoned="sum")


def _some_of(question: Question, last: Answer) -> Frame | Decline | None:
    """ "그중 CT만", "how many of them are BW?": those of the list, not all of that name."""
    items = items_of(last.figures)
    meant = {item.code for one in question.mentions for item in one.hits}
    if len(question.mentions) != 1 or len(meant) < PAIR or last.frame.grain == "lot" or not items:
        return None
    others = question.numbers or question.left_out or _NEGATED.search(question.text)
    if others or not _AMONG.search(question.text) or set(question.sections) - {"refer", "measure", "ask"}:
        return None
    if set(question.keys("ask")) - {"made_at_all"}:
        return None
    found = tuple(item for item in items if item.code in meant)
    if not found:
        return Decline("ok", None, "shown.none", {"text": question.mentions[0].text})
    if len(found) == 1:
        return Frame(periods=last.frame.periods, items=found)
    return Frame("ranking", periods=last.frame.periods, items=found, least=last.frame.least)


def _items_of_lots(question: Question, last: Answer) -> Frame | Decline | None:
    """ "품목별로", "which items?" of lots that were listed: how many each has, or the list with its items."""
    frame = last.frame
    asks = set(question.keys("ask")) - {"made_at_all", "item_list"}
    said = question.says("grain.item", "measure.items", "ask.item_list") and _bare(question) and not asks
    if not said or frame.grain != "lot" or not last.lists or len(frame.periods) != 1:
        return None
    if set(question.sections) - {"grain", "measure", "refer", "ask"}:
        return None
    if frame.intent != "threshold":
        return told_again([last], "")  # each of its lots has its item beside it
    if len(frame.items) == 1 or frame.without:
        return Decline("clarify", None, "unsupported.of_those")
    return Frame("ranking", frame.periods, frame.items, measure="lots", grain="item", bound=frame.bound)


def _of_those_days(question: Question, last: Answer) -> Decline | None:
    """ "그 날들 요일은?", "로트 수는?" of the days of a list: not told of some days only."""
    bare = _bare(question) and set(question.sections) <= {"grain", "noun", "refer", "measure"}
    counted = question.says("measure.lots", "measure.records", "measure.items") and _COUNTED.search(
        question.text
    )
    of_days = not items_of(last.figures) and bool(counted)
    asked = question.says("grain.weekday") or of_days
    return Decline("clarify", None, "unsupported.of_those") if bare and asked else None


def back_again(text: str, history: Sequence[Exchange]) -> Frame | None:
    """ "Back to the total", "back to the whole family": the last answer of such a thing, told again."""
    said = _BACK.fullmatch(text.strip())
    family = bool(said) and "famil" in text.lower()
    answers = answers_of(history)[1:] if said else []
    found = (one for one in answers if (one.frame.as_one if family else not one.frame.items))
    before = next(found, None)
    return told_again([before], "") if before else None


def _another_answer(question: Question, answers: Sequence[Answer]) -> Frame | Decline | None:
    """ "Drop CT0022", "the same days of it", "both": of the answers before."""
    last, text = answers[0], question.text
    dropped = [one.item for one in question.mentions if one.item in last.frame.items]
    if _DROPS.match(text.strip()) and dropped and not question.times and not last.frame.families:
        items = tuple(item for item in last.frame.items if item not in dropped)
        return replace(last.frame, items=items) if items else None
    if _SAME_DAYS.fullmatch(text.strip()) and len(answers) > 1:
        return _as_many_days(last, answers[1])
    compared = last.frame.intent == "compare" and len(answers) > 1 and answers[1].frame.intent == "compare"
    alone = set(question.said) == {"refer.both"} and not (question.times or question.mentions)
    return Decline("clarify", None, "unknown.both") if compared and alone else None


def _as_many_days(last: Answer, before: Answer) -> Frame | Decline:
    """As many days from the beginning of the last period as the one before it has."""
    one, two = last.frame.periods, before.frame.periods
    alike = (
        len(one) == len(two) == 1 and last.frame.intent == "total" and last.frame.items == before.frame.items
    )
    if not alike or one[0].days <= two[0].days or last.frame.families:
        return Decline("clarify", None, "unknown.both")
    return replace(last.frame, periods=(Period(one[0].first, one[0].first + (two[0].last - two[0].first)),))


def _broken_down(question: Question, frame: Frame) -> Frame | Decline | None:
    """Two periods that were compared, in lots or records, by month, by item."""
    if len(frame.periods) != PAIR or not _bare(question) or question.keys("ask"):
        return None
    counted = [one for one in COUNTS if question.says(f"measure.{one}")]
    course = [one for one in COURSES if question.says(f"grain.{one}")]
    if set(question.sections) - {"measure", "grain", "refer"} or len(counted) + len(course) > 1:
        return None
    if question.says("grain.item") and not (counted or course or frame.items):
        return Decline("clarify", None, "unsupported.beside")
    if counted and not question.keys("grain"):
        return replace(frame, intent="count", measure=counted[0])
    alike = frame.periods[0].days // 28 == frame.periods[1].days // 28
    return (
        replace(frame, intent="trend", grain=course[0]) if course and alike and not frame.items[1:] else None
    )


def without_sum_of_list(question: Question, history: Sequence[Exchange]) -> Sequence[Exchange]:
    """ "하위 10개 합계는?" after the sum of the first ten: of all that the list was of, not of those ten."""
    answers = answers_of(history)
    sides = question.says("ask.top", "ask.bottom") and any(one.role == "limit" for one in question.numbers)
    named = question.mentions or question.times or question.says("refer.among")
    if len(answers) < PAIR or not sides or named or not answers[0].frame.as_one:
        return history
    listed = {item.code for item in items_of(answers[1].figures)} if answers[1].lists else set()
    return history[:-1] if listed == {item.code for item in answers[0].frame.items} else history
