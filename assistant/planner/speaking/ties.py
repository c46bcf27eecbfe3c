"""What came to as much as the last thing told: one of several alike is never told as the only one."""

from collections.abc import Sequence

from assistant.planner.frame import Frame
from assistant.planner.speaking.rows import Lines, unit_of
from assistant.planner.speaking.texts import Texts
from tools.tool import Table

IN_ORDER = ("extreme", "ranking", "movers")


def ties(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    """Whether more have the same quantity as the last of each list; of days, which they are."""
    if frame.intent not in IN_ORDER or frame.by_count or (frame.places and frame.intent == "ranking"):
        return
    for table in tables:
        yield from _tied_days(frame, table, texts)
        unit = unit_of(frame, texts) if frame.intent == "extreme" else texts.of("by_count.item")
        yield texts.say("tied.more", unit=unit) if _goes_on(table) else ""


def _tied_days(frame: Frame, table: Table, texts: Texts) -> Lines:
    """The days that share what a summary tells of one."""
    side = "smallest" if frame.least else "largest"
    sides = ("largest", "smallest") if frame.both else (side,)
    for note in table.notes if frame.intent == "extreme" else ():
        values = dict(note.values)
        if note.code in [f"tied_{side}_day" for side in sides]:
            days = [texts.day(day) if day[:1].isdigit() else day for day in str(values["days"]).split(", ")]
            yield texts.say("tied.days", days=", ".join(days))


def _goes_on(table: Table) -> bool:
    """Whether more are as much as the last that the table lists."""
    rows = table.records()
    return any(note.code == "tie_at_limit" for note in table.notes) or bool(rows and rows[-1].get("tied"))
