"""How long facts take to read; what takes long is said in the log, under the id of its request."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.observers import tell_slow

SLOW_SECONDS = 0.5

logger = logging.getLogger("hub.query")


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Log the time of a tool or a read; `what` names it and holds nothing that a person wrote."""
    started = time.perf_counter()
    try:
        yield
    finally:
        seconds = time.perf_counter() - started
        if seconds > SLOW_SECONDS:
            logger.warning("SLOW QUERY: %s took %.0f ms", what, seconds * 1000)
            tell_slow(what, seconds * 1000)
        else:
            logger.debug("%s took %.1f ms", what, seconds * 1000)
