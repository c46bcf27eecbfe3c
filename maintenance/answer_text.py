"""An answer as plain text for a console: its words, its tables, and what each rests on."""

from collections.abc import Iterator
from datetime import date

from rich.console import Console
from rich.table import Table as Grid

from assistant.events import Answer
from assistant.model import Language
from assistant.page.view import headings, readable_row
from assistant.page.words import Words
from maintenance.messages import worded
from tools.tool import Basis, Cell, Kind, Table

WIDEST = 10_000
NUMBERS = {Kind.QUANTITY, Kind.CHANGE, Kind.COUNT, Kind.SHARE, Kind.GROWTH, Kind.RANK, Kind.NUMBER}


def print_answer(answer: Answer, console: Console) -> None:
    """Print the answer, with its tables and their basis."""
    console.print(answer.answer, markup=False, highlight=False)
    for table in answer.tables:
        if table.rows:
            grid = _grid(table, answer.language)
            grid.width = console.measure(grid, options=console.options.update(max_width=WIDEST)).maximum
            console.print(grid, crop=False)  # a line too long for the console runs on, no figure is cut
        console.print(basis_line(table.basis, answer.language), markup=False, highlight=False, style="dim")
    for line in _closing_lines(answer):
        console.print(line, markup=False, highlight=False)


def basis_line(basis: Basis, language: Language) -> str:
    """What a table rests on, in one line."""
    return worded(
        language,
        "basis",
        tool=basis.tool,
        period=f"{basis.period.first} ~ {basis.period.last}" if basis.period else "-",
        items=", ".join(item.code for item in basis.items) or "-",
        records=basis.record_count,
        excluded=basis.excluded_count,
        sources=", ".join(basis.sources),
        as_of=basis.as_of,
    )


def _closing_lines(answer: Answer) -> Iterator[str]:
    if answer.notice:
        yield f"! {answer.notice}"
    for suggestion in answer.suggestions:
        yield f"→ {suggestion}"


def _grid(table: Table, language: Language) -> Grid:
    """A row for each row, headed as on the page; a single one stands on end, as its columns seldom fit."""
    words = Words(language, date.fromisoformat(table.basis.as_of[:10]))
    names = headings(table, words)
    rows = [readable_row(table.columns, row, words) for row in table.rows]
    grid = Grid(show_header=len(rows) > 1)
    if len(rows) == 1:
        for name, value in zip(names, rows[0], strict=True):
            grid.add_row(name, _cell(value))
        return grid
    for name, column in zip(names, table.columns, strict=True):
        grid.add_column(name, justify="right" if column.kind in NUMBERS else "left")
    for row in rows:
        grid.add_row(*map(_cell, row))
    return grid


def _cell(value: Cell) -> str:
    if value is None or isinstance(value, str | bool):
        return "" if value is None else str(value)
    return f"{value:,.2f}".rstrip("0").rstrip(".")
