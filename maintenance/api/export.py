"""GET /records/export: all wanted records in one file, of one generation."""

from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from fastapi.responses import StreamingResponse
from pydantic import Field

from maintenance.api.read_route import ReadRoute
from maintenance.api.reads import TheRead, etag_of
from maintenance.api.records import RecordsFilterQuery, filter_of
from maintenance.api.writers import FORMATS
from tools.pages import RecordFilter, read_page
from tools.warehouse import Generation

router = APIRouter(tags=["records"], route_class=ReadRoute)

BATCH = 20_000


class ExportQuery(RecordsFilterQuery):
    """Which records, in which format."""

    item_code: str | None = Field(default=None, max_length=100, description="Item code or whole name.")
    format: Literal["csv", "xlsx", "parquet", "ndjson"] = "csv"


@router.get(
    "/records/export",
    summary="Records as a file",
    response_class=StreamingResponse,
    responses={200: {"content": {media_type: {} for media_type, _ in FORMATS.values()}}},
)
async def export(query: Annotated[ExportQuery, Query()], read: TheRead) -> Response:
    """Every wanted record, newest first; reading ends when the client leaves.

    Files of the same name have the same content: a download that broke off can be told from another.
    """
    if (unchanged := read.not_modified()) is not None:
        return unchanged
    generation = read.facts.generation
    wanted = filter_of(query, query.item_code, generation)
    media_type, write = FORMATS[query.format]
    headers = {
        "Content-Disposition": f'attachment; filename="{_stem(generation, wanted)}.{query.format}"',
        "ETag": etag_of(read.facts),
    }
    return StreamingResponse(write(_batches(generation, wanted)), media_type=media_type, headers=headers)


def _stem(generation: Generation, wanted: RecordFilter) -> str:
    """A name that stands for the generation and the filter."""
    chosen = {name: value for name, value in asdict(wanted).items() if value is not None}
    digest = [sha256(repr(chosen).encode()).hexdigest()[:8]] if chosen else []
    return "_".join(["production_records", generation.name, *digest])


def _batches(generation: Generation, wanted: RecordFilter) -> Iterator[list[tuple[Any, ...]]]:
    position = None
    while True:
        page = read_page(generation, wanted, BATCH, position)
        if page.rows:
            yield page.rows
        if (position := page.next) is None:
            return
