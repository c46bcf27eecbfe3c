"""Another day or month of a list, of which the same is asked: "and on the third?", "세 번째 날은?"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.outcome import tables_of
from assistant.planner.figures import is_list
from assistant.planner.followups.referents import rows_of
from assistant.planner.found import Edge, edge_day
from assistant.planner.from_calls import frame_of_results
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from assistant.planner.reading.ranks import ORDINALS

BACK = 5
"""Answers that are looked back at for a list of days or months."""
_NTH = "|".join(ORDINALS)
_UNIT = r"(?:one|day|week|month|quarter|year)"
_KOREAN_NTH, _KOREAN_UNIT = r"첫|두|세|네|다섯", r"날|주|달|분기|해"
_BARE = re.compile(
    r"(?:(?:and|so|then|ok|now|what about|how about|(?:the )?same(?: thing)?)[\s,]+)*"
    rf"(?:(?:on|in|for|of) )?the (?P<en>{_NTH})(?: {_UNIT})?(?: of (?:those|these|them))?"
    r"(?:,? (?:then|please|too))?[\s?.!]*|"
    rf"(?:그럼|그러면|그리고|그다음)?\s*(?P<ko>{_KOREAN_NTH})\s*번째\s*(?P<noun>{_KOREAN_UNIT}|거|것|건)?"
    r"(?:에는|에서는|에|은|는|엔|도)*(?:요)?[\s?.!]*",
    re.IGNORECASE,
)
"""A place of a list, and nothing that is asked of it."""
_SAID = re.compile(
    rf"(?P<lead>\b(?:on|in|for|of) the )(?P<en>{_NTH})(?= {_UNIT}\b| of (?:those|these|them)\b|[\s?.!,]*$)|"
    rf"(?P<ko>{_KOREAN_NTH})(?=\s*번째\s*(?:{_KOREAN_UNIT}))",
    re.IGNORECASE,
)
"""The place that the question before was of."""
_EDGE = re.compile(
    r"(?:그럼|그러면|그리고)?\s*(?:첫|(?P<ko_last>마지막))\s*(?:날|생산일)(?:에는|에|은|는|엔|도)*(?:요)?[\s?.!]*|"
    r"(?:(?:and|so|then|ok|what about|how about|the same)[\s,]+)*"
    r"(?:on )?the (?:very )?(?:first|(?P<en_last>last)) day[\s?.!]*",
    re.IGNORECASE,
)
_THAT_DAY = re.compile(r"(?<![가-힣])그\s*날|\bthat day\b", re.IGNORECASE)


def of_another_place(text: str, history: Sequence[Exchange]) -> tuple[str, Sequence[Exchange]]:
    """The question before with another place in it, and the talk up to that; else as they are."""
    edge = _of_the_other_edge(text, history)
    if edge:
        return edge, history[:-1]
    bare = _BARE.fullmatch(text.strip())
    if bare is None or len(history) < 2 or not history[-1].results or not _lists_times(history[:-1]):
        return text, history
    asked, before = of_another_place(history[-1].question, history[:-1])
    said = list(_SAID.finditer(asked))
    if len(said) != 1 or bool(said[0]["ko"]) != bool(bare["ko"]):
        return text, history
    put = f"{said[0]['lead'] or ''}{bare['ko'] or bare['en']}"
    return f"{asked[: said[0].start()]}{put}{asked[said[0].end() :]}", before


def _of_the_other_edge(text: str, history: Sequence[Exchange]) -> str | None:
    """ "첫날은?" after what was asked of the last day ("그날 기록은 몇 건?"): the same of the first one."""
    said = _EDGE.fullmatch(text.strip()) if len(history) > 1 and history[-1].results else None
    rows = rows_of(history[:-1]) if said else []
    edge: Edge = "last" if said and (said["ko_last"] or said["en_last"]) else "first"
    found = edge_day(rows[0], edge) if len(rows) == 1 else None
    if found is None:
        return None
    named = spell(Reading(found.first, found.last, "day"), "en" if text.isascii() else "ko")
    asked, times = _THAT_DAY.subn(named, history[-1].question)
    return asked if times == 1 else None


def _lists_times(history: Sequence[Exchange]) -> bool:
    """Whether one of the last answers listed days, weeks or months."""
    told = [one for one in reversed(history) if one.results][:BACK]
    frames = ((frame_of_results(one.results), tables_of(one.results)) for one in told)
    return any(
        frame.intent in ("extreme", "threshold", "trend")
        and frame.grain not in ("lot", "item")
        and is_list(frame, tables)
        for frame, tables in frames
    )
