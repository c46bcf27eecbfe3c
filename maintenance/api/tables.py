"""The shape of a tool's result in the OpenAPI document."""

from pydantic import BaseModel

from tools.tool import Cell


class ItemAnswer(BaseModel):
    """An item by code and current name."""

    code: str
    name: str | None


class BasisAnswer(BaseModel):
    """What the result rests on."""

    tool: str
    arguments: dict[str, Cell]
    period: dict[str, str] | None
    items: list[ItemAnswer]
    aggregation: str
    record_count: int
    excluded_count: int
    sources: list[str]
    generation: str
    as_of: str
    sql: str


class ResultAnswer(BaseModel):
    """A table of a tool."""

    tool: str
    columns: list[str]
    rows: list[list[Cell]]
    truncated: bool


class TableAnswer(ResultAnswer):
    """A table of a tool, with its basis."""

    basis: BasisAnswer
