"""The best days of another period, or the worst, after what was made on those: of what was asked first."""

import re
from collections.abc import Callable, Sequence

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.followups.referents import rows_of
from assistant.planner.found import found_period, time_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of_results
from assistant.planner.reading.question import Question
from assistant.planner.times import UNITS
from tools.tool import Period

_BESIDE = re.compile(
    r"(?<![가-힣])(?:그|바로)\s*(?:전|앞|이전|다음)\s*(?:주|달|분기|해)|"
    r"\bthe (?:(?:week|month|quarter|year) (?:before|after)|"
    r"(?:previous|preceding|following) (?:week|month|quarter|year))\b",
    re.IGNORECASE,
)
"""A period beside the one in which the best day was looked for."""
_ALIKE = re.compile(
    r"^\W*(?:and |do )?(?:the )?same (?:thing )?(?:for|in)\b|"
    r"(?:월|분기|년|해|달|주)도(?:요)?[\s?.!]*$|똑같이",
    re.IGNORECASE,
)
_THE_OTHERS = re.compile(
    r"반대로|거꾸로|\b(?:the other way round|conversely|on the other hand|opposite)\b", re.IGNORECASE
)
"""Words that turn a list round: it is still of the same."""
UNITS_NAMED = frozenset(UNITS)
"""Units of time that are looked for by name: "the five worst days"."""
Read = Callable[[str], Question]


def from_the_best(
    question: Question, history: Sequence[Exchange], read: Read
) -> Sequence[Exchange] | Decline:
    """The talk up to the best day that is asked of another period ("작년 최고 기록은 언제였고").

    An item that was named since then may be meant as well, and is asked back.
    """
    if not (_seeks_another(question) or _asks_alike(question)):
        return history
    place = _last_best(history)
    if place is None:
        return history
    since = history[place + 1 :]
    found = _found(history[: place + 1])
    frames = [frame_of_results(one.results) for one in since]
    if not _seeks_another(question) and not _is_longer(question, frame_of_results(history[place].results)):
        return history  # "same for July" after the best month: of what was told since
    if not (found and since) or any(frame.periods not in found for frame in frames):
        return history
    if any(read(one.question).mentions for one in since) and not _THE_OTHERS.search(question.text):
        return Decline("clarify", None, "unsure.item", suggestions=_choices(question.text, frames[-1]))
    return history[: place + 1]


def _is_longer(question: Question, best: Frame) -> bool:
    """Whether the period that is said is longer than the unit of time whose best was told."""
    own = question.times[0].period
    return own is not None and UNITS.index(own.grain) > UNITS.index(best.grain or "day")


def _found(history: Sequence[Exchange]) -> set[tuple[Period, ...]]:
    """Each of the best days or other units of time that the last answer told."""
    told = (found_period(history), *(time_of(row) for row in rows_of(history)))
    return {(one,) for one in told if one}


def _seeks_another(question: Question) -> bool:
    """Whether the best units of time of a period of its own are sought, and nothing of items or counts."""
    several = any(one.role != "limit" for one in question.numbers)
    named = question.mentions or several or question.left_out or question.unknown
    others = question.says("grain.item", "refer.all", "refer.site", "refer.item", "ask.item_list")
    plain = set(question.keys("measure")) <= {"quantity"} and not (named or others)
    timed = any(one.period for one in question.times) or _BESIDE.search(question.text)
    ends = question.says("ask.most", "ask.least") or (
        question.says("ask.top", "ask.bottom") and not UNITS_NAMED.isdisjoint(question.keys("noun"))
    )
    return bool(plain and ends and timed)


def _asks_alike(question: Question) -> bool:
    """Whether the same is asked for of another, longer period ("same for September", "9월도")."""
    own = question.times[0].period if len(question.times) == 1 else None
    named = question.mentions or question.numbers or question.left_out or question.unknown
    longer = own is not None and own.grain in UNITS and own.grain != "day"
    return longer and not named and not question.keys("measure") and _ALIKE.search(question.text) is not None


def _last_best(history: Sequence[Exchange]) -> int | None:
    """Where in the talk the best unit of time was told last, with answers since then."""
    for place in range(len(history) - 1, -1, -1):
        exchange = history[place]
        if exchange.status != "ok" or not exchange.results:
            return None
        frame = frame_of_results(exchange.results)
        if frame.intent == "extreme" and frame.grain in UNITS:
            return None if frame.families or frame.by_count else place
    return None


def _choices(text: str, last: Frame) -> tuple[str, ...]:
    """The question of the item that was named, and of everything."""
    if len(last.items) != 1:
        return ()
    code, bare = last.items[0].code, text.rstrip(" ?.!")
    if text.isascii():
        return f"{bare} for {code}?", f"{bare} for all items?"
    return f"{code} {text}", f"전체 {text}"
