"""Who may speak to the page, and what the browser may load for it: one ASGI layer around everything."""

import base64
import hashlib
import re
import socket
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

import psutil
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
WILDCARDS = frozenset({"0.0.0.0", "::", ""})
CLOSED = re.compile(
    r"^/(project/file$|project/share/|project/thread/share|mcp|copilot/|auth/jwt|slack/|teams/|docs|redoc|openapi)"
)
"""What Chainlit offers and this page does not: uploads, sharing, foreign tools, other chat programs."""
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-eval' {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws://{host} wss://{host}; "
    "worker-src 'self' blob:; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; object-src 'none'"
)
"""`unsafe-eval` because Chainlit compiles custom elements in the browser; scripts come from here only."""
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class Guard:
    """Lets requests and WebSockets pass only from this page's own address, and adds the security headers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self.app(scope, receive, send)
        headers = Headers(scope=scope)
        refusal = self._refusal(scope["path"], headers)
        if refusal is None:
            return await self.app(scope, receive, _with_headers(send, headers.get("host", "")))
        if scope["type"] == "websocket":
            await receive()
            return await send({"type": "websocket.close", "code": 1008, "reason": refusal})
        status = 404 if refusal == "closed" else 403
        return await PlainTextResponse(refusal, status)(scope, receive, _with_headers(send, ""))

    def _refusal(self, path: str, headers: Headers) -> str | None:
        host = headers.get("host", "")
        if hostname(f"//{host}") not in self.hosts:
            return "foreign host"
        origin = headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
            return "foreign origin"
        return "closed" if CLOSED.match(path) else None


def allowed_hosts(bound: str, extra: Iterable[str] = ()) -> set[str]:
    """Names under which this machine serves the page when bound to that address."""
    hosts = {*LOOPBACK, *extra}
    if bound in WILDCARDS:
        hosts |= {socket.gethostname(), socket.getfqdn()}
        hosts |= {
            address.address.split("%")[0] for card in psutil.net_if_addrs().values() for address in card
        }
    elif not is_loopback(bound):
        hosts.add(bound)
    return hosts


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches that address."""
    try:
        return host.lower() == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def hostname(url: str) -> str:
    """The host of a URL, empty where it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def policy_of(html: str) -> str:
    """Sources of the inline scripts of a page of ours, for its policy."""
    digests = (hashlib.sha256(script.encode()).digest() for script in INLINE_SCRIPT.findall(html))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def _with_headers(send: Send, host: str) -> Send:
    """A `send` that adds the headers; a page says the hashes of its inline scripts in `x-script-hashes`."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            hashes = headers.get("x-script-hashes", "")
            del headers["x-script-hashes"]
            headers.update(HEADERS)
            headers["content-security-policy"] = POLICY.format(hashes=hashes, host=host)
        await send(message)

    return sending
