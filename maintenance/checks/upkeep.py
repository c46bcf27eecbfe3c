"""What falls due: backups and the year's end."""

from collections.abc import Iterator
from datetime import UTC, datetime

from maintenance.backups import Backups
from maintenance.checks.finding import Finding, ok, warn
from maintenance.generation import has_generation
from maintenance.rollover import open_year
from maintenance.settings import MaintenanceSettings

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
    if not has_generation(settings):
        return
    this_year, by_itself = settings.today().year, settings.auto_rollover and settings.schedule
    if (year := open_year(settings)) is not None:
        key = "doctor_rollover_by_itself" if by_itself else "doctor_rollover_due"
        yield (ok if by_itself else warn)("rollover", key, year=year)
    elif settings.today().month == DECEMBER:
        key = "doctor_rollover_soon_by_itself" if by_itself else "doctor_rollover_soon"
        yield ok("rollover", key, year=this_year, next=this_year + 1)
    else:
        yield ok("rollover", "doctor_rollover_none")
