"""Closes a year: its rows go from live into an archive of their own, beside the older archives.

Which rows those are is read from the disk at every run, so a run that was killed is finished by the next
one. The rename of the archive is the moment at which its days change hands: the cutoff follows the newest
archive. Until then live owns them, from then on the archive.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from maintenance.archive import Closing, close_year, closing_of
from maintenance.backup import Progress, make_backups
from maintenance.errors import OperatorError, PassedOn
from maintenance.failpoints import reach
from maintenance.profile import Month, count
from maintenance.publisher import Publisher
from maintenance.removal import remove_rows
from maintenance.settings import MaintenanceSettings
from maintenance.sources import PublishProblem, Source, find_sources, identity
from maintenance.unreadable import unreadable
from tools.snapshot import SnapshotMissing, current_name, read_manifest

JANUARY = 1
ROUNDS = 5
"""How often a run looks again because live changed under it."""


@dataclass
class Report:
    """What a rollover did, or would do: live's rows of the year by month, and those new to its archive."""

    year: int
    archive: str
    rows: int
    new: int
    months: dict[str, Month]
    backups: list[str] = field(default_factory=list)
    removed: int = 0
    generation: str | None = None

    def to_json(self) -> dict[str, object]:
        """The report as plain JSON values."""
        months = {name: month.model_dump() for name, month in self.months.items()}
        return {**asdict(self), "months": months}


def plan(settings: MaintenanceSettings, year: int | None, progress: Progress) -> Report:
    """What a rollover would do now; nothing is changed. Called under `alone`."""
    with _problems_worded(settings):
        closing = closing_of(settings, chosen_year(settings, year), progress)
    return _report(closing, new=len(closing.missing))


def roll_over(
    settings: MaintenanceSettings, year: int | None, progress: Progress, *, remove: bool = False
) -> Report:
    """Close a year, or finish an earlier run and take late rows in; called under `alone`.

    Raises OperatorError; every row is then where it was.
    """
    new, backups = 0, list[str]()
    with _problems_worded(settings):
        for _ in range(ROUNDS):
            closing = closing_of(settings, chosen_year(settings, year), progress)
            reach("rollover_planned")
            if not closing.missing and identity(closing.live.path) == closing.version:
                break
            if closing.missing:
                backups += _back_up(settings, closing, progress)
                reach("rollover_backed_up")
                new += close_year(closing, settings.timezone)
        else:
            raise OperatorError("rollover_restless")
        generation = Publisher.from_settings(settings).publish().generation
        reach("rollover_published")
        removed = remove_rows(closing) if remove else 0
    report = _report(closing, new=new)
    report.backups, report.removed, report.generation = backups, removed, generation
    return report


def chosen_year(settings: MaintenanceSettings, year: int | None) -> int:
    """The year to close: the one named, else the one before this; raises OperatorError where it cannot be."""
    this_year = settings.today().year
    chosen = this_year - 1 if year is None else year
    if chosen >= this_year:
        raise OperatorError("rollover_early", year=chosen, next=chosen + 1)
    for source in find_sources(settings.data_dir):
        if source.year is not None and source.year > chosen:
            raise OperatorError("rollover_newer", year=chosen, file=source.path.name)
    return chosen


def is_due(settings: MaintenanceSettings) -> bool:
    """Whether a past year is open, or January may still bring late rows of the last one."""
    return open_year(settings) is not None or settings.today().month == JANUARY


def open_year(settings: MaintenanceSettings) -> int | None:
    """The last year, where live still owns rows of it or of an earlier one."""
    try:
        manifest = read_manifest(settings.snapshots_dir, current_name(settings.snapshots_dir))
    except SnapshotMissing:
        return None
    oldest = next((source.first_day for source in manifest.sources if source.name == "live"), None)
    last_year = settings.today().year - 1
    return last_year if oldest is not None and oldest.year <= last_year else None


def _back_up(settings: MaintenanceSettings, closing: Closing, progress: Progress) -> list[str]:
    sources = [closing.live]
    if closing.archive.exists():
        sources.append(Source(closing.archive.stem, closing.archive, closing.year))
    run = make_backups(settings, sources, progress)
    for sentence in run.failed.values():
        raise PassedOn(sentence)
    return [backup.file for backup in run.made]


def _report(closing: Closing, new: int) -> Report:
    return Report(
        year=closing.year,
        archive=closing.archive.name,
        rows=count(closing.profile),
        new=new,
        months=dict(closing.profile),
    )


@contextmanager
def _problems_worded(settings: MaintenanceSettings) -> Iterator[None]:
    try:
        yield
    except PublishProblem as problem:
        place: str | Path = problem.source or settings.data_dir
        raise unreadable(place, problem.problem) from problem
    except OSError as error:
        raise OperatorError(
            "backup_disk", path=settings.data_dir, reason=error.strerror or str(error)
        ) from error
