"""Sends a message by every channel that is set; a channel that fails keeps no other from it."""

import logging
from collections.abc import Iterable

from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential

from maintenance.notify.channels import Channel, NotSent, channels
from maintenance.notify.message import Message
from maintenance.settings import MaintenanceSettings

TRIES = 3
FIRST_PAUSE = 1.0

logger = logging.getLogger("hub.notify")


def send(settings: MaintenanceSettings, message: Message) -> dict[str, str | None]:
    """Send by all channels; why each failed, None where it did not. The message also stands in the log."""
    logger.info("%s", message.text.replace("\n", " | "))
    return send_by(channels(settings), message)


def send_by(ways: Iterable[Channel], message: Message, pause: float = FIRST_PAUSE) -> dict[str, str | None]:
    """Send by these channels; a failure that may pass is tried again, after so many seconds at first."""
    outcomes: dict[str, str | None] = {}
    for channel in ways:
        try:
            _trying(pause)(channel.send, message)
        except NotSent as error:
            logger.warning("%s did not take the message: %s", channel.name, error)
            outcomes[channel.name] = str(error)
        else:
            outcomes[channel.name] = None
    return outcomes


def _trying(pause: float) -> Retrying:
    return Retrying(
        stop=stop_after_attempt(TRIES),
        wait=wait_exponential(multiplier=pause, max=30 * pause),
        retry=retry_if_exception(lambda error: isinstance(error, NotSent) and error.passing),
        reraise=True,
    )
