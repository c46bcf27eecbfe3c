"""Tables as an Excel file with typed cells and a sheet for their basis."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell import Cell as Place
from openpyxl.cell import MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from assistant.page.export import ACTING
from assistant.page.view import headings, readable_row, table_details
from assistant.page.words import Words
from tools.tool import Cell, Column, Kind, Table

FORMATS = {
    Kind.QUANTITY: "#,##0.######",
    Kind.CHANGE: "+#,##0.######;-#,##0.######;0",
    Kind.COUNT: "#,##0",
    Kind.SHARE: "0.0%",
    Kind.GROWTH: "+0.0%;-0.0%;0.0%",
}
WHOLE = {Kind.QUANTITY: "#,##0", Kind.CHANGE: "+#,##0;-#,##0;0"}
WIDEST = 60


def workbook(tables: Sequence[Table], question: str, words: Words) -> bytes:
    """An Excel file: one sheet for each table, then the basis of all of them."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, table in enumerate(tables, start=1):
        title = words.say("element.table") + (f" {number}" if len(tables) > 1 else "")
        _fill(book.create_sheet(title), table, words)
    _tell_basis(book.create_sheet(words.say("element.basis")), tables, question, words)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: Worksheet, table: Table, words: Words) -> None:
    for place, heading in enumerate(headings(table, words), start=1):
        _write(sheet.cell(1, place), heading)
        sheet.cell(1, place).font = Font(bold=True)
    for number, row in enumerate(table.rows, start=2):
        for place, (column, cell) in enumerate(
            zip(table.columns, readable_row(table.columns, row, words), strict=True), start=1
        ):
            _write_typed(sheet.cell(number, place), column, cell)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _widen(sheet)


def _tell_basis(sheet: Worksheet, tables: Iterable[Table], question: str, words: Words) -> None:
    lines: list[Sequence[str]] = [(words.say("element.question"), question)]
    for table in tables:
        lines += [("", ""), *(tuple(line) for line in table_details(table, words))]
    for number, line in enumerate(lines, start=1):
        for place, text in enumerate(line, start=1):
            _write(sheet.cell(number, place), text)
            sheet.cell(number, place).alignment = Alignment(wrap_text=True, vertical="top")
    _widen(sheet)


def _write_typed(place: Place | MergedCell, column: Column, cell: Cell) -> None:
    """A number as a number, a day as a day, anything else as text."""
    if isinstance(cell, str) and column.kind is Kind.DATE and (moment := _moment(cell)):
        place.value, place.number_format = moment
    elif isinstance(cell, str):
        _write(place, cell)
    elif cell is not None:
        place.value = cell / 100 if column.kind in (Kind.SHARE, Kind.GROWTH) else cell
        whole = WHOLE if float(cell).is_integer() else {}
        place.number_format = whole.get(column.kind) or FORMATS.get(column.kind, "General")


def _write(place: Place | MergedCell, text: str) -> None:
    """Text that stays text, whatever it begins with."""
    place.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    place.data_type = "s"
    place.quotePrefix = text.startswith(ACTING)


def _moment(text: str) -> tuple[date, str] | None:
    """A day, or a moment, with the format it is shown in."""
    try:
        if len(text) == 10:
            return date.fromisoformat(text), "yyyy-mm-dd"
        return datetime.fromisoformat(text), "yyyy-mm-dd hh:mm"
    except ValueError:
        return None


def _widen(sheet: Worksheet) -> None:
    for place, column in enumerate(sheet.columns, start=1):
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[get_column_letter(place)].width = min(WIDEST, longest * 1.3 + 3)
