"""Everything that results, arguments, question and clock say, ready to be looked up."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from assistant.grounding.dates import read_whens
from assistant.grounding.facts import ALL, DateFact, Fact, period_in
from assistant.grounding.names import Names, code_like
from assistant.grounding.numerals import Form, Numeral, read_numerals
from assistant.grounding.rows import TableReader
from assistant.grounding.text import plain
from assistant.grounding.whens import When
from assistant.model import Exchange, ToolResult
from tools.tool import Cell, Column, Item, Kind, Note, Period, Table, ToolError

_ISO = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")

_BOUND = re.compile(r"([<>]=?) (\d+)\b")
"""An amount in a condition of a statement; days are quoted there."""
RECORDS, EXCLUDED = "record count", "excluded rows"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the question itself names."""

    numerals: tuple[Numeral, ...]
    whens: tuple[When, ...]
    text: str


@dataclass
class Index:
    """Facts by size, dates, names and limits; built once for a set of results."""

    question: str
    now: datetime
    tables: list[Table] = field(default_factory=list)
    stale_tables: list[Table] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    dates: list[DateFact] = field(default_factory=list)
    names: Names = field(default_factory=Names)
    arguments: set[float] = field(default_factory=set)
    periods: set[Period] = field(default_factory=set)
    edges: frozenset[date] = frozenset()
    clocks: set[int] = field(default_factory=set)
    like_days: dict[int, int] = field(default_factory=dict)
    partial_rows: set[tuple[int, int]] = field(default_factory=set)
    asked: Asked = Asked((), (), "")

    @property
    def today(self) -> date:
        """The factory's day."""
        return self.now.date()

    @cached_property
    def bounds(self) -> set[tuple[float, str]]:
        """The amounts that the statements of this question hold sums against, and from which side."""
        statements = [str(table.basis.arguments.get("sql", "")) for table in self.tables]
        found = [pair for one in statements for pair in _BOUND.findall(one)]
        return {(float(amount), "over" if sign.startswith(">") else "under") for sign, amount in found}

    @property
    def empty(self) -> bool:
        """Whether no result of this question holds a row."""
        return not any(table.rows for table in self.tables)

    def near(self, low: float, high: float) -> list[Fact]:
        """Facts whose size lies between the two, their sign aside."""
        return self.facts[bisect_left(self._sizes, low) : bisect_right(self._sizes, high)]

    def _alone(self, fact: Fact) -> bool:
        """Whether the fact's table has only its row."""
        return fact.place[1] >= 0 and len(self.columns[fact.place[0], fact.place[2]]) == 1

    def partial(self, fact: Fact) -> bool:
        """Whether the fact's row is marked as only part of its month."""
        return fact.place[:2] in self.partial_rows

    def settle(self) -> None:
        """Sort what was gathered."""
        self.facts.sort(key=lambda fact: abs(fact.value))
        self._sizes = [abs(fact.value) for fact in self.facts]
        self.rank_codes: dict[int, frozenset[str]] = {}
        for fact in self.facts:
            if fact.kind is Kind.RANK and not fact.stale:
                place = int(fact.value)
                self.rank_codes[place] = self.rank_codes.get(place, frozenset()) | fact.items
        self.codes = frozenset(code for fact in self.facts if not fact.stale for code in fact.items)
        self.row_dates: dict[tuple[int, int], list[DateFact]] = {}
        for one in self.dates:
            self.row_dates.setdefault(one.place, []).append(one)
        self.rows: dict[tuple[int, int], list[Fact]] = {}
        self.columns: dict[tuple[int, int], list[Fact]] = {}
        for fact in sorted(self.facts, key=lambda one: one.place):
            table, row, column = fact.place
            self.rows.setdefault((table, row), []).append(fact)
            self.columns.setdefault((table, column), []).append(fact)
        self.singles = [fact for fact in self.facts if fact.level and self._alone(fact)]


def build_index(
    question: str, now: datetime, results: Iterable[ToolResult], earlier: Iterable[Exchange]
) -> Index:
    """Gather all of it."""
    index = Index(question, now)
    for result in results:
        if isinstance(result.outcome, Table):
            index.tables.append(result.outcome)
            _add_table(index, result.outcome, len(index.tables) - 1, stale=False)
        else:
            _add_error(index, result.outcome)
    place = 1000
    for exchange in earlier:
        for result in exchange.results:
            if isinstance(result.outcome, Table):
                index.stale_tables.append(result.outcome)
                _add_table(index, result.outcome, place, stale=True)
                place += 1
    index.clocks.add(now.hour * 60 + now.minute)
    index.edges |= {now.date()}
    _add_sums(index)
    _add_question(index)
    index.settle()
    return index


def _add_table(index: Index, table: Table, number: int, *, stale: bool) -> None:
    reader = TableReader(table, number, stale)
    index.facts.extend(reader.facts())
    index.dates.extend(reader.date_facts())
    for place, record in enumerate(table.records()):
        if record.get("partial") is True:
            index.partial_rows.add((number, place))
        days = record.get("period1_days")
        if record.get("part") == "like_for_like" and isinstance(days, int):
            index.like_days[number] = days
    _add_names(index, table)
    _add_basis(index, table, number, stale)
    for note in table.notes:
        _add_note(index, note, number, stale)


def _add_names(index: Index, table: Table) -> None:
    for item in table.basis.items:
        _add_item(index, item)
    code_places = [place for place, column in enumerate(table.columns) if column.kind is Kind.CODE]
    only = [item.code for item in table.basis.items[:1]]
    for row in table.rows:
        codes = [str(row[place]) for place in code_places if row[place]] or only
        for column, cell in zip(table.columns, row, strict=True):
            if isinstance(cell, str):
                _add_cell(index, column, cell, codes, custom=table.basis.tool == "execute_custom_query")


