"""The machine: ports, disk and clock."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from assistant.settings import Settings
from maintenance.checks.finding import Finding, failed, ok, warn
from maintenance.errors import OperatorError
from maintenance.knock import responds
from maintenance.preflight import check_port
from maintenance.services import visible_host
from maintenance.sources import find_sources

LEAST_FREE_BYTES = 5 * 10**9
CLOCK_SLACK_SECONDS = 300


def ports(settings: Settings) -> Iterator[Finding]:
    """Both ports are free, or our own services answer there."""
    yield _port(settings, settings.chat_port, "CHAT_PORT", "/")
    yield _port(settings, settings.api_port, "API_PORT", "/healthz")


def _port(settings: Settings, port: int, setting: str, path: str) -> Finding:
    try:
        check_port(settings.host, port, setting)
    except OperatorError as error:
        if error.key == "port_taken" and responds(visible_host(settings), port, path):
            return ok("ports", "doctor_port_serves", port=port, setting=setting)
        return failed("ports", error)
    return ok("ports", "doctor_port", port=port, setting=setting)


def disk(settings: Settings) -> Iterator[Finding]:
    """There is room for snapshots and backups."""
    free = shutil.disk_usage(_existing(settings.data_dir.resolve())).free
    finding = ok if free >= LEAST_FREE_BYTES else warn
    yield finding("disk", "doctor_disk" if finding is ok else "doctor_disk_low", gigabytes=free / 10**9)


def _existing(folder: Path) -> Path:
    return folder if folder.exists() else _existing(folder.parent)


def clock(settings: Settings) -> Iterator[Finding]:
    """The clock runs, and no database was written in its future."""
    now = datetime.now(ZoneInfo(settings.timezone))
    for source in find_sources(settings.data_dir):
        if source.path.stat().st_mtime > now.timestamp() + CLOCK_SLACK_SECONDS:
            yield warn("clock", "doctor_clock_behind", file=source.path.name, now=f"{now:%Y-%m-%d %H:%M}")
            return
    if settings.fixed_today is not None:
        yield warn("clock", "doctor_clock_fixed", today=settings.fixed_today)
        return
    yield ok("clock", "doctor_clock", now=f"{now:%Y-%m-%d %H:%M}", timezone=settings.timezone)
