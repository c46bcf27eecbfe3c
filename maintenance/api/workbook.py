"""An Excel workbook written while it is sent: the first rows leave before the last ones are read.

Excel's own format (ECMA-376) is a ZIP archive of XML parts; only what plain tables need is written here.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

SHEET_ROWS = 1_048_576
"""Rows of a sheet, its heading among them."""
LONGEST_TEXT = 32_767
COMPRESSION = 3

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
"""What XML cannot hold, and what Excel would read as the escape of such."""

Rows = Sequence[Sequence[Any]]


def write_workbook(file: BinaryIO, heading: Sequence[str], batches: Iterable[Rows]) -> Iterator[None]:
    """Write batches of rows to a file that need not seek; pauses after each, so that it can be sent."""
    number = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=COMPRESSION) as archive:
        for number, pieces in groupby(_pieces(batches), key=itemgetter(0)):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as part:
                part.write(f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>{_row(heading)}'.encode())
                for _, rows in pieces:
                    part.write("".join(map(_row, rows)).encode())
                    yield
                part.write(b"</sheetData></worksheet>")
        for name, content in _parts(number):
            archive.writestr(name, _XML + content)
    yield


def _pieces(batches: Iterable[Rows]) -> Iterator[tuple[int, Rows]]:
    """The batches with the number of their sheet, cut where a sheet is full; without any, one empty sheet."""
    number, room = 1, SHEET_ROWS - 1
    yield number, ()
    for rows in batches:
        while rows:
            piece, rows = rows[:room], rows[room:]
            yield number, piece
            room -= len(piece)
            if not room:
                number, room = number + 1, SHEET_ROWS - 1


def _row(cells: Sequence[Any]) -> str:
    return f"<row>{''.join(map(_cell, cells))}</row>"


def _cell(value: Any) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, str):
        text = escape(_FORBIDDEN.sub(_escaped, value[:LONGEST_TEXT]))
        return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f"<c><v>{value!r}</v></c>"


def _escaped(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04X}_"


def _parts(sheets: int) -> Iterator[tuple[str, str]]:
    """The parts that name the others."""
    names = [f"worksheets/sheet{number}.xml" for number in range(1, sheets + 1)]
    kinds = {"workbook.xml": "sheet.main"} | dict.fromkeys(names, "worksheet")
    yield "[Content_Types].xml", _content_types(kinds)
    yield "_rels/.rels", _relations(("officeDocument", "xl/workbook.xml"))
    yield "xl/_rels/workbook.xml.rels", _relations(*(("worksheet", name) for name in names))
    listed = "".join(
        f'<sheet name="records{number}" sheetId="{number}" xmlns:r="{_OFFICE}" r:id="r{number}"/>'
        for number in range(1, sheets + 1)
    )
    yield "xl/workbook.xml", _tag("workbook", _MAIN, f"<sheets>{listed}</sheets>")


def _content_types(kinds: Mapping[str, str]) -> str:
    default = f'<Default Extension="rels" ContentType="{_RELATIONS_TYPE}"/>'
    listed = "".join(
        f'<Override PartName="/xl/{part}" ContentType="{_SPREADSHEET}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return _tag("Types", f"{_PACKAGE}/content-types", default + listed)


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return _tag("Relationships", f"{_PACKAGE}/relationships", listed)


def _tag(name: str, namespace: str, content: str) -> str:
    return f'<{name} xmlns="{namespace}">{content}</{name}>'
