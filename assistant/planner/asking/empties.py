"""What came to nothing: records with a quantity of 0, and items that were never made."""

from assistant.planner.reading.question import Question

EVER = frozenset({"한번도", "never made", "never produced", "not once"})
"""Words that are about all time where no period is said."""


def empty(q: Question) -> bool:
    """Whether a quantity of 0 is said."""
    return any(one.operator == "=" for one in q.numbers)


def of_nothing(q: Question) -> bool:
    """ "생산량 0인 기록", "lots with zero good pieces": those whose quantity is 0, to list or to count."""
    return empty(q) and q.says("measure.records", "ask.history", "measure.lots")


def never_made(q: Question) -> bool:
    """ "Never made this year": items, where nothing else is named."""
    other = q.mentions or q.unknown or q.keys("noun") or q.says("measure.days", "ask.when", "about.data")
    return bool(EVER & q.words) and q.says("ask.none") and not other
