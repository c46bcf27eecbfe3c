"""Figures over time, one row a figure a moment, and the queries that were slow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from maintenance.operations.store import Store, moment_of, moment_text, table

SLOW_QUERIES_KEPT = 1000


@dataclass(frozen=True, slots=True)
class Sample:
    """One figure of one service, of the interval that ended at `at`; labels stand in `name` after blanks."""

    at: datetime
    service: str
    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Bin:
    """The samples of one figure of one service within one interval, counted from 0."""

    index: int
    service: str
    name: str
    total: float
    mean: float
    greatest: float


@dataclass(frozen=True, slots=True)
class SlowQuery:
    """A tool or a read that took longer than half a second, by its name or route, never by what was asked."""

    at: datetime
    request_id: str
    milliseconds: float
    what: str


def add_samples(store: Store, at: datetime, service: str, values: Mapping[str, float]) -> None:
    """Write the figures of one interval at once.

    Raises StoreUnavailable.
    """
    moment = moment_text(at)
    rows = [
        {"at": moment, "service": service, "name": name, "value": value} for name, value in values.items()
    ]
    with store.writing() as database:
        table(database, "samples").insert_all(rows)


def samples_since(store: Store, since: datetime) -> list[Sample]:
    """The figures from a moment on, oldest first.

    Raises StoreUnavailable.
    """
    with store.reading() as database:
        rows = table(database, "samples").rows_where("at >= ?", [moment_text(since)], order_by="at, rowid")
        return [Sample(**{**row, "at": moment_of(row["at"])}) for row in rows]


def bins(store: Store, start: datetime, width: timedelta) -> list[Bin]:
    """The figures from a moment on, gathered in intervals of one width.

    Raises StoreUnavailable.
    """
    gathered = """SELECT CAST((unixepoch(at) - ?) / ? AS INTEGER) AS "index", service, name,
        sum(value) AS total, avg(value) AS mean, max(value) AS greatest
        FROM samples WHERE at >= ? GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"""
    values = [int(start.timestamp()), int(width.total_seconds()), moment_text(start)]
    with store.reading() as database:
        return [Bin(**row) for row in database.query(gathered, values)]


def add_slow_queries(store: Store, queries: list[SlowQuery]) -> None:
    """Write what was slow.

    Raises StoreUnavailable.
    """
    rows = [
        {
            "at": moment_text(one.at), "request_id": one.request_id,
            "milliseconds": one.milliseconds, "what": one.what,
        }
        for one in queries
    ]  # fmt: skip
    with store.writing() as database:
        table(database, "slow_queries").insert_all(rows)


def slow_queries(store: Store, limit: int = 50) -> list[SlowQuery]:
    """The latest that were slow, latest first.

    Raises StoreUnavailable.
    """
    with store.reading() as database:
        rows = table(database, "slow_queries").rows_where(order_by="at DESC, rowid DESC", limit=limit)
        return [SlowQuery(**{**row, "at": moment_of(row["at"])}) for row in rows]


def prune(store: Store, before: datetime) -> None:
    """Forget samples and ended runs older than a moment, and all but the latest slow queries.

    Raises StoreUnavailable.
    """
    moment = moment_text(before)
    with store.writing() as database:
        table(database, "samples").delete_where("at < ?", [moment])
        table(database, "job_runs").delete_where("started < ? AND ended IS NOT NULL", [moment])
        table(database, "wishes").delete_where("asked < ?", [moment])
        table(database, "slow_queries").delete_where(
            "rowid <= (SELECT max(rowid) FROM slow_queries) - ?", [SLOW_QUERIES_KEPT]
        )
