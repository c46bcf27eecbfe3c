"""Making sure that there is a generation to answer from, without opening the ERP's files here."""

import os
import subprocess
import time

from assistant.settings import Settings
from maintenance.errors import PassedOn
from maintenance.hub_command import hub_command
from maintenance.lock import Lock
from maintenance.preflight import check_folder
from tools.snapshot import SnapshotMissing, current_name

LOOK_EVERY = 0.2


def publisher_lock(settings: Settings) -> Lock:
    """The lock that a running publisher holds for as long as it runs."""
    return Lock(settings.snapshots_dir / "publisher.lock")


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
    lock = publisher_lock(settings)
    while lock.held():
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
