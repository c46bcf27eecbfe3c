"""Runs of jobs, by schedule or by hand, and the switches that keep a job from running by itself."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from maintenance.operations.store import Store, moment_of, moment_text, table


@dataclass(frozen=True, slots=True)
class JobRun:
    """One run of a job; `ended` and `ok` are None while it runs, and stay so where it was killed."""

    id: int
    job: str
    started: datetime
    ended: datetime | None
    ok: bool | None
    message_ko: str
    message_en: str
    detail: Mapping[str, Any]


def begin_run(store: Store, job: str, started: datetime) -> int:
    """Note that a job begins; the id is for `end_run`.

    Raises StoreUnavailable.
    """
    with store.writing() as database:
        row = {"job": job, "started": moment_text(started)}
        inserted = table(database, "job_runs").insert(row).last_pk
        assert isinstance(inserted, int)
        return inserted


def end_run(
    store: Store,
    identifier: int,
    ended: datetime,
    *,
    ok: bool,
    message_ko: str = "",
    message_en: str = "",
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Note how a run ended; `detail` holds plain JSON values.

    Raises StoreUnavailable.
    """
    ending = {
        "ended": moment_text(ended),
        "ok": int(ok),
        "message_ko": message_ko,
        "message_en": message_en,
        "detail_json": json.dumps(detail or {}, ensure_ascii=False),
    }
    with store.writing() as database:
        table(database, "job_runs").update(identifier, ending)


def runs(store: Store, job: str | None = None, limit: int = 50) -> list[JobRun]:
    """The latest runs of one job or of all, latest first.

    Raises StoreUnavailable.
    """
    where, values = ("job = ?", [job]) if job is not None else ("1", [])
    with store.reading() as database:
        rows = table(database, "job_runs").rows_where(
            where, values, order_by="started DESC, id DESC", limit=limit
        )
        return [_run(row) for row in rows]


def last_runs(store: Store) -> dict[str, JobRun]:
    """The latest run of every job that ever ran.

    Raises StoreUnavailable.
    """
    latest = "id IN (SELECT max(id) FROM job_runs GROUP BY job)"
    with store.reading() as database:
        return {row["job"]: _run(row) for row in table(database, "job_runs").rows_where(latest)}


def set_switch(store: Store, name: str, enabled: bool) -> None:
    """Let a job run by itself, or not, whatever the settings say.

    Raises StoreUnavailable.
    """
    with store.writing() as database:
        table(database, "switches").insert({"name": name, "enabled": int(enabled)}, replace=True)


def switches(store: Store) -> dict[str, bool]:
    """Jobs that somebody switched on or off; what is absent is as the settings say.

    Raises StoreUnavailable.
    """
    with store.reading() as database:
        return {row["name"]: bool(row["enabled"]) for row in table(database, "switches").rows}


def _run(row: Mapping[str, Any]) -> JobRun:
    return JobRun(
        id=row["id"],
        job=row["job"],
        started=moment_of(row["started"]),
        ended=moment_of(row["ended"]) if row["ended"] else None,
        ok=None if row["ok"] is None else bool(row["ok"]),
        message_ko=row["message_ko"] or "",
        message_en=row["message_en"] or "",
        detail=json.loads(row["detail_json"] or "{}"),
    )
