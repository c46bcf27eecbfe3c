"""The time that was spoken of, named again: "same week", "that year", "that whole period", "all days"."""

import re
from datetime import date

from assistant.planner.followups.parts import with_its_year
from assistant.planner.followups.within import YEAR_SAID
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.periods.spans import unit_span
from assistant.planner.times import reading_of

_SAME_UNIT = re.compile(
    r"\b(?:(?:for|in|over|during) )?(?:the |that )?same (day|week|month|quarter|year)\b"
    r"(?! (?:last|a|an|the|of|in|as|next|previous|before|earlier)\b)",
    re.IGNORECASE,
)
"""The unit of time that was spoken of."""
_SAME_TIME = re.compile(
    r"(?<![가-힣\d년] )(?<![가-힣년])(?:똑?같은|동일한?)\s*"
    r"(?:기간|시기|분기|반기|(?:\d{1,2}|두|세|석|네|넉|다섯|여섯)\s*(?:달|개월|주|분기|해|날|일))"
    r"(?:에|의|동안|으로|로)?\s+(?=\S)|"
    r"\b(?:for |over |in |during )?(?:the |those |that )?same "
    r"(?:period|span|time ?frame|stretch|dates|months|quarters|weeks|days|"
    r"(?:two|three|four|five|six|\d{1,2}) (?:months|quarters|weeks|days|years))\b"
    r"(?! (?:last|a|an|the|of|in|as|next|previous|before|earlier|one|two|20\d\d)\b),?\s*",
    re.IGNORECASE,
)
"""The periods that were spoken of, where they go on in any case."""
_WHOLE_PERIOD = re.compile(
    r"\b(?P<that>that|this|these|those|the same) (?:whole|entire|full) (?P<of>period|range|stretch|span)\b|"
    r"\bthe (?:whole|entire|full) period\b(?! of)|"
    r"\b(?P<units>all (?:of )?(?:those|these) (?:days|weeks|months)(?: together)?)\b|"
    r"(?<![가-힣])(?P<ko>그|이)\s*(?:전체|모든|총)\s*기간",
    re.IGNORECASE,
)
"""All of the period that was spoken of, not of the data."""
_THAT_YEAR = re.compile(
    r"(?<=[a-z] )(?P<of>of |in )that (?:same )?year\b|"
    r"(?<![가-힣])(?:그|같은)\s*해(?:의)?\s+(?=\d|상반기|하반기)",
    re.IGNORECASE,
)
_YEAR_BESIDE = re.compile(r"(?i)\d{2}년|20\d\d|작년|전년|지난해|재작년|올해|\byear\b")
"""A year that has the like of a period."""
_PART = re.compile(r"(?<!\d)(?:[1-4]분기|[상하]반기|\d{1,2}월)")
_SUM_OF_PARTS = re.compile(r"(?:[1-4]분기|[상하]반기|\d{1,2}월).*(?:더해|더하|합쳐|합치|합계|합은)")
_WHOLE_YEAR = re.compile(
    r"(?:(?:and|so|then|now|what about|how about|for|the)[\s,]+)*(?:full|whole|entire) year[\s?.!]*|"
    r"(?:그럼|그러면|그\s*해)?\s*(?:연간|한\s*해|일\s*년|1년)\s*(?:전체|통틀어서?|다|치)?(?:로|은|는|요|는요)*[\s?.!]*",
    re.IGNORECASE,
)
"""All of the year that was spoken of."""
_ALL_DAYS = re.compile(
    r"(?:그럼|그러면)?\s*(?:(?:한\s*주|일주일|그\s*주|주)\s*)?(?:전체|전부|통틀어서?)(?:로|로는|는|은|요|는요)*[\s?.!]*|"
    r"(?:(?:and|so|then|now|what about|how about|for|with)[\s,]+)*(?:all (?:seven )?days|all of it)[\s?.!]*",
    re.IGNORECASE,
)
"""All days of the week of which only some were told."""
WEEK_DAYS = 5
PLACED = ("ranking", "extreme")
"""Intents whose findings have places."""


def without_same_time(text: str, before: Frame) -> str:
    """ "In the same period" beside what is asked: nothing new, as the periods go on anyway."""
    plain = _SAME_TIME.sub("", text)
    return plain if before.periods and not _YEAR_BESIDE.search(text) and plain.strip(" ?.!") else text


def in_that_year(text: str, before: Frame) -> str:
    """ "June of that year", "그 해 6월" after 2024: the year by its number."""
    years = {period.first.year for period in before.periods} | {period.last.year for period in before.periods}
    if len(years) != 1:
        return text
    year = years.pop()
    if before.intent == "trend" and _SUM_OF_PARTS.search(text) and not YEAR_SAID.search(text):
        return _PART.sub(rf"{year}년 \g<0>", text, count=1)
    text = with_its_year(text, year) if before.intent == "trend" else text
    if _WHOLE_YEAR.fullmatch(text):
        return f"and in {year}?" if text.isascii() else f"{year}년은?"
    return _THAT_YEAR.sub(lambda said: f"{said['of'] or ''}{year}{'' if said['of'] else '년 '}", text)


def of_that_whole_period(text: str, before: Frame) -> str:
    """ "How much did CT make in that whole period?" after its weeks: that period, not all data."""
    said = _WHOLE_PERIOD.search(text)
    if (
        said is None
        or len(before.periods) != 1
        or (before.intent in PLACED and not (said["that"] or said["ko"]))
    ):
        return text
    named = "그 기간" if said["ko"] else "that period"
    return f"{text[: said.start()]}{named}{text[said.end() :]}"


def on_all_days(text: str, before: Frame) -> str:
    """ "전체는?" after Monday to Friday of one week: all days of that week."""
    own = before.periods[0] if len(before.periods) == 1 and before.intent in ("total", "average") else None
    week = unit_span("week", own.first) if own else None
    cut = own and week and own.days == WEEK_DAYS and own.first == week.first
    if not (week and cut) or before.items or not _ALL_DAYS.fullmatch(text):
        return text
    english = text.isascii()
    named = spell(Reading(week.first, week.last, "range"), "en" if english else "ko")
    return f"from {named}?" if english else f"{named}은?"


def in_the_same_unit(text: str, before: Frame) -> str:
    """ "vs CT0034, same week": nothing new where the answer before was of it, else that one."""
    said = _SAME_UNIT.search(text)
    own = before.periods[0] if len(before.periods) == 1 and before.intent not in PLACED else None
    if said and own and reading_of(own, date.max).grain == said[1].lower():
        return f"{text[: said.start()].rstrip(' ,')}{text[said.end() :]}".strip(" ,") or text
    return _SAME_UNIT.sub(r"that \1", text)
