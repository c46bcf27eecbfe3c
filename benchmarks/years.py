"""Production files of any size, written by SQLite itself: 30 % live, four years, 600 items."""

import sqlite3
from contextlib import closing
from pathlib import Path

LIVE_SHARE = 0.3
ITEMS = 600
FIRST_LIVE_DAY = "2026-01-01"
LIVE_DAYS = 323
FIRST_ARCHIVED_DAY = "2023-01-01"
ARCHIVED_DAYS = 1096
TABLE = """CREATE TABLE production_records(
    id INTEGER PRIMARY KEY AUTOINCREMENT, production_date TEXT NOT NULL, lot_number TEXT,
    item_code TEXT NOT NULL, item_name TEXT, good_quantity REAL DEFAULT 0)"""
ITEM_TABLE = f"""CREATE TEMP TABLE made_items AS
    WITH RECURSIVE numbers(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM numbers WHERE k + 1 < {ITEMS})
    SELECT k, printf('BW%04d', k) AS code,
        CASE k % 3 WHEN 0 THEN '모카 브라운 ' WHEN 1 THEN 'Mocha Gray ' ELSE '클리어 토릭 ' END || k
        || CASE k % 2 WHEN 0 THEN ' 원데이' ELSE ' 1-Day' END AS name
    FROM numbers"""
RECORDS = """INSERT INTO production_records(production_date, lot_number, item_code, item_name, good_quantity)
    WITH RECURSIVE numbers(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i + 1 < :rows)
    SELECT
        date(:first, (i * :days / :rows) || ' days')
        || CASE i % 2 WHEN 0 THEN '' ELSE printf(' %02d:%02d', i / 2 % 24, i / 48 % 60) END,
        printf('L%07d', i / 3), code, name, 1.0 + i * 7919 % 499
    FROM numbers
    JOIN made_items ON k = (i * 2654435761 % 4294967296) % :items * (i * 40503 % 65536) / 65536"""


def make_years(folder: Path, rows: int) -> Path:
    """Write an archive of 2023 to 2025 and a live 2026, `rows` records together, where they are missing."""
    live = round(rows * LIVE_SHARE)
    folder.mkdir(parents=True, exist_ok=True)
    _make(folder / "archive_2025.db", rows - live, FIRST_ARCHIVED_DAY, ARCHIVED_DAYS)
    _make(folder / "production_analysis.db", live, FIRST_LIVE_DAY, LIVE_DAYS)
    return folder


def _make(path: Path, rows: int, first: str, days: int) -> None:
    if path.exists():
        return
    unfinished = path.with_suffix(".partial")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(TABLE)
        connection.execute(ITEM_TABLE)
        connection.execute("CREATE UNIQUE INDEX temp.by_number ON made_items(k)")
        connection.execute(RECORDS, {"rows": rows, "first": first, "days": days, "items": ITEMS})
        connection.commit()
    unfinished.rename(path)
