"""What an item is left out of, where the answers after it were about that item alone: "9월 CT0021 빼면"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.from_calls import frame_of, frame_of_results
from assistant.planner.reading.mentions import read_codes
from tools.items import ItemIndex

_LEFT_OUT = re.compile(
    r"빼(?:고|면|줘|서)|제외|\b(?:leav(?:e|ing) out|without|except|excluding|minus)\b", re.IGNORECASE
)


def from_what_holds(text: str, history: Sequence[Exchange], index: ItemIndex) -> Sequence[Exchange]:
    """The talk up to the last answer about several items as one, of which the item left out is one."""
    before = frame_of(history) if _LEFT_OUT.search(text) else None
    said = {one.item.code for one in read_codes(text, index) if one.item}
    if before is None or len(said) != 1 or {item.code for item in before.items} != said:
        return history
    for place in range(len(history) - 2, -1, -1):
        frame = frame_of_results(history[place].results) if history[place].results else None
        if frame and frame.as_one and said < {item.code for item in frame.items}:
            return history[: place + 1]
    return history
