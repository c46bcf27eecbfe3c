"""The last of what a list showed: "맨 아래꺼 2024년 생산량은", "꼴찌는 올해 얼마나 만들었어?"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.followups.referents import rows_of
from assistant.planner.frame import Frame
from tools.items import ItemIndex

_LAST_SHOWN = re.compile(
    r"(?:그럼|그러면|그)?\s*맨\s*(?:아래|밑|끝)(?:에\s*있는)?\s*(?:꺼|거|것|품목|제품|애)"
    r"(?:[은는이가의도])?\s+(?P<ko>\S.+)|"
    r"(?:(?:and|what about|how about)[\s,]+)*(?:the )?(?:bottom|last) (?:one|item) "
    r"(?:on|of|in) (?:the|that) list(?:'s)?,? (?P<en>\S.+)",
    re.IGNORECASE,
)
_LOWEST = re.compile(r"(?:그럼|그러면|그)?\s*(?:꼴찌|꼴등)(?:[은는이가의도])?\s+(?P<ko>\S.+)")
_FIRST_AND_LAST = re.compile(
    r"(?:그럼|그러면)?\s*(?:1등|1위|일등)\s*(?:하고|이랑|랑|과|와)\s*(?:꼴찌|꼴등)(?:의|은|는)?\s*(?:차이|격차)\S*(?:\s*\S{1,6}){0,2}[\s?.!]*"
)
_ASKS_WHO = re.compile(r"뭐|누구|어떤|어느|무슨|who|which|what", re.IGNORECASE)


def last_of_list(text: str, before: Frame, history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """What is asked of the last item of a list, with its code; the fewest only where it holds all."""
    if before.intent != "ranking" or before.least:
        return None
    both = _FIRST_AND_LAST.fullmatch(text) if before.items else None
    if both:
        codes = [str(row["item_code"]) for row in rows_of(history) if row.get("item_code")]
        return f"{codes[0]}와 {codes[-1]} 비교" if len(codes) > 1 else None
    shown, lowest = _LAST_SHOWN.fullmatch(text), _LOWEST.fullmatch(text)
    said = shown or lowest
    rows = [row for row in rows_of(history) if row.get("item_code")]
    if said is None or len(rows) < 2 or _ASKS_WHO.search(text):
        return None
    if lowest and not before.items:
        return None  # of the first ten only: the fewest of all are not among them
    rest = said["ko"] or said.groupdict().get("en") or ""
    return f"{rows[-1]['item_code']} {rest}"
