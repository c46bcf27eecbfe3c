"""Who is told of every finished answer of this process, besides whoever asked."""

import logging
from collections.abc import Callable

from assistant.events import Answer

logger = logging.getLogger(__name__)

Observer = Callable[[Answer], None]

_observers: list[Observer] = []


def observe(observer: Observer) -> Callable[[], None]:
    """Have every answer from now on told to `observer`, which must be quick; gives what ends it."""
    _observers.append(observer)
    return lambda: _observers.remove(observer)


def tell(answer: Answer) -> None:
    """Tell all of them; what fails there harms no answer."""
    for observer in tuple(_observers):
        try:
            observer(answer)
        except Exception:
            logger.exception("an observer failed")
