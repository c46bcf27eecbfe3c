"""The gate every request passes: its key, its scope, and its share of the minute."""

from collections.abc import Set
from http import HTTPMethod, HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.page.guard import hostname
from maintenance.api.keys import Key, KeyStore
from maintenance.api.limits import Allowance, RateLimits
from maintenance.api.monitor.page import FILES
from maintenance.api.monitor.sign_in import PATH, SignIn
from maintenance.api.problems import LARGEST_BODY, TOO_LARGE, refused
from maintenance.api.refusals import Refusal

DOCS, DOCS_FILES, OPENAPI = "/docs", "/docs/files", "/openapi.json"
OPEN_PATHS = frozenset(
    {"/healthz", DOCS, OPENAPI, *(PATH + end for end in FILES), f"{PATH}/", f"{PATH}/words"}
)
"""Asked by probes that hold no key and must not be counted; the pages and the document hold no secret."""
SIGN_IN = f"{PATH}/sign-in"
"""Takes a key from a form; counted, so that nobody may guess for long."""
ADMIN_PATHS = ("/metrics", "/cache/clear", PATH)
CHAT_PATHS = ("/chat",)


class Gate:
    """Refuses requests without a right to be served.

    Without a key store everyone on this machine has it, but not the page of another site whose name has been
    made to lead here: then the request names that site as its host.
    """

    def __init__(
        self, app: ASGIApp, limits: RateLimits, keys: KeyStore | None, sign_in: SignIn, hosts: Set[str]
    ) -> None:
        self._app = app
        self._limits = limits
        self._keys = keys
        self._sign_in = sign_in
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer it with a problem."""
        if scope["type"] != "http" or scope["path"] in OPEN_PATHS or scope["path"].startswith(DOCS_FILES):
            await self._app(scope, receive, send)
            return
        allowance, refusal = await self._judge(scope)
        if refusal is None:
            await self._app(scope, _limited(receive), _with_headers(send, allowance))
            return
        response = refused(Request(scope), refusal)
        response.headers.update(allowance.headers if allowance else {})
        if refusal.status == HTTPStatus.UNAUTHORIZED:
            response.headers["WWW-Authenticate"] = "Bearer"
        await response(scope, receive, send)

    async def _judge(self, scope: Scope) -> tuple[Allowance | None, Refusal | None]:
        """What is left to the client, and why the request is refused where it is."""
        kind, client = _kind(scope["path"]), (scope.get("client") or ("unknown",))[0]
        refusal: Refusal | None = None
        try:
            key = self._admit(scope)
            client = key.id if key else client
        except Refusal as error:
            kind, refusal = "api", error  # counted too: nobody may try keys for long
        allowance = await self._limits.take(kind, client)
        if allowance and not allowance.allowed:
            refusal = Refusal(429, "rate_limited", seconds=allowance.reset_seconds)
        return allowance, refusal

    def _admit(self, scope: Scope) -> Key | None:
        """The key of a request that may be served; None where none is needed."""
        path, headers = scope["path"], Headers(scope=scope)
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > LARGEST_BODY:
            raise Refusal(TOO_LARGE, "body_too_large", most=LARGEST_BODY)
        if self._keys is None:
            name = hostname(f"//{headers.get('host', '')}")
            if name not in self._hosts and _is_public(name):
                raise Refusal(403, "foreign_host", host=name)
            return None
        if scope["method"] == HTTPMethod.OPTIONS or path == SIGN_IN:
            return None
        key = self._keys.find(_presented(headers))
        if key is None and path.startswith(PATH):
            key = self._sign_in.key_of(headers)
        if key is None:
            raise Refusal(401, "key_needed")
        needed = _scope_of(path)
        if needed not in key.scopes and "admin" not in key.scopes:
            raise Refusal(403, "scope_needed", scope=needed)
        return key


def _is_public(name: str) -> bool:
    """Whether it is a name that anybody could own, and no bare address."""
    return "." in name and not name.replace(".", "").isdecimal()


def _presented(headers: Headers) -> str:
    kind, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else headers.get("x-api-key", "")


def _scope_of(path: str) -> str:
    if path.startswith(ADMIN_PATHS):
        return "admin"
    return "chat" if path.startswith(CHAT_PATHS) else "read"


def _kind(path: str) -> str:
    """What a request counts as; what looks every few seconds counts as nothing."""
    if path == "/metrics" or (path.startswith(PATH) and path != SIGN_IN):
        return "monitor"
    return "chat" if path.startswith(CHAT_PATHS) else "api"


def _limited(receive: Receive) -> Receive:
    """A body whose length was not said ends in an error once it is too large."""
    size = 0

    async def receiving() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > LARGEST_BODY:
            raise HTTPException(TOO_LARGE)
        return message

    return receiving


def _with_headers(send: Send, allowance: Allowance | None) -> Send:
    async def sending(message: Message) -> None:
        if allowance and message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(allowance.headers)
        await send(message)

    return sending
