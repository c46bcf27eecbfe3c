"""The conditions of statements: which days and which items; a day and a code are quoted literals."""

from assistant.planner.frame import AND, Frame
from tools.tool import Item, Period


def among(frame: Frame, period: Period | None, *, weekdays: bool = False) -> str:
    """The condition on the days, and on the items of a frame or those that it leaves out."""
    if not frame.of_the_rest:
        return where(period, frame.items, frame.weekdays if weekdays else ())
    days = where(period, (), frame.weekdays if weekdays else ())
    return f"{days}{' AND' if days else ' WHERE'} item_code NOT IN ({codes_of(frame.without)})"


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
