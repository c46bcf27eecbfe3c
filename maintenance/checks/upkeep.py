"""What falls due: backups and the year's end."""

from collections.abc import Iterator
from datetime import UTC, datetime

from maintenance.backups import Backups
from maintenance.checks.finding import Finding, ok, warn
from maintenance.settings import MaintenanceSettings
from tools.snapshot import SnapshotMissing, current_name, read_manifest

BACKUP_DAYS = 2.0
"""Age in days from which the latest backup of live is old."""
DECEMBER = 12


def backups(settings: MaintenanceSettings) -> Iterator[Finding]:
    """The live database has a recent backup."""
    made_at = Backups(settings.backup_dir).last_made("live")
    if made_at is None:
        yield warn("backups", "doctor_no_backup")
        return
    days = (datetime.now(UTC) - made_at).total_seconds() / 86_400
    finding = ok if days < BACKUP_DAYS else warn
    yield finding("backups", "doctor_backup" if finding is ok else "doctor_backup_old", days=days)


def rollover(settings: MaintenanceSettings) -> Iterator[Finding]:
    """No year that is over is still in live; in December the next one is announced."""
    this_year = settings.today().year
    try:
        manifest = read_manifest(settings.snapshots_dir, current_name(settings.snapshots_dir))
    except SnapshotMissing:
        return
    oldest = next((source.first_day for source in manifest.sources if source.name == "live"), None)
    if oldest is not None and oldest.year < this_year:
        yield warn("rollover", "doctor_rollover_due", year=this_year - 1)
    elif settings.today().month == DECEMBER:
        yield ok("rollover", "doctor_rollover_soon", year=this_year, next=this_year + 1)
    else:
        yield ok("rollover", "doctor_rollover_none")
