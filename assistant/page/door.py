"""Who is let in: nobody has to sign in on this machine alone, everybody does anywhere else."""

import os
import secrets
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.page.accounts import Accounts
from assistant.page.guard import is_loopback
from assistant.page.limit import MinuteLimit
from assistant.settings import Settings

Mode = Literal["local", "password", "header", "oauth"]
Closed = Literal["no_account", "short_secret", "no_header", "no_oauth"]
SECRET = "CHAINLIT_AUTH_SECRET"
SECRET_FILE = "chat_secret"
SECRET_BYTES = 32
LOCAL_USER = "local"
TOKEN_COOKIE = "access_token"
TOKEN_SECONDS = 3600
SIGN_INS_A_MINUTE = 10
OAUTH_CLIENT = ("OAUTH_", "_CLIENT_ID")


class DoorClosed(Exception):
    """The page may not be served as it is set up; `reason` says what is missing."""

    def __init__(self, reason: Closed) -> None:
        super().__init__(reason)
        self.reason: Closed = reason


def mode_of(settings: Settings) -> Mode:
    """How people are recognised."""
    if settings.chat_login != "auto":
        return settings.chat_login
    return "local" if is_loopback(settings.host) and not settings.chat_hosts else "password"


def check_door(settings: Settings, accounts: Accounts, environment: Mapping[str, str]) -> None:
    """Raises DoorClosed where somebody could get in who should not, or nobody could."""
    mode = mode_of(settings)
    given = environment.get(SECRET)
    if given is not None and len(given.encode()) < SECRET_BYTES:
        raise DoorClosed("short_secret")
    if mode == "password" and not accounts.names():
        raise DoorClosed("no_account")
    if mode == "header" and not settings.chat_user_header:
        raise DoorClosed("no_header")
    start, end = OAUTH_CLIENT
    if mode == "oauth" and not any(name.startswith(start) and name.endswith(end) for name in environment):
        raise DoorClosed("no_oauth")


def secret_of(folder: Path, environment: Mapping[str, str]) -> str:
    """The secret that signs logins: as given, else one of our own that survives a restart."""
    if given := environment.get(SECRET):
        return given
    path = folder / SECRET_FILE
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii")


class LocalUser:
    """Signs every request in as the one local user; `token` makes a fresh proof."""

    def __init__(self, app: ASGIApp, token: Callable[[], str]) -> None:
        self.app = app
        self._make = token
        self._token = ""
        self._made_at = -float(TOKEN_SECONDS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            headers = MutableHeaders(scope=scope)
            kept = [part for part in headers.get("cookie", "").split("; ") if part and not _is_token(part)]
            headers["cookie"] = "; ".join([*kept, f"{TOKEN_COOKIE}={self._fresh()}"])
        await self.app(scope, receive, send)

    def _fresh(self) -> str:
        if time.monotonic() - self._made_at >= TOKEN_SECONDS:
            self._token, self._made_at = self._make(), time.monotonic()
        return self._token


class Throttle:
    """Answers 429 to a client that tries to sign in too often."""

    def __init__(self, app: ASGIApp, limit: MinuteLimit) -> None:
        self.app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "POST" and scope["path"] == "/login":
            client = scope["client"][0] if scope.get("client") else ""
            if wait := self._limit.seconds_to_wait(client):
                refusal = JSONResponse({"detail": "credentialssignin"}, 429, {"retry-after": str(wait)})
                await refusal(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _is_token(cookie: str) -> bool:
    return cookie.split("=")[0].startswith(TOKEN_COOKIE)
