"""Lets a question that nobody waits for any more stop the query it started."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_cancelled: ContextVar[threading.Event | None] = ContextVar("cancelled", default=None)


@contextmanager
def cancellable() -> Iterator[None]:
    """Leaving it by an exception (a cancelled task) stops a tool that still works in another thread.

    The thread must have been started with this context, as `asyncio.to_thread` does.
    """
    event = threading.Event()
    token = _cancelled.set(event)
    try:
        yield
    except BaseException:
        event.set()
        raise
    finally:
        _cancelled.reset(token)


def giving_up() -> threading.Event | None:
    """Set once the question that this thread works for is given up; None where it cannot be."""
    return _cancelled.get()


def is_cancelled() -> bool:
    """Whether the question that this thread works for has been given up."""
    event = giving_up()
    return event is not None and event.is_set()
