"""A score on the console: one line for each miss, and the figures of the whole set."""

from collections.abc import Iterator

from maintenance.evaluation import Outcome, Report
from maintenance.messages import say


def miss_line(outcome: Outcome) -> str:
    """The conversation, what was wrong, and whether the answer was given with confidence."""
    mark = "WRONG" if outcome.confidently_wrong else "miss "
    asked = " >> ".join(outcome.turns)
    said = " ".join(outcome.answer.answer.split())[:120]
    return f"{mark} [{outcome.case.category}] {asked}: {'; '.join(outcome.faults)} | {said}"


def summary_lines(report: Report) -> Iterator[str]:
    """Accuracy by category and over all, confident errors, refusals, latency and tokens."""
    for category, (right, count) in report.by_category().items():
        yield f"{category or '-':<14}{right:>5}/{count}"
    yield say(
        "eval_score",
        count=len(report.outcomes),
        accuracy=report.accuracy * 100,
        confident=report.confident_errors * 100,
        refused=report.refusals * 100,
        latency=report.slowest_seconds * 1000,
        tokens=report.tokens,
    )
