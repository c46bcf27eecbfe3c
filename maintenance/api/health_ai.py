"""GET /healthz/ai: whether the language model answers."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel

from assistant.model import Cause, Service
from maintenance.api.state import TheAgent

router = APIRouter(tags=["health"])

KEPT = timedelta(minutes=10)


class AiHealth(BaseModel):
    """The language model as it was last found; without a key the planner answers, and all is well."""

    configured: bool
    engine: str
    ok: bool | None
    cause: Cause | None = None
    checked_at: datetime | None = None
    found_by: Literal["question", "ping"] | None = None


@dataclass(slots=True)
class Pinger:
    """Pings a service at most every ten minutes, whoever asks."""

    lock: asyncio.Lock
    pinged_at: datetime | None = None
    cause: Cause | None = None

    async def look(self, service: Service, now: datetime) -> tuple[datetime, Cause | None]:
        """Moment and outcome of a ping that is fresh enough, or of a new one."""
        async with self.lock:
            if self.pinged_at is None or now - self.pinged_at > KEPT:
                self.cause, self.pinged_at = await service.ping(), now
            return self.pinged_at, self.cause


@router.get("/healthz/ai", summary="Health of the language model")
async def healthz_ai(request: Request, agent: TheAgent) -> AiHealth:
    """The outcome of the last real call, or of a ping that costs no tokens; kept for ten minutes."""
    engine, service, now = agent.models[0].name, agent.service, agent.clock()
    if service is None:
        return AiHealth(configured=False, engine=engine, ok=None)
    if service.last_call is not None and now - service.last_call < KEPT:
        return _found(engine, service.last_cause, service.last_call, "question")
    pinger: Pinger = request.app.state.pinger
    checked_at, cause = await pinger.look(service, now)
    return _found(engine, cause, checked_at, "ping")


def _found(engine: str, cause: Cause | None, at: datetime, by: Literal["question", "ping"]) -> AiHealth:
    return AiHealth(configured=True, engine=engine, ok=cause is None, cause=cause, checked_at=at, found_by=by)
