"""GET /items: the item dictionary, searched or page by page."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from maintenance.api.cache import SUMMARY_SECONDS
from maintenance.api.reads import TheRead
from tools.items import ItemEntry, index_of
from tools.tool import Facts

router = APIRouter(tags=["items"])


class ItemsQuery(BaseModel):
    """Which items, and which page of them."""

    model_config = ConfigDict(extra="forbid")

    keyword: str = Field(default="", max_length=100, description="Code, name or part; empty for all items.")
    limit: int = Field(default=100, ge=1, le=1_000, description="Items a page.")
    cursor: str | None = Field(default=None, max_length=200, description="`next_cursor` of the page before.")


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
async def items(query: Annotated[ItemsQuery, Query()], read: TheRead) -> Response:
    """The whole dictionary is searched; a page goes on after the item its cursor names."""

    def page(facts: Facts) -> dict[str, Any]:
        index = index_of(facts.generation)
        found = index.search(query.keyword, len(index.entries))
        start = _after(found, query.cursor)
        rows, more = found[start : start + query.limit], start + query.limit < len(found)
        return {
            "data": [asdict(entry) for entry in rows],
            "next_cursor": rows[-1].code if more else None,
            "generation": facts.generation.name,
            "as_of": facts.generation.as_of,
        }

    return await read.respond(page, SUMMARY_SECONDS)


def _after(found: tuple[ItemEntry, ...], code: str | None) -> int:
    """Where to go on; an item that is gone meanwhile ends the listing rather than starting it again."""
    if code is None:
        return 0
    codes = [entry.code for entry in found]
    return codes.index(code) + 1 if code in codes else len(found)
