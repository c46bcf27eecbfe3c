"""The tool for what the other six cannot say: SQL written by the model, run in the sandbox."""

import atexit
import functools
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from tools.items import index_of
from tools.reading import Reading
from tools.sql_pool import SqlPool
from tools.tool import Basis, Cell, Column, Facts, Kind, Note, Period, Row, Table, ToolError

MIDNIGHT = " 00:00:00"
_NAMED_KINDS = {"item_code": Kind.CODE, "item_name": Kind.NAME, "lot_number": Kind.LOT}
_NUMBER_TYPE = re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*")


def execute_custom_query(
    facts: Facts,
    sql: Annotated[
        str, Field(description="One SELECT (or WITH ... SELECT) in DuckDB's dialect.", max_length=10_000)
    ],
) -> Table:
    """Run one read-only SELECT; only for what the other tools cannot say (weekdays, lots, medians, joins).

    Relations; dates are DATE, quantities DOUBLE in pieces:
      production_records(id, production_date, produced_at, lot_number, item_code, item_name, good_quantity,
        source): one row per record; produced_at is the date as text, with its time where one was recorded
      item_days(item_code, production_date, quantity, records, source): sums by item and day; faster
      items(item_code, item_name, first_date, last_date, quantity, records): one row per item
    CTEs, window functions, FILTER, QUALIFY, quantile_cont, strftime(production_date, '%Y-%m'), date_trunc and
    regexp_matches work; current_date is today. Only 1,000 rows come back: aggregate, and ORDER BY.
    """
    generation = facts.generation
    files = {name: str(path) for name, path in generation.files.items()}
    reply = sql_pool().run({"sql": sql, "today": facts.today.isoformat(), "files": files})
    if "error" in reply:
        raise ToolError(reply["error"], reply["message"], field="sql")
    rows = [tuple(row) for row in reply["rows"]]
    columns = tuple(
        Column(name, _kind(name, type_name, [row[place] for row in rows]))
        for place, (name, type_name) in enumerate(reply["columns"])
    )
    return Table(
        columns=columns,
        rows=tuple(_without_midnights(columns, row) for row in rows),
        basis=_basis(facts, sql, reply["relations"], reply["scope"]),
        truncated=reply["truncated"],
        notes=(Note("custom_scope"),) if rows else (Note("no_rows"),),
    )


@functools.cache
def sql_pool() -> SqlPool:
    """The pool that this process's custom queries share."""
    pool = SqlPool()
    atexit.register(pool.close)
    return pool


def _basis(facts: Facts, sql: str, relations: list[str], scope: Mapping[str, Any]) -> Basis:
    """The records of the period and items that every part of the SQL is bound to, else all of them."""
    period, codes = _period(facts, scope), scope["codes"]
    reading = Reading(facts, "execute_custom_query", sql=sql)
    periods = (period,) if period else ()
    items = tuple(entry.item for entry in index_of(facts.generation).entries if entry.code in codes)
    sources = _sources(facts, period, codes) if relations else []
    aggregation = f"custom SQL over {', '.join(relations)}" if relations else "custom SQL over no records"
    if relations and not period:
        aggregation += "; records, sources and excluded rows are those of all days"
    return Basis(
        tool=reading.tool,
        arguments={"sql": sql},
        period=period,
        items=items,
        aggregation=aggregation,
        record_count=sum(records for _, records in sources),
        excluded=reading.excluded(periods, items) if relations else {},
        sources=tuple(name for name, _ in sources),
        generation=facts.generation.name,
        as_of=facts.generation.as_of,
        sql=sql,
    )


def _period(facts: Facts, scope: Mapping[str, Any]) -> Period | None:
    """The days of a scope; an open end reaches as far as the data do."""
    first, last = (scope[end] and date.fromisoformat(scope[end]) for end in ("first", "last"))
    if not first and not last:
        return None
    first, last = first or facts.generation.first_day, last or facts.generation.last_day
    return Period(first, last) if first and last and first <= last else None


def _sources(facts: Facts, period: Period | None, codes: Sequence[str]) -> list[tuple[str, int]]:
    """Sources that hold records of the scope, and how many."""
    if not period and not codes:
        return [
            (source.name, source.records) for source in facts.generation.manifest.sources if source.records
        ]
    conditions, values = ["true"], dict[str, Cell]()
    if period:
        conditions.append("day BETWEEN $first AND $last")
        values |= {"first": period.first.isoformat(), "last": period.last.isoformat()}
    named: dict[str, Cell] = {f"code{number}": code for number, code in enumerate(codes)}
    if named:
        conditions.append(f"item_code IN ({', '.join(f'${name}' for name in named)})")
    return facts.generation.query(
        f"""SELECT source, sum(records)::BIGINT FROM {"item_days" if named else "days"}
        WHERE {" AND ".join(conditions)} GROUP BY source ORDER BY source""",
        values | named,
    ).rows


def _kind(name: str, type_name: str, cells: list[Cell]) -> Kind:
    """What a column holds as far as its type and its values prove it; a name alone proves no quantity."""
    if type_name.startswith(("DATE", "TIMESTAMP")):
        return Kind.DATE
    if type_name == "BOOLEAN":
        return Kind.FLAG
    if _NUMBER_TYPE.fullmatch(type_name):
        return Kind.NUMBER
    if all(isinstance(cell, str) and re.fullmatch(r"\d{4}-\d{2}", cell) for cell in cells) and cells:
        return Kind.MONTH
    return _NAMED_KINDS.get(name, Kind.TEXT)


def _without_midnights(columns: tuple[Column, ...], row: Row) -> Row:
    """Days that the engine made moments of (date_trunc, INTERVAL) as days again."""
    return tuple(
        cell.removesuffix(MIDNIGHT) if column.kind is Kind.DATE and isinstance(cell, str) else cell
        for column, cell in zip(columns, row, strict=True)
    )
