"""The tools for other programs: GET /tools and POST /tools/{name}."""

from typing import Any

from fastapi import APIRouter, Request

from assistant.timing import timed
from maintenance.api.presence import while_present
from maintenance.api.state import TheAgent, TheMetrics
from maintenance.api.tables import TableAnswer
from tools.registry import TOOLS, tool_named
from tools.running import run_in_thread
from tools.tool import Facts, ToolError

router = APIRouter(prefix="/tools", tags=["tools"])


@router.get("", summary="Names, descriptions and JSON schemas of the tools")
async def tools() -> list[dict[str, object]]:
    """Every tool as a model is offered it."""
    return [
        {"name": tool.name, "description": tool.description, "parameters": tool.schema()} for tool in TOOLS
    ]


@router.post("/{name}", response_model=TableAnswer, summary="Run one tool")
async def run_tool(
    name: str, arguments: dict[str, Any], request: Request, agent: TheAgent, metrics: TheMetrics
) -> dict[str, object]:
    """The tool's table with its basis; a client that leaves stops it."""
    facts = Facts(agent.warehouse.current(), agent.clock().date())
    try:
        with timed(tool_named(name).name):
            table = await while_present(request, run_in_thread(name, arguments, facts))
    except ToolError as error:
        metrics.tool_calls.labels(name if error.code != "unknown_tool" else "other", error.code).inc()
        raise
    metrics.tool_calls.labels(name, "table").inc()
    return table.to_json()
