"""The tools for other programs: GET /tools and POST /tools/{name}."""

import asyncio
from typing import Any

from fastapi import APIRouter

from maintenance.api.state import TheAgent, TheSettings
from tools.registry import TOOLS, run
from tools.tool import Facts

router = APIRouter(prefix="/tools", tags=["tools"])


@router.get("", summary="Names, descriptions and JSON schemas of the tools")
async def tools() -> list[dict[str, object]]:
    """Every tool as a model is offered it."""
    return [
        {"name": tool.name, "description": tool.description, "parameters": tool.schema()} for tool in TOOLS
    ]


@router.post("/{name}", summary="Run one tool")
async def run_tool(
    name: str, arguments: dict[str, Any], agent: TheAgent, settings: TheSettings
) -> dict[str, object]:
    """The tool's table with its basis."""
    facts = Facts(agent.warehouse.current(), settings.today())
    table = await asyncio.to_thread(run, name, arguments, facts)
    return table.to_json()
