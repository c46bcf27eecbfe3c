"""A source's problem as the sentence that mends it."""

from maintenance.errors import OperatorError
from prompts import phrase

SENTENCES = {
    "no_database": "databases_missing",
    "unreadable": "source_closed",
    "table_missing": "source_foreign",
    "column_missing": "source_foreign",
    "locked": "source_busy",
    "unsettled": "source_busy",
    "disk_full": "disk_full",
    "folder_unwritable": "folder_closed",
}
"""The message for each problem; any other is mended by another file."""


def unreadable(place: object, problem: str) -> OperatorError:
    """The error for a problem of the file, source or folder at `place`."""
    reasons = {f"{language}_reason": phrase(language, f"problem.{problem}") for language in ("ko", "en")}
    return OperatorError(SENTENCES.get(problem, "source_unreadable"), path=place, **reasons)
