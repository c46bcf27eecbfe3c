"""What every speaker needs of a result: its rows with their period and items, and names in words."""

from collections.abc import Iterator, Mapping, Sequence

from assistant.planner.frame import Frame
from assistant.planner.periods.spans import Span, month_span
from assistant.planner.speaking.texts import Texts, number
from tools.tool import Cell, Item, Period, Table

Row = Mapping[str, Cell]
Lines = Iterator[str]
LISTED = 10
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def pairs(frame: Frame, tables: Sequence[Table]) -> Iterator[tuple[Table, Period | None, tuple[Item, ...]]]:
    """Each table with its period and items, in the order of the calls."""
    for place, table in enumerate(tables):
        own = frame.periods[min(place, len(frame.periods) - 1)] if frame.periods else None
        custom = table.basis.tool == "execute_custom_query"
        items = frame.items if custom and frame.items else table.basis.items
        if custom and (not table.rows or not any(one.name == "item_code" for one in table.columns)):
            items = tuple(Item(item.code, None) for item in items)  # a name that no row holds
        beside = custom and frame.grows and own is not None  # units of time from before it are only read
        yield table, own if beside else table.basis.period or own, items


def figures_of(
    frame: Frame, tables: Sequence[Table]
) -> Iterator[tuple[Row | None, Period | None, tuple[Item, ...]]]:
    """Each row with its period and items, None where nothing was made; a table may hold one of each item."""
    for table, period, items in pairs(frame, tables):
        rows = table.records()
        by_code = {str(row["item_code"]): row for row in rows if row.get("item_code")}
        if len(items) > 1 and by_code and not frame.summed:
            yield from ((by_code.get(item.code), period, (item,)) for item in items)
        else:
            yield rows[0] if rows else None, period, items


def counts(row: Row) -> dict[str, str]:
    named = {
        "quantity": "quantity",
        "records": "records",
        "lots": "lots",
        "days": "producing_days",
        "items": "items",
    }
    return {name: number(row[column]) for name, column in named.items() if row.get(column) is not None}


def bucket_name(grain: str, row: Row, texts: Texts) -> str:
    """The name of the unit of time that a row is of."""
    if grain == "day":
        return texts.day(row["day"])
    if grain == "week":
        return texts.say("word.week_of", day=texts.day(row["week"]))
    if grain == "weekday":
        name = str(texts.of("word.weekdays")[int(str(row[grain])) - 1])
        return f"{name} ({texts.day(row['day'])})" if row.get("day") else name  # of one week
    return texts.period(Period(*_span(grain, row)))


def _span(grain: str, row: Row) -> Span:
    """The days of a month, quarter, half or year."""
    if grain == "month":
        year, number = (int(part) for part in str(row["month"]).split("-"))
    else:
        year, number = int(str(row["year"])), int(str(row.get(grain) if grain != "year" else 1))
    months = MONTHS[grain]
    return month_span(year, (number - 1) * months + 1, months)


def unit_of(frame: Frame, texts: Texts) -> str:
    return str(texts.of("word.found_grains").get(frame.grain or "day", ""))


def about_row(row: Row, items: Sequence[Item], period: Period | None, texts: Texts) -> dict[str, str]:
    """The period and the item of a row, where it names one, else the items asked for."""
    code, name = row.get("item_code"), row.get("item_name")
    own = (Item(str(code), str(name) if name else None),) if code else tuple(items)
    return texts.about(own, period)


def row_name(row: Row) -> str:
    return " ".join(str(row[column]) for column in ("item_code", "item_name") if row.get(column))


def percent(value: Cell) -> str:
    return f"{float(value):.1f}" if isinstance(value, int | float) else ""
