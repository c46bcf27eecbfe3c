"""What a tool is: a typed function from arguments to a table with its basis."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from tools.warehouse import Generation

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


class Kind(StrEnum):
    """What a column's values are; rendering and grounding go by it."""

    QUANTITY = "quantity"  # sums of good_quantity, in pieces
    CHANGE = "change"  # signed difference of two quantities
    COUNT = "count"  # how many records, days, lots or items
    SHARE = "share"  # percent of a total, 0 to 100
    GROWTH = "growth"  # signed percent of change
    RANK = "rank"
    DATE = "date"  # YYYY-MM-DD, perhaps with a time
    MONTH = "month"  # YYYY-MM
    CODE = "code"  # item code
    NAME = "name"  # item name
    LOT = "lot"
    FLAG = "flag"  # true or false
    TEXT = "text"
    NUMBER = "number"  # a number of unknown meaning, from custom SQL


@dataclass(frozen=True, slots=True)
class Column:
    """A named column and what its values are."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def until(self) -> date:
        """The first day after the period, for half-open comparisons."""
        return self.last + timedelta(days=1)

    @property
    def days(self) -> int:
        """Length in calendar days."""
        return (self.until - self.first).days

    def to_json(self) -> dict[str, str]:
        """The contract's form: ISO dates, both included."""
        return {"from": self.first.isoformat(), "to": self.last.isoformat()}


@dataclass(frozen=True, slots=True)
class Item:
    """An item by its canonical code and its current name."""

    code: str
    name: str | None

    def to_json(self) -> dict[str, str | None]:
        """The contract's form."""
        return {"code": self.code, "name": self.name}


@dataclass(frozen=True, slots=True)
class Basis:
    """What a table rests on: everything needed to check it."""

    tool: str
    arguments: Mapping[str, Cell]
    period: Period | None
    items: tuple[Item, ...]
    aggregation: str
    record_count: int
    excluded: Mapping[str, int]  # reason -> rows that could have belonged here but cannot be read
    sources: tuple[str, ...]
    generation: str
    as_of: str  # ISO moment at which the live file was read
    sql: str

    @property
    def excluded_count(self) -> int:
        """Rows left out, over all reasons."""
        return sum(self.excluded.values())

    def to_json(self) -> dict[str, object]:
        """The contract's form, as in `data_basis`."""
        return {
            "tool": self.tool,
            "arguments": dict(self.arguments),
            "period": self.period and self.period.to_json(),
            "items": [item.to_json() for item in self.items],
            "aggregation": self.aggregation,
            "record_count": self.record_count,
            "excluded_count": self.excluded_count,
            "sources": list(self.sources),
            "generation": self.generation,
            "as_of": self.as_of,
            "sql": self.sql,
        }


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader must know about a table, worded by the phrasing files under its `code`."""

    code: str
    values: Mapping[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """A tool's result: typed columns, rows, and the basis they rest on."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    basis: Basis
    truncated: bool = False
    notes: tuple[Note, ...] = ()

    def column(self, name: str) -> list[Cell]:
        """All values of one column."""
        place = [column.name for column in self.columns].index(name)
        return [row[place] for row in self.rows]

    def records(self) -> list[dict[str, Cell]]:
        """The rows as dictionaries by column name."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def to_json(self) -> dict[str, object]:
        """The contract's form of `POST /tools/{name}`."""
        return {**self.result_json(), "basis": self.basis.to_json()}

    def result_json(self) -> dict[str, object]:
        """The contract's form in `results`: the table without its basis."""
        return {
            "tool": self.basis.tool,
            "columns": [column.name for column in self.columns],
            "rows": [list(row) for row in self.rows],
            "truncated": self.truncated,
        }


class ToolError(Exception):
    """A call that cannot be answered as it stands, said so that its caller can mend it.

    `code` is one of: bad_argument, reversed_period, period_mismatch, future_period, outside_data,
    unknown_item, ambiguous_item, unknown_tool, unsafe_sql, sql_error, timeout, too_large, unavailable.
    `message` is an English sentence for the model and programs; people read the phrasing of `code` with
    `values`.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        field: str | None = None,
        choices: tuple[Item, ...] = (),
        **values: Cell,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.choices = choices
        self.values = values


@dataclass(frozen=True, slots=True)
class Facts:
    """What a tool may read: one generation, and the day that counts as today."""

    generation: Generation
    today: date


class ToolFunction(Protocol):
    """A function `(facts, **arguments) -> Table` with annotated arguments and a docstring."""

    __name__: str

    def __call__(self, facts: Facts, /, **arguments: Any) -> Table: ...


class Tool:
    """A function declared once; its schema, validation and documentation come from its signature."""

    def __init__(self, function: Callable[..., Table]) -> None:
        self.function = function
        self.name = function.__name__
        self.description = inspect.getdoc(function) or ""
        self.arguments = _arguments_model(function)

    def schema(self) -> dict[str, object]:
        """JSON schema of the arguments, without pydantic's titles."""
        schema = self.arguments.model_json_schema()
        return {
            "type": "object",
            "properties": {name: _flat(part) for name, part in schema.get("properties", {}).items()},
            "required": schema.get("required", []),
        }

    def __call__(self, facts: Facts, arguments: Mapping[str, object]) -> Table:
        """Validate the arguments and run; a wrong argument is a ToolError naming its field."""
        try:
            given = self.arguments.model_validate(dict(arguments))
        except ValidationError as error:
            raise _bad_argument(self.name, error) from error
        return self.function(facts, **{name: getattr(given, name) for name in self.arguments.model_fields})


def _arguments_model(function: Callable[..., Table]) -> type[BaseModel]:
    parameters = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
    fields: dict[str, Any] = {
        parameter.name: (
            parameter.annotation,
            ... if parameter.default is inspect.Parameter.empty else parameter.default,
        )
        for parameter in parameters
    }
    return create_model(function.__name__, __config__=ConfigDict(extra="forbid"), **fields)


def _flat(part: dict[str, Any]) -> dict[str, Any]:
    """One property without titles, with `X | None` written as `X`."""
    kept = {key: value for key, value in part.items() if key not in {"title", "default", "anyOf"}}
    for option in part.get("anyOf", []):
        if option.get("type") != "null":
            kept = {**option, **kept}
    return kept


def _bad_argument(tool: str, error: ValidationError) -> ToolError:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    name = ".".join(str(part) for part in first["loc"])
    said, reason = f"{tool}: argument '{name}': {first['msg']}.", first["msg"]
    return ToolError("bad_argument", said, field=name, argument=name, reason=reason)
