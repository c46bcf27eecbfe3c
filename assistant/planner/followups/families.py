"""Items by how their codes begin, after a figure: "BW만", "only the CT items", "PT로 시작하는 품목만"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.frame import Frame
from assistant.planner.reading.mentions import FAMILY_SIGN
from tools.items import ItemIndex

AS_ONE = ("total", "produced", "average", "count", "trend")
"""Intents that tell a family as one item."""
PAIR = 2
_FAMILY = re.compile(
    r"(?:그럼|그러면)?\s*(?P<korean>[A-Za-z]{2,4})\s*(?:로|으로)?\s*(?:시작하는\s*)?"
    r"(?:쪽|계열|시리즈|라인)?\s*(?:품목|제품|코드)?(?:들)?\s*(?P<only>만|은|는)(?:요)?[\s?.!]*|"
    r"(?:(?:and|now|then|ok|what about|how about|only|just|for|all)[\s,]+)*(?:the )?"
    r"(?P<english>[A-Z]{2,4})(?: (?:items|products|codes|line|series|family))?(?: only| alone)?[\s?.!]*"
)


def of_a_family(text: str, before: Frame, _history: Sequence[Exchange], index: ItemIndex) -> str | None:
    """The codes that begin so, as one item, in place of their beginning."""
    said = _FAMILY.fullmatch(text) if before.intent in AS_ONE else None
    if said is None:
        return None
    beginning = (said["korean"] or said["english"]).upper()
    codes = [entry.code for entry in index.entries if re.fullmatch(rf"{beginning}\d+", entry.code)]
    if len(codes) < PAIR:
        return None
    family = FAMILY_SIGN.join(codes)
    return f"{family}{said['only']}" if said["korean"] else f"and {family}?"
