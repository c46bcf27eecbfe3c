"""GET /items: the item dictionary, searched or page by page."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from maintenance.api.cache import SUMMARY_SECONDS
from maintenance.api.cursor import Place
from maintenance.api.read_route import ReadRoute
from maintenance.api.reads import TheRead
from maintenance.api.refusals import Refusal
from maintenance.api.state import TheCursors
from tools.items import index_of
from tools.tool import Facts

LISTING = "items"

router = APIRouter(tags=["items"], route_class=ReadRoute)


class ItemsQuery(BaseModel):
    """Which items, and which page of them."""

    model_config = ConfigDict(extra="forbid")

    keyword: str = Field(default="", max_length=100, description="Code, name or part; empty for all items.")
    limit: int = Field(default=100, ge=1, le=1_000, description="Items a page.")
    cursor: str | None = Field(
        default=None, max_length=4_000, description="`next_cursor` of the page before."
    )


class ItemRow(BaseModel):
    """An item with every name it had, newest first, and its production over all days in pieces."""

    code: str
    names: list[str]
    first_day: str
    last_day: str
    records: int
    quantity: float


class ItemsPage(BaseModel):
    """A page of items, best match first, all items by code; `next_cursor` is null on the last one."""

    data: list[ItemRow]
    next_cursor: str | None
    generation: str
    as_of: str


@router.get("/items", response_model=ItemsPage, summary="Items, by search or all of them")
async def items(query: Annotated[ItemsQuery, Query()], read: TheRead, cursors: TheCursors) -> Response:
    """The whole dictionary is searched; a cursor goes on in the generation it began in."""
    generation, keyword, after = read.facts.generation, query.keyword, None
    if query.cursor is not None:
        generation, place = cursors.read(LISTING, query.cursor)
        keyword, (after,) = place.wanted["keyword"], place.after
        if query.keyword not in ("", keyword):
            raise Refusal(422, "bad_cursor", field="cursor")

    def page(facts: Facts) -> dict[str, Any]:
        index = index_of(facts.generation)
        found = index.search(keyword, len(index.entries))
        start = 0 if after is None else 1 + [entry.code for entry in found].index(after)
        rows, more = found[start : start + query.limit], start + query.limit < len(found)
        place = Place({"keyword": keyword}, [rows[-1].code]) if more else None
        return {
            "data": [asdict(entry) for entry in rows],
            "next_cursor": place and cursors.make(LISTING, facts.generation, place),
            "generation": facts.generation.name,
            "as_of": facts.generation.as_of,
        }

    return await read.respond(page, SUMMARY_SECONDS, generation)
