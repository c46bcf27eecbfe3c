"""The best or the worst of the days of the week that were shown, and those of a list of days."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.followups.answers import Answer
from assistant.planner.found import day_of, is_day
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.reading.question import Question
from assistant.planner.reading.vocabulary import vocabulary
from assistant.planner.reading.week_days import days_of, weekday_keys
from tools.items import ItemIndex
from tools.tool import Period

WEEK = 7
_LEAST = re.compile(
    r"적|낮|작|최저|최소|꼴찌|least|lowest|smallest|worst|weakest|bottom|slowest", re.IGNORECASE
)
_DAYS = r"(?P<day>[월화수목금토일]요일|주말|평일)"
_KOREAN = re.compile(
    r"(?:그럼|그러면)?\s*(?:(?:그|이)\s*중(?:에서?|에)?\s*)?"
    r"(?:(?:제일|가장|젤)\s*(?:많|높|크|큰|적|낮|작|잘)\S*|최고|최대|최다|최저|최소)\s*(?:로|인)?\s*"
    rf"(?:(?:만든|나온|생산한|생산된|찍은|돌린|높은|많은|적은|낮은)\s*)?(?:{_DAYS}|날|거|건|때)?"
    r"(?:은|는|이|가|의)?(?:요)?(?:\s*(?:언제|며칠|얼마|뭐|어느\s*날)\S*)?[\s?.!]*"
)
_ENGLISH = re.compile(
    r"(?:(?:and|so|then|now|what about|which|what|when|was|is|were|the|one|of them|had|made|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)[\s,]+)*"
    r"(?:best|highest|strongest|biggest|largest|top|most|least|lowest|smallest|worst|weakest|slowest)"
    r"(?:\s+(?:one|of (?:them|those|these)|day|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(?P<days>weekend|weekday)(?:\s+day)?))*[\s?.!]*",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"[월화수목금토일]요일|주말|평일|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE
)
_AMONG = re.compile(
    r"(?<![가-힣])(?:그|이)\s*중(?:에서?|에|엔)?(?![가-힣])|\b(?:of|among) (?:them|those|these)\b|\bany\b|"
    r"\bwhich (?:of (?:them|those) )?(?:are|were)\b",
    re.IGNORECASE,
)


def best_of_weekdays(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "제일 많았던 일요일은?", "the best of them?" after the Sundays of October: the day among those."""
    period = before.periods[0] if len(before.periods) == 1 else None
    sums = before.intent in ("total", "average", "trend", "count") and before.measure == "quantity"
    if period is None or period.days <= WEEK or not (sums and before.weekdays):
        return None
    if not (_KOREAN.fullmatch(text) or _ENGLISH.fullmatch(text)):
        return None
    said = [one[0] for one in _NAMED.finditer(text)]
    others = {day for one in said for day in _days_in(one)} - set(before.weekdays)
    if others and (len(said) > 1 or len(before.items) > 1):
        return None
    least = _LEAST.search(text)
    if text.isascii():
        when = (
            f" {said[0].rstrip('s')}s in {spell(Reading(period.first, period.last, 'range'), 'en')}"
            if others
            else ""
        )
        return f"the {'lowest' if least else 'best'} day{when and f' of the{when}'}?"
    codes = "".join(f"{item.code} " for item in before.items)
    when = (
        f"{spell(Reading(period.first, period.last, 'range'), 'ko')} {codes}{said[0]} 중 " if others else ""
    )
    return f"{when}가장 {'적은' if least else '많은'} 날은?"


def weekdays_among(question: Question, last: Answer) -> Frame | Decline | None:
    """ "그 중 월요일은?" after a list of days: those of them."""
    days = [one.row.get("day") for one in last.figures]
    said = [_days_in(one.text) for one in question.times] or [question.weekdays]
    bare = not (question.mentions or question.numbers or question.left_out or question.keys("measure"))
    if not (all(said) and bare and days and all(is_day(day) for day in days)):
        return None
    if not _AMONG.search(question.text) or set(question.sections) - {"refer", "ask", "noun"}:
        return None
    if set(question.keys("ask")) - {"made_at_all", "when"}:
        return None
    wanted = {day for one in said for day in one}
    if last.frame.intent == "threshold" and last.frame.grain == "day" and not last.frame.edge:
        return replace(last.frame, weekdays=tuple(sorted(wanted)))
    found = [day_of(day) for day in days if day_of(day).isoweekday() in wanted]
    if not found:
        return Decline("ok", None, "shown.no_day", {"text": _NAMED.findall(question.text)[0]})
    frame, periods = last.frame, tuple(Period(day, day) for day in sorted(found))
    return Frame(periods=periods, items=frame.items, summed=len(frame.items) > 1, without=frame.without)


def _days_in(text: str) -> tuple[int, ...]:
    """The days of the week that a few words name, and nothing else."""
    keys = weekday_keys(text, vocabulary())
    return days_of([(0, key) for key in keys]) if keys else ()
