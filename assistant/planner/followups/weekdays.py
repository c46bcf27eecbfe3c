"""Days of the week counted from the day spoken of: "that Friday", "the Monday after", "같은 요일"."""

import re
from collections.abc import Sequence
from datetime import timedelta

from assistant.model import Exchange
from assistant.planner.followups.referents import referents_of
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from tools.items import ItemIndex

PAIR, SATURDAY, WEEK = 2, 6, 7
ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
KOREAN_DAYS = "월화수목금토일"
_THAT_WEEKDAY = re.compile(
    r"\b(?:on )?that (?P<en>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|"
    rf"(?<![가-힣])그\s*(?P<ko>[{KOREAN_DAYS}])요일",
    re.IGNORECASE,
)
"""The day that was spoken of, by its day of the week."""
_BESIDE = re.compile(
    r"\b(?:on )?(?:the (?:(?P<way>next|following|previous|preceding) )?|(?=\w+ (?:right |just )?before\b))"
    r"(?P<en>monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    r"(?: (?:right |just )?(?P<side>after|before|following)(?: (?:that|it|this))?)?"
    r"(?![\w ]*\b(?:last|this|next|of|in)\b)|"
    rf"(?<![가-힣])(?:그\s*(?:바로\s*)?|바로\s*)?(?P<ko_way>다음|이전|전|앞)\s*(?P<ko>[{KOREAN_DAYS}])요일",
    re.IGNORECASE,
)
"""The nearest such day behind or before the one that was spoken of."""
_WEEKEND = re.compile(
    r"(?:그\s*)?(?:전|앞|이전)\s*주말(?:은|는|에는|에)?|\bthe weekend before(?: that)?\b|"
    r"\bthe previous weekend\b",
    re.IGNORECASE,
)
_WORKDAYS = re.compile(
    r"(?<![가-힣])(?:그\s*주(?:의)?\s*)?평일(?:이(?=랑))?|"
    r"\b(?:the |on )?(?:week|working )days(?: of (?:it|that week))?\b",
    re.IGNORECASE,
)
_USUAL = re.compile(r"평균|보통|별로|요일|\b(?:average|mean|usual(?:ly)?|by|per|on)\b", re.IGNORECASE)
"""What is asked of such days of any week."""
_SAME_WEEKDAY = re.compile(
    r"(?<![가-힣])(?:지난|저번|전)\s*주(?:의)?\s*(?:같은|동일한?|그|똑같은)\s*요일|"
    r"(?:한\s*주|일주일|1주일?|7일)\s*(?:전|앞)(?:의)?\s*(?:같은|동일한?|그|똑같은)\s*(?:요일|날)|"
    r"\b(?:the )?same weekday (?:of |in )?(?:(?:the )?(?:last|previous|prior|preceding) week|"
    r"(?:a|one) week (?:ago|earlier|before)|the week before|one week back)|"
    r"\b(?:a|one) week(?:-|\s)(?:ago|before|earlier)\b|\bseven days (?:earlier|before)\b|\bweek-ago\b",
    re.IGNORECASE,
)


_SAME_WEEKDAYS = re.compile(
    r"(?:그\s*)?(?:지난|저번|전|앞|이전)\s*주(?:의)?\s*(?:같은|동일한?|똑같은)\s*(?:요일|날)들?(?:\s*\((?P<ko>[^)]*)\))?|"
    r"\b(?:the )?same (?:weekdays|days) (?:of |in )?(?:the )?(?:last|previous|prior|preceding) week|"
    r"\b(?:the )?same (?:weekdays|days),? (?:a|one|the) week (?:ago|earlier|before)",
    re.IGNORECASE,
)
"""The days of the week before that are like several of the answer before."""


