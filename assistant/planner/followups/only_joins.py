"""Whether "then" and "for it" are no time that was found: "then the total for October"."""

import re
from datetime import date

from assistant.planner.times import UNITS, reading_of
from tools.tool import Period

_LEADS = re.compile(r"(?:and )?then[\s,]", re.IGNORECASE)
_COUNTED_UNITS = re.compile(
    r"\b(?:those|these|the|all) \w+ (?:days|weeks|months|quarters|years)\b", re.IGNORECASE
)
_LISTED = re.compile(r"\b(day|week|month|quarter|year)s\b", re.IGNORECASE)
"""Several units of time."""
_PERIOD_SAID = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\bq[1-4]\b|\b20\d\d\b|"
    r"\b(?:this|last) (?:week|month|quarter|year)\b|\b(?:today|yesterday)\b",
    re.IGNORECASE,
)


def only_joins(text: str, found: Period) -> bool:
    """Whether "then" is no time: beside a period of its own, or units as long as the one that was found."""
    rest = text.rstrip(" ?.!")
    if rest.lower().endswith(" for it") and _PERIOD_SAID.search(rest):
        return True  # of the item
    leads = _LEADS.match(rest)
    if leads:  # "then the total for October", "then the total of those 7 days"
        return bool(_PERIOD_SAID.search(rest[leads.end() :]) or _COUNTED_UNITS.search(rest))
    if not rest.lower().endswith(" then"):
        return False
    rest = rest[: -len("then")]
    unit, said = reading_of(found, date.max).grain, _LISTED.search(rest)
    longer = said is not None and unit in UNITS and UNITS.index(said[1].lower()) >= UNITS.index(unit)
    return longer or _PERIOD_SAID.search(rest) is not None