def _add_cell(index: Index, column: Column, cell: str, codes: list[str], *, custom: bool) -> None:
    """Know a cell's text by its column: a code, a name, a lot or other label, a time of day."""
    if column.kind is Kind.CODE:
        index.names.add_code(cell)
    elif column.kind is Kind.NAME or column.name == "other_names":
        for name in cell.split("; "):
            index.names.add_name(name, codes)
    elif custom and (moment := re.match(r"\d{4}-\d{2}-\d{2}[ T](\d{2}):(\d{2})", cell)):
        index.clocks.add(int(moment[1]) * 60 + int(moment[2]))
    elif column.kind is Kind.LOT or (custom and column.kind is Kind.TEXT):
        index.names.add_label(cell)
    elif column.kind is Kind.DATE and (clock := re.search(r"(\d{2}):(\d{2})", cell)):
        index.clocks.add(int(clock[1]) * 60 + int(clock[2]))


def _add_item(index: Index, item: Item) -> None:
    index.names.add_code(item.code)
    if item.name:
        index.names.add_name(item.name, [item.code])


def _add_basis(index: Index, table: Table, number: int, stale: bool) -> None:
    basis = table.basis
    for name in (*basis.sources, basis.generation):
        index.names.add_text(name)
    _add_values(index, basis.arguments.values())
    if basis.period:
        index.periods.add(basis.period)
        index.edges |= _uneven(basis.period)
    read = datetime.fromisoformat(basis.as_of)
    index.periods.add(Period(read.date(), read.date()))
    index.clocks.add(read.hour * 60 + read.minute)
    only = frozenset({basis.items[0].code}) if len(basis.items) == 1 else ALL
    place = (number, -1, -1)
    for name, value, unit in _basis_counts(table):
        if not table.rows and not (name.startswith("excluded") and value):
            continue  # nothing was counted, though something may have been left out
        count = Fact(value, Kind.COUNT, unit, None, only, False, basis.period, None, place, name, None, stale)
        index.facts.append(count)


def _basis_counts(table: Table) -> Iterator[tuple[str, int, str]]:
    """What the basis counts: records, those left out by reason, days and months of the period."""
    basis = table.basis
    yield RECORDS, basis.record_count, "record"
    yield EXCLUDED, basis.excluded_count, "record"
    for reason, rows in basis.excluded.items():
        yield f"excluded, {reason}", rows, "record"
    if basis.period:
        first, last = basis.period.first, basis.period.last
        yield "days of the period", basis.period.days, "day"
        yield "months of the period", (last.year - first.year) * 12 + last.month - first.month + 1, "month"


def _add_sums(index: Index) -> None:
    """Records of all results together, where there are several."""
    for name in (RECORDS, EXCLUDED):
        counts = [fact.value for fact in index.facts if fact.name == name and not fact.stale]
        if len(counts) > 1:
            name = f"{name} of all results"
            whole = Fact(sum(counts), Kind.COUNT, "record", None, ALL, False, None, None, (-1, -1, -1), name)
            index.facts.append(whole)


def _add_note(index: Index, note: Note, number: int, stale: bool) -> None:
    _add_values(index, note.values.values(), noted=True)
    for name, value in note.values.items():
        if isinstance(value, int | float) and not isinstance(value, bool) and value:
            unit = next(
                (
                    unit
                    for part, unit in (
                        ("day", "day"),
                        ("record", "record"),
                        ("month", "month"),
                        ("unlisted", "item"),
                        ("quantity", "piece"),
                    )
                    if part in name
                ),
                None,
            )
            index.facts.append(
                Fact(
                    value,
                    Kind.NUMBER,
                    unit,
                    None,
                    ALL,
                    False,
                    None,
                    None,
                    (number, -1, -1),
                    f"{note.code} {name}",
                    None,
                    stale,
                )
            )


def _uneven(period: Period) -> set[date]:
    """Ends of a period that are no ends of months, where reading began or stopped within one."""
    ends = {period.first} if period.first.day != 1 else set()
    return ends | ({period.last} if (period.last + timedelta(days=1)).day != 1 else set())


def _add_values(index: Index, values: Iterable[Cell], *, noted: bool = False) -> None:
    """Numbers, dates and codes among arguments, notes and errors."""
    for value in values:
        if isinstance(value, bool) or value is None:
            continue
        if isinstance(value, int | float):
            index.arguments.add(float(value))
            continue
        for text in _ISO.findall(value):
            if found := period_in(text):
                index.periods.add(found)
                index.edges |= {found.first, found.last} if noted else _uneven(found)
        for code in code_like(value):
            index.names.add_code(code)


def _add_error(index: Index, error: ToolError) -> None:
    _add_values(index, error.values.values())
    for item in error.choices:
        _add_item(index, item)


def _add_question(index: Index) -> None:
    """What the question names; a code it names is known, though perhaps to no result."""
    text = plain(index.question)
    _, rest = index.names.read(text)
    for code in code_like(rest):
        if len(re.sub(r"\D", "", code)) > 1:
            index.names.add_code(code.strip().upper() if code.isascii() else code)
    _, rest = index.names.read(text)
    whens, rest = read_whens(rest, index.today)
    numerals = tuple(one for one in read_numerals(rest) if one.form is not Form.CLOCK)
    index.asked = Asked(numerals, tuple(whens), text)