def same_weekdays(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "그 전 주 같은 요일은?" after Monday to Friday: those of the week before."""
    period = before.periods[0] if len(before.periods) == 1 else None
    said = _SAME_WEEKDAYS.search(text) if period and 1 < period.days <= WEEK else None
    if period is None or said is None:
        return None
    first, last = period.first - timedelta(days=WEEK), period.last - timedelta(days=WEEK)
    named = re.findall(r"\d+(?=일)", said["ko"] or "")
    if named and named != [str(first.day), str(last.day)]:
        return None
    spelled = f"from {first} to {last}" if text.isascii() else f"{first}부터 {last}까지"
    return f"{text[: said.start()]}{spelled}{text[said.end() :]}"


def same_weekday(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "지난주 같은 요일", "the same weekday last week" after a day: the day a week before."""
    day = before.periods[0].first if len(before.periods) == 1 and before.periods[0].days == 1 else None
    if day is None or not _SAME_WEEKDAY.search(text):
        return None
    return _SAME_WEEKDAY.sub((day - timedelta(days=WEEK)).isoformat(), text)


def weekend_before(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "그 전 주말은?", "the weekend before?" after a weekend: the one a week before it."""
    period = before.periods[0] if len(before.periods) == 1 and before.periods[0].days == PAIR else None
    said = _WEEKEND.search(text) if period and period.first.isoweekday() == SATURDAY else None
    if period is None or said is None:
        return None
    first, last = (day - timedelta(days=WEEK) for day in (period.first, period.last))
    named = f"from {first} to {last}" if text.isascii() else f"{first}부터 {last}까지"
    return f"{text[: said.start()]}{named}{text[said.end() :]}"


def weekdays_of_it(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "평일은?", "compare with the weekdays" after a weekend: Monday to Friday of its week."""
    period = before.periods[0] if len(before.periods) == 1 and before.periods[0].days == PAIR else None
    said = _WORKDAYS.search(text) if period and period.first.isoweekday() == SATURDAY else None
    if period is None or said is None or _USUAL.search(text):
        return None
    first, last = period.first - timedelta(days=SATURDAY - 1), period.first - timedelta(days=1)
    named = spell(Reading(first, last, "range"), "en") if text.isascii() else f"{first}부터 {last}까지"
    return f"{text[: said.start()]}{named}{text[said.end() :]}"


def on_that_weekday(text: str, before: Frame, history: Sequence[Exchange]) -> str:
    """ "Top items on that Saturday" after one Saturday, "the Monday after" any day: its date."""
    beside = _beside(text, before, history)
    if beside:
        return beside
    said = _THAT_WEEKDAY.search(text)
    own = before.periods[0] if len(before.periods) == 1 and before.periods[0].days == 1 else None
    if said is None or own is None:
        return text
    named = (said["en"] or said["ko"]).lower()
    day = (ENGLISH_DAYS if said["en"] else KOREAN_DAYS).index(named[:3] if said["en"] else named)
    if own.first.isoweekday() != day + 1:
        return text
    date_of = spell(Reading(own.first, own.last, "range"), "en" if said["en"] else "ko")
    return f"{text[: said.start()]}{'on ' if said['en'] else ''}{date_of}{text[said.end() :]}"


def _beside(text: str, before: Frame, history: Sequence[Exchange]) -> str | None:
    """ "And the Saturday after?", "그 다음 월요일은?": the nearest one behind or before the day told."""
    said = _BESIDE.search(text)
    told = referents_of(before, history).time or (before.periods[0] if len(before.periods) == 1 else None)
    way = said and (said["way"] or said["side"] or said["ko_way"])
    if said is None or not way or told is None or told.days > 1:
        return None
    named = (said["en"] or said["ko"]).lower()
    day = (ENGLISH_DAYS if said["en"] else KOREAN_DAYS).index(named[:3] if said["en"] else named) + 1
    on = told.first.isoweekday()
    later = way.lower() in ("next", "following", "after", "다음")
    away = (day - on - 1) % WEEK + 1 if later else -((on - day - 1) % WEEK + 1)
    return f"{text[: said.start()]}{told.first + timedelta(days=away)}{text[said.end() :]}"
