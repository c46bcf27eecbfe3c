"""Making sure that there is a generation to answer from, without opening the ERP's files here."""

import os
import subprocess
import time
from pathlib import Path

from assistant.settings import Settings
from maintenance.errors import PassedOn
from maintenance.hub_command import hub_command
from maintenance.lock import LockTaken, locked
from maintenance.preflight import check_folder
from tools.snapshot import SnapshotMissing, current_name

LOOK_EVERY = 0.2


def watch_lock(settings: Settings) -> Path:
    """The file whose lock `hub watch` holds for as long as it runs."""
    return settings.snapshots_dir / "watch.lock"


def is_watched(settings: Settings) -> bool:
    """Whether a publisher runs that follows every change."""
    try:
        with locked(watch_lock(settings)):
            return False
    except LockTaken:
        return True


def has_generation(settings: Settings) -> bool:
    """Whether a generation is in service."""
    try:
        return bool(current_name(settings.snapshots_dir))
    except SnapshotMissing:
        return False


def ensure_generation(settings: Settings) -> None:
    """Bring the generation up to date by a process of its own, where no publisher does that already.

    Raises OperatorError where there is none afterwards.
    """
    check_folder(settings)
    problem = "" if _awaited(settings) else _publish_elsewhere()
    if not has_generation(settings):
        raise PassedOn(problem)


def _awaited(settings: Settings) -> bool:
    """Whether a running publisher has brought a generation, after waiting for its first one."""
    while is_watched(settings):
        if has_generation(settings):
            return True
        time.sleep(LOOK_EVERY)
    return False


def _publish_elsewhere() -> str:
    """Publish once; the sentence on why it failed, if it did."""
    published = subprocess.run(
        hub_command("publish"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return published.stderr.decode("utf-8", "replace").strip()
