"""Which of the families of an answer made the most or the least: "and the least?", "제일 적은 데는?"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.frame import Frame
from tools.items import ItemIndex

_SIDE = re.compile(
    r"(?:(?:and|so|then|which(?: one| family)?|what|who|how much|how many|made|makes|is|was|did|about|the)"
    r"[\s,]+)*"
    r"(?:most|least|biggest|largest|smallest|highest|lowest|best|worst|top|bottom)"
    r"(?: (?:one|family|of (?:them|those)|make|made))*[\s?.!]*|"
    r"(?:그럼|그러면|그\s*중(?:에서?)?|반대로|그중)?\s*(?:어디|어느\s*(?:쪽|게|군)|뭐)?(?:이|가)?\s*"
    r"(?:제일|가장)\s*(?:많|적|크|작|높|낮)\S*\s*(?:(?:만든|나온|생산한)\s*)?"
    r"(?:(?:데|곳|군|것|거|건|쪽|제품군|품목군|계열)\S*)?[\s?.!]*",
    re.IGNORECASE,
)


def of_families(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """All of them once more: the answer says which made the most and which the least."""
    if len(before.families) <= 1 or not _SIDE.fullmatch(text):
        return None
    names = ", ".join(one.name for one in before.families)
    return f"for {names} each" if text.isascii() else f"{names} 각각"
