"""Records as files, written piece by piece: memory stays constant however many there are."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, cast

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from maintenance.api.workbook import write_workbook
from tools.pages import COLUMNS

Batches = Iterable[list[tuple[Any, ...]]]


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
    """Typed cells; text stays text even where it looks like a formula; as many sheets as the rows need."""
    sink = _Sink()
    for _ in write_workbook(cast(BinaryIO, sink), COLUMNS, batches):
        yield sink.take()


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
