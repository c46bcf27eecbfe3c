"""How every read is answered: from one generation, by ETag, from the cache, in a wanted encoding."""

import asyncio
from collections.abc import Callable
from datetime import date
from typing import Annotated

from fastapi import Depends, Request, Response

from maintenance.api.cache import Cached, ResponseCache
from maintenance.api.encoding import chosen_encoding, encoded, to_json
from tools.tool import Facts
from tools.warehouse import Generation

Compute = Callable[[Facts], object]


class Read:
    """One read request: its facts, and the response made of what they give."""

    def __init__(self, request: Request) -> None:
        state = request.app.state
        self._request = request
        self._cache: ResponseCache = state.cache
        self.facts = Facts(state.agent.warehouse.current(), state.settings.today())

    async def respond(
        self, compute: Compute, seconds: float, generation: Generation | None = None
    ) -> Response:
        """The JSON of `compute`, kept for that many seconds; 304 where the client has it already.

        `generation` is given where it is not the one in service, as for a cursor.
        """
        facts = Facts(generation, self.facts.today) if generation else self.facts
        etag = etag_of(facts.generation.name, facts.today)
        headers = {"ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        if etag in self._request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        encoding = chosen_encoding(self._request.headers.get("accept-encoding", ""))
        url = self._request.url
        key = (facts.generation.name, facts.today, url.path, url.query, encoding)
        cached = await self._cache.get(key, lambda: _computed(compute, facts, encoding, seconds))
        if cached.encoding:
            headers["Content-Encoding"] = cached.encoding
        return Response(cached.body, headers=headers, media_type="application/json")


def etag_of(generation: str, today: date) -> str:
    """The version of whatever is read from a generation on a day (a running period ends today)."""
    return f'W/"{generation}.{today:%Y%m%d}"'


async def _computed(compute: Compute, facts: Facts, encoding: str | None, seconds: float) -> Cached:
    def work() -> tuple[bytes, str | None]:
        return encoded(to_json(compute(facts)), encoding)

    body, applied = await asyncio.to_thread(work)
    return Cached(body, applied, seconds)


TheRead = Annotated[Read, Depends(Read)]
