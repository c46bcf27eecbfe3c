"""Whether the second of two periods that are compared still runs."""

from assistant.planner.frame import Frame
from assistant.planner.times import may_run
from tools.tool import Table


def running_change(frame: Frame, table: Table) -> bool:
    """Whether the second period still runs, so that as many days of the first are what is like it."""
    runs = any(note.code == "running_period" and dict(note.values)["period"] == 2 for note in table.notes)
    if table.basis.tool == "execute_custom_query":
        runs = may_run(frame.periods[0], frame.periods[-1])
    alike = [row for row in table.records() if row["part"] == "like_for_like"]
    return runs and any(None not in (row["difference"], row["growth"]) for row in alike)
