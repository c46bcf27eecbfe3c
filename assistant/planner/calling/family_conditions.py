"""How statements name the family of an item, and those that are asked for."""

from assistant.planner.calling.conditions import codes_of, quoted
from assistant.planner.frame import LETTERS, Family, Frame
from tools.tool import Item


def named(frame: Frame) -> str:
    """The family of an item: the letters its code begins with, or the name that was said of it."""
    if all(one.lettered for one in frame.families):
        return f"upper(regexp_extract(item_code, '{LETTERS}', 1))"
    groups = " ".join(f"WHEN {_members(one)} THEN {quoted(one.name)}" for one in frame.families)
    return f"CASE {groups} END"


def _members(family: Family) -> str:
    return f"item_code IN ({codes_of(family.items)})"


def told(frame: Frame) -> str:
    """The condition that a family is one of those asked for."""
    names = codes_of(tuple(Item(one.name, None) for one in frame.families))
    return f"family IN ({names})"


def side(frame: Frame) -> str:
    """The order of what is told, the most or the least first."""
    return "ASC" if frame.least else "DESC"
