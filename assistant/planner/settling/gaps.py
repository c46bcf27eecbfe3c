"""A period of which a part in its midst is left out: what can be told of the rest."""

from assistant.planner.frame import Frame


def holds_gaps(frame: Frame) -> bool:
    """Whether stretches that lie apart can be told as the rest of one: added up, or as the course of each."""
    course = frame.intent == "trend" and frame.grain != "year" and not (frame.grows or frame.running_sum)
    sums = frame.intent == "total" and not frame.weekday_sets and (len(frame.items) <= 1 or frame.summed)
    return frame.measures == ("quantity",) and not (frame.families or frame.with_total) and (sums or course)
