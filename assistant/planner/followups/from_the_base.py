"""What is counted from the period that was asked about first: "10월 >> 전월은? >> 전년 동월은?"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange

_LEAD = r"(?:(?:그럼|그러면|그리고|and|so|then|ok|what about|how about|the|thanks!?|for)[\s,]*)*"
_BEFORE = re.compile(
    rf"{_LEAD}(?:전월|전달|전\s*분기|직전\s*(?:월|달|분기)|그?\s*(?:바로\s*)?(?:전|이전|앞)\s*(?:달|분기))"
    r"(?:[은는도]|에는|엔|과|와|이랑|것은|꺼는|\s*(?:대비|얼마|생산량)\S*)*(?:요)?[\s?.!]*|"
    rf"{_LEAD}(?:(?:prior|previous|preceding) (?:month|quarter)|(?:month|quarter) before(?: that| it)?)"
    r"[\s?.!]*",
    re.IGNORECASE,
)
"""The month or quarter before, and nothing else."""
_YEAR_BEFORE = re.compile(
    rf"{_LEAD}(?:전년도?|작년|지난해|1년\s*전)\s*(?:의\s*)?(?:동월|동기|동분기|같은\s*(?:달|기간|분기))"
    r"(?:[은는도]|에는|엔|과|와|이랑|\s*(?:대비|비교|얼마|생산량|실적)\S*)*(?:요)?[\s?.!]*|"
    rf"{_LEAD}same (?:thing|month|quarter|period|time)(?: of| in)? "
    r"(?:last year|a year (?:ago|earlier|before)|the year before|one year earlier)[\s?.!]*",
    re.IGNORECASE,
)
"""The like of a year before, and nothing else."""
_CHANGED = re.compile(
    rf"{_LEAD}(?:is (?:it|that) |are we |did it go )?(?:up or down|higher or lower|more or less)"
    r"(?: (?:from|than|on|vs\.?|versus) (?:a year ago|last year|the year before))?"
    r"(?:,? (?:how many|how much|by how (?:many|much)).*)?[\s?.!]*|"
    rf"{_LEAD}(?:작년|전년|1년\s*전)(?:보다|대비|에\s*비해)?\s*(?:늘|줄|많|적|증가|감소|증감)\S*(?:\s*\S{{1,6}}){{0,2}}[\s?.!]*",
    re.IGNORECASE,
)
"""Whether it rose or fell."""


def from_the_base(text: str, history: Sequence[Exchange]) -> tuple[str, Sequence[Exchange]]:
    """The question and the talk up to the answer that it counts from; as they are where that is the last."""
    last = history[-1].question.strip() if len(history) > 1 and history[-1].results else ""
    if not last or not history[-2].results:
        return text, history
    if _BEFORE.fullmatch(last) and _YEAR_BEFORE.fullmatch(text.strip()):
        return text, history[:-1]
    if _YEAR_BEFORE.fullmatch(last) and _CHANGED.fullmatch(text.strip()):
        english = text.isascii()
        return ("compared with the same period a year earlier?" if english else "전년 동기 대비는?"), history[
            :-1
        ]
    return text, history
