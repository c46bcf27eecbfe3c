"""Periods that were told, spoken of together: "both years", "the lowest month of those two years"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from assistant.model import Exchange, Language
from assistant.planner.followups.answers import answers_of
from assistant.planner.followups.carry import last_frames
from assistant.planner.followups.references import NAMES
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.periods.model import Unit
from assistant.planner.periods.spans import unit_span
from assistant.planner.reading.numbers import ENGLISH, NATIVE
from assistant.planner.times import UNITS, reading_of
from tools.items import ItemIndex
from tools.tool import Period

PAIR, MONTH, YEAR = 2, 31, 365
_CODE = re.compile(r"[A-Z]{2}\d{4}")
_ITEM = re.compile(
    r"[A-Z]{2}\d{4}(?:'s)?|\b(?:its|that (?:item|one|product)(?:'s)?|the (?:first|top) one(?:'s)?)\b|"
    r"그\s*(?:품목|제품)(?:의|은)?"
)
_BOTH = re.compile(
    r"\b(?:for |over |in |during )?both (?:of (?:those|these|the) )?"
    r"(?:periods|months|years|quarters|weeks|days)\b|"
    r"(?<![가-힣])(?:두|양)\s*(?:해|달|기간|분기|주)\s*(?:모두|다)(?:의|에)?(?=\s|[?.!]|$)",
    re.IGNORECASE,
)
_OF_A_MOVER = re.compile(
    r"\b(?:(?:for |over |in |during )?(?:both|the two|those two|these two|two)(?: of (?:them|those))? "
    r"(?:periods|months|years|quarters|weeks|days|numbers|figures|values|quantities|totals|amounts)|"
    r"both numbers)\b|"
    r"(?<![가-힣])(?:그\s*)?(?:두|양)\s*(?:해|달|기간|분기|주|날)(?:치|쪽)?(?:\s*(?:각각|모두|다))?(?:의|에)?\s*"
    r"(?:수량|생산량|숫자|실적|수치)(?:을|를|은|는)?(?:\s*각각)?|"
    r"(?<![가-힣])두\s*(?:수량|숫자|수치)(?:를|을|은|는)?|(?<![가-힣])(?:두|양)\s*(?:해|달|분기|주|날)\s*(?:각각|모두|다)",
    re.IGNORECASE,
)
"""Both figures between which an item rose or fell."""
_IDLE = re.compile(
    r"(?:(?:show|give|tell|let|me|us|see|please|numbers?|figures?|output|production|for|what|were|was|are|"
    r"and|in|of|the|to|it)\b|보여\S*|알려\S*|주세요|줘|얼마\S*|각각|몇\s*개\S*|[\s,?.!]|[은는이가의]\s)*",
    re.IGNORECASE,
)
"""All that may be said beside them and the item."""
"""Both periods that were held against each other."""
_EACH_OF_TWO = re.compile(
    r"\b(?:(?:for|in|of|during|over) )?each of (?:the|those|these) (?:two )?"
    r"(?P<en>day|week|month|quarter|year)s\b|"
    r"\b(?:(?:for|in|of|during|over) )?each (?P<one>day|week|month|quarter|year)\b(?: (?:have|has|had))?|"
    r"(?<![가-힣])(?:그|이)?\s*두\s*(?P<ko>날|주|달|분기|해)(?:이|은|는|에)?\s*각각(?:의|에)?|"
    r"(?<![가-힣])각\s*(?P<of>날|주|달|분기|해)(?:의|에|별)?(?=\s)",
    re.IGNORECASE,
)
"""Each of the two periods that were held against each other."""
_ALL_OF_THEM = re.compile(
    r"\b(?:over|in|for|during|across) (?:all )?(?:those|these|the) "
    r"(?P<en>two|four|six|twelve|\d{1,2}) months\b|"
    r"(?<![가-힣])(?:그|이)\s*(?P<ko>두|네|여섯|\d{1,2})\s*(?:달|개월)(?:간|동안)?(?:의|에)?\s",
    re.IGNORECASE,
)
"""So many months, which two periods that follow each other make together."""
_THOSE_UNITS = re.compile(
    r"\b(?:over|in|on|for|during|across|of|from) (?:all )?(?:those|these) "
    rf"(?:(?P<en_n>{'|'.join(ENGLISH)}|\d{{1,2}}) )?(?P<en>years|months|quarters|weeks|days)\b|"
    rf"(?<![가-힣])(?:그|이|저)\s*(?P<ko_n>{'|'.join(NATIVE)}|\d)\s*(?P<ko>해|달|분기|주|날)"
    r"(?:\s*(?:중에서|중에|중|가운데|동안|간))?(?:의|에서|에)?\s+",
    re.IGNORECASE,
)
"""So many units of time that were told one by one."""
_BARE_UNITS = re.compile(
    r"(?<!between )(?<!of )(?<!from )(?:\b(?:over|in|on|for|during|across) )?\bthe "
    r"(?P<en_n>two|both) (?P<en>years|months|quarters|weeks|days)\b|"
    r"(?<!최근 )(?<!지난 )(?<!이전 )(?<!첫 )(?<!마지막 )(?<![가-힣\d])(?P<ko_n>두)\s*(?P<ko>해|달|분기|주|날)"
    r"(?!\s*(?:전|뒤|후|째|연속|이상|만에|동안|간|이내))(?:을|를|은|는|의|에|치|다)*\s+",
    re.IGNORECASE,
)
"""Two units of time that are those told last, where they are looked at by something."""
_LOOKED_AT = re.compile(
    r"로트|기록|\b(?:lots?|batches|records)\b|제품군|계열|품목|제품|[A-Z]{2}(?![A-Za-z])|\b(?:famil(?:y|ies)|items?|products?)\b"
)
_COMPARES = re.compile(r"비교|대비|\b(?:compar\w+|vs|versus)\b", re.IGNORECASE)
_SOUGHT = re.compile(
    r"제일|가장|젤|최고|최저|최대|최소|상위|하위|\d\s*위|평균|추이|"
    r"\b(?:\w+est|most|least|best|worst|top|bottom|average|mean|trend|items?|products?)\b",
    re.IGNORECASE,
)
"""What is looked for within them, or is one figure over them."""
_ONE_OF_THEM = re.compile(r"\bthe (?:\w+est|best|worst)(?: one)? $", re.IGNORECASE)
"""Before it: that one of them is meant, which `of_so_many` knows."""
_IN_ITS_YEAR = re.compile(
    r"(?P<ko>작년|전년|지난해|재작년|올해|금년)(?:의)?\s*(?:그|똑?같은|동일한?)\s*(?:기간|시기|주|날짜|날|달|분기)(?:에는|에|엔|의)?|"
    r"\b(?:in |on |for |over |during )?(?:that|the same) (?:period|week|dates?|days?|month|quarter|time) "
    r"(?:of |in )?(?P<en>last|this) year\b",
    re.IGNORECASE,
)
"""The like of a period in a year, which one of two that were held against each other is."""
_YEARS_OWN = re.compile(
    r"(?<![가-힣])(?P<ko>작년|지난해|재작년|올해|금년)\s*(?:거|것|꺼|걸)(?:만|로|으로|을|를|은|는)*(?=\s|$)|"
    r"\b(?:go(?:ing)? )?back to (?P<en>last|this) year(?:'s)?"
    r"(?: (?:one|figures?|numbers?|days|period))?(?=[,;.!?]| by |$)|"
    r"\b(?P<own>last|this) year's(?: (?:one|again))?(?=[,;.!?]| by |$)",
    re.IGNORECASE,
)
"""The one of two likes that were told one after the other, by its year alone."""
_HOLDS = re.compile(
    r"비교|대비|보다|차이|\b(?:compare[ds]?|vs|versus|against|than|difference|gap)\b", re.IGNORECASE
)
_BACK = {"올해": 0, "금년": 0, "this": 0, "재작년": 2}
"""Years back of the words for one; of the others it is one."""


def the_one_in_its_year(text: str, history: Sequence[Exchange], today: date) -> str:
    """ "작년 그 기간 상위 3개" after a week was held against some days of last year: those days."""
    said = _IN_ITS_YEAR.search(text) or _YEARS_OWN.search(text)
    told = _two_likes(history, one_by_one=said.re is _YEARS_OWN) if said else ()
    if said is None or not told or _HOLDS.search(text):
        return text
    year = today.year - _BACK.get(next(one for one in said.groups() if one).lower(), 1)
    own = [one for one in told if {one.first.year, one.last.year} == {year}]
    if len(own) != 1 or not all(_are_likes(own[0], one) for one in told if one != own[0]):
        return text
    named = spell(Reading(own[0].first, own[0].last, "range"), "ko" if said["ko"] else "en")
    put = f"{named} " if said["ko"] else f"from {named}"
    return f"{text[: said.start()]}{put}{text[said.end() :].lstrip() if said['ko'] else text[said.end() :]}"


def _two_likes(history: Sequence[Exchange], *, one_by_one: bool) -> tuple[Period, ...]:
    """The two periods that were held against each other, or told one after the other of the same."""
    frames = last_frames(history)
    if frames and frames[-1].intent == "compare" and len(frames[-1].periods) == PAIR:
        return frames[-1].periods
    same = len({(one.items, one.families, one.without) for one in frames}) == 1
    periods = tuple(one.periods[0] for one in frames if len(one.periods) == 1)
    return periods if one_by_one and same and len(set(periods)) == PAIR else ()


def _are_likes(one: Period, other: Period) -> bool:
    """Whether two periods are about whole years apart: some days of last year, not December and January."""
    years = abs(one.first.year - other.first.year)
    return years > 0 and abs(abs((one.first - other.first).days) - YEAR * years) <= MONTH


def in_both(text: str, before: Frame, history: Sequence[Exchange]) -> str:
    """ "Its totals in both years": each of them; "over those six months" after two quarters: both as one."""
    two = before.periods if len(before.periods) == PAIR else ()
    asked = two or [period for frame in last_frames(history) for period in frame.periods]
    language: Language = "en" if text.isascii() else "ko"
    first, last = sorted(asked, key=lambda period: period.first) if len(asked) == PAIR else (None, None)
    said = _ALL_OF_THEM.search(text)
    if said and first and last and _makes(said["en"] or said["ko"], first, last):
        whole = spell(Reading(first.first, last.last, "range"), language)
        text = _ALL_OF_THEM.sub(f"in {whole}" if language == "en" else f"{whole} ", text)
    if not two or (before.intent == "movers" and _asks_both(text)):
        return text
    named = [spell(Reading(one.first, one.last, "range"), language) for one in two]
    each = _EACH_OF_TWO.search(text)
    if each and NAMES[next(one for one in each.groups() if one).lower()] == _grain_of(two):
        put = " and ".join(named) if language == "en" else "과 ".join(named)
        rest = f"{text[: each.start()].rstrip()} {text[each.end() :].lstrip()}".strip(" ?.!")
        return f"{rest} in {put}?" if language == "en" else f"{put} {rest}"
    return _BOTH.sub(f" in {' and '.join(named)}" if language == "en" else f" {'과 '.join(named)} ", text)


def _asks_both(text: str) -> bool:
    """Whether nothing but both figures of an item is asked for."""
    said = _OF_A_MOVER.search(text)
    return said is not None and bool(_IDLE.fullmatch(_ITEM.sub(" ", _OF_A_MOVER.sub(" ", text))))


def both_of_mover(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "Show me CT0021's two years" after what rose most: how much was made of it in each of the two."""
    said = _OF_A_MOVER.search(text) if before.intent == "movers" and len(before.periods) == PAIR else None
    code = _CODE.findall(text)
    if said is None or len(code) != 1:
        return None
    if not _asks_both(text):
        return None
    language: Language = "en" if text.isascii() else "ko"
    one, two = (spell(Reading(held.first, held.last, "range"), language) for held in before.periods)
    if language == "en":
        return f"output of {code[0]} in {one} and in {two} each?"
    return f"{code[0]} {one}, {two} 생산량 각각"


