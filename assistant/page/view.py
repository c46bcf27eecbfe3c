"""An answer as the page's element takes it: plain JSON, every text already in the reader's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.events import Answer
from assistant.page.charts import chart
from assistant.page.codec import table_to_json
from assistant.page.words import Words, compared_periods
from tools.tool import Basis, Cell, Column, Kind, Table

Props = dict[str, Any]
PAGE_ROWS = 50
SUMMED = ("get_production_summary", "get_monthly_trend", "get_top_items", "compare_periods")
"""Tools whose figures are sums over rows that the table itself does not show."""
OF_SEVERAL_DAYS = (
    "average_per_producing_day",
    "largest_day",
    "largest_day_quantity",
    "smallest_day",
    "smallest_day_quantity",
)
"""Columns that over a single producing day only repeat its quantity."""
PERCENTAGES = ("share", "growth")


def answer_props(question: str, answer: Answer, words: Words) -> Props:
    """What the element `Answer` draws, and all that exports, the rows behind it and a new run need."""
    return {
        "language": words.language,
        "question": question,
        "engine": answer.engine,
        "page_rows": PAGE_ROWS,
        "notice": answer.notice,
        "texts": dict(words.section("element")),
        "tables": [table_props(table, words) for table in answer.tables],
        "suggestions": [] if answer.choices else list(answer.suggestions),
        "choices": [{"label": label, "question": asked} for label, asked in answer.choices.items()],
    }


def table_props(table: Table, words: Words) -> Props:
    """One table with its chart and its basis."""
    return {
        "stored": table_to_json(table),
        "headings": headings(table, words),
        "rows": [
            _with_rest_named(readable_row(table.columns, row, words), table, words) for row in table.rows
        ],
        "hidden": _hidden(table),
        "figure": chart(table, words),
        "summary": basis_line(table.basis, words),
        "details": table_details(table, words),
        "row_periods": row_periods(table.basis, words),
    }


def headings(table: Table, words: Words) -> list[str]:
    """The columns' headings; those of a comparison name its periods."""
    named = [_heading(column, words) for column in table.columns]
    if table.basis.tool != "compare_periods":
        return named
    periods = [words.period(period) for period in compared_periods(table.basis)]
    for place, column in enumerate(table.columns):
        number, _, what = column.name.removeprefix("period").partition("_")
        if column.name.startswith("period") and number.isdigit():
            named[place] = words.say(f"compared.{what}", period=periods[int(number) - 1])
    return named


def _heading(column: Column, words: Words) -> str:
    """A column's heading; a percentage that a query computed has no sign in its cells."""
    name = words.column(column.name)
    return f"{name} (%)" if column.name in PERCENTAGES and column.kind is Kind.NUMBER else name


def _hidden(table: Table) -> list[int]:
    """Places of the columns that tell nothing: empty ones, those whose one value is known, repetitions."""
    one_day = [row.get("producing_days") for row in table.records()] == [1]
    cells = [{row[place] for row in table.rows} for place in range(len(table.columns))]
    return [
        place
        for place, column in enumerate(table.columns)
        if cells[place] == {None}
        or (len(cells[place]) == 1 and _is_known(column, table))
        or (one_day and column.name in OF_SEVERAL_DAYS)
    ]


def _is_known(column: Column, table: Table) -> bool:
    """Whether a reader knows the column's one value: a mark, the name of the one item, a rank's one item."""
    if column.kind is Kind.FLAG:
        return True
    if len(table.rows) < 2:
        return False
    if column.kind is Kind.NAME:
        return len(table.basis.items) == 1
    return table.basis.tool == "get_top_items" and column.name == "items"


def _with_rest_named(row: list[Cell], table: Table, words: Words) -> list[Cell]:
    """A ranking's line of all other items is called so."""
    if table.basis.tool != "get_top_items" or row[0] is not None:
        return row
    place = next(place for place, column in enumerate(table.columns) if column.kind is Kind.NAME)
    return [*row[:place], words.say("part.other_items"), *row[place + 1 :]]


def readable_row(columns: Iterable[Column], row: Iterable[Cell], words: Words) -> list[Cell]:
    """The cells of a row, codes of ours put into words; numbers stay numbers, for the page sorts them."""
    return [_readable(column, cell, words) for column, cell in zip(columns, row, strict=True)]


def _readable(column: Column, cell: Cell, words: Words) -> Cell:
    if column.kind is Kind.FLAG and cell is not None:
        return words.say("element.yes" if cell else "element.no")
    if column.name == "part" and isinstance(cell, str):
        return words.section("part").get(cell, cell)
    if column.name == "source" and isinstance(cell, str):
        return words.source(cell)
    if column.name == "weekday" and isinstance(cell, int):
        return words.weekday(cell)
    return cell


def basis_line(basis: Basis, words: Words) -> str:
    """The closed basis box: period, items, rows, as of."""
    parts = [
        *([_periods(basis, words)] if compared_periods(basis) else []),
        _items(basis, words, most=2),
        words.say("element.basis_rows", count=basis.record_count),
        *([words.say("element.basis_excluded", count=basis.excluded_count)] if basis.excluded_count else []),
        words.say("element.basis_as_of", as_of=words.moment(basis.as_of)),
    ]
    return " · ".join(parts)


def table_details(table: Table, words: Words) -> list[list[str]]:
    """The lines of the open basis box, headed by what must be known beside the rows."""
    notes = [[words.say("element.note"), words.note(note)] for note in table.notes]
    return [*notes, *basis_details(table.basis, words)]


def basis_details(basis: Basis, words: Words) -> list[list[str]]:
    """Heading and text of every line of the open basis box, the SQL last."""
    values: Mapping[str, str] = {
        "period": ", ".join(f"{period.first} ~ {period.last}" for period in compared_periods(basis)),
        "items": _items(basis, words, most=50),
        "aggregation": words.aggregation(basis),
        "records": words.say("element.basis_rows", count=basis.record_count),
        "excluded": _excluded(basis, words),
        "sources": ", ".join(words.source(source) for source in basis.sources),
        "generation": basis.generation,
        "as_of": basis.as_of,
        "tool": basis.tool,
        "arguments": ", ".join(f"{name} = {value}" for name, value in basis.arguments.items()),
        "sql": basis.sql,
    }
    return [[words.say(f"element.{name}"), text] for name, text in values.items() if text]


def row_periods(basis: Basis, words: Words) -> list[str]:
    """The periods whose rows can be looked at, empty where the table shows its rows itself."""
    if basis.tool not in SUMMED or not basis.record_count:
        return []
    return [words.period(period) for period in compared_periods(basis)]


def _periods(basis: Basis, words: Words) -> str:
    return " / ".join(words.period(period) for period in compared_periods(basis))


def _items(basis: Basis, words: Words, most: int) -> str:
    if not basis.items:
        return words.say("element.basis_items_all")
    named = [f"{item.code} {item.name or ''}".strip() for item in basis.items[:most]]
    more = len(basis.items) - len(named)
    return ", ".join(named) + (f" +{more}" if more else "")


def _excluded(basis: Basis, words: Words) -> str:
    reasons = words.section("excluded")
    parts = [f"{reasons.get(reason, reason)} {count:,}" for reason, count in basis.excluded.items()]
    return ", ".join(parts) or words.say("element.excluded_none")
