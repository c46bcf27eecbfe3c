"""Makes a private copy readable by DuckDB's scanner where its cells are not what its columns declare."""

import sqlite3
from contextlib import closing
from pathlib import Path

TEXTS = ("production_date", "lot_number", "item_code", "item_name")
RETYPED = """CREATE TABLE retyped_records(
    id INTEGER, production_date TEXT, lot_number TEXT, item_code TEXT, item_name TEXT,
    good_quantity REAL, quantity_text TEXT)"""
RETYPE = """INSERT INTO retyped_records SELECT
    CASE typeof(id) WHEN 'integer' THEN id END,
    CAST(production_date AS TEXT), CAST(lot_number AS TEXT), CAST(item_code AS TEXT), CAST(item_name AS TEXT),
    CASE WHEN typeof(good_quantity) IN ('real', 'integer') THEN good_quantity END,
    CASE WHEN typeof(good_quantity) IN ('text', 'blob') THEN CAST(good_quantity AS TEXT) END
    FROM production_records"""


def has_usual_types(copy: Path) -> bool:
    """Whether the columns are declared so that DuckDB reads them as number, text and double."""
    with closing(sqlite3.connect(copy)) as connection:
        rows = connection.execute("PRAGMA table_info(production_records)")
        types = {row[1].lower(): row[2].upper() for row in rows}
    texts = all(types[name] == "TEXT" or types[name].startswith("VARCHAR") for name in TEXTS)
    return texts and types["id"] == "INTEGER" and types["good_quantity"] in {"REAL", "DOUBLE", "FLOAT"}


def retype(copy: Path) -> None:
    """Write the table anew with one type a column, a quantity that is no number in a column of its own."""
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("DROP TABLE IF EXISTS retyped_records")
        connection.execute(RETYPED)
        connection.execute(RETYPE)
