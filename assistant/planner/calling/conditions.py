"""The conditions of statements: which days and which items; a day and a code are quoted literals."""

from assistant.planner.frame import AND, Frame
from tools.tool import Item, Period


def among(frame: Frame, period: Period | None, *, weekdays: bool = False) -> str:
    """The condition on the days, and on the items of a frame or those that it leaves out."""
    days = where(period, () if frame.of_the_rest else frame.items, frame.weekdays if weekdays else ())
    left = [f"item_code NOT IN ({codes_of(frame.without)})"] if frame.of_the_rest else []
    left += without_gaps(frame)
    return f"{days}{' AND' if days else ' WHERE'} {' AND '.join(left)}" if left else days


def within(frame: Frame, period: Period) -> str:
    """The condition on the days, and on the items that the frame's are looked at among."""
    return " AND ".join((where(period, frame.within), *without_gaps(frame)))


def without_gaps(frame: Frame) -> list[str]:
    """The conditions that leave days out of the midst of a period; no BETWEEN, by which one is read back."""
    return [
        f"NOT (production_date >= DATE '{one.first}' AND production_date <= DATE '{one.last}')"
        for one in frame.holes
    ]


def where(period: Period | None, items: tuple[Item, ...], weekdays: tuple[int, ...] = ()) -> str:
    """The condition on days and items."""
    conditions = []
    if period:
        conditions.append(f"production_date BETWEEN DATE '{period.first}' AND DATE '{period.last}'")
    if len(items) == 1:
        conditions.append(f"item_code = {quoted(items[0].code)}")
    elif items:
        conditions.append(f"item_code IN ({codes_of(items)})")
    if weekdays:
        conditions.append(f"isodow(production_date) IN ({', '.join(map(str, weekdays))})")
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""


def meets(column: str, bound: str) -> str:
    """The condition that a column meets a bound, ">= 1000", or several of them."""
    return AND.join(f"{column} {one}" for one in bound.split(AND))


def codes_of(items: tuple[Item, ...]) -> str:
    """Codes as the members of a list."""
    return ", ".join(quoted(item.code) for item in items)


def quoted(text: str) -> str:
    """A text as a literal of a statement."""
    return "'" + text.replace("'", "''") + "'"
