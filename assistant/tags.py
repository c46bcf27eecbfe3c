"""The first-line tag by which a model declares that it asks back or declines."""

import re
from typing import get_args

from assistant.model import AnswerStatus, Reason

Tag = tuple[AnswerStatus, Reason | None]
TAG = re.compile(r"\s*\[\s*(clarify|refused)\s*(?::\s*([a-z_]+)\s*)?\]\s*")
OPENING = re.compile(r"\s*(?:\[[^\]\n]{0,40})?")


def split_tag(text: str) -> tuple[AnswerStatus, Reason | None, str]:
    """Status, reason and the text a person sees; an unknown tag counts as no reason."""
    found = TAG.match(text)
    if found is None:
        return "ok", None, text
    status: AnswerStatus = "clarify" if found[1] == "clarify" else "refused"
    reason: Reason | None = next((known for known in get_args(Reason) if known == found[2]), None)
    return status, reason, text[found.end() :]


def may_become_tag(text: str) -> bool:
    """Whether more text is needed to tell whether it begins with a tag."""
    return OPENING.fullmatch(text) is not None
