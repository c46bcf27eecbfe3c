"""Whether the second of two periods that are compared still runs."""

from datetime import timedelta

from assistant.planner.frame import Frame
from assistant.planner.periods.spans import is_unit
from tools.tool import Period, Table


def running_change(frame: Frame, table: Table) -> bool:
    """Whether the second period still runs, so that as many days of the first are what is like it."""
    runs = any(note.code == "running_period" and dict(note.values)["period"] == 2 for note in table.notes)
    if table.basis.tool == "execute_custom_query":
        runs = _may_run(frame.periods[0], frame.periods[-1])
    alike = [row for row in table.records() if row["part"] == "like_for_like"]
    return runs and any(None not in (row["difference"], row["growth"]) for row in alike)


def _may_run(first: Period, second: Period) -> bool:
    """Whether the second of two periods is the shorter one and the beginning of a unit of time."""
    begins = second.first.day == 1 or second.first.isoweekday() == 1
    month_over = (second.last + timedelta(days=1)).day == 1
    return begins and not month_over and second.days < first.days and not is_unit(second.first, second.last)
