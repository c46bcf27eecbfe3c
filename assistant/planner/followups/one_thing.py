"""One thing of the answer before changed, in its own words: "make it 5 days", "이번엔 주별로"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange, Language
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.reading.numbers import ALONE, ENGLISH, NATIVE
from tools.items import ItemIndex

UNITS = {"일": "day", "날": "day", "주": "week", "달": "month", "개월": "month", "분기": "quarter"}
_NUMBER = rf"\d{{1,2}}|{'|'.join(one for one in ENGLISH if one != 'one')}"
_NATIVE = "|".join(sorted(NATIVE | ALONE, key=len, reverse=True))
_LEAD = r"(?:(?:and|so|ok|then|now)[\s,]+)*"
_SO_MANY = re.compile(
    rf"(?:그럼\s*)?(?P<ko>\d{{1,2}}|{_NATIVE})\s*(?P<unit>일|주|달|개월|분기)"
    r"(?:(?:까지)?(?:로|으로)\s*(?:늘려|늘리|줄여|줄이|바꿔|확대|넓혀|해)\S*(?:\s*(?:주세요|줘|줄래\S*|볼래\S*))?|"
    r"만(?:요)?(?:\s*(?:보여|알려|뽑아|추려)\S*(?:\s*(?:주세요|줘))?)?)[\s?.!]*|"
    rf"{_LEAD}(?:make (?:it|that)|(?:extend|expand|widen) (?:it |that )?to|show|list) "
    rf"(?P<en>{_NUMBER}) (?P<en_unit>day|week|month|quarter)s(?: instead)?[\s?.!]*",
    re.IGNORECASE,
)
"""So many units of time of a list."""
_OTHER_END = re.compile(
    r"(?:그럼\s*|반대로\s*)?(?:(?P<low>적은|낮은|작은)|많은|높은)\s*(?P<unit>날|주|달|분기)(?:은|는|도)?"
    r"(?P<one>\s*(?:하루|1일|한\s*주|한\s*달|하나)만?)?(?:\s*(?:짚어|알려|보여|뽑아|말해)\S*(?:\s*\S{1,4})?)?[\s?.!]*"
)
"""Days of the other end of a list."""
_WITH_THE_MOST = re.compile(
    rf"{_LEAD}(?:the )?(?P<n>{_NUMBER}) (?:items? )?with the (?P<side>most|fewest|least|highest|lowest) "
    r"(?:pieces|units|output|quantity|production)[\s?.!]*",
    re.IGNORECASE,
)
_AMOUNT_TOO = re.compile(
    rf"{_LEAD}(?:the )?(?:pieces|units|quantity|output)(?: (?:too|as well|also))+[\s?.!]*", re.IGNORECASE
)
_ANOTHER_START = re.compile(
    rf"{_LEAD}(?:what about |how about )?(?P<code>[A-Za-z]{{2}}\d{{1,3}})(?:은|는|로는|도)?(?:요)?[\s?.!]*",
    re.IGNORECASE,
)
"""What other codes begin with: "BW005는?"."""
_ANOTHER_WORD = re.compile(
    rf"{_LEAD}(?:what about |how about |the ones )*(?:with|containing) (?P<word>[\w-]+)[\s?.!]*",
    re.IGNORECASE,
)
"""Another word that names of items hold."""
_INSTEAD = re.compile(
    r"(?:이번엔|이번에는|이젠|이제는?|다시)\s*(?P<ko>일|일자|날짜|주|월|분기|연도|년도)별(?:로)?[^?]{0,8}[\s?.!]*|"
    r"(?P<again>일|일자|날짜|주|월|분기|연도|년도)별로\s*다시[^?]{0,8}[\s?.!]*|"
    r"now (?:show (?:it|me|that) )?by (?P<en>day|week|month|quarter|year)[\s?.!]*",
    re.IGNORECASE,
)
"""Another grouping in the place of the one before."""
_BY_YEAR = re.compile(
    r"(?:그럼\s*)?(?:연도|년도|연)별(?:로|로는|로도|은|는)?(?:\s*(?:추이|생산량|실적))?(?:도|는|은)?"
    r"(?:\s*(?:보여|알려|볼|부탁|주세)\S*(?:\s*\S{1,4})?)?[\s?.!]*|"
    rf"{_LEAD}(?:by year|year by year|yearly|annually|per year|how (?:much|many)"
    r"(?: (?:of (?:it|them)|pieces|units))?(?: (?:did we make|have we made|was made|was it|is (?:it|that)))?"
    r",? (?:per|(?:in )?(?:each|every)|by) year|(?:output|production) per year)"
    r"(?: (?:too|please|then))*[\s?.!]*",
    re.IGNORECASE,
)
"""A course by year, and no year."""
_FIRST = re.compile(
    rf"{_LEAD}(?:just|only|give me|show me)?\s*(?:the )?first (?P<n>{_NUMBER})\b"
    r"(?! (?:days|weeks|months|quarters))(?: (?:items|of (?:them|those|these)))?,?(?: but)?"
    r"(?P<rest> (?:for|in|of|on) [^?]+)?[\s?.!]*",
    re.IGNORECASE,
)
"""The first ones of a ranking."""


def one_thing(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """What is asked in full, where one thing of the answer before is to be another."""
    if before.intent == "extreme" and before.limit and (said := _SO_MANY.fullmatch(text)):
        unit = UNITS.get(said["unit"]) or (said["en_unit"] or "").lower()
        same = unit == (before.grain or "day")
        return (f"make it {said['en']}" if said["en"] else f"{said['ko']}개로") if same else None
    if before.intent == "extreme" and (said := _OTHER_END.fullmatch(text)):
        end = f"제일 {'적은' if said['low'] else '많은'} {said['unit']}"
        same = UNITS[said["unit"]] == (before.grain or "day")
        return (f"{end} 1개" if said["one"] else f"{end}은?") if same else None
    if before.intent == "ranking" and (said := _WITH_THE_MOST.fullmatch(text)):
        end = "top" if said["side"].lower() in ("most", "highest") else "bottom"
        return f"{end} {said['n']} items by quantity"
    if before.intent == "ranking" and not before.least and (said := _FIRST.fullmatch(text)):
        return f"top {said['n']}{said['rest'] or ''}"
    if before.intent in ("lots", "count") and _AMOUNT_TOO.fullmatch(text):
        return "and how many units?"
    if before.intent == "search" and (said := _ANOTHER_START.fullmatch(text)):
        code = said["code"].upper()
        return f"items starting with {code}" if text.isascii() else f"{code}로 시작하는 품목"
    if before.intent == "search" and (said := _ANOTHER_WORD.fullmatch(text)):
        return f"which items have {said['word']} in the name"
    within = len(before.periods) == 1 and before.periods[0].first.year == before.periods[0].last.year
    days = before.intent == "span"  # which only a word for an amount leaves behind
    if (within or days) and _BY_YEAR.fullmatch(text):
        made = ("production ", " 생산량") if days else ("", "로")
        return f"{made[0]}by year over all time" if text.isascii() else f"전체 기간 연도별{made[1]}"
    return _grouped_instead(text, before)


def _grouped_instead(text: str, before: Frame) -> str | None:
    """ "이번엔 주별로" after a list by family: everything by week, no more by family."""
    said = _INSTEAD.fullmatch(text) if len(before.periods) == 1 else None
    if said is None or not before.families:
        return None
    language: Language = "en" if text.isascii() else "ko"
    when = spell(Reading(before.periods[0].first, before.periods[0].last, "range"), language)
    if language == "ko":
        return f"{when} 전체 {said['ko'] or said['again']}별 생산량"
    return f"overall production by {said['en'].lower()} in {when}"
