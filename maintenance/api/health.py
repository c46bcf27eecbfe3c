"""GET /healthz: whether questions can be answered, and what is not well."""

import asyncio
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel

from maintenance.api.state import TheCache, TheSettings, TheWarehouse
from maintenance.backups import Backups
from maintenance.quality import Kept, kept
from tools.snapshot import Manifest, SnapshotMissing, Status

router = APIRouter(tags=["health"])

LOW_DISK_BYTES = 5_000_000_000


class Database(BaseModel):
    """One database file as the generation in service holds it, and what keeps it from being read now.

    `excluded` counts rows that cannot be read, by reason, `oddities` rows that are counted though odd,
    `overlap` readable rows that belong to another file.
    """

    name: str
    file: str
    records: int
    excluded: dict[str, int]
    oddities: dict[str, int]
    overlap: int
    as_of: str
    problem: str | None


class PublisherHealth(BaseModel):
    """Whether the publisher looks at its sources."""

    alive: bool
    checked_at: str | None


class CacheHealth(BaseModel):
    """This worker's cache of responses."""

    entries: int
    hits: int
    misses: int


class Health(BaseModel):
    """The state of the service; `degraded` and `down` come with their reasons, as `name: problem`."""

    status: Literal["ok", "degraded", "down"]
    reasons: list[str]
    demo: bool = False
    generation: str | None = None
    as_of: str | None = None
    age_seconds: float | None = None
    databases: list[Database] = []
    publisher: PublisherHealth
    cache: CacheHealth
    disk_free_bytes: int
    last_backup: str | None = None
    """ISO moment of the latest backup of the live database."""
    quality: Kept | None = None
    """What the latest `hub quality` found, by kind."""


@router.get("/healthz", response_model=Health, summary="Health", responses={503: {"model": Health}})
async def healthz(
    response: Response, warehouse: TheWarehouse, settings: TheSettings, cache: TheCache
) -> Health:
    """A fast look, without any model call; 503 only when nothing can be answered."""
    status = warehouse.status()
    free = await asyncio.to_thread(_free_bytes, settings.data_dir)
    reasons = [f"{source.name}: {source.problem}" for source in status.problems] if status else []
    if free < LOW_DISK_BYTES:
        reasons.append("disk: low")
    health = Health(
        status="degraded" if reasons else "ok",
        reasons=reasons,
        publisher=_publisher(status),
        cache=CacheHealth(entries=len(cache), hits=cache.hits, misses=cache.misses),
        disk_free_bytes=free,
        last_backup=await asyncio.to_thread(_last_backup, settings.backup_dir),
        quality=await asyncio.to_thread(kept, settings),
    )
    try:
        return health.model_copy(update=_data(warehouse.current().manifest, status))
    except SnapshotMissing:
        response.status_code = 503
        return health.model_copy(update={"status": "down", "reasons": ["snapshots: no_snapshot", *reasons]})


def _data(manifest: Manifest, status: Status | None) -> dict[str, object]:
    return {
        "demo": manifest.demo,
        "generation": manifest.generation,
        "as_of": manifest.as_of,
        "age_seconds": _age(manifest.as_of),
        "databases": _databases(manifest, status),
    }


def _last_backup(folder: Path) -> str | None:
    with suppress(OSError, ValueError):
        if made_at := Backups(folder).last_made("live"):
            return made_at.isoformat(timespec="seconds")
    return None


def _free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free if folder.exists() else 0


def _age(as_of: str) -> float:
    read_at = datetime.fromisoformat(as_of)
    return round((datetime.now(read_at.tzinfo) - read_at).total_seconds(), 1)


def _databases(manifest: Manifest, status: Status | None) -> list[Database]:
    problems = {source.name: source.problem for source in status.problems} if status else {}
    return [
        Database(
            name=source.name,
            file=source.file,
            records=source.records,
            excluded=source.excluded,
            oddities=source.oddities,
            overlap=source.overlap,
            as_of=source.as_of,
            problem=problems.get(source.name),
        )
        for source in manifest.sources
    ]


def _publisher(status: Status | None) -> PublisherHealth:
    stopped = status is None or any(source.problem == "publisher_stopped" for source in status.problems)
    return PublisherHealth(alive=not stopped, checked_at=status.checked_at if status else None)
