"""The total of a period beside something else of it: "총생산이랑 최고 생산일", "total and daily average"."""

import re

from assistant.planner.frame import Intent

WITH_TOTAL: tuple[Intent, ...] = ("average", "count", "ranking", "extreme")
"""Intents beside which the total may be asked for."""
_TOTAL = r"(?:total|overall|output|production)(?: (?:output|production|quantity))?"
_FIGURE = (
    r"(?:best|worst|daily|weekly|monthly|average|avg|mean|top|peak|highest|lowest|biggest|busiest|leading|number|"
    r"weakest|strongest|largest|smallest|count|lots?)"
)
_ENDS = r"(?=[은는이가을를도]?\s*(?:$|[?.!]|알려|보여|얼마|몇|좀|부탁|궁금))"
_ALSO_TOTAL = re.compile(
    r"(?:생산량|수량|총량|실적|총\s?생산|총합|합계)\s*(?:이?랑|하고|과|와|및)\s|"
    r"(?:총\s?생산량?|총량)\s*,\s*(?=[가-힣]+(?:\s[가-힣]+){0,2}[\s?.!]*$)|"
    rf"(?:이?랑|하고|[과와]|및|,)\s*(?:총\s?생산량?|전체\s?생산량|총량|총\s?수량){_ENDS}|"
    r"\b(?:total|output|production|how much)\s+(?:and|&)\s|"
    rf"\b{_TOTAL} (?:for|in|of|over) [\w ,'’]{{2,24}}? (?:and|plus|&) "
    rf"(?:(?:the|its|also|what|which) )*{_FIGURE}\b|"
    r"\b(?:and|plus|with|&) (?:(?:also|the|its|overall|grand) )*(?:overall|total)"
    r"(?: output| production| quantity)?(?=[?.! ]*$| for | in )",
    re.IGNORECASE,
)


def asks_total_too(text: str) -> bool:
    """Whether a question asks for the total beside what else it asks for."""
    return _ALSO_TOTAL.search(text) is not None
