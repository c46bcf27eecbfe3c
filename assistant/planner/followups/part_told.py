"""The percent that something is of an answer before, or that an answer before is of something."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.followups.answers import Answer, told_again
from assistant.planner.followups.of_longer import of_longer_period
from assistant.planner.followups.operations import is_of_the_whole
from assistant.planner.followups.referents import referents_of
from assistant.planner.followups.subjects_told import codes_of, is_total, single
from assistant.planner.frame import LETTERS, Frame, Intent
from assistant.planner.from_calls import frame_of
from assistant.planner.reading.question import Question
from tools.items import ItemIndex
from tools.tool import Item, Period

PAIR = 2
UNSURE = Decline("clarify", None, "unknown.both")
UNSURE_SHARE = Decline("clarify", None, "unsure.share")
UNSURE_ITEM = Decline("clarify", None, "unknown.item")
_THE_ITEM = re.compile(
    r"(?<![가-힣])(?:그|해당)\s*(?:품목|제품|거|게|건)|\b(?:that|the) (?:item|product|one)\b|\bits\b",
    re.IGNORECASE,
)
"""The item that was spoken of."""
_OF_IT = re.compile(
    r"\b(?:part|share|percent\w*|proportion)? ?(?:of|in|within) (?:it|that|this|there)\b|"
    r"(?<![가-힣])(?:그\s*중|거기|그\s*안)",
    re.IGNORECASE,
)
"""That the part is one of what was told."""
_OF_NAMED = re.compile(
    r"\bof (?:the |all )?[A-Z]{2,4}\b|"
    r"[A-Z]{2,4}\s*(?:제품군|계열|군)?\s*(?:전체)?\s*(?:에서|의\s*몇|중|내|안|대비)"
)
_EACH = re.compile(r"각각|각\s*달|매달|\beach\b|\bboth\b", re.IGNORECASE)
_ITS_FAMILY = re.compile(
    r"(?:제품\s*군|계열)\s*(?:에서|중|내|안)|\b(?:of|in|within) (?:the|its|that) (?:own )?famil",
    re.IGNORECASE,
)
_TWO_AS_ONE = re.compile(
    r"(?:둘이?|둘을|두\s?(?:품목|제품|제품군|개))\s?(?:다\s?)?합|\b(?:the two|both) (?:together|combined)\b",
    re.IGNORECASE,
)
_THOSE = re.compile(
    r"\b(?:those|these|same) (?:\w+ )?(?:days|weeks|months|years)\b|(?:그|이)\s*(?:날|달|기간|사흘|며칠)"
)
_OF_AN_ITEM: tuple[Intent, ...] = ("total", "produced", "share", "compare", "count", "average")
"""Intents of answers about an item in a period."""
_FOUND: tuple[Intent, ...] = ("extreme", "trend", "span", "history", "lots", "ranking")
"""Intents of answers about an item in which the period that is meant has to be named."""
_THAT_TIME = re.compile(
    r"(?:in |for |on |during )?(?:that|the same) \w+|(?:그|같은)\s*(?:날|주|달|분기|해)(?:에|의|에는)?",
    re.IGNORECASE,
)
_CHANGES = {"growth", "fell", "compare", "most", "least", "top", "bottom", "average"}
_BY = re.compile(
    r"높|낮|많|(?<![실누])적|늘|줄|커|작(?!년)|올(?!해)|떨|\bby\b|\b(?:higher|lower|more|less|fewer)\b",
    re.IGNORECASE,
)


def part_of(
    question: Question,
    history: Sequence[Exchange],
    answers: Sequence[Answer],
    index: ItemIndex,
    today: date,
) -> Frame | Decline | None:
    """The share that is asked for; not that of the last of two that are said to be one."""
    found = _part_of(question, history, answers, index, today)
    alone = isinstance(found, Frame) and bool(answers) and found.items == answers[0].frame.items
    return UNSURE if alone and _TWO_AS_ONE.search(question.text) else found


def _part_of(
    question: Question,
    history: Sequence[Exchange],
    answers: Sequence[Answer],
    index: ItemIndex,
    today: date,
) -> Frame | Decline | None:
    """The share that a question asks for, of the whole that its words point to."""
    keys = set(question.keys("ask"))
    plain = not (keys & _CHANGES or question.left_out or question.numbers or _BY.search(question.text))
    again = not question.weekdays or (bool(answers) and question.weekdays == answers[0].frame.weekdays)
    if not (keys & {"share", "percent"} and plain and again) or question.keys("grain"):
        return None
    of_longer = of_longer_period(question, answers[0], today) if answers else None
    if of_longer or question.weekdays:
        return of_longer
    before = frame_of(history)
    if question.mentions and before is not None:
        named = [one.hits or ((one.item,) if one.item else ()) for one in question.mentions]
        if len(named) == 1 and _THE_ITEM.search(question.text):
            own = _of_the_item(question, history, answers, named[0], today)
            if own is not None:
                return own
        items = tuple(item for one in named for item in one)
        of_counted = _of_the_counted(question, answers[0].frame, items, today) if answers else None
        if of_counted:
            return of_counted
        within = _within_it(question, answers, items)
        return within or (_of_named(question, answers, before, named[0]) if len(named) == 1 else None)
    of_leader = _of_the_leader(question, history, before, index) if before and not question.mentions else None
    of_leader = of_leader or _of_everything(question, history, answers, index)
    if answers and not (of_leader or question.mentions or question.unknown):
        of_counted = _of_the_counted(question, answers[0].frame, answers[0].frame.items, today)
        if of_counted:
            return of_counted
    if of_leader or question.mentions or question.times or not answers or question.unknown:
        return of_leader
    last = answers[0]
    if _OF_IT.search(history[-1].question) and not is_of_the_whole(question):
        own = _of_the_one_before(answers)
        if own is not None:
            return own
    return (
        _of_its_family(question, last, index) or _of_the_week(last, answers) or _of_the_told(question, last)
    )


def _of_the_counted(
    question: Question, told: Frame, items: tuple[Item, ...], today: date
) -> Frame | Decline | None:
    """ "비율은?" after a number of lots of an item: of all lots; of a family's it is asked back."""
    of_days = told.measure == "days" and len(told.items or items) == 1
    if told.intent not in ("count", "lots") or question.says("measure.quantity") or of_days:
        return None
    said = [one.period for one in question.times if one.period and not one.shift]
    spans = tuple(Period(one.first, min(one.last, today)) for one in said if one.first and one.last)
    periods = spans or told.periods
    plain = told.measure in ("lots", "records") or told.intent == "lots"
    plain = plain and not (told.beside or told.families or told.without or told.weekdays or told.bound)
    alone = len(items) == len(periods) == 1 and len(spans) == len(question.times)
    if not (plain and alone) or told.items not in ((), items) or _ITS_FAMILY.search(question.text):
        return UNSURE_SHARE
    whole = Frame("count", periods, measure=told.measure if told.intent == "count" else "lots")
    part = replace(whole, items=items)
    return told_again([Answer(whole, (), []), Answer(part, (), [])], "of_whole")


