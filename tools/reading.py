"""One tool's reading of one generation: what it ran, what it counted, and so the basis of its result."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from math import fsum
from typing import Annotated

from pydantic import BeforeValidator, Field

from tools.figures import DayTotal, MonthTotal
from tools.items import Match, index_of, resolve
from tools.months import item_parts
from tools.notes import sentence
from tools.periods import period_to_read
from tools.snapshot import Manifest
from tools.sql_text import filled_in
from tools.tool import Basis, Cell, Column, Facts, Item, Note, Period, Row, Table, ToolError
from tools.warehouse import Generation, Rows

MOST_CHOICES = 10
ALL_ROWS = 10_000_000
ItemText = Annotated[str, Field(description="item code or name", min_length=1, max_length=100)]
MaybeItem = Annotated[
    ItemText | None,
    BeforeValidator(lambda text: None if text == "" else text),
    Field(description="item code or name; leave out for all items"),
]


class Reading:
    """Runs a tool's statements on one generation and remembers them, and the rows they stand on."""

    def __init__(self, facts: Facts, tool: str, **arguments: Cell | date) -> None:
        self.facts = facts
        self.tool = tool
        self.arguments = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in arguments.items()
            if value is not None
        }
        self.item: Item | None = None
        self.notes: list[Note] = []
        self.counted: Counter[str] = Counter()
        self._statements: list[str] = []
        self._item_sums: dict[Period, tuple[dict[str, float], Counter[str]]] = {}

    def choose_item(self, text: str | None) -> None:
        """Read only the item that the argument `item_code` means; without one, all items.

        Raises ToolError where it means several or none.
        """
        if text is None:
            return
        match = resolve(index_of(self.facts.generation), text)
        item = _only(match)
        if match.how in ("part", "typo"):
            self.note("item_read_as", text=text, code=item.code, name=item.name)
        self.arguments["item_code"] = item.code
        self.item = item

    def choose_period(self, first: date, last: date, field: str = "date_to") -> Period:
        """The period as far as it has begun; what is missing at its ends is noted.

        Raises ToolError where it cannot hold data.
        """
        period, notes = period_to_read(self.facts, first, last, field)
        for note in notes:
            self.note(note.code, **note.values)
        return period

    def note(self, code: str, /, **values: Cell) -> None:
        """Tell the reader of the result something, once."""
        note = Note(code, values)
        if note not in self.notes:
            self.notes.append(note)

    def query(self, sql: str, values: Mapping[str, Cell], limit: int = ALL_ROWS) -> Rows:
        """Run a statement that belongs to the basis."""
        statement = filled_in(sql, values)
        self._statements.append(statement)
        return self.facts.generation.query(statement, limit=limit)

    def days(self, period: Period) -> list[DayTotal]:
        """The days of a period that have readable rows, counted into the basis."""
        columns = "day, quantity, records, first_n, last_n, source"
        days = [DayTotal(*row) for row in sorted(self._of_days(columns, period).rows)]
        for day in days:
            self.counted[day.source] += day.records
        return days

    def months(self, period: Period) -> dict[str, MonthTotal]:
        """The months of a period that have readable rows, as YYYY-MM, counted into the basis."""
        columns = "left(day, 7) AS month, fsum(quantity), sum(records)::BIGINT, source"
        months: dict[str, MonthTotal] = {}
        for month, quantity, records, source in self._of_days(columns, period, "GROUP BY month, source").rows:
            self.counted[source] += records
            months[month] = months.get(month, MonthTotal()) + MonthTotal(quantity, records)
        return months

    def _of_days(self, columns: str, period: Period, end: str = "") -> Rows:
        table, whose = ("item_days", "item_code = $item AND ") if self.item else ("days", "")
        relation = self.facts.generation.relation(table, period.first, period.until)
        sql = f"SELECT {columns} FROM {relation} WHERE {whose}day >= $first AND day < $until {end}"
        return self.query(sql, {**_bounds(period), **self.item_value})

    def item_sums(self, period: Period) -> tuple[dict[str, float], Counter[str]]:
        """Quantity of every item with readable rows in a period; those rows by source, not yet counted."""
        if period not in self._item_sums:
            self._item_sums[period] = self._read_item_sums(period)
        return self._item_sums[period]

    def _read_item_sums(self, period: Period) -> tuple[dict[str, float], Counter[str]]:
        parts, values = item_parts(self.facts.generation, period)
        sql = f"""SELECT item_code, fsum(quantity) AS quantity, sum(records)::BIGINT AS records, source
            FROM ({parts}) GROUP BY item_code, source"""
        sums: dict[str, list[float]] = defaultdict(list)
        counted: Counter[str] = Counter()
        for code, quantity, records, source in self.query(sql, values).rows:
            sums[code].append(quantity)
            counted[source] += records
        return {
            code: round(parts[0] if len(parts) == 1 else fsum(parts), 6) for code, parts in sums.items()
        }, counted

    def records_of(self, days: Sequence[DayTotal], columns: str) -> str:
        """SELECT of these days' records with their source, by running numbers; its value is `item_value`."""
        whose = "item_code = $item AND " if self.item else ""
        parts = []
        for source in sorted({day.source for day in days}):
            first = min(day.first_n for day in days if day.source == source)
            last = max(day.last_n for day in days if day.source == source)
            parts.append(
                f"SELECT {columns}, '{source}' AS source FROM {source}.records"
                f" WHERE {whose}n BETWEEN {first} AND {last}"
            )
        return " UNION ALL ".join(parts)

    @property
    def item_value(self) -> dict[str, Cell]:
        """The value of `$item`, where one item is read."""
        return {"item": self.item.code} if self.item else {}

    def table(
        self,
        columns: tuple[Column, ...],
        rows: tuple[Row, ...],
        aggregation: str,
        *periods: Period,
        truncated: bool = False,
        items: tuple[Item, ...] = (),
    ) -> Table:
        """The result with its notes and the basis of the rows counted so far; `items` unless one is read."""
        if not rows:
            self.note("no_rows")
        basis = self._basis(aggregation, periods, (self.item,) if self.item else items)
        return Table(columns, rows, basis, truncated, tuple(self.notes))

    def _basis(self, aggregation: str, periods: tuple[Period, ...], items: tuple[Item, ...]) -> Basis:
        return Basis(
            tool=self.tool,
            arguments=dict(self.arguments),
            period=_hull(periods),
            items=items,
            aggregation="; ".join([aggregation, *map(sentence, self.notes)]),
            record_count=self.counted.total(),
            excluded=self.excluded(periods, items),
            sources=tuple(sorted(self.counted)),
            generation=self.facts.generation.name,
            as_of=self.facts.generation.as_of,
            sql=";\n".join(self._statements),
        )

    def note_sources(self) -> None:
        """Note it where the rows counted so far come from several sources."""
        if len(self.counted) > 1:
            self.note("crosses_sources", sources=", ".join(sorted(self.counted)))

    def excluded(self, periods: tuple[Period, ...], items: tuple[Item, ...]) -> dict[str, int]:
        """Unreadable rows that could have belonged: one without a day or a code may be of any."""
        manifest = self.facts.generation.manifest
        if not any(source.excluded for source in manifest.sources):
            return {}
        days, values = _days_of(periods, manifest)
        codes: dict[str, Cell] = {f"code{number}": item.code for number, item in enumerate(items)}
        whose = f"item_code IS NULL OR item_code IN ({', '.join(f'${name}' for name in codes)})"
        sql = f"""SELECT reason, sum(rows)::BIGINT FROM excluded
            WHERE ({days}) AND ({whose if codes else "true"}) GROUP BY reason ORDER BY reason"""
        return dict(self.facts.generation.query(sql, {**values, **codes}).rows)


