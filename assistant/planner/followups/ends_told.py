"""The best and the worst unit of time told one after the other: "on that best day" is the best of them."""

import re
from collections.abc import Sequence

from assistant.model import Exchange, Language
from assistant.planner.followups.references import NAMES
from assistant.planner.found import found_period
from assistant.planner.from_calls import frame_of_results
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from tools.tool import Period

_MOST = r"best|highest|biggest|largest|strongest|busiest|peak|top|제일\s*많|가장\s*많|젤\s*많|최고|최대|최다"
_LEAST = r"worst|lowest|smallest|weakest|slowest|제일\s*적|가장\s*적|젤\s*적|최저|최소"
_ENGLISH = re.compile(
    rf"\b(?:(?P<by>on|in|of|for|during) )?that (?:(?P<most>{_MOST})|(?P<least>{_LEAST}))"
    r"(?: (?:production|output))? (?P<unit>day|week|month|quarter|year)\b(?:'s)?",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    r"(?<![가-힣])(?:(?P<told>(?:아까|앞에서|방금|처음)\s*(?:말한\s*)?|그\s*)"
    rf"(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))(?:[가-힣]{{0,3}}\s*)?(?:만든|생산한|나온|찍은)?\s*"
    rf"|(?:(?P<also_most>{_MOST})|(?P<also_least>{_LEAST}))(?:[가-힣]{{0,3}}\s*)?(?:만든|생산한|나온|찍은)?\s*그\s*)"
    r"(?P<unit>날|주|달|분기|해)(?=[에의은는이가도엔\s]|$)(?:에는|에|의|엔)?"
)


def on_that_end(text: str, history: Sequence[Exchange]) -> str:
    """ "Top item on that best day" after the best and then the worst: the date of the end that is named."""
    english = text.isascii()
    said = (_ENGLISH if english else _KOREAN).search(text)
    if said is None:
        return text
    named = said.groupdict()
    least = bool(named["least"] or named.get("also_least"))
    found = _end_told(history, NAMES[named["unit"].lower()], least=least)
    if found is None:
        return text
    language: Language = "en" if english else "ko"
    date = spell(Reading(found.first, found.last, "range"), language)
    by = f"{named['by'] or ('on' if found.days == 1 else 'in')} " if english else ""
    return f"{text[: said.start()]}{by}{date} {text[said.end() :].lstrip()}".strip()


def _end_told(history: Sequence[Exchange], unit: str, *, least: bool) -> Period | None:
    """The last unit of time that an answer found on that side, where a later one found the other end."""
    turned = False
    for place in range(len(history), 0, -1):
        exchange = history[place - 1]
        if exchange.status != "ok":
            return None
        frame = frame_of_results(exchange.results) if exchange.results else None
        if frame is None or frame.intent != "extreme" or (frame.grain or "day") != unit or frame.both:
            continue
        if frame.least == least:
            return found_period(history[:place]) if turned else None
        turned = True
    return None
