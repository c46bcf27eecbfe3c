"""The best and the worst unit of time told one after the other: "on that best day" is the best of them."""

import re
from collections.abc import Sequence

from assistant.model import Exchange, Language
from assistant.planner.followups.references import NAMES
from assistant.planner.found import Edge, edge_day, found_period, unit_of
from assistant.planner.from_calls import frame_of_results
from assistant.planner.periods import Period as Reading
from assistant.planner.periods import spell
from tools.tool import Period, Table

_MOST = r"best|highest|biggest|largest|strongest|busiest|peak|top|제일\s*많|가장\s*많|젤\s*많|최고|최대|최다"
_LEAST = r"worst|lowest|smallest|weakest|slowest|제일\s*적|가장\s*적|젤\s*적|최저|최소"
_ENGLISH = re.compile(
    rf"\b(?:(?:(?P<by>on|in|of|for|during) )?that|(?P<also_by>on|in|of|for|during) the) "
    rf"(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))(?: (?:production|output))? "
    r"(?P<unit>day|week|month|quarter|year)\b(?:'s)?(?! (?:of|in|so|this|last|since|for)\b)",
    re.IGNORECASE,
)
_KOREAN = re.compile(
    r"(?<![가-힣])(?:(?P<told>(?:아까|앞에서|방금|처음)\s*(?:말한\s*)?|그\s*)"
    rf"(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))(?:[가-힣]{{0,3}}\s*)?(?:만든|생산한|나온|찍은)?\s*"
    rf"|(?=(?:{_MOST}|{_LEAST})[가-힣]{{0,3}}\s*(?:만든|생산한|나온)?\s*[날주달해분]기?"
    r"(?:의|에\s| (?:상위|1위|품목|로트)))"
    rf"(?:(?P<bare_most>{_MOST})|(?P<bare_least>{_LEAST}))(?:[가-힣]{{0,3}}\s*)?(?:만든|생산한|나온)?\s*"
    rf"|(?:(?P<also_most>{_MOST})|(?P<also_least>{_LEAST}))(?:[가-힣]{{0,3}}\s*)?(?:만든|생산한|나온|찍은)?\s*그\s*)"
    r"(?P<unit>날|주|달|분기|해)(?=[에의은는이가도엔\s]|$)(?:에는|에|의|엔)?"
)
_ONE_ENGLISH = re.compile(
    rf"\b(?P<by>on|in|of|for|during) (?:the |that )?(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))"
    r"(?: one)?(?=[\s,?.!]*$|, | (?:which|what|how|who)\b)",
    re.IGNORECASE,
)
_ONE_KOREAN = re.compile(
    rf"(?<![가-힣])(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))(?:[가-힣]{{0,3}}\s*)?(?:쪽|것|거)(?:에서는|에서|에는|에|엔|의)\s*"
)
"""One of the two ends that the answer before told."""


def on_that_end(text: str, history: Sequence[Exchange]) -> str:
    """ "Top item on that best day" after the best and then the worst: the date of the end that is named."""
    english = text.isascii()
    said = (_ENGLISH if english else _KOREAN).search(text)
    one = said or (_ONE_ENGLISH if english else _ONE_KOREAN).search(text)
    if one is None:
        return text
    named = one.groupdict()
    least = bool(named["least"] or named.get("also_least") or named.get("bare_least"))
    found = _end_told(history, NAMES[named["unit"].lower()], least=least) if said else None
    found = found or _end_of_both(history, least=least)
    if found is None:
        return text
    said = one
    language: Language = "en" if english else "ko"
    date = spell(Reading(found.first, found.last, "range"), language)
    by = f"{named['by'] or named.get('also_by') or ('on' if found.days == 1 else 'in')} " if english else ""
    return f"{text[: said.start()]}{by}{date} {text[said.end() :].lstrip()}".strip()


def _end_of_both(history: Sequence[Exchange], *, least: bool) -> Period | None:
    """The unit of time on that side, where the last answer told both ends."""
    results = history[-1].results if history and history[-1].status == "ok" else ()
    frame = frame_of_results(results) if results else None
    if frame is None or frame.intent != "extreme" or not frame.both:
        return None
    edge: Edge = "smallest" if least else "largest"
    rows = [row for one in results if isinstance(one.outcome, Table) for row in one.outcome.records()]
    days = (edge_day(row, edge) for row in rows)
    units = (unit_of(row) for row in rows if row.get(edge) is not None)
    return next((one for one in days if one), None) or next(units, None)


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
