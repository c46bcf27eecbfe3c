"""The mean of what several answers gave: "이 세 달 월평균 내줘", "average of the three months?"."""

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from assistant.model import Exchange
from assistant.planner.followups.carry import last_frames
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.reading.numbers import ENGLISH, NATIVE
from tools.items import ItemIndex

UNITS = {
    "달": ("월", "monthly"),
    "해": ("연", "yearly"),
    "분기": ("분기", "quarterly"),
    "주": ("주", "weekly"),
}
ENGLISH_UNITS = {"month": "달", "year": "해", "quarter": "분기", "week": "주"}
_AVERAGED = re.compile(
    r"(?:그럼|그러면)?\s*(?:그|이|위|앞의)?\s*(?P<ko>두|세|네|다섯)\s*(?P<unit>달|해|분기|주)(?:의|치|간)?\s*"
    r"(?P<per>일|하루)?\S{0,2}\s*평균\S*(?:\s*\S{1,6}){0,2}[\s?.!]*|"
    r"(?:(?:and|so|now|what(?:'s| is)|give me|the)[\s,]+)*(?:average|mean) (?:of|over|for|across) "
    r"(?:the |those |these )?(?P<en>two|three|four|five) (?P<units>month|year|quarter|week)s?[\s?.!]*",
    re.IGNORECASE,
)


def averaged(text: str, _before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """The mean over the stretch of the last so many totals, where they follow each other."""
    said = _AVERAGED.fullmatch(text)
    if said is None:
        return None
    count = NATIVE[said["ko"]] if said["ko"] else ENGLISH[said["en"].lower()]
    frames = last_frames(history, count)
    periods = sorted({period for frame in frames for period in frame.periods}, key=lambda one: one.first)
    alike = len({(frame.items, frame.intent) for frame in frames}) == 1 and len(periods) == count
    follow = all(one.last + timedelta(days=1) == two.first for one, two in pairwise(periods))
    if not (alike and follow and frames[0].intent in ("total", "produced")):
        return None
    korean, english = UNITS[said["unit"] or ENGLISH_UNITS[said["units"].lower()]]
    codes = ", ".join(item.code for item in frames[0].items)
    whole = Reading(periods[0].first, periods[-1].last, "range")
    if text.isascii():
        return " ".join(f"{english} average of {codes or 'all items'} {spell(whole, 'en')}".split())
    per = "일" if said["per"] else korean
    return " ".join(f"{spell(whole, 'ko')} {codes or '전체'} {per}평균".split())
