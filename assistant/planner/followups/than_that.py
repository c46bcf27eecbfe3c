"""Units of time held against the figure that was shown: "그보다 적은 달은?", "days above that"."""

import re
from collections.abc import Sequence
from math import ceil, floor

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.followups.answers import Answer, answers_of
from assistant.planner.frame import Frame
from assistant.planner.reading.question import Question
from tools.items import ItemIndex

SINGLE = ("average", "total", "produced")
UNITS = {
    "날": "day",
    "일자": "day",
    "주": "week",
    "달": "month",
    "월": "month",
    "분기": "quarter",
    "해": "year",
    "로트": "lot",
}
LENGTHS = {"lot": 0, "day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
_KOREAN = re.compile(
    r"(?:그럼|그러면)?\s*(?:(?:그|이)(?:것|거)?|(?P<mean>(?:그\s*)?(?:월|일|주|하루)?\s*평균))\s*보다\s*(?:더\s*)?"
    r"(?:(?P<more>많|높|크|큰|넘|잘)|(?P<less>적|낮|작|덜|못))\S*\s*"
    r"(?:만든|나온|생산한|생산된|찍은|돌린|뽑은)?\s*(?P<unit>날|일자|주|달|월|분기|해|로트)(?:들)?(?=[은는이가도만을를의\s?.!]|$)"
    r"(?P<rest>.*)"
)
_ENGLISH = re.compile(
    r"(?:(?:and|so|then|ok|which|what|any|the|how many|list|show|me|were there)[\s,]+)*"
    r"(?P<unit>day|week|month|quarter|year|lot)s?(?:\s+(?:that|which|with|we|it|were|was|are|is|had|made|"
    r"came(?: in)?|did|production|output|a|total|ran|sat|being))*\s+"
    r"(?:(?P<more>more|higher|better|bigger|greater|above|over|beyond|exceeding)|"
    r"(?P<less>less|fewer|lower|worse|smaller|below|under))(?:\s+than)?\s+"
    r"(?:that|this|it|(?P<mean>(?:the |that )?(?:average|mean)))[\s?.!]*",
    re.IGNORECASE,
)


def than_that(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """The question with the figure that was shown in the place of the words for it."""
    said = _KOREAN.fullmatch(text) or _ENGLISH.fullmatch(text)
    answers = answers_of(history) if said else []
    if said is None or not answers or not _may_be_held(said, answers[0]):
        return None
    value = answers[0].figures[0].value
    bound = floor(value) if said["more"] else ceil(value)
    if text.isascii():
        many = "how many " if "how many" in text.lower() else ""
        return f"{many}{said['unit'].lower()}s with {'more' if said['more'] else 'less'} than {bound}?"
    rest = said["rest"] if re.search(r"몇|며칠", said["rest"]) else "은?"
    return f"{bound}개 {'초과인' if said['more'] else '미만인'} {said['unit']}{rest}"


def held_against_several(question: Question, last: Answer) -> Decline | None:
    """What is held against "that" where the answer before has not one figure of a longer time."""
    said = _KOREAN.fullmatch(question.text.strip()) or _ENGLISH.fullmatch(question.text.strip())
    held = said is not None and (said["mean"] or _may_be_held(said, last))  # units against their own mean
    return Decline("clarify", None, "unknown.both") if said and not held else None


def _may_be_held(said: re.Match[str], last: Answer) -> bool:
    """Whether the answer has one figure, of a time that is longer than the units that are looked for."""
    frame = last.frame
    unit = UNITS.get(said["unit"]) or said["unit"].lower()
    alone = len(last.figures) == len(frame.periods) == 1 and not (frame.families or last.lists)
    means = frame.intent == "average" and frame.grain in (None, unit)
    means = means or (frame.intent == "average" and (frame.grain or "day") == unit)
    return alone and means and frame.periods[0].days > LENGTHS[unit] and frame.intent in SINGLE
