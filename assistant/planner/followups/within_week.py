"""Days of a week said after an answer about it: "화요일은?", "Monday to Wednesday"."""

import re
from dataclasses import replace
from datetime import timedelta

from assistant.planner.frame import Frame
from assistant.planner.periods import Expression
from assistant.planner.periods import Period as Reading
from assistant.planner.periods.spans import unit_span
from assistant.planner.times import Bounds
from tools.tool import Period

_REST = r"(?:s|day|sday|rs|rsday|nesday|urday)?s?(?![a-z])"
"""What an English name of a day goes on with; "that month" names none."""
BARE_WEEKDAY = re.compile(
    rf"(?:(?:and|on|the|for|that|what about|how about) )*(?P<en>mon|tue|wed|thu|fri|sat|sun){_REST}|"
    r"(?P<ko>[월화수목금토일])요일(?:은|는|도|에|에는|엔|에도|거|것|꺼|건)*(?:이?요)?"
)
"""A day of the week of no week."""
WEEKDAYS = {
    name: day
    for names in (("mon", "tue", "wed", "thu", "fri", "sat", "sun"), "월화수목금토일")
    for day, name in enumerate(names)
}
_DAY = rf"(?:[월화수목금토일](?:요일)?|(?:mon|tue|wed|thu|fri|sat|sun){_REST})"
_WEEKDAYS_RANGE = re.compile(
    rf"(?:(?:and|only|just|from) )*{_DAY}\s*(?:부터|에서|~|-|–|to|through|until|till)\s*{_DAY}"
    r"(?:까지)?(?:만|은|는|도|의)*(?:이?요)?"
)
"""Days of a week of no week, from one to another."""
_OF_A_WEEK = re.compile(
    r"[월화수목금토일]요일|(?<![가-힣])(?:지난|이번|저번|전)\s*주|\b(?:week|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.IGNORECASE,
)
"""Words that say of a day which of its week it is."""


def of_that_week(
    times: tuple[Expression, ...], kept: Frame | None, asked: str, bounds: Bounds
) -> tuple[Expression, ...]:
    """ "화요일은?" after last week, or its Monday: that week's Tuesday; after a date it is asked back."""
    base = kept.periods[-1] if kept and len(kept.periods) == 1 and len(times) == 1 else None
    if base is None or unit_span("week", base.first) != unit_span("week", base.last):
        return times
    if _WEEKDAYS_RANGE.fullmatch(times[0].text.strip().lower()):
        return _of_week(times[0], base, bounds)
    said = BARE_WEEKDAY.fullmatch(times[0].text.strip().lower())
    if said is None:
        return times
    day = unit_span("week", base.first).first + timedelta(days=WEEKDAYS[said["en"] or said["ko"]])
    if day > bounds.today:
        return times
    own: tuple[Reading, ...] = (Reading(day, day, "day", day),)
    if base.days == 1 and not _OF_A_WEEK.search(asked):
        own = tuple({one.first: one for one in (*own, *times[0].periods)}.values())
    return (replace(times[0], periods=own),)


def _of_week(one: Expression, base: Period, bounds: Bounds) -> tuple[Expression, ...]:
    """ "월요일부터 수요일까지": those days of the week before, where they are over."""
    said = one.period
    if said is None or not (said.first and said.last):
        return (one,)
    back = unit_span("week", said.first).first - unit_span("week", base.first).first
    first, last = said.first - back, said.last - back
    return (one,) if last > bounds.today else (replace(one, periods=(Reading(first, last, "range", last),)),)
