"""What the operations page shows, gathered from where it is kept; a part that is not to be had is empty."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from maintenance.api.monitor.page import LANGUAGES, words
from maintenance.api.monitor.planned import planned, run_json
from maintenance.api.monitor.series import charts, series
from maintenance.backups import Backups
from maintenance.caretaker import STATE_FILE, healing_is_on, read_states
from maintenance.knock import responds
from maintenance.operations.job_runs import last_runs, runs, switches
from maintenance.operations.samples import slow_queries
from maintenance.operations.services import ServiceState, service_states
from maintenance.operations.store import Store, StoreUnavailable
from maintenance.operations.wishes import Wish, waiting_wishes
from maintenance.services import visible_host
from maintenance.settings import MaintenanceSettings
from prompts import TextError, phrase

SEEN_WITHIN = timedelta(seconds=60)
"""A supervisor that has said nothing for so long is gone."""
ROWS = 20

Value = TypeVar("Value")


class Overview:
    """One look at everything; `usable` turns False where the operations database could not be read."""

    def __init__(self, settings: MaintenanceSettings, now: datetime) -> None:
        self._settings = settings
        self._now = now
        self._store = Store(settings.state_dir, wait=1.0)
        self.usable = True

    def to_json(self, hours: int, publisher_alive: bool) -> dict[str, Any]:
        """Plain JSON values; moments are ISO."""
        wishes = self._read(waiting_wishes) or []
        services = self._services(wishes, publisher_alive)
        return {
            "now": self._now.isoformat(timespec="seconds"),
            "timezone": self._settings.timezone,
            **services,
            "indexes": self._indexes(wishes),
            "jobs": self._jobs(wishes),
            "runs": [run_json(run) for run in self._read(lambda store: runs(store, limit=ROWS)) or []],
            "series": self._read(lambda store: series(store, self._now, hours))
            or {"start": None, "seconds": 1, "charts": charts([]), "routes": [], "engines": []},
            "slow": [
                {**asdict(slow), "at": _iso(slow.at)}
                for slow in self._read(lambda store: slow_queries(store, ROWS)) or []
            ],
            "backups": self._backups(),
            "figures": self.usable,
        }

    def _read(self, read: Callable[[Store], Value]) -> Value | None:
        """What the operations database says, None where it says nothing; then it is not asked again."""
        if not self.usable:
            return None
        try:
            return read(self._store)
        except StoreUnavailable:
            self.usable = False
            return None

    def _services(self, wishes: Iterable[Wish], publisher_alive: bool) -> dict[str, Any]:
        """As the supervisor says, or where there is none as they look from here."""
        said = [one for one in self._read(service_states) or [] if self._now - one.seen < SEEN_WITHIN]
        supervised = any(one.state != "down" for one in said)
        wished = {wish.target for wish in wishes if wish.kind == "restart"}
        seen = [_service(one) for one in said] if supervised else self._seen_from_here(publisher_alive)
        return {
            "supervised": supervised,
            "services": [one | {"wished": supervised and one["name"] in wished} for one in seen],
        }

    def _seen_from_here(self, publisher_alive: bool) -> list[dict[str, Any]]:
        settings = self._settings
        chat_alive = responds(visible_host(settings), settings.chat_port, "/")
        alive = {"publisher": publisher_alive, "api": True, "chat": chat_alive}
        unknown = {"pid": None, "since": None, "restarts": None}
        return [{"name": name, "state": "up" if up else "down", **unknown} for name, up in alive.items()]

    def _indexes(self, wishes: Iterable[Wish]) -> dict[str, Any]:
        states = read_states(self._settings.state_dir / STATE_FILE)
        return {
            "allowed": self._settings.index_healing,
            "enabled": healing_is_on(self._settings, self._store),
            "wished": any(wish.kind == "check" for wish in wishes),
            "files": [
                {
                    "name": name,
                    **state.model_dump(exclude={"identity"}),
                    "problem": worded(state.result) if state.result not in ("", "ok") else None,
                }
                for name, state in sorted(states.items())
            ],
        }

    def _jobs(self, wishes: Iterable[Wish]) -> list[dict[str, Any]]:
        latest = self._read(last_runs) or {}
        switched = self._read(switches) or {}
        wished = {wish.target for wish in wishes if wish.kind == "run"}
        return planned(self._settings, self._now, latest, switched, wished)

    def _backups(self) -> list[dict[str, Any]]:
        backups = Backups(self._settings.backup_dir)
        with suppress(OSError, ValueError):
            return [
                one.model_dump(include={"file", "source", "made_at", "size"})
                | {"rows": one.rows, "there": backups.is_there(one)}
                for one in backups.listed()[: -ROWS - 1 : -1]
            ]
        return []


def worded(problem: str) -> dict[str, str]:
    """A problem's name in every language; one without a sentence stands for itself."""
    return {language: _sentence(language, problem) for language in LANGUAGES}


def _sentence(language: str, problem: str) -> str:
    try:
        return phrase(language, f"problem.{problem}")
    except TextError:
        return str(words(language)["reason"].get(problem, problem))


def _service(one: ServiceState) -> dict[str, Any]:
    return {**asdict(one), "since": _iso(one.since), "seen": _iso(one.seen)}


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
