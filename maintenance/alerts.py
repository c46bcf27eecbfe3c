"""Alerts: each thing that is not well is told once, again after a while, and when it is over.

`<state>/alerts.json` holds what was told. Nothing is told in quiet hours: what still holds afterwards is told
then, and what is over by then never needs to be.
"""

import logging
from datetime import datetime, time, timedelta
from pathlib import Path

from pydantic import BaseModel, TypeAdapter

from maintenance.conditions import Condition, Values, conditions
from maintenance.messages import worded
from maintenance.notify.message import Message
from maintenance.notify.outbox import send
from maintenance.settings import MaintenanceSettings
from maintenance.shelf import replace

FILE = "alerts.json"

logger = logging.getLogger("hub.alerts")


class Open(BaseModel):
    """An alert that holds: since when, when it was last told, and what its sentence named then."""

    kind: str
    values: Values
    since: datetime
    told: datetime | None = None

    def is_due(self, now: datetime, repeat: timedelta) -> bool:
        """Whether it is to be told: never told, told long ago, or by a clock that was set back since."""
        return self.told is None or not self.told <= now < self.told + repeat


OPEN = TypeAdapter(dict[str, Open])


def look_for_alerts(settings: MaintenanceSettings, now: datetime | None = None) -> list[str]:
    """Tell what is new, what still holds after a while, and what is over; the sentences that were sent.

    What cannot be sent is tried again at the next look.
    """
    now = now or datetime.now(settings.zone)
    path = settings.state_dir / FILE
    before = _read(path)
    found = {condition.key: condition for condition in conditions(settings)}
    language = settings.notify_language
    open_now = {key: _opened(one, language, before.get(key), now) for key, one in found.items()}
    over = {key: alert for key, alert in before.items() if key not in found and alert.told is not None}
    if is_quiet(settings.quiet_span, now.time()):
        _write(path, open_now | over)
        return []
    repeat = timedelta(hours=settings.alert_repeat_hours)
    due = [key for key, alert in open_now.items() if alert.is_due(now, repeat)]
    sentences = [_sentence(settings, f"alert_{open_now[key].kind}", open_now[key]) for key in due]
    sentences += [_sentence(settings, f"alert_{alert.kind}_over", alert) for alert in over.values()]
    if sentences and not _send(settings, sentences):
        _write(path, open_now | over)
        return []
    for key in due:
        open_now[key].told = now
    _write(path, open_now)
    return sentences


def is_quiet(span: tuple[time, time] | None, moment: time) -> bool:
    """Whether a time of day lies in a span that may go past midnight."""
    if span is None:
        return False
    begin, end = span
    return begin <= moment < end if begin <= end else moment >= begin or moment < end


def _opened(condition: Condition, language: str, known: Open | None, now: datetime) -> Open:
    values = condition.values_in(language)
    if known is None:
        return Open(kind=condition.kind, values=values, since=now)
    return Open(kind=condition.kind, values=values, since=known.since, told=known.told)


def _sentence(settings: MaintenanceSettings, key: str, alert: Open) -> str:
    since = alert.since.astimezone(settings.zone)
    return worded(settings.notify_language, key, **alert.values, since=f"{since:%Y-%m-%d %H:%M}")


def _send(settings: MaintenanceSettings, sentences: list[str]) -> bool:
    """Send one message; False where channels are set and none took it, so that it is tried again."""
    title = worded(settings.notify_language, "alert_title", count=len(sentences))
    outcomes = send(settings, Message(title, tuple(sentences)))
    return not outcomes or None in outcomes.values()


def _read(path: Path) -> dict[str, Open]:
    """What was told; a file that cannot be read tells nothing, so that all is told anew."""
    try:
        return OPEN.validate_json(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        logger.warning("%s cannot be read; open alerts are told anew", path)
        return {}


def _write(path: Path, alerts: dict[str, Open]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, OPEN.dump_json(alerts, indent=1).decode(), durable=False)
