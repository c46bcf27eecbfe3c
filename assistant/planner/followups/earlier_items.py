"""A name that several items bear, of one that was spoken of before: "back to Lavender Pink"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.model import Exchange
from assistant.planner.followups.those import shown_codes
from assistant.planner.from_calls import frame_of_results
from assistant.planner.reading.mentions import Mention
from assistant.planner.reading.question import Question

_ONE_OF_THEM = re.compile(r"\bones?\b|(?:쪽|거|것|놈)(?:은|는|만|으로|로)?(?:요)?[\s?.!]*$|중", re.IGNORECASE)


def of_earlier(question: Question, history: Sequence[Exchange]) -> Question:
    """The question with the one item of such a name that the talk was about."""
    unclear = [one for one in question.mentions if one.item is None and one.hits and not one.lettered]
    if not unclear or question.says("refer.all", "ask.together", "measure.items"):
        return question
    frames = [frame_of_results(exchange.results) for exchange in history if exchange.results]
    spoken = {frame.items[0].code for frame in frames if len(frame.items) == 1}
    if frames and frames[-1].intent == "search" and _looks_for_another(question):
        return question
    shown = shown_codes(frames[-1], history) if frames and history[-1].results else []
    if shown:
        spoken = set(shown)
    return replace(question, mentions=tuple(_chosen(one, spoken) for one in question.mentions))


def _looks_for_another(question: Question) -> bool:
    """ "And Toric?", "토릭은?" after a search: another word to look for, not one of what was found."""
    others = question.times or question.numbers or set(question.sections) - {"refer"}
    return not (others or question.says("refer.among", "refer.item") or _ONE_OF_THEM.search(question.text))


def _chosen(one: Mention, spoken: set[str]) -> Mention:
    fits = [item for item in one.hits if item.code in spoken]
    unclear = one.item is None and not (one.range or one.lettered or one.guessed)
    return replace(one, item=fits[0], fits=1, hits=(fits[0],)) if unclear and len(fits) == 1 else one
