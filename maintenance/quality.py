"""What is odd about the data of a generation: counts and samples, for those who can mend it in the ERP."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from pydantic import BaseModel

from maintenance.settings import MaintenanceSettings
from maintenance.shelf import replace
from tools.sql_text import Value
from tools.warehouse import Generation

FILE = "quality.json"
SAMPLES = 5
USUAL_WEEKS = 8
"""Weeks before a day from which its weekday's habit is read."""
BUSY_SHARE = 0.75
ALL = "*"
"""Stands for all sources together."""

DUPLICATES = """SELECT source, production_date, lot_number, item_code, good_quantity, count(*) - 1 AS surplus
    FROM records WHERE lot_number IS NOT NULL GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL"""
FUTURE = "SELECT source, day, records FROM days WHERE day > $today ORDER BY ALL"
PAST_YEARS = """SELECT source, left(day, 4) AS year, sum(records) AS rows FROM days
    WHERE source = 'live' AND left(day, 4) < $year GROUP BY ALL ORDER BY ALL"""
NAMES = """SELECT item_code, string_agg(DISTINCT item_name, ' | ' ORDER BY item_name) AS names FROM item_names
    GROUP BY ALL HAVING count(DISTINCT item_name) > 1 ORDER BY ALL"""
BUSY_DAYS = "SELECT DISTINCT day FROM days WHERE quantity > 0 ORDER BY 1"


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of oddity in one source: how many rows, codes, months or days, and a few of them."""

    kind: str
    source: str
    count: int
    samples: tuple[dict[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """All findings on one generation."""

    generation: str
    as_of: str
    findings: tuple[Finding, ...]

    def to_json(self) -> dict[str, object]:
        """The findings as plain JSON values."""
        return {**asdict(self), "ok": not self.findings}

    def summary(self) -> dict[str, int]:
        """Counts by kind, over all sources."""
        totals: dict[str, int] = {}
        for finding in self.findings:
            totals[finding.kind] = totals.get(finding.kind, 0) + finding.count
        return totals


class Kept(BaseModel):
    """What the latest examination found, for those who only want its counts."""

    generation: str
    examined_at: str  # ISO moment
    summary: dict[str, int]


def keep(settings: MaintenanceSettings, quality: Quality) -> None:
    """Leave the counts of an examination in the state folder."""
    settings.state_dir.mkdir(parents=True, exist_ok=True)
    at = datetime.now(settings.zone).isoformat(timespec="seconds")
    kept = Kept(generation=quality.generation, examined_at=at, summary=quality.summary())
    replace(settings.state_dir / FILE, kept.model_dump_json(indent=1), durable=False)


def kept(settings: MaintenanceSettings) -> Kept | None:
    """The counts of the latest examination, None before the first."""
    try:
        return Kept.model_validate_json((settings.state_dir / FILE).read_bytes())
    except (OSError, ValueError):
        return None


def examine_quality(generation: Generation, today: date) -> Quality:
    """Look for everything odd that the generation's rows tell."""
    looks: tuple[Callable[[Generation, date], Iterator[Finding]], ...] = (
        _unreadable, _odd, _overlap, _duplicates, _future, _past_years, _names, _month_gaps, _silence,
    )  # fmt: skip
    findings = tuple(finding for look in looks for finding in look(generation, today))
    return Quality(generation.name, generation.as_of, findings)


def _unreadable(generation: Generation, _: date) -> Iterator[Finding]:
    for source in generation.manifest.sources:
        for reason, rows in sorted(source.excluded.items()):
            samples = _records(
                generation,
                "SELECT id, production_date, item_code, item_name, good_quantity FROM excluded_samples"
                f" WHERE source = $source AND reason = $reason ORDER BY id LIMIT {SAMPLES}",
                source=source.name,
                reason=reason,
            )
            yield Finding(reason, source.name, rows, tuple(samples))


def _odd(generation: Generation, _: date) -> Iterator[Finding]:
    for source in generation.manifest.sources:
        for kind, rows in sorted(source.oddities.items()):
            yield Finding(kind, source.name, rows)


def _overlap(generation: Generation, _: date) -> Iterator[Finding]:
    for source in generation.manifest.sources:
        if source.overlap:
            yield Finding("overlap", source.name, source.overlap)


def _duplicates(generation: Generation, _: date) -> Iterator[Finding]:
    yield from _by_source("duplicates", _records(generation, DUPLICATES), "surplus")


def _future(generation: Generation, today: date) -> Iterator[Finding]:
    yield from _by_source("future_rows", _records(generation, FUTURE, today=str(today)), "records")


def _past_years(generation: Generation, today: date) -> Iterator[Finding]:
    yield from _by_source("wrong_year", _records(generation, PAST_YEARS, year=str(today.year)), "rows")


def _names(generation: Generation, _: date) -> Iterator[Finding]:
    codes = _records(generation, NAMES)
    if codes:
        yield Finding("several_names", ALL, len(codes), tuple(codes[:SAMPLES]))


def _month_gaps(generation: Generation, _: date) -> Iterator[Finding]:
    months = {str(row["day"])[:7] for row in _records(generation, "SELECT DISTINCT day FROM days")}
    if not months:
        return
    missing = [month for month in _months(min(months), max(months)) if month not in months]
    if missing:
        yield Finding("month_gap", ALL, len(missing), _named("month", missing))


def _silence(generation: Generation, today: date) -> Iterator[Finding]:
    """Days that passed without output though their weekday is usually busy: within the data, and since."""
    busy = {date.fromisoformat(str(row["day"])) for row in _records(generation, BUSY_DAYS)}
    busy = {day for day in busy if day <= today}
    if not busy:
        return
    first, last = min(busy) + timedelta(weeks=USUAL_WEEKS), max(busy)
    silent = [str(day) for day in _days(first, last) if day not in busy and _is_usual(day, busy)]
    if silent:
        yield Finding("silent_day", ALL, len(silent), _named("day", silent[::-1]))
    since = _days(last + timedelta(1), today - timedelta(1))
    awaited = [str(day) for day in since if _is_usual(day, busy, last)]
    if awaited:
        yield Finding("late_feed", "live", len(awaited), _named("day", awaited))


def _is_usual(day: date, busy: set[date], until: date = date.max) -> bool:
    """Whether most of the same weekdays before a day were busy; weeks after `until` tell nothing yet."""
    weeks_ahead = max(0, (day - until).days - 1) // 7 if day > until else 0
    day -= timedelta(weeks=weeks_ahead)
    weeks = range(1, USUAL_WEEKS + 1)
    return sum(day - timedelta(weeks=week) in busy for week in weeks) >= BUSY_SHARE * USUAL_WEEKS


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(number)


def _months(first: str, last: str) -> Iterator[str]:
    year, month = int(first[:4]), int(first[5:])
    while (name := f"{year:04d}-{month:02d}") <= last:
        yield name
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _named(name: str, values: Sequence[str]) -> tuple[dict[str, object], ...]:
    return tuple({name: value} for value in values[:SAMPLES])


def _by_source(kind: str, rows: list[dict[str, object]], counted: str) -> Iterator[Finding]:
    for source in dict.fromkeys(str(row["source"]) for row in rows):
        mine = [row for row in rows if row["source"] == source]
        yield Finding(kind, source, sum(int(str(row[counted])) for row in mine), tuple(mine[:SAMPLES]))


def _records(generation: Generation, sql: str, **values: Value) -> list[dict[str, object]]:
    found = generation.query(sql, values)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]
