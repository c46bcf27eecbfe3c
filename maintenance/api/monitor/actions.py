"""What the operations page asks the service: its figures, its wishes, and to be let in."""

import asyncio
from datetime import UTC, datetime
from typing import Any, Literal

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from maintenance.api.health import healthz
from maintenance.api.keys import KeyStore
from maintenance.api.monitor.overview import Overview, worded
from maintenance.api.monitor.own_page import own_page_only
from maintenance.api.monitor.sign_in import SignIn, forget
from maintenance.api.refusals import Refusal
from maintenance.api.state import TheCache, TheSettings, TheWarehouse
from maintenance.caretaker import SWITCH
from maintenance.jobs import JOBS
from maintenance.operations.job_runs import set_switch
from maintenance.operations.store import Store, StoreUnavailable
from maintenance.operations.wishes import Kind, add_wish
from maintenance.services import services
from maintenance.settings import MaintenanceSettings

Hours = Literal["1", "6", "24", "168"]

router = APIRouter(prefix="/monitor", include_in_schema=False, dependencies=[Depends(own_page_only)])


class Shown(BaseModel):
    """A key as it is typed into the form."""

    key: str


class Switched(BaseModel):
    """A switch's new position."""

    enabled: bool


@router.get("/state")
async def state(
    warehouse: TheWarehouse,
    settings: TheSettings,
    cache: TheCache,
    hours: Literal["1", "6", "24", "168"] = "24",
) -> Response:
    """Everything the page shows, as one look."""
    health = await healthz(Response(), warehouse, settings, cache)
    overview = Overview(settings, datetime.now(UTC))
    shown = await asyncio.to_thread(overview.to_json, int(hours), health.publisher.alive)
    told = {
        **shown,
        "health": health.model_dump(),
        "reasons": [_reason(reason) for reason in health.reasons],
        "keys": not settings.open_to_all,
    }
    return JSONResponse(told, headers={"Cache-Control": "no-store"})


@router.post("/sign-in", status_code=204)
async def sign_in(shown: Shown, request: Request, response: Response, settings: TheSettings) -> None:
    """Take an admin's key from the form and give a cookie for it."""
    keys = KeyStore(settings.state_dir)
    key = keys.find(shown.key.strip())
    if key is None:
        raise Refusal(401, "key_needed")
    if "admin" not in key.scopes:
        raise Refusal(403, "scope_needed", scope="admin")
    sign_in: SignIn = request.app.state.sign_in
    sign_in.remember(response, request, key)


@router.post("/sign-out", status_code=204)
async def sign_out(response: Response) -> None:
    """Take the cookie back."""
    forget(response)


@router.post("/services/{name}/restart", status_code=202)
async def restart(name: str, settings: TheSettings) -> dict[str, Any]:
    """Wish that the supervisor starts a service anew."""
    if name not in {service.name for service in services(settings)}:
        raise Refusal(404, "unknown_target", name=name)
    return await _wish(settings, "restart", name)


@router.post("/jobs/{name}/run", status_code=202)
async def run(name: str, settings: TheSettings) -> dict[str, Any]:
    """Wish that a job runs now; the check of the indexes is the publisher's, others are the scheduler's."""
    _refuse_unknown(name)
    return await _wish(settings, "check" if name == SWITCH else "run", name)


@router.post("/jobs/{name}/switch")
async def switch(name: str, switched: Switched, settings: TheSettings) -> dict[str, Any]:
    """Let a job run by itself, or not."""
    _refuse_unknown(name)
    try:
        await asyncio.to_thread(set_switch, Store(settings.state_dir), name, switched.enabled)
    except StoreUnavailable as error:
        raise Refusal(503, "no_operations") from error
    return {"name": name, "enabled": switched.enabled}


def _refuse_unknown(name: str) -> None:
    if name not in {SWITCH, *(job.name for job in JOBS)}:
        raise Refusal(404, "unknown_target", name=name)


def _reason(reason: str) -> dict[str, str]:
    """A reason of the health, in both languages."""
    name, _, problem = reason.partition(": ")
    return {"name": name, **worded(problem)}


async def _wish(settings: MaintenanceSettings, kind: Kind, target: str) -> dict[str, Any]:
    try:
        await asyncio.to_thread(add_wish, Store(settings.state_dir), kind, target, datetime.now(UTC))
    except StoreUnavailable as error:
        raise Refusal(503, "no_operations") from error
    return {"wished": kind, "target": target}
