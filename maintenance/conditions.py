"""What somebody should be alerted to, as it is at this moment."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from maintenance.backups import Backups
from maintenance.checks.machine import LEAST_FREE_BYTES
from maintenance.operations.job_runs import last_runs
from maintenance.operations.samples import samples_since
from maintenance.operations.store import Store, StoreUnavailable
from maintenance.quality import examine_quality
from maintenance.settings import MaintenanceSettings
from maintenance.timing import At
from prompts import phrase
from tools.snapshot import SnapshotMissing, read_status
from tools.warehouse import Warehouse

ERROR_SPAN = timedelta(minutes=15)
LEAST_REQUESTS = 10
"""Requests and answers below which a share of errors says nothing."""
BACKUP_AGE = timedelta(days=2)

Values = Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that is not well: `key` tells it from others, `kind` words it."""

    key: str
    kind: str
    values: Values = field(default_factory=dict)
    ko: Values = field(default_factory=dict)
    en: Values = field(default_factory=dict)

    def values_in(self, language: str) -> Values:
        """What its sentence names, in one language."""
        return {**self.values, **(self.ko if language == "ko" else self.en)}


def conditions(settings: MaintenanceSettings) -> list[Condition]:
    """Everything that is not well now."""
    looks: tuple[Callable[[MaintenanceSettings], Iterator[Condition]], ...] = (
        _sources, _erp, _jobs, _backup, _disk, _errors,
    )  # fmt: skip
    return [condition for look in looks for condition in look(settings)]


def _sources(settings: MaintenanceSettings) -> Iterator[Condition]:
    """A database that cannot be read, or a publisher that looks no more."""
    status = read_status(settings.snapshots_dir)
    for source in status.problems if status else ():
        ko, en = (phrase(language, f"problem.{source.problem}") for language in ("ko", "en"))
        yield Condition(
            f"source:{source.name}", "source", {"name": source.name}, {"problem": ko}, {"problem": en}
        )


def _erp(settings: MaintenanceSettings) -> Iterator[Condition]:
    """Usual days before today without any output: the ERP feeds late."""
    now = settings.now()
    if not settings.erp_late_from or now.time() < At.read(settings.erp_late_from).time:
        return
    try:
        generation = Warehouse(settings.snapshots_dir).current()
    except SnapshotMissing:
        return
    for finding in examine_quality(generation, now.date()).findings:
        if finding.kind == "late_feed":
            values: Values = {"days": finding.count, "last_day": str(generation.last_day)}
            yield Condition("erp_late", "erp_late", values)


def _jobs(settings: MaintenanceSettings) -> Iterator[Condition]:
    """A job whose latest run failed."""
    try:
        runs = last_runs(Store(settings.state_dir))
    except StoreUnavailable:
        return
    for name, run in sorted(runs.items()):
        if run.ok is False:
            ko, en = {"problem": run.message_ko}, {"problem": run.message_en}
            yield Condition(f"job:{name}", "job", {"job": name}, ko, en)


def _backup(settings: MaintenanceSettings) -> Iterator[Condition]:
    """Backups that were made once and are made no more."""
    try:
        made_at = Backups(settings.backup_dir).last_made("live")
    except (OSError, ValueError):
        yield Condition("backup_unknown", "backup_unknown", {"path": str(settings.backup_dir)})
        return
    if made_at is not None and datetime.now(UTC) - made_at > BACKUP_AGE:
        day = f"{made_at.astimezone(settings.zone):%Y-%m-%d}"
        yield Condition("backup_old", "backup_old", {"made_at": day})


def _disk(settings: MaintenanceSettings) -> Iterator[Condition]:
    for name, folder in (("data", settings.data_dir), ("backups", settings.backup_dir)):
        if folder.exists() and (free := shutil.disk_usage(folder).free) < LEAST_FREE_BYTES:
            yield Condition(f"disk:{name}", "disk", {"path": str(folder), "gigabytes": free / 10**9})


def _errors(settings: MaintenanceSettings) -> Iterator[Condition]:
    """Many failed requests and answers among those of the last minutes."""
    try:
        samples = samples_since(Store(settings.state_dir), datetime.now(UTC) - ERROR_SPAN)
    except StoreUnavailable:
        return
    asked = sum(sample.value for sample in samples if sample.name.startswith(("requests ", "answers ")))
    failed = sum(sample.value for sample in samples if sample.name == "errors")
    if asked >= LEAST_REQUESTS and failed / asked * 100 >= settings.error_rate_percent:
        minutes = int(ERROR_SPAN.total_seconds() // 60)
        yield Condition("errors", "errors", {"failed": int(failed), "asked": int(asked), "minutes": minutes})
