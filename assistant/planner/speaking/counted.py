"""Sentences about how many there are: lots, days, items, and the items of a family."""

from collections.abc import Sequence

from assistant.planner.figures import letters_of
from assistant.planner.frame import Frame
from assistant.planner.speaking.figures import total
from assistant.planner.speaking.rows import Lines, Row, about_row, counts, pairs
from assistant.planner.speaking.texts import Texts, number
from tools.tool import Table


def count(frame: Frame, tables: Sequence[Table], texts: Texts) -> Lines:
    """How many; where records of nothing make another number of days or items, that one too."""
    if not any("days_including_empty" in row or "items_including_empty" in row for row in _rows(tables)):
        yield from total(frame, tables, texts)
        return
    for table, period, items in pairs(frame, tables):
        if not table.rows:
            yield texts.say("total.none", **texts.about(items, period))
        for row in table.records():
            said = about_row(row, items, period, texts)
            if "items_asked" in row:
                yield _items_of(frame, row, said, texts)
            else:
                yield texts.say(f"total.{frame.measure}", **said, **counts(row))
            yield _with_empty(row, texts)


def _items_of(frame: Frame, row: Row, said: dict[str, str], texts: Texts) -> str:
    """How many of the items of a family were produced."""
    letters = letters_of(frame.items)
    values = {"asked": number(row["items_asked"]), "items": number(row["items"])}
    return texts.say(f"total.items_of{'_letters' if letters else ''}", **said, **values, letters=letters)


def _rows(tables: Sequence[Table]) -> list[Row]:
    return [row for table in tables for row in table.records()]


def _with_empty(row: Row, texts: Texts) -> str:
    """What counts when days or items whose records sum to nothing count too, where that differs."""
    if row.get("days_including_empty") != row.get("producing_days"):
        return texts.say("total.days_including_empty", days=number(row["days_including_empty"]))
    if row.get("items_including_empty") != row.get("items"):
        return texts.say("total.items_including_empty", items=number(row["items_including_empty"]))
    return ""
