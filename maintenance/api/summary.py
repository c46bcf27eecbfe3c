"""GET /summary and below: the tools' results, under addresses a spreadsheet can read."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from maintenance.api.cache import SUMMARY_SECONDS
from maintenance.api.read_route import ReadRoute
from maintenance.api.reads import TheRead
from maintenance.api.state import TheMetrics
from maintenance.api.tables import TableAnswer
from tools.registry import tool_named
from tools.tool import Facts, Tool

router = APIRouter(prefix="/summary", tags=["summary"], route_class=ReadRoute)

PATHS = {
    "": "get_production_summary",
    "/monthly_total": "get_monthly_trend",
    "/top_items": "get_top_items",
    "/compare": "compare_periods",
}


def _add_route(path: str, tool: Tool) -> None:
    """One GET whose query parameters are the tool's arguments."""

    async def summary(query: BaseModel, read: TheRead, metrics: TheMetrics) -> Response:
        given = query.model_dump(exclude_unset=True)

        def table(facts: Facts) -> dict[str, object]:
            result = tool(facts, given).to_json()
            metrics.tool_calls.labels(tool.name, "table").inc()
            return result

        return await read.respond(table, SUMMARY_SECONDS)

    summary.__annotations__["query"] = Annotated[tool.arguments, Query()]
    router.add_api_route(
        path,
        summary,
        methods=["GET"],
        response_model=TableAnswer,
        name=tool.name,
        operation_id=f"summary_{tool.name}",
        summary=tool.description.partition("\n")[0],
        description=tool.description,
    )


for _path, _name in PATHS.items():
    _add_route(_path, tool_named(_name))
