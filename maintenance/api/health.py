"""GET /healthz: whether questions can be answered, and what is not well."""

from datetime import datetime
from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel

from maintenance.api.state import TheAgent
from tools.snapshot import SnapshotMissing

router = APIRouter(tags=["health"])


class Health(BaseModel):
    """The state of the service; `degraded` comes with its reasons."""

    status: Literal["ok", "degraded", "down"]
    reasons: list[str]
    generation: str | None = None
    as_of: str | None = None
    age_seconds: float | None = None
    sources: dict[str, int] = {}


@router.get("/healthz", summary="Health of the service", responses={503: {"model": Health}})
async def healthz(response: Response, agent: TheAgent) -> Health:
    """A fast look, without any model call; 503 only when nothing can be answered."""
    try:
        generation = agent.warehouse.current()
    except SnapshotMissing:
        response.status_code = 503
        return Health(status="down", reasons=["no_snapshot"])
    status = agent.warehouse.status()
    reasons = [f"{source.name}: {source.problem}" for source in status.problems] if status else []
    as_of = datetime.fromisoformat(generation.as_of)
    return Health(
        status="degraded" if reasons else "ok",
        reasons=reasons,
        generation=generation.name,
        as_of=generation.as_of,
        age_seconds=round((datetime.now(as_of.tzinfo) - as_of).total_seconds(), 1),
        sources={source.name: source.records for source in generation.manifest.sources},
    )
