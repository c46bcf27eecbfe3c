"""HEAD, answered as GET without its body: probes ask so."""

from http import HTTPMethod

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class HeadAsGet:
    """Lets every GET route answer HEAD as well."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request; the body of an answer to HEAD stays here."""
        if scope["type"] == "http" and scope["method"] == HTTPMethod.HEAD:
            scope = {**scope, "method": HTTPMethod.GET.value}  # the server still must know it for HEAD
            send = _without_body(send)
        await self._app(scope, receive, send)


def _without_body(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return sending
