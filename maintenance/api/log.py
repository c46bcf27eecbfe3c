"""The sidecar's log: one line a request, its id through to tool and query, no question unless allowed."""

import gzip
import json
import logging
import shutil
import time
import uuid
from contextvars import ContextVar
from logging.handlers import RotatingFileHandler
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from maintenance.settings import MaintenanceSettings

BYTES_PER_FILE = 10_000_000
OLDER_FILES = 5
LONGEST_ID = 64
PROBES = frozenset({"/healthz", "/metrics", "/monitor/state"})
"""Paths that machines ask every few seconds; their requests would drown the others."""

request_id: ContextVar[str] = ContextVar("request_id", default="-")
"""Id of the request whose work this is; threads started for it see it too."""

logger = logging.getLogger("hub.api")


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of one record, its traceback as a field."""
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request", "-"),
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def set_up_logging(settings: MaintenanceSettings) -> None:
    """Send every log line to the console and to `api.log`, ten megabytes a file, older ones compressed."""
    settings.state_dir.mkdir(parents=True, exist_ok=True)
    file = _rotated_file(settings.state_dir / "api.log", shared=settings.api_workers > 1)
    plain = "%(asctime)s %(levelname)s [%(request)s] %(name)s: %(message)s"
    formatter = JsonFormatter() if settings.log_format == "json" else logging.Formatter(plain)
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    logging.getLogger("httpx").setLevel(logging.WARNING)  # its lines name whole addresses
    for handler in (logging.StreamHandler(), file):
        handler.setFormatter(formatter)
        handler.addFilter(_with_request_id)
        root.addHandler(handler)


def _rotated_file(path: Path, *, shared: bool) -> logging.Handler:
    """A file of ten megabytes and five compressed older ones; a shared one is safe for several workers."""
    if shared:
        from concurrent_log_handler import ConcurrentRotatingFileHandler  # an import that few need

        return ConcurrentRotatingFileHandler(
            str(path), maxBytes=BYTES_PER_FILE, backupCount=OLDER_FILES, encoding="utf-8", use_gzip=True
        )
    file = RotatingFileHandler(path, maxBytes=BYTES_PER_FILE, backupCount=OLDER_FILES, encoding="utf-8")
    file.namer = lambda name: f"{name}.gz"
    file.rotator = _compress
    return file


def _with_request_id(record: logging.LogRecord) -> bool:
    record.request = request_id.get()
    return True


def _compress(source: str, target: str) -> None:
    with Path(source).open("rb") as plain, gzip.open(target, "wb") as packed:
        shutil.copyfileobj(plain, packed)
    Path(source).unlink()


class Logged:
    """Gives every request an id, its client's own where it sent one, and one line in the log."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        identifier = _identifier(Headers(scope=scope).get("x-request-id", ""))
        request_id.set(identifier)
        started, status = time.perf_counter(), 500

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = identifier
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            seconds = time.perf_counter() - started
            level = logging.DEBUG if scope["path"] in PROBES else logging.INFO
            logger.log(level, "%s %s %d %.1f ms", scope["method"], scope["path"], status, seconds * 1000)


def _identifier(given: str) -> str:
    usable = given.isascii() and given.replace("-", "").replace("_", "").isalnum()
    return given if usable and len(given) <= LONGEST_ID else uuid.uuid4().hex
