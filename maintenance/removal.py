"""Removes an archived year from live: the only write to the ERP's rows, and only where it is asked for."""

import sqlite3
from contextlib import closing as closed

from maintenance.archive import Closing
from maintenance.copying import problems_told
from maintenance.errors import OperatorError
from maintenance.failpoints import reach
from maintenance.profile import profile_of_days
from maintenance.sources import one_at_a_time

LOCK_SECONDS = 10.0


def remove_rows(closing: Closing) -> int:
    """Remove the rows that the archive holds, in one transaction and only if they are still the plan's.

    Raises OperatorError where they are not, and SourceUnreadable where the file is locked.
    """
    with one_at_a_time, problems_told(), closed(_connected(closing)) as live:
        live.execute("BEGIN IMMEDIATE")
        if profile_of_days(live, closing.days) != closing.profile:
            raise OperatorError("rollover_guarded", year=closing.year)
        numbers = ((number,) for number in closing.days)
        live.executemany("DELETE FROM production_records WHERE id = ?", numbers)
        reach("rows_removed")
        live.execute("COMMIT")
    return len(closing.days)


def _connected(closing: Closing) -> sqlite3.Connection:
    return sqlite3.connect(closing.live.path, timeout=LOCK_SECONDS, isolation_level=None)