def _of_the_leader(
    question: Question, history: Sequence[Exchange], before: Frame, index: ItemIndex
) -> Frame | None:
    """ "What percent of this week's total is that?" after its leading item: of that item."""
    found = index.exact(referents_of(before, history).item).hits if before.intent == "ranking" else ()
    said = [one.period for one in question.times if one.period]
    spans = tuple(Period(one.first, one.last) for one in said if one.first and one.last)
    if len(found) != 1 or not spans or len(spans) != len(question.times) or question.unknown or before.items:
        return None
    return Frame("share", periods=spans, items=(found[0].item,))


def _of_everything(
    question: Question, history: Sequence[Exchange], answers: Sequence[Answer], index: ItemIndex
) -> Frame | None:
    """ "That item's share of it?" after the total of the month that it led: of that total."""
    last = answers[0].frame if answers and is_total(answers[0]) else None
    of_some = last is None or last.items or last.families or last.without or len(last.periods) != 1
    if of_some or last is None or question.mentions or question.times or not _THE_ITEM.search(question.text):
        return None
    found = index.exact(_code_spoken_of(history[:-1])).hits
    return Frame("share", periods=last.periods, items=(found[0].item,)) if len(found) == 1 else None


def _of_the_item(
    question: Question,
    history: Sequence[Exchange],
    answers: Sequence[Answer],
    whole: tuple[Item, ...],
    today: date,
) -> Frame | Decline | None:
    """ "그 달 PT에서 그 품목 비중은?" after all of PT: the share of the item that was spoken of before it."""
    last = answers[0] if answers else None
    if (
        last is None
        or not is_total(last)
        or codes_of(last.frame.items) != codes_of(whole)
        or len(whole) < PAIR
    ):
        return None
    item = _spoken_of(history[:-1], whole)
    said = [one.period for one in question.times if one.period]
    spans = [Period(one.first, min(one.last, today)) for one in said if one.first and one.last]
    if item is None or len(spans) != len(said):
        return UNSURE_ITEM
    return Frame("share", periods=tuple(spans) or last.frame.periods, items=(item,), within=whole)


def _spoken_of(history: Sequence[Exchange], whole: tuple[Item, ...]) -> Item | None:
    """The one of some items that an answer was of, or found, last."""
    code = _code_spoken_of(history)
    return next((item for item in whole if item.code == code), None)


def _code_spoken_of(history: Sequence[Exchange]) -> str:
    """The code of the item that an answer was of, or found, last."""
    for place in range(len(history), 0, -1):
        frame = frame_of(history[:place])
        code = frame.items[0].code if frame and len(frame.items) == 1 else ""
        code = code or (referents_of(frame, history[:place]).item if frame else "")
        if code:
            return code
    return ""


