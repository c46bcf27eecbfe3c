"""The process that runs model-written SQL: it holds snapshot files only, and is killed when it overruns.

Requests and replies are lines of JSON on standard input and output:

    {"sql": str, "today": "YYYY-MM-DD", "files": {source: path}}
    {"columns": [[name, type]], "rows": [[cell]], "truncated": bool, "relations": [str],
     "scope": {"first": "YYYY-MM-DD" | null, "last": "YYYY-MM-DD" | null, "codes": [str]}}
    {"error": code, "message": str}

The process ends when its standard input does, so it never outlives its parent.
"""

import json
import math
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from queue import Empty, SimpleQueue
from typing import Any

import duckdb
import orjson

from tools.sql_errors import INTERVAL_LESSON, MEMORY_LESSON, teach
from tools.sql_guard import SqlRefused, check_sql
from tools.sql_limits import Limits
from tools.sql_scope import scope_of
from tools.sql_vocabulary import CLOCK, MACROS, RELATIONS

if sys.platform != "win32":
    import resource

Reply = dict[str, Any]
QUIET_SECONDS = 60.0
"""After so long without a query the files are let go, so that Windows can delete an old generation."""
EXACT = 2.0**53
"""Below it every whole DOUBLE is exact."""
_SETTINGS = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",
    "temp_directory": "''",
    "max_temp_directory_size": "'0KB'",
    "old_implicit_casting": "true",  # text functions take a DATE, as SQLite's do
    "ieee_floating_point_ops": "false",  # a division by zero is NULL, no infinity
    "enable_external_access": "false",
    "lock_configuration": "true",
}


class SnapshotUnreadable(Exception):
    """A snapshot file that cannot be opened."""


class TooLong(Exception):
    """A single text or row that is too long to hand on; the text says which."""


