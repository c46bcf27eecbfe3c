"""The tools for other programs: GET /tools and POST /tools/{name}."""

import asyncio
from typing import Any

from fastapi import APIRouter

from maintenance.api.state import TheAgent, TheMetrics, TheSettings
from maintenance.api.tables import TableAnswer
from tools.registry import TOOLS, run
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
    name: str, arguments: dict[str, Any], agent: TheAgent, settings: TheSettings, metrics: TheMetrics
) -> dict[str, object]:
    """The tool's table with its basis."""
    facts = Facts(agent.warehouse.current(), settings.today())
    try:
        table = await asyncio.to_thread(run, name, arguments, facts)
    except ToolError as error:
        metrics.tool_calls.labels(name if error.code != "unknown_tool" else "other", error.code).inc()
        raise
    metrics.tool_calls.labels(name, "table").inc()
    return table.to_json()