def _within_it(question: Question, answers: Sequence[Answer], items: tuple[Item, ...]) -> Frame | None:
    """ "BW0041's part of it?" after BW: of BW, and not of all."""
    if not answers or question.times or is_of_the_whole(question):
        return None
    before = answers[1].frame if len(answers) > 1 and is_total(answers[1]) else None
    whole_after = before is not None and before.periods == answers[0].frame.periods
    whole_after = whole_after and before is not None and codes_of(before.items) == codes_of(items)
    if not (_OF_IT.search(question.text) or whole_after):
        return None
    last = answers[0]
    frame, codes = last.frame, codes_of(items)
    told = is_total(last) or (frame.intent == "extreme" and frame.grain not in ("lot", "weekday"))
    if not (told and codes and single(frame) and codes < codes_of(frame.items)):
        return None
    found = last.figures[0].period if len(last.figures) == 1 else None
    periods = (found,) if found else frame.periods if frame.intent == "total" else ()
    if not periods:
        return None
    return Frame(
        "share",
        periods=periods,
        items=items,
        within=frame.items,
        summed=len(question.mentions) == 1 < len(items),
    )


def _of_the_one_before(answers: Sequence[Answer]) -> Frame | None:
    """ "몇 퍼센트야?" after "그중 CT0021은?": of what it was said to be one of."""
    if len(answers) < PAIR:
        return None
    part, whole = answers[0].frame, answers[1].frame
    told = is_total(answers[0]) and is_total(answers[1]) and single(part) and single(whole)
    held = codes_of(part.items) and codes_of(part.items) < codes_of(whole.items)
    if not (told and held and part.periods == whole.periods):
        return None
    return Frame("share", part.periods, part.items, within=whole.items, summed=len(part.items) > 1)


def _of_named(
    question: Question, answers: Sequence[Answer], before: Frame, whole: tuple[Item, ...]
) -> Frame | None:
    """ "As percent of HS each" after an item of HS in some months: of HS, in these."""
    items, codes = before.items, codes_of(before.items)
    within = len(items) == 1 and codes < codes_of(whole)
    if not (within and _OF_NAMED.search(question.text)):
        return None
    if before.intent not in _OF_AN_ITEM and not (before.intent in _FOUND and question.times):
        return None
    said = [one.period for one in question.times if not _THAT_TIME.fullmatch(one.text.strip())]
    if any(one is None or one.first is None or one.last is None for one in said):
        return None
    periods = tuple(Period(one.first, one.last) for one in said if one and one.first and one.last)
    own = [one.frame for one in answers if codes_of(one.frame.items) == codes and is_total(one)]
    chain = tuple(dict.fromkeys(period for one in reversed(own) for period in one.periods))
    told = chain if _EACH.search(question.text) else before.periods
    if before.intent in _FOUND and not periods:
        found = answers[0].figures[0].period if answers and len(answers[0].figures) == 1 else None
        if found is None:
            return None
        told = (found,)
    return Frame("share", periods=periods or told, items=items, within=whole)


def _of_its_family(question: Question, last: Answer, index: ItemIndex) -> Frame | None:
    """ "제품군에서 비중" of an item: of the family that its letters say."""
    frame = last.frame
    if not _ITS_FAMILY.search(question.text) or len(frame.items) != 1 or not single(frame):
        return None
    letters = re.match(LETTERS, frame.items[0].code)
    family = tuple(
        entry.item
        for entry in index.entries
        if letters and (own := re.match(LETTERS, entry.code)) and own[1].upper() == letters[1].upper()
    )
    return Frame("share", periods=frame.periods, items=frame.items, within=family) if family else None


def _of_the_week(last: Answer, answers: Sequence[Answer]) -> Frame | None:
    """ "몇 퍼센트지?" after the weekends of a month: of the whole month."""
    frame = last.frame
    others = [one.frame for one in answers[1:PAIR] if one.frame.weekdays]
    if not (is_total(last) and frame.weekdays and len(frame.periods) == 1) or others or len(frame.items) > 1:
        return None
    whole = Answer(replace(frame, weekdays=()), (), [])
    return told_again([whole, last], "of_whole")


def _of_the_told(question: Question, last: Answer) -> Frame | Decline | None:
    """What is left after some were left out, or the sum of several days, as a part of everything."""
    frame = last.frame
    if not is_total(last) or frame.families or frame.weekdays or frame.gaps:
        return None
    if frame.without and not frame.items and len(frame.periods) == 1:
        return Frame("share", periods=frame.periods, without=frame.without)
    summed = frame.summed or frame.reckoned == "sum"
    if not (summed and len(frame.periods) > 1 and len(frame.items) == 1 and not _EACH.search(question.text)):
        return None
    spans = sorted(frame.periods, key=lambda one: one.first)
    follow = all((two.first - one.last).days == 1 for one, two in pairwise(spans))
    whole = Period(spans[0].first, spans[-1].last)
    return Frame("share", periods=(whole,), items=frame.items) if follow else UNSURE
