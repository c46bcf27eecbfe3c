"""Bodies on the wire: JSON by orjson, compressed in the best encoding the client accepts."""

import gzip
from collections.abc import Callable
from functools import lru_cache

import brotli
import orjson
import zstandard

SMALLEST = 500
"""Bodies below this many bytes are sent as they are."""

ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "zstd": lambda body: zstandard.compress(body, 1),
    "br": lambda body: brotli.compress(body, quality=4),
    "gzip": lambda body: gzip.compress(body, compresslevel=5, mtime=0),
}
"""From the one we like best."""


class RawJson(bytes):
    """What is JSON already."""


def to_json(content: object) -> bytes:
    """JSON bytes of plain data."""
    return content if isinstance(content, RawJson) else orjson.dumps(content)


@lru_cache(maxsize=256)
def chosen_encoding(accept_encoding: str) -> str | None:
    """The best of our encodings that the client accepts, None for none."""
    accepted = dict(weighed(part) for part in accept_encoding.lower().split(",") if part.strip())
    weights = {name: accepted.get(name, accepted.get("*", 0.0)) for name in ENCODINGS}
    best = max(weights, key=lambda name: weights[name])
    return best if weights[best] > 0 else None


def encoded(body: bytes, encoding: str | None) -> tuple[bytes, str | None]:
    """The body as it is sent, and the encoding it has got."""
    if encoding is None or len(body) < SMALLEST:
        return body, None
    return ENCODINGS[encoding](body), encoding


def weighed(part: str) -> tuple[str, float]:
    """A value of an Accept header, and how much it is liked, from 0 to 1."""
    name, _, parameter = part.partition(";")
    _, _, value = parameter.partition("=")
    try:
        return name.strip(), float(value) if value else 1.0
    except ValueError:
        return name.strip(), 0.0
