"""What is asked of several answers before: a part of one, their growth, both of them, all their months."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, takewhile

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.figures import apart_of
from assistant.planner.followups.answers import Answer, answers_of, told_again
from assistant.planner.followups.difference_told import difference_of
from assistant.planner.followups.growth_told import growth_of
from assistant.planner.followups.of_lists import UNSURE as UNSURE_SUM
from assistant.planner.followups.operations import operation_of
from assistant.planner.followups.part_told import part_of
from assistant.planner.followups.subjects_told import codes_of, families_of, is_total, single
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of_results
from assistant.planner.periods import Expression
from assistant.planner.reading.question import Question
from tools.items import ItemIndex
from tools.tool import Item, Period

PAIR = 2
UNSURE = Decline("clarify", None, "unknown.item")
_BOTH = re.compile(
    r"\W*(?:(?:아니|아뇨|no|sorry|wait|actually|i mean|then|and|그럼|그러면)[\s,]+)*"
    r"(?:(?:그\s*)?(?:둘|두\s*(?:개|제품군|품목|계열))\s*(?:다|모두)|both(?: of (?:them|those))?|"
    r"(?P<three>(?:그\s*)?(?:셋|세\s*(?:개|제품군|품목|계열))\s*(?:다|모두)|all three))"
    r"(?:요|이요|로)?[\s?.!]*",
    re.IGNORECASE,
)
_OVER_ALL = re.compile(
    r"(?<![가-힣])(?P<ko>두|세|네)\s*(?P<ko_unit>달|해|분기|주)(?:를|을|의|치)?\s*(?:다\s*)?(?:합|더)|"
    r"\b(?:both|(?:the |those |all )?(?P<en>two|three|four)) (?P<en_unit>month|year|quarter|week)s\b",
    re.IGNORECASE,
)
_SUMMED = re.compile(r"합|더하|더해|\b(?:combined|together|sum|total|added)\b", re.IGNORECASE)
_COUNTS = {"두": 2, "세": 3, "네": 4, "two": 2, "three": 3, "four": 4}
_LEFT_OUT = re.compile(
    r"빼|제외|\b(?:leave out|leaving out|left out|without|except|exclud\w+|drop|minus)\b", re.IGNORECASE
)
_AND = re.compile(
    r"\W*(?:and|also|plus)(?: also)? [\w, -]+?(?: too| as well)?[\s?.!]*|"
    r"[A-Za-z]{2,4}\d{3,5}도(?:요)?[\s?.!]*",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"(?:(?:그럼|그러면|그게|모두|총|다\s*해서|and|so|that is|that's)[\s,]*)*"
    r"(?:며칠\S*|몇\s*일\S*|how many(?: days)?(?: (?:is|was|are|were) (?:that|it|those|there))?)[\s?.!]*",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"제일|가장|젤|최고|최저|어느|\b(?:smallest|largest|highest|lowest|most|least|best|worst|which)\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"(?<![가-힣])(?:거기|그거|그건|그게|그쪽)|\b(?:that|it|its|there)\b", re.IGNORECASE)
_NO_ITEMS = re.compile(
    r"\W*(?:아니|아뇨|no|sorry|i mean)[\s,]+(?:품목\s*(?:수|개수)\S*|(?:the )?(?:number of )?items)[\s?.!]*",
    re.IGNORECASE,
)


def told_before(
    question: Question, history: Sequence[Exchange], index: ItemIndex, today: date
) -> Frame | Decline | None:
    """What a question asks of several of the answers before, or why it cannot be told which."""
    answers = answers_of(history)
    if _of_which(question, history):
        return UNSURE
    steps: tuple[Callable[[], Frame | Decline | None], ...] = (
        lambda: _changes_together(question, answers),
        lambda: part_of(question, history, answers, index, today),
        lambda: growth_of(question, answers, history, index, today),
        lambda: difference_of(question, answers, today),
        lambda: _both_of(question, answers),
        lambda: _over_all_of(question, answers),
        lambda: _also_without(question, history, answers),
        lambda: _days_again(question, answers),
        lambda: _items_of_them(question, answers),
    )
    return next((told for step in steps if (told := step()) is not None), None)


def _of_which(question: Question, history: Sequence[Exchange]) -> bool:
    """ "How many lots does that have?" after the smallest of several that were told again: which is meant?"""
    sought = _SOUGHT.search(history[-1].question) if history else None
    apart = [frame_of_results(one).items for one in apart_of(history[-1].results)] if sought else []
    pointed = _THAT.search(question.text) and not question.mentions and not question.says("refer.both")
    return bool(pointed) and len({codes_of(items) for items in apart}) > 1


def _changes_together(question: Question, answers: Sequence[Answer]) -> Frame | Decline | None:
    """ "둘 합치면?" after BW0021 and CT0021 against last year: both as one, then and now."""
    last = answers[0].frame if answers else None
    told = _told_apart(answers)
    if last is None or last.intent != "compare" or len(told) < PAIR:
        return None
    again = all(one.versus and one.shift for one in question.times)
    asked = operation_of(replace(question, mentions=(), times=() if again else question.times))
    if asked is None or not again or asked.kind not in ("sum", "mean"):
        return None
    named = [frozenset(item.code for item in one.hits or _alone(one.item)) for one in question.mentions]
    if asked.kind == "mean" or not {*named} <= {*told}:
        unsure = question.says("ask.together") or (asked.kind == "mean" and asked.count and not named)
        return UNSURE_SUM if unsure else None  # "둘 평균은?": of the two, or of the days?
    own = named if len(named) != 1 else [*named, codes_of(last.items)]
    frames = [*takewhile(lambda one: _changed_like(one, last), told.values())]
    frames = [one for one in frames if not own or codes_of(one.items) in own][: asked.count]
    codes = [code for one in frames for code in codes_of(one.items)]
    other = not all(_a_year_apart(one, last.periods) for one in question.times)
    if other or len(frames) < (asked.count or PAIR) or len({*codes}) < len(codes):
        return UNSURE_SUM
    items = tuple(item for one in reversed(frames) for item in one.items)
    return Frame("compare", last.periods, items, summed=True)


def _told_apart(answers: Sequence[Answer]) -> dict[frozenset[str], Frame]:
    """The last answer of each of the items whose output was told, or compared, one after the other."""
    told: dict[frozenset[str], Frame] = {}
    for one in answers:
        if not one.frame.items or one.frame.intent not in ("compare", "total"):
            break
        told.setdefault(codes_of(one.frame.items), one.frame)
    return told


def _a_year_apart(said: Expression, periods: Sequence[Period]) -> bool:
    """Whether "작년 대비" is what two periods were held against each other by."""
    if said.shift is None or (said.shift.unit, said.shift.count) != ("year", -1) or len(periods) != PAIR:
        return False
    one, two = (period.first for period in periods)
    return (one.month, one.day) == (two.month, two.day) and two.year - one.year == 1


def _changed_like(one: Frame, last: Frame) -> bool:
    """Whether one thing was compared between the periods of the last comparison."""
    alike = one.intent == "compare" and one.periods == last.periods
    return alike and not one.without and single(replace(one, periods=one.periods[:1]))


def _both_of(question: Question, answers: Sequence[Answer]) -> Frame | None:
    """ "아니 둘 다" after PT and SP: each of them, and their sum."""
    said = _BOTH.fullmatch(question.text)
    count = PAIR + (1 if said and said["three"] else 0)
    if said is None or len(answers) < count:
        return None
    chain = list(answers[:count])[::-1]
    families = families_of(chain)
    alike = all(is_total(one) and one.frame.periods == answers[0].frame.periods for one in chain)
    several = any(len(one.items) > 1 for one in families)
    if not (alike and several and len(families) == count):
        return None
    items = tuple(item for one in families for item in one.items)
    return Frame(periods=answers[0].frame.periods, items=items, families=families)


def _over_all_of(question: Question, answers: Sequence[Answer]) -> Frame | None:
    """ "두 달 합", "combined over both years": what was spoken of last, in as many of the periods told."""
    said = _OVER_ALL.search(question.text)
    bare = not (question.mentions or question.left_out or question.weekdays)
    if said is None or not (bare and answers and _SUMMED.search(question.text)):
        return None
    frame = answers[0].frame
    told = [one for one in answers if is_total(one) and len(one.frame.periods) == 1]
    periods: list[Period] = []
    for one in told:
        periods += [period for period in one.frame.periods if period not in periods]
    corrected = len(told) > 1 and told[1].frame.periods == frame.periods
    others = any(codes_of(one.frame.items) != codes_of(frame.items) for one in told)
    several = corrected if others else len(frame.items) > 1
    count = _COUNTS[(said["ko"] or said["en"] or "both").lower()] if (said["ko"] or said["en"]) else PAIR
    if not (is_total(answers[0]) and several and len(periods) == count and len(frame.periods) == 1):
        return None
    ordered = tuple(sorted(periods, key=lambda one: one.first))
    apart = all(one.last < two.first for one, two in pairwise(ordered))
    return Frame(periods=ordered, items=frame.items, summed=True, without=frame.without) if apart else None


def _also_without(question: Question, history: Sequence[Exchange], answers: Sequence[Answer]) -> Frame | None:
    """ "and BW0022" right after something was left out: that, too."""
    said = _AND.fullmatch(question.text)
    codes = {item.code for one in question.mentions for item in one.hits or _alone(one.item)}
    if not (said and codes and answers and _LEFT_OUT.search(history[-1].question)) or question.times:
        return None
    frame = answers[0].frame
    held = {item.code for item in frame.items}
    if frame.intent != "total" or not (codes < held and frame.as_one):
        return None
    return replace(frame, items=tuple(item for item in frame.items if item.code not in codes))


def _alone(item: Item | None) -> tuple[Item, ...]:
    return (item,) if item else ()


def _days_again(question: Question, answers: Sequence[Answer]) -> Frame | None:
    """ "며칠이야?" after the days without production: how many those were."""
    idle = answers and answers[0].frame.intent == "idle" and answers[0].frame.grain == "day"
    return told_again(answers[:1], "") if idle and _DAYS.fullmatch(question.text) else None


def _items_of_them(question: Question, answers: Sequence[Answer]) -> Frame | None:
    """ "아니 품목 수" after the lots of a family: how many of its items were made."""
    frame = answers[0].frame if answers else None
    if (
        frame is None
        or not _NO_ITEMS.fullmatch(question.text)
        or not single(frame)
        or len(frame.items) < PAIR
    ):
        return None
    return Frame("count", periods=frame.periods, items=frame.items, measure="items", summed=True)
