"""The utmost of those that an answer showed: "셋 중 제일 적은 건?", "the best of the five"."""

import re
from collections.abc import Sequence

from assistant.model import Exchange
from assistant.planner.asking.decline import Decline
from assistant.planner.followups.answers import answers_of
from assistant.planner.followups.referents import rows_of
from assistant.planner.reading.numbers import ALONE, ENGLISH, NATIVE

_UTMOST = r"(?:제일|가장|젤|최고|최저|최대|최소|꼴찌)"
_UNIT = r"(?:개|가지|종|달|날|주|해|분기|군데)?(?:\s*(?:품목|제품|제품군))?"
_KOREAN = re.compile(
    rf"(?<![가-힣\d])(?:그|이|저|위|위의)?\s*(?P<n>{'|'.join({**ALONE, **NATIVE})}|\d{{1,2}})\s*{_UNIT}\s*"
    rf"(?:중에서도|중에서|중에|중|가운데에서|가운데서|가운데)\s*(?={_UTMOST})"
)
_END = (
    r"(?:best|worst|busiest|slowest|highest|lowest|biggest|largest|smallest|strongest|weakest|poorest)"
    r"(?: (?:one|day|week|month|quarter|year|item|product|family))?"
)
_ENGLISH = re.compile(
    rf"(?:the )?(?P<end>{_END}),? (?:of|among|out of) (?:all )?(?:them|these|those|"
    rf"(?:the|those|these) (?P<n>{'|'.join(ENGLISH)}|\d{{1,2}}))"
    r"(?: (?:days|weeks|months|quarters|years|items|products|families))?\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(?:(?:and|so|then|ok|now|what|which|who|is|was|were|about)[\s,]+)*\W*$", re.IGNORECASE)
FEWEST = 2


def of_so_many(text: str, history: Sequence[Exchange]) -> str | Decline:
    """The question with "those" for so many that were shown; asked back where they are not as many."""
    said = _KOREAN.search(text) or _ENGLISH.search(text)
    answers = answers_of(history) if said else []
    if said is None or not answers:
        return text
    count = _count(said["n"]) if said["n"] else None
    shown = len(answers[0].figures) or len(rows_of(history))
    told = sum(len(one.figures) for one in answers[:count]) if count and shown < FEWEST else shown
    if count and count not in (shown, told):
        return Decline("clarify", None, "unknown.both")
    if shown < FEWEST and told < FEWEST:
        return text
    if said.re is _KOREAN:
        return f"{text[: said.start()]}그중 {text[said.end() :]}"
    alone = _ALONE.fullmatch(text[: said.start()]) and _ALONE.fullmatch(text[said.end() :])
    return f"which of those was the {said['end'].split()[0]}?" if alone else text


def _count(word: str) -> int:
    return (ALONE | NATIVE | ENGLISH).get(word.lower()) or int(word)
