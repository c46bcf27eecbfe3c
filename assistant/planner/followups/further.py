"""Further down a list: "show more", "the next 5", "그다음은?"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.followups.referents import rows_of
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from tools.items import ItemIndex

MORE_AT_FIRST = 10  # how many more are shown where the answer before says no number
_ASKING = (
    r"(?:(?:please|pls|and|so|now|ok|okay|can|could|would|you|i|we|me|us|want|like|to|let|see|show|give|list|"
    r"tell)[\s,]+)*"
)
PLACED = ("ranking", "extreme")
"""Intents whose findings have places."""
_MORE = re.compile(
    rf"{_ASKING}(?:some |a few |any |even )?more(?: of (?:them|those|these|it))?"
    r"(?: (?:items?|products?|records?|rows?|lots?|entries))?[\s,]*(?:please|pls|thanks)?[\s.?!]*|"
    r"(?:조금|좀|몇\s*개|몇\s*건)?\s*더(?:\s*(?:많이|보기))?(?:\s*(?:보여|알려|나열|뽑아|보고|볼|봐|줘|주|있))?"
    r"[가-힣]{0,3}(?:\s*(?:줘|주세요|주실래요|줄래|싶어|싶어요|볼래|요|봐))?[\s.?!]*",
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"{_ASKING}(?:the )?next (?P<n>\d{{1,2}})(?: (?:items?|products?|records?|rows?|lots?|ones))?"
    r"[\s,]*(?:please)?[\s.?!]*|"
    r"(?:그\s*)?다음\s*(?P<m>\d{1,2})\s*(?:개|건|위)?(?:도|만|를|을)?(?:\s*(?:더|보여|알려|줘|주세요|는|은|요))*[\s.?!]*",
    re.IGNORECASE,
)

_AFTER_THAT = re.compile(
    r"(?:그럼|그러면|그리고)?\s*(?:그|바로\s*그|바로|그\s*바로)?\s*다음\s*"
    r"(?:순위|등수|순서|품목|제품|거|것|건|번째|으로)?(?:[은는이가]|으로는)?\s*(?:요|뭐\S*|무엇\S*|어떤\s*품목\S*|누구\S*)?[\s.?!]*|"
    r"(?:and\s|ok\s|then\s|so\s)*(?:(?:what|who)(?:'s| is| was| comes| came| about)?\s)?(?:the\s)?"
    r"(?:next|following)"
    r"(?:\s(?:one|item|product|place|best|after that|in line|on the list))*[\s.?!]*|"
    r"(?:and\s)?(?:what|who)?\s?(?:comes |came |is |was )?after (?:that|it|this)(?: one)?[\s.?!]*",
    re.IGNORECASE,
)
"""The next of what a list or a place of it showed, without a number."""


def further(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "Show more" is as many again, "the next 5" five more."""
    counted = _NEXT.fullmatch(text)
    if counted:
        return f"{counted['n']} more" if text.isascii() else f"{counted['m']}개 더"
    if before.intent in PLACED and _AFTER_THAT.fullmatch(text):
        return _after(text, before, _place_of_one(before, history))
    if not _MORE.fullmatch(text):
        return None
    count = before.limit or MORE_AT_FIRST
    return f"{count} more" if text.isascii() else f"{count}개 더"


def _place_of_one(before: Frame, history: Sequence[Exchange]) -> int | None:
    """The place that was told of the one item that a ranking looked for."""
    if before.place or len(before.items) != 1:
        return before.place
    ranks = [row.get("rank") for row in rows_of(history) if row.get("item_code") == before.items[0].code]
    return ranks[0] if len(ranks) == 1 and isinstance(ranks[0], int) else None


def _after(text: str, before: Frame, place: int | None) -> str:
    """ "그다음은?": the place behind the one that was shown, or as many again."""
    shown = place or before.limit or 1
    if before.least or (place is None and shown > 1):
        return f"{shown} more" if text.isascii() else f"{shown}개 더"
    if not before.items or len(before.periods) != 1 or before.within:
        return f"number {shown + 1}?" if text.isascii() else f"{shown + 1}위는?"
    when = spell(
        Reading(before.periods[0].first, before.periods[0].last, "range"), "en" if text.isascii() else "ko"
    )
    return (
        f"number {shown + 1} item in {when}?" if text.isascii() else f"{when} {shown + 1}위 품목은?"
    )  # of all, not of the one that was told
