"""How what was told grew, and which of several grew more."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.followups.answers import Answer, told_again
from assistant.planner.followups.subjects_told import (
    alike,
    codes_of,
    families_of,
    in_order,
    is_total,
    named_of,
    single,
)
from assistant.planner.frame import Family, Frame
from assistant.planner.periods.spans import unit_span
from assistant.planner.reading.by_family import families_in
from assistant.planner.reading.question import Question
from tools.items import ItemIndex
from tools.tool import Period

PAIR = 2
UNSURE = Decline("clarify", None, "unknown.both")
_WHICH = re.compile(
    r"어느|어떤|어디|뭐가|누가|쪽(?:은|이)|더\s*(?:는|준|오른)\s*(?:거|것|건)|"
    r"\bwhich\b|\bwho\b|\bof the two\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"더|\bmore\b|\bfaster\b", re.IGNORECASE)
_GREW = re.compile(
    r"(?:얼마나|얼마|몇\s*개나?|몇\s*(?:%|퍼센트|프로))\s*(?:더\s*)?(?:늘|줄|증가|감소|올|떨어)|"
    r"\b(?:how much|how many|by how)\b.*"
    r"\b(?:gr[eo]wn?|r[io]sen?|f[ae]ll(?:en)?|drop\w*|increase\w*|decrease\w*)\b",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(
    r"(?:얼마나|얼마)(?:\s*더)?(?:요|나요)?[\s?.!]*|(?:and )?(?:by how much|how much of (?:it|that))[\s?.!]*",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"높|낮|많|적|늘|줄|증가|감소|차이|오|올|떨|\bby (?:how|what)\b", re.IGNORECASE)
_CHANGE = {"growth", "fell", "compare"}
_TOTALS = re.compile(r"총\s?(?:량|생산량?|합)?\s*(?:의\s*)?(?=차이|증감|격차)|\btotals?\b", re.IGNORECASE)
"""What of families is asked of all of them together."""
_GROWTH = {"growth", "fell", "percent", "compare", "much"}
"""What is asked of one thing that grew, and nothing else."""
_GROWTH_WORD = re.compile(
    r"증가|감소|증감|성장|신장|늘|줄|\b(?:gr[eo]w\w*|ris\w+|rose|f[ae]ll\w*|increas\w+|decreas\w+|drop\w*)\b",
    re.IGNORECASE,
)
"""Words for growth, which "더 많아" and "ahead" are not."""
_COURSES = ("day", "week", "month", "quarter", "half", "year")
"""Units of time that a course goes by."""
_TOGETHER = re.compile(r"합|총|\b(?:total|sum|together|combined)\b", re.IGNORECASE)


def growth_of(
    question: Question,
    answers: Sequence[Answer],
    history: Sequence[Exchange],
    index: ItemIndex,
    today: date,
) -> Frame | Decline | None:
    """What a question of growth asks of the answers before."""
    twice = _of_families_twice(question, answers, index, today)
    if twice is not None:
        return twice
    if not answers or question.left_out or question.numbers or question.unknown or question.weekdays:
        return None
    frame = answers[0].frame
    several = frame.intent == "compare" and len(frame.families or frame.items) > 1 and not frame.as_one
    if several and _HOW_MUCH.fullmatch(question.text):
        return told_again(answers[:1], "")
    one = _one_of_those(question, answers[0])
    if one is not None:
        return one
    percent = question.says("ask.percent") and not (question.mentions or question.times)
    alone = not (question.mentions or question.times or set(question.sections) - {"ask"})
    course = _from_first_to_last(answers[0]) if alone and set(question.keys("ask")) <= _GROWTH else None
    if course:
        return course
    if percent and _PERCENT.search(question.text):
        rate = _rate(answers)
        if rate is not None:
            return rate
    grew = question.says("ask.growth", "ask.fell")
    if grew and question.says("ask.share") and not (question.times or question.mentions):
        return _shares(answers, index, today)
    of_families = bool(frame.families) and is_total(answers[0]) and len(question.times) == 1
    if grew and of_families and _WHICH.search(question.text) and not question.mentions:
        return _families(question, answers, index, today)
    if grew and _WHICH.search(question.text) and _MORE.search(question.text):
        return None if question.mentions else _which(question, answers, today)
    if question.times or len(question.mentions) >= PAIR:
        return None
    if _GREW.search(question.text):
        return _grown(named_of(question), answers, history, index, today)
    return _growth_in_words(question, answers, history, index, today) if grew else None


def _growth_in_words(
    question: Question,
    answers: Sequence[Answer],
    history: Sequence[Exchange],
    index: ItemIndex,
    today: date,
) -> Frame | Decline | None:
    """ "So growth in percent?" after CT last September: since the other period told of CT."""
    named, codes = named_of(question), codes_of(answers[0].frame.items)
    if set(question.keys("ask")) - _GROWTH or not _GROWTH_WORD.search(question.text):
        return None
    if named not in (frozenset(), codes):
        own = [one for one in answers if codes_of(one.frame.items) == named and is_total(one)]
        return (_grown(named, own, history, index, today) or UNSURE) if own else None
    before = answers[1] if len(answers) > 1 else None
    same = before is not None and is_total(before) and codes_of(before.frame.items) == codes
    if same and not named:
        return None  # of the last two, as ever
    return _grown(named, answers[:PAIR] if same else answers, history, index, today)


def _one_of_those(question: Question, last: Answer) -> Frame | None:
    """ "BW change in percent?" after several were compared between two periods: that of the one named."""
    keys, frame = set(question.keys("ask")), last.frame
    asked = keys & {"growth", "fell", "percent"} and keys <= {"growth", "fell", "percent", "compare", "much"}
    if not asked or frame.intent != "compare" or question.times or len(question.mentions) != 1:
        return None
    named = named_of(question)
    told = [one for one in frame.families if one.name == question.mentions[0].text.upper()]
    items = tuple(one for one in frame.items if one.code in named)
    if not (told or (not frame.families and len(frame.items) > 1 and len(items) == len(named) == 1)):
        return None
    hits = question.mentions[0].hits if told else items
    return Frame("compare", frame.periods, hits, summed=len(hits) > 1)


def _of_families_twice(
    question: Question, answers: Sequence[Answer], index: ItemIndex, today: date
) -> Frame | None:
    """ "BW는 몇 % 늘었지?", "총량 차이는?" after the families in two periods: of one, or of all of them."""
    told = [one.frame for one in answers[:PAIR] if one.frame.families and len(one.frame.periods) == 1]
    if question.left_out or question.unknown or question.weekdays:
        return None
    names = [[own.name for own in one.families] for one in told]
    if len(told) != PAIR or {*names[0]} != {*names[1]} or not _CHANGE & {*question.keys("ask")}:
        return None
    one, other = told[0].periods[0], told[1].periods[0]
    days = {(each.first, each.last) for each in (one, other)}
    times = [each for each in question.times if not (each.period and each.period.grain == "rolling")]
    said = {(each.period.first, each.period.last) for each in times if each.period}  # no "두 분기"
    if one == other or not alike(one, other, today) or len(said) < len(times) or said - days:
        return None
    if _TOTALS.search(question.text) and not question.mentions:
        return Frame("compare", in_order(one, other))
    named = [each.text.upper() for each in question.mentions]
    own = next((family for family in told[0].families if [family.name] == named), None)
    return Frame("compare", in_order(one, other), _known(own, index).items, summed=True) if own else None


def _from_first_to_last(last: Answer) -> Frame | None:
    """ "In percent?" after a course of two months: the second against the first."""
    frame = last.frame
    apart = frame.families or frame.weekdays or frame.gaps or (len(frame.items) > 1 and not frame.as_one)
    told = frame.intent == "trend" and frame.measures == ("quantity",) and len(last.figures) == PAIR
    if not told or apart or frame.grain not in _COURSES or len(frame.periods) != 1:
        return None
    whole = frame.periods[0]
    ends = (unit_span(frame.grain, whole.first), unit_span(frame.grain, whole.last))
    if whole.first != ends[0].first or ends[0].last + timedelta(1) != ends[1].first:
        return None
    periods = (Period(*ends[0]), Period(ends[1].first, whole.last))
    return Frame("compare", periods, frame.items, without=frame.without, summed=frame.summed)


def _rate(answers: Sequence[Answer]) -> Frame | None:
    """ "By how many percent?" of two means or counts, one after the other or just held against each other."""
    if len(answers) < PAIR:
        return None
    pair = [answers[1], answers[0]]
    kinds = {one.kind for one in pair}
    counted = answers[0].figure in ("average", "lots", "records", "days", "items")
    figures = [figure for one in pair for figure in one.figures]
    if len(kinds) != 1 or not counted or len(figures) != PAIR or any(one.lists for one in pair):
        return None
    one, two = figures
    differ = (one.period != two.period) + (codes_of(one.items) != codes_of(two.items))
    return told_again(pair, "rate") if differ == 1 and one.weekdays == two.weekdays else None


def _which(question: Question, answers: Sequence[Answer], today: date) -> Frame | Decline | None:
    """ "Which grew more?" after CT and BW: both of them, between the periods that were told."""
    last = answers[0]
    several = len(last.frame.items) > 1 and not last.frame.as_one and not last.frame.families
    if several:
        return _each_of(question, answers, today)
    if not (last.frame.items and (is_total(last) or last.frame.intent == "compare")) or last.frame.families:
        return None
    chain = _chain(answers)
    families = families_of(chain)
    if len(families) < PAIR:
        beside = _in_both(answers, today) if is_total(last) and not question.times else None
        return beside or (UNSURE if len(answers) > 1 else None)
    periods = _periods(question, last, answers, today)
    if len(periods) != PAIR:
        return UNSURE
    return _held(periods, families)


def _in_both(answers: Sequence[Answer], today: date) -> Frame | None:
    """CT in two months after BW in the same two: both of them, between these."""
    told: dict[frozenset[str], list[Answer]] = {}
    for one in answers:
        if not (is_total(one) and single(one.frame) and one.frame.items):
            break
        told.setdefault(codes_of(one.frame.items), []).append(one)
    spans = [{each.frame.periods[0] for each in own} for own in told.values()]
    families = families_of([own[0] for own in reversed(told.values())])
    if len(families) < PAIR or len(spans[0]) != PAIR or any(one != spans[0] for one in spans):
        return None
    earlier, later = sorted(spans[0], key=lambda one: one.first)
    return _held((earlier, later), families) if alike(earlier, later, today) else None


def _families(
    question: Question, answers: Sequence[Answer], index: ItemIndex, today: date
) -> Frame | Decline:
    """ "Which grew from September?" after two families in October: each of them, between the two."""
    periods = _periods(question, answers[0], answers, today)
    families = tuple(_known(one, index) for one in answers[0].frame.families)
    return _held(periods, families) if periods and all(one.items for one in families) else UNSURE


def _shares(answers: Sequence[Answer], index: ItemIndex, today: date) -> Frame | Decline | None:
    """ "Whose share rose most?" after the shares of families in two periods: those of both."""
    two = [one.frame for one in answers[:PAIR]]
    told = len(two) == PAIR and all(one.intent == "share" and len(one.periods) == 1 for one in two)
    if not (told and two[0].families) or [one.name for one in two[0].families] != [
        one.name for one in two[1].families
    ]:
        return None
    own, other = two[0].periods[0], two[1].periods[0]
    if not alike(own, other, today):
        return UNSURE
    families = tuple(_known(one, index) for one in two[0].families)
    return replace(_held(in_order(own, other), families), shares=True)


def _held(periods: tuple[Period, ...], families: tuple[Family, ...]) -> Frame:
    items = tuple(item for one in families for item in one.items)
    apart = all(len(one.items) == 1 for one in families)
    return Frame("compare", periods=periods, items=items, families=() if apart else families)


def _chain(answers: Sequence[Answer]) -> list[Answer]:
    """The last answers of one kind and period about different items, in order."""
    first = answers[0]
    chain = [first]
    for one in answers[1:]:
        same = one.frame.intent == first.frame.intent and one.frame.periods == first.frame.periods
        if not (same and one.frame.items) or codes_of(one.frame.items) & codes_of(chain[0].frame.items):
            break
        chain.insert(0, one)
    return chain


def _periods(question: Question, last: Answer, answers: Sequence[Answer], today: date) -> tuple[Period, ...]:
    """The two periods between which something grew: those told, or the one told and the one named."""
    frame = last.frame
    if frame.intent == "compare":
        return frame.periods if not question.times else ()
    if len(frame.periods) != 1:
        return ()
    own = frame.periods[0]
    said = question.times[0].period if len(question.times) == 1 else None
    if said and said.first and said.last:
        other = Period(said.first, said.last)
        return in_order(own, other) if alike(own, other, today) else ()
    if question.times:
        return ()
    told = (one.frame.periods[0] for one in answers[1:] if is_total(one) and len(one.frame.periods) == 1)
    other_told = next((one for one in told if alike(one, own, today)), None)
    return in_order(own, other_told) if other_told else ()


def _each_of(question: Question, answers: Sequence[Answer], today: date) -> Frame | Decline | None:
    """ "Which one gained more?" after two items in October, and in September: each of them, in both."""
    last = answers[0]
    if not is_total(last) or len(last.frame.periods) != 1:
        return None
    codes = codes_of(last.frame.items)
    others = [one for one in answers[1:] if is_total(one) and codes_of(one.frame.items) == codes]
    periods = _periods(question, last, [last, *others], today)
    return Frame("compare", periods=periods, items=last.frame.items) if periods else UNSURE


def _grown(
    named: frozenset[str],
    answers: Sequence[Answer],
    history: Sequence[Exchange],
    index: ItemIndex,
    today: date,
) -> Frame | Decline | None:
    """ "By how much did it grow?": what was told last, against an earlier period that was told of it."""
    last = answers[0]
    frame, codes = last.frame, codes_of(last.frame.items)
    families = frame.families and frame.intent == "total"
    if not is_total(last) or len(frame.periods) != 1 or (named and named != codes):
        return None
    if not (single(frame) or families):
        return None
    names = [one.name for one in frame.families]
    told = [one.frame for one in answers[1:] if is_total(one) and codes_of(one.frame.items) == codes]
    told = [one for one in told if [own.name for own in one.families] == names and len(one.periods) == 1]
    told = [one for one in told if one.without == frame.without]
    apart = (one.periods[0] for one in told if alike(one.periods[0], frame.periods[0], today))
    others = tuple(dict.fromkeys(apart))
    if len(others) != 1:
        return UNSURE if others else None
    own = tuple(_known(one, index) for one in frame.families)
    items = tuple(item for one in own for item in one.items) or frame.items
    grown = Frame("compare", in_order(others[0], frame.periods[0]), items, without=frame.without)
    if families and not any(_TOGETHER.search(each.question) for each in history[-3:]):
        return replace(grown, families=own)
    return replace(grown, summed=len(items) > 1)


def _known(family: Family, index: ItemIndex) -> Family:
    """A family with its items, of which only the letters may have been told."""
    return family if family.items else replace(family, items=tuple(families_in(index).get(family.name, ())))