class Engine:
    """DuckDB over the snapshot files that the last request named."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._files: Mapping[str, str] = {}
        self._today = ""
        self._connection = duckdb.connect(":memory:")

    def answer(self, request: Mapping[str, Any]) -> Reply:
        """The reply to one request, whatever the statement is."""
        sql = request["sql"]
        try:
            relations = check_sql(sql)
            self._open(request["files"], request["today"])
            scope = scope_of(sql).to_json()
            return {**self._run(sql), "relations": sorted(relations), "scope": scope}
        except SqlRefused as refused:
            return {"error": refused.code, "message": str(refused)}
        except SnapshotUnreadable:
            return {
                "error": "unavailable",
                "message": "The snapshot cannot be read now. Ask again in a moment.",
            }
        except TooLong as long:
            return {
                "error": "too_large",
                "message": f"The result is too long: {long}. Select or join less of it.",
            }
        except (duckdb.OutOfMemoryException, MemoryError):
            return {"error": "too_large", "message": MEMORY_LESSON}
        except (duckdb.FatalException, duckdb.InternalException):
            return {
                "error": "unavailable",
                "message": "The engine failed on this query. Write it in another way.",
            }
        except (duckdb.Error, ValueError, OverflowError) as error:
            return {"error": "sql_error", "message": teach(str(error), sql)}

    def close(self) -> None:
        """Let the files go until the next request."""
        self._connection.close()
        self._files, self._today = {}, ""

    def _open(self, files: Mapping[str, str], today: str) -> None:
        try:
            if files != self._files:
                self.close()
                self._connection, self._files = open_locked(files, self._limits), files
            if today != self._today:
                day = date.fromisoformat(today)
                for name, kind in CLOCK.items():
                    self._connection.execute(f"CREATE OR REPLACE MACRO {name}() AS {kind} '{day}'")
                self._today = today
        except duckdb.Error as error:
            self.close()
            raise SnapshotUnreadable from error

    def _run(self, sql: str) -> Reply:
        with self._connection.cursor() as cursor:
            cursor.execute(sql)
            columns = [[column[0], str(column[1])] for column in cursor.description or ()]
            names = [name for name, kind in columns if kind != "INTERVAL"]
            if len(names) < len(columns):
                return {"error": "sql_error", "message": INTERVAL_LESSON}
            rows: list[list[object]] = []
            size = 0
            for row in _fetched(cursor):
                cells = [self._cell(name, value) for name, value in zip(names, row, strict=True)]
                size += len(_encoded(cells))
                if not rows and size > self._limits.answer_bytes:
                    raise TooLong("one row")
                if len(rows) == self._limits.rows or size > self._limits.answer_bytes:
                    return {"columns": columns, "rows": rows, "truncated": True}
                rows.append(cells)
            return {"columns": columns, "rows": rows, "truncated": False}

    def _cell(self, name: str, value: object) -> object:
        cell = _number(value) if isinstance(value, float) else _plain(value)
        if isinstance(cell, str) and len(cell) > self._limits.cell_characters:
            raise TooLong(f"the text in column '{name[:63]}'")
        return cell


def open_locked(files: Mapping[str, str], limits: Limits) -> duckdb.DuckDBPyConnection:
    """The documented relations over snapshot files by source, with everything else shut and locked."""
    connection = duckdb.connect(
        ":memory:", config={"threads": limits.threads, "memory_limit": f"{limits.engine_mb}MB"}
    )
    for source, path in files.items():
        connection.execute(f"ATTACH '{path.replace(chr(39), chr(39) * 2)}' AS {source} (READ_ONLY)")
    for relation in RELATIONS.values():
        connection.execute(relation.view(list(files)))
    for macro in MACROS:
        connection.execute(macro)
    for setting, value in _SETTINGS.items():
        connection.execute(f"SET {setting} = {value}")
    return connection


def _fetched(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[object, ...]]:
    while rows := cursor.fetchmany(100):
        yield from rows


def _plain(value: object) -> object:
    """A value as a JSON scalar; whatever is none becomes text."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float | Decimal):
        return _number(float(value))
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _number(value: float) -> int | float | None:
    """A number without the noise of binary fractions, None where it is none."""
    if not math.isfinite(value):
        return None
    rounded = float(f"{value:.15g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < EXACT else rounded


def confine(limits: Limits) -> None:
    """Give up, where the operating system allows it, all that a query never needs."""
    if sys.platform != "win32":
        space = limits.address_space_mb * 1024 * 1024
        for kind, bound in (
            (resource.RLIMIT_AS, space),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_NOFILE, 64),
        ):
            _, most = resource.getrlimit(kind)
            least = bound if most == resource.RLIM_INFINITY else min(bound, most)
            with suppress(OSError, ValueError):  # macOS refuses some; the parent's watch remains
                resource.setrlimit(kind, (least, least))


def _requests() -> Iterator[Mapping[str, Any] | None]:
    """Requests as they come, None after a quiet while.

    A thread of its own notices the end of the input even while a query runs.
    """
    lines: SimpleQueue[bytes] = SimpleQueue()

    def read() -> None:
        for line in sys.stdin.buffer:
            lines.put(line)
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    while True:
        try:
            yield json.loads(lines.get(timeout=QUIET_SECONDS))
        except Empty:
            yield None


def _encoded(value: object) -> bytes:
    """JSON, by the slower library where an integer is beyond 64 bits."""
    try:
        return orjson.dumps(value)
    except TypeError:
        return json.dumps(value).encode()


def _send(reply: Reply) -> None:
    sys.stdout.buffer.write(_encoded(reply) + b"\n")
    sys.stdout.buffer.flush()


def main() -> None:
    """Answer requests until the input ends; the limits are the only argument, as JSON."""
    limits = Limits(**json.loads(sys.argv[1]))
    engine = Engine(limits)
    check_sql("SELECT 1")
    confine(limits)
    _send({"ready": True})
    for request in _requests():
        if request is None:
            engine.close()
        else:
            _send(engine.answer(request))


if __name__ == "__main__":
    main()
