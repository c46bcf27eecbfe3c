"""The talk without what was only reckoned of an answer, where the next question goes on from that answer."""

import re
from collections.abc import Callable, Sequence

from assistant.model import Exchange
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of
from assistant.planner.reading.question import Question, rank_of

PAIR = 2
_GOES_ON = re.compile(r"\W*(?:그럼|그러면|그리고|and\b|then\b|what about\b|how about\b)", re.IGNORECASE)
"""Words before a place that ask the same of it, the records too."""
_LIKEWISE = re.compile(
    r"그렇게|마찬가지|똑같|같은|[기월주년]도(?=\s|$)|\b(?:same|likewise|too|also|again)\b", re.IGNORECASE
)
"""What keeps a comparison for another period."""


def past_reckoned(
    question: Question, history: Sequence[Exchange], read: Callable[[str], Question]
) -> Sequence[Exchange]:
    """The talk without a difference, or without the share or the records of one of a list."""
    before = frame_of(history)
    if before is None or len(history) < PAIR or not history[-1].results:
        return history
    if before.intent == "history":
        return _past_records(question, history)
    if before.intent == "share":
        return _past_share(question, history, before)
    return _past_difference(question, history, before, read) if before.intent == "compare" else history


def _past_difference(
    question: Question, history: Sequence[Exchange], before: Frame, read: Callable[[str], Question]
) -> Sequence[Exchange]:
    """ "8월은?" after September, October and "차이는?": the talk up to the later of the two totals."""
    whole = question.says("refer.all", "ask.total")
    alone = bool(question.times) and not question.mentions and (whole or not question.sections)
    alone = alone and {*question.sections} <= {"ask", "refer"}
    alone = alone and all(one.period and not one.versus for one in question.times)
    years = not whole and any(one.period and one.period.grain == "year" for one in question.times)
    told = [frame_of([one]) for one in history[-3:-1]]
    totals = [one for one in told if one and one.intent == "total" and {*one.periods} < {*before.periods}]
    kept = _LIKEWISE.search(question.text) or read(history[-1].question).mentions
    if not alone or years or kept or len(totals) != PAIR:
        return history
    later = totals[0].periods[0].last > totals[1].periods[0].last
    return (*history[:-3], history[-3 if later else -2])


def _past_records(question: Question, history: Sequence[Exchange]) -> Sequence[Exchange]:
    """ "상위 10개로", "2위는?" after the records of the first of a list: the talk up to that list."""
    placed = rank_of(question) is not None and not _GOES_ON.match(question.text)
    limits = [one for one in question.numbers if one.role == "limit"]
    ends = question.says("ask.top", "ask.bottom")
    longer = bool(limits) and (ends or any(one.unit in ("위", "등") for one in limits))
    alone = not (question.times or question.mentions or question.unknown or question.left_out)
    if not alone or not {*question.sections} <= {"ask", "refer", "noun", "measure", "grain"}:
        return history
    if not (placed or longer) or question.says("ask.history", "ask.last", "ask.recent", "refer.item"):
        return history
    past = history
    while len(past) > 1 and past[-1].results and (told := frame_of(past)) and told.intent == "history":
        past = past[:-1]
    listed = frame_of(past) if past[-1].results else None
    return past if listed and listed.intent == "ranking" else history


def _past_share(question: Question, history: Sequence[Exchange], before: Frame) -> Sequence[Exchange]:
    """ "2등은?" after the first item and its share: the talk up to the first item."""
    first = frame_of(history[:-1])
    leads = first is not None and first.intent == "ranking" and (first.place or first.limit) == 1
    alone = rank_of(question) is not None and not (question.times or question.mentions)
    same = first is not None and first.periods == before.periods and len(before.items) == 1
    return history[:-1] if leads and alone and same else history
