"""Tool: the course of one period month by month."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tools.figures import MonthTotal, percent, pieces
from tools.periods import FirstDay, LastDay
from tools.reading import MaybeItem, Reading
from tools.tool import Column, Facts, Kind, Period, Row, Table, ToolError

COLUMNS = (
    Column("month", Kind.MONTH),
    Column("quantity", Kind.QUANTITY),
    Column("records", Kind.COUNT),
    Column("change", Kind.CHANGE),
    Column("growth", Kind.GROWTH),
    Column("partial", Kind.FLAG),
    Column("has_rows", Kind.FLAG),
)
AGGREGATION = (
    "quantity: sum of good_quantity in pieces per calendar month; change and growth (%): against the month "
    "before, only between whole months that have rows; partial: the running month, or one the period cuts"
)
MOST_MONTHS = 240
NOTHING = MonthTotal()


@dataclass(frozen=True, slots=True)
class Month:
    """What is known of one month of the period."""

    name: str
    total: MonthTotal
    partial: bool

    @property
    def comparable(self) -> bool:
        """Whether it may be held against a neighbour."""
        return self.total.records > 0 and not self.partial


def get_monthly_trend(
    facts: Facts, date_from: FirstDay, date_to: LastDay, item_code: MaybeItem = None
) -> Table:
    """Quantity of EVERY month of a period with the change to the month before.

    For one total use get_production_summary; for two periods side by side compare_periods.
    """
    reading = Reading(facts, "get_monthly_trend", date_from=date_from, date_to=date_to)
    period = reading.choose_period(date_from, date_to)
    names = list(_month_names(period))
    reading.choose_item(item_code)
    totals = reading.months(period)
    months = [Month(name, totals.get(name, NOTHING), _partial(name, period, facts.today)) for name in names]
    reading.note_sources()
    rows = tuple(_rows(months)) if reading.counted else ()
    if rows:
        _note_months(reading, months)
    return reading.table(COLUMNS, rows, AGGREGATION, period)


def _month_names(period: Period) -> Iterator[str]:
    """Every month of the period as YYYY-MM."""
    first, last = (day.year * 12 + day.month - 1 for day in (period.first, period.last))
    if last - first >= MOST_MONTHS:
        raise ToolError("too_large", f"Ask for at most {MOST_MONTHS} months.", most=MOST_MONTHS)
    for number in range(first, last + 1):
        yield f"{number // 12:04d}-{number % 12 + 1:02d}"


def _partial(month: str, period: Period, today: date) -> bool:
    first = date.fromisoformat(f"{month}-01")
    last = first + timedelta(days=monthrange(first.year, first.month)[1] - 1)
    return first < period.first or last > period.last or first <= today <= last


def _rows(months: list[Month]) -> Iterator[Row]:
    for before, month in zip([None, *months], months, strict=False):
        change, growth = None, None
        if before is not None and before.comparable and month.comparable:
            difference = month.total.quantity - before.total.quantity
            change, growth = pieces(difference), percent(difference, before.total.quantity)
        yield (
            month.name,
            pieces(month.total.quantity),
            month.total.records,
            change,
            growth,
            month.partial,
            month.total.records > 0,
        )


def _note_months(reading: Reading, months: list[Month]) -> None:
    if missing := [month.name for month in months if not month.total.records]:
        reading.note("months_without_rows", months=", ".join(missing), count=len(missing))
    if partial := [month.name for month in months if month.partial]:
        reading.note("partial_months", months=", ".join(partial))
