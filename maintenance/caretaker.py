"""Looks after the indexes of the ERP's files beside the publisher, and keeps a readable state of it."""

import json
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from maintenance.indexes import analyze, heal
from maintenance.operations.job_runs import switches
from maintenance.operations.store import Store, StoreUnavailable
from maintenance.operations.wishes import take_wishes
from maintenance.settings import MaintenanceSettings
from maintenance.shelf import replace
from maintenance.sources import PublishProblem, Source, find_sources, identity, seconds_at_rest

SWITCH = "indexes"
STATE_FILE = ".watcher_state.json"
LOOK_EVERY = 5.0
CHECK_EVERY = timedelta(hours=1)
AGAIN_AFTER = timedelta(minutes=1)
"""Pause after a check that something kept from its end."""


class FileState(BaseModel):
    """One file as it was last looked after; moments are ISO."""

    identity: str = ""
    result: str = ""  # "ok", or the problem that kept us out
    last_update: str | None = None  # when indexes were last made
    last_made: list[str] = []
    last_check: str | None = None
    last_analyze: str | None = None
    next_check: str | None = None


class Caretaker:
    """Checks a file when it has changed and rested, and every hour anyway."""

    def __init__(self, settings: MaintenanceSettings) -> None:
        self.settings = settings
        self.path = settings.state_dir / STATE_FILE
        self.states = read_states(self.path)
        self._store = Store(settings.state_dir, wait=1.0)

    def run(self, stop: threading.Event) -> None:
        """Look after the files until `stop` is set."""
        while not stop.wait(LOOK_EVERY):
            asked = self._is_asked()
            if asked or healing_is_on(self.settings, self._store):
                self.look(stop, patiently=asked)

    def look(self, stop: threading.Event, *, patiently: bool = False) -> None:
        """Look after every file that is due; where `patiently`, wait for those that are not at rest yet."""
        if not self.settings.index_healing:
            return
        for source in find_sources(self.settings.data_dir):
            quiet = self.settings.index_quiet_seconds
            if patiently:
                stop.wait(max(0.0, quiet - seconds_at_rest(source.path)))
            if not stop.is_set() and (patiently or self._due(source)):
                self._look_after(source, stop)

    def _is_asked(self) -> bool:
        """Whether the operations page wishes a check now, which it may where the unattended ones are off."""
        try:
            return bool(take_wishes(self._store, "check", datetime.now(UTC)))
        except StoreUnavailable:
            return False

    def _due(self, source: Source) -> bool:
        state = self.states.get(source.name, FileState())
        if state.next_check is None or self._now() >= datetime.fromisoformat(state.next_check):
            return True
        rested = seconds_at_rest(source.path) >= self.settings.index_quiet_seconds
        return rested and state.result == "ok" and identity(source.path) != state.identity

    def _look_after(self, source: Source, stop: threading.Event) -> None:
        state = self.states.setdefault(source.name, FileState())
        now = self._now()
        try:
            made = heal(source.path, self.settings.index_quiet_seconds, stop.wait)
            if made:
                state.last_made, state.last_update = made, now.isoformat(timespec="seconds")
            if made or self._analyze_due(state, now):
                analyze(source.path, 0.0 if made else self.settings.index_quiet_seconds, stop.wait)
                state.last_analyze = now.isoformat(timespec="seconds")
            state.result, state.identity, pause = "ok", identity(source.path), CHECK_EVERY
        except PublishProblem as problem:
            state.result, state.identity, pause = problem.problem, "", AGAIN_AFTER
        state.last_check = now.isoformat(timespec="seconds")
        state.next_check = (now + pause).isoformat(timespec="seconds")
        self._write()

    def _analyze_due(self, state: FileState, now: datetime) -> bool:
        hours = timedelta(hours=self.settings.analyze_hours)
        return state.last_analyze is None or now >= datetime.fromisoformat(state.last_analyze) + hours

    def _write(self) -> None:
        told: dict[str, Any] = {name: state.model_dump() for name, state in sorted(self.states.items())}
        with suppress(OSError):
            replace(self.path, json.dumps(told, indent=1), durable=False)

    def _now(self) -> datetime:
        return self.settings.now()


def healing_is_on(settings: MaintenanceSettings, store: Store) -> bool:
    """Whether indexes are looked after unattended: the page's switch can hold it back, never allow it."""
    try:
        return settings.index_healing and switches(store).get(SWITCH, True)
    except StoreUnavailable:
        return settings.index_healing


def read_states(path: Path) -> dict[str, FileState]:
    """The state of an earlier run; one that cannot be read is begun anew."""
    try:
        return {name: FileState(**state) for name, state in json.loads(path.read_bytes()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