def _bounds(period: Period, number: int | str = "") -> dict[str, Cell]:
    return {f"first{number}": period.first.isoformat(), f"until{number}": period.until.isoformat()}


def _days_of(periods: tuple[Period, ...], manifest: Manifest) -> tuple[str, dict[str, Cell]]:
    """Condition on rows of `excluded` that are of a period, or have no day but a source that shares it."""
    conditions, values = ["false"], dict[str, Cell]()
    for period in periods:
        for source in manifest.sources:
            owned = _owned(period, source.name, manifest.cutoff)
            if owned.first <= owned.last:
                number = len(conditions)
                conditions.append(
                    f"(source = '{source.name}'"
                    f" AND (day IS NULL OR (day >= $first{number} AND day < $until{number})))"
                )
                values |= _bounds(owned, number)
    return " OR ".join(conditions), values


def _owned(period: Period, source: str, cutoff: date | None) -> Period:
    """The part of a period that a source owns: live from the cutoff on, an archive up to its year."""
    if source == "live":
        return Period(max(period.first, cutoff or period.first), period.last)
    return Period(period.first, min(period.last, date(int(source[-4:]), 12, 31)))


def _hull(periods: tuple[Period, ...]) -> Period | None:
    """From the first day of all periods to the last."""
    if not periods:
        return None
    return Period(min(period.first for period in periods), max(period.last for period in periods))


def only_item(generation: Generation, text: str) -> Item:
    """The one item a text means.

    Raises ToolError where it means several or none.
    """
    return _only(resolve(index_of(generation), text))


def _only(match: Match) -> Item:
    if match.item is not None:
        return match.item
    choices = tuple(entry.item for entry in (match.hits or match.nearest)[:MOST_CHOICES])
    named = ", ".join(f"{item.code} ({item.name})" for item in choices) or "none"
    if match.hits:
        code, said = "ambiguous_item", f"'{match.text}' could be {len(match.hits)} items: {named}."
    else:
        code, said = "unknown_item", f"No item is called '{match.text}'. The nearest: {named}."
    raise ToolError(code, said, field="item_code", choices=choices, text=match.text, count=len(match.hits))
