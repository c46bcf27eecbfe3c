"""Chainlit's scripts and styles, compressed once and kept by the browser: their names change with them."""

import gzip
from collections.abc import Callable
from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path

import zstandard
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "zstd": lambda content: zstandard.compress(content, 3),
    "gzip": lambda content: gzip.compress(content, 6),
}
"""From the one we like best."""
SMALLEST = 500
"""Bytes below which a file is sent as it is."""
HEADERS = {"cache-control": "public, max-age=31536000, immutable", "vary": "accept-encoding"}


async def asset(folder: Path, request: Request) -> Response:
    """One file of the folder, in an encoding the browser accepts."""
    path = folder / request.path_params["name"]
    if path.parent != folder or not path.is_file():
        return Response(status_code=404)
    accepted = request.headers.get("accept-encoding", "")
    encoding = next((name for name in ENCODINGS if name in accepted), None)
    if encoding is None or path.stat().st_size < SMALLEST:
        return FileResponse(path, headers=HEADERS)
    content = await run_in_threadpool(_compressed, path, encoding)
    kind = guess_type(path.name)[0] or "application/octet-stream"
    return Response(content, media_type=kind, headers={**HEADERS, "content-encoding": encoding})


@lru_cache(maxsize=16)
def _compressed(path: Path, encoding: str) -> bytes:
    return ENCODINGS[encoding](path.read_bytes())
