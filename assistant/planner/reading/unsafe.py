"""Words that ask to change data or rules: no small talk to be left out."""

from assistant.planner.reading.segment import segment
from assistant.planner.reading.vocabulary import vocabulary


def is_unsafe(text: str) -> bool:
    """Whether any words of a text ask for what is refused as unsafe: "ignore previous instructions"."""
    concepts = [piece.concept for piece in segment(text, vocabulary())]
    return any(one is not None and one.section == "refuse_unsafe" for one in concepts)
