"""Tables as files: Excel with typed cells and a basis sheet, and CSV that Korean Excel opens right."""

import csv
import io
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from assistant.events import Answer
from assistant.model import Exchange, Usage
from assistant.outcome import tables_of
from assistant.page.codec import table_from_json
from assistant.page.view import headings, readable_row
from assistant.page.words import Words
from tools.tool import Cell, Table

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv;charset=utf-8"
ACTING = ("=", "+", "-", "@", "\t", "\r")
"""First characters with which a spreadsheet takes a text for a formula."""


def exported(asked: Mapping[str, Any], words: Words) -> dict[str, str]:
    """The file that the page asked for: its `name`, `type` and base64 `content`.

    Raises LookupError, TypeError or ValueError where that is no such request.
    """
    tables = [table_from_json(table) for table in asked["tables"]]
    form, question = asked["form"], str(asked["question"])
    content = csv_file(tables, words) if form == "csv" else excel_file(tables, question, words)
    return {
        "name": f"{words.say('element.file', day=words.today)}.{'csv' if form == 'csv' else 'xlsx'}",
        "type": CSV if form == "csv" else EXCEL,
        "content": b64encode(content).decode(),
    }


def offered(tables: Sequence[Table], words: Words) -> Answer:
    """The tables as an answer of their own, for their downloads."""
    return Answer(
        answer=words.say("form.export_intro"),
        status="ok",
        reason=None,
        language=words.language,
        session_id="",
        engine="planner",
        notice=None,
        tables=tuple(tables),
        suggestions=(),
        usage=Usage(),
        elapsed_ms=0.0,
    )


def last_tables(exchanges: Iterable[Exchange]) -> tuple[Table, ...]:
    """Tables of the newest exchange that has any."""
    for exchange in reversed(tuple(exchanges)):
        if tables := tables_of(exchange.results):
            return tables
    return ()


def excel_file(tables: Sequence[Table], question: str, words: Words) -> bytes:
    """An Excel file; the library for it is imported when the first one is asked for."""
    from assistant.page.excel import workbook

    return workbook(tables, question, words)


def csv_file(tables: Sequence[Table], words: Words) -> bytes:
    """UTF-8 with a mark, lines ending as in Windows; several tables stand apart by an empty line."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    for number, table in enumerate(tables):
        if number:
            writer.writerow([])
        writer.writerow([_plain(heading) for heading in headings(table, words)])
        writer.writerows(
            [_plain(cell) for cell in readable_row(table.columns, row, words)] for row in table.rows
        )
    return file.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> Cell:
    """A text that would act as a formula gets an apostrophe, which a spreadsheet takes for "this is text"."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(ACTING) else cell
