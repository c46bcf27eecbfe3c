"""The lock that tells whether a scheduler runs."""

from pathlib import Path

from maintenance.lock import LockTaken, locked
from maintenance.settings import MaintenanceSettings


def scheduler_lock(settings: MaintenanceSettings) -> Path:
    """The file whose lock the scheduler holds for as long as it runs."""
    settings.state_dir.mkdir(parents=True, exist_ok=True)
    return settings.state_dir / "scheduler.lock"


def is_scheduled(settings: MaintenanceSettings) -> bool:
    """Whether a scheduler runs."""
    try:
        with locked(scheduler_lock(settings)):
            return False
    except LockTaken:
        return True