def _grain_of(periods: Sequence[Period]) -> str:
    """The unit of time that each of the periods is; none where they differ."""
    grains = {reading_of(one, date.max).grain for one in periods}
    return grains.pop() if len(grains) == 1 else ""


def in_those(text: str, history: Sequence[Exchange]) -> str:
    """ "The lowest month of those two years" after 2023 and 2024: of both, one after the other."""
    said = _THOSE_UNITS.search(text) or (_BARE_UNITS.search(text) if _LOOKED_AT.search(text) else None)
    if said is None or _ONE_OF_THEM.search(text[: said.start()]):
        return text
    unit = NAMES[(said["en"] or said["ko"]).lower().rstrip("s")]
    number = said["en_n"] or said["ko_n"]
    number = number.lower().replace("both", "two") if number else None
    count = (ENGLISH.get(number) or NATIVE.get(number) or int(number)) if number else None
    told = _told_of(unit, history)[:count] or _told_in_two(unit, history)
    if len(told) < PAIR or (count and len(told) != count):
        return text
    language: Language = "en" if text.isascii() else "ko"
    held = len(answers_of(history)[0].frame.periods) == PAIR == len(told)  # against each other
    apart = (held or bool(_COMPARES.search(text))) and not _SOUGHT.search(text)
    named = _spelled(sorted(told, key=lambda period: period.first), language, apart=apart)
    put = f"{named} " if language == "ko" else named if named.startswith("from ") else f"in {named}"
    return f"{text[: said.start()]}{put}{text[said.end() :]}"


