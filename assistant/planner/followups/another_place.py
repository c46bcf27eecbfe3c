"""Another day or month of a list, of which the same is asked: "and on the third?", "세 번째 날은?"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.outcome import tables_of
from assistant.planner.figures import is_list
from assistant.planner.from_calls import frame_of_results
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


def of_another_place(text: str, history: Sequence[Exchange]) -> tuple[str, Sequence[Exchange]]:
    """The question before with another place in it, and the talk up to that; else as they are."""
    bare = _BARE.fullmatch(text.strip())
    if bare is None or len(history) < 2 or not history[-1].results or not _lists_times(history[:-1]):
        return text, history
    asked, before = of_another_place(history[-1].question, history[:-1])
    said = list(_SAID.finditer(asked))
    if len(said) != 1 or bool(said[0]["ko"]) != bool(bare["ko"]):
        return text, history
    put = f"{said[0]['lead'] or ''}{bare['ko'] or bare['en']}"
    return f"{asked[: said[0].start()]}{put}{asked[said[0].end() :]}", before


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
