"""A month or quarter over the years: "worst August", "which year had the best Q3", "all Octobers"."""

import re
from collections.abc import Sequence

from assistant.planner.asking.units_asked import TIME_GRAINS
from assistant.planner.reading.question import Question

_MONTH = (
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_PART = re.compile(
    rf"(?:(?P<within>in|of|for|during)\s+|(?:the|a)\s+|'s\s+|(?P<vs>vs\.?\s+))*(?:(?:{_MONTH})\.?|q[1-4]|[1-4]q|h[12]|"
    r"(?:first|second|third|fourth) (?:quarter|half)|1?\d월|[1-4]분기|[상하]반기)(?P<plural>s)?"
    r"(?:은|는|이|가|의|에|중에?|중에서|을|를|만|들|도|엔|에는)*",
    re.IGNORECASE,
)
"""A part of a year, of no year."""
_BEST_BEFORE = re.compile(
    r"\b(?:best|worst|highest|lowest|strongest|weakest|biggest|smallest|largest|busiest|slowest|poorest)"
    r"(?:[ -]ever)?\s*$|(?:최고|최악|최저|최대)의?\s*$|"
    r"(?:제일|가장)\s?[가-힣]+(?:\s[가-힣]+)?(?<=[던은한된든온])\s*$",
    re.IGNORECASE,
)
"""What makes of a month the best of its kind, right before it."""
_WHICH_BEFORE = re.compile(r"\bwhich\s*$|어느\s*$", re.IGNORECASE)
_EACH_BEFORE = re.compile(r"\b(?:every|each)(?: single)?\s*$", re.IGNORECASE)
_WHICH_YEAR = re.compile(
    r"(?:어느|어떤)\s?(?:해|년|연)|몇\s?년|\b(?:which|what) year|[던은한된]\s?해(?![가-힣])", re.IGNORECASE
)
_YEARS = re.compile(
    r"\b(?:over|across|through|throughout|of|in|for|from) (?:all )?(?:the |all the |these )?years\b|"
    r"\b(?:every|each|any) year\b|\ball years\b|\bever\b|\bon record\b|"
    r"\bof all[- ]time\b|\ball-time\b|\bhistorically\b|"
    r"\byear after year\b|매년|해마다|역대|(?:전체|모든)\s?(?:연도|해|년도)|연도\s?전체|여러\s?해",
    re.IGNORECASE,
)
"""Words for all the years that there are."""
_BEING = re.compile(r"매년\s?(?:\d{1,2}월|[1-4]분기)[이은가는]\s")
"""A month of each year as the subject: "매년 12월이 제일 많아?" asks for the best month of each year."""
UNITS: Sequence[str] = tuple(unit for unit in TIME_GRAINS if unit != "year")
ONE_THING = ("measure.items", "grain.item", "ask.item_list", "measure.days", "ask.lot_list")
PAIR = 2
OTHERS = ("ask.top", "ask.bottom", "ask.growth", "ask.fell", "ask.share", "ask.why", "ask.trend")


def over_years(q: Question) -> str:
    """What is asked of a part of every year: the "most", "least" or "mean", or "each"; perhaps nothing."""
    other = q.numbers or q.weekdays or len(q.mentions) > 1 or q.lot or q.says(*ONE_THING)
    smaller = q.says(*(f"{section}.{one}" for one in UNITS for section in ("noun", "grain")))
    if not part_of_a_year(q) or other or smaller or _BEING.search(q.text):
        return ""
    years, before = bool(_YEARS.search(q.text)), _before(q)
    if q.says("ask.most", "ask.least") and not q.says(*OTHERS, "ask.compare"):
        itself = not _is_within(q) and (_BEST_BEFORE.search(before) or _WHICH_BEFORE.search(before))
        picked = years or itself
        asked = picked or _WHICH_YEAR.search(q.text) or q.says("noun.year")
        return ("least" if q.says("ask.least") else "most") if asked else ""
    if q.says("ask.average", "ask.average_year") and years and not q.says(*OTHERS, "ask.average_day"):
        return "mean"
    return "each" if _says_each(q) and not q.says("ask.average", *OTHERS) else ""


def part_of_a_year(q: Question) -> bool:
    """Whether a month, quarter or half of no year is the only time that is said."""
    said = _PART.fullmatch(q.times[0].text.strip()) if len(q.times) == 1 else None
    return said is not None and not said["vs"]


def beyond_years(q: Question, told: int) -> list[str]:
    """Words for every year that an answer of fewer than two periods does not hold."""
    if told >= PAIR or not part_of_a_year(q):
        return []
    said, being = _YEARS.search(q.text), _BEING.search(q.text)
    if said or being:
        return [(said or being)[0].strip()]  # type: ignore[index]  # one of them was found
    return [q.times[0].text] if _says_each(q) else []


def _says_each(q: Question) -> bool:
    said = _PART.fullmatch(q.times[0].text.strip())
    every = _EACH_BEFORE.search(_before(q)) and not _is_within(q)
    return bool(said and said["plural"]) or bool(every)


def _is_within(q: Question) -> bool:
    """Whether something else is best in it: "who did best in Q3", no "best Q3"."""
    said = _PART.fullmatch(q.times[0].text.strip())
    return bool(said and said["within"])


def _before(q: Question) -> str:
    return re.sub(r"'s\s*$", "", q.text[: q.times[0].start])
