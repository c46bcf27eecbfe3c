"""The days an item was made: how much on the first or last, and which ones: "첫날 얼마나?", "며칠에?"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange, Language
from assistant.planner.followups.referents import rows_of
from assistant.planner.found import Edge, edge_day
from assistant.planner.frame import Frame
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from tools.items import ItemIndex

_EDGE_DAY = re.compile(
    r"(?<![가-힣])(?:첫|(?P<last>마지막))\s*(?:날짜?|생산일)(?:에는|에|은|의)?\s+|"
    r"\bon (?P<its>its|the|that) (?:very )?(?:first|(?P<en_last>last)) (?:production )?(?:day|date)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"얼마|생산량|몇\s*[개장]|\b(?:how (?:many|much)|output|did we make|was made)\b", re.IGNORECASE
)

LONGEST = 366
"""Days of the longest period whose days are listed one by one."""
_WHICH_DAYS = re.compile(
    r"(?:그럼|그러면|그게|그건|그거|정확히)?\s*(?:(?:언제\s*)?언제|며칠(?:날)?|몇\s*일날?|(?:어느|무슨|어떤)\s*날(?:짜)?)(?:에)?"
    r"(?:야|예요|이야|이에요|요|인데|인데요|죠|지|인가요|인지)?"
    r"(?:\s*(?:만들|만든|생산|나왔|나온|찍|돌렸|돌린)\S*(?:\s*(?:거|건|날)\S*)?)?[\s?.!]*|"
    r"(?:(?:and|so|ok|exactly)[\s,]+)*(?:when(?: exactly)?|(?:on )?(?:which|what) (?:days?|dates?))"
    r"(?: (?:was|were) (?:it|that|they|those|these)(?: (?:made|produced|run))?|"
    r" did (?:we|you) (?:make|produce|run) (?:it|that|them))?[\s?.!]*",
    re.IGNORECASE,
)
_HOW_MANY_DAYS = re.compile(r"\s*(?:며칠|몇\s*일)(?!날|에)")


def its_days(text: str, before: Frame, _history: Sequence[Exchange], _index: ItemIndex) -> str | None:
    """ "언제 만들었는데?", "on which days?" after what was made of an item in a period: each of its days."""
    told = before.intent in ("total", "produced") or (before.intent, before.measure) == ("count", "days")
    own = before.periods[0].days if len(before.periods) == 1 and len(before.items) == 1 else 0
    if not (told and 1 < own <= LONGEST) or not _WHICH_DAYS.fullmatch(text) or _HOW_MANY_DAYS.match(text):
        return None
    return "by day?" if text.isascii() else "일별로"


def on_its_edge(text: str, before: Frame, history: Sequence[Exchange]) -> str:
    """The question with the date of that day, and its item in English, where "its" said it."""
    dated = before.intent == "fresh" or (before.intent == "span" and _AMOUNT.search(text))
    said = _EDGE_DAY.search(text) if dated else None
    rows = rows_of(history) if said else []
    edge: Edge = "last" if said and (said["last"] or said["en_last"]) else "first"
    found = edge_day(rows[0], edge) if len(rows) == 1 else None
    if said is None or found is None:
        return text
    language: Language = "ko" if said["its"] is None else "en"
    named = spell(Reading(found.first, found.last, "day"), language)
    if language == "ko":
        return f"{text[: said.start()]}{named} {text[said.end() :]}"
    own = f"of {before.items[0].code} " if len(before.items) == 1 else ""
    return f"{text[: said.start()]}{own}on {named}{text[said.end() :]}"
