"""What is asked of the unit of time with most output: "lots on our best day", "제일 많이 만든 날 로트"."""

import re

from assistant.planner.frame import Frame, Intent
from assistant.planner.reading.question import Question

_END = (
    r"(?:best|worst|biggest|busiest|slowest|highest|lowest|largest|smallest|top|peak|record|strongest|weakest)"
    r"(?:-producing| production)?"
)
_MADE_MOST = r"(?:제일|가장)\s?(?:많|적|높|낮|좋|잘|못|나쁜)[가-힣]*(?:\s[가-힣]+)?"
_ON_THE_BEST = re.compile(
    r"\b(?:on|in|during|for|of) (?:the|our|its|their|that|this year's|last year's)\s?(?:single )?"
    rf"{_END} (?:day|week|month|quarter|year)\b|"
    rf"(?:{_MADE_MOST}|최고|최대|최저|최소)\s?(?:날|달|주|해|일)(?:의|에|엔|에는)?\s"
    r"[^?]*(?:로트|품목|제품|기록|계열|family|lots?|items?)",
    re.IGNORECASE,
)
"""The best one, and behind it in Korean what is asked of it."""
_BEHIND = re.compile(rf"{_MADE_MOST}\s?(?:날|달|주|해|분기)(?:의|에|엔|에는)\s")
_LARGEST_LOT = re.compile(
    r"\b(?:largest|biggest|smallest|newest|latest|oldest|top|best) (?:single )?(?:lot|batch)(?:e?s)?\b|"
    r"(?:(?:제일|가장)\s?(?:큰|작은|많은|적은)|최대|최소)\s?로트",
    re.IGNORECASE,
)
_SO_MANY_DAYS = re.compile(
    r"\b(?:best|top|worst|highest|lowest|biggest) (?:\d{1,2}|two|three|four|five) (?:days|weeks|months)\b",
    re.IGNORECASE,
)
OF_FAMILIES: tuple[Intent, ...] = ("extreme", "ranking", "total", "count")
"""Intents that would tell how many lots a family has, not its largest."""


def of_the_best(question: Question, frame: Frame) -> re.Match[str] | None:
    """The words for what was found by its quantity, where the frame looks for it by something else."""
    if frame.families and frame.intent in OF_FAMILIES:
        unit = _LARGEST_LOT.search(question.text) or _SO_MANY_DAYS.search(question.text)
        if unit:
            return unit
    if frame.intent != "extreme":
        return None
    behind = _BEHIND.search(question.text)
    if behind and any(one.start >= behind.end() for one in question.mentions):
        return behind  # "제일 많이 나온 날에 BW 얼마"
    listed = question.says("measure.items", "grain.item", "ask.item_list") and frame.grain != "item"
    other = frame.measure != "quantity" or frame.families or frame.items or listed
    return _ON_THE_BEST.search(question.text) if other else None
