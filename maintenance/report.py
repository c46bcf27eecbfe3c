"""The daily report: a day's output, the month so far, the leading items, the data's quality and the backups.

Its figures come from the tools, so they are those that the chat would name.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from maintenance.backups import Backups
from maintenance.messages import worded
from maintenance.notify.message import Message
from maintenance.quality import examine_quality
from maintenance.settings import MaintenanceSettings
from tools.registry import run
from tools.tool import Cell, Facts, Table, ToolError
from tools.warehouse import Generation

TOP_ITEMS = 5


@dataclass(frozen=True, slots=True)
class MonthSoFar:
    """A month up to the report's day, and as many days of the month before."""

    first: date
    quantity: float | None
    before_first: date
    before_last: date
    before_quantity: float | None
    growth: float | None  # percent


@dataclass(frozen=True, slots=True)
class DailyReport:
    """Figures of one day; quantities in pieces, None where there are no rows."""

    day: date
    quantity: float | None
    records: int
    month: MonthSoFar
    top: tuple[Mapping[str, Cell], ...]
    quality: Mapping[str, int]
    last_backup: str | None
    generation: str
    as_of: str
    demo: bool

    def to_json(self) -> dict[str, object]:
        """The report as plain JSON values, days as ISO text."""
        return asdict(self)


def daily_report(settings: MaintenanceSettings, generation: Generation, day: date | None) -> DailyReport:
    """The report on a day, yesterday where None."""
    today = settings.today()
    day = day or today - timedelta(days=1)
    facts = Facts(generation, max(today, day))
    summary = _table(facts, "get_production_summary", date_from=day, date_to=day)
    figures = summary.records()[0] if summary and summary.rows else {}
    first = day.replace(day=1)
    return DailyReport(
        day=day,
        quantity=_number(figures.get("quantity")),
        records=int(_number(figures.get("records")) or 0),
        month=_month_so_far(facts, first, day),
        top=_top(facts, first, day),
        quality=examine_quality(generation, today).summary(),
        last_backup=_last_backup(settings),
        generation=generation.name,
        as_of=generation.as_of,
        demo=generation.manifest.demo,
    )


def _month_so_far(facts: Facts, first: date, day: date) -> MonthSoFar:
    before_last_day = first - timedelta(days=1)
    before_first = before_last_day.replace(day=1)
    before_last = min(before_first + (day - first), before_last_day)
    compared = _table(
        facts,
        "compare_periods",
        period1_from=before_first,
        period1_to=before_last,
        period2_from=first,
        period2_to=day,
    )
    total = compared.records()[0] if compared and compared.rows else {}
    return MonthSoFar(
        first,
        _number(total.get("period2_quantity")),
        before_first,
        before_last,
        _number(total.get("period1_quantity")),
        _number(total.get("growth")),
    )


def _top(facts: Facts, first: date, day: date) -> tuple[Mapping[str, Cell], ...]:
    ranked = _table(facts, "get_top_items", date_from=first, date_to=day, limit=TOP_ITEMS)
    return tuple(row for row in ranked.records() if row["rank"] is not None) if ranked else ()


def _table(facts: Facts, tool: str, **arguments: date | int) -> Table | None:
    """A tool's result, None where the data do not reach so far back."""
    written = {name: str(value) if isinstance(value, date) else value for name, value in arguments.items()}
    try:
        return run(tool, written, facts)
    except ToolError:
        return None


def _number(cell: Cell) -> float | None:
    return cell if isinstance(cell, int | float) else None


def _last_backup(settings: MaintenanceSettings) -> str | None:
    made_at = Backups(settings.backup_dir).last_made("live")
    return made_at.astimezone(settings.zone).isoformat(timespec="minutes") if made_at else None


def message_of(report: DailyReport, language: str) -> Message:
    """The report in words."""

    def say(key: str, **values: object) -> str:
        return worded(language, f"report_{key}", **values)

    def pieces(quantity: float | None) -> str:
        return say("none") if quantity is None else say("pieces", quantity=f"{quantity:,}")

    month = report.month
    lines = [say("day", day=report.day, quantity=pieces(report.quantity), records=report.records)]
    lines.append(say("month", first=month.first, day=report.day, quantity=pieces(month.quantity)))
    change = say("growth", growth=month.growth) if month.growth is not None else say("no_growth")
    before, quantity = {"first": month.before_first, "last": month.before_last}, pieces(month.before_quantity)
    lines.append(say("before", **before, quantity=quantity, change=change))
    for row in report.top:
        quantity = pieces(_number(row["quantity"]))
        item = {"code": row["item_code"], "name": row["item_name"] or ""}
        lines.append(say("item", rank=row["rank"], **item, quantity=quantity))
    for kind, count in report.quality.items():
        lines.append(worded(language, f"quality_{kind}", source=say("all"), count=count))
    if not report.quality:
        lines.append(worded(language, "quality_well"))
    lines.append(say("backup", made_at=report.last_backup) if report.last_backup else say("no_backup"))
    lines.append(say("basis", as_of=f"{datetime.fromisoformat(report.as_of):%Y-%m-%d %H:%M}"))
    return Message(say("demo_title" if report.demo else "title", day=report.day), tuple(lines))
