"""What was made on the first or last day, after both were told: "첫날 얼마나 만들었어?"."""

import re
from collections.abc import Sequence
from datetime import date

from assistant.model import Exchange, Language
from assistant.planner.followups.referents import rows_of
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell

_EDGE_DAY = re.compile(
    r"(?<![가-힣])(?:첫|(?P<last>마지막))\s*(?:날|생산일)(?:에는|에|은|의)?\s+|"
    r"\bon (?P<its>its|the|that) (?:very )?(?:first|(?P<en_last>last)) (?:production )?day\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"얼마|몇\s*[개장]|\b(?:how (?:many|much)|did we make|was made)\b", re.IGNORECASE)


def on_its_edge(text: str, before: Frame, history: Sequence[Exchange]) -> str:
    """The question with the date of that day, and its item in English, where "its" said it."""
    said = _EDGE_DAY.search(text) if before.intent == "span" and _AMOUNT.search(text) else None
    rows = rows_of(history) if said else []
    if said is None or len(rows) != 1:
        return text
    day = date.fromisoformat(
        str(rows[0]["last_day" if said["last"] or said["en_last"] else "first_day"])[:10]
    )
    language: Language = "ko" if said["its"] is None else "en"
    dated = spell(Reading(day, day, "day"), language)
    if language == "ko":
        return f"{text[: said.start()]}{dated} {text[said.end() :]}"
    own = f"of {before.items[0].code} " if len(before.items) == 1 else ""
    return f"{text[: said.start()]}{own}on {dated}{text[said.end() :]}"
