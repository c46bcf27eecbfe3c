"""POST /cache/clear and GET /metrics: for the operator."""

from datetime import datetime

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel

from maintenance.api.shared_metrics import shared_registry
from maintenance.api.state import TheAgent, TheCache, TheMetrics
from tools.snapshot import SnapshotMissing

router = APIRouter(tags=["admin"])


class Cleared(BaseModel):
    """How many responses were forgotten."""

    cleared: int


@router.post("/cache/clear", summary="Forget cached responses")
async def clear_cache(cache: TheCache) -> Cleared:
    """Only this worker's: the cache is never stale, so clearing it is a matter of memory."""
    return Cleared(cleared=cache.clear())


@router.get(
    "/metrics",
    summary="Prometheus metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {}}}},
)
async def metrics(metrics: TheMetrics, agent: TheAgent, cache: TheCache) -> Response:
    """Requests, latencies, tool calls, tokens, cache, sessions and the age of the generation."""
    metrics.look(len(agent.sessions), cache)
    try:
        as_of = datetime.fromisoformat(agent.warehouse.current().as_of)
        metrics.generation_age.set((datetime.now(as_of.tzinfo) - as_of).total_seconds())
    except SnapshotMissing:
        metrics.generation_age.set(float("nan"))
    registry = shared_registry() or metrics.registry
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)
