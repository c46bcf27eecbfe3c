"""Who is told of what this process answers and reads, besides whoever asked; maintenance counts by it."""

import logging
from collections.abc import Callable
from typing import Protocol

from assistant.events import Answer

logger = logging.getLogger(__name__)


class Observer(Protocol):
    """Somebody who counts; both must be quick, and may be called from any thread."""

    def answered(self, answer: Answer) -> None:
        """A question has its answer."""

    def slow(self, what: str, milliseconds: float) -> None:
        """A tool or a read took long."""


_observers: list[Observer] = []
_last_acts: list[Callable[[], None]] = []


def observe(observer: Observer) -> Callable[[], None]:
    """Have everything from now on told to `observer`; gives what ends it."""
    _observers.append(observer)
    return lambda: _observers.remove(observer)


def before_the_end(act: Callable[[], None]) -> None:
    """Have something done when the page closes, after which Chainlit ends the process at once."""
    _last_acts.append(act)


def tell_the_end() -> None:
    """The page closes: do what is to be done before."""
    for act in _last_acts:
        act()


def tell_answered(answer: Answer) -> None:
    """Tell all of them of an answer."""
    _tell(lambda observer: observer.answered(answer))


def tell_slow(what: str, milliseconds: float) -> None:
    """Tell all of them of what took long."""
    _tell(lambda observer: observer.slow(what, milliseconds))


def _tell(say: Callable[[Observer], None]) -> None:
    """What fails there harms nothing here."""
    for observer in tuple(_observers):
        try:
            say(observer)
        except Exception:
            logger.exception("an observer failed")
