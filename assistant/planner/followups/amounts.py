"""Places of a ranking as what was made: of "1위는?" and "2위는?" the quantities are reckoned."""

import re
from collections.abc import Sequence

from assistant.outcome import tables_of
from assistant.planner.figures import Figure
from assistant.planner.followups.answers import Answer
from assistant.planner.frame import Frame
from tools.tool import Item


def as_amounts(answers: Sequence[Answer]) -> list[Answer]:
    """The answers, the last one first; each that told who is in a place as the total of that item.

    After such a place the place of an item is told for what was made of it, too.
    """
    found: list[Answer] = []
    for place, answer in enumerate(answers):
        after = place + 1 < len(answers) and is_placed(answers[place + 1].frame)
        of_one = answer.frame.intent == "ranking" and len(answer.frame.items) == 1 and after
        found.append((_amount(answer) if is_placed(answer.frame) or of_one else None) or answer)
    return found


def is_placed(frame: Frame) -> bool:
    """Whether it was asked which item is in one place of a ranking."""
    one = (frame.place and not frame.places) or (frame.limit == 1 and len(frame.items) != 1)
    return frame.intent == "ranking" and bool(one) and not (frame.by_count or frame.both)


def _amount(answer: Answer) -> Answer | None:
    """What was made of the one item that an answer put in a place."""
    frame, tables = answer.frame, tables_of(answer.results)
    rows = [row for row in tables[0].records() if row.get("item_code")] if len(tables) == 1 else []
    if frame.place:
        rows = [row for row in rows if row.get("rank") == frame.place]
    elif len(frame.items) == 1:
        rows = [row for row in rows if row["item_code"] == frame.items[0].code]
    else:
        rows = [row for row in rows if row.get("rank") == 1]
    period = tables[0].basis.period or (frame.periods[0] if frame.periods else None) if tables else None
    if len(rows) != 1 or period is None:
        return None
    value, name = rows[0].get("quantity", rows[0].get("smallest")), rows[0].get("item_name")
    if not isinstance(value, int | float):
        return None
    item = Item(str(rows[0]["item_code"]), str(name) if name else None)
    told = Frame("total", periods=(period,), items=(item,))
    return Answer(told, (), [Figure(float(value), {"quantity": value}, period, (item,))])


def of_another_family(code: str, lead: str) -> bool:
    """ "HS 중 10월 1위 품목" after a list of CT: of no list of that family."""
    letters = re.findall(r"(?<![A-Za-z0-9])[A-Z]{2,4}(?![A-Za-z0-9])", lead)
    return bool(re.match(r"[A-Z]{2,4}\d", code) and letters) and not code.startswith(tuple(letters))
