"""GET /records: the rows themselves, newest first, page by page."""

from dataclasses import asdict, astuple
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from maintenance.api.cache import RECORDS_SECONDS
from maintenance.api.cursor import Cursors, Place
from maintenance.api.encoding import RawJson, to_json
from maintenance.api.read_route import ReadRoute
from maintenance.api.reads import Read, TheRead
from maintenance.api.refusals import Refusal
from maintenance.api.state import TheCursors
from tools.pages import Position, RecordFilter, read_json_page
from tools.periods import Day
from tools.reading import only_item
from tools.tool import Facts, ToolError
from tools.warehouse import Generation

router = APIRouter(tags=["records"], route_class=ReadRoute)

LISTING = "records"
DEFAULT_LIMIT = 1_000
MOST = 5_000


class RecordsFilterQuery(BaseModel):
    """Which records."""

    model_config = ConfigDict(extra="forbid")

    date_from: Day | None = Field(default=None, description="First day, YYYY-MM-DD.")
    date_to: Day | None = Field(default=None, description="Last day, included.")
    lot_number: str | None = Field(default=None, max_length=200, description="One whole lot number.")
    keyword: str | None = Field(
        default=None, min_length=1, max_length=100, description="A part of code, name or lot number."
    )


class RecordsQuery(RecordsFilterQuery):
    """Which records, and which page of them."""

    limit: int = Field(default=DEFAULT_LIMIT, ge=1, le=MOST, description="Rows a page.")
    cursor: str | None = Field(default=None, max_length=4_000, description="`next_cursor` of the last page.")


class AllRecordsQuery(RecordsQuery):
    """The same, of one item or of all."""

    item_code: str | None = Field(default=None, max_length=100, description="Item code or whole name.")


class Record(BaseModel):
    """One row of the ERP's table, as it was read."""

    id: int | None
    production_date: str
    lot_number: str | None
    item_code: str
    item_name: str | None
    good_quantity: float
    source: str


class RecordsPage(BaseModel):
    """A page of records; `next_cursor` is null on the last one."""

    data: list[Record]
    next_cursor: str | None
    generation: str
    as_of: str


@router.get("/records", response_model=RecordsPage, summary="Records, newest first")
async def records(query: Annotated[AllRecordsQuery, Query()], read: TheRead, cursors: TheCursors) -> Response:
    """Records of all items or of one, in a fixed order: production date, id, source, each descending."""
    return await _respond(query, query.item_code, read, cursors)


@router.get("/records/{item_code}", response_model=RecordsPage, summary="Records of one item")
async def records_of_item(
    item_code: Annotated[str, Path(max_length=100, description="Item code or whole name.")],
    query: Annotated[RecordsQuery, Query()],
    read: TheRead,
    cursors: TheCursors,
) -> Response:
    """The same for one item."""
    return await _respond(query, item_code, read, cursors)


async def _respond(query: RecordsQuery, item: str | None, read: Read, cursors: Cursors) -> Response:
    generation, after = read.facts.generation, None
    if query.cursor is None:
        wanted = filter_of(query, item, generation)
    else:
        generation, place = cursors.read(LISTING, query.cursor)
        wanted, after = RecordFilter(**place.wanted), Position(*place.after)
        _refuse_another(filter_of(query, item, generation), wanted)

    def page(facts: Facts) -> RawJson:
        return _page(facts.generation, wanted, query.limit, after, cursors)

    return await read.respond(page, RECORDS_SECONDS, generation)


def _refuse_another(asked: RecordFilter, wanted: RecordFilter) -> None:
    """A cursor brings its filter, which the query may repeat but not change."""
    if any(value is not None and value != getattr(wanted, name) for name, value in asdict(asked).items()):
        raise Refusal(422, "bad_cursor", field="cursor")


def filter_of(query: RecordsFilterQuery, item: str | None, generation: Generation) -> RecordFilter:
    """The filter a query asks for.

    Raises ToolError where the item is unknown or the period reversed.
    """
    code = only_item(generation, item).code if item is not None else None
    first = query.date_from.isoformat() if query.date_from else None
    last = query.date_to.isoformat() if query.date_to else None
    if first and last and first > last:
        raise ToolError(
            "reversed_period",
            f"The period {first}..{last} ends before it begins.",
            field="date_to",
            date_from=first,
            date_to=last,
        )
    return RecordFilter(first, last, code, query.lot_number, query.keyword)


def _page(
    generation: Generation, wanted: RecordFilter, limit: int, after: Position | None, cursors: Cursors
) -> RawJson:
    page = read_json_page(generation, wanted, limit, after)
    chosen = {name: value for name, value in asdict(wanted).items() if value is not None}
    rest = {
        "next_cursor": page.next
        and cursors.make(LISTING, generation, Place(chosen, list(astuple(page.next)))),
        "generation": generation.name,
        "as_of": generation.as_of,
    }
    return RawJson(b'{"data":[' + b",".join(page.records) + b"]," + to_json(rest)[1:])
