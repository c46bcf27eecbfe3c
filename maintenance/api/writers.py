"""Records as files, written piece by piece: memory stays constant however many there are."""

import csv
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from tools.pages import COLUMNS

Batches = Iterable[list[tuple[Any, ...]]]
CHUNK = 1 << 18
SHEET_ROWS = 1_048_575
"""Rows of an Excel sheet below its heading; further rows go to further sheets."""


def csv_file(batches: Batches) -> Iterator[bytes]:
    """Comma-separated UTF-8 with a heading."""
    yield _csv_lines([COLUMNS])
    for batch in batches:
        yield _csv_lines(batch)


def ndjson_file(batches: Batches) -> Iterator[bytes]:
    """One JSON object a line."""
    for batch in batches:
        lines = (orjson.dumps(dict(zip(COLUMNS, row, strict=True))) for row in batch)
        yield b"\n".join(lines) + b"\n"


def parquet_file(batches: Batches) -> Iterator[bytes]:
    """Typed columns in one row group a batch, compressed with zstd."""
    sink = _Sink()
    with pq.ParquetWriter(sink, _SCHEMA, compression="zstd") as writer:
        for batch in batches:
            columns = zip(*batch, strict=True)
            arrays = [pa.array(column, field.type) for column, field in zip(columns, _SCHEMA, strict=True)]
            writer.write_batch(pa.RecordBatch.from_arrays(arrays, schema=_SCHEMA))
            yield sink.take()
    yield sink.take()


def xlsx_file(batches: Batches) -> Iterator[bytes]:
    """Typed cells; text stays text even where it looks like a formula or an address."""
    with tempfile.TemporaryFile() as file:
        _write_workbook(file, batches)
        file.seek(0)
        while piece := file.read(CHUNK):
            yield piece


FORMATS: dict[str, tuple[str, Callable[[Batches], Iterator[bytes]]]] = {
    "csv": ("text/csv; charset=utf-8", csv_file),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_file),
    "parquet": ("application/vnd.apache.parquet", parquet_file),
    "ndjson": ("application/x-ndjson", ndjson_file),
}
"""Media type and writer of each format."""

_SCHEMA = pa.schema(
    [
        ("id", pa.int64()),
        ("production_date", pa.string()),
        ("lot_number", pa.string()),
        ("item_code", pa.string()),
        ("item_name", pa.string()),
        ("good_quantity", pa.float64()),
        ("source", pa.string()),
    ]
)


class _Sink(io.RawIOBase):
    """Collects what a writer writes until it is taken."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def take(self) -> bytes:
        taken = b"".join(self._pieces)
        self._pieces.clear()
        return taken


def _csv_lines(rows: Iterable[Iterable[Any]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _write_workbook(file: Any, batches: Batches) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as workbook:
        sheet, filled = _new_sheet(workbook), 0
        for batch in batches:
            for row in batch:
                if filled == SHEET_ROWS:
                    sheet, filled = _new_sheet(workbook), 0
                filled += 1
                sheet.write_row(filled, 0, row)


def _new_sheet(workbook: Any) -> Any:
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, COLUMNS)
    return sheet
