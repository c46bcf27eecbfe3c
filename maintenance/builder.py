"""Builds one source's snapshot file: a native DuckDB copy of its readable rows, and their aggregates."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

import duckdb


@dataclass(frozen=True, slots=True)
class Built:
    """What a finished snapshot file holds."""

    records: int
    first_day: date | None
    last_day: date | None
    excluded: dict[str, int]
    overlap: int


def build_snapshot(
    copy: Path,
    target: Path,
    *,
    first: date | None,
    last: date | None,
    older: Iterable[Path],
    timezone: str,
    report: Callable[[float], None] = lambda fraction: None,
) -> Built:
    """Build `target` from a private SQLite copy.

    Only days from `first` to `last` count, and none that a snapshot of an `older` archive already holds; the
    readable rows beyond are the overlap. `timezone` tells the day of a moment written with its own zone.
    """
    connection = duckdb.connect(str(target), config={"threads": 2})
    try:
        connection.execute(f"LOAD '{_extension()}'")
        connection.execute("SET sqlite_all_varchar = true")
        connection.execute(f"ATTACH '{_quoted(copy)}' AS erp (TYPE sqlite, READ_ONLY)")
        _taken_days(connection, older)
        connection.execute(f"SET TimeZone = '{timezone}'")
        script = files("maintenance").joinpath("builder.sql").read_text(encoding="utf-8")
        connection.execute("SET VARIABLE first_day = ?", [str(first or "0000-01-01")])
        connection.execute("SET VARIABLE last_day = ?", [str(last or "9999-12-31")])
        connection.execute(script)
        built = _summary(connection)
        connection.execute("DROP TABLE reading; DETACH erp; CHECKPOINT")
        return built
    finally:
        connection.close()


def reader_problem() -> str | None:
    """Why DuckDB cannot load its SQLite reader, None where it can."""
    try:
        with duckdb.connect() as connection:
            connection.execute(f"LOAD '{_extension()}'")
    except (ImportError, duckdb.Error) as error:
        return str(error)
    return None


def _extension() -> str:
    folder = files("duckdb_extension_sqlite_scanner").joinpath("extensions", f"v{duckdb.__version__}")
    return _quoted(Path(str(folder)) / "sqlite_scanner.duckdb_extension")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _taken_days(connection: duckdb.DuckDBPyConnection, older: Iterable[Path]) -> None:
    connection.execute("CREATE TEMP TABLE taken(day TEXT)")
    for number, path in enumerate(older):
        connection.execute(f"ATTACH '{_quoted(path)}' AS older{number} (READ_ONLY)")
        connection.execute(f"INSERT INTO taken SELECT day FROM older{number}.days")
        connection.execute(f"DETACH older{number}")


def _summary(connection: duckdb.DuckDBPyConnection) -> Built:
    counted = connection.execute(
        "SELECT count(*), min(left(production_date, 10)), max(left(production_date, 10)) FROM records"
    ).fetchone()
    overlap = connection.execute("SELECT count(*) FROM reading WHERE reason = 'overlap'").fetchone()
    excluded = connection.execute(
        "SELECT reason, sum(rows)::BIGINT FROM excluded GROUP BY ALL ORDER BY 1"
    ).fetchall()
    assert counted is not None and overlap is not None  # aggregates always give a row
    days = [day and date.fromisoformat(day) for day in counted[1:]]
    return Built(counted[0], days[0], days[1], dict(excluded), overlap[0])
