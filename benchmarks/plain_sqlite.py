"""The yardstick: the same questions to plain sqlite3, on copies of the files with indexes and ANALYZE."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

INDEXES = {
    "idx_production_date": "production_date",
    "idx_item_code": "item_code",
    "idx_item_date": "item_code, production_date",
}
FILES = ("archive_2025.db", "production_analysis.db")
VIEW = """CREATE TEMP VIEW records AS
    SELECT * FROM archive.production_records UNION ALL SELECT * FROM main.production_records"""
QUESTIONS = {
    "item in a month": """SELECT sum(good_quantity), count(*) FROM records WHERE item_code = 'BW0021'
        AND production_date >= '2026-03-01' AND production_date < '2026-04-01'""",
    "item's trend, 3 years": """SELECT substr(production_date, 1, 7), sum(good_quantity), count(*)
        FROM records WHERE item_code = 'BW0021'
        AND production_date >= '2023-01-01' AND production_date < '2026-01-01'
        GROUP BY 1""",
    "last 10 of an item": """SELECT * FROM records WHERE item_code = 'BW0021'
        ORDER BY production_date DESC, id DESC LIMIT 10""",
    "monthly totals, 4 years": """SELECT substr(production_date, 1, 7), sum(good_quantity), count(*)
        FROM records WHERE production_date >= '2023-01-01' AND production_date < '2026-11-21' GROUP BY 1""",
    "two years compared": """SELECT substr(production_date, 1, 4), item_code, sum(good_quantity), count(*)
        FROM records WHERE production_date >= '2024-01-01' AND production_date < '2026-01-01'
        GROUP BY 1, 2""",
    "top 10 of a quarter": """SELECT item_code, sum(good_quantity) FROM records
        WHERE production_date >= '2025-07-01' AND production_date < '2025-10-01'
        GROUP BY 1 ORDER BY 2 DESC LIMIT 10""",
    "item search": "SELECT DISTINCT item_code, item_name FROM records WHERE item_name LIKE '%브라운 12%'",
    "window over all rows": """SELECT *, rank() OVER (PARTITION BY month ORDER BY quantity DESC) FROM (
        SELECT substr(production_date, 1, 7) AS month, item_code, sum(good_quantity) AS quantity
        FROM records GROUP BY 1, 2)""",
    "page of 1,000": """SELECT * FROM records WHERE (production_date, id) < ('2024-12-01', 0)
        ORDER BY production_date DESC, id DESC LIMIT 1000""",
}


def indexed_copies(folder: Path) -> sqlite3.Connection:
    """A connection to indexed copies of both files, joined in the view `records`."""
    target = folder / "sqlite"
    target.mkdir(exist_ok=True)
    for name in FILES:
        if not (target / name).exists():
            _index(folder / name, target / name)
    connection = sqlite3.connect(target / FILES[1])
    connection.execute("ATTACH ? AS archive", [str(target / FILES[0])])
    connection.execute(VIEW)
    return connection


def _index(original: Path, copy: Path) -> None:
    unfinished = copy.with_suffix(".partial")
    shutil.copyfile(original, unfinished)
    with closing(sqlite3.connect(unfinished)) as connection:
        for name, columns in INDEXES.items():
            connection.execute(f"CREATE INDEX {name} ON production_records({columns})")
        connection.execute("ANALYZE")
        connection.commit()
    unfinished.rename(copy)
