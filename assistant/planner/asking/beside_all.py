"""The whole plant named beside an item: "BW0021과 전체 생산량", "BW family and overall lots"."""

import re

from assistant.planner.frame import Intent
from assistant.planner.reading.question import Question

WITH_ALL: tuple[Intent, ...] = ("total", "count", "average")
"""Intents that may be told of an item and of everything, one after the other."""
_FIGURE = (
    r"(?:생산량|생산\s*수량|수량|실적|로트\s*수|일평균|production|output|quantity|lots|daily average)"
    r"(?:\s*생산량)?"
)
_AND_ALL = re.compile(
    rf"(?P<kind>\s*(?:제품군|계열|family))?(?P<figure>\s*{_FIGURE})?"
    r"\s*(?:이?랑|하고|[과와]|및|,(?!\s*(?:total|총))|\band\b|&|\bplus\b)\s*(?:the\s|our\s|of\s)*"
    r"(?P<all>공장\s*전체|전체|전부|총|total|(?:the )?whole(?: plant)?|overall|entire|plant)(?!\s*기간)"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_OF_IT = re.compile(r"비중|비율|점유|몇\s*(?:%|퍼센트|프로)|\b(?:share|percent\w*|part)\b", re.IGNORECASE)
"""What is asked of the item in the whole."""


def names_both(question: Question) -> re.Match[str] | None:
    """Where everything is named beside the one item or family of a question, but not as its whole."""
    if len(question.mentions) != 1 or _OF_IT.search(question.text):
        return None
    return _AND_ALL.match(question.text, question.mentions[0].end)


def apart_from_all(question: Question) -> tuple[str, ...]:
    """The question of the item that is named, and of everything; nothing where it does not name both."""
    said = names_both(question)
    if said is None:
        return ()
    text, named = question.text, question.mentions[0]
    opening, figure = text[: named.start], said["figure"] or ""
    own = f"{opening}{text[named.start : named.end]}{said['kind'] or ''}{figure or said['rest']}"
    if figure and text.isascii():
        own += said["rest"]  # "BW0021 output and total output in October": the time is of both
    return own, f"{opening}{said['all']}{said['rest'] or figure}"
