"""Every place of a ranking that a question speaks of."""

from assistant.planner.reading.question import RANKS, Question


def ranks_of(question: Question) -> tuple[int, ...]:
    """Every place of a ranking that is spoken of, in order of the words."""
    said = [(one.start, one.value) for one in question.numbers if one.role == "rank"]
    named = [(one.start, ".".join(one.concept)) for one in question.pieces if one.concept]
    said += [(start, RANKS[key]) for start, key in named if key in RANKS]
    return tuple(dict.fromkeys(value for _, value in sorted(said)))
