"""Builds one source's snapshot file: a native DuckDB copy of its readable rows, and their aggregates."""

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

import duckdb

from maintenance.mending import has_usual_types, retype
from maintenance.sources import PublishProblem, SourceUnreadable

MEMORY = "2GB"
SHARES = {"reading": 0.4, "records": 0.35, "item_days": 0.15}
"""Parts of the work that the large tables are, for the progress."""
FILLS = re.compile(r"(?:TEMP TABLE|INSERT INTO) (\w+)")
READING = "CREATE TEMP TABLE reading"
"""Begins the statement of the script after which every row's day is known."""
TICK = 0.2
DISK_ERRORS = (duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException)
"""A write that failed, one that failed in a checkpoint, and memory that found no room to spill into."""
USUAL_ROWS = """CREATE TEMP VIEW erp_rows AS
    SELECT id, decode(encode(production_date)) AS production_date, decode(encode(lot_number)) AS lot_number,
        decode(encode(item_code)) AS item_code, decode(encode(item_name)) AS item_name, good_quantity,
        NULL::VARCHAR AS quantity_text
    FROM erp.production_records"""
"""The scanner passes on text that is no UTF-8; decoding fails on it."""
RETYPED_ROWS = """CREATE TEMP VIEW erp_rows AS
    SELECT id, TRY(decode(encode(production_date))) AS production_date,
        TRY(decode(encode(lot_number))) AS lot_number, TRY(decode(encode(item_code))) AS item_code,
        TRY(decode(encode(item_name))) AS item_name, good_quantity,
        TRY(decode(encode(quantity_text))) AS quantity_text
    FROM erp.retyped_records"""
"""Cells that are no UTF-8 are empty: to read them would be to guess."""

Report = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a source is read: only days from `first` to `last` count, and none that `older` snapshots hold.

    `timezone` tells the day of a moment written with its own zone.
    """

    first: date | None
    last: date | None
    older: tuple[Path, ...]
    timezone: str


@dataclass(frozen=True, slots=True)
class Built:
    """What a finished snapshot file holds."""

    records: int
    first_day: date | None
    last_day: date | None
    excluded: dict[str, int]
    overlap: int
    oddities: dict[str, int]


def build_snapshot(copy: Path, target: Path, plan: Plan, report: Report = lambda fraction: None) -> Built:
    """Build `target` from a private SQLite copy, which may be altered to make it readable.

    Raises PublishProblem.
    """
    if has_usual_types(copy):
        with suppress(duckdb.TypeMismatchException, duckdb.InvalidInputException, duckdb.ConversionException):
            return _build(copy, target, plan, USUAL_ROWS, report)
        target.unlink()
    retype(copy)
    return _build(copy, target, plan, RETYPED_ROWS, report)


def _build(copy: Path, target: Path, plan: Plan, rows: str, report: Report) -> Built:
    with _opened(target) as connection:
        _prepare(connection, copy, plan, rows)
        _run_script(connection, report)
        built = _summary(connection)
        connection.execute("DROP TABLE reading; DROP VIEW erp_rows; DETACH erp; CHECKPOINT")
    return built


def read_days(copy: Path, plan: Plan) -> list[tuple[int | None, str]]:
    """Id and day of every row that the plan's days own, whatever else is wrong with the row.

    The private copy may be altered to make it readable. Raises PublishProblem.
    """
    if has_usual_types(copy):
        with suppress(duckdb.TypeMismatchException, duckdb.InvalidInputException, duckdb.ConversionException):
            return _read_days(copy, plan, USUAL_ROWS)
    retype(copy)
    return _read_days(copy, plan, RETYPED_ROWS)


def _read_days(copy: Path, plan: Plan, rows: str) -> list[tuple[int | None, str]]:
    scratch = copy.with_suffix(".days")
    scratch.unlink(missing_ok=True)
    with _opened(scratch) as connection:
        _prepare(connection, copy, plan, rows)
        for statement in connection.extract_statements(_script()):
            connection.execute(statement)
            if statement.query.strip().startswith(READING):
                break
        return connection.execute(
            "SELECT id, day FROM reading"
            " WHERE day IS NOT NULL AND reason IS DISTINCT FROM 'overlap' ORDER BY id"
        ).fetchall()


def _prepare(connection: duckdb.DuckDBPyConnection, copy: Path, plan: Plan, rows: str) -> None:
    connection.execute(f"LOAD '{_extension()}'")
    connection.execute(f"ATTACH '{_quoted(copy)}' AS erp (TYPE sqlite, READ_ONLY)")
    _taken_days(connection, plan.older)
    connection.execute(f"SET TimeZone = '{plan.timezone}'")
    connection.execute("SET VARIABLE first_day = ?", [str(plan.first or "1000-01-01")])
    connection.execute("SET VARIABLE last_day = ?", [str(plan.last or "9999-12-31")])
    connection.execute(rows)


def _script() -> str:
    return files("maintenance").joinpath("builder.sql").read_text(encoding="utf-8")


@contextmanager
def _opened(target: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new database file; whatever DuckDB complains of is a problem of the disk or of the source."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": 2,
        "memory_limit": MEMORY,
        "temp_directory": str(target.with_suffix(".spill")),
    }
    try:
        connection = duckdb.connect(str(target), config=config)
        try:
            yield connection
        finally:
            connection.close()
    except DISK_ERRORS as error:
        raise PublishProblem("disk_full", str(error)) from error
    except duckdb.InternalException as error:
        raise SourceUnreadable("damaged", str(error)) from error


def _run_script(connection: duckdb.DuckDBPyConnection, report: Report) -> None:
    done = 0.0
    for statement in connection.extract_statements(_script()):
        filled = FILLS.search(statement.query)
        share = SHARES.get(filled[1], 0.0) if filled else 0.0
        with _ticking(connection, report, done, share):
            connection.execute(statement)
        done += share


@contextmanager
def _ticking(
    connection: duckdb.DuckDBPyConnection, report: Report, done: float, share: float
) -> Iterator[None]:
    """Report from beside while a statement runs; an exception of the report ends the statement."""
    over, raised = threading.Event(), list[BaseException]()

    def tick() -> None:
        while not over.wait(TICK):
            try:
                report(done + share * max(0.0, connection.query_progress()) / 100)
            except BaseException as error:
                raised.append(error)
            if raised:
                connection.interrupt()

    if share:
        thread = threading.Thread(target=tick, name="build progress")
        thread.start()
    try:
        with suppress(duckdb.InterruptException):
            yield
    finally:
        if share:
            over.set()
            thread.join()
    if raised:
        raise raised[0]


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
    counted = connection.execute("SELECT sum(records)::BIGINT, min(day), max(day) FROM days").fetchone()
    overlap = connection.execute("SELECT count(*) FROM reading WHERE reason = 'overlap'").fetchone()
    excluded = connection.execute(
        "SELECT reason, sum(rows)::BIGINT FROM excluded GROUP BY ALL ORDER BY 1"
    ).fetchall()
    oddities = connection.execute("FROM oddities").fetchall()
    assert counted is not None and overlap is not None  # aggregates always give a row
    days = [day and date.fromisoformat(day) for day in counted[1:]]
    return Built(counted[0] or 0, days[0], days[1], dict(excluded), overlap[0], dict(oddities))
