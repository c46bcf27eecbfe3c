"""A part of the period that was spoken of, left out: "12월 빼면?", "without August" after a year."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.model import Exchange, Language
from assistant.planner.followups.less_of_list import less_of_list
from assistant.planner.followups.referents import referents_of
from assistant.planner.frame import Frame
from assistant.planner.from_calls import frame_of
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.reading.out_of import GAPS, LINK, MARK, OF, TAIL, YEAR
from tools.items import ItemIndex
from tools.tool import Period

MONTH, QUARTER = 31, 92
_ENGLISH_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_QUARTER = r"(?:q[1-4]|the (?:first|second|third|fourth|last) quarter)"
_LIST = r"{0}(?:(?:,| and|, and| or) {0})*"
_ENGLISH = re.compile(
    r"\b(?P<mark>excluding|except(?: for)?|without|not counting|not including|leaving out|but not|minus) "
    r"(?:the )?(?:month of |months of )?"
    rf"(?:(?P<month>{_LIST.format(_ENGLISH_MONTH)})|(?P<part>{_LIST.format(_QUARTER)}))"
    r"(?![a-z]| ?\d{1,4}\b)",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    rf"(?<![가-힣\d])(?:(?:거기|여기|그\s*중|그거|이\s*중){OF}|거기서\s*|여기서\s*|그중\s*|(?:그럼|그러면|근데|그런데)\s+)?"
    rf"(?:(?P<part>{GAPS['part']}(?:{LINK}{GAPS['part']})*)|(?P<month>{GAPS['month']}(?:{LINK}{GAPS['month']})*)|"
    rf"(?P<day>{GAPS['day']}(?:{LINK}{GAPS['day']})*))(?P<tail>{TAIL})(?P<mark>{MARK})(?:\s*(?:줘|줘요|주세요|봐|보면))?"
)
_PART = re.compile(rf"\d\s*(?:월|분기|일)|반기|\b(?:{_ENGLISH_MONTH}|q[1-4]|h[12])\b", re.IGNORECASE)
UNITS = {"month": ("월", "monthly "), "week": ("주", "weekly "), "quarter": ("분기", "quarterly ")}
MEANS = {**UNITS, "day": ("일", "daily ")}
_ENGLISH_FOUND = re.compile(
    r"\b(?:excluding|except(?: for)?|without|not counting|leaving out|minus|if (?:we|you|i) "
    r"(?:leave out|take out|drop|exclude|remove|ignore)) "
    r"(?:that|this|the (?:best|worst|highest|lowest|top|peak|record)) (?:one )?(?:day|week|month|quarter)\b",
    re.IGNORECASE,
)
_KOREAN_FOUND = re.compile(
    r"(?<![가-힣])(?:그|이|해당)\s*(?:날|주|달|분기|하루)(?:을|를|은|만|하루)?\s*"
    r"(?:빼고|빼면|뺀|제외하고|제외하면|제외한)(?:는|은)?(?:\s*(?:나머지(?:의|는)?))?"
)
"""The one that was found, which is left out."""
_MEAN = re.compile(r"평균|\b(?:average|mean)\b", re.IGNORECASE)
_UNIT = re.compile(r"[일주월]\s*평균|분기|하루|당\s|\b(?:daily|weekly|monthly|per|a day|by)\b", re.IGNORECASE)
"""A unit that a mean is said to be over; that of a course is over its units."""
_OTHER_TIME = re.compile(rf"{YEAR}|\b(?:20\d\d|(?:this|last) (?:year|month|quarter))\b", re.IGNORECASE)


def with_less(text: str, history: Sequence[Exchange], index: ItemIndex) -> str:
    """The question with what stays of the list, or of the period, of the answer before, else as it is."""
    before = frame_of(history)
    if before is None:
        return text
    return (
        less_of_list(text, before, history, index)
        or _less_the_found(text.strip(), before, history)
        or less_of_it(text.strip(), before)
        or text
    )


def _less_the_found(text: str, before: Frame, history: Sequence[Exchange]) -> str | None:
    """ "Average without that day?", "그날 빼고 평균은?" after the best day: the rest of its month."""
    said = (_ENGLISH_FOUND if text.isascii() else _KOREAN_FOUND).search(text)
    whole = before.periods[0] if len(before.periods) == 1 and not before.gaps else None
    if said is None or whole is None or before.intent != "extreme" or before.both:
        return None
    found = referents_of(before, history).time
    rest = f"{text[: said.start()]} {text[said.end() :]}"
    if found is None or not whole.first <= found.first <= found.last <= whole.last or _PART.search(rest):
        return None
    if not _UNIT.search(rest):
        korean, english = MEANS[before.grain or "day"]
        rest = _MEAN.sub(lambda mean: f"{english if text.isascii() else korean}{mean[0]}", rest)
    language: Language = "en" if text.isascii() else "ko"
    period, gap = (spell(Reading(one.first, one.last, "range"), language) for one in (whole, found))
    if language == "en":
        return f"{rest.strip(' ?.!')} in {period} excluding {gap}"
    return f"{gap} 빼고 {period} {rest.strip()}"


def less_of_it(text: str, before: Frame) -> str | None:
    """The question with the period of the answer before, of which a part is left out."""
    english = text.isascii()
    said = (_ENGLISH if english else _KOREAN).search(text)
    whole = before.periods[0] if len(before.periods) == 1 and not before.gaps else None
    if said is None or whole is None or _OTHER_TIME.search(text) or not _is_part(said, whole):
        return None
    rest = f"{text[: said.start()]} {text[said.end() :]}"
    if _PART.search(rest):
        return None  # another period is named, too
    period = spell(Reading(whole.first, whole.last, "range"), "en" if english else "ko")
    if before.intent == "trend" and before.grain in UNITS and not _UNIT.search(text):
        text = _MEAN.sub(lambda mean: f"{UNITS[before.grain or 'month'][english]}{mean[0]}", text)
        said = (_ENGLISH if english else _KOREAN).search(text) or said
    if english:
        return f"{text[: said.start()]}in {period} {text[said.start() :]}"
    gap = said["part"] or said["month"] or ", ".join(_days(said["day"], whole.first))
    mark = said["mark"] if said["mark"] not in ("빼", "제외") else "빼고"
    return f"{text[: said.start()]} {gap} {mark} {period} {text[said.end() :]}".strip()


def _days(said: str, month: date) -> list[str]:
    """ "15일" after September: the fifteenth of that month."""
    return [f"{month.month}월 {day}일" for day in re.findall(r"\d{1,2}", said)]


def _is_part(said: re.Match[str], whole: Period) -> bool:
    """Whether what is left out is of a kind that the period before has several of."""
    named = said.groupdict()
    if named.get("day"):
        within = (whole.first.year, whole.first.month) == (whole.last.year, whole.last.month)
        return within and whole.days > 1 and "~" not in named["day"] and "부터" not in named["day"]
    return whole.days > (QUARTER if named["part"] else MONTH)
