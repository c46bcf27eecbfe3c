"""How every read is answered: from one generation, by ETag, from the cache, in a wanted encoding."""

import asyncio
from collections.abc import Callable
from datetime import date
from typing import Annotated, NamedTuple

from fastapi import Depends, Request, Response
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.timing import timed
from maintenance.api.cache import Cached, ResponseCache
from maintenance.api.encoding import chosen_encoding, encoded, to_json
from maintenance.api.presence import while_present
from tools.cancellation import cancellable
from tools.snapshot import SnapshotMissing
from tools.tool import Facts
from tools.warehouse import Generation, Warehouse

Compute = Callable[[Facts], object]


class Read:
    """One read request: its facts, and the response made of what they give."""

    def __init__(self, request: Request) -> None:
        state = request.app.state
        self._request = request
        self._scope = request.scope
        self._cache: ResponseCache = state.cache
        self.facts = Facts(state.agent.warehouse.current(), state.settings.today())

    async def respond(
        self, compute: Compute, seconds: float, generation: Generation | None = None
    ) -> Response:
        """The JSON of `compute`, kept for that many seconds; 304 where the client has it already.

        A client that leaves stops it, unless others wait for the same. `generation` is given where it is not
        the one in service, as for a cursor.
        """
        facts = Facts(generation, self.facts.today) if generation else self.facts
        if known_to_client(self._scope, facts):
            return not_modified(facts)
        key = key_of(self._scope, facts)
        work = self._cache.get(key, lambda: self._computed(compute, facts, key.encoding, seconds))
        return response_of(await while_present(self._request, work), facts)

    def not_modified(self) -> Response | None:
        """304 where the client has what the generation in service gives."""
        return not_modified(self.facts) if known_to_client(self._scope, self.facts) else None

    async def _computed(self, compute: Compute, facts: Facts, encoding: str | None, seconds: float) -> Cached:
        def work() -> tuple[bytes, str | None]:
            return encoded(to_json(compute(facts)), encoding)

        route: str = self._scope["route"].path
        with timed(route), cancellable():
            body, applied = await asyncio.to_thread(work)
        return Cached(body, applied, seconds, route)


class CacheFront:
    """Answers a read whose response is kept before the application parses anything."""

    def __init__(
        self, app: ASGIApp, cache: ResponseCache, warehouse: Warehouse, today: Callable[[], date]
    ) -> None:
        self._app = app
        self._cache = cache
        self._warehouse = warehouse
        self._today = today

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what is kept, or pass the request on."""
        kept = self._kept(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        await (kept or self._app)(scope, receive, send)

    def _kept(self, scope: Scope) -> Response | None:
        try:
            facts = Facts(self._warehouse.current(), self._today())
        except SnapshotMissing:
            return None
        cached = self._cache.peek(key_of(scope, facts))
        if cached is None:
            return None
        scope["hub.route"] = cached.route
        return not_modified(facts) if known_to_client(scope, facts) else response_of(cached, facts)


class Key(NamedTuple):
    """What a response depends on; the generation in it is why none is ever stale."""

    generation: str
    today: date
    path: str
    query: bytes
    encoding: str | None


def key_of(scope: Scope, facts: Facts) -> Key:
    """The key of a request's response."""
    encoding = chosen_encoding(Headers(scope=scope).get("accept-encoding", ""))
    return Key(facts.generation.name, facts.today, scope["path"], scope["query_string"], encoding)


def known_to_client(scope: Scope, facts: Facts) -> bool:
    """Whether the client has the response of these facts already."""
    known = Headers(scope=scope).get("if-none-match", "")
    return known.strip() == "*" or etag_of(facts).removeprefix("W/") in known


def not_modified(facts: Facts) -> Response:
    """304, with nothing in it."""
    return Response(status_code=304, headers=_headers(facts))


def response_of(cached: Cached, facts: Facts) -> Response:
    """A kept body with its headers."""
    encoding = {"Content-Encoding": cached.encoding} if cached.encoding else {}
    return Response(cached.body, headers=_headers(facts) | encoding, media_type="application/json")


def _headers(facts: Facts) -> dict[str, str]:
    return {"ETag": etag_of(facts), "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}


def etag_of(facts: Facts) -> str:
    """The version of whatever is read from a generation on a day (a running period ends today)."""
    return f'W/"{facts.generation.name}.{facts.today:%Y%m%d}"'


async def _read(request: Request) -> Read:
    return Read(request)


TheRead = Annotated[Read, Depends(_read)]
