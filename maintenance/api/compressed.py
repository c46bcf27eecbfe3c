"""Compresses JSON that is not compressed yet: answers, errors, the OpenAPI document."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from maintenance.api.encoding import chosen_encoding, encoded

JSON_TYPES = ("application/json", "application/problem+json")


class Compressed:
    """Encodes a JSON body that comes in one piece in the best encoding its client accepts."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request; what is streamed or encoded already goes as it is."""
        if scope["type"] == "http":
            wanted = chosen_encoding(Headers(scope=scope).get("accept-encoding", ""))
            send = _encoding(send, wanted)
        await self._app(scope, receive, send)


def _encoding(send: Send, wanted: str | None) -> Send:
    start: Message | None = None

    async def sending(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start" and _is_plain_json(message):
            start = message
            return
        if start is not None:
            if not message.get("more_body"):
                message = _encode(start, message, wanted)
            await send(start)
            start = None
        await send(message)

    return sending


def _is_plain_json(message: Message) -> bool:
    headers = Headers(raw=message["headers"])
    return headers.get("content-type", "") in JSON_TYPES and "content-encoding" not in headers


def _encode(start: Message, message: Message, wanted: str | None) -> Message:
    """The body's message encoded; the headers in `start` follow it."""
    body, applied = encoded(message.get("body", b""), wanted)
    headers = MutableHeaders(scope=start)
    if "accept-encoding" not in headers.get("vary", "").lower():
        headers.add_vary_header("Accept-Encoding")
    if applied:
        headers["Content-Encoding"] = applied
        headers["Content-Length"] = str(len(body))
    return {**message, "body": body}