def _spelled(told: Sequence[Period], language: Language, *, apart: bool) -> str:
    """Periods in order: those that follow each other as one unless each is told apart, others as a list."""
    follow = not apart and all(two.first - one.last == timedelta(days=1) for one, two in pairwise(told))
    as_one = [Period(told[0].first, told[-1].last)] if follow else told
    named = [spell(Reading(one.first, one.last, "range"), language) for one in as_one]
    if language == "en" and len(named) > 1 and all(" to " in one for one in named):
        return f"from {' with from '.join(named)}"
    return (" and " if language == "en" else "과 ").join(named)


def _told_of(unit: Unit, history: Sequence[Exchange]) -> list[Period]:
    """The last periods of a kind that answers were of, one by one, the newest first."""
    told: list[Period] = []
    for frame in (one.frame for one in answers_of(history)):
        own = [period for period in frame.periods if _is_one(period, unit)]
        if len(own) != len(frame.periods) or not own:
            break
        told += [period for period in reversed(own) if period not in told]
    return told


def _told_in_two(unit: Unit, history: Sequence[Exchange]) -> list[Period]:
    """The two that the last answer held against each other, each within a unit of its own: "두 해"."""
    answers = answers_of(history)
    two = answers[0].frame.periods if answers and len(answers[0].frame.periods) == PAIR else ()
    spans = {unit_span(unit, one.first) for one in two if one.last <= unit_span(unit, one.first).last}
    return list(two) if len(spans) == PAIR else []


def _is_one(period: Period, unit: Unit) -> bool:
    """Whether a period is one unit of time, the last of which may still run."""
    grain, span = reading_of(period, date.max).grain, unit_span(unit, period.first)
    runs = grain not in UNITS and span.first == period.first and period.last <= span.last
    return grain == unit or runs


def _makes(count: str, first: Period, last: Period) -> bool:
    """Whether two periods are so many months together, the second right behind the first."""
    months = (last.last.year - first.first.year) * 12 + last.last.month - first.first.month + 1
    said = ENGLISH.get(count.lower()) or NATIVE.get(count) or int(count)
    return last.first - first.last == timedelta(days=1) and months == said
