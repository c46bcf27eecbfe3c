"""One tool's reading of one generation: what it ran, what it counted, and so the basis of its result."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from tools.items import Match, index_of, resolve
from tools.tool import Basis, Cell, Facts, Item, Note, Period, ToolError
from tools.warehouse import Rows

MOST_CHOICES = 10
ItemText = Annotated[str, Field(description="item code or name", min_length=1, max_length=100)]
MaybeItem = Annotated[ItemText | None, Field(description="item code or name; leave out for all items")]


@dataclass(frozen=True, slots=True)
class Span:
    """The rows of one source in a period: how many, and the running numbers they lie between."""

    source: str
    records: int
    first_n: int
    last_n: int


class Reading:
    """Runs a tool's statements on one generation and remembers them."""

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
        self._statements: list[str] = []

    def choose_item(self, text: str | None) -> None:
        """Read only the item that the argument `item_code` means; without one, all items.

        Raises ToolError where it means several or none.
        """
        if text is None:
            return
        match = resolve(index_of(self.facts.generation), text)
        item = _only(match)
        if match.how in ("part", "typo"):
            self.notes.append(Note("item_read_as", {"text": text, "code": item.code, "name": item.name}))
        self.arguments["item_code"] = item.code
        self.item = item

    def query(self, sql: str, values: Mapping[str, Cell], limit: int = 10_000) -> Rows:
        """Run a statement that belongs to the basis."""
        self._statements.append(_filled_in(sql, values))
        return self.facts.generation.query(sql, values, limit=limit)

    @property
    def day_rows(self) -> str:
        """FROM and WHERE of the days of a period; its values are `day_values`."""
        table, condition = ("item_days", "item_code = $item AND ") if self.item else ("days", "")
        return f"{table} WHERE {condition}day >= $first AND day < $until"

    def day_values(self, period: Period) -> dict[str, Cell]:
        """Values of `day_rows`."""
        values: dict[str, Cell] = {"first": period.first.isoformat(), "until": period.until.isoformat()}
        return values | self.item_values

    @property
    def item_values(self) -> dict[str, Cell]:
        """The value of `$item`, where one item is read."""
        return {"item": self.item.code} if self.item else {}

    def spans(self, period: Period) -> list[Span]:
        """Where the readable rows of the period lie."""
        sql = f"""SELECT source, sum(records)::BIGINT, min(first_n), max(last_n)
            FROM {self.day_rows} GROUP BY source ORDER BY source"""
        return [Span(*row) for row in self.facts.generation.query(sql, self.day_values(period)).rows]

    def basis(
        self, aggregation: str, spans: Iterable[Span], *periods: Period, items: tuple[Item, ...] = ()
    ) -> Basis:
        """The basis of a result on these rows; a result that crosses sources is noted."""
        spans = list(spans)
        sources = tuple(dict.fromkeys(span.source for span in spans))
        if len(sources) > 1:
            self.notes.append(Note("crosses_sources", {"sources": ", ".join(sources)}))
        return Basis(
            tool=self.tool,
            arguments=dict(self.arguments),
            period=_hull(periods),
            items=items or ((self.item,) if self.item else ()),
            aggregation=aggregation,
            record_count=sum(span.records for span in spans),
            excluded=self._excluded(periods),
            sources=sources,
            generation=self.facts.generation.name,
            as_of=self.facts.generation.as_of,
            sql=";\n".join(self._statements),
        )

    def _excluded(self, periods: tuple[Period, ...]) -> dict[str, int]:
        """Unreadable rows that could have belonged: one without a day or a code may be of any."""
        generation = self.facts.generation
        if not any(source.excluded for source in generation.manifest.sources):
            return {}
        days, values = ["day IS NULL"], dict[str, Cell]()
        for number, period in enumerate(periods):
            days.append(f"(day >= $first{number} AND day < $until{number})")
            values[f"first{number}"] = period.first.isoformat()
            values[f"until{number}"] = period.until.isoformat()
        whose = "true"
        if self.item:
            whose, values["item"] = "(item_code IS NULL OR item_code = $item)", self.item.code
        sql = f"""SELECT reason, sum(rows)::BIGINT FROM excluded
            WHERE ({" OR ".join(days)}) AND {whose} GROUP BY reason ORDER BY reason"""
        return dict(generation.query(sql, values).rows)


def pieces(value: float | None) -> int | float | None:
    """A quantity without the noise of binary fractions."""
    if value is None:
        return None
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def percent(part: float | None, whole: float | None) -> float | None:
    """Part of a whole in percent, None where there is no positive whole."""
    if part is None or whole is None or whole <= 0:
        return None
    return round(part / whole * 100, 4)


def _hull(periods: tuple[Period, ...]) -> Period | None:
    """From the first day of all periods to the last."""
    if not periods:
        return None
    return Period(min(period.first for period in periods), max(period.last for period in periods))


def _only(match: Match) -> Item:
    if match.item is not None:
        return match.item
    near = match.hits or match.nearest
    choices = tuple(entry.item for entry in near[:MOST_CHOICES])
    named = ", ".join(f"{item.code} ({item.name})" for item in choices) or "none"
    code, sentence = (
        ("ambiguous_item", f"'{match.text}' could be {len(match.hits)} items: {named}.")
        if match.hits
        else ("unknown_item", f"No item is called '{match.text}'. The nearest: {named}.")
    )
    raise ToolError(
        code, sentence, field="item_code", choices=choices, text=match.text, count=len(match.hits)
    )


def _filled_in(sql: str, values: Mapping[str, Cell]) -> str:
    """The statement with its values written in, for a reader to check."""

    def literal(match: re.Match[str]) -> str:
        value = values[match[1]]
        return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)

    return re.sub(r"\$(\w+)", literal, re.sub(r"\s+", " ", sql).strip())
