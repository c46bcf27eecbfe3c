"""The restore drill: backups brought back in a temporary place answer as the databases do."""

import time
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from maintenance.backup import Progress, stage
from maintenance.backups import Backups
from maintenance.errors import OperatorError
from maintenance.profile import Profile
from maintenance.publisher import Publisher
from maintenance.restore import comparable_months, newest_of_all, restore
from maintenance.settings import MaintenanceSettings
from maintenance.sources import PublishProblem, find_sources
from maintenance.unreadable import unreadable
from tools.registry import run
from tools.tool import Facts, Kind, ToolError
from tools.warehouse import Warehouse

MONTHLY = ("get_production_summary", "get_top_items", "get_monthly_trend")


@dataclass(frozen=True, slots=True)
class Drilled:
    """What a drill proved: months whose rows are the same now were asked about, and answered identically."""

    files: int
    asked: int
    compared: int
    seconds: float


def drill(settings: MaintenanceSettings, backups: Backups, progress: Progress) -> Drilled:
    """Restore the newest backups to a temporary place and ask both sides the fixed questions.

    Raises OperatorError where an answer differs or a file cannot be read. Called under `alone`.
    """
    started = time.monotonic()
    newest = {backup.source: backup for backup in newest_of_all(backups)}
    sources = [source for source in find_sources(settings.data_dir) if source.name in newest]
    if not sources:
        raise OperatorError("backup_unknown", name="live", path=backups.folder)
    with TemporaryDirectory(dir=settings.state_dir) as place:
        restored, present = Path(place) / "restored", Path(place) / "present"
        present.mkdir()
        now: list[Profile] = []
        for source in sources:
            restore(backups, backups.folder / newest[source.name].file, restored)
            try:
                copy, content = stage(source, settings, progress)
            except PublishProblem as error:
                raise unreadable(source.path, error.problem) from error
            copy.rename(present / source.path.name)
            now.append(content.profile)
        months = comparable_months([newest[source.name].profile for source in sources], now)
        asked = _compare(_facts(restored, settings), _facts(present, settings), months)
    return Drilled(len(sources), asked, len(months), round(time.monotonic() - started, 1))


def _facts(folder: Path, settings: MaintenanceSettings) -> Facts:
    try:
        Publisher(folder, folder / ".snapshots", settings.timezone).publish()
    except PublishProblem as error:
        raise unreadable(error.source or folder, error.problem) from error
    return Facts(Warehouse(folder / ".snapshots").current(), settings.today())


def _compare(restored: Facts, present: Facts, months: list[str]) -> int:
    asked = 0
    for name, arguments in _questions(months):
        if _answer(restored, name, arguments) != _answer(present, name, arguments):
            raise OperatorError("drill_differs", question=f"{name} {arguments}")
        asked += 1
    return asked


def _questions(months: list[str]) -> Iterator[tuple[str, dict[str, object]]]:
    for month in months:
        days = monthrange(int(month[:4]), int(month[5:]))[1]
        period: dict[str, object] = {"date_from": f"{month}-01", "date_to": f"{month}-{days}"}
        for name in MONTHLY:
            yield name, period


def _answer(facts: Facts, name: str, arguments: dict[str, object]) -> object:
    """Columns and rows, or the reason there are none; the basis names the generation and cannot be equal.

    Names are left out: an item bears its latest one, which a row of another month may have changed.
    """
    try:
        table = run(name, arguments, facts)
    except ToolError as error:
        return error.code
    compared = [place for place, column in enumerate(table.columns) if column.kind is not Kind.NAME]
    return table.columns, [[row[place] for place in compared] for row in table.rows]
