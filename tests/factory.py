"""Tiny real SQLite years: production files with given rows, written here or by another process."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

Record = tuple[object, object, object, object, object]
"""production_date, lot_number, item_code, item_name, good_quantity, as SQLite shall store them."""

PROJECT_ROOT = Path(__file__).resolve().parent.parent
TABLE = """CREATE TABLE IF NOT EXISTS production_records(
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    production_date TEXT NOT NULL,
    lot_number TEXT,
    item_code TEXT NOT NULL,
    item_name TEXT,
    good_quantity REAL DEFAULT 0)"""
INSERT = (
    "INSERT INTO production_records"
    "(production_date, lot_number, item_code, item_name, good_quantity) VALUES (?, ?, ?, ?, ?)"
)


def record(
    day: object, code: object, quantity: object, name: object = "모카 브라운", lot: object = "L1"
) -> Record:
    """One record in the order of the table's columns."""
    return (day, lot, code, name, quantity)


def write(path: Path, records: Iterable[Record]) -> Path:
    """Append records to the database at `path`, creating file and table where they are missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(TABLE)
        connection.executemany(INSERT, records)
    return path


def write_live(folder: Path, records: Iterable[Record]) -> Path:
    """Append records to the folder's live file."""
    return write(folder / "production_analysis.db", records)


def write_archive(folder: Path, year: int, records: Iterable[Record]) -> Path:
    """Append records to the folder's archive of `year`."""
    return write(folder / f"archive_{year}.db", records)


def write_elsewhere(path: Path, records: Iterable[Record]) -> Path:
    """Append records as the ERP does: from a process of its own."""
    subprocess.run(
        [sys.executable, "-m", "tests.factory", str(path)],
        input=json.dumps(list(records)),
        cwd=PROJECT_ROOT,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return path


def execute(path: Path, sql: str, values: Iterable[object] = ()) -> list[tuple[object, ...]]:
    """Run one statement on a database file and return its rows: the yardstick that answers are held to."""
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(sql, tuple(values)).fetchall()


def small_years(folder: Path) -> Path:
    """Write a live 2026 and an archive of 2024 and 2025: three items with round numbers in every month.

    BW0021 makes 100 a month in 2024, 200 in 2025, 300 in 2026; BW0022 ten times less; CT0021 only 7 in each
    March. 2026 ends with October. Dates alternate between both spellings.
    """
    archived = [row for year in (2024, 2025) for row in _year(year, months=12)]
    write_archive(folder, 2025, archived)
    write_live(folder, _year(2026, months=10))
    return folder


def _year(year: int, months: int) -> list[Record]:
    level = 100.0 * (year - 2023)
    return [row for month in range(1, months + 1) for row in _month(year, month, level)]


def _month(year: int, month: int, level: float) -> list[Record]:
    rows = [
        record(f"{year}-{month:02d}-05", "BW0021", level / 2, "모카 브라운 원데이", f"A{month}"),
        record(f"{year}-{month:02d}-28 14:30:00", "BW0021", level / 2, "모카 브라운 원데이", f"B{month}"),
        record(f"{year}-{month:02d}-10 08:15", "BW0022", level / 10, "Mocha Gray 1-Day", f"C{month}"),
    ]
    if month == 3:
        rows.append(record(f"{year}-03-31", "CT0021", 7.0, "클리어 토릭", "D3"))
    return rows


def main() -> None:
    """Append the JSON records on standard input to the file named on the command line."""
    write(Path(sys.argv[1]), (tuple(row) for row in json.load(sys.stdin)))


if __name__ == "__main__":
    main()
